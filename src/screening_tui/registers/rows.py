"""From the fields that a file gives to an entry: cleaned, checked, and refused in words that name the field."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from screening_tui.names.partial_date import parse_date
from screening_tui.names.travel_document_states import alpha_2
from screening_tui.reading.clean import clean_text
from screening_tui.registers.keys import document_key
from screening_tui.registers.model import Alias, Document, End, Entry, Quality
from screening_tui.registers.words import words_of

LONGEST = 2_000
"""Characters of one field."""
MOST = 300
"""Names, dates, nationalities or documents of one entry."""
T = TypeVar("T")
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SEXES = {"f": "female", "female": "female", "m": "male", "male": "male", "x": "", "other": "", "": ""}
DATES = ("valid_until", "review_by", "event_date", "updated", "ended")
WORDS = ("source", "reason", "contact", "event_place", "marks", "parents")


class BadRow(ValueError):  # noqa: N818  it is told to people
    """One row that cannot be an entry; ``field`` is the column, ``found`` what stands in it, ``line`` where."""

    line = 0

    def __init__(self, field: str, found: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.found = found
        self.message = message

    def at(self, line: int) -> "BadRow":
        """The same, of a line."""
        self.line = line
        return self


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as a file has it, before anything is checked."""

    line: int
    fields: Mapping[str, str]
    names: Sequence[tuple[str, str]] = ()
    """Name and quality ("good", "low"); the first one is the main name."""
    birth_dates: Sequence[str] = ()
    nationalities: Sequence[str] = ()
    documents: Sequence[tuple[str, str, str]] = ()
    """Number, country, kind."""
    provenance: Sequence[str] = ()


def entry_of(row: Row) -> Entry:
    """The entry of a row. Raises BadRow."""
    words = {name: _text(name, row.fields.get(name, "")) for name in ("id", "register", "sex", "end", *WORDS)}
    dates = {name: _day(name, row.fields.get(name, "")) for name in DATES}
    if not words["id"]:
        raise BadRow("id", "", "an entry needs an id")
    if not _KIND.fullmatch(words["register"]):
        raise BadRow("register", words["register"], "a register is called in small letters, digits and _")
    if words["end"] not in ("", *End):
        raise BadRow("end", words["end"], "an entry ends expired, found or withdrawn")
    sex = _SEXES.get(words["sex"].lower())
    if sex is None:
        raise BadRow("sex", words["sex"], "the sex is female, male or empty")
    names = [(name, quality) for name, quality in _names(row.names) if name]
    entry = Entry(
        name=names[0][0] if names else "",
        aliases=tuple(
            Alias(name, Quality(quality)) for name, quality in dict(names[1:]).items() if name != names[0][0]
        ),
        birth_dates=_many("birth_dates", (_day("birth_dates", day) for day in row.birth_dates)),
        nationalities=_many("nationalities", (_country("nationalities", code) for code in row.nationalities)),
        documents=_many("documents", (_document(*paper) for paper in row.documents)),
        provenance=_many("provenance", (_text("provenance", origin) for origin in row.provenance)),
        **words | dates | {"sex": sex},
    )
    if entry.end:
        return entry.placeholder(entry.end, entry.ended or entry.updated)
    if not any(words_of(name) for name in entry.names):
        raise BadRow("name", entry.name, "an entry needs a name with letters")
    return entry


def _text(field: str, text: str) -> str:
    cleaned = " ".join(clean_text(text).split())
    if len(cleaned) > LONGEST:
        raise BadRow(field, cleaned[:40], f"more than {LONGEST} characters")
    return cleaned


def _names(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    found = [(_text("name", name), quality) for name, quality in names]
    if len(found) > MOST:
        raise BadRow("aliases", str(len(found)), f"more than {MOST} names")
    return found


def _many(field: str, values: Iterable[T | None]) -> tuple[T, ...]:
    once = tuple(dict.fromkeys(value for value in values if value))
    if len(once) > MOST:
        raise BadRow(field, str(len(once)), f"more than {MOST} of them")
    return once


def _day(field: str, text: str) -> str:
    written = clean_text(text).strip()
    try:
        return str(parse_date(written[:10] if "T" in written else written))
    except ValueError:
        raise BadRow(field, written[:40], "a date is written YYYY-MM-DD, YYYY-MM or YYYY") from None


def _country(field: str, code: str) -> str:
    cleaned = _text(field, code)
    if cleaned and not alpha_2(cleaned):
        raise BadRow(field, cleaned[:40], "a country is written as in ISO 3166: NI or NIC")
    return alpha_2(cleaned)


def _document(number: str, country: str, kind: str) -> Document | None:
    cleaned = _text("documents", number)
    if not document_key(cleaned):
        return None
    return Document(cleaned, _country("documents", country), _text("documents", kind))
