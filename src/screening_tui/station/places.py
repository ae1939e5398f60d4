"""In which folder what lies. Follows the XDG base directories, which count only where they are absolute."""

import os
from collections.abc import Mapping
from pathlib import Path

from screening_tui.station.model import Station

PROGRAM = "screening-tui"
SYSTEM_STATION = Path("/etc") / PROGRAM / "station.toml"


def store_folder(chosen: Path | None, station: Station, environ: Mapping[str, str]) -> Path:
    """What the command line says, else the station, else a folder with the station's code among the user's data."""
    return chosen or station.store or _base(environ, "XDG_DATA_HOME", ".local/share") / PROGRAM / station.code


def cases_folder(chosen: Path | None, station: Station, environ: Mapping[str, str]) -> Path:
    """The real cases."""
    return store_folder(chosen, station, environ) / "cases"


def registers_folder(chosen: Path | None, station: Station, environ: Mapping[str, str]) -> Path:
    """Who is wanted or missing: in the store that the command line names, else where the station says."""
    return store_folder(chosen, station, environ) if chosen or not station.registers else station.registers


def practice_folder(chosen: Path | None, station: Station, environ: Mapping[str, str]) -> Path:
    """Fictitious cases, apart from the real ones."""
    return store_folder(chosen, station, environ) / "practice"


def scripted_folder(chosen: Path | None, station: Station, environ: Mapping[str, str]) -> Path:
    """Cases that an answers file played."""
    return store_folder(chosen, station, environ) / "scripted"


def state_folder(environ: Mapping[str, str]) -> Path:
    """What may be lost without harm: the reports of the program's own failures."""
    return _base(environ, "XDG_STATE_HOME", ".local/state") / PROGRAM


def find_station(explicit: Path | None, environ: Mapping[str, str]) -> Path | None:
    """The station's file: the one that is named, else the user's, else the machine's; None where there is none.

    A file that is named is given back whether it exists or not, so that reading it says what is wrong with it.
    """
    if explicit:
        return explicit
    if named := environ.get("SCREENING_TUI_STATION"):
        return Path(named)
    users = _base(environ, "XDG_CONFIG_HOME", ".config") / PROGRAM / "station.toml"
    # A link that leads nowhere counts: it is reported rather than passed over.
    return next((path for path in (users, SYSTEM_STATION) if os.path.lexists(path)), None)


def _base(environ: Mapping[str, str], name: str, default: str) -> Path:
    named = Path(environ.get(name, ""))
    return named if named.is_absolute() else Path(environ.get("HOME") or Path.home()) / default
