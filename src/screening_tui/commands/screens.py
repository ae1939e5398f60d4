"""``screening-tui``, ``new``, ``resume``, ``practice``: the screens, if there is a terminal to show them on."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from screening_tui.errors import BadInput
from screening_tui.language import _
from screening_tui.options import Options
from screening_tui.streams import ERRORS, OUTPUT, renew


def run_screens(asked: Namespace) -> int:
    """Open the screens that the command line asks for."""
    return open_screens(
        Options(
            command=asked.command,
            case=asked.case,
            store=asked.store,
            station=asked.station,
            protocol=asked.protocol,
            ascii=asked.ascii,
            language=asked.lang,
            answers=asked.answers,
            officer=asked.officer,
            badge=asked.badge,
        )
    )


def open_screens(options: Options) -> int:
    """The screens' exit status. Raises BadInput where there is no terminal that could show them."""
    if options.answers is None:
        need_a_terminal()
        from screening_tui.left_out import leave_out

        leave_out()
    from screening_tui.tui.app import run_home

    with errors_on_terminal() if options.answers is None else nullcontext():
        return run_home(options)


def need_a_terminal() -> None:
    """Raise BadInput where nobody sits before a terminal that can show a screen."""
    advice = _(
        "Start it in a terminal. Over ssh: ssh -t HOST screening-tui. "
        "Without one, list, show, verify, protocol and station work: see screening-tui --help."
    )
    if not (os.isatty(0) and os.isatty(1)):
        raise BadInput(
            _("The screens need a terminal for both input and output."), title=_("No terminal"), advice=advice
        )
    if os.environ.get("TERM", "") in {"", "dumb"}:
        raise BadInput(_("This terminal can only show lines (TERM=dumb)."), title=_("No terminal"), advice=advice)


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
    renew(ERRORS)
    try:
        yield
    finally:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.flush()
        os.dup2(before, ERRORS)
        os.close(before)
        sys.stderr, sys.__stderr__ = streams  # type: ignore[misc]  # the driver looks there
