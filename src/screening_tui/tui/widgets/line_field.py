"""One line to type on, with its label before it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from screening_tui.tui.widgets.choice_row import LABEL_WIDTH


class QuietInput(Input):
    """A line editor that never writes the clipboard and does not blink."""

    DEFAULT_CSS = """
    QuietInput { height: 1; border: none; padding: 0; background: transparent; text-style: underline; width: 1fr; }
    QuietInput:focus { border: none; background-tint: transparent; }
    """
    # Ctrl+C and Ctrl+X would copy what was said into the clipboard of the terminal.
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Nothing typed here leaves for the clipboard."""

    def action_cut(self) -> None:
        """Nothing typed here leaves for the clipboard."""


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
        self.input.value = value
        self.input.placeholder = placeholder
