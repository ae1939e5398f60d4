"""``library``: the cases of this station, or of the places that were named, on the screen."""

from argparse import Namespace

from screening_tui.commands.library_arguments import FILTERS
from screening_tui.commands.screens import open_screens
from screening_tui.options import Options


def show_library(asked: Namespace) -> int:
    """Open the screen."""
    filters = {name: getattr(asked, name) for name in FILTERS}
    find = {"officer" if name == "wrote" else name: value for name, value in filters.items() if value}
    find |= {name: value for name, value in (("sort", asked.sort), ("reverse", asked.reverse)) if value}
    return open_screens(
        Options(
            command="library",
            places=tuple(asked.sources),
            kind="practice" if asked.practice else "scripted" if asked.scripted else "",
            find=tuple(find.items()),
            store=asked.store,
            station=asked.station,
            ascii=asked.ascii,
            language=asked.lang,
        )
    )
