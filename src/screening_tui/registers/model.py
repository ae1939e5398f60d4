"""An entry of a register: who is looked for, why, on whose word, and whom to call."""

from dataclasses import dataclass, replace
from enum import StrEnum

WANTED = "wanted"
MISSING_MINOR = "missing_minor"
KINDS = (WANTED, MISSING_MINOR)
"""The registers that every station has."""


class Quality(StrEnum):
    """How sure the source is that somebody goes by a name."""

    GOOD = "good"
    LOW = "low"


class End(StrEnum):
    """Why an entry holds no more."""

    EXPIRED = "expired"
    FOUND = "found"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of the same person."""

    name: str
    quality: Quality = Quality.GOOD


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the person carries or carried."""

    number: str
    country: str = ""
    """ISO 3166-1 alpha-2."""
    kind: str = ""
    """In the source's words: passport."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person in one register. "" and () for what the source does not say; dates as YYYY, YYYY-MM or YYYY-MM-DD."""

    id: str
    """The source's own; unique within its register."""
    register: str
    name: str = ""
    aliases: tuple[Alias, ...] = ()
    birth_dates: tuple[str, ...] = ()
    """Several where the source is in doubt."""
    sex: str = ""
    """``female``, ``male`` or ""."""
    nationalities: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2."""
    documents: tuple[Document, ...] = ()
    source: str = ""
    """Whose word it is."""
    reason: str = ""
    """What the person is looked for for."""
    contact: str = ""
    """Who is to be called."""
    valid_until: str = ""
    review_by: str = ""
    event_date: str = ""
    """Of a missing minor: since when. The same for place, marks and parents."""
    event_place: str = ""
    marks: str = ""
    parents: str = ""
    updated: str = ""
    """When the source last changed it."""
    end: str = ""
    """"" while it holds; see ``End``."""
    ended: str = ""
    provenance: tuple[str, ...] = ()
    """The offices and files that it came through, the first one first."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the main one first."""
        return (self.name, *(alias.name for alias in self.aliases)) if self.name else ()

    def placeholder(self, end: str, ended: str) -> "Entry":
        """What stays of an entry that ended: its id and dates, so that the end reaches other offices, and no person."""
        return replace(
            Entry(self.id, self.register),
            source=self.source,
            valid_until=self.valid_until,
            updated=ended,
            end=end,
            ended=ended,
            provenance=self.provenance,
        )
