"""A booth's own copy of a server's registers, brought up to date by what has changed since."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from screening_tui.registers.server.registers import Change, ServerRegisters
from screening_tui.registers.store import Registers
from screening_tui.registers.transfer import Change as Kind
from screening_tui.registers.transfer import change_of

_COPIED = """CREATE TABLE IF NOT EXISTS copied (identity TEXT PRIMARY KEY, address TEXT NOT NULL,
    change INTEGER NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL) WITHOUT ROWID"""
TOGETHER = 20
"""Pages of the server that are kept in one step: an interrupted copy goes on behind the last one that was kept."""


@dataclass(slots=True)
class Pulled:
    """What came from the server."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def read(self) -> int:
        """Entries that the server sent."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Copied:
    """Of which server a file is a copy, and when it was last up to date."""

    address: str
    at: str
    """ISO 8601, with its zone; "" for a copy that has not come to its end yet."""


def pull(
    local: Registers, server: ServerRegisters, now: Callable[[], datetime], progress: Callable[[int], None]
) -> Pulled:
    """Bring the copy up to date. What came before an interruption is kept, and the next one goes on from there.

    Raises BadInput and CannotWrite; the copy then works as it is.
    """
    done = Pulled()
    address = str(server.connection.address)
    seen, at, more = _seen(local, server.identity), "", True
    while more:
        with local.change():
            local.connection.execute(_COPIED)
            writer = local.writer()
            for _ in range(TOGETHER):
                asked_at = now().isoformat(timespec="seconds")
                seen, entries = server.changed_after(seen)
                for entry in entries:
                    old = local.find(entry.register, entry.id)
                    kind = change_of(old, entry)
                    if old == entry:
                        done.unchanged += 1
                    elif kind is Kind.ADDED:
                        writer.add(entry)
                        done.added += 1
                    else:
                        writer.replace(entry)
                        done.changed += 1
                progress(done.read)
                if not entries:
                    more, at = False, asked_at
                    break
            writer.finish()
            local.connection.execute(
                "INSERT INTO copied VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (identity) DO UPDATE"
                " SET address = ?2, change = ?3, number = ?4, at = iif(?5 = '', at, ?5)",
                (server.identity, address, *seen, at),
            )
    return done


def _seen(local: Registers, identity: str) -> Change:
    rows = _rows(local, "SELECT change, number FROM copied WHERE identity = ?", identity)
    return (int(rows[0][0]), int(rows[0][1])) if rows else (0, 0)


def copies(local: Registers) -> tuple[Copied, ...]:
    """The servers that this file is a copy of."""
    return tuple(
        Copied(str(address), str(at)) for address, at in _rows(local, "SELECT address, at FROM copied ORDER BY at")
    )


def _rows(local: Registers, statement: str, *values: str) -> list[tuple[str, ...]]:
    """Of a table that is there once something was copied."""
    with local.told_if_damaged():
        there = local.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'copied'").fetchone()
        try:
            return local.connection.execute(statement, values).fetchall() if there else []
        except sqlite3.OperationalError as error:
            raise ValueError from error
