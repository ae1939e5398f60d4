"""The way from the application into the library: of this station's cases, or of the places that were named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from screening_tui.language import use_language
from screening_tui.library.query import Query
from screening_tui.library.row import CaseRow
from screening_tui.library.sources import Source, sources_of
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder
from screening_tui.tui.replay_review import ReviewPlace
from screening_tui.tui.screens.library import LibraryScreen
from screening_tui.tui.screens.replay import open_replay

if TYPE_CHECKING:
    from screening_tui.tui.app import ScreeningApp
    from screening_tui.tui.engine import Engine

_FOLDERS = {"": cases_folder, "practice": practice_folder, "scripted": scripted_folder}


def open_library(app: ScreeningApp, engine: Engine, when_left: Callable[[], object] = lambda: None) -> None:
    """Put the library over whatever the application shows."""
    options, station = app.options, engine.station
    home = _FOLDERS[options.kind](options.store, station, os.environ)

    def sources() -> Iterable[Source]:
        places = list(options.places)
        if not places and station.second_store is not None and station.second_store.is_dir():
            places = [*([home] if home.is_dir() else []), station.second_store]
        return sources_of(places, home, shared=station.shared_by_group)

    def open_case(row: CaseRow, file: Path | None) -> None:
        place = ReviewPlace(station, file) if file is not None else ReviewPlace(station, Path(row.source), row.name)
        open_replay(
            app,
            place.read(),
            station,
            app.symbols,
            language=engine.language,
            place=place,
            when_left=left_case,
        )

    def left_case() -> None:
        use_language(engine.language)
        screen.shelf.refresh()  # it may have been reviewed

    use_language(engine.language)
    protocol, say = engine.protocol, engine.language
    indicators = {item.id: item.label.say(say) for item in protocol.indicators}
    labels = {item.id: item.label.say(say) for item in protocol.facts}
    labels |= {item.id: item.label.say(say) for item in protocol.actions} | indicators
    screen = LibraryScreen(
        sources,
        app.symbols,
        query=Query(**dict(options.find)),
        labels=labels,
        indicators=indicators,
        open_case=open_case,
    )

    def left(_result: None) -> None:
        when_left()

    app.push_screen(screen, left)
