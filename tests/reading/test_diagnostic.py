"""Diagnostics as people and programs read them."""

import json

import pytest

from screening_tui.errors import BadInput, CannotWrite, ScreeningError
from screening_tui.reading.diagnostic import Diagnostic, Level, in_order, render_json, render_text, shorten

WHOLE = Diagnostic("F101", Level.ERROR, "b.toml", 0, 0, "", "", "it is a folder", "Give a file.")
VALUE = Diagnostic("P102", Level.WARNING, "a.toml", 12, 5, "step.x.kind", '"ñ"', "this must be a number", "")
LINE = Diagnostic("T101", Level.NOTE, "a.toml", 2, 1, "", "x = ", "this is no TOML", "Correct the line.")
KEY = Diagnostic("P103", Level.ERROR, "a.toml", 3, 1, "step.x", "", "something is missing", "")


def test_as_text() -> None:
    assert render_text([WHOLE, VALUE, LINE, KEY]) == (
        "b.toml: error F101: it is a folder\n"
        "    Give a file.\n"
        "a.toml:12:5: warning P102: this must be a number\n"
        '    step.x.kind = "ñ"\n'
        "a.toml:2:1: note T101: this is no TOML\n"
        "    x = \n"
        "    Correct the line.\n"
        "a.toml:3:1: error P103: something is missing\n"
        "    step.x\n"
    )
    assert render_text([]) == ""


def test_as_json() -> None:
    (value,) = json.loads(render_json([VALUE]))
    assert value == {
        "code": "P102",
        "level": "warning",
        "file": "a.toml",
        "line": 12,
        "column": 5,
        "key": "step.x.kind",
        "found": '"ñ"',
        "message": "this must be a number",
        "advice": "",
    }
    assert json.loads(render_json([])) == []


def test_in_the_order_of_the_files_and_of_their_lines_each_once() -> None:
    assert in_order([WHOLE, VALUE, LINE, VALUE]) == (WHOLE, LINE, VALUE)
    assert in_order([WHOLE, VALUE, LINE], ["a.toml"]) == (LINE, VALUE, WHOLE)


def test_long_texts_are_cut() -> None:
    assert shorten("x" * 120) == "x" * 120
    assert shorten("x" * 121) == "x" * 117 + "..."


@pytest.mark.parametrize(("kind", "status"), [(ScreeningError, 1), (BadInput, 2), (CannotWrite, 3)])
def test_errors_are_for_people(kind: type[ScreeningError], status: int) -> None:
    error = kind("The disk is full.", advice="Make room.")
    assert (str(error), error.message, error.advice) == ("The disk is full.", "The disk is full.", "Make room.")
    assert (error.exit_status, error.title) == (status, kind.title)
    assert kind("x", title="Own").title == "Own"
    assert BadInput("x", diagnostics=(VALUE,)).diagnostics == (VALUE,)
