"""Building lines of text for the screen, measured in terminal cells."""

import re
from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from rich.cells import cell_len, set_cell_size
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

Part = str | tuple[str, str]
"""Plain text, or text with a style: ``("Report now", "bold")``."""


def room_of(widget: Widget) -> int:
    """How many cells a line of a step has: known before the widget has been laid out for the first time."""
    return max(int(getattr(widget.screen, "body_width", widget.app.size.width - 2)), 20)


def write(line: Static, text: str) -> None:
    """Put a text there; where it stands already, nothing has to be laid out or painted again."""
    if line.content != text:
        line.update(text)


def clip(text: str, width: int, more: str = "…") -> str:
    """The text on one line of at most ``width`` cells; what is cut off is shown by a sign."""
    flat = " ".join(text.split("\n"))
    if cell_len(flat) <= width:
        return flat
    return set_cell_size(flat, max(width - 1, 0)).rstrip() + more if width > 0 else ""


def pad(text: str, width: int, more: str = "…") -> str:
    """The text clipped or filled up to exactly ``width`` cells."""
    return set_cell_size(clip(text, width, more), max(width, 0))


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """The text on as many lines of ``width`` cells as it needs; line breaks of its own stay. Never empty."""
    wrapper = TextWrapper(width=max(width, 8), subsequent_indent=indent, break_on_hyphens=False)
    lines = [line for paragraph in text.split("\n") for line in (wrapper.wrap(paragraph) or [""])]
    # textwrap counts characters; a line of wide characters is folded once more, by cells.
    return [piece for line in lines for piece in _fold(line, width)] or [""]


def first_sentences(text: str, width: int, lines: int) -> str:
    """As many whole sentences from the beginning as fit on so many lines; the first one in any case."""
    sentences = re.split(r"(?<=[.?!])\s+", text.strip())
    fitting = sentences[0]
    for sentence in sentences[1:]:
        if len(wrap(f"{fitting} {sentence}", width)) > lines:
            break
        fitting = f"{fitting} {sentence}"
    return fitting


def _fold(line: str, width: int) -> Iterator[str]:
    while cell_len(line) > width > 1:
        head = set_cell_size(line, width).rstrip()
        yield head
        line = line[len(head) :].lstrip()
    yield line


def join(lines: Iterable[Iterable[Part] | str]) -> Content:
    """Lines, each plain or made of parts, as one content without any markup being read into it."""
    parts: list[Part] = []
    for number, line in enumerate(lines):
        if number:
            parts.append("\n")
        if isinstance(line, str):
            parts.append(line)
        else:
            parts.extend(line)
    return Content.assemble(*(part for part in parts if part and part[0]))


def keep_in_sight(scroll: VerticalScroll, line: int) -> None:
    """Scroll a list so that one of its lines is seen, and the one after it."""
    top, height = scroll.scroll_offset.y, scroll.size.height
    if height and not top <= line < top + height - 1:
        scroll.scroll_to(y=max(0, line - height // 2), animate=False)
