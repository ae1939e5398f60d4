"""When each register of a file was last brought up to date: by an import, or by pulling from a server."""

import sqlite3
from collections.abc import Iterable

from screening_tui.reading.clean import clean_text
from screening_tui.registers.store import Registers

_BROUGHT = "CREATE TABLE IF NOT EXISTS brought (register TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID"


def write_brought(do: sqlite3.Connection, names: Iterable[str], at: str) -> None:
    """Within a change: these registers were brought up to date at that moment."""
    do.execute(_BROUGHT)
    do.executemany("INSERT OR REPLACE INTO brought VALUES (?, ?)", [(name, at) for name in names])


def as_of(registers: Registers) -> dict[str, str]:
    """Each register with the moment, ISO 8601 with its zone, since which it may be out of date; "" where nobody knows.

    A pull brings all of a server's registers. Where several moments are known, the oldest counts; a copy that has not
    come to its end yet is of no moment.
    """
    with registers.told_if_damaged():
        brought = {
            clean_text(str(name)): clean_text(str(at)) for name, at in _rows(registers, "brought", "register, at")
        }
        copied = [clean_text(str(at)) for (at,) in _rows(registers, "copied", "at")]
    known = {name: [*copied, *([brought[name]] if name in brought else [])] for name in registers.counts()}
    return {name: min(moments, default="") for name, moments in known.items()}


def _rows(registers: Registers, table: str, columns: str) -> list[tuple[str, ...]]:
    """Of a table that is there once something was brought in that way."""
    there = registers.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return registers.connection.execute(f"SELECT {columns} FROM {table}").fetchall() if there else []  # noqa: S608
