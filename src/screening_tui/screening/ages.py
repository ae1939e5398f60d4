"""How old somebody was on the day of the screening, as exactly as is known."""

import re
from datetime import date

from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol

Years = tuple[int, int]
"""The least and the greatest number of full years that agree with what is known."""

_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def screening_day(case: Case) -> date | None:
    """The local day on which the case was opened; None before that."""
    days = days_of(case.opened.at[:10]) if case.opened else None
    return days[0] if days else None


def days_of(written: str) -> tuple[date, date] | None:
    """The first and the last day that a date or a part of one (``2014-03``) may mean; None if it is no date."""
    parts = _PARTS.fullmatch(written)
    if parts is None:
        return None
    year, month, day = (int(part) if part else None for part in parts.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        if day:
            return first, first
        last_month = month or 12
        after = date(first.year + last_month // 12, last_month % 12 + 1, 1)
        return first, date.fromordinal(after.toordinal() - 1)
    except ValueError:
        return None


def full_years(born: date, on: date) -> int:
    """Full years from a birthday to a day; somebody born on 29 February has their birthday on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_on(day: date | None, birth_date: str, approximate: int | None) -> Years | None:
    """The age in full years; the birth date counts before the approximate age, and None says that neither is known."""
    born = days_of(birth_date) if day else None
    if born and day:
        return full_years(born[1], day), full_years(born[0], day)
    return None if approximate is None else (approximate, approximate)


def age_of(case: Case, person: str) -> Years | None:
    """The age of somebody of the case on the day of the screening."""
    details = case.people[person].body
    return age_on(screening_day(case), details.birth_date, details.age)


def counts_as_minor(
    protocol: Protocol, birth_date: str, age: int | None, in_doubt: bool, day: date | None
) -> bool | None:
    """Whether somebody of that age counts as a minor on a day; None when nothing at all is known.

    Whoever may be younger than the protocol's age counts as one, and so does somebody whose age is in doubt (UNICEF
    guidelines on the protection of child victims of trafficking, 2006).
    """
    if in_doubt:
        return True
    years = age_on(day, birth_date, age)
    return None if years is None else years[0] < protocol.adult_from_age
