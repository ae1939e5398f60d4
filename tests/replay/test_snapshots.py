"""A jump to any event gives what folding up to it gives, wherever corrections reach."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_tui.case.events import Corrected, Event
from screening_tui.case.fold import fold
from screening_tui.replay.snapshots import Snapshots
from told_again import answered, history, mark, minor, opened

BODIES = st.one_of(
    st.sampled_from([minor(), mark(), mark(how="not_observed"), answered("one"), answered("two"), opened()]),
    st.integers(1, 40).map(lambda seq: Corrected(corrects=seq)),
)


@settings(deadline=None)
@given(bodies=st.lists(BODIES, max_size=40), jumps=st.lists(st.integers(0, 40), max_size=8), every=st.integers(1, 9))
def test_every_jump_is_the_fold_cut_off_there(bodies, jumps, every: int) -> None:
    events = history(opened(), *bodies)
    snapshots = Snapshots(events, every)
    for place in (min(jump, len(events)) for jump in jumps):
        assert snapshots.after(place) == fold(events[:place])


def test_nothing_has_happened_before_the_first_event() -> None:
    assert Snapshots([]).after(0) == fold([])


@pytest.fixture
def long_history() -> list[Event]:
    return history(opened(), minor(), *(answered(str(n), f"m_{n % 30}") for n in range(950)))


def test_a_second_jump_starts_nearby(long_history: list[Event], monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[Event] = []
    snapshots = Snapshots(long_history)
    snapshots.after(len(long_history))
    from screening_tui.replay import snapshots as room

    whole = room.continued
    monkeypatch.setattr(room, "continued", lambda case, events: whole(case, [folded.append(e) or e for e in events]))
    assert snapshots.after(777) == fold(long_history[:777])
    assert len(folded) == 77


def test_a_far_correction_makes_later_snapshots_untrue_and_no_earlier_one(long_history: list[Event]) -> None:
    events = [*long_history, Event(953, "2026-11-23T15:00:00.000-06:00", 1, "O", "", Corrected(corrects=500))]
    snapshots = Snapshots(events)
    before = snapshots.after(952)
    after = snapshots.after(953)
    assert before == fold(long_history)
    assert after == fold(events)
    assert after.corrected == {500: 953}
    assert snapshots.after(952) == before
