"""A folder of the store, held open: everything in it is reached through the handle, and no link is followed."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from screening_tui.case.codec import open_sealed, seal
from screening_tui.case.disk import Disk, cannot_write
from screening_tui.errors import BadInput, CannotWrite

_TO_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_TO_FILE = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY

_WHY_NOT_READ = {
    errno.ENOENT: "it is not there",
    errno.EACCES: "this account may not read it",
    errno.ELOOP: "it is a link, and the store follows none",
    errno.ENOTDIR: "it is no folder",
    errno.EISDIR: "it is a folder",
}


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may do what in a store; set exactly, whatever the umask."""

    folder: int
    file: int


PRIVATE = Rights(folder=0o700, file=0o600)
SHARED = Rights(folder=0o2770, file=0o660)
"""For the accounts of one group."""


class Folder:
    """One folder. Reading raises BadInput, writing CannotWrite."""

    def __init__(self, descriptor: int, path: Path, rights: Rights, disk: Disk) -> None:
        self._descriptor = descriptor
        self.path = path
        self.rights = rights
        self.disk = disk

    @staticmethod
    def at(path: Path, rights: Rights, disk: Disk) -> "Folder":
        """The store's own folder. Its path is the officer's choice and may lead over links."""
        with _reading(path):
            descriptor = os.open(path, _TO_FOLDER & ~os.O_NOFOLLOW)
        return _opened(descriptor, path, rights, disk)

    @staticmethod
    def made_at(path: Path, rights: Rights, disk: Disk) -> "Folder":
        """The same, made with the folders above it where it is not there yet; durable."""
        with _reading(path):
            missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            with _writing(path), contextlib.suppress(FileExistsError):  # another program may have been quicker
                folder.mkdir(mode=0o700)
                folder.chmod(rights.folder)
                _sync_path(folder.parent, disk)
        return Folder.at(path, rights, disk)

    def close(self) -> None:
        """Let go of the handle."""
        let_go(self._descriptor)

    def __enter__(self) -> "Folder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def names(self) -> list[str]:
        """What lies in it, in no order."""
        with _reading(self.path):
            return os.listdir(self._descriptor)  # noqa: PTH208  a handle, not a path

    def folder(self, name: str) -> "Folder":
        """A folder in it."""
        path = self.path / name
        with _reading(path):
            descriptor = os.open(name, _TO_FOLDER, dir_fd=self._descriptor)
        return _opened(descriptor, path, self.rights, self.disk)

    def make_folder(self, name: str) -> "Folder":
        """A new folder in it."""
        with _writing(self.path / name):
            os.mkdir(name, 0o700, dir_fd=self._descriptor)
            descriptor = os.open(name, _TO_FOLDER, dir_fd=self._descriptor)
            try:
                os.fchmod(descriptor, self.rights.folder)
            except OSError:
                let_go(descriptor)
                raise
        return Folder(descriptor, self.path / name, self.rights, self.disk)

    def size(self, name: str) -> int:
        """A file's length in bytes."""
        with _reading(self.path / name):
            return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False).st_size

    def read(self, name: str, limit: int) -> bytes:
        """The bytes that were sealed into a file of at most ``limit`` bytes."""
        return open_sealed(self.read_raw(name, limit))

    def read_raw(self, name: str, limit: int) -> bytes:
        """A file's bytes as they lie on the disk."""
        with _reading(self.path / name):
            descriptor = os.open(name, os.O_RDONLY | _TO_FILE, dir_fd=self._descriptor)
            with os.fdopen(descriptor, "rb") as file:
                _check(os.fstat(descriptor), self.path / name, self.rights, stat.S_ISREG)
                data = file.read(limit + 1)
        if len(data) > limit:
            raise BadInput(f"{self.path / name} cannot be read: it is larger than {limit} bytes.")
        return data

    def create(self, name: str) -> int:
        """The handle of a new file, for reading and writing; nothing of that name may be there."""
        with _writing(self.path / name):
            descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _TO_FILE, 0o600, dir_fd=self._descriptor)
            try:
                os.fchmod(descriptor, self.rights.file)
            except OSError:
                let_go(descriptor)
                raise
        return descriptor

    def open(self, name: str) -> int:
        """The handle of a file that is there, for reading and writing."""
        path = self.path / name
        with _reading(path):
            descriptor = os.open(name, os.O_RDWR | _TO_FILE, dir_fd=self._descriptor)
            try:
                _check(os.fstat(descriptor), path, self.rights, stat.S_ISREG)
            except (OSError, BadInput):
                let_go(descriptor)
                raise
        return descriptor

    def open_or_create(self, name: str) -> int:
        """The handle of a file, made if it is not there."""
        try:
            return self.create(name)
        except CannotWrite as error:
            if isinstance(error.__cause__, FileExistsError):
                return self.open(name)
            raise

    def replace(self, name: str, data: bytes) -> None:
        """Put a file in the place of another, whole or not at all, durable. Uses up what was set aside for it."""
        sealed = seal(data)
        descriptor = self._begin(new := _next(name))
        try:
            with _writing(self.path / name):
                try:
                    self.disk.reserve(descriptor, 0, len(sealed))
                    self.disk.write_at(descriptor, sealed, 0)
                    self.disk.truncate(descriptor, len(sealed))
                    self.disk.sync_new(descriptor)
                finally:
                    os.close(descriptor)
                os.rename(new, name, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)
                self.disk.sync_new(self._descriptor)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(new, dir_fd=self._descriptor)
            raise

    def set_aside(self, name: str, size: int) -> None:
        """Keep room for the next ``replace`` of this file, so that it can be done on a disk that has filled up."""
        descriptor = self._begin(_next(name))
        try:
            with _writing(self.path / name):
                self.disk.reserve(descriptor, 0, size)
        finally:
            let_go(descriptor)

    def give_back(self, name: str) -> None:
        """Keep no room for this file any longer."""
        self.remove(_next(name))

    def _begin(self, new: str) -> int:
        """The handle of what was set aside or begun; of a new file where there is none, or something else."""
        try:
            return self.open(new)
        except BadInput:
            self.remove(new)
            return self.create(new)

    def rename(self, old: str, new: str) -> None:
        """Give something in it another name, durable."""
        with _writing(self.path / new):
            os.rename(old, new, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)
            self.disk.sync_new(self._descriptor)

    def sync(self) -> None:
        """Make the list of names durable."""
        with _writing(self.path):
            self.disk.sync_new(self._descriptor)

    def remove(self, name: str) -> None:
        """Take a file, or a folder of files, away; nothing if it is not there."""
        with _writing(self.path / name), contextlib.suppress(FileNotFoundError):
            try:
                os.unlink(name, dir_fd=self._descriptor)
            except IsADirectoryError:
                with self.folder(name) as inner:
                    for part in inner.names():
                        inner.remove(part)
                os.rmdir(name, dir_fd=self._descriptor)


