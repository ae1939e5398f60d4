"""What a command prints."""

import json
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
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or _("unknown reason")
        raise CannotWrite(_("The output could not be written: {reason}.").format(reason=reason)) from error


def write_json(value: Any, *, ascii_only: bool = False) -> None:
    """Print a value for programs."""
    write(json.dumps(value, ensure_ascii=ascii_only, indent=1))
