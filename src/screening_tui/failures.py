"""When something goes wrong: words for people, and for the programmers a report that holds no word of any case."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType

from screening_tui import __version__
from screening_tui.errors import BadInput, ScreeningError
from screening_tui.language import _
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import render_text
from screening_tui.station.places import state_folder

FAILURE = 70
"""The exit status of a fault of the program's own (EX_SOFTWARE)."""


def tell(error: Exception, environ: Mapping[str, str]) -> int:
    """Say on the error output what happened and what to do; gives back the exit status."""
    if not isinstance(error, ScreeningError):
        _say(in_words(error, environ))
        return FAILURE
    several = isinstance(error, BadInput) and len(error.diagnostics) > 1
    body = render_text(error.diagnostics).rstrip() if several and isinstance(error, BadInput) else error.message
    lines = [f"screening-tui: {error.title}", *body.splitlines(), *([error.advice] if error.advice else [])]
    _say("\n  ".join(lines))
    return error.exit_status


def _say(text: str) -> None:
    sys.stderr.write(clean_text(text, lines=True) + "\n")


def in_words(error: BaseException, environ: Mapping[str, str]) -> str:
    """What somebody is told when the program itself failed. Writes the report, and says where it is."""
    told = _("screening-tui: The program failed. Everything that was acknowledged as saved is saved.")
    try:
        path = write_report(error, environ)
    except OSError:
        return told + "\n  " + _("No report of it could be written.")
    advice = _("A report without names or answers is in {path}. Please hand it to whoever looks after the program.")
    return told + "\n  " + advice.format(path=path)


def write_report(error: BaseException, environ: Mapping[str, str]) -> Path:
    """Write down of what type the failure was and where in the code it happened, nothing else; gives back the file.

    No message, no value and no argument: any of them may be somebody's name. Raises OSError.
    """
    folder = state_folder(environ) / "failures"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{time.strftime('%Y%m%dT%H%M%S')}-{os.getpid()}.txt"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(_report(error)) + "\n")
    return path


def _report(error: BaseException) -> Iterator[str]:
    yield f"screening-tui {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        yield from _frames(current.__traceback__)
        current = current.__cause__ or current.__context__
        if current is not None:
            yield "while handling, or because of:"


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        # The module's name and not the file's path: a path may lead through somebody's home folder.
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        yield f"  {module}:{traceback.tb_lineno} {traceback.tb_frame.f_code.co_name}"
        traceback = traceback.tb_next
