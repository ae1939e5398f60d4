"""A protocol that is being looked at: what of it is sound, what is broken, and where each thing stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from screening_tui.protocol.checks.problem import Path
from screening_tui.protocol.condition import Condition
from screening_tui.protocol.format import TABLES
from screening_tui.protocol.model import Protocol, Table

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition and where it stands."""

    table: str
    index: int
    key: str
    condition: Condition


@dataclass(frozen=True)
class Draft:
    """What the checks look at."""

    protocol: Protocol
    """The items that are sound by themselves."""
    places: Mapping[str, list[tuple[str, Path]]]
    """Table to the file and path of each of them."""
    broken: Mapping[str, frozenset[str]]
    """Table to the ids of items that are there, but wrong in themselves; what refers to them is not to blame."""

    def items(self, table: str) -> tuple[Table, ...]:
        """The sound items of a table, in the order of the files."""
        items: tuple[Table, ...] = getattr(self.protocol, TABLES[table].field)
        return items

    def at(self, table: str, index: int, *keys: str | int) -> tuple[str, Path]:
        """The file and the path of something in the item at that index."""
        file, path = self.places[table][index]
        return file, (*path, *keys)

    def is_broken(self, table: str, name: str) -> bool:
        """Whether there is such an item, which says too little about itself."""
        return name in self.broken.get(table, NONE)

    def rules(self) -> Iterator[Rule]:
        """Every condition of the protocol."""
        for name, table in TABLES.items():
            for key in table.conditions:
                for index, item in enumerate(self.items(name)):
                    condition = getattr(item, key)
                    if condition is not None:
                        yield Rule(name, index, key, condition)
