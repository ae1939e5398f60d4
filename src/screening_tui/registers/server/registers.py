"""The registers on a server: read, written and searched by the same names as those in a store's own file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from screening_tui.errors import BadInput
from screening_tui.names.partial_date import PartialDate
from screening_tui.reading.clean import clean_text
from screening_tui.registers.kept import Naming
from screening_tui.registers.keys import day_keys_around, document_key
from screening_tui.registers.model import Entry
from screening_tui.registers.server.address import Address, address_of
from screening_tui.registers.server.connection import Connection
from screening_tui.registers.server.schema import TABLES, VERSION
from screening_tui.registers.server.writer import ServerWriter, heard_as
from screening_tui.registers.words import telling
from screening_tui.registers.written import from_text

PAGE = 5_000
"""Entries that are asked for at once."""
LOOKED_AT = 250
"""Names that are compared word by word."""
BORN_ALIKE = 3_000
Change = tuple[int, int]
"""Up to where a copy has everything: the number of a change, and of the last entry in it."""


class ServerRegisters:
    """An open connection to the registers of a server."""

    def __init__(self, connection: Connection, identity: str) -> None:
        self.connection = connection
        self.identity = identity
        """Of the database: a copy of another one begins anew."""

    def close(self) -> None:
        """Let go of the server."""
        self.connection.close()

    def __enter__(self) -> ServerRegisters:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, register: str, id_: str) -> Entry | None:
        """The entry of that id, ended or not."""
        with self.told_if_damaged():
            rows = self.connection.run(
                "SELECT body FROM entry WHERE register = :register AND id = :id", register=register, id=id_
            )
            return from_text(rows[0][0]) if rows else None

    def entries(self, register: str = "") -> Iterator[Entry]:
        """All of one register, or of all of them, in the order of their ids; read as they are asked for."""
        # Byte order, as SQLite's, whatever the database's language is.
        statement = (
            "SELECT register, id, body FROM entry WHERE :register IN ('', register)"
            ' AND (register COLLATE "C", id COLLATE "C") > (:after_register, :after_id)'
            ' ORDER BY register COLLATE "C", id COLLATE "C" LIMIT :page'
        )
        after = {"after_register": "", "after_id": ""}
        with self.told_if_damaged():
            while rows := self.connection.run(statement, register=register, page=PAGE, **after):
                for row in rows:
                    yield from_text(row[2])
                after = {"after_register": rows[-1][0], "after_id": rows[-1][1]}

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each register that has entries: how many hold, and how many ended."""
        with self.told_if_damaged():
            rows = self.connection.run(
                "SELECT register, count(*) FILTER (WHERE ends = ''), count(*) FILTER (WHERE ends <> '')"
                ' FROM entry GROUP BY register ORDER BY register COLLATE "C"'
            )
            return {clean_text(register): (int(holding), int(ended)) for register, holding, ended in rows}

    def changed_after(self, seen: Change) -> tuple[Change, tuple[Entry, ...]]:
        """The next entries that were added, changed or ended since, at most ``PAGE``, and up to where they go."""
        with self.told_if_damaged():
            rows = self.connection.run(
                "SELECT change, number, body FROM entry WHERE (change, number) > (:change, :number)"
                " ORDER BY change, number LIMIT :page",
                change=seen[0],
                number=seen[1],
                page=PAGE,
            )
            return (rows[-1][0], rows[-1][1]) if rows else seen, tuple(from_text(row[2]) for row in rows)

    @contextmanager
    def told_if_damaged(self) -> Iterator[None]:
        """Around whatever reads: what no program of ours wrote is told in words. Raises BadInput."""
        try:
            yield
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
            raise BadInput(
                f"What the server of the registers, {self.connection.address}, holds is damaged.",
                advice="Ask who looks after the server.",
            ) from error

    @contextmanager
    def change(self) -> Iterator[None]:
        """Everything that is written within is kept together or not at all; other writers wait. Raises CannotWrite."""
        with self.connection.change():
            self.connection.run("UPDATE head SET change = change + 1")
            yield

    def writer(self) -> ServerWriter:
        """What puts entries there, within a change."""
        return ServerWriter(self.connection)

    def came_in(self, names: Iterable[str], at: str) -> None:
        """A server is no copy: nothing of it is out of date."""

    def by_document(self, numbers: Iterable[str]) -> set[int]:
        """Entries with one of these documents."""
        keys = [document_key(number) for number in numbers]
        return self._numbers("SELECT entry FROM document WHERE key = ANY(CAST(:keys AS text[]))", keys=keys)

    def by_birth(self, born: PartialDate) -> set[int]:
        """Entries born on that day, or on one that it may have been written for."""
        statement = "SELECT entry FROM birth WHERE day = ANY(CAST(:keys AS integer[])) LIMIT :most"
        return self._numbers(statement, keys=list(day_keys_around(born)), most=BORN_ALIKE)

    def _numbers(self, statement: str, **values: Any) -> set[int]:
        return {int(row[0]) for row in self.connection.run(statement, **values)}

    def namings(self, words: tuple[str, ...], births: Iterable[int], papers: Iterable[int]) -> list[Naming]:
        """The names most like these words, and all names of these entries."""
        rows = self.connection.run(
            "SELECT entry, words FROM naming WHERE entry = ANY(CAST(:entries AS bigint[]))", entries=[*births, *papers]
        )
        if heard := heard_as(telling(words)):
            with self.connection.change():
                self.connection.run("SET LOCAL pg_trgm.similarity_threshold = 0.3")
                rows += self.connection.run(
                    "SELECT entry, words FROM naming WHERE heard % :heard"
                    " ORDER BY similarity(heard, :heard) DESC, entry LIMIT :most",
                    heard=heard,
                    most=LOOKED_AT,
                )
        return [(int(entry), tuple(text.split())) for entry, text in rows]

    def loaded(self, numbers: Sequence[int], register: str = "") -> list[tuple[int, Entry]]:
        """The entries of these numbers that hold, of one register or of all."""
        rows = self.connection.run(
            "SELECT number, body FROM entry WHERE number = ANY(CAST(:numbers AS bigint[])) AND ends = ''"
            " AND :register IN ('', register)",
            numbers=list(numbers),
            register=register,
        )
        return [(int(number), from_text(body)) for number, body in rows]


