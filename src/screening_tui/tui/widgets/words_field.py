"""Several lines to type on: an answer in somebody's own words."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from screening_tui.reading.clean import clean_text
from screening_tui.tui.keys import N_


class WordsField(TextArea):
    """Grows with the text. Enter is for going on; Ctrl+J makes a new line, and pasted lines stay lines."""

    DEFAULT_CSS = """
    WordsField {
        height: auto; min-height: 1; max-height: 6; border: none; padding: 0; width: 1fr; background: transparent;
        scrollbar-size: 0 0; overflow-x: hidden;
    }
    WordsField:focus { border: none; background: transparent; background-tint: transparent; }
    WordsField .text-area--cursor-line { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("next"), id="next", priority=True),
        Binding("ctrl+j", "new_line", N_("new line"), id="new_line", show=False),
    ]

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, field: "WordsField") -> None:
            super().__init__()
            self.field = field

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            max_checkpoints=50,
            placeholder=placeholder,
            id=id,
        )
        self.cursor_blink = False

    def action_submit(self) -> None:
        """Go on."""
        self.post_message(self.Submitted(self))

    def action_new_line(self) -> None:
        """A line break inside the answer."""
        self.insert("\n")

    def action_copy(self) -> None:
        """Nothing typed here leaves for the clipboard."""

    def action_cut(self) -> None:
        """Nothing typed here leaves for the clipboard."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean_text(event.text, lines=True))

    def load(self, text: str) -> None:
        """Put another text there, the cursor at its end, with nothing to undo."""
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)
