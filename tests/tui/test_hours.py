"""Whether somebody answers at this hour, from what a station wrote down."""

from datetime import time

import pytest

from screening_tui.tui.hours import answers_at


@pytest.mark.parametrize(
    ("hours", "clock", "answers"),
    [
        ("06:00-18:00", time(6, 0), True),
        ("06:00-18:00", time(17, 59), True),
        ("06:00-18:00", time(18, 0), False),
        ("6:00 - 18:00", time(5, 59), False),
        ("08:00-12:00, 13:00-17:00", time(12, 30), False),
        ("08:00-12:00; 13:00-17:00", time(13, 30), True),
        ("18:00-06:00", time(23, 0), True),
        ("18:00-06:00", time(3, 0), True),
        ("18:00-06:00", time(12, 0), False),
        ("00:00-24:00", time(3, 0), True),
        ("06:00-06:00", time(3, 0), True),
        ("7.30–16.30", time(17, 0), False),
    ],
)
def test_plain_hours_are_understood(hours: str, clock: time, answers: bool) -> None:
    assert answers_at(hours, clock) is answers


@pytest.mark.parametrize("hours", ["", "weekdays 07:30-16:30", "day and night", "06:00-18:00 only", "25:00-26:00"])
def test_of_other_words_nothing_is_claimed(hours: str) -> None:
    assert answers_at(hours, time(3, 0)) is None
