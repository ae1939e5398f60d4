"""What registers can do, wherever they are kept: in a store's own file, or on a server that booths share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from screening_tui.registers.model import Entry

if TYPE_CHECKING:
    from screening_tui.names.partial_date import PartialDate

Naming = tuple[int, tuple[str, ...]]
"""The number of an entry, and the plain words of one of its names."""


class Writer(Protocol):
    """Puts entries into registers within one change; nothing is there before ``finish``."""

    def add(self, entry: Entry) -> None:
        """An entry that is not there yet."""

    def replace(self, entry: Entry) -> None:
        """An entry in the place of that with its id."""

    def finish(self, told: Callable[[int], None] = ..., /) -> None:
        """Write what is still held back; ``told`` hears how many names can be searched."""


class KeptRegisters(Protocol):
    """Open registers. An entry has a number of the keeper's own, by which its names and what it holds are found."""

    def find(self, register: str, id_: str) -> Entry | None:
        """The entry of that id, ended or not."""

    def entries(self, register: str = "") -> Iterator[Entry]:
        """All of one register, or of all of them, in the order of their ids; read as they are asked for."""

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each register that has entries: how many hold, and how many ended."""

    def told_if_damaged(self) -> AbstractContextManager[None]:
        """Around whatever reads. Raises BadInput."""

    def change(self) -> AbstractContextManager[None]:
        """Everything that is written within is kept together or not at all. Raises CannotWrite."""

    def writer(self) -> Writer:
        """What puts entries there, within a change."""

    def came_in(self, names: Iterable[str], at: str) -> None:
        """Within a change: that these registers were brought up to date then."""

    def by_document(self, numbers: Iterable[str]) -> set[int]:
        """Entries with one of these documents."""

    def by_birth(self, born: PartialDate) -> set[int]:
        """Entries born on that day, or on one that it may have been written for."""

    def namings(self, words: tuple[str, ...], births: Iterable[int], papers: Iterable[int]) -> list[Naming]:
        """The names most like these words, also among people of these births, and all names of these papers' people."""

    def loaded(self, numbers: Sequence[int], register: str = "") -> list[tuple[int, Entry]]:
        """The entries of these numbers that hold, of one register or of all."""
