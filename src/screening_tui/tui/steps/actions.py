"""What to do now, in order: by when, whom to call, what became of it, and why it is recommended."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import ActionRecorded, ActionState
from screening_tui.language import _
from screening_tui.protocol.model import Deadline
from screening_tui.screening.model import ActionProgress, PlannedStep, RecommendedAction, Standpoint
from screening_tui.tui.because import because_lines
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, clip, first_sentences, join, pad, wrap
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.message import MessageDialog
from screening_tui.tui.steps.step_view import Recorder, StepView

SIGN = {
    ActionProgress.TO_DO: "[ ]",
    ActionProgress.ATTEMPTED: "[~]",
    ActionProgress.DONE: "[x]",
    ActionProgress.IMPOSSIBLE: "[!]",
    ActionProgress.NOT_NEEDED: "[-]",
}


class ActionsView(StepView, can_focus=True):
    """The recommended list."""

    DEFAULT_CSS = """
    ActionsView #actions-why { height: auto; max-height: 8; width: 1fr; margin-top: 1; }
    ActionsView #actions-offer { height: auto; max-height: 2; width: 1fr; text-style: italic; }
    """
    full_width = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "record_state('done')", N_("done"), id="done"),
        Binding("t", "record_state('attempted')", N_("tried"), id="attempted"),
        Binding("i", "record_state('impossible')", N_("impossible"), id="impossible"),
        Binding("x", "record_state('not_needed')", N_("not needed"), id="not_needed"),
        Binding("w", "why", N_("why"), id="why"),
        Binding("enter", "go_on", N_("next step"), id="next_step"),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("shift+tab", "go_back", N_("back"), show=False),
    ]

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self.at = 0

    def compose(self) -> ComposeResult:
        """The list, why, and the standing advice about offers."""
        with VerticalScroll(can_focus=False):
            yield Static(id="actions-list", classes="lines", markup=False)
        yield Static(id="actions-why", markup=False)
        yield Static(id="actions-offer", markup=False)

    def show(self, planned: PlannedStep) -> None:
        """Every action as it stands."""
        actions = self.desk.actions
        self.at = max(0, min(self.at, len(actions) - 1))
        width = self.room
        lines: list[list[Part] | str] = []
        here = 0
        several = len({action.person for action in actions if action.person}) > 1
        for number, action in enumerate(actions):
            if number == self.at:
                here = len(lines)
            lines.extend(self._lines(number, action, width, several=several))
        if not actions:
            lines = [_("Nothing is recommended as the case stands."), "", _("Enter goes on.")]
        self.paint_lines("#actions-list", join(lines), here)
        self._paint_below(width)

    def _lines(self, number: int, action: RecommendedAction, width: int, *, several: bool) -> list[list[Part]]:
        mark = ">" if number == self.at else " "
        offered = action.standpoint is Standpoint.OFFERED
        label = self.desk.say(action.action.label) + (f" ({action.person})" if action.person and several else "")
        if offered:
            label += "  " + _("[if you judge so]")
        style = "bold" if action.action.immediate and action.progress is ActionProgress.TO_DO else ""
        left = f"{mark} {SIGN[action.progress]} {action.action.number} "
        room = max(30, width - len(left) - 31)
        words = wrap(label, room)
        deadline = deadline_word(action.action.deadline)
        contact = self.desk.contact_line(action.contact)
        todo = "  ".join(part for part in (deadline, contact) if part)
        aside = clip(todo if action.progress is ActionProgress.TO_DO else self._last(action), 30, self.desk.more)
        lines: list[list[Part]] = [[(left, "bold"), (pad(words[0], room + 1), style), (aside, style)]]
        lines.extend([(" " * len(left) + line, style)] for line in words[1:])
        if action.progress is ActionProgress.ATTEMPTED and (body := self._body(action)) is not None and body.next:
            lines.append([(" " * len(left) + clip(_("next: {words}").format(words=body.next), width - len(left)), "")])
        return lines

    def _body(self, action: RecommendedAction) -> ActionRecorded | None:
        recorded = self.desk.case.actions.get((action.action.id, action.person), ())
        return recorded[-1].body if recorded else None

    def _last(self, action: RecommendedAction) -> str:
        recorded = self.desk.case.actions.get((action.action.id, action.person), ())
        if not recorded:
            return ""
        body = recorded[-1].body
        parts = (
            recorded[-1].at[11:16],
            progress_word(action.progress),
            body.who,
            body.result,
            body.reference,
            body.words,
        )
        return "  ".join(part for part in parts if part)

    def _paint_below(self, width: int) -> None:
        why = self.query_one("#actions-why", Static)
        actions = self.desk.actions
        if actions:
            action = actions[self.at]
            detail = wrap(self.desk.say(action.action.detail), width)[:3] if action.action.detail else []
            reasons = "; ".join(because_lines(self.desk, action.because))
            lines = self._calls(action, width) + detail + wrap(_("Why: {reasons}").format(reasons=reasons), width)[:3]
            why.update("\n".join(lines))
        else:
            why.update("")
        offer = next((advice for advice in self.desk.protocol.advices if advice.id.startswith("bribe")), None)
        words = first_sentences(self.desk.say(offer.text), width, lines=2) if offer else ""
        self.query_one("#actions-offer", Static).update("\n".join(wrap(words, width)))

    def _calls(self, action: RecommendedAction, width: int) -> list[str]:
        """Whom to call, whole: a number that is cut off helps nobody."""
        contacts = [self.desk.contact_line(action.contact)]
        contacts.append(self.desk.contact_line(self.desk.protocol.contact_by_id.get(action.action.other_contact or "")))
        words = _("  or  ").join(contact for contact in contacts if contact)
        return wrap(_("Call: {contacts}").format(contacts=words), width) if words else []

    def title(self) -> str:
        """How many are dealt with."""
        dealt = sum(1 for a in self.desk.actions if a.progress not in {ActionProgress.TO_DO, ActionProgress.ATTEMPTED})
        return _("{done} of {total}").format(done=dealt, total=len(self.desk.actions)) if self.desk.actions else ""

    def _repaint(self) -> None:
        planned = self.desk.planned
        if planned is not None:
            self.show(planned)

    def action_move(self, by: int) -> None:
        """Another action."""
        self.at = max(0, min(len(self.desk.actions) - 1, self.at + by))
        self._repaint()

    def action_why(self) -> None:
        """The marks, answers and verdicts that this rests on."""
        if self.desk.actions:
            action = self.desk.actions[self.at]
            reasons = [f"- {line}" for line in because_lines(self.desk, action.because)] or [_("No single event.")]
            detail = [self.desk.say(action.action.detail), ""] if action.action.detail else []
            detail = [*self._calls(action, 70), *detail]
            source = ["", _("Source: {source}").format(source=action.action.source)] if action.action.source else []
            self.app.push_screen(MessageDialog(self.desk.say(action.action.label), [*detail, *reasons, *source]))

    def action_record_state(self, state: ActionState) -> None:
        """What became of it, in words."""
        if not self.desk.actions:
            return
        action = self.desk.actions[self.at]
        self.app.push_screen(
            FormDialog(
                f"{self.desk.say(action.action.label)}: {progress_word(ActionProgress(state))}",
                self._fields(action, state),
            ),
            lambda values: self._filled(action, state, values),
        )

    def _fields(self, action: RecommendedAction, state: ActionState) -> list[Field]:
        contact = self.desk.contact_line(action.contact)
        other = self.desk.contact_line(self.desk.protocol.contact_by_id.get(action.action.other_contact or ""))
        words = Field("words", _("In your words"), kind="words", required=state in {"impossible", "not_needed"})
        if state == "attempted":
            return [
                Field("number_called", _("Number called"), hint=contact),
                Field("result", _("Result"), required=True, hint=_("no answer, engaged, will call back")),
                Field("next", _("Next try, next person"), hint=other),
                words,
            ]
        if state != "done":
            return [words]
        records = [
            Field(f"record_{record.id}", self.desk.say(record.label), kind="words", required=record.required)
            for record in action.action.records
        ]
        who = Field("who", _("Who was told"), required=not records, hint=contact)
        return [who, *records, Field("when", _("When, if not now")), Field("reference", _("Their reference")), words]

    def _filled(self, action: RecommendedAction, state: ActionState, values: dict[str, str] | None) -> None:
        if values is None:
            return
        records = {
            key.removeprefix("record_"): words for key, words in values.items() if key.startswith("record_") and words
        }
        filled: dict[str, object] = {
            key: words for key, words in values.items() if words and not key.startswith("record_")
        }
        filled |= {"action": action.action.id, "state": state}
        if action.person:
            filled["person"] = action.person
        if records:
            filled["records"] = records
        if action.contact is not None:
            filled["contact"] = action.contact.id
        if self.record(ActionRecorded.model_validate(filled)):
            actions = self.desk.actions
            self.at = next(
                (n for n, a in enumerate(actions) if n > self.at and a.progress is ActionProgress.TO_DO), self.at
            )
            self._repaint()

    def action_go_on(self) -> None:
        """On to the end."""
        self.post_message(self.GoOn())

    def action_go_back(self) -> None:
        """The step before."""
        self.post_message(self.GoBack())


def deadline_word(deadline: Deadline) -> str:
    """By when."""
    return {
        Deadline.NOW: _("NOW"),
        Deadline.TODAY: _("today"),
        Deadline.UNTIL_TAKEN_CHARGE: _("until taken over"),
        Deadline.BEFORE_OUTCOME: _("before the end"),
        Deadline.DURING: _("all along"),
    }[deadline]


def progress_word(progress: ActionProgress) -> str:
    """What became of an action."""
    return {
        ActionProgress.TO_DO: _("to do"),
        ActionProgress.ATTEMPTED: _("tried"),
        ActionProgress.DONE: _("done"),
        ActionProgress.IMPOSSIBLE: _("impossible"),
        ActionProgress.NOT_NEEDED: _("not needed"),
    }[progress]
