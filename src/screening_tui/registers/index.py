"""Puts entries into the store together with everything by which they are found: names, births, documents."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable
from functools import lru_cache

from screening_tui.names.partial_date import parse_date
from screening_tui.registers.keys import day_key, document_key
from screening_tui.registers.model import Entry
from screening_tui.registers.store import Registers, write_counter
from screening_tui.registers.words import words_of
from screening_tui.registers.written import from_text, to_text

BATCH = 5_000
"""Rows that are handed to SQLite at once."""
TAIL = 2_000
"""Names that may stand outside the index of names; a search reads all of them."""
_DAY = 2**32
"""Births wait as one number each, the day before the entry, until they can be written in their order."""
_WAITING_BIRTHS = 2_000_000


@lru_cache(maxsize=32_768)
def _day_of(written: str) -> int:
    return day_key(parse_date(written))


class Indexer:
    """Writes entries within a change of the store; ``finish`` before the change ends."""

    def __init__(self, registers: Registers) -> None:
        self._do = registers.connection
        self._registers = registers
        with registers.told_if_damaged():
            self._entry = registers.counter("entry")
            self._naming = registers.counter("naming")
        self._entries: list[tuple[int, str, str, str, str]] = []
        self._namings: list[tuple[int, int, str]] = []
        self._births: array[int] = array("Q")
        self._documents: list[tuple[str, int]] = []

    def add(self, entry: Entry) -> None:
        """An entry that is not there yet."""
        self._entry += 1
        self._put(self._entry, entry)

    def replace(self, entry: Entry) -> None:
        """An entry in the place of that with its id."""
        self._flush()
        with self._registers.told_if_damaged():
            (number,) = self._do.execute(
                "SELECT number FROM entry WHERE register = ? AND id = ?", (entry.register, entry.id)
            ).fetchone()
            papers = self._do.execute("DELETE FROM entry WHERE number = ? RETURNING body", (number,)).fetchone()
            self._do.execute("DELETE FROM naming WHERE entry = ?", (number,))
            self._forget(number, papers[0])
        self._put(number, entry)

    def _forget(self, number: int, body: str) -> None:
        old = from_text(body)
        self._write_births()
        self._do.executemany(
            "DELETE FROM birth WHERE day = ? AND entry = ?",
            [(_day_of(day), number) for day in old.birth_dates],
        )
        self._do.executemany(
            "DELETE FROM document WHERE key = ? AND entry = ?",
            [(document_key(paper.number), number) for paper in old.documents],
        )

    def _put(self, number: int, entry: Entry) -> None:
        self._entries.append((number, entry.register, entry.id, to_text(entry), entry.end))
        for name in entry.names:
            words = words_of(name)
            if words:
                self._naming += 1
                self._namings.append((self._naming, number, " ".join(words)))
        self._births.extend([_day_of(day) * _DAY + number for day in entry.birth_dates])
        self._documents += [(document_key(paper.number), number) for paper in entry.documents]
        if len(self._entries) >= BATCH:
            self._flush()
        if len(self._births) >= _WAITING_BIRTHS:
            self._write_births()

    def _flush(self) -> None:
        self._do.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", self._entries)
        self._do.executemany("INSERT INTO naming VALUES (?, ?, ?)", self._namings)
        self._do.executemany("INSERT OR IGNORE INTO document VALUES (?, ?)", self._documents)
        for rows in (self._entries, self._namings, self._documents):
            rows.clear()

    def _write_births(self) -> None:
        self._do.executemany(
            "INSERT OR IGNORE INTO birth VALUES (?, ?)", (divmod(birth, _DAY) for birth in sorted(self._births))
        )
        del self._births[:]

    def finish(self, told: Callable[[int], None] = lambda _names: None) -> None:
        """Write what is still held back, and bring the index of names up to it where too much lies outside.

        ``told`` hears how many names are in the index.
        """
        self._flush()
        self._write_births()
        write_counter(self._do, "entry", self._entry)
        write_counter(self._do, "naming", self._naming)
        bring_up_to_date(self._do, told)


def bring_up_to_date(do: sqlite3.Connection, told: Callable[[int], None]) -> None:
    """Write the index of names where too many stand outside it; small stores have none, and do without numpy."""
    (last,), (planed,) = (
        do.execute("SELECT value FROM counter WHERE name = ?", (name,)).fetchone() for name in ("naming", "planed")
    )
    (there,) = do.execute("SELECT count(*) FROM naming").fetchone() if last > planed + TAIL else (last,)
    if last > 2 * there + TAIL:
        last, planed = _renumber(do), 0
    if last > planed + TAIL:
        from screening_tui.registers.planes import write_planes

        write_planes(do, planed + 1, last, told)
        write_counter(do, "planed", last)


def _renumber(do: sqlite3.Connection) -> int:
    """Give the names that are left numbers without gaps, in their order; gives back the last one."""
    numbers = array("Q", (number for (number,) in do.execute("SELECT number FROM naming ORDER BY number")))
    moved = ((new, old) for new, old in enumerate(numbers, 1) if new != old)
    do.executemany("UPDATE naming SET number = ? WHERE number = ?", moved)
    do.execute("DELETE FROM plane")
    write_counter(do, "naming", len(numbers))
    return len(numbers)
