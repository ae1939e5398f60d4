"""A case file's part for people, as text on a terminal: the same sections, laid out to be read at a glance."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from screening_tui.case.case_file import Section
from screening_tui.commands.case_words import in_words
from screening_tui.commands.output import BOLD, PLAIN

LEFT_OUT = frozenset({"event", "known_since", "id"})
"""Of use to somebody who holds the events beside it; who looks at the text does not."""
HEADLINES = ("mark", "conclusion", "verdict", "outcome", "state")
"""What a line is read for stands beside what it is about."""
_MINUTE = len("2026-11-23 14:32")
IN_SUMMARY = frozenset(
    {
        "number",
        "person",
        "indicator",
        "disclosure",
        "comparison",
        "finding",
        "assessment",
        "action",
        "outcome",
        "object_secured",
        "reward_offered",
        "official_suspected",
        "looked_after",
    }
)
"""The sections of a summary, by one of their tables or keys."""


def case_text(sections: Iterable[Section], *, everything: bool, width: int, bold: bool) -> str:
    """The sections below each other; without ``everything`` only what a summary needs."""
    shown = [section for section in sections if everything or _is_in_summary(section)]
    return "\n".join("\n".join(_section(section, width, bold)) + "\n" for section in shown)


def left_out(sections: Iterable[Section]) -> list[str]:
    """The headings of what a summary does not show, as they stand above it in the case file."""
    return [section.comment for section in sections if section.tables and not _is_in_summary(section)]


def _is_in_summary(section: Section) -> bool:
    return bool(IN_SUMMARY & section.tables.keys())


def _section(section: Section, width: int, bold: bool) -> Iterator[str]:
    yield f"{BOLD}{section.comment}{PLAIN}" if bold else section.comment
    plain = {key: value for key, value in section.tables.items() if not _is_tables(value) and not _is_table(value)}
    yield from _pairs(plain, 2, width)
    for name, value in section.tables.items():
        if _is_table(value):
            yield from _pairs(value, 2, width)
        elif _is_tables(value):
            if sum(not _is_plain(other) for other in section.tables.values()) > 1:
                yield f"  {in_words(name)}"
            for table in value:
                yield from _item(table, 2, width)


def _item(table: Mapping[str, Any], indent: int, width: int) -> Iterator[str]:
    """One table of a list: what it is about on a line of its own, the short parts in a row, then the long ones."""
    parts = {key: value for key, value in table.items() if key not in LEFT_OUT}
    first = table.get("id") or next(iter(parts.values()), "")
    title = " / ".join(first) if isinstance(first, list) else str(first)
    if "id" not in table:
        parts.pop(next(iter(parts), ""), None)
    if "number" in table and "action" in parts:
        title = f"{title}. {parts.pop('action')}"
    headline = parts.pop(next((key for key in HEADLINES if key in parts), ""), "")
    title = " ".join(filter(None, (title, parts.pop("name", "")))) + (f": {headline}" if headline else "")
    yield from wrap(title, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
    row = "; ".join(f"{in_words(key)}: {_short(key, value)}" for key, value in parts.items() if _is_plain(value))
    yield from wrap(row, width, initial_indent=" " * (indent + 4), subsequent_indent=" " * (indent + 4))
    for key, value in parts.items():
        if not _is_plain(value):
            yield f"{' ' * (indent + 4)}{in_words(key)}:"
            yield from _list(value, indent + 6, width)


def _list(value: Sequence[Any], indent: int, width: int) -> Iterator[str]:
    for part in value:
        if isinstance(part, Mapping):
            yield from _item(part, indent, width)
        else:
            yield from wrap(str(part), width, initial_indent=" " * indent + "- ", subsequent_indent=" " * (indent + 2))


def _pairs(table: Mapping[str, Any], indent: int, width: int) -> Iterator[str]:
    labels = {key: in_words(key) for key in table}
    column = indent + 2 + max(map(len, labels.values()), default=0)
    for key, value in table.items():
        words = ", ".join(value) if isinstance(value, list) else str(value)
        begin = f"{' ' * indent}{labels[key]}".ljust(column)
        yield from wrap(words, width, initial_indent=begin, subsequent_indent=" " * column)


def _short(key: str, value: object) -> str:
    """A time to the minute; everything else as it is."""
    return str(value)[:_MINUTE] if key == "time" else str(value)


def _is_plain(value: object) -> bool:
    return not isinstance(value, list | tuple | Mapping)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)
