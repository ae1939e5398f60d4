"""Negative controls: one safety each is left out, here and not in the product, and the harness has to notice."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from unittest.mock import patch

from screening_tui.case import frames, lock, store
from screening_tui.case.disk import Disk


class WithoutSync(Disk):
    """Says that everything is durable and asks the kernel for nothing."""

    def sync(self, descriptor: int) -> None:
        """Nothing."""

    def sync_new(self, descriptor: int) -> None:
        """Nothing."""


class WithoutFolderSync(Disk):
    """Makes files durable, and not the names under which they are found."""

    def sync_new(self, descriptor: int) -> None:
        """Files only."""
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            super().sync_new(descriptor)


class WithoutReservation(Disk):
    """Sets nothing aside."""

    def reserve(self, descriptor: int, offset: int, length: int) -> None:
        """Nothing."""


class Late(Disk):
    """Keeps back each of a journal's records until the next one comes, as a program that buffers does."""

    def __init__(self) -> None:
        self._kept: tuple[int, bytes, int] | None = None

    def write_at(self, descriptor: int, data: bytes, offset: int) -> None:
        """Write what was kept back, and keep this."""
        if not offset:
            super().write_at(descriptor, data, offset)
            return
        if self._kept is not None:
            with suppress(OSError):
                super().write_at(*self._kept)
        self._kept = (descriptor, data, offset)


class SyncTriedAgain(Disk):
    """Takes the second try of a failed sync at its word."""

    def sync(self, descriptor: int) -> None:
        """Once more after a failure."""
        try:
            super().sync(descriptor)
        except OSError:
            super().sync(descriptor)


@contextmanager
def without_frame_check() -> Iterator[None]:
    """In this process, a record's bytes are taken as they are once its head can be read."""
    real = frames.frame
    with patch.object(frames, "frame", lambda payload, link: _Anything(real(payload, link))):
        yield


class _Anything(bytes):
    """Equal to every other bytes."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = bytes.__hash__


def _without_lock() -> None:
    vars(lock)["fcntl"] = _NoLocks


def _without_store_lock() -> None:
    store._wait_for = lambda lock: None


class _NoLocks:
    LOCK_EX = LOCK_NB = 0

    @staticmethod
    def flock(descriptor: int, how: int) -> None:
        """Nothing."""


DISKS: dict[str, type[Disk]] = {
    "no sync": WithoutSync,
    "no folder sync": WithoutFolderSync,
    "no reservation": WithoutReservation,
    "late writes": Late,
    "sync tried again": SyncTriedAgain,
}
PATCHES: dict[str, Callable[[], None]] = {
    "no lock": _without_lock,
    "no store lock": _without_store_lock,
}


def disk_of(control: str) -> Disk:
    """The disk that a child works with; call it once, in the child."""
    if control in PATCHES:
        PATCHES[control]()
    return DISKS.get(control, Disk)()
