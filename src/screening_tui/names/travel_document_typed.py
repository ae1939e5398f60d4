"""From what a scanner or a person typed to the zones that it may be: lines or run together, with what stands around."""

import re
import unicodedata
from collections.abc import Iterator

from screening_tui.names.travel_document_layout import FILLER, LAYOUTS, Field, Layout

MOST_CHARACTERS = 400
"""The longest zone has 90; scanners add a few, and a document read three times is still not more than this."""
_FILLERS = str.maketrans(dict.fromkeys("_«≪‹＜〈", FILLER))
_FOREIGN = re.compile(f"[^A-Z0-9{FILLER}]")
_LETTERS_FOR = str.maketrans("0125886", "OIZSBBG")


def typed_lines(text: str) -> tuple[str, ...]:
    """The lines that are not empty, in the signs of a zone: upper case, ``<``, no spaces, no control characters."""
    plain = unicodedata.normalize("NFKD", text.translate(_FILLERS)).upper()
    lines = (_FOREIGN.sub("", line) for line in re.split(r"[\r\n]+", plain))
    return tuple(line for line in lines if line)


def candidates(lines: tuple[str, ...]) -> Iterator[tuple[Layout, str]]:
    """Every layout, and every place in what was typed, at which a whole zone may stand. Joined, without line ends."""
    for layout in LAYOUTS:
        for first in range(len(lines) - layout.lines + 1):
            yield from _fitted(layout, lines[first : first + layout.lines])
        joined = "".join(lines)
        for start in range(len(joined) - layout.length + 1):
            zone = joined[start : start + layout.length]
            if zone[0].translate(_LETTERS_FOR) in layout.types:
                yield layout, zone


def _fitted(layout: Layout, lines: tuple[str, ...]) -> Iterator[tuple[Layout, str]]:
    """The zone of lines, each of which has its own length but for fillers at its end."""
    names_line = layout.spans[Field.NAMES][0]
    fitted = []
    for number, line in enumerate(lines):
        whole = line
        if number == names_line:
            # Nobody counts the fillers after the names.
            whole = whole.rstrip(FILLER).ljust(layout.width, FILLER)
        if len(whole) != layout.width:
            return
        fitted.append(whole)
    yield layout, "".join(fitted)
