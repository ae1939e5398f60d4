"""Several lines to type on: an answer in somebody's own words."""

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from screening_tui.reading.clean import clean_text
from screening_tui.tui.keys import N_

PLAIN = TextAreaTheme(
    "plain",
    gutter_style=Style(),
    cursor_style=Style(reverse=True),
    cursor_line_style=Style(),
    cursor_line_gutter_style=Style(),
    bracket_matching_style=Style(),
    selection_style=Style(reverse=True),
)
"""Every part has its look: what is left open here Textual works out anew for every letter, and keeps a node for."""


class WordsField(TextArea, inherit_bindings=False):
    """Grows with the text. Enter is for going on; Ctrl+J makes a new line, and pasted lines stay lines."""

    DEFAULT_CSS = """
    WordsField {
        height: auto; min-height: 1; max-height: 6; border: none; padding: 0; width: 1fr; background: transparent;
        scrollbar-size: 0 0; overflow-x: hidden;
    }
    WordsField:focus { border: none; background: transparent; background-tint: transparent; }
    """
    # Not Textual's own: those copy what was said into the terminal's clipboard, and take keys that have a meaning here.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+j", "new_line", N_("new line"), id="new_line", show=False, tooltip=N_("A new line in the answer")
        ),
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_word_left", show=False),
        Binding("ctrl+right", "cursor_word_right", show=False),
        Binding("home,ctrl+a", "cursor_line_start", show=False),
        Binding("end", "cursor_line_end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_word_left", show=False),
        Binding("ctrl+u", "delete_to_start_of_line", show=False),
        Binding("ctrl+k", "delete_to_end_of_line", show=False),
    ]

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
        self.register_theme(PLAIN)
        self.theme = PLAIN.name
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Whoever finds words here goes on at their end."""
        self.move_cursor(self.document.end)

    def action_new_line(self) -> None:
        """A line break inside the answer."""
        self.insert("\n")

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # without a cache of its own
        return frozenset({"text-area--placeholder"})

    def check_message_enabled(self, message: Message) -> bool:
        """Nobody listens to every letter, and each would be told to every widget around this one."""
        told_to_nobody = isinstance(message, TextArea.Changed | TextArea.SelectionChanged)
        return not told_to_nobody and super().check_message_enabled(message)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()  # no line break: it goes on to whoever holds this field

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean_text(event.text, lines=True))

    def load(self, text: str) -> None:
        """Put another text there, the cursor at its end, with nothing to undo."""
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)
