"""``station.toml``, read as a whole: one Station, or everything that is wrong with the file at once.

    name = "Paso Canoas, booth 2"
    code = "PC2"
    [languages]
    officer = "es"
    [contacts.protection]
    phones = ["800-555-0100", "555-0134"]
    [keys]
    hide = ["f12", "ctrl+l"]

There is no pydantic here: the home screen shows the station's name before pydantic is imported.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from screening_tui.errors import BadInput
from screening_tui.reading.toml import KIB, parse_clean_toml, read_bounded
from screening_tui.station import fields
from screening_tui.station.fields import Reader, Wrong
from screening_tui.station.model import Station, StationContact
from screening_tui.station.remarks import KeyPath, Remark, nearest, placed

LARGEST = 64 * KIB


def load_station(path: Path | None) -> Station:
    """The station of this file; all defaults for None. Raises BadInput with every error that the file has."""
    if path is None:
        return Station()
    text = read_bounded(path, LARGEST)
    station, remarks = read_station(text, str(path))
    if errors := placed(remarks, text, str(path)):
        message = f"{errors[0].place}: {errors[0].message}"
        advice = f"Correct it, and check it with: screening-tui station check {path}"
        raise BadInput(message, title="The station's file cannot be used", advice=advice, diagnostics=errors)
    return station


def read_station(text: str, file_name: str) -> tuple[Station, tuple[Remark, ...]]:
    """The station as far as it can be understood, and everything that is wrong with it.

    Raises BadInput for a text that is no TOML.
    """
    reading = _Reading()
    tree = parse_clean_toml(text, file_name)
    tables = {key: reading.table((key,), tree.pop(key, {})) for key in ("languages", "contacts", "keys")}
    values: dict[str, Any] = reading.values((), tree, fields.STATION, also=tuple(tables))
    languages = reading.values(("languages",), tables["languages"], fields.LANGUAGES)
    folder = Path(file_name).absolute().parent
    values |= {key: folder / value for key, value in values.items() if isinstance(value, Path)}
    station = Station(
        **values,
        officer_language=languages.get("officer", ""),
        interview_languages=languages.get("interview", ()),
        contacts={contact.id: contact for contact in reading.contacts(tables["contacts"])},
        keys=reading.each(("keys",), tables["keys"], fields.many(fields.key)),
        file=Path(file_name),
    )
    reading.same_store_twice(station)
    return station, tuple(reading.remarks)


class _Reading:
    """One pass over one file: what was wrong so far, by key path."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []

    def table(self, at: KeyPath, value: Any) -> dict[str, Any]:
        """The value if it is a table."""
        if isinstance(value, dict):
            return value
        advice = f"Write it as [{'.'.join(map(str, at))}]."
        self.remarks.append(Remark("B102", at, value, "a table belongs here", advice))
        return {}

    def values(
        self, at: KeyPath, table: dict[str, Any], readers: Mapping[str, Reader], also: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """What the known keys of a table hold; ``also`` are known keys that somebody else reads."""
        read: dict[str, Any] = {}
        for key, value in table.items():
            if key in readers:
                read |= self.each(at, {key: value}, readers[key])
            else:
                advice = nearest(key, (*readers, *also))
                self.remarks.append(Remark("B101", (*at, key), None, "there is no such key", advice))
        return read

    def each(self, at: KeyPath, table: dict[str, Any], reader: Reader) -> dict[str, Any]:
        """What the keys of a table hold, all read alike."""
        read: dict[str, Any] = {}
        for key, value in table.items():
            try:
                read[key] = reader(value)
            except Wrong as wrong:
                part, found = ((wrong.part,), value[wrong.part]) if wrong.part is not None else ((), value)
                self.remarks.append(Remark(wrong.code, (*at, key, *part), found, wrong.message, wrong.advice))
        return read

    def contacts(self, table: dict[str, Any]) -> list[StationContact]:
        """Who answers here."""
        return [
            StationContact(key, **self.values(("contacts", key), self.table(("contacts", key), value), fields.CONTACT))
            for key, value in table.items()
        ]

    def same_store_twice(self, station: Station) -> None:
        """A second store that is the first one would be no way out."""
        if station.second_store and station.second_store == station.store:
            advice = "Name a folder on another disk, or leave the line out."
            message = "the second store is the same folder as the first"
            self.remarks.append(Remark("B103", ("second_store",), str(station.second_store), message, advice))
