"""Everything that can be done in a case at any moment, whatever the step: behind the F keys and in the F10 menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from screening_tui.case.events import (
    BribeOffered,
    LanguageChanged,
    MissingReason,
    Noted,
)
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.screening.model import PlannedStep, Status
from screening_tui.screening.pace import pace
from screening_tui.tui.case_entries import CaseEntries, Entry
from screening_tui.tui.case_forms import CaseForms
from screening_tui.tui.keys import hints
from screening_tui.tui.screens.choice import Choice, ChoiceDialog, key_aside
from screening_tui.tui.screens.form import Field
from screening_tui.tui.screens.message import MessageDialog
from screening_tui.tui.stopping import Stopping

if TYPE_CHECKING:
    from screening_tui.tui.screens.case import CaseScreen

MISSING_KEYS: tuple[tuple[MissingReason, str], ...] = (
    ("does_not_know", "k"),
    ("declined", "d"),
    ("not_asked", "n"),
    ("does_not_apply", "a"),
)


class CaseMenu(CaseForms):
    """Opens a dialog, and records what comes back."""

    def __init__(self, screen: CaseScreen) -> None:
        super().__init__(screen)
        self.stopping = Stopping(screen)
        self.entries = CaseEntries(screen, self.stopping)

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
        person = self.person
        self.ask(
            "note",
            _("Note"),
            [Field("text", _("Your words"), kind="words", required=True)],
            lambda values: self.record(Noted, values, person=person, about=about),
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
        if self.record(LanguageChanged, {"what": "interview", "language": code, "person": self.person}):
            self.screen.change_language()

    def _set_officer_language(self, code: str) -> None:
        if self.record(LanguageChanged, {"what": "officer", "language": code}):
            self.screen.change_language()

    # F7 and F8

    def offer(self) -> None:
        """An offered bribe. The dialog's words give nothing away to somebody who reads along."""
        fields = [Field("words", _("Words, by whom"), kind="words")]
        self.ask("offer", _("Entry 7"), fields, self._offered, called="F7")

    def _offered(self, values: dict[str, str]) -> None:
        if self.record(BribeOffered, values):
            self.screen.tell(_("Entry 7 saved."))

    def stop(self) -> None:
        """A minor discloses abuse."""
        self.stopping.stop()

    # F10

    def menu(self) -> None:
        """Everything that can be done now, each with its keys."""
        entries = self.entries.listed()
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

    def pace_words(self) -> str:
        """How long this interview has taken, and the guide for a child of that age."""
        desk = self.screen.desk
        if not self.person or not desk.case.events:
            return ""
        found = pace(desk.protocol, desk.case, self.person)
        spent = _("{n} min").format(n=found.minutes)
        if found.guide is None:
            return spent
        return _("{n} of {guide} min").format(n=found.minutes, guide=found.guide) + (
            " !" if found.minutes > found.guide else ""
        )


def _count(step: PlannedStep) -> str:
    return f"{step.done}/{step.total}" if step.total else ""
