"""What is half typed in the forms at the end of a case, when the program is killed, and when the case is resumed."""

import os
import signal
from dataclasses import dataclass

import pytest

from prepared import at, concluded, in_the_minors_interview, keep, marks, people, said
from screening_tui.case.events import Assessed, Body, Closed, OutcomeRecorded
from screening_tui.options import Options
from sitting import Home, Sitting

HALF = "half a wo"
ENDED = OutcomeRecorded(person="M1", outcome="travels_on", to="her mother")
CLEARED: list[Body] = [Assessed(person="M1", conclusion="not_detected", reason="fits"), at("close"), ENDED]


@dataclass(frozen=True)
class Form:
    """What has happened before, what leads to the form, and what is read on it."""

    case: list[Body]
    way: tuple[str, ...]
    title: str
    before: str = "Close"
    """What is on the screen when the case was resumed."""

    def open(self, sitting: Sitting) -> None:
        """Bring it up, with keys or through the menu."""
        sitting.sees(self.before)
        for key in self.way:
            if key[:1].isupper():
                sitting.choose(key)
            else:
                sitting.press(key)
                sitting.sees_no_more("Only to look at")
        sitting.sees(self.title)


FORMS = {
    "closing": Form([*people(), *CLEARED], ("c",), "Still open. Close all the same?"),
    "a check": Form([*concluded("in_doubt"), ENDED, at("close")], ("c",), "Reason to go on"),
    "reopening": Form(
        [*people(), *marks(), *CLEARED, Closed()], ("enter", "c"), "Open the case again", "Only to look at"
    ),
    "taking back": Form(
        [*in_the_minors_interview(), *said("M1", "m_name", "Ana")],
        ("Take back the last entry",),
        "It stays in the case as taken back",
        "question 2 of",
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_killed_in_the_middle_of_a_word(home: Home, form: Form) -> None:
    number = keep(Options(store=home.store, officer="T. Prueba"), form.case)
    draft = home.store / "cases" / number / "draft"
    sitting = home.sit("resume", number)
    form.open(sitting)
    sitting.type(HALF)
    sitting.sees(HALF)
    sitting.wait_for(lambda: draft.exists() and HALF in draft.read_text(encoding="utf-8"), "the draft")
    os.kill(sitting.program, signal.SIGKILL)
    assert sitting.ended() == -signal.SIGKILL
    again = home.sit("resume", number)
    form.open(again)
    again.sees(HALF)
    again.type("rd")
    again.press("enter")
    again.wait_for(lambda: "half a word" in home.told(number), "the reason in the case")
    again.wait_for(lambda: not draft.exists(), "no draft any more")


def test_left_on_purpose_it_is_forgotten_and_the_case_stays_closed(home: Home) -> None:
    form = FORMS["reopening"]
    number = keep(Options(store=home.store, officer="T. Prueba"), form.case)
    draft = home.store / "cases" / number / "draft"
    sitting = home.sit("resume", number)
    form.open(sitting)
    sitting.type(HALF)
    sitting.wait_for(draft.exists, "the draft")
    sitting.send(b"\x1b")
    sitting.sees_no_more(form.title)
    sitting.wait_for(lambda: not draft.exists(), "no draft any more")
    [listed] = home.listed()
    assert listed["state"] == "closed"
