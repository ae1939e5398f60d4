"""Keys by which dates and document numbers are looked up."""

import re

from screening_tui.names.partial_date import PartialDate

_SIGNS = re.compile(r"[^A-Z0-9]+")
_CONFUSED = str.maketrans("OQIL", "0011")


def document_key(number: str) -> str:
    """A number as all hands write it: without spaces and dashes, O as 0, I and L as 1."""
    return _SIGNS.sub("", number.upper()).translate(_CONFUSED)


def day_key(born: PartialDate) -> int:
    """A date as a number, 0 for unknown parts: 19850000."""
    return born.year * 10_000 + born.month * 100 + born.day


def day_keys_around(born: PartialDate) -> tuple[int, ...]:
    """The keys of dates that the same birth is often written as: the day and the month swapped, a year off, partial."""
    year, month, day = born.year, born.month, born.day
    dates = [(year, month, day), (year - 1, month, day), (year + 1, month, day), (year, month, 0), (year, 0, 0)]
    if 0 < day <= 12 and month:
        dates.append((year, day, month))
    return tuple(dict.fromkeys(y * 10_000 + m * 100 + d for y, m, d in dates))
