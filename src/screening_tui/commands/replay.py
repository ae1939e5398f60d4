"""``replay``: a case as the officer saw it, event by event: on the screen, as text or for programs."""

import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path

from screening_tui.case.store import NUMBER, Store
from screening_tui.commands.output import write, write_json
from screening_tui.commands.replay_data import history_for_programs, moment_for_programs
from screening_tui.commands.replay_text import history_text, moment_text
from screening_tui.commands.rooms import station_of
from screening_tui.commands.screens import open_screens
from screening_tui.documents.teller import Teller
from screening_tui.errors import BadInput
from screening_tui.language import _, current_language
from screening_tui.options import Options
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import render_text
from screening_tui.replay.recording import Recording, of_file, of_store
from screening_tui.station.model import Station
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder

WIDEST = 100
"""Columns; longer lines are hard to read."""


def replay_case(asked: Namespace) -> int:
    """Replay it: 0, or 1 where something could not be read or is not as it was written, which is told beside it."""
    if not (asked.plain or asked.json) and shows_screens():
        return open_screens(
            Options(
                command="replay",
                case=asked.case,
                at=asked.at,
                store=asked.store,
                station=asked.station,
                ascii=asked.ascii,
                language=asked.lang,
            )
        )
    station = station_of(asked)
    recording = recording_of(asked.case, asked.store, station)
    place = _place(recording, asked.at)
    teller = Teller(
        recording.spoken,
        recording.replay.case(len(recording.replay)),
        asked.lang or current_language(),
        recording.contacts,
    )
    if asked.json:
        found = moment_for_programs(teller, recording, place) if place else history_for_programs(teller, recording)
        write_json(found, ascii_only=asked.ascii)
    else:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        lines = moment_text(teller, recording, place, width) if place else history_text(teller, recording, width)
        write("\n".join(lines), ascii_only=asked.ascii)
    sys.stderr.write(clean_text(render_text(recording.findings), lines=True))
    return int(not recording.is_whole)


def shows_screens() -> bool:
    """Whether somebody sits before a terminal that can show more than lines."""
    return os.isatty(0) and os.isatty(1) and os.environ.get("TERM", "") not in {"", "dumb"}


def recording_of(case: str, store: Path | None, station: Station) -> Recording:
    """A case's number or a case file. Raises BadInput where there is none, or nothing of it can be read."""
    if not NUMBER.fullmatch(case):
        return of_file(Path(case))
    folders = [place(store, station, os.environ) for place in (cases_folder, practice_folder, scripted_folder)]
    folder = next((folder for folder in folders if (folder / case).is_dir()), None)
    if folder is None:
        advice = _("See the cases with: screening-tui list")
        raise BadInput(_("There is no case {number}.").format(number=case), advice=advice)
    return of_store(Store(folder, shared=station.shared_by_group), case)


def _place(recording: Recording, seq: int | None) -> int | None:
    if seq is None:
        return None
    place = recording.replay.place_of(seq)
    if place is None:
        events = recording.replay.events
        advice = (
            _("There are the events from {first} to {last}.").format(first=events[0].seq, last=events[-1].seq)
            if events
            else _("No event can be read.")
        )
        raise BadInput(_("There is no event {seq} in this case.").format(seq=seq), advice=advice)
    return place
