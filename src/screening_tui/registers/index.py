"""Puts entries into the store together with everything by which they are found: names, births, documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from screening_tui.names.partial_date import parse_date
from screening_tui.registers.keys import day_key, document_key
from screening_tui.registers.model import Entry
from screening_tui.registers.store import Registers
from screening_tui.registers.words import keys_of, sound_class, together, words_of
from screening_tui.registers.written import to_text

BATCH = 2_000
"""Rows that are handed to SQLite at once."""
PART = 400_000
"""Names after which the lists of names are written out, so that memory stays bounded."""


class Indexer:
    """Writes entries within a change of the store; ``finish`` before the change ends."""

    def __init__(self, registers: Registers) -> None:
        self._do = registers.connection
        self._registers = registers
        with registers.told_if_damaged():
            counters = {name: int(value) for name, value in self._do.execute("SELECT name, value FROM counter")}
            self._entry: int = counters["entry"]
            self._naming: int = counters["naming"]
            self._part: int = counters["part"]
        self._postings: dict[str, array[int]] = {}
        self._class_of: dict[str, str] = {}
        self._entries: list[tuple[int, str, str, str, str]] = []
        self._namings: list[tuple[int, int, str]] = []
        self._births: list[tuple[int, int]] = []
        self._documents: list[tuple[str, int]] = []
        self._names_in_part = 0

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
        from screening_tui.registers.written import from_text

        old = from_text(body)
        self._do.executemany(
            "DELETE FROM birth WHERE day = ? AND entry = ?",
            [(day_key(parse_date(day)), number) for day in old.birth_dates],
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
                self._hear({*words, *together(words)})
        self._births += [(day_key(parse_date(day)), number) for day in entry.birth_dates]
        self._documents += [(document_key(paper.number), number) for paper in entry.documents]
        if len(self._entries) >= BATCH:
            self._flush()
        if self._names_in_part >= PART:
            self._write_part()

    def _hear(self, words: Iterable[str]) -> None:
        postings, class_of = self._postings, self._class_of
        for heard in {class_of.get(word) or class_of.setdefault(word, sound_class(word)) for word in words}:
            if heard in postings:
                postings[heard].append(self._naming)
            else:
                postings[heard] = array("I", (self._naming,))
        self._names_in_part += 1

    def _flush(self) -> None:
        self._do.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", self._entries)
        self._do.executemany("INSERT INTO naming VALUES (?, ?, ?)", self._namings)
        self._do.executemany("INSERT OR IGNORE INTO birth VALUES (?, ?)", self._births)
        self._do.executemany("INSERT OR IGNORE INTO document VALUES (?, ?)", self._documents)
        for rows in (self._entries, self._namings, self._births, self._documents):
            rows.clear()

    def _write_part(self) -> None:
        """The lists of this part; a class that is new gets its number and its keys."""
        self._part += 1
        found = "INSERT INTO heard (text, names) VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET names = names + ?3"
        for heard, namings in sorted(self._postings.items()):
            count = len(namings)
            with self._registers.told_if_damaged():
                (number, names) = self._do.execute(f"{found} RETURNING number, names", (heard, count, count)).fetchone()
            self._do.execute("INSERT INTO posting VALUES (?, ?, ?)", (number, self._part, namings.tobytes()))
            if names == count:
                self._do.executemany(
                    "INSERT OR IGNORE INTO heard_key VALUES (?, ?)", [(key, number) for key in keys_of(heard)]
                )
        self._postings.clear()
        self._class_of.clear()
        self._names_in_part = 0

    def finish(self) -> None:
        """Write what is still held back."""
        self._flush()
        self._write_part()
        for name, value in (("entry", self._entry), ("naming", self._naming), ("part", self._part)):
            self._do.execute("UPDATE counter SET value = ? WHERE name = ?", (value, name))
