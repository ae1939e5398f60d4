"""The command line: what was asked for, and which room answers it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; gives back the exit status.

    Raises ScreeningError for what the person at the keyboard can be told, and SystemExit never.
    """
    from screening_tui.language import language_of_environment, use_language

    use_language(_language_asked_for(arguments) or language_of_environment(os.environ))
    if not arguments:
        # The most common start is the one that must not wait for a parser.
        from screening_tui.commands.screens import open_screens
        from screening_tui.options import Options

        return open_screens(Options())
    from screening_tui.commands.arguments import parse
    from screening_tui.commands.output import write

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a Latin-1 terminal still gets an answer
    try:
        asked = parse(arguments)
    except SystemExit as end:  # argparse leaves this way after --help, --version and its own errors
        write("")  # what argparse printed must be out, or fail, before the program ends
        return end.code if isinstance(end.code, int) else 2
    status: int = asked.run(asked)
    return status


def _language_asked_for(arguments: Sequence[str]) -> str:
    """What stands behind --lang: the help and the parser's own errors are to be in that language too."""
    for word, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""
