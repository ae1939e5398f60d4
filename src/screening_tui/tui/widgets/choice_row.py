"""A row of choices: digits pick, arrows move, nothing depends on colour."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from screening_tui.language import _
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, pad, wrap

LABEL_WIDTH = 9
DIGITS = 9
"""So many options have a digit of their own; the others are reached by the arrows, and that is said beside them."""


class ChoiceRow(Widget, can_focus=True):
    """One or several of a few options, each with a number: ``Manner      1[x]natural  2[ ]hesitant``."""

    DEFAULT_CSS = """
    ChoiceRow { height: auto; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", N_("choose"), show=False),
        Binding("right", "move(1)", N_("choose"), show=False),
        Binding("space", "pick", N_("pick"), show=False),
    ]

    class Changed(Message):
        """Another option was picked."""

        def __init__(self, row: "ChoiceRow") -> None:
            super().__init__()
            self.row = row

    def __init__(
        self,
        label: str = "",
        options: Iterable[tuple[str, str]] = (),
        *,
        several: bool = False,
        upright: bool = False,
        label_width: int = LABEL_WIDTH,
        id: str | None = None,  # noqa: A002  Textual's own word
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self.options = tuple(options)
        self.several = several
        self.upright = upright
        self.label_width = label_width
        self.chosen: tuple[str, ...] = ()
        self.at = 0
        self.usual = ""
        """What counts while nothing is picked, marked ``[*]``."""

    def set_up(
        self, label: str, options: Iterable[tuple[str, str]], chosen: Iterable[str], *, several: bool, upright: bool
    ) -> None:
        """Show other options in the same place."""
        self.label, self.options, self.several, self.upright = label, tuple(options), several, upright
        self.chosen = tuple(chosen)
        self.at = next((n for n, (key, _label) in enumerate(self.options) if key in self.chosen), 0)
        self.refresh(layout=True)

    def show_usual(self, usual: str) -> None:
        """Mark what counts while nothing is picked; empty where nothing does."""
        if usual != self.usual:
            self.usual = usual
            self.refresh()

    def choose(self, chosen: Iterable[str]) -> None:
        """Set what is picked, without telling anybody."""
        self.chosen = tuple(chosen)
        self.refresh()

    def render(self) -> Content:
        """The row as text."""
        first = (pad(self.label, self.label_width), "bold" if self.has_focus else "")
        blank = " " * self.label_width
        lines = self._lines(self.size.width)
        return join([first if n == 0 else blank, *line] for n, line in enumerate(lines))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows at the width that is about to be given: the widget's own width is still the one of the last layout."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[Part]]:
        if self.upright:
            return [line for option in self._upright(width) for line in option] or [[]]
        pieces = [self._piece(number) for number in range(len(self.options))]
        if len(pieces) > DIGITS:
            pieces.insert(DIGITS, (_way(), ""))
        return _rows(pieces, self._room(width))

    def _upright(self, width: int) -> list[list[list[Part]]]:
        """The lines of each option; beside the first one without a digit that has room for it, how to get there."""
        room = self._room(width)
        pieces = [self._piece(number) for number in range(len(self.options))]
        way = "   " + _way()
        fitting = (n for n in range(DIGITS, len(pieces)) if cell_len(pieces[n][0] + way) <= room)
        if len(pieces) > DIGITS:
            number = next(fitting, DIGITS)
            text, style = pieces[number]
            pieces[number] = text + way, style
        return [[[(line, style)] for line in wrap(text, room, indent=" " * 5)] for text, style in pieces]

    def _room(self, width: int) -> int:
        return max(width, 20) - self.label_width

    def _piece(self, number: int) -> tuple[str, str]:
        key, label = self.options[number]
        mark = "x" if key in self.chosen else "*" if key == self.usual and not self.chosen else " "
        here = self.has_focus and number == self.at
        sign = str(number + 1) if number < DIGITS else (">" if here else " ")
        return f"{sign}[{mark}]{label}", "reverse" if here else ("bold" if mark == "x" else "")

    def action_move(self, by: int) -> None:
        """Move to the next or the previous option."""
        if self.options:
            self.at = (self.at + by) % len(self.options)
            self.refresh()
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """On a low screen a long list is longer than what can be seen of it."""
        scroll = self.parent
        if self.upright and isinstance(scroll, VerticalScroll):
            above = sum(len(lines) for lines in self._upright(self.size.width)[: self.at])
            here = Region(0, self.virtual_region.y + above, 1, 1)
            scroll.scroll_to_region(here, animate=False, force=True)

    def action_pick(self) -> None:
        """Pick the option under the cursor; of several, or when it is picked already, take it back."""
        if not self.options:
            return
        key = self.options[self.at][0]
        if self.several:
            self.chosen = tuple(k for k in self.chosen if k != key) if key in self.chosen else (*self.chosen, key)
        else:
            self.chosen = () if key in self.chosen else (key,)
        self.refresh()
        self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """Digits pick directly; in an upright list up and down move too, and stay in sight."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.options):
            event.stop()
            self.at = int(event.character) - 1
            self.action_pick()
        elif self.upright and event.key in {"up", "down"}:
            event.stop()
            event.prevent_default()
            self.action_move(-1 if event.key == "up" else 1)


def _way() -> str:
    """How to get to an option that has no digit."""
    return _("(arrows, then Space)")


def _rows(pieces: list[tuple[str, str]], width: int) -> list[list[Part]]:
    lines: list[list[Part]] = [[]]
    used = 0
    for text, style in pieces:
        length = cell_len(text) + 2
        if used and used + length - 2 > width:
            lines.append([])
            used = 0
        lines[-1].extend([(text, style), "  "])
        used += length
    return lines