def open_server_at(url: str, environ: Mapping[str, str], *, make: bool = False) -> ServerRegisters:
    """The registers of ``postgresql://user@host/database``. Raises BadInput, also for what is no such URL."""
    try:
        address = address_of(url)
    except ValueError as error:
        raise BadInput(
            f"The address of the server of the registers cannot be used: {error}.",
            advice='Correct it in station.toml: registers_server = "postgresql://booth@registers.example/registers"',
        ) from error
    return open_server(address, environ, make=make)


def open_server(address: Address, environ: Mapping[str, str], *, make: bool = False) -> ServerRegisters:
    """The registers on a server; with ``make`` they are made in a database that has none.

    Raises BadInput for a server that is away or refuses, that has no registers or those of a later version.
    """
    connection = Connection(address, environ)
    try:
        return ServerRegisters(connection, _prepared(connection, make=make))
    except BaseException:
        connection.close()
        raise


def _prepared(connection: Connection, *, make: bool) -> str:
    """The identity of the database, whose tables are there and of this version."""
    (there,) = connection.run("SELECT to_regclass('head') IS NOT NULL AND to_regclass('entry') IS NOT NULL")[0]
    if not there and not make:
        raise BadInput(
            f"There are no registers on {connection.address} yet.",
            advice="Bring one in: screening-tui register import FILE --server",
        )
    if not there:
        with connection.change():
            for statement in TABLES:
                connection.run(statement)
            connection.run("INSERT INTO head VALUES (:version, gen_random_uuid(), 0)", version=VERSION)
    version, identity = connection.run("SELECT version, CAST(identity AS text) FROM head")[0]
    if version != VERSION:
        raise BadInput(
            f"The registers on {connection.address} are of a later version of the program"
            f" ({version}; {VERSION} is known here).",
            advice="Use that version.",
        )
    return str(identity)
