"""What is half typed when the program ends, whoever ends it, stands there again when the case is gone on with."""

import os
import signal
import stat
from pathlib import Path
from time import sleep

import pytest

from sitting import Home, Sitting

HALF = "half a wo"


def draft_of(home: Home, number: str) -> Path:
    """Where the half-typed text is kept."""
    return home.store / "cases" / number / "draft"


def half_typed(home: Home, number: str) -> Sitting:
    """Somebody at the first question, in the middle of a word."""
    sitting = home.sit("resume", number)
    sitting.sees("question 1 of")
    sitting.type(HALF)
    sitting.sees(f"> {HALF}")
    return sitting


def is_kept(home: Home, number: str, text: str) -> bool:
    """Whether this text is in the file."""
    file = draft_of(home, number)
    return file.exists() and text in file.read_text(encoding="utf-8")


def must_stand_again(home: Home, number: str) -> Sitting:
    """Resume, and find the text in its place."""
    again = home.sit("resume", number)
    again.sees("question 1 of", f"> {HALF}", "Half-typed text from", "is here again")
    return again


def test_killed_after_two_seconds(home: Home) -> None:
    number = home.interview()
    sitting = half_typed(home, number)
    sitting.wait_for(lambda: is_kept(home, number, HALF), "the draft")
    assert stat.S_IMODE(draft_of(home, number).stat().st_mode) == 0o600
    os.kill(sitting.program, signal.SIGKILL)
    assert sitting.ended() == -signal.SIGKILL
    again = must_stand_again(home, number)
    again.type("rd")
    again.press("enter")
    again.sees("question 2 of")
    assert "half a word" in home.told(number)
    again.wait_for(lambda: not draft_of(home, number).exists(), "no draft any more")


def test_one_writing_for_many_keys(home: Home) -> None:
    number = home.interview()
    sitting = half_typed(home, number)
    sitting.wait_for(lambda: is_kept(home, number, HALF), "the draft")
    before = draft_of(home, number).stat()
    sitting.press("f9")
    sitting.sees("Enter to go on")
    sitting.press("enter")
    sitting.sees(HALF)
    sleep(2.5)
    sitting.settle()
    after = draft_of(home, number).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns), "nothing changed"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda number: number.name)
def test_ended_by_a_signal_at_once(home: Home, number: signal.Signals) -> None:
    case = home.interview()
    sitting = half_typed(home, case)
    os.kill(sitting.program, number)
    assert sitting.ended() == 128 + number
    must_stand_again(home, case)


def test_the_line_is_cut_at_once(home: Home) -> None:
    number = home.interview()
    half_typed(home, number).cut()
    must_stand_again(home, number)


BREAKS = """
from screening_tui.tui.app import ScreeningApp
def broken(self):
    raise RuntimeError("half a wo")
ScreeningApp.action_help = broken
"""


def test_a_fault_of_the_program(home: Home, tmp_path: Path) -> None:
    (tmp_path / "fault").mkdir()
    (tmp_path / "fault" / "sitecustomize.py").write_text(BREAKS, encoding="utf-8")
    number = home.interview()
    sitting = home.sit("resume", number, PYTHONPATH=str(tmp_path / "fault"))
    sitting.sees("question 1 of")
    sitting.type(HALF)
    sitting.sees(f"> {HALF}")
    sitting.press("f1")
    assert sitting.ended() == 70
    must_stand_again(home, number)


def test_leaving_and_coming_back_another_day(home: Home) -> None:
    number = home.interview()
    sitting = half_typed(home, number)
    sitting.leave_the_case()
    sitting.press("q")
    assert sitting.ended() == 0
    must_stand_again(home, number)


@pytest.mark.parametrize("damage", [b"", b"\xff" * 100, b"0" * 64 + b"\n{}"], ids=["empty", "noise", "other"])
def test_a_damaged_draft_is_left_out_and_said(home: Home, damage: bytes) -> None:
    number = home.interview()
    file = draft_of(home, number)
    file.write_bytes(damage)
    file.chmod(0o600)
    sitting = home.sit("resume", number)
    sitting.sees("question 1 of", "cannot be read, and was left out")
    sitting.type("Carla Ejemplo")
    sitting.press("enter")
    sitting.sees("question 2 of")
    assert "Carla Ejemplo" in home.told(number)


def test_a_draft_never_comes_over_an_answer_that_is_newer(home: Home) -> None:
    number = home.interview()
    sitting = half_typed(home, number)
    sitting.wait_for(lambda: is_kept(home, number, HALF), "the draft")
    older = draft_of(home, number).read_bytes()
    sitting.type("rd")
    sitting.press("enter")
    sitting.sees("question 2 of")
    sitting.wait_for(lambda: not draft_of(home, number).exists(), "no draft any more")
    sitting.leave_the_case()
    draft_of(home, number).write_bytes(older)
    draft_of(home, number).chmod(0o600)
    again = home.sit("resume", number)
    again.sees("question 2 of")
    again.press("shift+tab")
    again.sees("question 1 of", "> half a word")


def test_a_draft_that_cannot_be_written_is_said_and_hurts_nothing(home: Home) -> None:
    number = home.interview()
    draft_of(home, number).with_name(".draft.new").mkdir()
    (draft_of(home, number).with_name(".draft.new") / "in the way").mkdir()
    (draft_of(home, number).with_name(".draft.new") / "in the way" / "x").mkdir()
    sitting = half_typed(home, number)
    sitting.sees("cannot be kept on the disk now")
    sitting.press("enter")
    sitting.sees("question 2 of")
    assert HALF in home.told(number)
