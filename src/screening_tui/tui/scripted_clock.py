"""A clock for scripted officers."""

from datetime import datetime, timedelta


class ScriptedClock:
    """Begins at a given moment and moves on by a few seconds with every event: the same script gives the same file."""

    def __init__(self, start: datetime, step_seconds: int = 7) -> None:
        self._start = start
        self._step = timedelta(seconds=step_seconds)
        self._ticks = 0
        self._waited = timedelta()

    def now(self) -> datetime:
        """A little later each time."""
        self._ticks += 1
        return self._start + self._passed()

    def let_pass(self, minutes: int) -> None:
        """What a script waits for, without anybody having to wait."""
        self._waited += timedelta(minutes=minutes)

    def elapsed(self) -> int:
        """Milliseconds since the start."""
        return int(self._passed().total_seconds() * 1000)

    def _passed(self) -> timedelta:
        return self._step * self._ticks + self._waited
