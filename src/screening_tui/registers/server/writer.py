"""Puts entries onto the server together with everything by which they are found, many by one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from screening_tui.names.partial_date import parse_date
from screening_tui.registers.keys import day_key, document_key
from screening_tui.registers.model import Entry
from screening_tui.registers.server.connection import Connection
from screening_tui.registers.words import sound_class, telling, words_of
from screening_tui.registers.written import to_text

BATCH = 5_000
"""Entries that are sent at once."""


class ServerWriter:
    """Writes entries within a change; ``finish`` before the change ends."""

    def __init__(self, connection: Connection) -> None:
        self._run = connection.run
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """An entry that is not there yet."""
        self._entries.append(entry)
        if len(self._entries) >= BATCH:
            self.finish()

    def replace(self, entry: Entry) -> None:
        """An entry in the place of that with its id."""
        self._run("DELETE FROM entry WHERE register = :register AND id = :id", register=entry.register, id=entry.id)
        self.add(entry)

    def finish(self, _told: Callable[[int], None] | None = None) -> None:
        """Write what is still held back; the server's own index is written with it."""
        entries, self._entries = self._entries, []
        numbers = self._put(
            "entry (register, id, body, ends, change)",
            "register, id, body, ends, (SELECT change FROM head)",
            {"register": "text", "id": "text", "body": "text", "ends": "text"},
            [(entry.register, entry.id, to_text(entry), entry.end) for entry in entries],
            "RETURNING register, id, number",
        )
        number_of = {(register, id_): number for register, id_, number in numbers}
        named = [(number_of[entry.register, entry.id], entry) for entry in entries]
        words = [(number, words_of(name)) for number, entry in named for name in entry.names]
        self._put(
            "naming",
            "*",
            {"entry": "bigint", "words": "text", "heard": "text"},
            [(number, " ".join(said), heard_as(telling(said))) for number, said in words if said],
        )
        births = [(number, day_key(parse_date(day))) for number, entry in named for day in entry.birth_dates]
        self._put("birth", "*", {"entry": "bigint", "day": "integer"}, births)
        papers = [(number, document_key(paper.number)) for number, entry in named for paper in entry.documents]
        self._put("document", "*", {"entry": "bigint", "key": "text"}, papers)

    def _put(
        self, into: str, what: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]], then: str = ""
    ) -> list[list[Any]]:
        """Many rows by one statement."""
        lists = ", ".join(f"CAST(:{name} AS {kind}[])" for name, kind in columns.items())
        names = ", ".join(columns)
        values = {name: [row[place] for row in rows] for place, name in enumerate(columns)}
        return self._run(
            f"INSERT INTO {into} SELECT {what} FROM unnest({lists}) AS row({names}) {then}",  # noqa: S608  our own words
            **values,
        )


def heard_as(words: Iterable[str]) -> str:
    """The words as they sound, in an order that does not depend on the one in which they were said."""
    return " ".join(sorted({sound_class(word).lower() for word in words}))
