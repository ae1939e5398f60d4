"""Which names of the store are worth a closer look: by the features of a name, by births, by documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from screening_tui.names.partial_date import PartialDate
from screening_tui.registers.kept import Naming
from screening_tui.registers.keys import day_keys_around, document_key
from screening_tui.registers.store import Registers
from screening_tui.registers.words import telling

NEAREST = 200
"""Names that have most of the features; they are read."""
LOOKED_AT = 42
"""Names that are compared word by word; where the birth date is known, a part of them are of people born then."""
BORN_THEN = 14
_BY_RANK = 0.1
"""What each place among the nearest costs, beside percent of equal letters."""


def by_name(registers: Registers, words: tuple[str, ...], births: Iterable[int], papers: Iterable[int]) -> list[Naming]:
    """Names that are like these words, and those of the given entries as far as they are."""
    own = telling(words)
    near = _nearest(registers, own) if own else []
    read = [*_namings(registers, "number", near), *_tail(registers)]
    dated = _namings(registers, "entry", births) if own else []
    chosen = _closest(own, dated, [], BORN_THEN)
    chosen += _closest(own, read, near, LOOKED_AT - len(chosen))
    chosen += _namings(registers, "entry", papers)
    return list(dict.fromkeys((entry, tuple(text.split())) for _, entry, text in chosen))


def _nearest(registers: Registers, own: tuple[str, ...]) -> list[int]:
    """By the index of names, as far as it goes."""
    if not registers.counter("planed"):
        return []
    return registers.planes().nearest(own, registers.counter("naming"), NEAREST)


def _tail(registers: Registers) -> list[tuple[int, int, str]]:
    """The names that came after the index was written; there are few of them."""
    return registers.connection.execute(
        "SELECT number, entry, words FROM naming WHERE number > ?", (registers.counter("planed"),)
    ).fetchall()


def _namings(registers: Registers, column: str, numbers: Iterable[int]) -> list[tuple[int, int, str]]:
    listed = ",".join(map(str, numbers))
    return registers.connection.execute(
        f"SELECT number, entry, words FROM naming WHERE {column} IN ({listed})"  # noqa: S608  only numbers
    ).fetchall()


def _closest(
    own: tuple[str, ...], read: list[tuple[int, int, str]], near: list[int], most: int
) -> list[tuple[int, int, str]]:
    """The names with most letters in common, in any order; those that the index put first have the advantage."""
    if len(read) <= most:
        return read
    asked = " ".join(own)
    texts = [text for _, _, text in read]
    points = [0.0] * len(read)
    for scorer in (fuzz.token_set_ratio, fuzz.token_sort_ratio):
        for _, found, place in process.extract(asked, texts, scorer=scorer, processor=None, limit=None):
            points[place] += found
    rank: Mapping[int, int] = {number: place for place, number in enumerate(near)}
    order = sorted(range(len(read)), key=lambda place: rank.get(read[place][0], 0) * _BY_RANK - points[place])
    return [read[place] for place in order[:most]]


def by_birth(registers: Registers, born: PartialDate) -> set[int]:
    """Entries born on that day, or on one that it may have been written for."""
    keys = day_keys_around(born)
    marks = ",".join("?" * len(keys))
    rows = registers.connection.execute(f"SELECT entry FROM birth WHERE day IN ({marks}) LIMIT 3000", keys)  # noqa: S608
    return {row[0] for row in rows}


def by_document(registers: Registers, numbers: Iterable[str]) -> set[int]:
    """Entries with one of these documents."""
    found: set[int] = set()
    for number in numbers:
        rows = registers.connection.execute("SELECT entry FROM document WHERE key = ?", (document_key(number),))
        found.update(row[0] for row in rows)
    return found
