"""The fields of a person beside those of an entry: what agrees, what nearly does, what differs, and in which way."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from screening_tui.names.partial_date import PartialDate, parse_date
from screening_tui.registers.keys import document_key
from screening_tui.registers.model import Entry

AGE_MARGIN = 2
"""Years by which an age that somebody guessed may be wrong."""


class Agreement(StrEnum):
    """How one field of two records fits."""

    SAME = "same"
    NEARLY = "nearly"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """One of them does not say."""


class Why(StrEnum):
    """In which way a field is nearly the same."""

    NOTHING = ""
    ANOTHER_SPELLING = "another spelling"
    PART_OF_THE_NAME = "part of the name"
    ALIAS = "alias"
    DAY_AND_MONTH_SWAPPED = "day and month swapped"
    YEAR_OFF_BY_ONE = "year off by one"
    ONE_PART_DIFFERS = "one part of the date differs"
    AS_FAR_AS_KNOWN = "as far as it is known"
    BY_AGE = "by the age"
    CONFUSED_SIGNS = "O and 0, or I and 1"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is looked for in the registers, as far as it is known."""

    name: str = ""
    birth_date: PartialDate = field(default_factory=PartialDate)
    age: int = -1
    """Where there is no birth date: about how old, on ``today``; -1 for not known."""
    today: date | None = None
    documents: tuple[str, ...] = ()
    nationality: str = ""
    """ISO 3166-1 alpha-2."""
    sex: str = ""
    name_cut: bool = False
    """The last word of the name may go on, as in a full machine-readable zone."""


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """One field of both records."""

    field: str
    agreement: Agreement
    here: str
    """What the person says."""
    there: str
    """What the register says."""
    why: Why = Why.NOTHING


def compare_fields(person: Person, entry: Entry, likeness: float) -> tuple[FieldMatch, ...]:
    """Name, birth date, document, nationality and sex."""
    return (
        _name(person, entry, likeness),
        _birth(person, entry),
        _document(person, entry),
        _one_of("nationality", person.nationality, entry.nationalities),
        _one_of("sex", person.sex, (entry.sex,) if entry.sex else ()),
    )


def _name(person: Person, entry: Entry, likeness: float) -> FieldMatch:
    there = "; ".join(entry.names)
    if not person.name or not there:
        return FieldMatch("name", Agreement.UNKNOWN, person.name, there)
    if likeness >= 0.99:
        plain = person.name.casefold() in {name.casefold() for name in entry.names}
        return FieldMatch("name", Agreement.SAME, person.name, there, Why.NOTHING if plain else Why.ANOTHER_SPELLING)
    near = Why.ANOTHER_SPELLING if likeness >= 0.85 else Why.PART_OF_THE_NAME
    if likeness >= 0.7:
        return FieldMatch("name", Agreement.NEARLY, person.name, there, near)
    return FieldMatch("name", Agreement.DIFFERENT, person.name, there)


def _birth(person: Person, entry: Entry) -> FieldMatch:
    there = "; ".join(entry.birth_dates)
    known = [parse_date(day) for day in entry.birth_dates]
    if person.birth_date.year and known:
        agreement, why = min((birth_match(person.birth_date, day) for day in known), key=_best_first)
        return FieldMatch("birth_date", agreement, str(person.birth_date), there, why)
    if person.age >= 0 and person.today and known:
        agreement, why = min((_age_match(person.age, day, person.today) for day in known), key=_best_first)
        return FieldMatch("birth_date", agreement, str(person.age), there, why)
    return FieldMatch("birth_date", Agreement.UNKNOWN, str(person.birth_date), there)


def _best_first(found: tuple[Agreement, Why]) -> int:
    return list(Agreement).index(found[0])


def birth_match(one: PartialDate, other: PartialDate) -> tuple[Agreement, Why]:
    """Two birth dates; nearly the same where one slip of the hand lies between them, or a part is not known."""
    here, there = (one.year, one.month, one.day), (other.year, other.month, other.day)
    if one.is_whole and other.is_whole:
        if here == there:
            return Agreement.SAME, Why.NOTHING
        if here == (other.year, other.day, other.month):
            return Agreement.NEARLY, Why.DAY_AND_MONTH_SWAPPED
        if here[1:] == there[1:] and abs(one.year - other.year) == 1:
            return Agreement.NEARLY, Why.YEAR_OFF_BY_ONE
        if sum(mine == theirs for mine, theirs in zip(here, there, strict=True)) == 2 and one.year == other.year:
            return Agreement.NEARLY, Why.ONE_PART_DIFFERS
        return Agreement.DIFFERENT, Why.NOTHING
    known = [mine == theirs for mine, theirs in zip(here, there, strict=True) if mine and theirs]
    return (Agreement.NEARLY, Why.AS_FAR_AS_KNOWN) if all(known) else (Agreement.DIFFERENT, Why.NOTHING)


def _age_match(age: int, born: PartialDate, today: date) -> tuple[Agreement, Why]:
    youngest, oldest = born.ages_at(today) or (0, 0)
    fits = youngest - AGE_MARGIN <= age <= oldest + AGE_MARGIN
    return (Agreement.NEARLY, Why.BY_AGE) if fits else (Agreement.DIFFERENT, Why.NOTHING)


def _document(person: Person, entry: Entry) -> FieldMatch:
    here, there = "; ".join(person.documents), "; ".join(paper.number for paper in entry.documents)
    if not person.documents or not entry.documents:
        return FieldMatch("document", Agreement.UNKNOWN, here, there)
    plain = {_plain(paper.number) for paper in entry.documents}
    if any(_plain(number) in plain for number in person.documents):
        return FieldMatch("document", Agreement.SAME, here, there)
    keys = {document_key(paper.number) for paper in entry.documents}
    if any(document_key(number) in keys for number in person.documents):
        return FieldMatch("document", Agreement.SAME, here, there, Why.CONFUSED_SIGNS)
    # Somebody may have several passports: another number says nothing.
    return FieldMatch("document", Agreement.UNKNOWN, here, there)


def _plain(number: str) -> str:
    return "".join(sign for sign in number.upper() if sign.isalnum())


def _one_of(name: str, here: str, there: tuple[str, ...]) -> FieldMatch:
    known = "; ".join(there)
    if not here or not there:
        return FieldMatch(name, Agreement.UNKNOWN, here, known)
    return FieldMatch(name, Agreement.SAME if here in there else Agreement.DIFFERENT, here, known)
