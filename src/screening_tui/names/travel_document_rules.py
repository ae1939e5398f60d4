"""The rules of ICAO Doc 9303 for one zone of one layout: what its fields hold, and what in them cannot be right."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from screening_tui.names.partial_date import PartialDate
from screening_tui.names.travel_document_layout import (
    ALPHABETIC,
    DIGITS,
    FILLER,
    LONG_NUMBERS,
    NUMERIC,
    Field,
    Layout,
    Span,
    check_digit,
)
from screening_tui.names.travel_document_states import CODES, ONLY_NATIONALITY
from screening_tui.names.travel_document_verdict import Failure, Repair, Rule

_AS_DIGIT = str.maketrans("OQDILZSBG", "000112586")
_AS_LETTER = str.maketrans("01258", "OIZSB")
_CONFUSED = str.maketrans("O0I1", "0O1I")
_NAMES = re.compile(r"[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*")


@dataclass(frozen=True, slots=True)
class Read:
    """One reading of a zone."""

    layout: Layout
    zone: str
    """All lines, joined, after repairs."""
    values: dict[Field, str]
    birth: PartialDate
    expiry: PartialDate
    failures: tuple[Failure, ...]
    repairs: tuple[Repair, ...]
    checks_right: int

    @property
    def likelihood(self) -> tuple[float, int, int]:
        """What is compared between readings of the same text, larger for the better one.

        Below zero more speaks against its being a zone of that layout than for it.
        """
        broken = sum(failure.rule is not Rule.CHECK_DIGIT for failure in self.failures)
        return self.checks_right / len(self.layout.checks) - broken / 4, self.checks_right, -len(self.repairs)


def read_fields(layout: Layout, typed: str, today: date) -> Read:
    """A reading of the joined lines; as long as the layout says."""
    zone = _number_repaired(layout, _repaired(layout, typed))
    values = {field: layout.cut(zone, span) for field, span in layout.spans.items()}
    digits = {field: layout.cut(zone, span) for field, span in layout.checks.items()}
    _read_long_number(layout, values, digits)
    failures = [*_check_failures(layout, zone, values, digits)]
    right = len(layout.checks) - len(failures)
    birth = _date(values[Field.BIRTH], today, is_birth=True)
    expiry = _date(values[Field.EXPIRY], today, is_birth=False)
    failures += _rule_failures(layout, values, birth, expiry)
    failures.sort(key=lambda failure: (failure.line, failure.column))
    unknown = PartialDate()
    return Read(
        layout, zone, values, birth or unknown, expiry or unknown, tuple(failures), _repairs(layout, typed, zone), right
    )


def _repaired(layout: Layout, zone: str) -> str:
    """Digits where only digits may stand and letters where only letters may."""
    signs = list(zone)
    spans = [*layout.spans.items(), *((Field.BIRTH, span) for span in layout.checks.values())]
    for field, (line, start, end) in spans:
        table = _AS_DIGIT if field in NUMERIC else _AS_LETTER if field in ALPHABETIC else {}
        for place in range(line * layout.width + start, line * layout.width + end):
            signs[place] = signs[place].translate(table)
    return "".join(signs)


def _number_repaired(layout: Layout, zone: str) -> str:
    """O for 0 or I for 1 in the number, or in the optional data, if that, and the least of that, makes it right."""
    for field in (Field.NUMBER, Field.OPTIONAL):
        if field in layout.checks and _wrong(layout, zone, field):
            line, start, end = layout.spans[field]
            begin = line * layout.width
            doubtful = [place for place in range(begin + start, begin + end) if zone[place] in "O0I1"][:8]
            zone = _swapped(layout, zone, field, doubtful)
    return zone


def _swapped(layout: Layout, zone: str, field: Field, doubtful: list[int]) -> str:
    for count in range(1, len(doubtful) + 1):
        fitting = []
        for places in combinations(doubtful, count):
            signs = list(zone)
            for place in places:
                signs[place] = signs[place].translate(_CONFUSED)
            other = "".join(signs)
            if not _wrong(layout, other, field) and not (layout.composite and _wrong(layout, other, Field.WHOLE)):
                fitting.append(other)
        if fitting:
            return fitting[0] if len(fitting) == 1 else zone
    return zone


def _wrong(layout: Layout, zone: str, field: Field) -> bool:
    found = layout.cut(zone, layout.checks[field])
    if field is Field.WHOLE:
        return found != check_digit("".join(layout.cut(zone, span) for span in layout.composite))
    value = layout.cut(zone, layout.spans[field])
    return found != check_digit(value) and not (found == FILLER and _filler_will_do(layout, field, value))


def _filler_will_do(layout: Layout, field: Field, value: str) -> bool:
    """No optional data needs no digit, and a number that goes on elsewhere has it there."""
    return not value.strip(FILLER) if field is Field.OPTIONAL else field is Field.NUMBER and layout.name in LONG_NUMBERS


def _read_long_number(layout: Layout, values: dict[Field, str], digits: dict[Field, str]) -> None:
    """More than nine characters: a filler for the digit, and the rest with the digit in the optional data."""
    rest, _, more = values[Field.OPTIONAL].partition(FILLER)
    if layout.name in LONG_NUMBERS and digits[Field.NUMBER] == FILLER and len(rest) > 1:
        values[Field.NUMBER] += rest[:-1]
        values[Field.OPTIONAL] = more
        digits[Field.NUMBER] = rest[-1]


def _check_failures(layout: Layout, zone: str, values: dict[Field, str], digits: dict[Field, str]) -> list[Failure]:
    failures = []
    for field, span in layout.checks.items():
        checked = values.get(field) or "".join(layout.cut(zone, part) for part in layout.composite)
        found, expected = digits[field], check_digit(checked)
        if found != expected and not (field is Field.OPTIONAL and found == FILLER and not checked.strip(FILLER)):
            failures.append(_failure(Rule.CHECK_DIGIT, field, found, expected, span))
    return failures


def _rule_failures(
    layout: Layout, values: dict[Field, str], birth: PartialDate | None, expiry: PartialDate | None
) -> list[Failure]:
    held = {
        Field.TYPE: (values[Field.TYPE][0] in layout.types, Rule.CODE, " ".join(layout.types)),
        Field.ISSUER: (_code(values[Field.ISSUER]) in CODES - ONLY_NATIONALITY, Rule.CODE, "a state's code"),
        Field.NATIONALITY: (_code(values[Field.NATIONALITY]) in CODES, Rule.CODE, "a state's code"),
        Field.SEX: (values[Field.SEX] in "FM<", Rule.CODE, "F M <"),
        Field.BIRTH: (birth is not None, Rule.DATE, "YYMMDD"),
        Field.EXPIRY: (expiry is not None, Rule.DATE, "YYMMDD"),
        Field.NUMBER: (values[Field.NUMBER].strip(FILLER) != "", Rule.NUMBER, "a number"),
        Field.NAMES: (_NAMES.fullmatch(values[Field.NAMES]) is not None, Rule.NAMES, "letters, then fillers"),
    }
    return [
        _failure(rule, field, values[field], expected, layout.spans[field])
        for field, (holds, rule, expected) in held.items()
        if not holds
    ]


def _code(text: str) -> str:
    """A code of one letter is filled up; fillers elsewhere are no part of a code."""
    return text.rstrip(FILLER)


def _failure(rule: Rule, field: Field, found: str, expected: str, span: Span) -> Failure:
    return Failure(rule, field, found, expected, span[0] + 1, span[1] + 1)


def _date(text: str, today: date, *, is_birth: bool) -> PartialDate | None:
    """Six signs as a date, in the century that is meant; unknown parts are fillers; None for what is no date."""
    parts = [text[0:2], text[2:4], text[4:6]]
    if any((part != FILLER * 2 and not all(sign in DIGITS for sign in part)) or part == "00" for part in parts[1:]):
        return None
    if parts[0] == FILLER * 2:
        return PartialDate() if parts[1:] == [FILLER * 2] * 2 else None
    if not all(sign in DIGITS for sign in parts[0]):
        return None
    month, day = (0 if part == FILLER * 2 else int(part) for part in parts[1:])
    try:
        return PartialDate(_year(int(parts[0]), (month, day), today, is_birth), month, day)
    except ValueError:
        return None


def _year(two_digits: int, month_day: tuple[int, int], today: date, is_birth: bool) -> int:
    """Nobody is born tomorrow; and a document expires within half a century of today."""
    century = today.year // 100 * 100
    year = century + two_digits
    if is_birth:
        return year - 100 if (year, *month_day) > (today.year, today.month, today.day) else year
    return year - 100 if year - today.year > 50 else year + 100 if today.year - year > 50 else year


def _repairs(layout: Layout, typed: str, zone: str) -> tuple[Repair, ...]:
    return tuple(
        Repair(_field_at(layout, place), was, now, place // layout.width + 1, place % layout.width + 1)
        for place, (was, now) in enumerate(zip(typed, zone, strict=True))
        if was != now
    )


def _field_at(layout: Layout, place: int) -> Field:
    line, column = divmod(place, layout.width)
    parts = [*layout.checks.items(), *layout.spans.items()]
    return next(field for field, (on, start, end) in parts if on == line and start <= column < end)
