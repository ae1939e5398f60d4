"""The derived index of one source: brought up to date case by case, rebuilt by itself, never the truth."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from screening_tui.case.clock import read
from screening_tui.case.writers import name_key
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.library import database
from screening_tui.library.entry import Entry
from screening_tui.library.query import Query, order, selection
from screening_tui.library.row import CaseRow, packed, unpacked
from screening_tui.library.sources import Source, Stamp, StoreSource

Progress = Callable[[int, int], None]
"""Called with how many cases were indexed and how many there are to be."""

T = TypeVar("T")

TOGETHER = 100
"""Cases that are indexed in one transaction; what an interruption loses at most."""

_WEIGHT = {"": 0, "not_detected": 1, "in_doubt": 2, "detected": 3}
_IDS_OF_A_MOMENT = 1000
"""How many cases may be opened in one millisecond; what is more, as of what cannot be read, counts as opened later."""


class Index:
    """The index of one source. Not for several threads at once; several programs may use one store's."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._database = self._connect()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def refresh(self, progress: Progress | None = None) -> int:
        """Index what is new or was changed, forget what is gone; gives back how many cases were touched.

        An interruption keeps what was indexed so far: the next call goes on from there. Raises BadInput where the
        source cannot be read.
        """
        return self._sound(lambda: self._refresh(progress))

    def add(self, name: str) -> None:
        """Index one case that is new or was changed, or forget one that is gone."""

        def work() -> None:
            with self._transaction():
                self._take(name, self.source.stamp(name))

        self._sound(work)

    def page(self, query: Query, limit: int = -1, offset: int = 0) -> tuple[CaseRow, ...]:
        """The rows that are wanted, in their order; -1 for all of them. As of the last refresh."""
        where, values = selection(query)
        sql = f"SELECT packed {where} ORDER BY {order(query)} LIMIT ? OFFSET ?"
        return self._sound(lambda: tuple(unpacked(row[0]) for row in self._all(sql, [*values, limit, offset])))

    def count(self, query: Query) -> int:
        """How many rows are wanted."""
        where, values = selection(query)
        return self._sound(lambda: int(self._all(f"SELECT count(*) {where}", values)[0][0]))

    def _all(self, sql: str, values: list[Any]) -> list[Any]:
        return self._database.execute(sql, values).fetchall()

    def _connect(self) -> sqlite3.Connection:
        if isinstance(self.source, StoreSource) and self.source.path.is_dir():
            try:
                return database.opened(self.source.path, self.source.rights)
            except (OSError, sqlite3.OperationalError):
                pass  # a store on a disk that cannot be written to can be looked at all the same
        return database.in_memory()

    def _sound(self, work: Callable[[], T]) -> T:
        """Do it; with an index that turns out to be damaged, make it anew and do it again."""
        try:
            return work()
        except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
            if isinstance(error, sqlite3.Error) and not database.is_damage(error):
                advice = "It is derived and may be thrown away: no case is touched by this."
                raise CannotWrite(f"The index of {self.source.path} cannot be used: {error}.", advice=advice) from error
            self._database.close()
            database.discard(self.source.path)
            self._database = self._connect()
            self._refresh(None)
            return work()

    def _refresh(self, progress: Progress | None) -> int:
        there = self.source.stamps()
        known = {
            name: (size, changed) for name, size, changed in self._all("SELECT name, size, changed FROM case_row", [])
        }
        gone = known.keys() - there.keys()
        stale = [name for name, stamp in there.items() if known.get(name) != stamp]
        for begin in range(0, len(stale), TOGETHER):
            with self._transaction():
                for name in stale[begin : begin + TOGETHER]:
                    self._take(name, there[name])
            if progress:
                progress(min(begin + TOGETHER, len(stale)), len(stale))
        if gone:
            self._forget_all(gone)
        return len(stale) + len(gone)

    def _forget_all(self, names: set[str]) -> None:
        with self._transaction():
            for name in names:
                self._take(name, None)
            # Only merging takes the words of a deleted row out of the file, and not only out of sight.
            self._database.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _take(self, name: str, stamp: Stamp | None) -> None:
        """Put one case in the place of what was known of it."""
        old = self._all("SELECT id FROM case_row WHERE name = ?", [name])
        for (number,) in old:
            for table, column in (("case_row", "id"), ("mark", "id"), ("conclusion", "id"), ("words", "rowid")):
                self._database.execute(f"DELETE FROM {table} WHERE {column} = ?", [number])  # noqa: S608
        entry = self.source.read(name) if stamp else None
        if entry and stamp:
            self._insert(entry, stamp)

    def _insert(self, entry: Entry, stamp: Stamp) -> None:
        row = entry.row
        number = self._free_id(row)
        officers = " ".join(sorted({word for officer in row.officers for word in name_key(officer).split()}))
        values = [
            number,
            row.name,
            *stamp,
            row.number,
            row.opened_at[:10],
            officers,
            row.state,
            row.review,
            row.observed,
        ]
        values += [len(row.contradictions), _WEIGHT[row.conclusion], row.open_actions, packed(row)]
        self._database.execute(f"INSERT INTO case_row VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        marks = {indicator for indicator, mark in row.marks.items() if mark == "observed"}
        for table, found in (("mark", marks), ("conclusion", set(row.conclusions.values()))):
            self._database.executemany(f"INSERT INTO {table} VALUES (?, ?)", [(what, number) for what in found])  # noqa: S608
        self._database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", [number, f"{row.number}\n{entry.text}"])

    def _free_id(self, row: CaseRow) -> int:
        """A number that follows the moment of opening, so that the latest cases are found without sorting."""
        moment = int(read(row.opened_at).timestamp() * 1000) if row.opened_at else 0
        for first in count(moment * _IDS_OF_A_MOMENT, _IDS_OF_A_MOMENT):
            within = [first, first + _IDS_OF_A_MOMENT - 1]
            last = self._all("SELECT max(id) FROM case_row WHERE id BETWEEN ? AND ?", within)[0][0]
            if last != within[-1]:
                break
        return first if last is None else int(last) + 1

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


class Library:
    """The cases of several sources as one."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        """Raises BadInput where there is nothing to look into."""
        if not sources:
            raise BadInput("There is no store and no file to look into.")
        self.indexes = tuple(Index(source) for source in sources)

    def close(self) -> None:
        """Let go of all files."""
        for index in self.indexes:
            index.close()

    def refresh(self, progress: Progress | None = None) -> int:
        """Bring all up to date; see ``Index.refresh``."""
        return sum(index.refresh(progress) for index in self.indexes)

    def page(self, query: Query, limit: int = -1, offset: int = 0) -> tuple[CaseRow, ...]:
        """The rows that are wanted, of all sources in one order."""
        if len(self.indexes) == 1:
            return self.indexes[0].page(query, limit, offset)
        most = limit + offset if limit >= 0 else -1
        rows = [row for index in self.indexes for row in index.page(query, most)]
        rows.sort(key=_moment, reverse=True)
        key, largest_first = _KEYS[query.sort]
        rows.sort(key=key, reverse=largest_first is not query.reverse)
        return tuple(rows[offset : offset + limit] if limit >= 0 else rows[offset:])

    def file_of(self, row: CaseRow) -> Path | None:
        """The case file of a row; None where it is a case of the store that ``row.source`` names."""
        sources = (index.source for index in self.indexes)
        return next((source.file(row.name) for source in sources if str(source.path) == row.source), None)

    def count(self, query: Query) -> int:
        """How many are wanted."""
        return sum(index.count(query) for index in self.indexes)

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _moment(row: CaseRow) -> float:
    return read(row.opened_at).timestamp() if row.opened_at else 0.0


_KEYS: dict[str, tuple[Callable[[CaseRow], Any], bool]] = {
    "opened": (_moment, True),
    "number": (lambda row: row.number, False),
    "officer": (lambda row: name_key(" ".join(row.officers)), False),
    "marks": (lambda row: row.observed, True),
    "contradictions": (lambda row: len(row.contradictions), True),
    "conclusion": (lambda row: _WEIGHT[row.conclusion], True),
    "actions": (lambda row: row.open_actions, True),
    "review": (lambda row: row.review, False),
}
"""As the columns of ``query.DIRECTION``, for rows that come from several indexes."""
