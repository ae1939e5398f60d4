"""A dialog with a list to choose from: reasons, languages, steps, the menu."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screening_tui.tui.keys import N_, written
from screening_tui.tui.paint import Part, clip, join, pad, wrap
from screening_tui.tui.screens.dialog import Dialog


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list."""

    id: str
    label: str
    key: str = ""
    """A key that chooses it at once, written before it."""
    aside: str = ""
    """Written at the right end."""


class ChoiceList(Widget, can_focus=True):
    """The list itself. It draws its own lines, so that every terminal can show it."""

    DEFAULT_CSS = "ChoiceList { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("pageup", "move(-10)", N_("choose"), show=False),
        Binding("pagedown", "move(10)", N_("choose"), show=False),
        Binding("enter", "open", N_("choose"), id="open"),
    ]

    def __init__(self, choices: Iterable[Choice], at: str = "") -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.at = next((n for n, choice in enumerate(self.choices) if choice.id == at), 0)

    def render(self) -> Content:
        """All lines, the chosen one marked by a sign and reversed."""
        width = max(self.size.width, 20)
        keys = max((len(choice.key) for choice in self.choices), default=0)
        lines: list[list[Part]] = []
        for number, choice in enumerate(self.choices):
            mark = ">" if number == self.at else " "
            room = width - keys - 4 - (len(choice.aside) + 1 if choice.aside else 0)
            text = f"{mark} {choice.key:<{keys}} {pad(choice.label, room)} {clip(choice.aside, 30)}".rstrip()
            lines.append([(text, "reverse" if number == self.at else "")])
        return join(lines)

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self.at = max(0, min(len(self.choices) - 1, self.at + by))
        self.refresh()
        if isinstance(self.parent, VerticalScroll):
            height = self.parent.size.height
            top = self.parent.scroll_offset.y
            if self.at < top or self.at >= top + height:
                self.parent.scroll_to(y=max(0, self.at - height // 2), animate=False)

    def action_open(self) -> None:
        """Choose the marked line."""
        if self.choices and isinstance(self.screen, ChoiceDialog):
            self.screen.finish(self.choices[self.at].id)

    def on_key(self, event: events.Key) -> None:
        """A line's own key chooses it."""
        for choice in self.choices:
            if choice.key and event.character == choice.key and isinstance(self.screen, ChoiceDialog):
                event.stop()
                self.screen.finish(choice.id)
                return


class ChoiceDialog(Dialog[str]):
    """Gives back the id of the chosen line."""

    DEFAULT_CSS = "ChoiceDialog VerticalScroll { height: auto; scrollbar-size: 0 0; }"

    def __init__(self, title: str, choices: Iterable[Choice], *, words: str = "", at: str = "") -> None:
        super().__init__()
        self.title_text = title
        self.words = words
        self.choices = tuple(choices)
        self.at = at

    def compose(self) -> ComposeResult:
        """Title, explanation, list, keys."""
        with Vertical(id="box"):
            yield Static("\n".join(wrap(self.title_text, self.room)), id="title", markup=False)
            if self.words:
                yield Static("\n".join(wrap(self.words, self.room)), id="words", markup=False)
            with VerticalScroll(can_focus=False):
                yield ChoiceList(self.choices, self.at)
            yield Static("", id="keys", markup=False)


def key_aside(keys: tuple[str, ...]) -> str:
    """The keys of a menu line: ``F9  Ctrl+L``."""
    return "  ".join(written(key) for key in keys[:3])
