"""One person's interview: the rules of conduct, then one question at a time, then the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from screening_tui.case.events import Body, ConductRecorded, Missing, MissingReason, PersonPresent, QuestionAdded
from screening_tui.case.model import Position
from screening_tui.language import _, ngettext
from screening_tui.protocol.model import Conduct
from screening_tui.screening.model import ItemToAsk, PlannedStep
from screening_tui.tui.desk import Desk
from screening_tui.tui.paint import wrap, write
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.steps.step_view import Recorder, StepView
from screening_tui.tui.widgets.conduct_panel import ConductPanel, part_word
from screening_tui.tui.widgets.own_question_panel import OwnQuestionPanel
from screening_tui.tui.widgets.question_panel import QuestionPanel


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an interview: rules of conduct, one question, or the place for a question of one's own."""

    conducts: tuple[Conduct, ...] = ()
    ends: bool = False
    item: ItemToAsk | None = None


class InterviewView(StepView):
    """Shows one page; going on changes the same widgets."""

    DEFAULT_CSS = "InterviewView #pages { height: 1fr; }"

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self.at = 0
        self._people: tuple[str, ...] = ()
        self._role_step = ""
        self._ended = False
        """By a disclosure: nothing more is asked, and only the rules at the end are left."""

    def compose(self) -> ComposeResult:
        """The three kinds of page, and the guidance that stays."""
        with Vertical(id="pages"):
            yield ConductPanel(self.desk)
            yield QuestionPanel(self.desk)
            yield OwnQuestionPanel(self.desk)
            yield Static(id="ended", markup=False)
        yield Static(classes="guidance", markup=False)

    @property
    def person(self) -> str:
        """Whose interview."""
        return self._people[0] if self._people else ""

    def pages(self) -> list[Page]:
        """All pages, as the case stands."""
        conducts = self.desk.protocol.conducts_of.get(self._role_step, ())
        before = tuple(c for c in conducts if c.moment == "before")
        rest = tuple(c for c in conducts if c.moment != "before")
        pages = [Page(conducts=before)] if before else []
        pages += [Page(item=item) for item in self.desk.items()]
        return pages + ([Page(conducts=rest, ends=True)] if rest else [])

    def show(self, planned: PlannedStep) -> None:
        """The page where the officer is; in another interview, the page where that one stopped."""
        if (planned.step.id, planned.people, planned.ended_by_disclosure) != (
            self._role_step,
            self._people,
            self._ended,
        ):
            self._role_step, self._people, self._ended = planned.step.id, planned.people, planned.ended_by_disclosure
            self.at = self._where_it_stopped()
        guidance = self.query_one(".guidance", Static)
        words = self.desk.say(planned.step.guidance)
        guidance.display = bool(words)
        write(guidance, "\n".join(wrap(words, self.room)))
        self._show_page(planned)

    def _where_it_stopped(self) -> int:
        """The page after the one that was recorded last; the page itself while the officer only went away."""
        pages = self.pages()
        if self._ended and pages and self._open_rules(pages[-1]):
            return len(pages) - 1
        kept = self.desk.places.get(self.desk.position)
        if kept is not None:
            return min(kept, len(pages) - 1)
        last, newest = -1, 0
        for number, page in enumerate(pages):
            seqs = [page.item.standing.seq] if page.item is not None and page.item.standing is not None else []
            rules = (self.desk.case.conducts.get((self.person, conduct.id)) for conduct in page.conducts)
            seqs += [standing.seq for standing in rules if standing is not None]
            if max(seqs, default=0) > newest:
                newest = max(seqs)
                last = number - 1 if self._open_rules(page) else number
        return min(last + 1, len(pages) - 1)

    def _open_rules(self, page: Page) -> bool:
        return any((self.person, conduct.id) not in self.desk.case.conducts for conduct in page.conducts)

    def _show_page(self, planned: PlannedStep) -> None:
        pages = self.pages()
        self.at = max(0, min(self.at, len(pages) - 1))
        self.desk.places[self.desk.position] = self.at
        page = pages[self.at] if pages else Page()
        ended = self.query_one("#ended", Static)
        asked = page.item is not None and not page.item.adds and page.item.standing is not None
        ended.display = planned.ended_by_disclosure and not asked
        conduct, question, own = (
            self.query_one(ConductPanel),
            self.query_one(QuestionPanel),
            self.query_one(OwnQuestionPanel),
        )
        conduct.display = bool(page.conducts)
        own.display = not ended.display and page.item is not None and page.item.adds
        question.display = not ended.display and page.item is not None and not page.item.adds
        if ended.display:
            ended.update(
                "\n".join(
                    wrap(
                        _("This interview was stopped to protect the minor. Do not ask on. Enter: what to do now."),
                        self.room,
                    )
                )
            )
        if page.conducts:
            heading = _("At the end of the interview") if page.ends else _("Before the interview")
            conduct.show(heading, page.conducts, self.person)
        elif page.item is not None and page.item.adds:
            own.show(page.item)
        elif page.item is not None:
            question.show(page.item, planned.step.role)

    def focus_first(self) -> None:
        """The cursor goes to the page's first field."""
        own, question = self.query_one(OwnQuestionPanel), self.query_one(QuestionPanel)
        if own.display:
            own.focus_first()
        elif question.display:
            question.focus_first()
        else:
            self.query_one(ConductPanel).focus()

    def title(self) -> str:
        """``question 5 of 9``."""
        questions = [page for page in self.pages() if page.item is not None and not page.item.adds]
        page = self._page()
        if page is not None and page.item is not None and not page.item.adds:
            number = next(
                (n for n, p in enumerate(questions, 1) if p.item is not None and p.item.id == page.item.id), 0
            )
            return _("question {n} of {total}").format(n=number, total=len(questions))
        return _("{total} questions").format(total=len(questions))

    def _page(self) -> Page | None:
        pages = self.pages()
        return pages[self.at] if 0 <= self.at < len(pages) else None

    def save(self) -> bool:
        """Record the answer that is typed."""
        question, own = self.query_one(QuestionPanel), self.query_one(OwnQuestionPanel)
        page = self._page()
        if page is not None and page.conducts and self._open_rules(page) and not self._ended:
            self.query_one(ConductPanel).to_the_open_one()
            words = _("Each needs its own key: y, or n with the reason.")
            if any(conduct.may_not_apply for conduct in page.conducts):
                words = f"{words} {_('Where one does not apply: a.')}"
            self.post_message(self.Tell(words))
            return False
        if own.display:
            return self._save_own(own)
        if not question.display:
            return True
        bodies = question.bodies()
        if bodies is None:
            return False
        if bodies and not self.record(*bodies):
            return False
        question.saved()
        return True

    def _save_own(self, own: OwnQuestionPanel) -> bool:
        wording, neutral = own.typed()
        if not wording:
            return True
        if not neutral and own.ask_for_neutral():
            self.post_message(
                self.Tell(_("Write it in neutral words too. Without them (Enter again) the adult is not asked it."))
            )
            return False
        number = len([e for e in self.desk.case.events if e.body.kind == "question_added"]) + 1
        saved = self.record(
            QuestionAdded(question=f"own.{number}", person=self.person, wording=wording, neutral=neutral)
        )
        if saved:
            own.clear()
            # The new question took this place in the list of pages: stay, to ask it now.
            self.at -= 1
        return saved

    def forward(self) -> bool:
        """The next page."""
        planned = self.desk.planned
        if planned is None or self.at + 1 >= len(self.pages()):
            return False
        if planned.ended_by_disclosure and self.query_one("#ended").display:
            return False
        pages = self.pages()
        if pages[self.at + 1].ends and not planned.ended_by_disclosure and self._unanswered():
            self._ask_about_unanswered()
            return True
        self._turn_to(self.at + 1)
        return True

    def _turn_to(self, number: int) -> None:
        planned = self.desk.planned
        if planned is not None:
            self.at = number
            self._show_page(planned)
            self.focus_first()

    def _unanswered(self) -> list[ItemToAsk]:
        return [item for item in self.desk.items() if not item.adds and item.standing is None]

    def _ask_about_unanswered(self) -> None:
        """Before the end: a question without an answer is never left without a word by mere Enter."""
        count = len(self._unanswered())
        choices = [
            Choice("back", _("go back to the first of them"), "b"),
            Choice("not_asked", _("mark them: not asked"), "n"),
            Choice("open", _("leave them open for now"), "l"),
        ]
        title = ngettext("{n} question has no answer", "{n} questions have no answer", count).format(n=count)
        asked_at = self.desk.position
        self.app.push_screen(ChoiceDialog(title, choices), lambda decided: self._unanswered_decided(decided, asked_at))

    def _unanswered_decided(self, decided: str | None, asked_at: Position | None) -> None:
        if self.desk.position != asked_at:
            return  # the case went on elsewhere while the dialog lay below another one: that is not about this place
        pages, missing = self.pages(), self._unanswered()
        if decided == "back" and missing:
            self._turn_to(next(n for n, page in enumerate(pages) if page.item == missing[0]))
        elif decided == "open":
            self._turn_to(len(pages) - 1)
        elif decided == "not_asked":
            bodies = [Missing(question=item.id, person=item.person, reason="not_asked") for item in missing]
            if self.record(*bodies):
                self._turn_to(len(self.pages()) - 1)

    def backward(self) -> bool:
        """The page before."""
        planned = self.desk.planned
        if self.at == 0 or planned is None:
            return False
        self._turn_to(self.at - 1)
        return True

    def keep_draft(self) -> None:
        """Remember what is half typed."""
        question, own = self.query_one(QuestionPanel), self.query_one(OwnQuestionPanel)
        if question.display:
            question.keep_draft()
        own.keep_draft()

    def missing_target(self) -> tuple[str, str] | None:
        """The question on the page."""
        page = self._page()
        return (page.item.person, page.item.id) if page and page.item and not page.item.adds else None

    def without_answer(self, reason: MissingReason) -> Sequence[Body]:
        """Why the question on the page has no answer."""
        return self.query_one(QuestionPanel).without_answer(reason)

    def half_typed(self) -> str:
        """The words on the question's page; nothing on any other page."""
        question = self.query_one(QuestionPanel)
        return question.words if question.display else ""

    def saved(self) -> None:
        """The question's page holds nothing more that is not recorded."""
        self.query_one(QuestionPanel).saved()

    def on_question_panel_done(self, event: QuestionPanel.Done) -> None:
        """Enter on a question."""
        event.stop()
        self.post_message(self.GoOn())

    def on_question_panel_complaint(self, event: QuestionPanel.Complaint) -> None:
        """Something typed cannot be understood."""
        event.stop()
        self.post_message(self.Tell(event.words))

    def on_own_question_panel_done(self, event: OwnQuestionPanel.Done) -> None:
        """Enter on one's own question."""
        event.stop()
        self.post_message(self.GoOn())

    def on_conduct_panel_done(self, event: ConductPanel.Done) -> None:
        """Enter on the rules."""
        event.stop()
        self.post_message(self.GoOn())

    def on_conduct_panel_back(self, event: ConductPanel.Back) -> None:
        """Back from the rules."""
        event.stop()
        self.post_message(self.GoBack())

    def on_conduct_panel_recorded(self, event: ConductPanel.Recorded) -> None:
        """A rule was confirmed, or does not apply; when it was not kept, ask why."""
        event.stop()
        conduct = event.conduct
        standing = self.desk.case.conducts.get((self.person, conduct.id))
        if event.how != "not_confirmed":
            if standing is None or standing.body.how != event.how:
                aside = {"does_not_apply": True} if event.how == "does_not_apply" else {}
                filled = {"conduct": conduct.id, "person": self.person, "confirmed": event.how == "confirmed"}
                self.record(ConductRecorded.model_validate(filled | aside))
            self.query_one(ConductPanel).paint()
            return
        field = Field("reason", _("Why not"), kind="words", required=True)
        form = FormDialog(self.desk.say(conduct.label), [field])
        self.ask(f"conduct:{conduct.id}", form, lambda values: self._refused(conduct, values))

    def _refused(self, conduct: Conduct, values: dict[str, str] | None) -> None:
        if values:
            self.record(
                ConductRecorded(conduct=conduct.id, person=self.person, confirmed=False, reason=values["reason"])
            )

    def on_conduct_panel_present(self, event: ConductPanel.Present) -> None:
        """Who else is here."""
        event.stop()
        self.ask_present()

    def ask_present(self) -> None:
        """Write down somebody who is in the room."""
        parts = tuple(
            (part, part_word(part)) for part in ("interpreter", "officer", "protection", "lawyer", "relative", "other")
        )
        fields = [
            Field("who", _("Name"), required=True),
            Field("part", _("As"), "other", "choice", parts, upright=True),
            Field("tie", _("Tie to the people here")),
        ]
        words = _("An interpreter is never the accompanying adult, nor an acquaintance of theirs.")
        self.ask("present", FormDialog(_("Who else is in the room"), fields, words=words), self._present)

    def _present(self, values: dict[str, str] | None) -> None:
        if values:
            body = {
                "person": self.person,
                "who": values["who"],
                "part": values["part"] or "other",
                "tie": values["tie"],
            }
            self.record(PersonPresent.model_validate({key: part for key, part in body.items() if part}))
