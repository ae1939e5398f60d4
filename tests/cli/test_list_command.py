"""``list``, on a store that the program itself made."""

import csv
import json
from pathlib import Path

from evening import Evening, opened
from screening_tui.case import events as ev
from screening_tui.case.open_case import Session
from screening_tui.case.store import Store
from screening_tui.protocol.load import default_sources


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


def numbers(ended) -> list[str]:
    return [line.split()[0] for line in ended.out.splitlines()[1:]]


def test_a_row_of_the_library_says_how_a_case_stands_and_names_nobody(command, store: Path) -> None:
    ended = command("list", "--store", store, "--sort", "number")
    head, first, _second = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, "")
    assert head.split() == [
        "Number",
        "Opened",
        "Officer",
        "People",
        "Marks",
        "Differ",
        "Conclusion",
        "Open",
        "Late",
        "Review",
    ]
    assert "M. Solano" in first
    assert "M1 A.F. M2 A1" in first
    assert "detected" in first
    assert first.endswith("to review")
    assert "Ana" not in ended.out


def test_search_sort_and_filters(command, store: Path) -> None:
    both = ["PC2-2026-0002", "PC2-2026-0001"]
    for options, found in (
        (["--search", "ANÁ fict"], both),
        (["--search", "hotel"], both[1:]),
        (["--sort", "number"], both[::-1]),
        (["--sort", "number", "--reverse"], both),
        (["--from", "2026-11-23", "--to", "2026-11-23"], both),
        (["--officer", "solano"], both),
        (["--indicator", "frightened"], both[1:]),
        (["--conclusion", "detected", "--open-actions", "--unreviewed"], both[1:]),
    ):
        assert numbers(command("list", "--store", store, *options)) == found, options
    ended = command("list", "--store", store, "--officer", "nobody")
    assert (ended.status, ended.out) == (0, "There is no such case.\n")


def test_a_day_that_is_none_is_told(command, store: Path) -> None:
    for day in ("yesterdy", "2026-13", "2026-11-2", "20261123"):
        ended = command("list", "--store", store, "--from", day)
        assert (ended.status, ended.out) == (2, "")
        assert "a day is written 2026-11-23" in ended.err


def test_for_programs_there_is_more_and_nothing_less(command, store: Path) -> None:
    rows = json.loads(command("list", "--store", store, "--json", "--conclusion", "detected").out)
    assert [row["number"] for row in rows] == ["PC2-2026-0001"]
    row = rows[0]
    assert (row["officer"], row["contradictions"], row["conclusion"]) == ("M. Solano", 1, "detected")
    assert row["overdue_actions"] <= row["open_actions"]
    assert (row["review"], row["persons"]) == ("unreviewed", "M1 A.F. M2 A1")


def test_over_a_folder_of_case_files_single_files_and_several_stores(command, store: Path, tmp_path: Path) -> None:
    file = store / "cases" / "PC2-2026-0001" / "case.toml"
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "copy.toml").write_bytes(file.read_bytes())
    assert numbers(command("list", folder)) == ["PC2-2026-0001"]
    assert numbers(command("list", file, "--search", "tapachula OR")) == []
    assert numbers(command("list", file)) == ["PC2-2026-0001"]
    assert numbers(command("list", store, folder, "--sort", "number")) == ["PC2-2026-0001"] * 2 + ["PC2-2026-0002"]
    assert [path.name for path in folder.iterdir()] == ["copy.toml"]
    ended = command("list", tmp_path / "nowhere")
    assert (ended.status, ended.out) == (2, "")
    assert "not there" in ended.err


def test_a_spreadsheet_runs_nothing_of_it(command, tmp_path: Path) -> None:
    session = Session(ev.Officer(name="=HYPERLINK(0)"), program="0", clock=Evening())
    with Store(tmp_path / "store" / "cases").create("PC2", session, default_sources(), opened) as case:
        case.record(ev.PersonAdded(person="M1", role="minor"))
    text = command("list", "--store", tmp_path / "store", "--csv").out
    assert next(csv.DictReader(text.splitlines()))["officer"] == "'=HYPERLINK(0)"


def test_in_spanish(command, store: Path) -> None:
    shown = command("list", "--store", store, "--sort", "number", "--lang", "es").out
    assert "por revisar" in shown
    assert "se detecta" in shown
