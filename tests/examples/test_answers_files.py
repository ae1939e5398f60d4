"""An answers file that cannot be played says where it is wrong, and shows no screen unless it is fictitious."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from example_files import Command
from screening_tui.errors import BadInput
from screening_tui.tui.scripted import read_answers
from screening_tui.tui.scripted_clock import ScriptedClock

# The program has ended by then, so that nobody waits for what never comes.
NEVER = 'format = 1\n{more}play = """\nkey q\n\n# a remark\nexpect Never\n"""\n'


def written(folder: Path, text: str) -> Path:
    file = folder / "answers.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('format = 2\nplay = ""', "needs format = 1 and a text named play"),
        ("format = 1", "needs format = 1 and a text named play"),
        ('format = 1\nplay = ""\nspeed = 3', "the key “speed” means nothing here"),
        ('format = 1\nplay = ""\nbadge = 7', "badge has to be a text"),
        ('format = 1\nplay = ""\nstart = "at nine"', "start is no moment with a zone"),
        ('format = 1\nplay = ""\nstart = "2026-11-23T09:00:00"', "start is no moment with a zone"),
        ('format = 1\nplay = ""\ncode = "no"', "code has to be capitals and digits"),
        ('format = 1\nplay = """\nkey n\npress n\n"""', "line 2 of play: “press n” is not key, type, wait or expect"),
        ('format = 1\nplay = "type"', "line 1 of play: “type” is not key"),
        ('format = 1\nplay = "wait soon"', "line 1 of play: “wait soon” is not key"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadInput) as told:
        read_answers(written(tmp_path, text))
    assert complaint in str(told.value)
    assert str(tmp_path / "answers.toml") in str(told.value)


def test_what_is_left_out_has_its_defaults(tmp_path: Path) -> None:
    read = read_answers(written(tmp_path, 'format = 1\nplay = "key q"'))
    assert (read.officer, read.badge, read.language, read.code) == ("Scripted officer", "", "", "")
    assert (read.start, read.station, read.fictitious) == (None, None, False)
    assert read.lines == ((1, "key", "q"),)


def test_the_station_is_looked_for_beside_the_file(tmp_path: Path) -> None:
    read = read_answers(written(tmp_path, 'format = 1\nplay = ""\nstation = "booth/station.toml"'))
    assert read.station == tmp_path / "booth" / "station.toml"


def test_the_clock_begins_where_the_file_says(tmp_path: Path) -> None:
    read = read_answers(written(tmp_path, 'format = 1\nplay = ""\nstart = "2026-11-23T09:00:00-06:00"'))
    assert read.start is not None
    assert read.start.utcoffset() == timedelta(hours=-6)


def test_what_never_comes_ends_the_program_with_status_2(tmp_path: Path, command: Command) -> None:
    ended = command(
        "--answers", written(tmp_path, NEVER.format(more="")), "--store", tmp_path / "store", "--lang", "en"
    )
    assert ended.status == 2
    assert "line 4 of play: the screen never showed “Never”" in ended.err
    assert "Quit" not in ended.err


def test_only_a_fictitious_script_shows_the_screen_then(tmp_path: Path, command: Command) -> None:
    script = written(tmp_path, NEVER.format(more="fictitious = true\n"))
    ended = command("--answers", script, "--store", tmp_path / "store", "--lang", "en")
    assert ended.status == 2
    assert "Quit" in ended.err


def test_the_clock_moves_on_with_each_entry_and_when_the_script_waits() -> None:
    clock = ScriptedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert clock.now() == datetime(2026, 11, 23, 9, 0, 7, tzinfo=UTC)
    clock.let_pass(5)
    assert clock.now() == datetime(2026, 11, 23, 9, 5, 14, tzinfo=UTC)
    assert clock.elapsed() == (5 * 60 + 14) * 1000
