"""The disk, handed in: the few calls on which durability rests, so that a test can make each of them fail."""

import errno
import os
from collections.abc import Callable
from functools import cache

from screening_tui.errors import CannotWrite

_KEEP_SIZE = 1
"""FALLOC_FL_KEEP_SIZE: reserve without making the file longer."""

_WHY = {
    errno.ENOSPC: ("the disk is full", "Make room on the disk, or continue on another one."),
    errno.EDQUOT: ("the account's share of the disk is used up", "Make room, or continue on another disk."),
    errno.EFBIG: ("the file may not become longer", "Ask whoever looks after this computer to raise the limit."),
    errno.EIO: ("the disk reports an error", "Continue on another disk, and have this one looked at."),
    errno.EROFS: ("the disk is read-only", "Continue on another disk, and have this one looked at."),
    errno.EACCES: ("the folder may not be written to", "Ask whoever looks after this computer for the right to write."),
}


class Disk:
    """The real one. Every method raises OSError."""

    def write_at(self, descriptor: int, data: bytes, offset: int) -> None:
        """Write all of it there, however many calls it takes."""
        rest = memoryview(data)
        while rest:
            count = os.pwrite(descriptor, rest, offset)
            rest, offset = rest[count:], offset + count

    def sync(self, descriptor: int) -> None:
        """Make what was written to a file durable. Never to be tried again when it failed: see ``Journal``."""
        os.fdatasync(descriptor)

    def sync_new(self, descriptor: int) -> None:
        """Make a new file, or a folder's list of names, durable."""
        os.fsync(descriptor)

    def reserve(self, descriptor: int, offset: int, length: int) -> None:
        """Set space aside beyond the file's end; nothing where the file system cannot do that."""
        while number := _fallocate()(descriptor, _KEEP_SIZE, offset, max(length, 1)):
            if number in {errno.ENOSYS, errno.EOPNOTSUPP}:
                return
            if number != errno.EINTR:
                raise OSError(number, os.strerror(number))

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut a file off, and give back what was reserved beyond its end."""
        os.ftruncate(descriptor, size)


def cannot_write(error: OSError, what: str) -> CannotWrite:
    """The error in words; ``what`` could not be saved."""
    why, advice = _WHY.get(error.errno or 0, (os.strerror(error.errno or 0), "Continue on another disk."))
    return CannotWrite(f"{what} could not be saved: {why}.", advice=advice)


@cache
def _fallocate() -> Callable[[int, int, int, int], int]:
    """The C library's call, which gives an error number or 0; Python has only the form that makes the file longer."""
    import ctypes  # 10 ms that only a case being written needs

    library = ctypes.CDLL(None, use_errno=True)
    call = getattr(library, "fallocate64", None) or library.fallocate
    call.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64]

    def fallocate(descriptor: int, mode: int, offset: int, length: int) -> int:
        return ctypes.get_errno() if call(descriptor, mode, offset, length) else 0

    return fallocate
