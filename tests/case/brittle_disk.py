"""A disk that fails when it is told to, and a clock that goes where it is sent."""

import errno
import os
from datetime import datetime, timedelta
from itertools import count

from made_events import CENTRAL_AMERICA
from screening_tui.case.disk import Disk


class BrittleDisk(Disk):
    """Counts its calls; from the call named in ``fails`` on, that kind of call fails. ``partly`` writes half first."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.fails: dict[str, int] = {}
        self.partly = False
        self.error = errno.ENOSPC

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if name in self.fails and self.calls.count(name) >= self.fails[name]:
            raise OSError(self.error, os.strerror(self.error))

    def fail_next(self, name: str, error: int = errno.ENOSPC) -> None:
        self.fails[name] = self.calls.count(name) + 1
        self.error = error

    def heal(self) -> None:
        self.fails.clear()

    def write_at(self, descriptor: int, data: bytes, offset: int) -> None:
        try:
            self._call("write_at")
        except OSError:
            if self.partly:
                super().write_at(descriptor, data[: len(data) // 2], offset)
            raise
        super().write_at(descriptor, data, offset)

    def sync(self, descriptor: int) -> None:
        self._call("sync")
        super().sync(descriptor)

    def sync_new(self, descriptor: int) -> None:
        self._call("sync_new")
        super().sync_new(descriptor)

    def reserve(self, descriptor: int, offset: int, length: int) -> None:
        self._call("reserve")
        super().reserve(descriptor, offset, length)

    def truncate(self, descriptor: int, size: int) -> None:
        self._call("truncate")
        super().truncate(descriptor, size)


class MadeClock:
    """One second for each look at the wall clock; ``jump`` sets it. One that is made later begins later."""

    _made = count()

    def __init__(self, year: int = 2026) -> None:
        start = datetime(year, 11, 23, 8, 0, 0, tzinfo=CENTRAL_AMERICA)
        self.wall = start + timedelta(minutes=next(self._made))
        self.passed = 0

    def now(self) -> datetime:
        self.wall += timedelta(seconds=1)
        self.passed += 1000
        return self.wall

    def elapsed(self) -> int:
        return self.passed

    def jump(self, seconds: int) -> None:
        self.wall += timedelta(seconds=seconds)
