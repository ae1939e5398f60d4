"""The registers of one store: one SQLite file, private, with what is looked up in it. Version 2 of its schema."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from screening_tui.errors import BadInput, CannotWrite
from screening_tui.names.partial_date import PartialDate
from screening_tui.reading.clean import clean_text
from screening_tui.registers.model import Entry
from screening_tui.registers.written import from_text

if TYPE_CHECKING:
    from screening_tui.registers.index import Indexer
    from screening_tui.registers.kept import Naming
    from screening_tui.registers.planes import Planes

FILE = "registers.sqlite"
VERSION = 2
_APPLICATION = 0x53545231
"""What SQLite keeps in the file's head, so that no other program's file is taken for a register."""
WAIT_SECONDS = 10
"""For another program that is writing."""
_NOT_AS_WRITTEN = (sqlite3.DatabaseError, TypeError, ValueError, LookupError, AttributeError, RecursionError)
"""What reading a damaged file ends in: SQLite takes a value of any type in any column."""

_SCHEMA = """
CREATE TABLE entry (number INTEGER PRIMARY KEY, register TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    ends TEXT NOT NULL, UNIQUE (register, id));
CREATE TABLE naming (number INTEGER PRIMARY KEY, entry INTEGER NOT NULL, words TEXT NOT NULL);
CREATE INDEX naming_entry ON naming (entry);
CREATE TABLE birth (day INTEGER, entry INTEGER, PRIMARY KEY (day, entry)) WITHOUT ROWID;
CREATE TABLE document (key TEXT, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter VALUES ('entry', 0), ('naming', 0), ('planed', 0);
"""
_INDEX = """
CREATE TABLE plane (block INTEGER, plane INTEGER, names INTEGER NOT NULL, bits BLOB NOT NULL,
    PRIMARY KEY (block, plane));
"""
"""``planed``: the names up to that number stand in it."""
_FROM_VERSION_1 = """
DROP TABLE heard; DROP TABLE heard_key; DROP TABLE posting;
DELETE FROM counter WHERE name = 'part';
INSERT INTO counter VALUES ('planed', 0);
"""


class Registers:
    """An open store of registers. Several programs may read one while another writes to it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._planes: tuple[int, Planes] | None = None

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Registers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, register: str, id_: str) -> Entry | None:
        """The entry of that id, ended or not."""
        with self.told_if_damaged():
            row = self.connection.execute(
                "SELECT body FROM entry WHERE register = ? AND id = ?", (register, id_)
            ).fetchone()
            return from_text(row[0]) if row else None

    def entries(self, register: str = "") -> Iterator[Entry]:
        """All of one register, or of all of them, in the order of their ids; read as they are asked for."""
        where, values = ("WHERE register = ?", (register,)) if register else ("", ())
        with self.told_if_damaged():
            for row in self.connection.execute(f"SELECT body FROM entry {where} ORDER BY register, id", values):  # noqa: S608
                yield from_text(row[0])

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each register that has entries: how many hold, and how many ended."""
        with self.told_if_damaged():
            rows = self.connection.execute(
                "SELECT register, sum(ends = ''), sum(ends != '') FROM entry GROUP BY register ORDER BY register"
            )
            return {clean_text(register): (int(holding), int(ended)) for register, holding, ended in rows}

    def writer(self) -> Indexer:
        """What puts entries there, within a change."""
        from screening_tui.registers.index import Indexer

        return Indexer(self)

    def came_in(self, names: Iterable[str], at: str) -> None:
        """Within a change: that these registers were brought up to date then."""
        from screening_tui.registers.freshness import write_brought

        write_brought(self.connection, names, at)

    def by_document(self, numbers: Iterable[str]) -> set[int]:
        """Entries with one of these documents."""
        from screening_tui.registers.candidates import by_document

        return by_document(self, numbers)

    def by_birth(self, born: PartialDate) -> set[int]:
        """Entries born on that day, or on one that it may have been written for."""
        from screening_tui.registers.candidates import by_birth

        return by_birth(self, born)

    def namings(self, words: tuple[str, ...], births: Iterable[int], papers: Iterable[int]) -> list[Naming]:
        """Names that are like these words, and those of the given entries as far as they are."""
        from screening_tui.registers.candidates import by_name

        return by_name(self, words, births, papers)

    def loaded(self, numbers: Sequence[int], register: str = "") -> list[tuple[int, Entry]]:
        """The entries of these numbers that hold, of one register or of all."""
        marks = ",".join(map(str, numbers))
        rows = self.connection.execute(
            f"SELECT number, body FROM entry WHERE number IN ({marks}) AND ends = '' AND ? IN ('', register)",  # noqa: S608
            (register,),
        )
        return [(number, from_text(body)) for number, body in rows]

    def counter(self, name: str) -> int:
        """How many numbers were given: ``entry``, ``naming``; up to which naming the index goes: ``planed``."""
        (value,) = self.connection.execute("SELECT value FROM counter WHERE name = ?", (name,)).fetchone()
        return int(value)

    @property
    def is_indexed(self) -> bool:
        """Whether the index of names was read: it is worth keeping."""
        return self._planes is not None

    def planes(self) -> Planes:
        """The index of names, kept as long as nobody writes to the file."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if self._planes is None or self._planes[0] != version:
            from screening_tui.registers.planes import Planes

            self._planes = version, Planes(self.connection)
        return self._planes[1]

    @contextmanager
    def told_if_damaged(self) -> Iterator[None]:
        """Around whatever reads: a file that is damaged is told in words. Raises BadInput."""
        try:
            yield
        except _NOT_AS_WRITTEN as error:
            if isinstance(error, sqlite3.OperationalError) and self.connection.in_transaction:
                raise  # whoever writes says that nothing was changed
            raise _not_opened(error, self.path) from error

    @contextmanager
    def change(self) -> Iterator[None]:
        """Everything that is written within is kept together or not at all. Raises CannotWrite."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self._planes = None
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise _not_written(error, self.path) from error
        except sqlite3.Error as error:
            raise _not_opened(error, self.path) from error


def write_counter(do: sqlite3.Connection, name: str, value: int) -> None:
    """Within a change."""
    do.execute("UPDATE counter SET value = ? WHERE name = ?", (value, name))


def open_registers(folder: Path, *, make: bool = False) -> Registers:
    """The registers of a store's folder; with ``make`` they are made where there are none.

    Raises BadInput for a file that is missing, not private, damaged or of a later version, CannotWrite where none can
    be made.
    """
    path = folder / FILE
    if make:
        _make(path)
    _check(path)
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _set_up(connection, path, make=make)
    except (BadInput, CannotWrite):
        connection.close()
        raise
    except _NOT_AS_WRITTEN as error:
        connection.close()
        raise _not_opened(error, path) from error
    return Registers(connection, path)


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise CannotWrite(f"{path} cannot be made: {error.strerror}.") from error


def _check(path: Path) -> None:
    """A regular file of this account that nobody else may read."""
    try:
        status = path.lstat()
    except OSError:
        raise BadInput(
            f"There is no register in {path.parent}.", advice="Bring one in: screening-tui register import FILE"
        ) from None
    if not stat.S_ISREG(status.st_mode):
        raise BadInput(f"{path} is no regular file.")
    if status.st_uid != os.geteuid() or status.st_mode & 0o007:
        raise BadInput(
            f"{path} belongs to another account, or others can read or change it.",
            title="Not private",
            advice=f"Find out who opened it to them, then: chmod 600 '{path}'",
        )


def _set_up(connection: sqlite3.Connection, path: Path, *, make: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA temp_store = MEMORY")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if make and not tables:
        connection.execute("PRAGMA journal_mode = WAL")
        head = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {VERSION};"
        script = f"BEGIN IMMEDIATE; {_SCHEMA} {_INDEX} {head} COMMIT"
        try:
            connection.executescript(script)
        except sqlite3.Error as error:
            raise _not_written(error, path) from error
    elif application != _APPLICATION:
        raise BadInput(f"{path} is no register of this program.")
    elif version == 1:
        _from_version_1(connection, path)
    elif version != VERSION:
        raise BadInput(
            f"{path} was written by a later version of the program ({version}; {VERSION} is known here).",
            advice="Use that version.",
        )


def _from_version_1(connection: sqlite3.Connection, path: Path) -> None:
    """The same entries and names; only the index of names is another one."""
    from screening_tui.registers.index import bring_up_to_date

    statements = f"{_FROM_VERSION_1} {_INDEX} PRAGMA user_version = {VERSION};"
    try:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone() == (1,):  # nobody else was quicker
            for statement in statements.split(";"):
                connection.execute(statement)
            bring_up_to_date(connection, lambda _names: None)
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise _not_written(error, path) from error


def _not_opened(error: Exception, path: Path) -> BadInput:
    why = clean_text(str(error)) if isinstance(error, sqlite3.Error) else "it is damaged"
    return BadInput(
        f"{path} cannot be read: {why}.", advice="Put it aside, and import the registers again from their sources."
    )


def _not_written(error: sqlite3.Error, path: Path) -> CannotWrite:
    if "locked" in str(error):
        return CannotWrite(
            f"{path} is being written by another program. Nothing was changed.", advice="Wait for it, then try again."
        )
    return CannotWrite(
        f"{path} could not be written: {clean_text(str(error))}. Nothing was changed.",
        advice="Look for room on the disk.",
    )
