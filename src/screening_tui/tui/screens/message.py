"""A dialog that only says something: help, reasons, an error."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from screening_tui.tui.keys import N_
from screening_tui.tui.paint import wrap
from screening_tui.tui.screens.dialog import Dialog


class MessageDialog(Dialog[bool]):
    """Text to read, as long as it needs; Enter or Esc closes it."""

    DEFAULT_CSS = "MessageDialog VerticalScroll { height: auto; scrollbar-size: 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", N_("close"), id="close", priority=True),
        Binding("up", "scroll_by(-1)", N_("scroll"), show=False),
        Binding("down", "scroll_by(1)", N_("scroll"), show=False),
        Binding("pageup", "scroll_by(-15)", N_("scroll"), show=False),
        Binding("pagedown", "scroll_by(15)", N_("scroll"), show=False),
    ]

    def __init__(self, title: str, paragraphs: Iterable[str]) -> None:
        super().__init__()
        self.title_text = title
        self.paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        """Title, paragraphs, keys."""
        with Vertical(id="box"):
            yield Static("\n".join(wrap(self.title_text, self.room)), id="title", markup=False)
            with VerticalScroll(can_focus=False):
                lines = [line for paragraph in self.paragraphs for line in wrap(paragraph, self.room)]
                yield Static("\n".join(lines), id="words", markup=False)
            yield Static("", id="keys", markup=False)

    def action_close(self) -> None:
        """It was read."""
        self.finish(True)

    def action_scroll_by(self, lines: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
