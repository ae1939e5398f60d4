"""A program in a pseudo-terminal: spawn it, type into it, count what it writes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path
from types import TracebackType

QUIET = 0.12
"""Seconds without output after which a screen counts as settled."""


def children(pid: int) -> list[int]:
    """The processes that one has started."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


class Terminal:
    """One child on a pty of its own."""

    def __init__(self, argv: list[str], env: dict[str, str] | None = None, size: tuple[int, int] = (80, 24)) -> None:
        self.started = time.perf_counter()
        self.output = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            usual = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            os.execvpe(argv[0], argv, usual | (env or {}))
        self.resize(*size)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def more(self, timeout: float) -> bytes:
        """What has come, after waiting so many seconds at most; empty when nothing did."""
        ready, _write, _error = select.select([self.fd], [], [], timeout)
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        self.output += data
        return data

    def until(self, words: bytes, seconds: float = 15) -> float:
        """Read until these bytes were written; gives back the seconds since the spawn."""
        end = time.perf_counter() + seconds
        while words not in self.output:
            if time.perf_counter() > end:
                raise TimeoutError(f"never wrote {words!r}; the last of it: {self.output[-2000:]!r}")
            self.more(0.05)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = QUIET) -> bytes:
        """Read until nothing has come for a while; gives back what came."""
        found = b""
        while data := self.more(quiet):
            found += data
        return found

    def send(self, data: bytes) -> None:
        """Type."""
        os.write(self.fd, data)

    def key(self, data: bytes) -> tuple[float, int]:
        """Type one key; gives back the seconds to the first byte of the repaint, and the bytes of all of it."""
        begun = time.perf_counter()
        self.send(data)
        first = self.more(2)
        spent = time.perf_counter() - begun
        return spent, len(first) + len(self.settle())

    def memory(self) -> int:
        """Peak resident memory of the child, or of the program that it waits for, in KiB."""
        peaks = [0]
        for pid in (self.pid, *children(self.pid)):
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            peaks += [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
        return max(peaks)

    def wait(self, seconds: float = 5) -> int | None:
        """The child's exit status; None if it is still running."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.more(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        return None

    def close(self) -> None:
        """End the child, and what it waits for."""
        if self.pid:
            for pid in children(self.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        os.close(self.fd)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
