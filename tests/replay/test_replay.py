"""The moments of a case: what stood, what changed, how long it took, and the ways between them."""

from pathlib import Path

import pytest

from screening_tui.case import events as ev
from screening_tui.case.case_file import read_case_file
from screening_tui.case.fold import fold
from screening_tui.case.value import Value
from screening_tui.protocol.load import load
from screening_tui.replay.advice import Change
from screening_tui.replay.landmarks import Landmark
from screening_tui.replay.replay import Replay
from told_again import (
    PROTOCOL,
    SECOND,
    adult,
    answered,
    asked,
    history,
    mark,
    minor,
    opened,
    shown,
    withdrawn,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.toml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda path: path.stem)
def test_every_moment_of_the_examples_is_as_it_was_recorded(file: Path) -> None:
    loaded = read_case_file(file)
    assert loaded.sources is not None
    replay = Replay(load(loaded.sources), loaded.case.events)
    moments = [replay.moment(place) for place in range(1, len(replay) + 1)]
    assert [moment.event for moment in moments] == list(loaded.case.events)
    assert moments[-1].case == loaded.case
    # What this program wrote is what this program says.
    assert [moment.otherwise for moment in moments] == [()] * len(moments)
    shown_in_all = {change.key for moment in moments for change in moment.changes if change.shown}
    assert shown_in_all >= loaded.case.advice_findings | loaded.case.advice_actions


def test_a_moment_is_the_fold_cut_off_there() -> None:
    events = history(opened(), minor(), answered("first"), answered("second"))
    replay = Replay(PROTOCOL, events)
    moment = replay.moment(3)
    assert moment.case == fold(events[:3])
    assert moment.case.answers["M1", "m_destination"].body.value == Value(text="first")
    assert (moment.place, moment.event, moment.landmark) == (3, events[2], Landmark.QUESTION)
    assert len(replay) == 4
    assert replay.case(0) == fold([])


def test_the_ways_between_moments() -> None:
    differs = ev.ComparisonJudged(fact="destination", people=("M1", "A1"), verdict="differs")
    agrees = ev.ComparisonJudged(fact="companion", people=("M1", "A1"), verdict="agrees")
    events = history(
        opened(),
        ev.StepEntered(step="people"),
        minor(),
        ev.StepEntered(step="indicators"),
        mark(),
        asked(),
        answered(),
        ev.Missing(question="m_home", person="M1", reason="declined"),
        agrees,
        differs,
        ev.Corrected(corrects=5),
        ev.PersonCorrected(person="M1", role="minor", age=11),
        ev.CheckAccepted(check="long_interview", reason="nearly done"),
        ev.Disclosed(person="M1"),
        ev.BribeOffered(),
        ev.ActionRecorded(action="inform_superior", state="done"),
    )
    replay = Replay(PROTOCOL, events)
    assert [replay.step_on(1), replay.step_on(16), replay.step_on(1, -1), replay.step_on(16, -1)] == [2, None, None, 15]
    expected = {
        Landmark.STEP: [2, 4],
        Landmark.QUESTION: [7, 8],
        Landmark.MARK: [5],
        Landmark.CONTRADICTION: [10],
        Landmark.CORRECTION: [11, 12],
        Landmark.WARNING: [13],
        Landmark.DISCLOSURE: [14],
        Landmark.BRIBE: [15],
        Landmark.ACTION: [16],
    }
    for landmark, places in expected.items():
        found, place = [], 0
        while (following := replay.find(place, landmark)) is not None:
            place = following
            found.append(place)
        assert found == places, landmark
        assert replay.find(17, landmark, -1) == places[-1]
        assert replay.find(places[0], landmark, -1) is None
    assert replay.place_of(9) == 9
    assert replay.place_of(99) is None


def test_what_was_taken_back_says_so_wherever_it_is_looked_at() -> None:
    replay = Replay(PROTOCOL, history(opened(), mark(), ev.Corrected(corrects=2)))
    assert [replay.moment(place).corrected_by for place in (1, 2, 3)] == [0, 3, 0]


def test_events_that_are_missing_leave_the_numbers_as_they_are() -> None:
    events = [event for event in history(opened(), minor(), mark(), answered()) if event.seq != 3]
    replay = Replay(PROTOCOL, events)
    assert replay.place_of(4) == 3
    assert replay.moment(3).event.seq == 4


# How long it took


