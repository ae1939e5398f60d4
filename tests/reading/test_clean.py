"""Strings that enter, cleaned once."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_tui.reading.clean import clean_text, clean_tree

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("¿A dónde viajas?", "¿A dónde viajas?"),
        ("Ñandú 彩 שלום ไทย", "Ñandú 彩 שלום ไทย"),
        ("a\u00a0b\u202fc\u3000d\te", "a b c d e"),
        ("می\u200cخواهم \u200d", "می\u200cخواهم \u200d"),
        ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
        ("\x9b2J\x00", "\ufffd2J\ufffd"),
        ("a\u202eb\u2066c\u200f", "a\ufffdb\ufffdc\ufffd"),
        ("a\u2028b\u2029c\u0085d\u000bf", "a\ufffdb\ufffdc\ufffdd\ufffdf"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("soft\u00adhyphen\ufeff", "soft\ufffdhyphen\ufffd"),
    ],
)
def test_what_could_steer_a_terminal_is_replaced(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_a_line_break_or_a_space(end: str) -> None:
    assert clean_text(f"one{end}two{end}", lines=True) == "one\ntwo\n"
    assert clean_text(f"one{end}two{end}") == "one two "


@given(ANY_TEXT)
def test_nothing_that_is_not_printed_comes_through(text: str) -> None:
    assert all(c.isprintable() or c in "\u200c\u200d" for c in clean_text(text))
    assert all(c.isprintable() or c in "\u200c\u200d\n" for c in clean_text(text, lines=True))


@given(ANY_TEXT, st.booleans())
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    once = clean_text(text, lines)
    assert clean_text(once, lines) == once
    once.encode()


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Mn", "Mc"))))
def test_every_letter_number_and_mark_stays(text: str) -> None:
    assert clean_text(text) == "".join(c if unicodedata.category(c) != "Zs" else " " for c in text)


def test_a_tree_is_cleaned_with_its_keys() -> None:
    tree = {"a\x1b": ["b\x1b", {"c\nd": "e\nf"}, 3, True, 1.5]}
    assert clean_tree(tree) == {"a\ufffd": ["b\ufffd", {"c d": "e\nf"}, 3, True, 1.5]}
    assert clean_tree(tree, lines=False) == {"a\ufffd": ["b\ufffd", {"c d": "e f"}, 3, True, 1.5]}
