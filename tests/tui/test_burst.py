"""Fingers and scanners, told apart by the times of their keys."""

import pytest

from screening_tui.tui.burst import Burst


def burst_of(*gaps: float) -> list[bool]:
    burst, now = Burst(), 100.0
    told = []
    for gap in gaps:
        now += gap
        told.append(burst.takes(now))
    return told


def test_a_scanners_keys_are_a_burst_from_the_ninth_on() -> None:
    assert burst_of(*[0.004] * 12) == [False] * 8 + [True] * 4


@pytest.mark.parametrize("gap", [0.12, 0.3, 2.0])
def test_fingers_are_none(gap: float) -> None:
    assert not any(burst_of(*[gap] * 60))


def test_somebody_who_hesitates_once_in_a_while_is_none() -> None:
    assert not any(burst_of(*[0.08, 0.08, 0.08, 0.09, 0.2] * 12))


def test_the_enter_that_comes_a_moment_after_a_burst_is_a_persons() -> None:
    assert burst_of(*[0.01] * 44, 0.6)[-1] is False
