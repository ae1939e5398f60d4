"""What a booth says about itself in its ``station.toml``. All of it has defaults: a booth without a file works too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_CODE = "CASE"


@dataclass(frozen=True, slots=True)
class StationContact:
    """Who answers for one of the protocol's contacts here."""

    id: str
    """The contact's id in the protocol."""
    name: str = ""
    phones: tuple[str, ...] = ()
    """In the order in which they are to be tried."""
    hours: str = ""
    note: str = ""

    @property
    def line(self) -> str:
        """Name, numbers in the order in which they are to be tried, hours and note, as far as they are known."""
        return "  ".join(part for part in (self.name, ", ".join(self.phones), self.hours, self.note) if part)


@dataclass(frozen=True, slots=True)
class Station:
    """One booth, or one office of several people who share a store."""

    name: str = ""
    code: str = DEFAULT_CODE
    """What the numbers of its cases begin with."""
    idle_minutes: float = 2
    """Without a key for so long, the screen hides itself."""
    pin_hash: str = ""
    """What the officer's PIN is checked against before a hidden screen comes back; "" for no PIN."""
    officer_language: str = ""
    """The language of the program; "" for the environment's."""
    interview_languages: tuple[str, ...] = ()
    """The languages of interviews that are offered first, in this order."""
    contacts: Mapping[str, StationContact] = field(default_factory=dict)
    """By the contact's id in the protocol."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Binding id to the keys that take the place of its own."""
    protocol: Path | None = None
    """None for the protocol that comes with the program."""
    store: Path | None = None
    """None for the user's own data folder."""
    second_store: Path | None = None
    """Another disk, on which a case can be continued when the first one fails."""
    registers: Path | None = None
    """The folder with ``registers.sqlite``; None for the store's own, beside its cases."""
    registers_server: str = ""
    """The URL of the PostgreSQL database that booths share their registers in; "" for none."""
    shared_by_group: bool = False
    """The store belongs to a group (2770, 0660) and not to one account (0700, 0600)."""
    file: Path | None = None
    """Where all this stands; None where there is no file."""

    def contact_line(self, contact: str) -> str:
        """Who answers here for one of the protocol's contacts; "" where nothing is known."""
        known = self.contacts.get(contact)
        return known.line if known else ""
