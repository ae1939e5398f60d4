"""How it ends: for each minor where they go, and then the end of the case."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from screening_tui.case.events import LookedAfter, OutcomeRecorded
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _, ngettext
from screening_tui.protocol.model import Outcome
from screening_tui.screening.closing import Closing, before_closing
from screening_tui.screening.model import ActionProgress, PlannedStep
from screening_tui.tui.keys import N_
from screening_tui.tui.outcome_form import needs_words, outcome_fields
from screening_tui.tui.paint import Part, clip, join, wrap
from screening_tui.tui.people import person_line
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.steps.actions import action_label
from screening_tui.tui.steps.list_step import ListStep, within


class CloseView(ListStep):
    """Each minor's outcome, and what is still open."""

    full_width = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "looked_after", N_("looks after"), id="looked_after", tooltip=N_("Who looks after the minor")),
        Binding("c", "close_case", N_("close the case"), id="close_case"),
        Binding("enter", "close_clean", N_("close"), show=False),
        Binding("shift+tab", "go_back", N_("back"), id="back"),
    ]

    class CloseCase(Message):
        """The officer wants to end the case."""

    class StillOpen(Message):
        """Enter was pressed over something that is open."""

        def __init__(self, left: Closing) -> None:
            super().__init__()
            self.left = left

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(can_focus=False):
            yield Static(id="close-list", classes="lines", markup=False)

    def show(self, planned: PlannedStep) -> None:
        """Every minor, and what is open."""
        minors = self.desk.case.minors
        self.at = within(self.at, self.count())
        width = self.room
        lines: list[list[Part] | str] = []
        for number, minor in enumerate(minors):
            mark = ">" if number == self.at and len(minors) > 1 else " "
            lines.append([(clip(f"{mark} {person_line(self.desk, minor)}", width), "bold")])
            lines += [f"    {line}" for line in wrap(self._outcome(minor), width - 6)]
        if minors:
            lines += ["", _("How does it end for {person}?").format(person=minors[self.at])]
            for number, outcome in enumerate(self.desk.protocol.outcomes, 1):
                lines += [
                    f"    {line}" for line in wrap(f"{number}  {self.desk.say(outcome.label)}", width - 6, indent="   ")
                ]
        lines += ["", *self._still_open(width)]
        self.paint_lines("#close-list", join(lines))

    def _outcome(self, minor: str) -> str:
        conclusion = self.desk.case.conclusions.get(minor)
        parts = [in_use().word(conclusion.body.conclusion) if conclusion else _("nothing concluded")]
        standing = self.desk.case.outcomes.get(minor)
        if standing:
            outcome = self.desk.protocol.outcome_by_id.get(standing.body.outcome)
            parts.append(self.desk.say(outcome.label) if outcome else standing.body.outcome)
            parts += [part for part in (standing.body.to, standing.body.receiver, standing.body.why) if part]
        else:
            parts.append(_("how it ends: not recorded"))
        after = self.desk.case.looked_after.get(minor)
        if after:
            parts.append(_("looked after by {who}").format(who=after.body.by))
        return " - ".join(parts)

    def _still_open(self, width: int) -> list[list[Part] | str]:
        case = self.desk.case
        left = [
            a
            for a in self.desk.actions
            if a.progress in {ActionProgress.TO_DO, ActionProgress.ATTEMPTED} and a.standpoint == "recommended"
        ]
        lines: list[list[Part] | str] = []
        if left:
            words = "; ".join(action_label(self.desk, action) for action in left)
            lines += [[(line, "bold")] for line in wrap(_("! Still to do: {words}").format(words=words), width)]
        if case.state == "closed":
            lines.append(
                [(_("Closed. Head code for the paper file: {code}").format(code=self.desk.open_case.head_code), "bold")]
            )
            lines.append(_("c reopens the case, with a reason."))
        else:
            clean = before_closing(self.desk.protocol, self.desk.case).is_clean
            lines.append(
                _("Enter closes the case. It can be reopened, with a reason.")
                if clean
                else _("c closes the case; what is open needs a reason.")
            )
        return lines

    def title(self) -> str:
        """How many minors have an outcome."""
        minors = self.desk.case.minors
        done = sum(1 for minor in minors if minor in self.desk.case.outcomes)
        return _("{done} of {total}").format(done=done, total=len(minors)) if minors else ""

    def on_key(self, event: events.Key) -> None:
        """A digit chooses an outcome."""
        outcomes = self.desk.protocol.outcomes
        if event.character and event.character in "123456789" and int(event.character) <= len(outcomes):
            event.stop()
            if self.desk.case.minors:
                self.ask_outcome(outcomes[int(event.character) - 1])

    def ask_outcome(self, outcome: Outcome, values: dict[str, str] | None = None, complaint: str = "") -> None:
        """To whom, why, and whatever else the protocol wants to be known of it."""
        minor = self.desk.case.minors[self.at]
        fields = outcome_fields(self.desk.protocol, outcome, values or {})
        dialog = FormDialog(f"{minor}: {self.desk.say(outcome.label)}", fields, complaint=complaint)
        self.ask(f"outcome:{outcome.id}:{minor}", dialog, lambda filled: self._outcome_filled(outcome, minor, filled))

    def _outcome_filled(self, outcome: Outcome, minor: str, values: dict[str, str] | None) -> None:
        if values is None:
            return
        filled = {key: words for key, words in values.items() if words}
        body = OutcomeRecorded.model_validate({"person": minor, "outcome": outcome.id} | filled)
        refusal = self.desk.refusal(body)
        if refusal is not None:  # nothing that was typed is lost: the form comes back with what is missing
            self.ask_outcome(outcome, values, refusal.message or needs_words(refusal.needs))
            return
        if self.record(body):
            minors = self.desk.case.minors
            self.go_to_line(
                next((n for n, other in enumerate(minors) if other not in self.desk.case.outcomes), self.at)
            )

    def count(self) -> int:
        """Every minor."""
        return len(self.desk.case.minors)

    def action_looked_after(self) -> None:
        """Who looks after this minor."""
        minors = self.desk.case.minors
        if minors:
            minor = minors[self.at]
            field = Field("by", _("Looked after by"), required=True)
            self.ask(f"after:{minor}", FormDialog(minor, [field]), lambda values: self._looked(minor, values))

    def _looked(self, minor: str, values: dict[str, str] | None) -> None:
        if values:
            self.record(LookedAfter(person=minor, by=values["by"]))

    def action_close_case(self) -> None:
        """End the case, or open it again."""
        self.post_message(self.CloseCase())

    def action_close_clean(self) -> None:
        """Enter closes only a case in which nothing is open: by reflex nobody closes over something to do."""
        left = before_closing(self.desk.protocol, self.desk.case)
        unsaid = left.without_conclusion or left.without_outcome  # closing itself says what is missing
        if self.desk.case.state != "closed" and not left.is_clean and not unsaid:
            self.post_message(self.StillOpen(left))
        else:
            self.action_close_case()


def still_open_words(open_ends: Sequence[str]) -> str:
    """What Enter does not close over: the first thing, how many more, and the key that closes all the same."""
    first, more = clip(open_ends[0], 110), len(open_ends) - 1
    rest = ngettext("and {n} more", "and {n} more", more).format(n=more) if more else ""
    parts = (_("Still open. {first}").format(first=first), rest)
    words = ", ".join(part for part in parts if part)
    return f"{words}. " + _("c closes the case all the same, with a reason.")
