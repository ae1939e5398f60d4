"""A replay that runs by itself: at which time it has come to which event. Nothing here asks a clock."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from screening_tui.case.events import Event, Resumed, ReviewBegun

SPEEDS = (1, 2, 4, 8, 15, 30, 60)
"""Times as fast as it happened."""

LONGEST_PAUSE = 10_000
"""Milliseconds; whatever took longer is cut to this, and so is the time between two sessions."""


def running_times(events: Sequence[Event]) -> tuple[int, ...]:
    """Milliseconds from the first event to each of them, long pauses cut, by the session's clock that never jumps."""
    pauses = (_pause(before, event) for before, event in pairwise(events))
    return tuple(accumulate(pauses, initial=0)) if events else ()


def _pause(before: Event, event: Event) -> int:
    took = event.elapsed - before.elapsed
    follows = event.seq == before.seq + 1 and not isinstance(event.body, Resumed | ReviewBegun) and took >= 0
    return min(took, LONGEST_PAUSE) if follows else LONGEST_PAUSE


@dataclass(frozen=True, slots=True)
class Running:
    """A replay under way: where and when it began, and how fast it goes."""

    times: tuple[int, ...]
    """Of ``running_times``."""
    began: float
    """Seconds, by whatever clock the caller asks."""
    elapsed: float
    """Milliseconds of the case that lay behind it then."""
    speed: int

    def place(self, now: float) -> int:
        """Which event is the latest by now, from 1."""
        return max(1, bisect_right(self.times, self._elapsed(now)))

    def is_over(self, now: float) -> bool:
        """Whether the last event has come."""
        return self.place(now) >= len(self.times)

    def at_speed(self, speed: int, now: float) -> "Running":
        """Go on from here, faster or slower."""
        return Running(self.times, now, self._elapsed(now), speed)

    def _elapsed(self, now: float) -> float:
        return self.elapsed + (now - self.began) * 1000 * self.speed


def run_from(times: tuple[int, ...], place: int, speed: int, now: float) -> Running:
    """Run from the event of that place, which stands before the reader now."""
    return Running(times, now, times[place - 1], speed)


def other_speed(speed: int, by: int) -> int:
    """The next speed, or the one before; the fastest and the slowest stay."""
    at = SPEEDS.index(speed) + by
    return SPEEDS[max(0, min(at, len(SPEEDS) - 1))]
