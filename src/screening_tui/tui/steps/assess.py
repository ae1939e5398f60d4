"""The officer concludes, for each minor, with a written reason. What speaks for and against is listed, never scored."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import Assessed, Conclusion
from screening_tui.case.model import Position
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.protocol.model import StepKind
from screening_tui.reading.clean import clean_text
from screening_tui.screening.grounds import grounds, suggested
from screening_tui.screening.items import question_of
from screening_tui.screening.model import Call, PlannedStep, Reason, ReasonKind, Status
from screening_tui.tui.because import teller_of
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, wrap
from screening_tui.tui.people import person_line
from screening_tui.tui.steps.step_view import Recorder, StepView
from screening_tui.tui.widgets.choice_row import ChoiceRow
from screening_tui.tui.widgets.words_field import WordsField

CONCLUSIONS: tuple[Conclusion, ...] = ("detected", "in_doubt", "not_detected")
CHOSEN, REASON = "conclusion", "reason"
"""What a draft of one minor's page holds."""


class AssessView(StepView):
    """One minor at a time."""

    DEFAULT_CSS = """
    AssessView #assess-who { height: 1; text-style: bold; }
    AssessView #assess-ask { height: auto; }
    AssessView #assess-words { height: auto; }
    AssessView #assess-words > Static { width: 9; }
    """
    full_width = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("save, next"), id="next"),
        Binding("pageup", "scroll(-8)", N_("scroll"), show=False),
        Binding("pagedown", "scroll(8)", N_("scroll"), show=False),
    ]

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self.at = 0
        self._filled_for = ""
        self._stands = 0
        """The conclusion that the fields show, by its event; another one, or none, fills them anew."""

    def compose(self) -> ComposeResult:
        """Who, what speaks for and against, the conclusion, the reason."""
        yield Static(id="assess-who", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="assess-grounds", classes="lines", markup=False)
        yield Static(id="assess-ask", markup=False)
        yield ChoiceRow(_("You say"), id="assess-conclusion")
        with Horizontal(id="assess-words"):
            yield Static(_("Because"), markup=False)
            yield WordsField(id="assess-reason")

    @property
    def person(self) -> str:
        """The minor on the page."""
        minors = self.desk.case.minors
        return minors[self.at] if self.at < len(minors) else ""

    def show(self, planned: PlannedStep) -> None:
        """The minor's page as the case stands."""
        minors = self.desk.case.minors
        if self._filled_for and self._filled_for not in minors:
            self._filled_for = ""
        if not self._filled_for:
            self.at = next((n for n, minor in enumerate(minors) if minor not in self.desk.case.conclusions), 0)
        known = bool(self.person)
        for where in ("#assess-conclusion", "#assess-words"):
            self.query_one(where).display = known
        if not known:
            self.query_one("#assess-who", Static).update(_("There is no minor in this case: nothing to conclude."))
            self.query_one("#assess-grounds", Static).update(
                _("What has to be reported at once stays under the actions. Enter goes on.")
            )
            self.query_one("#assess-ask", Static).update("")
            return
        self.query_one("#assess-who", Static).update(person_line(self.desk, self.person))
        self._paint_grounds()
        self._fill()

    def _paint_grounds(self) -> None:
        weighed = grounds(self.desk.protocol, self.desk.case, self.person)
        lines: list[list[Part] | str] = []
        for heading, reasons in (
            (_("Speaks for looking further"), weighed.speaks_for),
            (_("Speaks against"), weighed.speaks_against),
            (_("Not known"), weighed.not_known),
        ):
            lines.append([(heading, "bold")])
            open_steps = self._not_held() if reasons is weighed.not_known else []
            for words in [*open_steps, *self._reasons(reasons)] or [_("nothing")]:
                lines += [f"{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(wrap(words, self.room - 2))]
        self.query_one("#assess-grounds", Static).update(join(lines))
        further = suggested(self.desk.protocol, self.desk.case, self.person)
        suggestion = (
            _("The protocol suggests to look further. You decide.")
            if further
            else _("The protocol suggests nothing. You decide.")
        )
        self.query_one("#assess-ask", Static).update("\n".join(wrap(suggestion, self.room)))

    def _not_held(self) -> list[str]:
        """Interviews and comparisons that are demanded or offered and not finished."""
        return [
            f"{self.desk.say(planned.step.title)} {' / '.join(planned.people)}: {how_far(planned)}"
            for planned in self.desk.plan.steps
            if planned.call in {Call.DEMANDED, Call.OFFERED} and planned.status is not Status.DONE
        ]

    def _reasons(self, reasons: tuple[Reason, ...]) -> list[str]:
        """One line each; indicators that were not observed, or not looked at, together on one."""
        numbers = {indicator.id: n for n, indicator in enumerate(self.desk.protocol.indicators, 1)}
        together: dict[str, list[str]] = {}
        lines = []
        for reason in reasons:
            if reason.kind is ReasonKind.INDICATOR and reason.value in {"", "not_observed"}:
                together.setdefault(reason.value, []).append(str(numbers[reason.id]))
            else:
                lines.append(self._reason(reason))
        for value, which in together.items():
            words = in_use().word(value) if value else _("not looked at")
            lines.append(_("Indicators {numbers}: {words}").format(numbers=", ".join(which), words=words))
        return lines

    def _reason(self, reason: Reason) -> str:
        desk = self.desk
        people = f" ({', '.join(reason.people)})" if reason.people else ""
        last = desk.event(reason.because[-1]) if reason.because else None
        clock = f", {last.at[11:16]}" if last else ""
        match reason.kind:
            case ReasonKind.FINDING:
                return desk.say(desk.protocol.finding_by_id[reason.id].label) + people
            case ReasonKind.INDICATOR:
                label = desk.say(desk.protocol.indicator_by_id[reason.id].label)
                return f"{label}: {in_use().word(reason.value) if reason.value else _('not looked at')}{people}{clock}"
            case ReasonKind.FACT:
                verdict = in_use().short(reason.value) or _("no verdict yet")
                return f"{teller_of(desk).label('fact', reason.id)}: {verdict}{people}{clock}"
            case ReasonKind.ANSWER:
                teller = teller_of(desk)
                said = teller.choice(question_of(desk.protocol, reason.id), reason.value) or _("no answer yet")
                return f"{teller.question(reason.id)} {said}{people}{clock}"
            case ReasonKind.DISCLOSURE:
                return _("The minor disclosed abuse") + people + clock

    def _fill(self) -> None:
        standing = self.desk.case.conclusions.get(self.person)
        stands = standing.seq if standing else 0
        if (self._filled_for, self._stands) == (self.person, stands):
            return
        self._filled_for, self._stands = self.person, stands
        row = self.query_one("#assess-conclusion", ChoiceRow)
        options = [(conclusion, in_use().word(conclusion)) for conclusion in CONCLUSIONS]
        chosen = self.desk.drafts.get(self._place(CHOSEN), standing.body.conclusion if standing else "")
        row.set_up(_("You say"), options, (chosen,) if chosen else (), several=False, upright=False)
        reason = self.desk.drafts.get(self._place(REASON), standing.body.reason if standing else "")
        self.query_one("#assess-reason", WordsField).load(reason)

    def _place(self, what: str) -> tuple[Position | None, str]:
        return self.desk.position, f"{self.person}/{what}"

    def focus_first(self) -> None:
        """The conclusion comes first, then its reason."""
        if self.person:
            self.query_one("#assess-conclusion", ChoiceRow).focus()
        else:
            self.can_focus = True
            self.focus()

    def title(self) -> str:
        """How many minors are concluded."""
        minors = self.desk.case.minors
        done = sum(1 for minor in minors if minor in self.desk.case.conclusions)
        return _("{done} of {total}").format(done=done, total=len(minors)) if minors else ""

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """After the conclusion, its reason is typed."""
        event.stop()
        if event.row.chosen:
            self.query_one("#assess-reason", WordsField).focus()

    def action_go_on(self) -> None:
        """Enter elsewhere."""
        self.post_message(self.GoOn())

    def action_scroll(self, lines: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def keep_draft(self) -> None:
        """Remember what is chosen and the half-typed reason."""
        if self.person:
            standing = self.desk.case.conclusions.get(self.person)
            recorded = (standing.body.conclusion, standing.body.reason) if standing else ("", "")
            chosen = "".join(self.query_one("#assess-conclusion", ChoiceRow).chosen)
            for what, text, known in zip((CHOSEN, REASON), (chosen, self._typed()), recorded, strict=True):
                if text != known:
                    self.desk.drafts[self._place(what)] = text
                else:
                    self.desk.drafts.pop(self._place(what), None)

    def _typed(self) -> str:
        return clean_text(self.query_one("#assess-reason", WordsField).text, lines=True).strip()

    def save(self) -> bool:
        """Record the conclusion with its reason; neither goes without the other."""
        if not self.person:
            return True
        chosen = self.query_one("#assess-conclusion", ChoiceRow).chosen
        reason = self._typed()
        standing = self.desk.case.conclusions.get(self.person)
        if not chosen:
            if reason:
                self.post_message(self.Tell(_("Choose what you conclude: 1, 2 or 3.")))
            return not reason
        if not reason:
            self.post_message(self.Tell(_("Write the reason: every decision carries its own.")))
            self.query_one("#assess-reason", WordsField).focus()
            return False
        conclusion = next(c for c in CONCLUSIONS if c == chosen[0])
        if standing and (standing.body.conclusion, standing.body.reason) == (conclusion, reason):
            return True
        further = suggested(self.desk.protocol, self.desk.case, self.person)
        values: dict[str, object] = {"person": self.person, "conclusion": conclusion, "reason": reason}
        if further:
            values["suggested"] = further
        saved = self.record(Assessed.model_validate(values))
        if saved:
            for what in (CHOSEN, REASON):
                self.desk.drafts.pop(self._place(what), None)
        return saved

    def forward(self) -> bool:
        """The next minor."""
        return self._turn(1)

    def backward(self) -> bool:
        """The minor before."""
        return self._turn(-1)

    def _turn(self, by: int) -> bool:
        planned = self.desk.planned
        if planned is None or not 0 <= self.at + by < len(self.desk.case.minors):
            return False
        self.at += by
        self.show(planned)
        self.focus_first()
        return True


def how_far(planned: PlannedStep) -> str:
    """How far an unfinished interview or comparison is, in words."""
    done, total = planned.done, planned.total
    if planned.step.kind is StepKind.COMPARE:
        if not total:
            return _("nothing to compare yet")
        return _("{done} of {total} facts judged").format(done=done, total=total)
    if planned.status is Status.UNTOUCHED:
        return _("not held")
    return _("{done} of {total} questions answered").format(done=done, total=total)
