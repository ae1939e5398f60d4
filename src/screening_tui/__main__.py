"""The way in. Until a first line of text stands on the terminal nothing is imported that can come later."""

from __future__ import annotations

import os
import signal
import sys

from screening_tui import __version__
from screening_tui.streams import open_closed_streams, take_terminal

SCREENS = ("new", "resume", "practice", "library")
AS_TEXT = {"--plain", "--json"}
"""A replay is on the screen unless it is asked for like this, or goes into a file."""
WITH_VALUE = ("--store", "--station", "--protocol", "--lang", "--answers", "--officer", "--badge")
INTERRUPTED, BROKEN_PIPE = 130, 141
"""128 and the signal's number, as shells give it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give back the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    open_closed_streams()
    announced = opens_screens(given) and has_terminal()
    if not announced:
        close_leaks()
        return _run_and_tell(given, announced=False)
    os.write(1, f"\x1b[2mscreening-tui {__version__} ...\x1b[0m\r".encode())
    from screening_tui import guard

    parent = os.getpid()
    telling = guard.split()
    close_leaks()
    if telling >= 0:
        end_with(parent)
    status = _run_and_tell(given, announced=True)
    guard.tell(telling, status)
    return status


def _run_and_tell(given: list[str], *, announced: bool) -> int:
    try:
        return _run(given, announced=announced)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except Exception as error:  # nothing of a case may be shown by a traceback
        from screening_tui.failures import tell

        return tell(error, os.environ)


def _run(given: list[str], *, announced: bool) -> int:
    from screening_tui.cli import run

    try:
        return run(given)
    finally:
        if announced:
            _take_back()


def _take_back() -> None:
    """Wipe the announcement away. Once the terminal is gone nothing more is written: its failure hides the status."""
    try:
        os.write(1, b"\r\x1b[K")
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def opens_screens(arguments: list[str]) -> bool:
    """Whether these arguments ask for the screens and not for a line of text."""
    words = iter(arguments)
    for word in words:
        if word in {"-h", "--help", "--version"}:
            return False
        if not word.startswith("-"):
            return word in SCREENS or (word == "replay" and os.isatty(1) and not AS_TEXT & set(arguments))
        if word in WITH_VALUE:
            next(words, None)
    return "--answers" not in arguments


def has_terminal() -> bool:
    """Whether somebody sits before a terminal that can show more than lines; it is standard output from then on."""
    return os.isatty(0) and os.environ.get("TERM", "") not in {"", "dumb"} and take_terminal()


def close_leaks() -> None:
    """Leave nothing for others to read: files, core dumps, this process's memory, Textual's own logs and pictures."""
    os.umask(0o077)
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        set_dumpable = 4  # PR_SET_DUMPABLE of prctl(2)
        ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)


def end_with(parent: int) -> None:
    """End as if the line were cut when the parent is killed, so that nobody works on unseen."""
    if sys.platform == "linux":
        import ctypes

        set_signal = 1  # PR_SET_PDEATHSIG of prctl(2)
        ctypes.CDLL(None).prctl(set_signal, signal.SIGHUP, 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGHUP)


if __name__ == "__main__":
    sys.exit(main())
