"""``list``, on a store that the program itself made."""

import csv
import json
from pathlib import Path


def test_a_line_for_each_case_without_a_name(command, store: Path) -> None:
    ended = command("list", "--store", store)
    head, last, first = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, "")
    assert head.split() == ["Number", "Opened", "Last", "entry", "People", "State", "Where"]
    assert last.startswith("PC2-2026-0002  2026-11-23 20:")
    assert "2 minors, 1 adult  in progress" in last
    assert last.endswith(" M2")
    assert "closed" in first
    assert "Ana" not in ended.out


def test_the_same_in_spanish_and_in_plain_characters(command, store: Path) -> None:
    shown = command("list", "--store", store, "--lang", "es", "--ascii").out
    assert shown.startswith("Numero ")
    assert "2 menores, 1 adulto" in shown


def test_for_programs(command, store: Path) -> None:
    last, first = json.loads(command("list", "--store", store, "--json").out)
    assert (last["number"], last["state"], last["minors"], last["adults"]) == ("PC2-2026-0002", "open", 2, 1)
    assert (last["step"], last["people"]) == ("minor_interview", "M2")
    assert first["state"] == "closed"


def test_for_a_spreadsheet(command, store: Path) -> None:
    rows = list(csv.DictReader(command("list", "--store", store, "--csv").out.splitlines()))
    assert [row["number"] for row in rows] == ["PC2-2026-0002", "PC2-2026-0001"]
    assert rows[0].keys() == json.loads(command("list", "--store", store, "--json").out)[0].keys()


def test_a_damaged_case_says_so_and_hides_no_other(command, store: Path) -> None:
    journal = store / "cases" / "PC2-2026-0001" / "journal"
    journal.write_bytes(b"\x00" + journal.read_bytes()[1:])
    (store / "cases" / "PC2-2026-0001" / "summary.json").unlink()
    ended = command("list", "--store", store)
    assert ended.status == 0
    assert len(ended.out.splitlines()) == 3
    assert "damaged" in ended.out


def test_stores_are_apart_and_an_empty_one_is_said_to_be_empty(command, store: Path) -> None:
    for which in ("--practice", "--scripted"):
        ended = command("list", "--store", store, which)
        assert (ended.status, ended.out) == (0, f"There is no case in {store / which[2:]}.\n")
    assert json.loads(command("list", "--store", store, "--practice", "--json").out) == []
    assert command("list", "--store", store, "--practice", "--csv").out.count("\n") == 1
    assert not (store / "practice").exists()


def test_a_store_that_others_may_write_to_is_refused(command, store: Path) -> None:
    (store / "cases").chmod(0o777)
    ended = command("list", "--store", store)
    assert (ended.status, ended.out) == (2, "")
