"""What this machine lets the harness do, and file systems that are made to be harmed."""

import fcntl
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_EXT4_IOC_SHUTDOWN = 0x8004587D
_WITHOUT_FLUSHING_ANYTHING = 2


class NotHere(Exception):  # noqa: N818
    """This machine cannot do it, and why."""


def need_root(what: str) -> None:
    """Raises NotHere where this account may not mount."""
    if sys.platform != "linux":
        raise NotHere(f"{what} needs Linux")
    if os.geteuid() != 0:
        raise NotHere(f"{what} needs root, because it mounts a file system of its own")
    if reason := _cannot_mount():
        raise NotHere(f"{what} needs the right to mount: {reason}")


def need_tool(name: str, what: str) -> None:
    """Raises NotHere where a program is missing."""
    if shutil.which(name) is None:
        raise NotHere(f"{what} needs {name}, which is not installed here")


def fast_folder() -> Path | None:
    """Where files that need not survive anything are made quickly; None for the usual place."""
    memory = Path("/dev/shm")  # noqa: S108
    return memory if os.access(memory, os.W_OK) else None


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NotHere(f"{' '.join(map(str, command))}: {done.stderr.strip()}")


@cache
def _cannot_mount() -> str:
    """Why nothing can be mounted, as in a container whose root has no rights; "" where it can."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        try:
            with memory_disk(Path(folder) / "probe", 64 * 1024):
                return ""
        except NotHere as reason:
            return str(reason)


@contextmanager
def memory_disk(place: Path, size: int, inodes: int = 0) -> Iterator[Path]:
    """A small file system in memory, of so many bytes."""
    place.mkdir(mode=0o700)
    _run("mount", "-t", "tmpfs", "-o", f"size={size},mode=0700,nr_inodes={inodes}", "tmpfs", place)
    try:
        yield place
    finally:
        _run("umount", "-l", place)


class Ext4:
    """A file system in a file, whose power can be cut."""

    def __init__(self, folder: Path, size: int, options: str = "") -> None:
        self._options = f"loop,{options}" if options else "loop"
        self._image = folder / "image"
        self.place = folder / "disk"
        self.place.mkdir(mode=0o700)
        with self._image.open("wb") as file:
            file.truncate(size)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", self._image)

    def mount(self) -> None:
        """Begin to use it; after a cut, its journal is played back."""
        _run("mount", "-o", self._options, self._image, self.place)

    def cut(self) -> None:
        """The power is gone: from now on nothing reaches the disk, and what had not reached it is lost."""
        descriptor = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _EXT4_IOC_SHUTDOWN, struct.pack("I", _WITHOUT_FLUSHING_ANYTHING))
        finally:
            os.close(descriptor)

    def unmount(self) -> None:
        """Stop using it."""
        _run("umount", self.place)

    def check(self) -> None:
        """What the file system's own program finds wrong with it."""
        _run("fsck.ext4", "-n", "-f", self._image)


@contextmanager
def cuttable_disk(folder: Path, size: int, options: str = "") -> Iterator[Ext4]:
    """Mounted, and gone at the end. Raises NotHere where the kernel has no ext4 or no loop devices."""
    disk = Ext4(folder, size, options)
    disk.mount()
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk.place], capture_output=True)
