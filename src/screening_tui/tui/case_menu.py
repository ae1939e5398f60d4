"""Everything that can be done in a case at any moment, whatever the step: behind the F keys and in the F10 menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screening_tui.case.events import (
    Body,
    BreakEnded,
    BreakStarted,
    BribeOffered,
    CheckShown,
    Corrected,
    Disclosed,
    DisclosureWithdrawn,
    DocumentSeen,
    HandedOver,
    LanguageChanged,
    LookedAfter,
    MissingReason,
    Noted,
    ObjectSecured,
    OfficialSuspected,
)
from screening_tui.case.model import Position
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.protocol.model import Check, StepKind, Weight
from screening_tui.screening.checks import checks_at
from screening_tui.screening.disclosure import asked_again_after_withdrawal, not_asked_after_disclosure
from screening_tui.screening.model import PlannedStep, Status
from screening_tui.screening.pace import pace
from screening_tui.tui.because import event_words
from screening_tui.tui.forms import ask
from screening_tui.tui.keys import hints
from screening_tui.tui.screens.choice import Choice, ChoiceDialog, key_aside
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.message import MessageDialog
from screening_tui.tui.steps.interview import InterviewView

if TYPE_CHECKING:
    from screening_tui.tui.screens.case import CaseScreen

MISSING_KEYS: tuple[tuple[MissingReason, str], ...] = (
    ("does_not_know", "k"),
    ("declined", "d"),
    ("not_asked", "n"),
    ("does_not_apply", "a"),
)

Values = dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu that has no key of its own."""

    id: str
    label: str
    act: Callable[[], None]


