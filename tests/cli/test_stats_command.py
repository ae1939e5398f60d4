"""``stats``, on a store that the program itself made."""

import csv
import json
from pathlib import Path


def test_small_numbers_are_suppressed_and_it_says_so(command, store: Path) -> None:
    ended = command("stats", "--store", store)
    assert (ended.status, ended.err) == (0, "")
    assert "cases  suppressed" in ended.out
    assert "are suppressed: they are below 11" in ended.out
    assert "█" not in ended.out


def test_with_bars_where_it_stays_in_the_office(command, store: Path) -> None:
    shown = command("stats", "--store", store, "--threshold", "1")
    assert "  cases  2  █" in shown.out
    assert "frightened observed" in shown.out
    assert "must not leave the office" in shown.out
    assert "█" not in command("stats", "--store", store, "--threshold", "1", "--ascii").out
    assert all(len(line) <= 60 for line in command("stats", "--store", store, "--threshold", "1", COLUMNS="60").out)


def test_for_programs_and_for_a_spreadsheet(command, store: Path) -> None:
    told = json.loads(command("stats", "--store", store, "--json").out)
    assert told["tables"]["cases"] == [{"name": "cases", "value": None}]
    assert told["suppressed"] > 0
    rows = list(csv.DictReader(command("stats", "--store", store, "--csv").out.splitlines()))
    assert rows[0] == {"table": "cases", "name": "cases", "part": "", "value": "suppressed"}
    assert rows[-1]["table"] == "note"
    whole = json.loads(command("stats", "--store", store, "--json", "--threshold", "1", "--conclusion", "detected").out)
    assert whole["tables"]["cases"] == [{"name": "cases", "value": 1}]
    assert {"name": "destination", "value": 1} in whole["tables"]["contradictions"]


def test_a_threshold_that_is_none_is_told(command, store: Path) -> None:
    for threshold in ("0", "-3", "x"):
        ended = command("stats", "--store", store, "--threshold", threshold)
        assert ended.status == 2
        assert "a whole number from 1" in ended.err
