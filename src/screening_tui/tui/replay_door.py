"""The way from the application into a replay: of a case of its stores, or of a case file alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from screening_tui.case.store import NUMBER, Store
from screening_tui.errors import BadInput
from screening_tui.language import _, use_language
from screening_tui.replay.recording import Recording, of_file, of_store
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder
from screening_tui.tui.screens.replay import open_replay

if TYPE_CHECKING:
    from screening_tui.tui.app import ScreeningApp
    from screening_tui.tui.engine import Engine


def recording_of(engine: Engine, case: str) -> Recording:
    """A case's number or a case file. Raises BadInput where there is none, or nothing of it can be read."""
    if not NUMBER.fullmatch(case):
        return of_file(Path(case))
    store, station = engine.options.store, engine.station
    folders = [place(store, station, os.environ) for place in (cases_folder, practice_folder, scripted_folder)]
    if station.second_store is not None:
        folders.append(station.second_store)
    folder = next((folder for folder in folders if (folder / case).is_dir()), None)
    if folder is None:
        raise BadInput(_("There is no case {number}.").format(number=case))
    return of_store(Store(folder, shared=station.shared_by_group), case)


def replay_from_the_start(app: ScreeningApp, engine: Engine) -> None:
    """What the command line asked for; the program ends with the replay: 1 where not all could be shown."""
    recording = recording_of(engine, app.options.case)
    status = int(not recording.is_whole)
    open_replay(
        app,
        recording,
        engine.station,
        app.symbols,
        language=engine.language,
        at=app.options.at,
        when_left=lambda: app.exit(return_code=status),
    )


def replay_from_home(app: ScreeningApp, engine: Engine, case: str) -> None:
    """A case of the first screen, or a case file; back to where it was opened afterwards. Raises BadInput."""
    open_replay(
        app,
        recording_of(engine, case),
        engine.station,
        app.symbols,
        language=engine.language,
        when_left=lambda: use_language(engine.language),
    )
