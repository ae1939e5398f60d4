"""Texts: whether each language has them, whether somebody has read them, whether they fit the screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import category, east_asian_width

from screening_tui.protocol.assembly import Assembly
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Path, Problem
from screening_tui.protocol.format import MAIN_FILE, TABLES, TableFormat
from screening_tui.protocol.model import Table
from screening_tui.protocol.text import Text

ONE_LINE: Mapping[tuple[str, str], int] = {
    ("protocol", "title"): 76,
    ("step", "title"): 20,
    ("indicator", "label"): 60,
    ("conduct", "label"): 72,
    ("question", "unit"): 12,
    ("option", "label"): 60,
    ("fact", "label"): 24,
    ("manner", "label"): 24,
    ("finding", "label"): 70,
    ("action", "label"): 56,
    ("record", "label"): 40,
    ("outcome", "label"): 50,
    ("contact", "label"): 40,
    ("advice", "title"): 60,
}
"""Texts that stand on one line of a screen of 80 columns, and how many columns there are for them."""

SEVERAL_LINES: Mapping[tuple[str, str], int] = {
    ("protocol", "about"): 20,
    ("step", "help"): 20,
    ("step", "guidance"): 2,
    ("indicator", "look_for"): 4,
    ("conduct", "say"): 4,
    ("question", "ask"): 3,
    ("question", "say"): 3,
    ("question", "invite"): 3,
    ("question", "probe"): 3,
    ("question", "hint"): 4,
    ("check", "message"): 6,
    ("finding", "why"): 4,
    ("action", "detail"): 6,
    ("gate", "message"): 6,
    ("outcome", "needs_conclusion"): 6,
    ("advice", "text"): 20,
}
"""Texts that may go on over several lines, and over how many."""

COLUMNS = 76
"""Of a line of several."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One text of the protocol and where it stands."""

    table: str
    """``option`` for an option of a question."""
    key: str
    text: Text
    file: str
    path: Path
    way: tuple[str, ...]
    """The way to it in a translation file."""


def texts(draft: Draft, assembly: Assembly) -> Iterator[Problem]:
    """P401, P402, P404."""
    placed = list(_all_texts(draft))
    yield from _unreviewed(draft, assembly)
    yield from _missing(draft, placed)
    for one in placed:
        for language, text in one.text.root.items():
            yield from _too_long(one, language, text, assembly)


def _unreviewed(draft: Draft, assembly: Assembly) -> Iterator[Problem]:
    for language in draft.protocol.languages:
        if not language.reviewed and language.id in assembly.translations:
            file, _ = assembly.translations[language.id]
            message = f"nobody who grew up with {language.name} has read this translation"
            advice = "Have it read, then write: reviewed = true"
            yield Problem("P402", file, ("reviewed",), "false", message, advice)


def _missing(draft: Draft, placed: list[Placed]) -> Iterator[Problem]:
    """One problem for each item and language, at the item's first text that lacks it."""
    for language in draft.protocol.languages:
        lacking: dict[tuple[str, ...], list[Placed]] = {}
        for one in placed:
            if not one.text.has(language.id):
                lacking.setdefault(one.way[: 1 if one.table == "protocol" else 2], []).append(one)
        for several in lacking.values():
            first = several[0]
            keys = ", ".join(".".join(one.way[2:]) or one.key for one in several)
            message = f"there is no {language.name} ({language.id}) for: {keys}"
            advice = f"Add it to the file of {language.name}, under [{'.'.join(first.way[:-1])}]."
            yield Problem("P401", first.file, first.path, first.text.say(""), message, advice)


def _too_long(one: Placed, language: str, text: str, assembly: Assembly) -> Iterator[Problem]:
    place = (one.table, one.key)
    if place in ONE_LINE:
        if "\n" in text:
            message = "this text stands on one line, and it has several"
        elif (width := columns(text)) > ONE_LINE[place]:
            message = f"there are {ONE_LINE[place]} columns for this text, and it takes {width}"
        else:
            return
    else:
        lines = len(_wrapped(text))
        if lines <= SEVERAL_LINES[place]:
            return
        message = f"there are {SEVERAL_LINES[place]} lines for this text, and it takes {lines}"
    file, path = _place_of(one, language, assembly)
    yield Problem("P404", file, path, text, f"{language}: {message}", "Say it in fewer words.")


def _place_of(one: Placed, language: str, assembly: Assembly) -> tuple[str, Path]:
    """In the translation's file if it says this text, otherwise in the item, with its language where it says which."""
    file, value = assembly.translations.get(language, ("", {}))
    for key in one.way:
        value = value.get(key) if isinstance(value, dict) else None  # type: ignore[assignment]
    if isinstance(value, str):
        return file, one.way
    return one.file, (*one.path, language)


def _all_texts(draft: Draft) -> Iterator[Placed]:
    for key in ("title", "about"):
        text = getattr(draft.protocol, key, None)
        if isinstance(text, Text):
            yield Placed("protocol", key, text, MAIN_FILE, (key,), ("protocol", key))
    for name, table in TABLES.items():
        for index, item in enumerate(draft.items(name)):
            file, path = draft.at(name, index)
            yield from _texts_of(table, item, file, path, (name, item.id))  # type: ignore[attr-defined]


def _texts_of(table: TableFormat, item: Table, file: str, path: Path, way: tuple[str, ...]) -> Iterator[Placed]:
    for key in sorted(table.texts, key=list(table.model.model_fields).index):
        text = getattr(item, key)
        if text is not None:
            yield Placed(table.name, key, text, file, (*path, key), (*way, key))
    for inner in table.nested:
        value = getattr(item, inner.field)
        if inner.repeated:
            for place, part in enumerate(value):
                here, there = (*path, inner.name, place), (*way, inner.name, part.id)
                yield from _texts_of(inner, part, file, here, there)
        elif value is not None:
            yield from _texts_of(inner, value, file, (*path, inner.name), (*way, inner.name))


def columns(text: str) -> int:
    """How many columns of a terminal a line takes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _wrapped(text: str) -> list[str]:
    """The lines of a text on a screen: words go over to the next line, a word too long for a line is cut."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n"):
        line = ""
        for word in paragraph.split():
            joined = f"{line} {word}" if line else word
            if columns(joined) > COLUMNS and line:
                lines.append(line)
                joined = word
            line = joined
        lines.append(line)
        lines += [""] * (columns(line) // (COLUMNS + 1))
    return lines
