"""``screening-tui``, ``new``, ``resume``, ``practice``: the screens, if there is a terminal to show them on."""

import os
from argparse import Namespace
from contextlib import nullcontext

from screening_tui.errors import BadInput
from screening_tui.language import _
from screening_tui.options import Options
from screening_tui.streams import errors_on_terminal


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
