"""Whether somebody answers at this hour, from the hours that a station wrote down for a contact. Pure."""

import re
from datetime import time

_RANGE = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)\s*[-–]\s*([01]?\d|2[0-4])[:.]([0-5]\d)")
_BETWEEN = re.compile(r"\s*[,;/]\s*")


def answers_at(hours: str, clock: time) -> bool | None:
    """``06:00-18:00``, ``18:00-06:00``, several with commas between: whether one of them holds at that time.

    None for hours in any other words (``weekdays 07:30-16:30``, ``day and night``) and for none at all: then nobody
    knows, and nothing is claimed.
    """
    ranges = [_RANGE.fullmatch(part) for part in _BETWEEN.split(hours.strip())]
    if not all(ranges):
        return None
    now = clock.hour * 60 + clock.minute
    return any(_holds(found, now) for found in ranges if found)


def _holds(found: re.Match[str], now: int) -> bool:
    begin, end = (int(found[hour]) * 60 + int(found[hour + 1]) for hour in (1, 3))
    if begin < end:
        return begin <= now < end
    return now >= begin or now < end  # over midnight; from an hour to the same hour is all day
