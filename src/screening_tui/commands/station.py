"""``station check``, ``station show``, ``station pin``."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict, replace
from getpass import getpass
from pathlib import Path
from typing import Any

from screening_tui.commands.findings import report
from screening_tui.commands.output import write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.commands.station_registers import check_registers
from screening_tui.errors import BadInput
from screening_tui.language import LANGUAGES, _
from screening_tui.reading.diagnostic import Diagnostic
from screening_tui.reading.toml import read_bounded
from screening_tui.station.check import Surroundings, check_references
from screening_tui.station.load import LARGEST, read_station
from screening_tui.station.model import Station
from screening_tui.station.pin import pin_hash
from screening_tui.station.places import cases_folder, find_station, practice_folder, scripted_folder
from screening_tui.station.remarks import placed

SHORTEST_PIN = 4


def check_station_file(asked: Namespace) -> int:
    """Everything that is wrong with a station's file: 0, 1 for errors (with --strict for warnings too)."""
    path = asked.path or find_station(asked.station, os.environ)
    if path is None:
        write(_("There is no station's file: the defaults hold. See them with: screening-tui station show"))
        return 0
    return report(_check(path), asked, [str(path)])


def _check(path: Path) -> tuple[Diagnostic, ...]:
    text = read_bounded(path, LARGEST)
    try:
        station, remarks = read_station(text, str(path))
    except BadInput as error:  # no TOML at all
        return error.diagnostics
    try:
        station, around = _with_normal_keys(station), _surroundings(station)
    except BadInput as error:
        return (*placed(remarks, text, str(path)), *error.diagnostics)
    return placed([*remarks, *check_references(station, around), *check_registers(station)], text, str(path))


def _with_normal_keys(station: Station) -> Station:
    from screening_tui.commands.bindings import normal_keys

    return replace(station, keys={binding: normal_keys(keys) for binding, keys in station.keys.items()})


def _surroundings(station: Station) -> Surroundings:
    from screening_tui.commands.bindings import bindings_by_id, is_key
    from screening_tui.protocol.load import default_sources, load
    from screening_tui.protocol.sources import read_sources

    protocol = load(read_sources(station.protocol) if station.protocol else default_sources())
    return Surroundings(
        contacts=[contact.id for contact in protocol.contacts],
        languages=[language.id for language in protocol.languages],
        program_languages=list(LANGUAGES),
        bindings=bindings_by_id(),
        is_key=is_key,
    )


def show_station(asked: Namespace) -> int:
    """What holds at this station, whether it stands in the file or is a default."""
    station = station_of(asked)
    folders = {
        "cases": cases_folder(asked.store, station, os.environ),
        "practice": practice_folder(asked.store, station, os.environ),
        "scripted": scripted_folder(asked.store, station, os.environ),
    }
    if asked.json:
        write_json(_for_programs(station, folders), ascii_only=asked.ascii)
    else:
        write("\n".join(_for_people(station, folders)), ascii_only=asked.ascii)
    return 0


def _for_programs(station: Station, folders: Mapping[str, Path]) -> dict[str, Any]:
    values = asdict(station) | {"pin": bool(station.pin_hash), "folders": folders}
    return {key: _plain(value) for key, value in values.items() if key != "pin_hash"}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Path) else value


def _for_people(station: Station, folders: Mapping[str, Path]) -> list[str]:
    yes, no = _("yes"), _("no")
    rows = [
        (_("File"), str(station.file) if station.file else _("none: the defaults hold")),
        (_("Name"), station.name or "-"),
        (_("Code"), station.code),
        (_("Hides itself after"), _("{minutes:g} minutes without a key").format(minutes=station.idle_minutes)),
        (_("Asks for a PIN"), yes if station.pin_hash else no),
        (_("Officer's language"), station.officer_language or _("that of the environment")),
        (_("Interviews in"), ", ".join(station.interview_languages) or _("the languages of the protocol")),
        (_("Protocol"), str(station.protocol) if station.protocol else _("the one that comes with the program")),
        (_("Shared by a group"), yes if station.shared_by_group else no),
        (_("Cases"), str(folders["cases"])),
        (_("Practice cases"), str(folders["practice"])),
        (_("Scripted cases"), str(folders["scripted"])),
        (_("If that disk fails"), str(station.second_store) if station.second_store else "-"),
        *((_("Contact {id}").format(id=contact.id), contact.line or "-") for contact in station.contacts.values()),
        *((_("Keys for {id}").format(id=binding), "  ".join(keys)) for binding, keys in station.keys.items()),
    ]
    width = max(len(label) for label, _words in rows) + 2
    return [f"{label:{width}}{words}" for label, words in rows]


def make_pin(_asked: Namespace) -> int:
    """The line that stands for a PIN in the station's file. The PIN itself is not shown and not kept."""
    pin = _entered(_("PIN: "))
    if len(pin) < SHORTEST_PIN:
        raise BadInput(_("A PIN has at least {count} characters.").format(count=SHORTEST_PIN))
    if _entered(_("Once more: ")) != pin:
        raise BadInput(_("The two are not the same."), advice=_("Start again."))
    write(f'pin_hash = "{pin_hash(pin)}"')
    return 0


def _entered(prompt: str) -> str:
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
