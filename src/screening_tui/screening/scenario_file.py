"""A file of scenarios: ``[[scenario]]`` tables, each with what happens and what is expected."""

import re
from pathlib import Path as FilePath
from typing import Any

from screening_tui.errors import BadInput
from screening_tui.protocol.model import Protocol
from screening_tui.reading.file import read_bounded
from screening_tui.reading.toml import parse_clean_toml
from screening_tui.screening.labels import Labels
from screening_tui.screening.scenario import LISTS, Path, Row, Scenario, ScenarioText
from screening_tui.screening.scenario_reader import PARTS, ScenarioReader

LARGEST_FILE = 256 * 1024
"""Bytes."""

_PERSON = re.compile(r"[MA][1-9][0-9]{0,2}")
_KINDS_EXPECTED = {
    "findings": ("finding",),
    "recommended": ("action",),
    "offered": ("action",),
    "demanded": ("step",),
    "offered_steps": ("step",),
    "refused": ("outcome", "action"),
}


def read_scenarios(protocol: Protocol, path: FilePath) -> tuple[ScenarioText, tuple[Scenario, ...]]:
    """A file's scenarios, and its text with what is wrong in it. Raises BadInput for a file that cannot be read."""
    source = ScenarioText(str(path), read_bounded(path, LARGEST_FILE))
    tree = parse_clean_toml(source.text, source.name)
    labels = Labels(protocol)
    reader = ScenarioReader(protocol, labels, source)
    reader.only(tree, {"scenario"}, ())
    tables = reader.of_type(tree.get("scenario", []), list, ("scenario",))
    found = []
    for place, table in enumerate(tables):
        reader = ScenarioReader(protocol, labels, source)
        found.append(_scenario(reader, reader.of_type(table, dict, ("scenario", place)), ("scenario", place)))
    return source, tuple(found)


def refuse_wrong(sources: tuple[ScenarioText, ...]) -> None:
    """Raise BadInput with everything that was noted, if anything was."""
    wrong = tuple(found for source in sources for found in source.diagnostics())
    if wrong:
        more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise BadInput(f"{wrong[0].place}: {wrong[0].message}{more}", advice=wrong[0].advice, diagnostics=wrong)


def _scenario(reader: ScenarioReader, table: dict[str, Any], path: Path) -> Scenario:
    reader.only(table, {"title", "expect", *PARTS}, path)
    if "title" not in table:
        reader.missing(path, "title")
    title = reader.of_type(table.get("title", ""), str, (*path, "title"))
    rows: tuple[Row, ...] = tuple(reader.rows(table, path))
    expect = reader.of_type(table.get("expect", {}), dict, (*path, "expect"))
    if not expect:
        reader.source.wrong("S103", path, "", "nothing is expected", "Add [scenario.expect] with a list.")
    keys = tuple(key for key in PARTS if key in table)
    return Scenario(reader.source.name, path, title, keys, rows, _expected(reader, expect, (*path, "expect")))


def _expected(reader: ScenarioReader, table: dict[str, Any], path: Path) -> dict[str, frozenset[str]]:
    reader.only(table, set(LISTS), path)
    return {
        key: frozenset(
            _expected_key(reader, _KINDS_EXPECTED[key], written, (*path, key, place))
            for place, written in enumerate(reader.of_type(table[key], list, (*path, key)))
        )
        for key in LISTS
        if key in table
    }


def _expected_key(reader: ScenarioReader, kinds: tuple[str, ...], written: Any, path: Path) -> str:
    """``contradiction:M1``; the person comes after the last colon, for a label may hold one."""
    text = str(reader.of_type(written, str, path))
    name, _, person = text.rpartition(":")
    if not _PERSON.fullmatch(person):
        name, person = text, ""
    kind = next((kind for kind in kinds if reader.labels.called(kind, name)), kinds[0])
    identifier = reader.named(kind, name, path)
    return f"{identifier}:{reader.person(person, path)}" if person else identifier
