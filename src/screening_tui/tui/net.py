"""The net at the painting end: whatever a string carries, no control character reaches the terminal.

Strings are cleaned where they enter; this filter is the second line of defence, because Textual passes control
characters of loaded data straight through.
"""

from functools import lru_cache
from unicodedata import normalize

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

KEPT = "\u200c\u200d"
"""Zero-width joiners: some names need them."""


class PaintNet(LineFilter):
    """Replaces what is not printable; with ``ascii_only`` also every letter and sign outside ASCII."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.ascii_only = ascii_only

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each as wide as before, with nothing in them that a terminal would obey."""
        if self.ascii_only:
            return [
                segment if segment.text.isascii() and segment.text.isprintable() else _replace(segment, _to_ascii)
                for segment in segments
            ]
        return [segment if segment.text.isprintable() else _replace(segment, _printable) for segment in segments]


def _replace(segment: Segment, change: object) -> Segment:
    text = (_to_ascii if change is _to_ascii else _printable)(segment.text)
    return Segment(set_cell_size(text, cell_len(segment.text)), segment.style)


@lru_cache(maxsize=512)
def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char in KEPT else "\N{REPLACEMENT CHARACTER}" for char in text)


@lru_cache(maxsize=512)
def _to_ascii(text: str) -> str:
    return "".join(_ascii_character(char) for char in text)


def _ascii_character(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    base = normalize("NFKD", char)[:1]
    return base if base.isascii() and base.isprintable() else "?" * cell_len(char)


_SIGNS = {
    "¿": "?",
    "¡": "!",
    "–": "-",
    "—": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "·": "-",
    "…": "~",
    "─": "-",
    "✓": "x",
    "▸": ">",
    "×": "x",
    "●": "*",
    "○": "o",
    "│": "|",
}
"""Signs whose plain form is not their decomposition."""
