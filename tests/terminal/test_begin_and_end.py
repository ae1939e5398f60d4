"""How the whole program begins and ends, whoever ends it."""

import os
import signal
from pathlib import Path

import pytest

from glass import kinds
from made_case import OFFICER
from sitting import Home, Sitting

MOUSE = {f"CSI ?{mode}h" for mode in (9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016)}
ENDING = (signal.SIGTERM, signal.SIGHUP)


def answer_two(sitting: Sitting) -> None:
    """From the first question to the third, which stays half typed."""
    sitting.sees("question 1 of")
    sitting.type("Carla Ejemplo")
    sitting.press("enter")
    sitting.sees("question 2 of")
    sitting.type("by the river")
    sitting.press("enter")
    sitting.sees("question 3 of")
    sitting.type("half a wo")
    sitting.sees("half a wo")


def must_have_both_answers(home: Home, number: str) -> None:
    told = home.told(number)
    assert "Carla Ejemplo" in told
    assert "by the river" in told


def test_from_the_first_words_to_q(home: Home) -> None:
    sitting = home.sit()
    sitting.until(b"screening-tui")
    assert b"\x1b[?1049h" not in sitting.output, "one line of text comes before any page"
    sitting.new_minor()
    sitting.leave_the_case()
    sitting.sees("1 open")
    sitting.press("q")
    assert sitting.ended() == 0
    assert sitting.left_as_it_was()
    assert not sitting.glass.text.strip(), "nothing stays on the terminal"
    assert not MOUSE & kinds(sitting.output)


def test_keys_that_end_other_programs_do_nothing(home: Home) -> None:
    sitting = home.sit()
    sitting.sees("nothing open")
    sitting.send(b"\x03\x1a\x1c\x04\x11\x13")
    sitting.new_minor()
    sitting.send(b"\x03\x1a\x1c\x04\x11\x13")
    sitting.leave_the_case()
    sitting.press("q")
    assert sitting.ended() == 0


def test_killed_in_an_interview_it_goes_on_at_the_same_question(home: Home) -> None:
    number = home.interview()
    sitting = home.sit("resume", number)
    answer_two(sitting)
    os.kill(sitting.program, signal.SIGKILL)
    assert sitting.ended() == -signal.SIGKILL
    assert sitting.left_as_it_was()
    assert not sitting.glass.text.strip()
    assert b"\x1b[3J" in sitting.output
    [listed] = home.listed()
    assert (listed["number"], listed["step"], listed["people"]) == (number, "minor_interview", "M1")
    must_have_both_answers(home, number)
    again = home.sit("resume")
    again.sees(number, "question 3 of")


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_ended_by_a_signal(home: Home, number: signal.Signals) -> None:
    case = home.interview()
    sitting = home.sit("resume", case)
    answer_two(sitting)
    os.kill(sitting.pid, number)
    assert sitting.ended() == 128 + number
    assert sitting.left_as_it_was()
    assert not sitting.glass.text.strip()
    [listed] = home.listed()
    assert listed["state"] == "interrupted"
    must_have_both_answers(home, case)
    home.sit("resume").sees(case, "question 3 of")


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_ended_on_the_first_screen(home: Home, number: signal.Signals) -> None:
    sitting = home.sit()
    sitting.sees("nothing open")
    os.kill(sitting.pid, number)
    assert sitting.ended() == 128 + number
    assert sitting.left_as_it_was()
    assert home.listed() == []


def test_the_line_is_cut(home: Home) -> None:
    number = home.interview()
    sitting = home.sit("resume", number)
    answer_two(sitting)
    status = sitting.cut()
    assert status in {128 + signal.SIGHUP, -signal.SIGHUP}
    [listed] = home.listed()
    assert listed["state"] == "interrupted"
    must_have_both_answers(home, number)
    assert not list((home.folder / "state").glob("**/failures/*")), "a line that was cut is no fault of the program"


def test_a_second_program_is_told_who_works_on_the_case_and_may_look(home: Home) -> None:
    number = home.interview()
    first = home.sit("resume", number, officer=OFFICER)
    first.sees("question 1 of")
    second = home.sit("resume", number, officer="Somebody Else")
    second.sees("Only to look at", number, OFFICER)
    second.press("enter")
    second.sees("question 1 of", "only to look at")
    second.type("not mine")
    second.press("enter")
    second.settle()
    first.type("Carla Ejemplo")
    first.press("enter")
    first.sees("question 2 of")
    assert "not mine" not in home.told(number)
    assert "Somebody Else" not in home.told(number)
    os.kill(second.pid, signal.SIGTERM)
    assert second.ended() == 128 + signal.SIGTERM
    assert home.listed()[0]["state"] == "open", "who only looked on interrupted nothing"


ANSWERS = """format = 1
title = "One minor"
fictitious = true
officer = "Scripted officer"
play = '''
key n
type Ana Prueba
key tab
type 9
key enter
expect {words}
'''
"""


def test_answers_play_without_a_terminal(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS.format(words="9 years"), encoding="utf-8")
    ended = home.run("--answers", str(file))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    [case] = (home.store / "scripted").glob("*/case.toml")
    assert "Ana Prueba" in case.read_text(encoding="utf-8")


def test_answers_that_expect_what_never_comes(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS.format(words="99 years"), encoding="utf-8")
    ended = home.run("--answers", str(file))
    assert ended.returncode == 2
    assert "line 6 of play" in ended.stderr
    assert "99 years" in ended.stderr
