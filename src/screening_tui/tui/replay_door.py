"""The way from the application into a replay: of a case of its stores, or of a case file alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from screening_tui.case.store import NUMBER
from screening_tui.errors import BadInput
from screening_tui.language import _, use_language
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder
from screening_tui.tui.replay_review import ReviewPlace
from screening_tui.tui.screens.replay import open_replay

if TYPE_CHECKING:
    from screening_tui.tui.app import ScreeningApp
    from screening_tui.tui.engine import Engine


def place_of(engine: Engine, case: str) -> ReviewPlace:
    """Where a case of that number lies, or a case file. Raises BadInput where there is none."""
    station = engine.station
    if not NUMBER.fullmatch(case):
        return ReviewPlace(station, Path(case))
    store = engine.options.store
    folders = [place(store, station, os.environ) for place in (cases_folder, practice_folder, scripted_folder)]
    if station.second_store is not None:
        folders.append(station.second_store)
    folder = next((folder for folder in folders if (folder / case).is_dir()), None)
    if folder is None:
        raise BadInput(_("There is no case {number}.").format(number=case))
    return ReviewPlace(station, folder, case)


def replay_from_the_start(app: ScreeningApp, engine: Engine) -> None:
    """What the command line asked for; the program ends with the replay: 1 where not all could be shown."""
    place = place_of(engine, app.options.case)
    recording = place.read()
    status = int(not recording.is_whole)
    open_replay(
        app,
        recording,
        engine.station,
        app.symbols,
        language=engine.language,
        at=app.options.at,
        place=place,
        when_left=lambda: app.exit(return_code=status),
    )


def replay_from_home(app: ScreeningApp, engine: Engine, case: str) -> None:
    """A case of the first screen, or a case file; back to where it was opened afterwards. Raises BadInput."""
    place = place_of(engine, case)
    open_replay(
        app,
        place.read(),
        engine.station,
        app.symbols,
        language=engine.language,
        place=place,
        when_left=lambda: use_language(engine.language),
    )
