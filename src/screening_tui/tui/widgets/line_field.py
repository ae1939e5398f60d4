"""One line to type on, with its label before it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from screening_tui.tui.widgets.choice_row import LABEL_WIDTH


class QuietInput(Input, inherit_bindings=False):
    """A line editor that never writes the clipboard and does not blink. Enter is left to whoever holds it."""

    DEFAULT_CSS = """
    QuietInput { height: 1; border: none; padding: 0; background: transparent; text-style: underline; width: 1fr; }
    QuietInput:focus { border: none; background-tint: transparent; }
    """
    # Not Textual's own: those copy what was said into the terminal's clipboard, and take keys that have a meaning here.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home,ctrl+a", "home", show=False),
        Binding("end", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_left_word", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
    ]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False


class LineField(Horizontal):
    """``Place       Tapachula``."""

    DEFAULT_CSS = """
    LineField { height: 1; width: 1fr; }
    LineField > Static { width: 9; }
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        placeholder: str = "",
        label_width: int = LABEL_WIDTH,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._label = Static(label, markup=False)
        self._label.styles.width = label_width
        self.input = QuietInput(value, placeholder=placeholder)

    def compose(self) -> ComposeResult:
        """The label and the line."""
        yield self._label
        yield self.input

    @property
    def value(self) -> str:
        """What stands on the line."""
        return self.input.value

    def set_up(self, label: str, value: str, placeholder: str = "") -> None:
        """Ask for something else in the same place."""
        self._label.update(label)
        self.input.placeholder = placeholder
        self.load(value)

    def load(self, value: str) -> None:
        """Put another text there, the cursor at its end."""
        self.input.value = value
        self.input.cursor_position = len(value)
