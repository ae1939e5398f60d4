"""A replay that runs by itself, with a clock that stands still until the test moves it."""

from dataclasses import replace

from screening_tui.case import events as ev
from screening_tui.replay.pace import LONGEST_PAUSE, SPEEDS, other_speed, run_from, running_times
from told_again import answered, asked, history, mark, minor, opened


def test_times_run_as_it_happened_and_long_pauses_are_cut() -> None:
    events = history(opened(), minor(), mark(), asked(), answered(), apart=4000)
    assert running_times(events) == (0, 4000, 8000, 12000, 16000)
    late = [*events[:3], *(replace(event, elapsed=event.elapsed + 3_600_000) for event in events[3:])]
    assert running_times(late) == (0, 4000, 8000, 8000 + LONGEST_PAUSE, 12000 + LONGEST_PAUSE)


def test_another_session_a_gap_and_a_clock_that_begins_anew_are_pauses() -> None:
    events = history(opened(), minor(), ev.Resumed(program="0"), mark(), answered(), apart=1000)
    assert running_times(events)[2] == 1000 + LONGEST_PAUSE
    with_a_gap = [event for event in events if event.seq != 4]
    assert running_times(with_a_gap)[3] == 1000 + 2 * LONGEST_PAUSE
    anew = [*events[:3], *(replace(event, elapsed=event.elapsed - 3500) for event in events[3:])]
    assert running_times(anew)[3] == 1000 + 2 * LONGEST_PAUSE


def test_of_no_events_there_is_no_time() -> None:
    assert running_times(()) == ()


def test_it_comes_to_each_event_when_its_time_has_come() -> None:
    times = running_times(history(opened(), minor(), mark(), asked(), answered(), apart=4000))
    running = run_from(times, 2, 1, now=100.0)
    assert [running.place(100.0 + seconds) for seconds in (0, 3.9, 4, 8, 11.9, 12, 99)] == [2, 2, 3, 4, 4, 5, 5]
    assert not running.is_over(111.9)
    assert running.is_over(112)


def test_sixty_times_as_fast() -> None:
    times = running_times(history(opened(), minor(), mark(), asked(), answered(), apart=6000))
    running = run_from(times, 1, 60, now=0.0)
    assert [running.place(seconds) for seconds in (0.0, 0.1, 0.2, 0.4)] == [1, 2, 3, 5]


def test_another_speed_goes_on_from_where_it_is() -> None:
    times = running_times(history(opened(), minor(), mark(), asked(), answered(), apart=8000))
    running = run_from(times, 1, 1, now=0.0).at_speed(4, now=4.0)
    assert running.place(4.9) == 1
    assert running.place(5.0) == 2
    assert running.place(7.0) == 3


def test_the_clock_before_its_beginning_leaves_it_at_the_first_event() -> None:
    assert run_from((0, 1000), 1, 1, now=10.0).place(9.0) == 1


def test_speeds_go_from_one_to_sixty() -> None:
    assert (SPEEDS[0], SPEEDS[-1]) == (1, 60)
    assert other_speed(1, -1) == 1
    assert other_speed(60, 1) == 60
    assert other_speed(1, 1) == SPEEDS[1]
