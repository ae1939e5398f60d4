"""The open end of a journal: takes records and makes each durable before it returns.

Space is reserved ahead, so that an open case can be finished on a disk that has filled up. After a failed write or
sync nothing more is taken, and the sync is never tried again: the kernel marks the pages clean although they are not
on the disk, so that a second one would succeed and mean nothing.
"""

import os

from screening_tui.case.codec import seal
from screening_tui.case.disk import Disk, cannot_write
from screening_tui.case.folder import Folder, let_go
from screening_tui.case.frames import LARGEST_RECORD, Scan, first_line, frame
from screening_tui.case.records import START_OF_CHAIN, chain
from screening_tui.errors import BadInput, CannotWrite

JOURNAL = "journal"
TORN = "journal.torn"
"""Where torn tails are kept, one after the other."""

AHEAD = 64 * 1024
"""At least so many bytes are kept reserved: some two hundred events."""
_FOR_TORN = 4096
LARGEST_JOURNAL = 64 * 1024 * 1024
"""Bytes: some 150,000 events. A longer one is neither written nor read."""


class Journal:
    """One journal, for writing. Whoever has it holds the case's lock."""

    def __init__(self, descriptor: int, disk: Disk, size: int, link: bytes) -> None:
        self._descriptor = descriptor
        self._disk = disk
        self._link = link
        self._reserved = size
        self.size = size
        """Of what is durable, in bytes."""
        self.failed = False
        """Whether a write failed, so that nothing more is taken."""
        self.space_is_short = False
        """Whether no more space can be reserved: what was reserved before is being used up."""

    @classmethod
    def create(cls, folder: Folder) -> "Journal":
        """A new journal, durable, with its space reserved. Raises CannotWrite, beforehand, if there is no room."""
        disk = folder.disk
        descriptor = folder.create(JOURNAL)
        begin = first_line()
        try:
            disk.reserve(descriptor, 0, 2 * AHEAD)
            disk.write_at(descriptor, begin, 0)
            disk.sync_new(descriptor)
            torn = folder.create(TORN)
            try:
                disk.reserve(torn, 0, _FOR_TORN)
            finally:
                let_go(torn)
        except OSError as error:
            let_go(descriptor)
            raise cannot_write(error, "A new case") from error
        except CannotWrite:
            let_go(descriptor)
            raise
        journal = cls(descriptor, disk, len(begin), START_OF_CHAIN)
        journal._reserved = 2 * AHEAD
        return journal

    @classmethod
    def go_on(cls, folder: Folder, scan: Scan) -> "Journal":
        """The end of a journal that has no damage. A torn tail is put aside first, whole and durable."""
        disk = folder.disk
        descriptor = folder.open(JOURNAL)
        try:
            if scan.torn:
                _put_aside(folder, scan.torn)
                disk.truncate(descriptor, scan.size)
            disk.sync_new(descriptor)
        except OSError as error:
            let_go(descriptor)
            raise cannot_write(error, "The journal") from error
        except CannotWrite:
            let_go(descriptor)
            raise
        return cls(descriptor, disk, scan.size, scan.link)

    def append(self, payload: bytes) -> None:
        """Make one more record durable.

        Raises:
            BadInput: the record or the journal is too large; nothing was written, and a smaller one is taken.
            CannotWrite: it is not durable, and nothing more is taken.
        """
        sealed = seal(payload)
        if len(sealed) > min(LARGEST_RECORD, LARGEST_JOURNAL - self.size - 1024):
            raise BadInput(f"This is longer than can be kept ({LARGEST_RECORD // 1024} KiB in one piece).")
        if self.failed:
            raise CannotWrite(
                "Something before this could not be saved, so nothing more is taken here.",
                advice="Leave the case and open it again, or continue it on another disk.",
            )
        link = chain(self._link, sealed)
        data = frame(sealed, link)
        try:
            self._reserve_ahead(len(data))
            self._disk.write_at(self._descriptor, data, self.size)
            self._disk.sync(self._descriptor)
        except BaseException as error:  # an interrupt in the middle leaves as much doubt as a failing disk
            self.failed = True
            if isinstance(error, OSError):
                raise cannot_write(error, "The last entry") from error
            raise
        self.size += len(data)
        self._link = link

    def close(self, *, finished: bool = False) -> None:
        """Let go of the file; what was reserved stays for later unless the case is finished."""
        try:
            if finished and not self.failed:
                self._disk.truncate(self._descriptor, self.size)
        except OSError:
            pass  # only space that could not be given back
        finally:
            let_go(self._descriptor)

    def _reserve_ahead(self, length: int) -> None:
        if self.size + length + AHEAD <= self._reserved or self.space_is_short:
            return
        try:
            self._disk.reserve(self._descriptor, self.size, length + 2 * AHEAD)
        except OSError:
            self.space_is_short = True
        else:
            self._reserved = self.size + length + 2 * AHEAD


def put_aside_so_far(folder: Folder) -> int:
    """How many bytes of torn tails lie beside the journal."""
    return folder.size(TORN) if TORN in folder.names() else 0


def _put_aside(folder: Folder, torn: bytes) -> None:
    descriptor = folder.open_or_create(TORN)
    try:
        folder.disk.write_at(descriptor, torn, os.fstat(descriptor).st_size)
        folder.disk.sync_new(descriptor)
    finally:
        let_go(descriptor)
    folder.sync()
