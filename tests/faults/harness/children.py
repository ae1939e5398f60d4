"""Processes in which the program's core works, and what they say that they have saved."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from harness.work import Teller, Work

PATIENCE = 120.0
"""Seconds after which a child is said to hang: long, because only a faulty one needs it."""


class Silent(Teller):
    """Tells nobody."""

    def __init__(self) -> None: ...

    def __call__(self, *words: object) -> None:
        if words[0] == "unexpected":
            raise RuntimeError(words)


class Hangs(Exception):  # noqa: N818
    """A child does not come to an end."""


class Child:
    """One process. It waits until ``go``."""

    def __init__(self, zygote: "Zygote", pid: int, pipe: int) -> None:
        self.pid = pid
        self.lines: list[str] = []
        """What it told so far, whole lines only."""
        self.status: int | None = None
        """Its exit status, or minus the signal that ended it; None while it runs."""
        self._zygote = zygote
        self._handle = os.pidfd_open(pid)
        self._pipe = pipe
        self._rest = b""
        self._until(1)  # "prepared", or why it could not be

    def go(self) -> None:
        """Let it begin."""
        signal.pidfd_send_signal(self._handle, signal.SIGUSR1)

    def kill(self) -> None:
        """``kill -9``. One that has ended already is not there to be killed."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait_for(self, lines: int, seconds: float = PATIENCE) -> bool:
        """Until it told so many lines more; False if it ended before, or took longer."""
        return self._until(len(self.lines) + lines, seconds)

    def told(self) -> int:
        """How many lines it has told by now."""
        while self._until(len(self.lines) + 1, 0.0):
            pass
        return len(self.lines)

    def end(self) -> list[str]:
        """Hear it out, and let it go. All that it told, without ``prepared``."""
        if not self._until(None):
            self.kill()
            self._until(None)
            self._reap()
            raise Hangs(f"after: {self.lines[-1:]}")
        self._reap()
        return [line for line in self.lines if line != "prepared"]

    def _reap(self) -> None:
        os.close(self._pipe)
        os.close(self._handle)
        self.status = self._zygote.reap(self.pid)

    def _until(self, count: int | None, seconds: float = PATIENCE) -> bool:
        """Whether there are so many lines; None: whether the pipe came to its end."""
        end = time.monotonic() + seconds
        while count is None or len(self.lines) < count:
            ready, _, _ = select.select([self._pipe], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                return False
            data = os.read(self._pipe, 65536)
            if not data:
                return count is None
            *lines, self._rest = (self._rest + data).split(b"\n")
            self.lines += [line.decode() for line in lines]
        return True


class Zygote:
    """Where children come from."""

    def __init__(self, *, screens: bool = False) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        arguments = [sys.executable, str(Path(__file__).with_name("zygote.py")), str(theirs.fileno())]
        self._process = subprocess.Popen(
            arguments + ["screens"] * screens,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        theirs.close()
        if self._channel.recv(100) != b"ready":
            raise RuntimeError("the children's parent did not start")

    def start(self, work: Work) -> Child:
        """A child that is ready to go."""
        ours, theirs = os.pipe()
        socket.send_fds(self._channel, [json.dumps(asdict(work)).encode()], [theirs])
        os.close(theirs)
        return Child(self, int(self._channel.recv(100)), ours)

    def run(self, work: Work) -> list[str]:
        """A child, from its beginning to its end."""
        child = self.start(work)
        child.go()
        return child.end()

    def reap(self, pid: int) -> int:
        """The status of a child that has ended, or is about to."""
        self._channel.send(json.dumps({"reap": pid}).encode())
        return int(self._channel.recv(100))

    def close(self) -> None:
        """No more children."""
        self._channel.close()
        self._process.wait()

    def __enter__(self) -> "Zygote":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
