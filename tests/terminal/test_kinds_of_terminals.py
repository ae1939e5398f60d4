"""Terminals of every sort, and windows of every size."""

import pytest

from glass import colours, words_only
from screening_tui import __version__
from sitting import Home, Sitting


def to_the_marks(sitting: Sitting) -> None:
    """A minor with a name that is not ASCII, an adult, and seven marks of three kinds."""
    sitting.new_minor("José Ñandú 漢字")
    sitting.press("a")
    sitting.sees("New: adult")
    sitting.press("enter")
    sitting.sees("A1")
    sitting.press("enter")
    sitting.sees("0 of 7")
    sitting.press("n", "n", "n", "n", "n", "n", "?")
    sitting.sees("7 of 7")


@pytest.mark.parametrize("name", ["linux", "xterm", "vt100", "screen", "tmux-256color", "unknown"])
def test_any_terminal_that_is_not_dumb(home: Home, name: str) -> None:
    sitting = home.sit(TERM=name)
    to_the_marks(sitting)
    sitting.sees("[n]", "[?]", "REPORT AT ONCE", "F10 menu")


def test_no_colour_where_none_is_wanted(home: Home) -> None:
    sitting = home.sit(NO_COLOR="1")
    to_the_marks(sitting)
    sitting.press("f10")
    sitting.sees("Take back the last entry")
    sitting.settle()
    assert not colours(sitting.output)


def test_nothing_but_plain_characters(home: Home) -> None:
    sitting = home.sit("--ascii")
    to_the_marks(sitting)
    sitting.press("f10")
    sitting.sees("Take back the last entry")
    sitting.settle()
    assert words_only(sitting.output).isascii()


def test_plain_characters_are_also_what_an_error_is_told_in(home: Home) -> None:
    sitting = home.sit("--ascii", "resume", "CASE-2026-0099")
    sitting.sees("New screening", "cannot be read")
    assert words_only(sitting.output).isascii()


def test_a_window_that_is_too_small_says_so_and_keeps_what_is_typed(home: Home) -> None:
    sitting = home.sit("resume", home.interview())
    sitting.sees("question 1 of")
    sitting.type("Carla Ejemplo")
    sitting.sees("Carla Ejemplo")
    for size in ((59, 24), (80, 17), (20, 5), (1, 1)):
        sitting.window(*size)
        sitting.settle()
    sitting.window(40, 10)
    sitting.sees("too small (40x10)", "60x18", "Nothing is lost")
    sitting.window(60, 18)
    sitting.sees("What is your full name?", "Carla Ejemplo")
    sitting.window(132, 43)
    sitting.sees("question 1 of", "Carla Ejemplo")
    sitting.press("enter")
    sitting.sees("question 2 of")


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_of_lines_is_told_what_works(home: Home, name: str) -> None:
    sitting = home.sit(TERM=name)
    assert sitting.ended() == 2
    sitting.sees("This terminal can only show lines", "screening-tui --help")
    assert b"\x1b" not in sitting.output
    assert f"screening-tui {__version__} ..." not in sitting.glass.text
