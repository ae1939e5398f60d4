"""What the commands that look at many cases need first: the library of what was named, brought up to date."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from screening_tui.commands.library_arguments import FILTERS
from screening_tui.errors import ScreeningError
from screening_tui.language import _
from screening_tui.library.index import Library
from screening_tui.library.query import Query
from screening_tui.library.sources import sources_of
from screening_tui.station.model import Station
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder

WORTH_TELLING = 300
"""From so many cases on, indexing takes long enough to be told."""


class Interrupted(ScreeningError):  # noqa: N818  a person reads it
    """Somebody pressed Ctrl-C while the index was being built."""

    exit_status = 130
    title = "Interrupted"


def home_of(asked: Namespace, station: Station) -> Path:
    """This station's folder of the kind of cases that was asked for."""
    place = practice_folder if asked.practice else scripted_folder if asked.scripted else cases_folder
    return place(asked.store, station, os.environ)


@contextmanager
def library_of(asked: Namespace, station: Station) -> Iterator[Library]:
    """The library of the places that were named, or of this station's cases; up to date."""
    home = home_of(asked, station)
    sources = sources_of(asked.sources, home, shared=station.shared_by_group)
    with Library(tuple(sources)) as library:
        try:
            library.refresh(_progress)
        except KeyboardInterrupt:
            advice = _("What was indexed is kept: the same command goes on from there.")
            raise Interrupted(_("The index is not complete yet."), advice=advice) from None
        yield library


def query_of(asked: Namespace, **more: Any) -> Query:
    """What the filters say."""
    wanted = {name: getattr(asked, name) for name in FILTERS}
    return Query(officer=wanted.pop("wrote"), **wanted, **more)


def _progress(done: int, of: int) -> None:
    if of >= WORTH_TELLING:
        told = _("Indexing: {done} of {count} cases").format(done=done, count=of)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{told}{chr(10) if done == of else ''}")
        elif done == of:
            sys.stderr.write(f"{told}\n")
        sys.stderr.flush()
