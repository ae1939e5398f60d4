"""``show`` and ``verify``, on a store and on a case file alone."""

import json
import re
import shutil
from pathlib import Path

import pytest

NUMBER = "PC2-2026-0001"
CODE = r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]"


@pytest.fixture
def case_file(store: Path, tmp_path: Path) -> Path:
    """A copy of the case file in a place that knows no store."""
    return Path(shutil.copy(store / "cases" / NUMBER / "case.toml", tmp_path / "elsewhere.toml"))


def test_a_case_at_a_glance(command, store: Path) -> None:
    ended = command("show", NUMBER, "--store", store)
    assert (ended.status, ended.err) == (0, "")
    for words in (
        "M1 Ana Fictitious\n",
        "Frightened, anxious or lost beside an indifferent adult: observed\n",
        "note: looks at the floor",
        "differ",
        "M1: “a casa de una amiga”",
        "M1 Ana Fictitious: situation detected\n",
        "reason: Two stories.",
        "Inform your immediate superior",
        "Insp. Rojas",
        "The institution",
    ):
        assert words in ended.out, words
    shown, left_out = ended.out.split("Also recorded, and shown with --all:")
    assert "WHO WORKED ON IT" not in shown
    assert "WHO WORKED ON IT" in " ".join(left_out.split())
    assert re.search(rf"\nHead code for the paper file: {CODE}\n$", ended.out)


def test_all_of_a_case(command, store: Path) -> None:
    ended = command("show", NUMBER, "--store", store, "--all")
    assert "WHO WORKED ON IT" in ended.out
    assert "INTERVIEWS" in ended.out


def test_no_line_is_wider_than_the_terminal(command, store: Path) -> None:
    shown = command("show", NUMBER, "--store", store, "--all", COLUMNS="60").out
    assert max(map(len, shown.splitlines())) <= 80, "headings alone may be longer"
    assert max(len(line) for line in shown.splitlines() if line.startswith(" ")) <= 60


def test_a_case_file_alone_says_the_same(command, store: Path, case_file: Path) -> None:
    alone = command("show", case_file)
    assert (alone.status, alone.err) == (0, "")
    assert "M1 Ana Fictitious: situation detected\n" in alone.out
    assert "Insp. Rojas  8555-0101" in command("show", case_file, "--all").out


def test_a_case_for_programs(command, store: Path, case_file: Path) -> None:
    of_store = json.loads(command("show", NUMBER, "--store", store, "--json").out)
    of_file = json.loads(command("show", case_file, "--json").out)
    assert of_store["number"] == NUMBER
    assert [person["id"] for person in of_store["person"]] == ["M1", "M2", "A1"]
    assert of_store["findings"] == []
    assert re.fullmatch(CODE, of_store["head_code"])
    del of_file["contacts"]
    assert of_file["head"] == of_store["head"]
    assert of_file["assessment"] == of_store["assessment"]


def test_in_another_language_and_in_plain_characters(command, store: Path) -> None:
    shown = command("show", NUMBER, "--store", store, "--lang", "es", "--ascii").out
    assert shown.isascii()
    assert "Ana Fictitious: se detecta una situacion" in shown


def test_a_case_that_is_not_there_and_a_file_that_is_none(command, store: Path, tmp_path: Path) -> None:
    ended = command("show", "PC2-2026-0099", "--store", store)
    assert (ended.status, ended.out) == (2, "")
    assert "There is no case PC2-2026-0099." in ended.err
    for path in (tmp_path / "none.toml", tmp_path, "../../etc/passwd", "PC2-2026-1\n"):
        ended = command("show", path)
        assert (ended.status, ended.out) == (2, "")


def test_practice_cases_are_found_by_their_number_too(command, store: Path) -> None:
    (store / "cases").rename(store / "practice")
    assert command("show", NUMBER, "--store", store).status == 0


def test_a_changed_file_is_shown_and_said_to_be_changed(command, case_file: Path) -> None:
    case_file.write_text(case_file.read_text().replace("Two stories.", "No reason."), encoding="utf-8")
    ended = command("show", case_file)
    assert ended.status == 1
    assert "reason: No reason." in ended.out
    assert "error K104" in ended.err
    assert json.loads(command("show", case_file, "--json").out)["findings"]


def test_a_file_without_its_protocol_cannot_be_told(command, case_file: Path) -> None:
    text = case_file.read_text()
    case_file.write_text(text[: text.index("[[protocol_file]]")], encoding="utf-8")
    ended = command("show", case_file)
    assert (ended.status, ended.out) == (2, "")
    assert "protocol" in ended.err


def test_an_untouched_file_is_verified(command, case_file: Path) -> None:
    ended = command("verify", case_file)
    assert (ended.status, ended.err) == (0, "")
    code = re.search(CODE, ended.out)
    assert code
    assert ended.out.startswith(f"{NUMBER}: 13 events, head code {code[0]}\nNothing was changed. Compare")
    again = command("verify", case_file, "--head", code[0].lower().replace("-", " "))
    assert (again.status, again.out.splitlines()[-1]) == (0, "Nothing was changed.")


def test_a_changed_file_is_found_out(command, case_file: Path) -> None:
    case_file.write_text(case_file.read_text().replace("Two stories.", "No reason."), encoding="utf-8")
    ended = command("verify", case_file)
    assert ended.status == 1
    assert "error K105" in ended.out
    assert ended.out.endswith("THIS FILE WAS CHANGED.\n")


def test_another_history_behind_a_right_file_is_found_out(command, case_file: Path) -> None:
    ended = command("verify", case_file, "--head", "2222-2222-2222-2")
    assert ended.status == 1
    assert "K111" in ended.out


@pytest.mark.parametrize("code", ["XXXX", "K7Q2-9M4T-B3FX-D", ""])
def test_a_mistyped_code_is_no_accusation(command, case_file: Path, code: str) -> None:
    ended = command("verify", case_file, "--head", code)
    assert "CHANGED" not in ended.out
    assert ended.status == (2 if code else 0)


def test_what_is_no_case_file_cannot_be_verified(command, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("a = 1", encoding="utf-8")
    for path in (tmp_path / "none.toml", tmp_path / "other.toml", tmp_path):
        ended = command("verify", path)
        assert (ended.status, ended.out) == (2, "")
