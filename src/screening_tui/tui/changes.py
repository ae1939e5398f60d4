"""Writes only the cells that changed, so that a slow line keeps up: a step forward is one kilobyte and not five.

Textual paints whole widgets, and everything in a container whose content became longer; most of that stands on the
terminal already. What was written is remembered here, row by row. Another screen, such as the neutral page that hides
everything, is always written whole, so that nothing stays behind it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias, cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Cell: TypeAlias = tuple[str, str]
"""A character and how it looks, as a terminal is told: ``1`` is bold, ``1;31`` bold and red."""
Update: TypeAlias = ChopsUpdate | LayoutUpdate

BLANK: Cell = (" ", "")
NEAR = 4
"""So many cells between two that changed are written too: going past them would cost as much."""
DEFAULT_COLOURS = frozenset({"39", "49"})
"""What comes after a reset has them already."""


class Painted:
    """What stands on the terminal."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        """None where nobody knows."""
        self._screen: object = None

    def changes(self, screen: object, update: RenderableType | None) -> RenderableType | None:
        """The same update of a screen, written more briefly."""
        if screen is not self._screen:
            self.forget()
            self._screen = screen
        if isinstance(update, ChopsUpdate | LayoutUpdate):
            return cast("RenderableType", Changes(self, update))
        return update

    def forget(self) -> None:
        """Nobody knows any more what stands there."""
        self._rows.clear()

    def written(self, update: Update, colours: ColorSystem) -> Iterator[str]:
        """What has to be written so that an update stands on the terminal."""
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                yield from self._line(y, update.region.x, list(strips), update.region.right, colours)
            return
        for y, left, right in update.spans:
            end = update.chop_ends[y][-1]
            for x, strips in _pieces(update, y, left, right):
                yield from self._line(y, x, strips, end, colours)

    def _line(self, y: int, x: int, strips: Sequence[Strip], end: int, colours: ColorSystem) -> Iterator[str]:
        row = self._rows.setdefault(y, [])
        row += [None] * (end - len(row))
        parts = [(text, _look(style, colours)) for strip in strips for text, style, _control in strip]
        length = sum(strip.cell_length for strip in strips)
        to = x + length
        if sum(len(text) for text, _look in parts) == length and all(_is_even(text) for text, _look in parts):
            new = [(character, look) for text, look in parts for character in text]
            old, row[x:to] = row[x:to], new
            for first, last in _runs(old, new):
                rest_is_blank = all(cell == BLANK for cell in row[x + last :])
                yield f"\x1b[{y + 1};{x + first + 1}H" + _painting(new[first:last], rest_is_blank=rest_is_blank)
        else:
            # Terminals do not agree how wide some characters are, so what stands beside them is not relied upon.
            row[x:to] = [None] * length
            yield f"\x1b[{y + 1};{x + 1}H" + _painting(parts, rest_is_blank=False)


class Changes(CompositorUpdate):
    """An update, written as what it changes."""

    def __init__(self, painted: Painted, update: Update) -> None:
        self._painted = painted
        self._update = update

    def render_segments(self, console: Console) -> str:
        """What goes to the terminal, where it stands from then on."""
        colours = COLOR_SYSTEMS[console.color_system or "truecolor"]
        return "".join(self._painted.written(self._update, colours))


def _pieces(update: ChopsUpdate, y: int, left: int, right: int) -> Iterator[tuple[int, list[Strip]]]:
    """What an update has for the cells from left to right of a line: places and strips that lie side by side."""
    place, strips = 0, list[Strip]()
    for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
        if strip is None or x >= right or end <= left:
            continue
        if strips and x != place + sum(each.cell_length for each in strips):
            yield place, strips
            strips = []
        if not strips:
            place = x
        strips.append(strip if end <= right else strip.crop(0, right - x))
    if strips:
        yield place, strips


@lru_cache(maxsize=256)
def _look(style: Style | None, colours: ColorSystem) -> str:
    codes = Strip.render_ansi(style, colours).split(";") if style else []
    if "38" in codes or "48" in codes:  # what follows them is a colour's number
        return ";".join(codes)
    return ";".join(code for code in codes if code not in DEFAULT_COLOURS)


@lru_cache(maxsize=1024)
def _is_even(text: str) -> bool:
    """Whether each character fills one cell."""
    return text.isascii() or all(cell_len(character) == 1 for character in text)


def _runs(old: Sequence[Cell | None], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """From and to of what differs; what lies near belongs together."""
    runs: list[tuple[int, int]] = []
    if old == new:
        return runs
    for place, (before, now) in enumerate(zip(old, new, strict=True)):
        if before != now:
            if runs and place - runs[-1][1] <= NEAR:
                runs[-1] = runs[-1][0], place + 1
            else:
                runs.append((place, place + 1))
    return runs


def _painting(cells: Sequence[Cell], *, rest_is_blank: bool) -> str:
    """The cells' characters, told how to look; blanks that go on to the line's end are erased and not written."""
    written = []
    for look, group in groupby(cells, key=lambda cell: cell[1]):
        text = "".join(character for character, _look in group)
        written.append((look, text))
    erased = ""
    if rest_is_blank and not written[-1][0]:
        look, text = written.pop()
        kept = text.rstrip(" ")
        if len(text) - len(kept) > NEAR:
            text, erased = kept, "\x1b[K"
        written.append((look, text))
    return "".join(f"\x1b[{look}m{text}\x1b[m" if look else text for look, text in written) + erased