class CaseMenu:
    """Opens a dialog, and records what comes back."""

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen

    @property
    def _person(self) -> str:
        planned = self.screen.desk.planned
        return planned.people[0] if planned and planned.step.kind is StepKind.INTERVIEW else ""

    def _ask(
        self,
        key: str,
        title: str,
        fields: list[Field],
        then: Callable[[dict[str, str]], None],
        words: str = "",
        called: str = "",
    ) -> None:
        form = FormDialog(title, fields, words=words)
        ask(self.screen.app, self.screen.desk, key, form, lambda values: then(values) if values else None, called)

    def _record(self, kind: type[Body], values: dict[str, str], **more: object) -> bool:
        filled: dict[str, object] = {key: words for key, words in values.items() if words}
        filled |= {key: part for key, part in more.items() if part not in ("", ())}
        return self.screen.record(kind.model_validate(filled))

    # F1 to F6

    def help(self) -> None:
        """What this step is for, what stands behind it, and its keys."""
        desk, planned = self.screen.desk, self.screen.desk.planned
        if planned is None:
            return
        keys = [
            f"{key_aside(hint.keys):<16} {hint.tooltip or hint.words}"
            for hint in hints(self.screen)
            if hint.shown or hint.tooltip
        ]
        advice = []
        if not desk.in_interview:
            for item in desk.protocol.advices:
                advice += [
                    desk.say(item.title),
                    desk.say(item.text),
                    *([f"({item.source})"] if item.source else []),
                    "",
                ]
        paragraphs = [desk.say(planned.step.help), "", _("Keys here:"), *keys, "", *advice]
        self.screen.app.push_screen(MessageDialog(desk.say(planned.step.title), paragraphs))

    def note(self) -> None:
        """A note about this step or this person."""
        planned = self.screen.desk.planned
        target = self.screen.view.missing_target() if self.screen.view else None
        about = target[1] if target else (planned.step.id if planned else "")
        person = self._person
        self._ask(
            "note",
            _("Note"),
            [Field("text", _("Your words"), kind="words", required=True)],
            lambda values: _done(self._record(Noted, values, person=person, about=about)),
        )

    def missing(self) -> None:
        """Why there is no answer. "Does not know" is an answer of its own, never a contradiction."""
        target = self.screen.view.missing_target() if self.screen.view else None
        if target is None:
            self.screen.tell(_("There is no question here to leave open."))
            return
        choices = [Choice(reason, in_use().word(reason), key) for reason, key in MISSING_KEYS]
        self.screen.app.push_screen(
            ChoiceDialog(_("No answer, because"), choices), lambda chosen: self._missing(target, chosen)
        )

    def _missing(self, target: tuple[str, str], chosen: str | None) -> None:
        view = self.screen.view
        reason = next((each for each, _key in MISSING_KEYS if each == chosen), None)
        if reason is None or view is None or view.missing_target() != target:
            return
        if self.screen.record(*view.without_answer(reason)):
            view.saved()
            self.screen.forward_without_saving()

    def steps(self) -> None:
        """The outline as a list; jumping loses nothing."""
        desk = self.screen.desk
        planned = desk.plan.steps
        signs = {
            Status.DONE: self.screen.symbols.done,
            Status.STARTED: self.screen.symbols.started,
            Status.UNTOUCHED: " ",
        }
        choices = [
            Choice(str(n), f"{signs[step.status]} {self._name(step)}", aside=_count(step))
            for n, step in enumerate(planned)
        ]
        at = next((str(n) for n, step in enumerate(planned) if step.position == desk.position), "0")
        self.screen.app.push_screen(
            ChoiceDialog(_("Go to"), choices, at=at),
            lambda chosen: self.screen.leave_room_for(planned[int(chosen)].position) if chosen else None,
        )

    def _name(self, step: PlannedStep) -> str:
        return f"{self.screen.desk.say(step.step.title)} {' / '.join(step.people)}".strip()

    def interview_language(self) -> None:
        """The language in which this person is asked."""
        self._choose_language(_("Language of the interview"), self._languages(), self._set_interview_language)

    def officer_language(self) -> None:
        """The language of the program and of the officer's wording."""
        self._choose_language(_("My language"), self._languages(), self._set_officer_language)

    def _languages(self) -> list[Choice]:
        desk = self.screen.desk
        wanted = desk.station.interview_languages
        known = sorted(
            desk.protocol.languages,
            key=lambda language: (language.id not in wanted, wanted.index(language.id) if language.id in wanted else 0),
        )
        return [Choice(language.id, f"{language.name}  ({language.id})") for language in known]

    def _choose_language(self, title: str, choices: list[Choice], then: Callable[[str], None]) -> None:
        self.screen.app.push_screen(ChoiceDialog(title, choices), lambda code: then(code) if code else None)

    def _set_interview_language(self, code: str) -> None:
        if self._record(LanguageChanged, {"what": "interview", "language": code, "person": self._person}):
            self.screen.change_language()

    def _set_officer_language(self, code: str) -> None:
        if self._record(LanguageChanged, {"what": "officer", "language": code}):
            self.screen.change_language()

    # F7 and F8

    def offer(self) -> None:
        """An offered bribe. The dialog's words give nothing away to somebody who reads along."""
        fields = [Field("words", _("Words, by whom"), kind="words")]
        self._ask("offer", _("Entry 7"), fields, self._offered, called="F7")

    def _offered(self, values: dict[str, str]) -> None:
        if self._record(BribeOffered, values):
            self.screen.tell(_("Entry 7 saved."))

    def stop(self) -> None:
        """A minor discloses abuse: stop asking, thank, protect, go straight to the actions."""
        minors = self.screen.desk.case.minors
        if self._person in minors:
            self._stop_for(self._person)
        elif len(minors) == 1:
            self._stop_for(minors[0])
        elif minors:
            choices = [Choice(minor, minor) for minor in minors]
            self.screen.app.push_screen(
                ChoiceDialog(_("For whom"), choices), lambda minor: self._stop_for(minor) if minor else None
            )
        else:
            self.screen.tell(_("There is no minor in this case."))

    def _stop_for(self, minor: str) -> None:
        if minor in self.screen.desk.case.disclosures:
            self.screen.tell(_("That is recorded already. The menu (F10) takes it back, with a reason."))
            return
        view = self.screen.view
        typed = view.half_typed() if view is not None and self._person == minor else ""
        fields = [Field("words", _("Their own words"), typed, kind="words")]
        words = _("Stop asking. Do not probe. Thank them: it was right to speak. Enter goes to what to do now.")
        language = self.screen.desk.case.language_of(minor)
        self._ask(f"stop:{minor}", minor, fields, lambda values: self._stopped(minor, values, language), words, "F8")

    def _stopped(self, minor: str, values: dict[str, str], language: str) -> None:
        desk = self.screen.desk
        before = self._told_in_the_interview_of(minor)
        if not self._record(Disclosed, values, person=minor, language=language):
            return
        if self.screen.view is not None:
            self.screen.view.saved()
        rest = not_asked_after_disclosure(desk.protocol, desk.case, minor)
        if rest and not self.screen.record(*rest):
            return
        actions = next((step for step in desk.plan.steps if step.step.kind is StepKind.ACTIONS), None)
        if actions is not None:
            self.screen.go(actions.position)
        self._tell_beside([told for told in self._told_in_the_interview_of(minor) if told not in before])

    def _told_in_the_interview_of(self, minor: str) -> list[tuple[Check, str]]:
        """What the protocol has to say about this minor's interview as the case stands."""
        desk = self.screen.desk
        places = [
            step.position
            for step in desk.plan.steps
            if step.step.kind is StepKind.INTERVIEW and step.people == (minor,)
        ]
        found = (held for place in places for held in checks_at(desk.protocol, desk.case, place))
        return [held for held in found if held[0].weight is Weight.INFO]

    def _tell_beside(self, told: list[tuple[Check, str]]) -> None:
        """Say it on the line above the keys, at once: no dialog comes between the officer and what is to be done."""
        for check, person in told:
            about = {"check": check.id, "person": person} if person else {"check": check.id}
            if not self.screen.record(CheckShown.model_validate(about)):
                return
        self.screen.tell(" ".join(self.screen.desk.say(check.message) for check, _person in told))

    # F10

    def menu(self) -> None:
        """Everything that can be done now, each with its keys."""
        entries = self._entries()
        own = [
            Choice(f"key:{hint.action}", hint.tooltip or hint.words, aside=key_aside(hint.keys))
            for hint in hints(self.screen)
            if hint.action != "menu" and (hint.shown or hint.tooltip)
        ]
        extra = [Choice(entry.id, entry.label) for entry in entries]
        self.screen.app.push_screen(
            ChoiceDialog(_("Menu"), [*extra, *own]), lambda chosen: self._chosen(entries, chosen)
        )

    def _chosen(self, entries: list[Entry], chosen: str | None) -> None:
        if chosen is None:
            return
        for entry in entries:
            if entry.id == chosen:
                entry.act()
                return
        active = self.screen.active_bindings.values()
        namespace = next((each.node for each in active if f"key:{each.binding.action}" == chosen), None)
        if namespace is None:
            return  # it could be done when the menu opened, and cannot any more: the window became too small
        action = chosen.removeprefix("key:")
        self.screen.run_worker(self.screen.app.run_action(action, namespace), exclusive=False)

    def _entries(self) -> list[Entry]:
        desk = self.screen.desk
        entries: list[Entry] = []
        if self._person:
            entries.append(Entry("present", _("Who else is in the room"), self._present))
            started = sum(
                1 if event.body.kind == "break_started" else -1
                for event in desk.case.happened
                if isinstance(event.body, BreakStarted | BreakEnded) and event.body.person == self._person
            )
            break_words = _("End the break") if started > 0 else _("Start a break")
            entries.append(
                Entry("break", break_words, lambda: self._break(BreakEnded if started > 0 else BreakStarted))
            )
        entries += [
            Entry("document", _("Document or proof asked for"), self._document),
            Entry("looked_after", _("Who looks after somebody"), self._looked_after),
            Entry("object", _("Object secured"), self._object),
            Entry("official", _("Entry 8"), self._official),
            Entry("people", _("Add or change people"), self._people),
            Entry("compare", _("Compare two other people"), self._other_pair),
            Entry("hand_over", _("Hand over to another officer"), self._hand_over),
        ]
        if self.screen.comments.are_there:
            entries.append(Entry("comments", _("Comments of the reviewer"), self.screen.comments.open))
        # In anybody else's interview the menu must not say that a minor spoke.
        if desk.case.disclosures and self._person in {"", *desk.case.disclosures}:
            entries.append(Entry("unstop", _("Take back a stop (F8)"), self._withdraw))
        entries.append(Entry("undo", _("Take back the last entry"), self.undo))
        entries.append(Entry("leave", _("Leave the case (resume it later)"), self.screen.ending.leave))
        return entries

    def undo(self) -> None:
        """Take one entry back; it stays readable. What it is stands on the screen first."""
        desk = self.screen.desk
        event = desk.last_undoable(self._person)
        if event is None:
            self.screen.tell(_("There is nothing here to take back."))
            return
        self._ask(
            f"undo:{event.seq}",
            _("Take back: {words}").format(words=event_words(desk, event)),
            [Field("reason", _("Why"), kind="words")],
            lambda values: self._taken_back(event.seq, values["reason"]),
            _("It stays in the case as taken back."),
        )

    def _taken_back(self, seq: int, reason: str) -> None:
        values: dict[str, object] = {"corrects": seq} | ({"reason": reason} if reason else {})
        if self.screen.record(Corrected.model_validate(values)):
            self.screen.tell(_("Taken back."))

    def _present(self) -> None:
        if isinstance(self.screen.view, InterviewView):
            self.screen.view.ask_present()

    def _break(self, kind: type[BreakStarted | BreakEnded]) -> None:
        if self._record(kind, {"person": self._person}):
            self.screen.tell(_("Break.") if kind is BreakStarted else _("The break is over."))

    def _document(self) -> None:
        fields = [
            Field("asked_for", _("Asked for"), required=True),
            Field("shown", _("What was shown")),
            Field("proved", _("What it proved")),
        ]
        person = self._person
        self._ask(
            "document",
            _("Document or proof"),
            fields,
            lambda values: _done(self._record(DocumentSeen, values, person=person)),
        )

    def _people_options(self) -> tuple[tuple[str, str], ...]:
        people = self.screen.desk.case.people
        return tuple(
            (person, f"{person} {standing.body.name if not self._person else ''}".strip())
            for person, standing in people.items()
        )

    def _looked_after(self) -> None:
        fields = [
            Field("person", _("Who"), self._person, "choice", self._people_options(), required=True),
            Field("by", _("Looked after by"), required=True),
        ]
        title = _("Who looks after somebody")
        self._ask("looked_after", title, fields, lambda values: _done(self._record(LookedAfter, values)))

    def _object(self) -> None:
        fields = [
            Field("what", _("What"), required=True),
            Field("taken_from", _("Taken from")),
            Field("by", _("By whom")),
            Field("seal", _("Seal number")),
            Field("kept_at", _("Kept where")),
            Field("handed_to", _("Handed to")),
        ]
        words = _("Images of abused children are sealed: not looked through, not copied.")
        self._ask(
            "object", _("Object secured"), fields, lambda values: _done(self._record(ObjectSecured, values)), words
        )

    def _official(self) -> None:
        fields = [Field("words", _("Words"), kind="words")]
        self._ask(
            "official",
            _("Entry 8"),
            fields,
            lambda values: self.screen.tell(_("Entry 8 saved.") if self._record(OfficialSuspected, values) else ""),
        )

    def _people(self) -> None:
        intake = next((step for step in self.screen.desk.plan.steps if step.step.kind is StepKind.INTAKE), None)
        if intake is not None:
            self.screen.leave_room_for(intake.position)

    def _other_pair(self) -> None:
        step = next((step for step in self.screen.desk.protocol.steps if step.kind is StepKind.COMPARE), None)
        case = self.screen.desk.case
        people = [*case.minors, *case.adults]  # a minor stands before an adult, as in the outline
        if step is None or len(people) < 2:
            self.screen.tell(_("There are no two people to compare."))
            return
        pairs = [(one, other) for n, one in enumerate(people) for other in people[n + 1 :]]
        choices = [Choice(f"{one} {other}", f"{one} / {other}") for one, other in pairs]

        def chosen(pair: str | None) -> None:
            if pair:
                self.screen.leave_room_for(Position(step.id, tuple(pair.split())))

        self.screen.app.push_screen(ChoiceDialog(_("Compare two other people"), choices), chosen)

    def _hand_over(self) -> None:
        fields = [Field("officer", _("Name"), required=True), Field("badge", _("Badge")), Field("reason", _("Why"))]
        self._ask("hand_over", _("Hand over to another officer"), fields, self._handed_over)

    def _handed_over(self, values: dict[str, str]) -> None:
        if self._record(HandedOver, values):
            self.screen.desk.when_handed_over(values["officer"], values["badge"])

    def _withdraw(self) -> None:
        minors = tuple((minor, minor) for minor in self.screen.desk.case.disclosures)
        fields = [
            Field("person", _("For whom"), minors[0][0], "choice", minors, required=True),
            Field("reason", _("Why"), kind="words", required=True),
        ]
        self._ask("unstop", _("Take back a stop"), fields, self._withdrawn)

    def _withdrawn(self, values: dict[str, str]) -> None:
        desk = self.screen.desk
        again = asked_again_after_withdrawal(desk.case, values["person"], values["reason"])
        if self._record(DisclosureWithdrawn, values):
            # The interview goes on where it stopped, and not at its end, where a stop had led.
            for place in [place for place in desk.places if place is not None and place.people == (values["person"],)]:
                del desk.places[place]
            self.screen.record(*again)

    def pace_words(self) -> str:
        """How long this interview has taken, and the guide for a child of that age."""
        desk = self.screen.desk
        if not self._person or not desk.case.events:
            return ""
        found = pace(desk.protocol, desk.case, self._person)
        spent = _("{n} min").format(n=found.minutes)
        if found.guide is None:
            return spent
        return _("{n} of {guide} min").format(n=found.minutes, guide=found.guide) + (
            " !" if found.minutes > found.guide else ""
        )


def _done(_recorded: bool) -> None:
    """The screen has been brought up to date by recording."""


def _count(step: PlannedStep) -> str:
    return f"{step.done}/{step.total}" if step.total else ""
