"""A travel document's machine-readable zone, read and verified: TD1, TD2, TD3, MRV-A and MRV-B of ICAO Doc 9303.

What was typed may be lower case, run together, with a scanner's prefix and suffix, with O for 0 and _ for the filler;
what was read differently from what was typed is told, and so is every check digit and every rule that does not hold.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from screening_tui.names.partial_date import PartialDate
from screening_tui.names.travel_document_layout import FILLER, Field
from screening_tui.names.travel_document_rules import Read, read_fields
from screening_tui.names.travel_document_states import AS_ISO
from screening_tui.names.travel_document_typed import MOST_CHARACTERS, candidates, typed_lines
from screening_tui.names.travel_document_verdict import Failure, Repair, Rule

__all__ = ["Failure", "Field", "NoZone", "NoZoneReason", "PartialDate", "Repair", "Rule", "Zone", "read_zone"]


class NoZoneReason(StrEnum):
    """Why nothing was read."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    LENGTHS = "lengths"
    """No lines of the lengths that a zone has: 3 of 30, 2 of 36 or 2 of 44 characters."""


class NoZone(ValueError):  # noqa: N818  not an error of the program
    """What was typed is no machine-readable zone; ``lengths`` are those of the lines that were typed."""

    def __init__(self, reason: NoZoneReason, lengths: tuple[int, ...] = ()) -> None:
        counted = " and ".join(map(str, lengths))
        words = {
            NoZoneReason.EMPTY: "nothing was typed",
            NoZoneReason.TOO_LONG: f"more than {MOST_CHARACTERS} characters were typed",
            NoZoneReason.LENGTHS: f"{counted} characters were typed; 3 lines of 30, 2 of 36 or 2 of 44 are expected",
        }
        super().__init__(words[reason])
        self.reason = reason
        self.lengths = lengths


@dataclass(frozen=True, slots=True)
class Zone:
    """What a zone says. "" and unknown parts of dates for what it does not say."""

    format: str
    """``TD1``, ``TD2``, ``TD3``, ``MRV-A`` or ``MRV-B``."""
    lines: tuple[str, ...]
    """As they were read."""
    document_type: str
    issuing_state: str
    """The code as it stands there."""
    number: str
    nationality: str
    birth_date: PartialDate
    sex: str
    """``female``, ``male`` or "" for unspecified."""
    expires: PartialDate
    surname: str
    given_names: str
    names_cut: bool
    """The names fill their field to its last character, so that some of them may be missing (part 3, 4.6)."""
    optional_data: str
    failures: tuple[Failure, ...]
    """Check digits and rules that do not hold, in the order of the zone."""
    repairs: tuple[Repair, ...]
    """Characters that were typed in one way and can only be meant in another."""

    @property
    def name(self) -> str:
        """Given names first."""
        return f"{self.given_names} {self.surname}".strip()

    @property
    def country(self) -> str:
        """The nationality as ISO 3166 has it, where it has it: DEU for D."""
        return AS_ISO.get(self.nationality, self.nationality)

    @property
    def is_consistent(self) -> bool:
        """Whether every check digit and every rule holds."""
        return not self.failures

    def is_expired(self, day: date) -> bool | None:
        """Whether it was no longer valid on that day; None when its date cannot be read."""
        last = self.expires.latest
        return None if last is None else last < day

    def ages_at(self, day: date) -> tuple[int, int] | None:
        """Youngest and oldest age on that day; the same twice when the birth date is whole, None when it is unknown."""
        return self.birth_date.ages_at(day)


def read_zone(text: str, today: date) -> Zone:
    """The zone in what was typed. ``today`` decides the centuries of its dates. Raises NoZone where there is none.

    Where several readings are possible, that of which most check digits are right; then the one that needs less repair.
    """
    if len(text) > MOST_CHARACTERS:
        raise NoZone(NoZoneReason.TOO_LONG)
    lines = typed_lines(text)
    if not lines:
        raise NoZone(NoZoneReason.EMPTY)
    readings = [read_fields(layout, zone, today) for layout, zone in candidates(lines)]
    if not readings:
        raise NoZone(NoZoneReason.LENGTHS, tuple(map(len, lines)))
    best = max(readings, key=lambda read: read.likelihood)
    if best.likelihood[0] < 0:  # so many characters, but of something else
        raise NoZone(NoZoneReason.LENGTHS, tuple(map(len, lines)))
    return _zone(best)


def _zone(read: Read) -> Zone:
    surname, _, given = read.values[Field.NAMES].strip(FILLER).partition(FILLER * 2)
    optional = [read.values[field] for field in (Field.OPTIONAL, Field.MORE) if field in read.values]
    return Zone(
        format=read.layout.name,
        lines=tuple(
            read.zone[start : start + read.layout.width] for start in range(0, read.layout.length, read.layout.width)
        ),
        document_type=read.values[Field.TYPE].rstrip(FILLER),
        issuing_state=read.values[Field.ISSUER].rstrip(FILLER),
        number=read.values[Field.NUMBER].rstrip(FILLER),
        nationality=read.values[Field.NATIONALITY].rstrip(FILLER),
        birth_date=read.birth,
        sex={"F": "female", "M": "male"}.get(read.values[Field.SEX], ""),
        expires=read.expiry,
        surname=_words(surname),
        given_names=_words(given),
        names_cut=not read.values[Field.NAMES].endswith(FILLER),
        optional_data=" ".join(filter(None, map(_words, optional))),
        failures=read.failures,
        repairs=read.repairs,
    )


def _words(text: str) -> str:
    return " ".join(text.replace(FILLER, " ").split())
