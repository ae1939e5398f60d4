"""Time, handed in: a wall clock that may jump, and a clock that never does."""

import time
from datetime import UTC, datetime
from typing import Protocol

_LENGTH = len("2026-11-23T14:32:07.120-06:00")


class Clock(Protocol):
    """Where the time of an event comes from."""

    def now(self) -> datetime:
        """The wall clock, with its zone."""

    def elapsed(self) -> int:
        """Milliseconds since the session's start; never goes back, and goes on while the computer sleeps."""


class SystemClock:
    """The computer's clocks; a session starts when this is made."""

    def __init__(self) -> None:
        self._start = time.clock_gettime_ns(time.CLOCK_BOOTTIME)

    def now(self) -> datetime:
        """The wall clock in the computer's zone."""
        return datetime.now(UTC).astimezone()

    def elapsed(self) -> int:
        """Milliseconds since this clock was made."""
        return (time.clock_gettime_ns(time.CLOCK_BOOTTIME) - self._start) // 1_000_000


def written(moment: datetime) -> str:
    """As an event's stamp has it: ``2026-11-23T14:32:07.120-06:00``."""
    at = moment.isoformat(timespec="milliseconds")
    if len(at) == _LENGTH:
        return at
    # A zone of odd seconds cannot be written so that every reader understands it.
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def read(at: str) -> datetime:
    """An event's stamp as a time with its zone."""
    return datetime.fromisoformat(at)
