"""Stopping an interview because a minor told of abuse, and taking that back."""

from __future__ import annotations

from screening_tui.case.events import (
    CheckShown,
    Disclosed,
    DisclosureWithdrawn,
)
from screening_tui.language import _
from screening_tui.protocol.model import Check, StepKind, Weight
from screening_tui.screening.checks import checks_at
from screening_tui.screening.disclosure import asked_again_after_withdrawal, not_asked_after_disclosure
from screening_tui.tui.case_forms import CaseForms
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field


class Stopping(CaseForms):
    """Protection comes first; what is left of the interview is marked as not asked."""

    def stop(self) -> None:
        """A minor discloses abuse: stop asking, thank, protect, go straight to the actions."""
        minors = self.screen.desk.case.minors
        if self.person in minors:
            self._stop_for(self.person)
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
        typed = view.half_typed() if view is not None and self.person == minor else ""
        fields = [Field("words", _("Their own words"), typed, kind="words")]
        words = _("Stop asking. Do not probe. Thank them: it was right to speak. Enter goes to what to do now.")
        language = self.screen.desk.case.language_of(minor)
        self.ask(f"stop:{minor}", minor, fields, lambda values: self._stopped(minor, values, language), words, "F8")

    def _stopped(self, minor: str, values: dict[str, str], language: str) -> None:
        desk = self.screen.desk
        before = self._told_in_the_interview_of(minor)
        if not self.record(Disclosed, values, person=minor, language=language):
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

    def withdraw(self) -> None:
        """Take a stop back, with a reason; the interview goes on where it stopped."""
        minors = tuple((minor, minor) for minor in self.screen.desk.case.disclosures)
        fields = [
            Field("person", _("For whom"), minors[0][0], "choice", minors, required=True),
            Field("reason", _("Why"), kind="words", required=True),
        ]
        self.ask("unstop", _("Take back a stop"), fields, self._withdrawn)

    def _withdrawn(self, values: dict[str, str]) -> None:
        desk = self.screen.desk
        again = asked_again_after_withdrawal(desk.case, values["person"], values["reason"])
        if self.record(DisclosureWithdrawn, values):
            # The interview goes on where it stopped, and not at its end, where a stop had led.
            for place in [place for place in desk.places if place is not None and place.people == (values["person"],)]:
                del desk.places[place]
            self.screen.record(*again)
