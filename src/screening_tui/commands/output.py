"""What a command prints."""

import json
import os
import sys
from typing import Any

from screening_tui.errors import CannotWrite
from screening_tui.language import _


def write(text: str, *, ascii_only: bool = False) -> None:
    """Print a text, with a line end if it has none. Raises CannotWrite where it cannot be, as on a full disk."""
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


def write_json(value: Any, *, ascii_only: bool = False) -> None:
    """Print a value for programs."""
    write(json.dumps(value, ensure_ascii=ascii_only, indent=1))


def discard_the_rest() -> None:
    """Let what is still buffered go nowhere: Python would try to write it once more at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