def test_an_answer_counts_from_what_came_before_its_question() -> None:
    replay = Replay(PROTOCOL, history(opened(), minor(), asked(), answered(), apart=SECOND))
    assert [replay.moment(place).took for place in (1, 2, 3, 4)] == [None, 1000, 1000, 2000]


def test_what_the_program_records_takes_the_officer_no_time() -> None:
    replay = Replay(PROTOCOL, history(opened(), mark(), shown("x"), minor(), apart=SECOND))
    assert replay.moment(4).took == 2000


def test_time_is_not_known_where_a_session_begins_or_events_are_missing() -> None:
    resumed = ev.Resumed(program="0")
    events = history(opened(), ev.Interrupted(), resumed, minor(), mark(), adult(), apart=SECOND)
    assert Replay(PROTOCOL, events).moment(3).took is None
    assert Replay(PROTOCOL, events).moment(4).took == 1000
    without = [event for event in events if event.seq != 5]
    assert Replay(PROTOCOL, without).moment(5).took is None


def test_time_is_not_known_where_the_session_s_clock_goes_back() -> None:
    events = [*history(opened(), minor()), *history(opened(), minor(), mark(), apart=1)[2:]]
    assert Replay(PROTOCOL, events).moment(3).took is None


# What changed


def test_the_event_that_brought_advice_and_the_advice_itself_both_tell_it() -> None:
    events = history(opened(), mark(), shown("f", actions=("a:M1",)), withdrawn("g"), minor())
    replay = Replay(None, events)
    brought = (Change("finding", "f", True, 3), Change("action", "a:M1", True, 3))
    gone = (Change("finding", "g", False, 4),)
    assert [replay.moment(place).changes for place in (1, 2, 3, 4, 5)] == [(), (*brought, *gone), brought, gone, ()]


def test_without_a_protocol_nothing_is_said_about_today() -> None:
    assert Replay(None, history(opened(), minor(), mark())).moment(3).otherwise == ()


def test_what_today_s_program_would_show_and_was_not_shown_is_flagged() -> None:
    replay = Replay(PROTOCOL, history(opened(), minor(), adult(), mark("wanted")))
    missing = replay.moment(4).otherwise
    assert missing
    assert all(change.shown and change.recorded_by == 0 for change in missing)
    recorded = [change.key for change in missing if change.what == "finding"]
    actions = tuple(change.key for change in missing if change.what == "action")
    caught_up = Replay(PROTOCOL, history(opened(), minor(), adult(), mark("wanted"), shown(*recorded, actions=actions)))
    assert [caught_up.moment(place).otherwise for place in (4, 5)] == [(), ()]


def test_what_was_shown_and_today_s_program_would_not_show_is_flagged() -> None:
    replay = Replay(PROTOCOL, history(opened(), shown("no_such_finding"), minor()))
    gone = (Change("finding", "no_such_finding", False, 0),)
    assert [replay.moment(place).otherwise for place in (1, 2, 3)] == [(), gone, gone]


def advice_of(*bodies: ev.Body) -> ev.Body:
    changes = Replay(PROTOCOL, history(*bodies)).moment(len(bodies)).otherwise
    findings = [change.key for change in changes if change.what == "finding"]
    return shown(*findings, actions=tuple(change.key for change in changes if change.what == "action"))


def test_things_recorded_together_wait_for_what_follows_from_the_last() -> None:
    before = (opened(), minor(), adult(), mark("wanted"))
    together = history(*before, mark("hidden", "not_observed"), advice_of(*before), apart=SECOND)
    assert Replay(PROTOCOL, together).moment(4).otherwise == ()


def test_things_long_apart_do_not_wait_for_each_other() -> None:
    before = (opened(), minor(), adult(), mark("wanted"))
    apart = history(*before, mark("hidden", "not_observed"), advice_of(*before))
    assert Replay(PROTOCOL, apart).moment(4).otherwise


def test_in_a_scripted_case_the_clock_does_not_tell_what_was_recorded_together() -> None:
    before = (opened("scripted"), minor(), adult(), mark("wanted"))
    scripted = history(*before, mark("hidden", "not_observed"), advice_of(*before))
    assert Replay(PROTOCOL, scripted).moment(4).otherwise == ()


def test_going_on_to_another_step_ends_the_wait() -> None:
    before = (opened(), minor(), adult(), mark("wanted"))
    left = history(*before, ev.StepLeft(step="indicators"), advice_of(*before), apart=SECOND)
    assert Replay(PROTOCOL, left).moment(4).otherwise
