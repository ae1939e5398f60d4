"""``station check``, ``show``, ``pin`` and ``keys``."""

import json
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from screening_tui.station.pin import pin_matches

EXAMPLE = Path(__file__).parents[2] / "examples" / "station.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "station.toml"
    path.write_text('name = "Booth"\ncode = "PC2"\n[keys]\nhid = "f9"\n', encoding="utf-8")
    return path


def test_the_example_is_all_right(command) -> None:
    ended = command("station", "check", EXAMPLE, "--strict")
    assert (ended.status, ended.out, ended.err) == (0, f"{EXAMPLE}: no errors and no warnings\n", "")


def test_every_finding_with_its_place(command, file: Path) -> None:
    ended = command("station", "check", file)
    assert ended.status == 1
    assert f"{file}:4:1: error B301: nothing can be bound under this name\n" in ended.out
    assert 'Did you mean "hide"?' in ended.out
    assert "warning B202" in ended.out
    assert re.search(r": 1 error, \d+ warnings\n$", ended.out)


def test_findings_for_programs(command, file: Path) -> None:
    ended = command("station", "check", file, "--format", "json")
    findings = json.loads(ended.out)
    assert ended.status == 1
    assert {"code": "B301", "line": 4, "column": 1}.items() <= next(f for f in findings if f["code"] == "B301").items()


def test_warnings_count_only_when_it_is_to_be_strict(command, file: Path) -> None:
    file.write_text('name = "Booth"\n', encoding="utf-8")
    assert command("station", "check", file).status == 0
    assert command("station", "check", file, "--strict").status == 1


@pytest.mark.parametrize("text", ["name = ", 'protocol = "nowhere"', "name = 3"])
def test_broken_files_are_findings_too(command, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    ended = command("station", "check", file)
    assert ended.status == 1
    assert " error " in ended.out
    assert ended.err == ""


def test_a_file_that_cannot_be_read_is_status_2(command, tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        ended = command("station", "check", path)
        assert (ended.status, ended.out) == (2, "")
        assert str(path) in ended.err


def test_without_any_file_the_defaults_hold(command) -> None:
    ended = command("station", "check")
    assert ended.status == 0
    assert "the defaults hold" in ended.out


def test_the_usual_file_is_checked_when_none_is_named(command, file: Path) -> None:
    assert command("station", "check", "--station", file).status == 1
    assert command("station", "check", SCREENING_TUI_STATION=str(file)).status == 1


def test_the_registers_are_looked_at(command, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "registers"
    file.write_text(f'registers = "{folder}"\n', encoding="utf-8")
    missing = command("station", "check", file)
    assert missing.status == 0
    assert f"{file}:1:13: warning B221: there is no registers.sqlite in this folder" in missing.out
    file.write_text(f'registers = "{folder}"\nregisters_server = "postgresql://b@r.example/r"\n', encoding="utf-8")
    assert "B22" not in command("station", "check", file).out
    file.write_text(f'registers = "{folder}"\n', encoding="utf-8")
    wanted = EXAMPLE.parent / "registers" / "wanted.csv"
    assert command("register", "import", wanted, "--station", file).status == 0
    assert "B22" not in command("station", "check", file).out
    with closing(sqlite3.connect(folder / "registers.sqlite")) as later:
        later.execute("PRAGMA user_version = 99")
    ended = command("station", "check", file)
    assert ended.status == 1
    assert "error B222: the registers cannot be used:" in ended.out
    assert "later version" in ended.out
    (folder / "registers.sqlite").write_bytes(b"no database" * 100)
    assert "error B222" in command("station", "check", file).out


def test_what_holds_here(command, tmp_path: Path) -> None:
    ended = command("station", "show", "--station", EXAMPLE, "--lang", "en", "--store", tmp_path / "store")
    assert ended.status == 0
    for words in ("Paso Canoas, booth 2", "PC2", "800-555-0100, 2555-0134", "f9  f12", str(tmp_path / "store/cases")):
        assert words in ended.out


def test_what_holds_here_for_programs(command) -> None:
    values = json.loads(command("station", "show", "--json").out)
    assert values["code"] == "CASE"
    assert values["pin"] is False
    assert values["file"] is None
    assert values["folders"]["cases"].endswith(".local/share/screening-tui/CASE/cases")


def test_the_station_says_which_language_is_spoken(command) -> None:
    assert "Se oculta tras" in command("station", "show", "--station", EXAMPLE).out


def test_plain_characters_when_asked(command, file: Path) -> None:
    file.write_text('name = "Peñas Blancas"\n', encoding="utf-8")
    assert "Penas Blancas" in command("station", "show", "--station", file, "--ascii").out
    assert "Pe\\u00f1as" in command("station", "show", "--station", file, "--ascii", "--json").out
    shown = command("station", "show", "--station", file, PYTHONIOENCODING="ascii:strict")
    assert "Pe?as Blancas" in shown.out


def test_a_pin_becomes_a_line_for_the_file(command) -> None:
    ended = command("station", "pin", given="4471\n4471\n")
    assert ended.status == 0
    line = re.fullmatch(r'pin_hash = "(.*)"\n', ended.out)
    assert line
    assert pin_matches("4471", line[1])


@pytest.mark.parametrize("given", ["447\n447\n", "4471\n4472\n", ""])
def test_a_pin_that_is_too_short_or_mistyped(command, given: str) -> None:
    ended = command("station", "pin", given=given)
    assert (ended.status, ended.out) == (2, "")


def test_a_pin_is_not_shown_while_it_is_typed(home: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "screening_tui", "station", "pin"], env=home, timeout=20, encoding="utf-8"
    )
    child.expect("PIN: ")
    child.sendline("4471")
    child.expect("Once more: ")
    child.sendline("4471")
    rest = child.read()
    assert "pin_hash" in rest
    assert "4471" not in rest.split("pin_hash")[0]


def test_the_key_test_names_what_the_terminal_sends(home: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "screening_tui", "station", "keys"], env=home, timeout=20, encoding="utf-8"
    )
    child.setwinsize(24, 80)
    child.expect("Press the keys")
    child.send("\x1b[20~")
    child.expect("f9 +hide")
    child.send("\x0c")
    child.expect(r"ctrl\+l +hide")
    child.send("~")
    child.expect("tilde +-")
    child.send("\x03")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_key_test_ends_with_escape_twice(home: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "screening_tui", "station", "keys"], env=home, timeout=20, encoding="utf-8"
    )
    child.expect("Press the keys")
    child.send("\x1b")
    child.expect("escape")
    child.send("x")
    child.expect("x ")
    child.send("\x1b")
    child.expect("escape")
    child.send("\x1b")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_key_test_needs_a_terminal(command) -> None:
    ended = command("station", "keys")
    assert (ended.status, ended.out) == (2, "")
    assert "No terminal" in ended.err
