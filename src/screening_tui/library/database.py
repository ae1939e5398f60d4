"""The index's file: made with the store's own rights, thrown away when it is old, damaged or open to others."""

import contextlib
import os
import sqlite3
import stat
from pathlib import Path

from screening_tui.case.folder import Rights

INDEX = "index.sqlite"
VERSION = 1
"""Of the index's tables and of what is computed into them; another one is thrown away."""

_BESIDE = ("", "-wal", "-shm", "-journal")
_PATIENCE = 10.0
"""Seconds that one program waits while another one writes."""

_TABLES = f"""
CREATE TABLE case_row (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, changed INTEGER NOT NULL,
    number TEXT NOT NULL, day TEXT NOT NULL, officer_key TEXT NOT NULL, state TEXT NOT NULL, review TEXT NOT NULL,
    observed INTEGER NOT NULL, contradictions INTEGER NOT NULL, weight INTEGER NOT NULL, open_actions INTEGER NOT NULL,
    packed TEXT NOT NULL);
CREATE INDEX by_day ON case_row (day);
CREATE INDEX by_number ON case_row (number, id);
CREATE INDEX by_officer ON case_row (officer_key, id);
CREATE INDEX by_observed ON case_row (observed, id);
CREATE INDEX by_contradictions ON case_row (contradictions, id);
CREATE INDEX by_weight ON case_row (weight, id);
CREATE INDEX by_open_actions ON case_row (open_actions, id);
CREATE INDEX by_review ON case_row (review, state, id);
CREATE TABLE mark (what TEXT, id INTEGER, PRIMARY KEY (what, id)) WITHOUT ROWID;
CREATE INDEX mark_of ON mark (id);
CREATE TABLE conclusion (what TEXT, id INTEGER, PRIMARY KEY (what, id)) WITHOUT ROWID;
CREATE INDEX conclusion_of ON conclusion (id);
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
PRAGMA user_version = {VERSION};
"""


def in_memory() -> sqlite3.Connection:
    """An index that leaves nothing behind: for files that lie in no store, and for a store that cannot be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(_TABLES)
    return connection


def opened(folder: Path, rights: Rights) -> sqlite3.Connection:
    """The index of a store, made anew where it is missing, old, damaged or readable by others.

    Raises OSError or sqlite3.OperationalError where the folder cannot be written to.
    """
    path = folder / INDEX
    if not _is_ours(path, rights):
        discard(folder)
        _made(path, rights)
    try:
        return _connected(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # it is no database, or a broken one
        discard(folder)
        _made(path, rights)
        return _connected(path)


def discard(folder: Path) -> None:
    """Throw the index of a store away; nothing is lost by it."""
    for end in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            (folder / (INDEX + end)).unlink()


def _is_ours(path: Path, rights: Rights) -> bool:
    """Whether it is a file of the rights that it has to have: a link, or one that others may read, is none."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISREG(status.st_mode) and not status.st_mode & 0o777 & ~rights.file


def _made(path: Path, rights: Rights) -> None:
    with contextlib.suppress(FileExistsError):  # another program was quicker
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            os.fchmod(descriptor, rights.file)
        finally:
            os.close(descriptor)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        # What is deleted from a store must not be readable in its index; a commit waits for no disk, being derived.
        connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;")
        connection.execute("BEGIN IMMEDIATE")
        _prepare(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables if there are none. Raises sqlite3.DatabaseError for those of another version."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        for statement in _TABLES.split(";\n"):  # a script would end the transaction that keeps others away
            connection.execute(statement)
    elif connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise sqlite3.DatabaseError("of another version")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error lies in the index itself, and not in a full disk or in another program that holds it."""
    name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_IOERR_SHORT_READ"))
