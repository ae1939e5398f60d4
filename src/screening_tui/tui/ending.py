"""How a step and a case are left: the protocol's last words, closing, opening again, leaving, being interrupted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from screening_tui.case.events import CheckAccepted, CheckShown, Closed, Interrupted, Reopened, StepLeft
from screening_tui.errors import CannotWrite, ScreeningError
from screening_tui.language import _, ngettext
from screening_tui.protocol.model import Check, Weight
from screening_tui.screening.closing import Closing, before_closing, checks_before_closing
from screening_tui.tui.forms import REOPENING, ask
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.message import MessageDialog

if TYPE_CHECKING:
    from screening_tui.tui.screens.case import CaseScreen

CLOSED_WITH_OPEN_ENDS = "closed_with_open_ends"
"""The program's own check: the officer closes although something is still open, and says why."""

Checks = tuple[tuple[Check, str], ...]


class Ending:
    """Nothing is left behind unsaid: what is open is shown, and going on all the same takes a written reason."""

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen

    # Leaving a step

    def pass_checks(self, holding: Checks, then: Callable[[], None]) -> None:
        """Show what the protocol has to say, one message at a time; then go on."""
        desk = self.screen.desk
        for number, (check, person) in enumerate(() if desk.read_only else holding):
            if check.weight is Weight.INFO and (check.id, person) in desk.case.checks_shown:
                continue
            about = {"check": check.id, "person": person} if person else {"check": check.id}
            if not self.screen.record(CheckShown.model_validate(about)):
                return
            message = f"{person}: {desk.say(check.message)}" if person else desk.say(check.message)
            rest = partial(self.pass_checks, holding[number + 1 :], then)
            if check.weight is Weight.INFO:
                dialog = MessageDialog(_("Please note"), [message])
                self.screen.app.push_screen(dialog, lambda _read, rest=rest: rest())
            elif check.weight is Weight.BLOCK:
                self.screen.app.push_screen(MessageDialog(_("Not possible"), [message]))
            else:
                field = Field("reason", _("Reason to go on"), kind="words", required=True)
                form = FormDialog(message, [field], words=_("Esc goes back to the step."))
                key = f"check:{check.id}:{person}"
                ask(self.screen.app, desk, key, form, partial(self._accepted, about, rest))
            return
        then()

    def _accepted(self, about: dict[str, str], then: Callable[[], None], values: dict[str, str] | None) -> None:
        if values and self.screen.record(CheckAccepted.model_validate(about | values)):
            then()

    # Closing the case

    def close(self) -> None:
        """End the case: never without a conclusion and an outcome for each minor, never over open ends in silence."""
        desk = self.screen.desk
        left = before_closing(desk.protocol, desk.case)
        if left.without_conclusion:
            people = ", ".join(left.without_conclusion)
            self.screen.tell(
                _("Conclude first for {people}, with a reason: F4, {step}.").format(people=people, step=self._assess())
            )
        elif left.without_outcome:
            people = ", ".join(left.without_outcome)
            self.screen.tell(_("How does it end for {people}? Choose a number.").format(people=people))
        else:
            self.pass_checks(checks_before_closing(desk.protocol, desk.case), partial(self._ask_about_open_ends, left))

    def _assess(self) -> str:
        steps = self.screen.desk.protocol.steps
        return next((self.screen.desk.say(step.title) for step in steps if step.kind.value == "assess"), "")

    def _ask_about_open_ends(self, left: Closing) -> None:
        lines = self.open_ends(left)
        if not lines:
            self._close()
            return
        field = Field("reason", _("Reason to close"), kind="words", required=True)
        form = FormDialog(_("Still open. Close all the same?"), [field], words="\n".join(f"- {line}" for line in lines))
        then = partial(self._accepted, {"check": CLOSED_WITH_OPEN_ENDS}, self._close)
        ask(self.screen.app, self.screen.desk, "close", form, then)

    def open_ends(self, left: Closing) -> list[str]:
        """What is still open, in words; nothing for a case that can be closed without another word."""
        desk = self.screen.desk
        lines = []
        if left.stale:
            lines.append(_("Concluded before the latest entries: {people}").format(people=", ".join(left.stale)))
        if left.unmarked:
            count = len(left.unmarked)
            lines.append(
                ngettext("{n} indicator without a mark", "{n} indicators without a mark", count).format(n=count)
            )
        if left.not_held:
            names = (
                f"{desk.say(planned.step.title)} {' / '.join(planned.people)}".strip() for planned in left.not_held
            )
            lines.append(_("Not finished: {steps}").format(steps=", ".join(names)))
        if left.to_do:
            lines.append(_("To do: {actions}").format(actions="; ".join(desk.say(a.action.label) for a in left.to_do)))
        if left.without_guardian:
            people = ", ".join(left.without_guardian)
            lines.append(_("Nobody is written down who looks after {people}").format(people=people))
        return lines

    def _close(self) -> None:
        if not self.screen.record(Closed()):
            return
        self.screen.half_typed.keep()  # of a closed case nothing is half typed
        self.write_file()
        code = self.screen.desk.open_case.head_code
        words = [
            _("Head code for the paper file:"),
            "",
            f"    {code}",
            "",
            _("Write it down: it shows later that nothing was changed."),
        ]
        self.screen.app.push_screen(
            MessageDialog(_("The case is closed and saved."), words), lambda _read: self.leave()
        )

    def ask_to_reopen(self) -> None:
        """A closed case is worked on again, with a reason."""
        field = Field("reason", _("Why again"), kind="words", required=True)
        form = FormDialog(_("Open the case again"), [field])
        ask(self.screen.app, self.screen.desk, REOPENING, form, self._reopen)

    def _reopen(self, values: dict[str, str] | None) -> None:
        desk = self.screen.desk
        if not values:
            return
        if desk.open_again is not None:
            try:
                self.screen.half_typed.open_again(desk.open_again)
            except ScreeningError as error:
                if desk.given is not None:
                    desk.given.not_recorded()
                self.screen.app.push_screen(MessageDialog(_("Not possible"), [str(error), error.advice]))
                return
            desk.open_case.describe = desk.describe
            desk.open_again = None
        desk.reopening = True
        self.screen.record(Reopened(reason=values["reason"]))
        desk.reopening = False

    # Leaving the case

    def leave(self) -> None:
        """Leave the case, whatever lies over it; an open one can be resumed where it stopped."""
        desk = self.screen.desk
        self.screen.gather_half_typed()
        if not desk.read_only and desk.case.state == "open":
            position = desk.position
            left = [StepLeft(step=position.step, people=position.people)] if position else []
            if not self.screen.record(*left, Interrupted()):
                return
        self._let_go()
        while self.screen.app.screen is not self.screen:
            self.screen.app.pop_screen()
        self.screen.dismiss(None)

    def interrupt(self) -> None:
        """The program is being ended from outside: write that down, and let go of the case."""
        desk = self.screen.desk
        desk.when_recorded = lambda: None
        self.keep_half_typed()
        with suppress(CannotWrite):  # the journal has everything that was acknowledged
            if not desk.read_only and desk.case.state == "open":
                desk.record(Interrupted(cause="signal"))
        self._let_go()

    def keep_half_typed(self) -> None:
        """Write down at once what is half typed: the program may be over in a moment."""
        if not self.screen.desk.keeps_half_typed:
            return
        self.screen.gather_half_typed()
        self.screen.half_typed.keep()

    def _let_go(self) -> None:
        desk = self.screen.desk
        desk.when_recorded = lambda: None
        self.write_file()
        if desk.keeps_half_typed:
            self.screen.half_typed.keep()
        desk.open_case.close()

    def write_file(self) -> None:
        """Bring the case file up to date. That it cannot be is no loss: the journal has everything."""
        why = self.screen.desk.write_case_file()
        if why:
            self.screen.tell(_("Everything is saved, but not in the case file: {why}").format(why=why))

    # When the disk fails

    def not_saved(self, failure: CannotWrite) -> None:
        """Say at once that nothing more is taken; offer the station's second disk."""
        words = [failure.message, failure.advice, _("What you typed stays on the screen.")]
        elsewhere = self.screen.desk.elsewhere
        if elsewhere is None:
            self.screen.app.push_screen(MessageDialog(_("NOT SAVED"), words))
            return
        choices = [
            Choice("go_on", _("go on with this case on the second disk"), "g"),
            Choice("stay", _("stay here"), "s"),
        ]
        dialog = ChoiceDialog(_("NOT SAVED"), choices, words="\n".join(words))
        self.screen.app.push_screen(
            dialog, lambda chosen: self._go_on_elsewhere(elsewhere) if chosen == "go_on" else None
        )

    def _go_on_elsewhere(self, elsewhere: Callable[[], None]) -> None:
        desk = self.screen.desk
        try:
            elsewhere()
        except ScreeningError as error:
            # Nothing is saved anywhere, and the screen goes on saying so; the other disk may be put in and tried again.
            self.screen.app.push_screen(MessageDialog(_("NOT SAVED"), [str(error), error.advice]))
            return
        desk.elsewhere, desk.failure = None, None
        self.screen.renew()
        self.screen.tell(_("The case goes on, on the second disk. Press Enter again to save what is typed."))
