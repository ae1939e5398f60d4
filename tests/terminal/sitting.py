"""Somebody at a terminal: the whole program in a process of its own, its keys, and what stands on the glass."""

import json
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from begun_interview import begun_interview
from glass import Glass
from terminal import Terminal, children

PATIENCE = 60.0
"""Seconds after which something that was expected is given up; only a failing test waits for them."""
PROGRAM = [sys.executable, "-m", "screening_tui"]
KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "f1": b"\x1bOP",
    "f4": b"\x1bOS",
    "f9": b"\x1b[20~",
    "f10": b"\x1b[21~",
}


class Sitting(Terminal):
    """One program on a pseudo-terminal, and its screen."""

    def __init__(self, argv: list[str], env: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.glass = Glass(*size)
        with warnings.catch_warnings():
            # Newer Pythons warn of a fork beside threads; nothing but exec follows it here.
            warnings.simplefilter("ignore", DeprecationWarning)
            super().__init__(argv, env, size)

    @property
    def program(self) -> int:
        """The program's own process, which a parent waits for; 0 once it is over."""
        return next(iter(children(self.pid)), 0)

    def more(self, timeout: float) -> bytes:
        """What has come, seen on the glass too."""
        data = super().more(timeout)
        self.glass.feed(data)
        return data

    def shows(self, *words: str) -> bool:
        """Whether all of these words can be read, wherever lines are broken."""
        read = " ".join(self.glass.text.split())
        return all(" ".join(word.split()) in read for word in words)

    def sees(self, *words: str) -> None:
        """Wait until all of these words can be read."""
        self.wait_for(lambda: self.shows(*words), f"{words}")

    def sees_no_more(self, word: str) -> None:
        """Wait until these words are gone."""
        self.wait_for(lambda: not self.shows(word), f"no {word}")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Read on until something holds."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"never came: {what}\n{self.glass.text}"
            if not self.more(0.05) and self._is_over():
                self.settle(0.02)
                assert condition(), f"ended without: {what}\n{self.glass.text}"

    def _is_over(self) -> bool:
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None if self.pid else True

    def press(self, *keys: str) -> None:
        """Press keys by their names; a letter is its own name."""
        for key in " ".join(keys).split():
            self.send(KEYS.get(key, key.encode()))

    def type(self, text: str) -> None:
        """Type a text."""
        self.send(text.encode())

    def paste(self, text: str) -> None:
        """Paste a text, as terminals mark it."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def new_minor(self, name: str = "Ana Prueba", age: str = "9") -> None:
        """From the first screen to a case with one minor."""
        self.sees("nothing open")
        self.press("n")
        self.sees("New: minor")
        self.type(name)
        self.press("tab", age, "enter")
        self.sees(f"{age} years")

    def leave_the_case(self) -> None:
        """Through the menu, back to the first screen."""
        self.choose("Leave the case")
        self.sees("New screening")

    def choose(self, entry: str) -> None:
        """A line of the menu."""
        self.press("f10")
        self.sees("Take back the last entry")
        while entry not in (marked := self._marked()):
            self.press("down")
            self.wait_for(lambda before=marked: self._marked() not in {"", before}, "the next line")  # type: ignore[misc]
        self.press("enter")

    def _marked(self) -> str:
        """The line of the open list that is marked; empty while it is being painted."""
        marked = [line for line in self.glass.lines if "| > " in line]
        return marked[0] if len(marked) == 1 else ""

    def window(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.glass.resize(columns, rows)
        self.resize(columns, rows)

    def ended(self) -> int:
        """Wait for the program's end; gives back its exit status as Python writes it."""
        status = self.wait(PATIENCE)
        assert status is not None, f"still running\n{self.glass.text}"
        self.settle(0.02)
        return status

    def cut(self) -> int:
        """Take the terminal away from under the program; gives back its exit status."""
        pid, self.pid = self.pid, 0
        os.close(self.fd)
        end = monotonic() + PATIENCE
        while monotonic() < end:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            sleep(0.02)
        os.kill(pid, signal.SIGKILL)
        raise AssertionError("still running without a terminal")

    def left_as_it_was(self) -> bool:
        """Whether the terminal is again on its first page, with its cursor and without anything that reports."""
        reporting = [1000, 1002, 1003, 1004, 1006, 1015, 2004]
        on_off = {
            mode: (self.output.rfind(b"\x1b[?%dh" % mode), self.output.rfind(b"\x1b[?%dl" % mode)) for mode in reporting
        }
        return not self.glass.other_page and self.glass.cursor_shown and all(on <= off for on, off in on_off.values())


class Home:
    """A home of its own for the programs of one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store"
        self.env = {
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        self._open: list[Sitting] = []

    def sit(self, *arguments: str, officer: str = "T. Prueba", size: tuple[int, int] = (80, 24), **env: str) -> Sitting:
        """Start the program's screens."""
        who = ["--officer", officer] if officer else []
        argv = [*PROGRAM, "--store", str(self.store), *who, *arguments]
        return self.open(Sitting(argv, self.env | env, size))

    def open(self, sitting: Sitting) -> Sitting:
        """Remember a program that was started, so that it ends with the test."""
        self._open.append(sitting)
        return sitting

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command that needs no terminal."""
        argv = [*PROGRAM, "--store", str(self.store), *arguments]
        return subprocess.run(argv, env=self.env | env, capture_output=True, text=True, timeout=PATIENCE)

    def listed(self) -> list[dict[str, Any]]:
        """What ``list`` tells of the cases."""
        ended = self.run("list", "--json")
        assert ended.returncode == 0, ended.stderr
        found: list[dict[str, Any]] = json.loads(ended.stdout)
        return found

    def told(self, number: str) -> str:
        """What ``show`` tells of a case."""
        ended = self.run("show", number, "--json")
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def end(self) -> None:
        """End whatever still runs."""
        for sitting in self._open:
            with suppress(OSError):
                sitting.close()

    def interview(self) -> str:
        """A case in which the minor's first question comes next, made without a screen; gives back its number."""
        return begun_interview(self.store / "cases")
