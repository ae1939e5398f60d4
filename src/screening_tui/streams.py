"""On which terminal the screens are shown, whatever the streams lead to. Comes first and imports next to nothing."""

from __future__ import annotations

import os
import sys

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
            renew(number)


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
    renew(OUTPUT)
    return True


def renew(number: int) -> None:
    """Make Python's stream anew: one that was made for a file asks a terminal where in the file it is, and fails."""
    encoding = getattr(getattr(sys, STREAMS[number]), "encoding", "utf-8")
    stream = open(number, "w" if number else "r", encoding=encoding, errors="replace", closefd=False)  # noqa: SIM115
    setattr(sys, STREAMS[number], stream)
    setattr(sys, f"__{STREAMS[number]}__", stream)
