"""Free answers held against each other: the same, nearly, or only a person can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_tui.names.compare import Likeness, compare_names, compare_words
from screening_tui.names.places import compare_places

SAME, NEARLY, UNCLEAR = Likeness.SAME, Likeness.NEARLY, Likeness.UNCLEAR


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("to visit family", "To visit family.", SAME),
        ("to work in a shop", "to work in the shop", SAME),
        ("vacaciones", "VACACIONES", SAME),
        ("para trabajar", "para trabjar", NEARLY),
        ("trabajar en una tienda", "travajar en la tienda", NEARLY),
        ("she has a dog", "she has no dog", UNCLEAR),
        ("she has two dogs", "she has 2 dogs", UNCLEAR),
        ("2 dogs", "3 dogs", UNCLEAR),
        ("the dog bit the man", "the man bit the dog", UNCLEAR),
        ("holiday", "to work", UNCLEAR),
        ("", "", UNCLEAR),
        ("...", "...", UNCLEAR),
    ],
)
def test_two_answers(one: str, other: str, expected: Likeness) -> None:
    assert compare_words(one, other) is expected
    assert compare_words(other, one) is expected


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["María", "López", "de", "la", "Cruz", "Иван", "محمد", "王小明", ",", "A1", "Ñ", "xx", "'", "1"]),
    max_size=8,
).map(" ".join)


@given(TEXTS, TEXTS)
def test_whatever_is_written_both_ways_round_come_out_alike(one: str, other: str) -> None:
    for compare in (compare_names, compare_places, compare_words):
        assert compare(one, other) is compare(other, one)


@given(TEXTS)
def test_a_text_never_differs_from_itself(text: str) -> None:
    for compare in (compare_names, compare_places, compare_words):
        assert compare(text, text) in {SAME, UNCLEAR}
