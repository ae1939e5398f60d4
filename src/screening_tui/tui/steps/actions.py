"""What to do now, in order: by when, whom to call, what became of it, and why it is recommended."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import ActionRecorded, ActionState
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.screening.model import ActionProgress, PlannedStep, RecommendedAction, Standpoint
from screening_tui.tui.because import because_lines
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, clip, first_sentences, join, pad, wrap
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.message import MessageDialog
from screening_tui.tui.steps.list_step import ListStep, within

SIGN = {
    ActionProgress.TO_DO: "[ ]",
    ActionProgress.ATTEMPTED: "[~]",
    ActionProgress.DONE: "[x]",
    ActionProgress.IMPOSSIBLE: "[!]",
    ActionProgress.NOT_NEEDED: "[-]",
}


class ActionsView(ListStep):
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
    ]

    def compose(self) -> ComposeResult:
        """The list, why, and the standing advice about offers."""
        with VerticalScroll(can_focus=False):
            yield Static(id="actions-list", classes="lines", markup=False)
        yield Static(id="actions-why", markup=False)
        yield Static(id="actions-offer", markup=False)

    def show(self, planned: PlannedStep) -> None:
        """Every action as it stands."""
        actions = self.desk.actions
        self.at = within(self.at, self.count())
        width = self.room
        lines: list[list[Part] | str] = []
        here = 0
        for number, action in enumerate(actions):
            if number == self.at:
                here = len(lines)
            lines.extend(self._lines(number, action, width))
        if not actions:
            lines = [_("Nothing is recommended as the case stands."), "", _("Enter goes on.")]
        for words in self._ends_to_confirm():
            lines.append("")
            lines.extend([(line, "bold")] for line in wrap(words, width))
        self.paint_lines("#actions-list", join(lines), here)
        self._paint_below(width)

    def _ends_to_confirm(self) -> list[str]:
        """A stop leads here at once; how that interview ended is confirmed, or refused, when there is time."""
        desk = self.desk
        return [
            _("{person}: whether the rules at the end were kept is still open: F4, {step}.").format(
                person=planned.people[0], step=f"{desk.say(planned.step.title)} {planned.people[0]}"
            )
            for planned in desk.plan.steps
            if planned.ended_by_disclosure
            and any(
                conduct.moment != "before" and (planned.people[0], conduct.id) not in desk.case.conducts
                for conduct in desk.protocol.conducts_of[planned.step.id]
            )
        ]

    def _lines(self, number: int, action: RecommendedAction, width: int) -> list[list[Part]]:
        mark = ">" if number == self.at else " "
        offered = action.standpoint is Standpoint.OFFERED
        label = action_label(self.desk, action)
        if offered:
            label += "  " + _("[if you judge so]")
        style = "bold" if action.action.immediate and action.progress is ActionProgress.TO_DO else ""
        left = f"{mark} {SIGN[action.progress]} {action.action.number} "
        room = max(30, width - len(left) - 31)
        words = wrap(label, room)
        deadline = in_use().short(action.action.deadline)
        contact = next((self.desk.contact_now(contact) for contact in self.desk.contacts_now(action)), "")
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
            in_use().word(action.progress),
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
        contacts = [self.desk.contact_now(contact) for contact in self.desk.contacts_now(action)]
        words = _("  or  ").join(contacts)
        return wrap(_("Call: {contacts}").format(contacts=words), width) if words else []

    def title(self) -> str:
        """How many are dealt with."""
        dealt = sum(1 for a in self.desk.actions if a.progress not in {ActionProgress.TO_DO, ActionProgress.ATTEMPTED})
        return _("{done} of {total}").format(done=dealt, total=len(self.desk.actions)) if self.desk.actions else ""

    def count(self) -> int:
        """Every action that is recommended or offered."""
        return len(self.desk.actions)

    def action_why(self) -> None:
        """The marks, answers and verdicts that this rests on."""
        if self.desk.actions:
            action = self.desk.actions[self.at]
            reasons = [f"- {line}" for line in because_lines(self.desk, action.because)] or [_("No single event.")]
            detail = [self.desk.say(action.action.detail), ""] if action.action.detail else []
            detail = [*self._calls(action, 70), *detail]
            source = ["", _("Source: {source}").format(source=action.action.source)] if action.action.source else []
            self.app.push_screen(MessageDialog(action_label(self.desk, action), [*detail, *reasons, *source]))

    def action_record_state(self, state: ActionState) -> None:
        """What became of it, in words."""
        if not self.desk.actions:
            return
        action = self.desk.actions[self.at]
        form = FormDialog(f"{action_label(self.desk, action)}: {in_use().word(state)}", self._fields(action, state))
        key = f"action:{action.action.id}:{action.person}:{state}"
        self.ask(key, form, lambda values: self._filled(action, state, values))

    def _fields(self, action: RecommendedAction, state: ActionState) -> list[Field]:
        first, second = ([*(self.desk.contact_now(c) for c in self.desk.contacts_now(action)), "", ""])[:2]
        words = Field("words", _("In your words"), kind="words", required=state in {"impossible", "not_needed"})
        if state == "attempted":
            return [
                Field("number_called", _("Number called"), hint=first),
                Field("result", _("Result"), required=True, hint=_("no answer, engaged, will call back")),
                Field("next", _("Next try, next person"), hint=second),
                words,
            ]
        if state != "done":
            return [words]
        records = [
            Field(f"record_{record.id}", self.desk.say(record.label), kind="words", required=record.required)
            for record in action.action.records
        ]
        who = Field("who", _("Who was told"), required=not records, hint=first)
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
        if contacts := self.desk.contacts_now(action):
            filled["contact"] = contacts[0].id
        if self.record(ActionRecorded.model_validate(filled)):
            actions = self.desk.actions
            following = (n for n, a in enumerate(actions) if n > self.at and a.progress is ActionProgress.TO_DO)
            self.go_to_line(next(following, self.at))

    def action_go_on(self) -> None:
        """On to the end."""
        self.post_message(self.GoOn())


def action_label(desk: Desk, action: RecommendedAction) -> str:
    """What is to be done, and for whom wherever the case has more than one minor."""
    label = desk.say(action.action.label)
    return f"{label} ({action.person})" if action.person and len(desk.case.minors) > 1 else label
