"""What a command prints."""

import json
import os
import re
import sys
from typing import Any

from screening_tui.errors import CannotWrite
from screening_tui.language import _
from screening_tui.reading.clean import clean_text

BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
_BOLD = re.compile(r"(\x1b\[[01]m)")


def write(text: str, *, ascii_only: bool = False) -> None:
    """Print a text, with a line end if it has none. Raises CannotWrite where it cannot be, as on a full disk.

    Nothing of it can steer a terminal: what was not cleaned where it came in, as a file's name, is cleaned here.
    """
    text = harmless(text)
    if ascii_only and not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    try:
        sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")
        sys.stdout.flush()
    except OSError as error:
        discard_the_rest()
        if isinstance(error, BrokenPipeError):
            raise
        reason = error.strerror or _("unknown reason")
        raise CannotWrite(_("The output could not be written: {reason}.").format(reason=reason)) from error


def complain(text: str) -> None:
    """Print on the error output."""
    sys.stderr.write(harmless(text))


def harmless(text: str) -> str:
    """The net at the printing end; bold print alone comes through it."""
    if text.removesuffix("\n").isprintable():  # a single line, and there may be a million of them
        return text
    return "".join(part if part in {BOLD, PLAIN} else clean_text(part, lines=True) for part in _BOLD.split(text))


def write_json(value: Any, *, ascii_only: bool = False) -> None:
    """Print a value for programs."""
    write(json.dumps(value, ensure_ascii=ascii_only, indent=1))


def discard_the_rest() -> None:
    """Let what is still buffered go nowhere: Python would try to write it once more at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
