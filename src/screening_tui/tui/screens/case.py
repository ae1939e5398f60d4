"""One case on the screen: the top line, the outline, the step, the keys. It delegates; steps live in ``steps``."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from screening_tui.case.events import Body
from screening_tui.case.model import Position
from screening_tui.errors import CannotWrite
from screening_tui.language import _, use_language
from screening_tui.protocol.model import StepKind
from screening_tui.screening.model import PlannedStep, Status
from screening_tui.tui.case_menu import CaseMenu
from screening_tui.tui.comments import Comments
from screening_tui.tui.compositor import NearCompositor
from screening_tui.tui.desk import Desk, Refused
from screening_tui.tui.draft_keeper import DraftKeeper
from screening_tui.tui.ending import Ending
from screening_tui.tui.keys import N_, hint_line, hints
from screening_tui.tui.outcome_form import needs_words
from screening_tui.tui.paint import Part, clip, join, pad, wrap, write
from screening_tui.tui.people import people_words
from screening_tui.tui.register_watch import RegisterWatch
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import FormDialog
from screening_tui.tui.screens.message import MessageDialog
from screening_tui.tui.steps.actions import ActionsView
from screening_tui.tui.steps.assess import AssessView
from screening_tui.tui.steps.close import CloseView, still_open_words
from screening_tui.tui.steps.compare import CompareView
from screening_tui.tui.steps.indicators import IndicatorsView
from screening_tui.tui.steps.intake import IntakeView
from screening_tui.tui.steps.interview import InterviewView
from screening_tui.tui.steps.step_view import StepView
from screening_tui.tui.symbols import Symbols

VIEWS: dict[StepKind, type[StepView]] = {
    StepKind.INTAKE: IntakeView,
    StepKind.INDICATORS: IndicatorsView,
    StepKind.INTERVIEW: InterviewView,
    StepKind.COMPARE: CompareView,
    StepKind.ASSESS: AssessView,
    StepKind.ACTIONS: ActionsView,
    StepKind.CLOSE: CloseView,
}

AFTER_THE_INTERVIEWS = frozenset({StepKind.COMPARE, StepKind.ASSESS, StepKind.ACTIONS, StepKind.CLOSE})
OUTLINE_WIDTH = 21
ROOM_FOR_BOTH = 104
"""From this width on the outline stands beside every step."""
SMALLEST = (60, 18)


class CaseScreen(Screen[None]):
    """Always one thing to do; always visible: where I am, that it is saved, how to hide."""

    DEFAULT_CSS = """
    CaseScreen { layout: vertical; }
    CaseScreen > Static { height: 1; width: 1fr; }
    CaseScreen #top { text-style: bold; }
    CaseScreen #middle { height: 1fr; width: 1fr; }
    CaseScreen #outline { width: 21; height: 1fr; padding: 0; }
    CaseScreen #body { width: 1fr; height: 1fr; padding: 0 1; }
    CaseScreen #notice { text-style: bold; display: none; height: auto; max-height: 3; padding: 0 1; }
    CaseScreen #too-small { display: none; height: 1fr; }
    CaseScreen.small > * { display: none; }
    CaseScreen.small > #too-small { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", N_("next field"), id="focus_next", show=False),
        Binding("shift+tab", "back", N_("back"), id="back"),
        Binding("escape", "back", N_("back"), show=False),
        Binding(
            "ctrl+b", "records", N_("records"), id="records", show=False, tooltip=N_("Look into the records (* found)")
        ),
        Binding("pagedown", "go_on", N_("next"), id="page_next", show=False),
        Binding("pageup", "back", N_("back"), id="page_back", show=False),
    ]

    def __init__(self, desk: Desk, symbols: Symbols) -> None:
        super().__init__()
        self._compositor = NearCompositor()
        self.desk = desk
        self.symbols = symbols
        self.half_typed = DraftKeeper(desk)
        self.menu = CaseMenu(self)
        self.comments = Comments(self)
        self.ending = Ending(self)
        self.register_watch = RegisterWatch(self)
        self._views: dict[StepKind, StepView] = {}
        self._shown: Position | None = None
        self._typed_in: Widget | None = None
        """Where the cursor was when the window became too small."""

    def compose(self) -> ComposeResult:
        """Everything but the step, which is put there when it is first needed."""
        yield Static(id="top", markup=False)
        yield Static(id="rule-top", markup=False)
        with Horizontal(id="middle"):
            yield Static(id="outline", markup=False)
            yield Container(id="body")
        yield Static(id="notice", markup=False)
        yield Static(id="rule-bottom", markup=False)
        yield Static(id="footer", markup=False)
        yield Static(id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the place where the case stands; the first step of a new one."""
        self.desk.when_recorded = self._recorded
        self.desk.when_form_left = self.keep_half_typed
        self.desk.more = self.symbols.more
        if self.desk.remark:
            self.app.push_screen(MessageDialog(_("Only to look at"), [self.desk.remark]))
        restored = self.half_typed.restore() if self.desk.keeps_half_typed else ""
        if self.desk.position is None or self.desk.planned is None:
            first = self.desk.plan.after(None)
            if first is not None and not self.desk.read_only:
                self.go(first.position)
                return
        self.call_later(self.renew)
        self.register_watch.look()
        if restored:
            self.call_later(self.tell, restored)
        self.comments.meet()

    # What is shown

    @property
    def view(self) -> StepView | None:
        """The step's widget; None until it shows the place where the case stands, so that no key goes astray."""
        planned = self.desk.planned
        view = self._views.get(planned.step.kind) if planned else None
        return view if view is not None and view.ready and self._shown == self.desk.position else None

    @property
    def body_width(self) -> int:
        """The cells of a line beside the outline, or without it."""
        planned = self.desk.planned
        view = VIEWS[planned.step.kind] if planned else StepView
        both = not view.full_width or self.size.width >= ROOM_FOR_BOTH
        return self.size.width - 2 - (OUTLINE_WIDTH if both else 0)

    def renew(self) -> None:
        """Bring everything on the screen up to date with the case, in place."""
        planned = self.desk.planned
        if planned is None or not self.is_attached:
            return
        kind = planned.step.kind
        if kind not in self._views:
            view = VIEWS[kind](self.desk, self.record)
            self._views[kind] = view
            self.query_one("#body", Container).mount(view)
        for other, view in self._views.items():
            view.display = other is kind
        view = self._views[kind]
        if not view.ready:
            return
        self.query_one("#outline").display = not view.full_width or self.size.width >= ROOM_FOR_BOTH
        moved = self._shown != planned.position
        self._shown = planned.position
        view.show(planned)
        if moved:
            view.focus_first()
        self._paint_frame(planned, view)

    def _paint_frame(self, planned: PlannedStep, view: StepView) -> None:
        width = self.size.width
        rule = self.symbols.rule * width
        write(self.query_one("#rule-top", Static), rule)
        write(self.query_one("#rule-bottom", Static), rule)
        write(self.query_one("#top", Static), self._top(planned, view, width))
        if self.query_one("#outline").display:
            self.query_one("#outline", Static).update(join(self._outline()))
        self.call_after_refresh(self.paint_keys)

    def paint_keys(self) -> None:
        """The line of key hints, for where the focus is; none while the screen is being taken down."""
        if not self.query("#footer"):
            return
        asking = self.view is not None and self.view.missing_target() is not None
        useful = [hint for hint in hints(self) if hint.action != "missing" or asking]
        write(self.query_one("#footer", Static), " " + hint_line(useful, self.size.width - 2))

    def _top(self, planned: PlannedStep, view: StepView, width: int) -> str:
        origin = self.desk.case.opened.body.origin if self.desk.case.opened else "officer"
        mark = {"practice": _("PRACTICE") + "  ", "scripted": _("SCRIPTED") + "  "}.get(origin, "")
        title = f"{self.desk.say(planned.step.title)} {people_words(planned.people)}".strip()
        where = f" {self.symbols.dot} ".join(part for part in (title, view.title(), self.menu.pace_words()) if part)
        saved = _("saved {clock}").format(clock=self.desk.saved_at())
        if self.desk.failure is not None:
            saved = _("NOT SAVED")
        elif self.desk.read_only:
            saved = _("only to look at")
        left = clip(f" {mark}{self.desk.number}  {where}", width - len(saved) - 3, self.symbols.more)
        return pad(left, width - len(saved) - 1) + saved

    def _outline(self) -> list[list[Part]]:
        lines: list[list[Part]] = []
        alarm = any(a.action.immediate and a.progress.value in {"to_do", "attempted"} for a in self.desk.actions)
        for planned in self.desk.plan.steps:
            here = planned.position == self.desk.position
            sign = {
                Status.DONE: self.symbols.done,
                Status.STARTED: self.symbols.started,
                Status.UNTOUCHED: self.symbols.untouched,
            }[planned.status]
            if here:
                sign = self.symbols.here
            elif (planned.step.kind is StepKind.ACTIONS and alarm) or (
                planned.call.value == "demanded" and planned.status is Status.UNTOUCHED
            ):
                sign = self.symbols.alarm
            lines.append([(self._outline_line(planned, sign), "bold" if here else "")])
        return lines

    def _outline_line(self, planned: PlannedStep, sign: str) -> str:
        # During an interview nothing may tell how much was found or is to be done about anybody.
        secret = self.desk.in_interview and planned.step.kind in AFTER_THE_INTERVIEWS
        count = f"{planned.done}/{planned.total}" if planned.total and not secret else ""
        people = "/".join(planned.people)
        # The same for anybody and whatever was found: it is read by whoever sits in front of the screen.
        found = "*" if planned.step.kind is StepKind.INTAKE and self.register_watch.is_waiting else " "
        title = f"{sign}{found}{self.desk.say(planned.step.title)}"
        room = OUTLINE_WIDTH - 1 - (len(people) + 1 if people else 0)
        if cell_len(title) + 1 + len(count) > room:
            count = ""  # where it is matters more than how far
        else:
            room -= len(count)
        left = f"{clip(title, room, self.symbols.more)} {people}".rstrip()
        return pad(left, OUTLINE_WIDTH - 1 - len(count)) + count

    def tell(self, words: str) -> None:
        """Say something above the key hints; nothing takes it away again."""
        notice = self.query_one("#notice", Static)
        notice.display = bool(words)
        write(notice, "\n".join(wrap(words, max(self.size.width - 3, 40))) if words else "")

    def on_resize(self, event: events.Resize) -> None:
        """Use the room; when there is too little, say so and keep everything."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.has_class("small"):
            self._typed_in = self.focused  # what is not displayed loses the focus
        elif not small and self.has_class("small"):
            self.call_after_refresh(self.set_focus, self._typed_in)
        self.set_class(small, "small")
        words = _("This window is too small ({w}x{h}). Make it at least 60x18. Nothing is lost.")
        self.query_one("#too-small", Static).update(words.format(w=event.size.width, h=event.size.height))
        self.call_after_refresh(self.renew)

    def on_descendant_focus(self) -> None:
        """The key hints follow the focus."""
        self.call_after_refresh(self.paint_keys)

    def on_screen_resume(self) -> None:
        """Back from a dialog."""
        self.call_after_refresh(self.paint_keys)

    # What is recorded

    def _recorded(self) -> None:
        self.renew()
        self.register_watch.look()
        # Once the step has let go of what it recorded, the disk does too.
        self.call_later(self.keep_half_typed)

    def keep_half_typed(self) -> None:
        """Bring what is half typed to the disk, in another thread: no key waits for it."""
        if not self.is_attached or not self.desk.keeps_half_typed:
            return
        self.gather_half_typed()
        self.half_typed.keep_behind(lambda write: self.app.run_worker(write, thread=True))

    def gather_half_typed(self) -> None:
        """Bring together what stands in the fields of the step and of the forms that lie over it."""
        if self.view is not None:
            self.view.keep_draft()
        for form in self.app.screen_stack:
            if isinstance(form, FormDialog):
                form.keep_draft()

    def tell_of_half_typed(self) -> None:
        """Say it when the disk took nothing: that comes out later, in the other thread."""
        if trouble := self.half_typed.trouble():
            self.tell(trouble)

    def record(self, *bodies: Body) -> bool:
        """Record; when that is not possible, tell the officer and keep what is typed."""
        given = self.desk.given
        if self.desk.failure is None and self.desk.read_only:
            self.tell(_("This case can only be looked at here."))
            return False
        try:
            self.desk.record(*bodies)
        except Refused as refused:
            if given is not None:
                given.not_recorded()
            words = refused.refusal.message or needs_words(refused.refusal.needs)
            self.app.push_screen(MessageDialog(_("Not possible"), [words]))
            return False
        except CannotWrite as failure:
            if given is not None:
                given.not_recorded()
            self.ending.not_saved(failure)
            return False
        if given is not None:
            given.recorded()
        return True

    def go(self, position: Position) -> None:
        """Go there; what is half typed here is kept."""
        self.tell("")
        if self.view is not None:
            self.view.keep_draft()
        try:
            self.desk.go(position)
        except CannotWrite as failure:
            self.ending.not_saved(failure)
        else:
            self.ending.write_file()

    # Going on and back

    def on_step_view_ready(self) -> None:
        """A step is shown for the first time."""
        self.renew()

    def on_step_view_go_on(self) -> None:
        """Enter in a step."""
        self.action_go_on()

    def on_step_view_go_back(self) -> None:
        """Shift+Tab in a step."""
        self._back()

    def on_step_view_tell(self, event: StepView.Tell) -> None:
        """A step has something to say."""
        self.tell(event.words)

    def action_go_on(self) -> None:
        """Save, and go on inside the step or to the next one."""
        view = self.view
        if view is None:
            return
        self.tell("")
        if (self.desk.failure is not None or not self.desk.read_only) and not view.save():
            return
        if view.forward():
            self._repaint_frame()
            return
        self.ending.pass_checks(self.desk.checks(), self._next_step)

    def forward_without_saving(self) -> None:
        """Go on after a missing answer was recorded: the fields hold nothing more."""
        view = self.view
        if view is not None and view.forward():
            self._repaint_frame()
        elif view is not None:
            self.ending.pass_checks(self.desk.checks(), self._next_step)

    def _repaint_frame(self) -> None:
        if self.desk.planned is not None and self.view is not None:
            self._paint_frame(self.desk.planned, self.view)

    def _next_step(self) -> None:
        following = self.desk.plan.after(self.desk.position)
        if self.desk.planned is not None and self.desk.planned.ended_by_disclosure:
            steps = self.desk.plan.steps
            following = next((step for step in steps if step.step.kind is StepKind.ACTIONS), following)
        if following is not None and following.step.kind is StepKind.ACTIONS and not self.desk.actions:
            following = self.desk.plan.after(following.position) or following
        if following is not None:
            self.leave_room_for(following.position)

    def leave_room_for(self, position: Position) -> None:
        """Go there; out of an interview only once the person has left the room."""
        here = self.desk.planned
        if here is None or here.step.kind is not StepKind.INTERVIEW or position.people == here.people:
            self.go(position)
            return
        person = here.people[0]
        dialog = ChoiceDialog(
            _("Has {person} left the room?").format(person=person),
            [Choice("yes", _("yes, go on"), "y"), Choice("no", _("no, stay here"), "n")],
            at="no",  # one more Enter by reflex must not put somebody's answers before somebody else
        )
        self.app.push_screen(dialog, lambda answer: self.go(position) if answer == "yes" else None)

    def action_back(self) -> None:
        """The field before; from the first one, the question or the step before."""
        focused = self.focused
        fields = [
            widget for widget in self.focus_chain if self.view is not None and widget in self.view.walk_children()
        ]
        if focused in fields and fields.index(focused) > 0:
            self.focus_previous()
        else:
            self._back()

    def action_records(self) -> None:
        """What the registers may have about the people of this case."""
        self.register_watch.open()

    def _back(self) -> None:
        view = self.view
        if view is None:
            return
        view.keep_draft()
        if view.backward():
            self._repaint_frame()
            return
        before = self.desk.plan.before(self.desk.position)
        if before is not None:
            self.leave_room_for(before.position)

    def on_close_view_close_case(self) -> None:
        """End the case; a closed one is opened again with a reason."""
        if self.desk.case.state == "closed":
            self.ending.ask_to_reopen()
        else:
            self.ending.close()

    def on_close_view_still_open(self, event: CloseView.StillOpen) -> None:
        """By reflex nobody closes over something to do: say what it is."""
        self.tell(still_open_words(self.ending.open_ends(event.left)))

    # Above everything: the keys of the application come here

    def change_language(self) -> None:
        """Draw everything anew in the officer's language."""
        use_language(self.desk.language)
        for view in self._views.values():
            view.keep_draft()
            view.remove()
        self._views.clear()
        self._shown = None
        self.renew()
