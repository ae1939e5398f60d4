"""What an officer types on one line, understood: ages, dates, numbers. Pure; what cannot be understood is said."""

import re
from calendar import monthrange
from dataclasses import dataclass

_AGE = re.compile(r"^(\d{1,3})\s*(\?)?$")
_YEAR = re.compile(r"^((?:19|20)\d\d)$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
_DAY_FIRST = re.compile(r"^(?:(\d{1,2})[./ -])?(\d{1,2})[./ -](\d{4})$")


@dataclass(frozen=True, slots=True)
class AgeOrDate:
    """A birth date or a part of one (``2014-05-31``, ``2014-05``, ``2014``), or an approximate age in years."""

    date: str = ""
    age: int | None = None
    in_doubt: bool = False
    """A question mark stood behind it."""


def age_or_date(text: str) -> AgeOrDate | None:
    """``12``, ``12?``, ``31/05/2014``, ``05/2014``, ``2014``, ``2014-05-31``; None when it is none of these."""
    plain = text.strip()
    doubt = plain.endswith("?")
    body = plain.rstrip("? ").strip()
    if match := _YEAR.match(body):
        return AgeOrDate(date=match[1], in_doubt=doubt)
    if match := _AGE.match(body):
        age = int(match[1])
        return AgeOrDate(age=age, in_doubt=doubt) if age <= 120 else None
    if match := _ISO.match(body):
        return _date(match[1], match[2], match[3], in_doubt=doubt)
    if match := _DAY_FIRST.match(body):
        return _date(match[3], match[2], match[1], in_doubt=doubt)
    return None


def _date(year: str, month: str, day: str | None, *, in_doubt: bool) -> AgeOrDate | None:
    if not 1900 <= int(year) <= 2100 or not 1 <= int(month) <= 12:
        return None
    if day is None:
        return AgeOrDate(date=f"{year}-{int(month):02}", in_doubt=in_doubt)
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return None
    return AgeOrDate(date=f"{year}-{int(month):02}-{int(day):02}", in_doubt=in_doubt)


def whole_number(text: str) -> int | None:
    """A whole number of at most nine digits; None when it is none."""
    plain = text.strip()
    return int(plain) if re.fullmatch(r"-?\d{1,9}", plain) else None
