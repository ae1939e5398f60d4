"""``completion``: the script that lets a shell finish what was begun on the command line."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

import shtab

from screening_tui.commands.arguments import parser
from screening_tui.commands.output import write


def print_completion(asked: Namespace) -> int:
    """For bash, zsh or tcsh."""
    whole = parser()
    _complete_files(whole)
    write(shtab.complete(whole, asked.shell))
    return 0


def _complete_files(command: ArgumentParser) -> None:
    for action in command._actions:  # noqa: SLF001  argparse has no other way to ask
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # where shtab looks for it
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                _complete_files(inner)