def _next(name: str) -> str:
    """What a file is called before it takes its place."""
    return f".{name}.new"


def _opened(descriptor: int, path: Path, rights: Rights, disk: Disk) -> Folder:
    try:
        with _reading(path):
            _check(os.fstat(descriptor), path, rights, stat.S_ISDIR)
    except BadInput:
        let_go(descriptor)
        raise
    return Folder(descriptor, path, rights, disk)


def _check(status: os.stat_result, path: Path, rights: Rights, is_right_kind: Callable[[int], bool]) -> None:
    if not is_right_kind(status.st_mode):
        raise BadInput(f"{path} cannot be read: it is no regular file.")
    if rights == PRIVATE and status.st_uid != os.geteuid():
        advice = "Work under the account that it belongs to, or declare the store shared in station.toml."
        raise BadInput(f"{path} belongs to another account.", title="Not this account's", advice=advice)
    if status.st_mode & 0o777 & ~rights.folder:
        mode = rights.folder if stat.S_ISDIR(status.st_mode) else rights.file
        raise BadInput(
            f"{path} can be read or changed by accounts that must not.",
            title="Not private",
            advice=f"Find out who opened it to them, then: chmod {mode:o} '{path}'",
        )


def _sync_path(path: Path, disk: Disk) -> None:
    descriptor = os.open(path, _TO_FOLDER & ~os.O_NOFOLLOW)
    try:
        disk.sync_new(descriptor)
    finally:
        let_go(descriptor)


def let_go(descriptor: int) -> None:
    """Close a handle. What has to be durable was synced before, so that an error here means nothing."""
    with contextlib.suppress(OSError):
        os.close(descriptor)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = _WHY_NOT_READ.get(error.errno or 0, os.strerror(error.errno or 0))
        raise BadInput(f"{path} cannot be read: {why}.") from error


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot_write(error, str(path)) from error
