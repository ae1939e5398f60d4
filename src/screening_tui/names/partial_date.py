"""A date of which the month and the day, or all of it, may be unknown, as births in registers and documents are."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
FIRST_YEAR = 1850
"""Nobody who crosses a border was born before; a year below is a slip."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, perhaps a month, perhaps a day; 0 for what is not known. Raises ValueError for a day that never was."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.month <= 12 or not 0 <= self.day <= 31 or self.year < 0:
            raise ValueError("no such date")
        if self.month and self.day and self.day > monthrange(self.year or 2000, self.month)[1]:
            raise ValueError("no such date")

    def __str__(self) -> str:
        """``1985-12-31``, ``1985-12``, ``1985``, or nothing; what comes after an unknown part is left out."""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        known = next((n for n, part in enumerate((self.year, self.month, self.day)) if not part), 3)
        return "-".join(parts[:known])

    @property
    def is_whole(self) -> bool:
        """Whether it is one day."""
        return bool(self.year and self.month and self.day)

    @property
    def earliest(self) -> date | None:
        """The first day that it may mean; None without a year."""
        if not self.year:
            return None
        month = self.month or 1
        return date(self.year, month, min(self.day or 1, monthrange(self.year, month)[1]))

    @property
    def latest(self) -> date | None:
        """The last day that it may mean; None without a year."""
        if not self.year:
            return None
        month = self.month or 12
        last = monthrange(self.year, month)[1]
        return date(self.year, month, min(self.day or last, last))

    def ages_at(self, day: date) -> tuple[int, int] | None:
        """Youngest and oldest that somebody born then can be on that day, in whole years; None without a year."""
        first, last = self.earliest, self.latest
        return None if first is None or last is None else (_years(last, day), _years(first, day))


def parse_date(text: str) -> PartialDate:
    """``1985``, ``1985-12`` or ``1985-12-31``, or nothing at all. Raises ValueError for anything else."""
    if not text:
        return PartialDate()
    found = _WRITTEN.fullmatch(text)
    if not found or not found[0].isascii():
        raise ValueError("not a date")
    made = PartialDate(*(int(part or 0) for part in found.groups()))
    if made.year < FIRST_YEAR or "00" in (found[2], found[3]):
        raise ValueError("no such date")
    return made


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
