"""The row that shows where things happened."""

from hypothesis import given
from hypothesis import strategies as st

from screening_tui.replay.landmarks import Landmark
from screening_tui.replay.timeline import SIGNS, cell_of, signs

LANDMARKS = st.lists(st.none() | st.sampled_from(Landmark), min_size=1, max_size=300)


def test_a_short_case_has_a_cell_for_each_event() -> None:
    landmarks = [None, Landmark.STEP, Landmark.QUESTION, Landmark.MARK, Landmark.ACTION, Landmark.CORRECTION]
    assert signs(landmarks, 76) == "-|.mac"


def test_where_several_share_a_cell_the_most_telling_is_seen() -> None:
    landmarks = [Landmark.QUESTION, Landmark.BRIBE, Landmark.STEP, Landmark.QUESTION, None, Landmark.DISCLOSURE]
    assert signs(landmarks, 3) == "b|s"
    assert signs(list(reversed(landmarks)), 3) == "s|b"


def test_each_sign_is_another() -> None:
    assert set(SIGNS) == set(Landmark)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_of_no_events_there_is_no_row() -> None:
    assert signs((), 40) == ""


@given(LANDMARKS, st.integers(1, 120))
def test_the_row_never_grows_too_wide_and_every_event_has_its_cell(landmarks: list[Landmark], width: int) -> None:
    row = signs(landmarks, width)
    count = len(landmarks)
    assert len(row) == min(width, count)
    cells = [cell_of(place, count, width) for place in range(1, count + 1)]
    assert cells == sorted(cells)
    assert set(cells) == set(range(len(row)))
