"""What every step's widget has in common."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screening_tui.case.events import Body, MissingReason
from screening_tui.screening.model import PlannedStep
from screening_tui.tui.desk import Desk
from screening_tui.tui.forms import Then, ask
from screening_tui.tui.paint import keep_in_sight, room_of
from screening_tui.tui.screens.form import FormDialog

Recorder: TypeAlias = Callable[..., bool]
"""Records bodies, in order; False, after telling the officer, when that was not possible."""


class StepView(Vertical):
    """Shows one line of the outline. It keeps no answer of its own: it shows the desk's case and records into it."""

    DEFAULT_CSS = """
    StepView { height: 1fr; width: 1fr; }
    StepView > .guidance { height: auto; width: 1fr; text-style: italic; }
    StepView VerticalScroll { height: 1fr; scrollbar-size: 0 0; }
    StepView .lines { height: auto; width: 1fr; }
    """
    full_width: ClassVar[bool] = False
    """Whether the outline makes room for it on a small screen."""

    class Ready(Message):
        """The widget and all in it are there."""

    class GoOn(Message):
        """Enter: save, and go on."""

    class GoBack(Message):
        """One step back; nothing is lost."""

    class Tell(Message):
        """Something for the notice line."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__()
        self.desk = desk
        self._record = record
        self.ready = False

    def on_mount(self) -> None:
        """Everything inside is composed by now."""
        self.ready = True
        self.post_message(self.Ready())

    def record(self, *bodies: Body) -> bool:
        """Make these durable; False when that was not possible, and the officer has been told."""
        return self._record(*bodies)

    def ask(self, key: str, form: FormDialog, then: Then) -> None:
        """Open a form; what is half typed in it is kept until it is recorded."""
        ask(self.app, self.desk, key, form, then)

    def show(self, planned: PlannedStep) -> None:
        """Show this place as the case stands now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where the officer goes on."""
        self.focus()

    def save(self) -> bool:
        """Record what is typed and not recorded yet; False when the officer has to look at it first."""
        return True

    def forward(self) -> bool:
        """Go on inside the step; False when it is at its end."""
        return False

    def backward(self) -> bool:
        """Go back inside the step; False when it is at its beginning."""
        return False

    def keep_draft(self) -> None:
        """Remember what is half typed."""

    def missing_target(self) -> tuple[str, str] | None:
        """(person, question) that F3 is about, where there is one."""
        return None

    def without_answer(self, reason: MissingReason) -> Sequence[Body]:
        """What to record when that question has no answer; only where ``missing_target`` names one."""
        raise NotImplementedError

    def half_typed(self) -> str:
        """The words that stand in the answer's field and are not recorded."""
        return ""

    def saved(self) -> None:
        """What stands in the fields of that question is recorded now."""

    def title(self) -> str:
        """What stands in the top line behind the step's title: ``question 5 of 9``."""
        return ""

    def paint_lines(self, where: str, content: Content, line: int | None = None) -> None:
        """Write lines into a scrolling list and keep one of them in sight."""
        static = self.query_one(where, Static)
        static.update(content)
        scroll = static.parent
        if line is not None and isinstance(scroll, VerticalScroll):
            self.call_after_refresh(keep_in_sight, scroll, line)

    @property
    def room(self) -> int:
        """How many cells a line has."""
        return room_of(self)
