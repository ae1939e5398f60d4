"""On which terminal the screens are shown, whatever the streams lead to. Comes first and imports next to nothing."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

STREAMS = ("stdin", "stdout", "stderr")
OUTPUT, ERRORS = 1, 2


def open_closed_streams() -> None:
    """Let a stream that was started closed (``2>&-``) lead to nowhere.

    The next file to be opened would take its number, and what is meant for the terminal be written into a case.
    """
    for number in range(len(STREAMS)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
            _renew(number)


def take_terminal() -> bool:
    """Make standard output a terminal, where it leads elsewhere and there is one; gives back whether it is one now.

    The error output's terminal comes next, then the one that the program was started from.
    """
    if os.isatty(OUTPUT):
        return True
    if os.isatty(ERRORS):
        os.dup2(ERRORS, OUTPUT)
    else:
        try:
            terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        except OSError:
            return False
        os.dup2(terminal, OUTPUT)
        os.close(terminal)
    _renew(OUTPUT)
    return True


@contextmanager
def errors_on_terminal() -> Iterator[None]:
    """Let the error output lead to the terminal of standard output meanwhile.

    Textual draws on the error output: with ``2> file`` the page would stay blank and the file hold the case.
    """
    if os.isatty(ERRORS):
        yield
        return
    before, streams = os.dup(ERRORS), (sys.stderr, sys.__stderr__)
    os.dup2(OUTPUT, ERRORS)
    _renew(ERRORS)
    try:
        yield
    finally:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.flush()
        os.dup2(before, ERRORS)
        os.close(before)
        sys.stderr, sys.__stderr__ = streams  # type: ignore[misc]  # the driver looks there


def _renew(number: int) -> None:
    """What was made for a file does not go on with a terminal: it asks where in the file it is."""
    encoding = getattr(getattr(sys, STREAMS[number]), "encoding", "utf-8")
    stream = open(number, "w" if number else "r", encoding=encoding, errors="replace", closefd=False)  # noqa: SIM115
    setattr(sys, STREAMS[number], stream)
    setattr(sys, f"__{STREAMS[number]}__", stream)
