"""Somebody of a case, looked for in the registers of a store. Nothing of the registers is imported where none are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

from screening_tui.case.events import DocumentSeen
from screening_tui.case.model import Case
from screening_tui.screening.ages import screening_day

if TYPE_CHECKING:
    from screening_tui.registers.match import Hit, Person
    from screening_tui.registers.server.registers import ServerRegisters
    from screening_tui.registers.store import Registers

FILE = "registers.sqlite"
PRACTICE = Path(__file__).parents[1] / "registers" / "practice.csv"
"""Fictitious people, whom practice cases may meet."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to."""

    registers: tuple[str, ...]
    """Those that were looked into."""
    hits: tuple[Hit, ...]
    """Strongest first, the weak ones too."""
    as_of: Mapping[str, str] = field(default_factory=dict)
    """Register to the moment since which this booth's copy of it may be out of date; "" where nobody knows."""


class Lookup:
    """The registers in one folder. ``practice`` makes those of a practice case there when they are first needed.

    ``server`` is the URL of the server that booths share, ``environ`` where its password may be. A booth with a copy of
    its own never asks it, so that nothing waits for a network; only one without a copy does.
    """

    def __init__(
        self, folder: Path, *, practice: bool = False, server: str = "", environ: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.practice = practice
        self.server = server
        self._environ = environ or {}
        self._one_at_a_time = Lock()
        self._kept: tuple[os.stat_result, Registers] | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is anything to look into."""
        return self.practice or bool(self.server) or (self.folder / FILE).exists()

    def get_ready(self) -> None:
        """What a first search in large registers would wait for, read ahead; in a thread of its own.

        Raises BadInput, as the search would.
        """
        if (self.folder / FILE).exists():
            with self._one_at_a_time, self._opened_here() as registers, registers.told_if_damaged():
                if registers.counter("planed"):
                    registers.planes()

    def search(self, case: Case, person: str) -> Found:
        """Who in the registers may be meant. In a thread of its own; raises BadInput and CannotWrite."""
        from screening_tui.registers.freshness import as_of
        from screening_tui.registers.match import look_for
        from screening_tui.registers.store import Registers

        with self._one_at_a_time, self._opened() as registers:
            known = as_of(registers) if isinstance(registers, Registers) else {}
            return Found(tuple(registers.counts()), look_for(registers, sought(case, person)), known)

    @contextmanager
    def _opened(self) -> Iterator[Registers | ServerRegisters]:
        """Those of the server where there is no copy, otherwise those of the folder."""
        if self.server and not (self.folder / FILE).exists():
            from screening_tui.registers.server.registers import open_server_at

            with open_server_at(self.server, self._environ) as shared:
                yield shared
        else:
            with self._opened_here() as registers:
                yield registers

    @contextmanager
    def _opened_here(self) -> Iterator[Registers]:
        """Large registers stay open, so that what was read of their index is read once; others are closed again."""
        from screening_tui.registers.store import open_registers
        from screening_tui.registers.transfer import take_in

        registers = self._still_open()
        if registers is None:
            registers = open_registers(self.folder, make=self.practice)
        try:
            if self.practice and not registers.counts():
                take_in(registers, PRACTICE, "wanted", PRACTICE.name, lambda _count: None)
            yield registers
            if self._kept is None and registers.is_indexed:
                self._kept = (self.folder / FILE).stat(), registers
                finalize(self, registers.close)
        finally:
            if self._kept is None:
                registers.close()

    def _still_open(self) -> Registers | None:
        """Those that are open, unless there is another file by now, or it was opened to others."""
        if self._kept is None:
            return None
        before, registers = self._kept
        try:
            now = (self.folder / FILE).stat()
        except OSError:
            now = None
        if now and (now.st_dev, now.st_ino, now.st_mode) == (before.st_dev, before.st_ino, before.st_mode):
            return registers
        registers.close()
        self._kept = None
        return None


def sought(case: Case, person: str) -> Person:
    """Somebody of a case as the registers understand it."""
    from screening_tui.names.gazetteer import country_code
    from screening_tui.names.partial_date import PartialDate, parse_date
    from screening_tui.names.spelling import plain_words
    from screening_tui.names.travel_document_states import alpha_2
    from screening_tui.registers.match import Person

    known = case.people[person].body
    try:
        born = parse_date(known.birth_date)
    except ValueError:
        born = PartialDate()
    seen = [event.body for event in case.happened if isinstance(event.body, DocumentSeen) and event.body.zone]
    cut = [body.name_cut for body in seen if body.person == person]
    return Person(
        name=known.name[:400],
        birth_date=born,
        age=-1 if known.age is None else known.age,
        today=screening_day(case),
        documents=(known.document,) if known.document else (),
        nationality=alpha_2(known.nationality) or country_code(plain_words(known.nationality)),
        sex=known.sex if known.sex != "other" else "",
        name_cut=bool(cut and cut[-1]),
    )
