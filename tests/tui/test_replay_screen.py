"""A case played again in the officer's own step widgets: every moment, nothing recorded, by arrow keys and Enter."""

from pathlib import Path

import pytest

from booth import AtTheBooth, Booth
from screening_tui.tui.screens.replay import ReplayScreen

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.toml"))
IN_DOUBT = next(file for file in EXAMPLES if file.stem == "contradiction-in-doubt")


def replay(booth: Booth) -> ReplayScreen:
    screen = next(each for each in booth.app.screen_stack if isinstance(each, ReplayScreen))
    assert screen.focused is None
    return screen


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
async def test_each_example_goes_from_its_first_to_its_last_event_by_the_right_arrow(
    at_the_booth: AtTheBooth, file: Path
) -> None:
    events = file.read_text(encoding="utf-8").count("[[event]]")
    async with at_the_booth(command="replay", case_number=str(file)) as booth:
        screen = replay(booth)
        for place in range(1, events + 1):
            assert screen.desk.place == place
            booth.must_show(f"event {place} of {events}")
            await booth.press("right")
        booth.must_show("This is the last event.")
        await booth.press("left")
        booth.must_show(f"event {events - 1} of {events}")


async def test_what_was_asked_and_answered_stands_in_the_question_s_own_widgets(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="replay", case_number=str(IN_DOUBT), at=30) as booth:
        booth.must_show("REPLAY", "Minor M1", "In a blue house by the lake", "+1:14", "30 2026-")


async def test_nothing_can_be_recorded_and_it_says_so(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="replay", case_number=str(IN_DOUBT), at=30) as booth:
        before = booth.desk.case
        for key in ("f2", "f3", "f5", "f7", "f8", "x", "?"):
            await booth.press("left right")
            await booth.press(key)
            booth.must_show("This is a replay: nothing can be recorded in it.")
        assert booth.desk.case == before


async def test_landmarks_are_a_list_and_have_keys(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="replay", case_number=str(IN_DOUBT)) as booth:
        screen = replay(booth)
        await booth.press("d")
        first = screen.desk.place
        assert screen.desk.moment.event.body.verdict == "differs"
        booth.must_show("Compare")
        await booth.press("home", "enter")
        booth.must_show("Where something happened", "contradictions")
        await booth.press("d", "enter")
        assert screen.desk.place == first


async def test_it_plays_by_a_clock_that_the_test_moves(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="replay", case_number=str(IN_DOUBT)) as booth:
        screen = replay(booth)
        now = 100.0
        screen.clock = lambda: now
        await booth.press("space")
        booth.must_show("playing 1x", "pauses over 10 seconds are cut")
        now += 1000.0
        screen.tick()
        await booth.settle()
        assert screen.desk.place > 10
        await booth.press("space")
        booth.must_not_show("playing 1x")


async def test_why_opens_the_chain(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="replay", case_number=str(IN_DOUBT)) as booth:
        await booth.press("end", "w")
        booth.must_show("Findings and actions at this moment")
        await booth.press("enter")
        booth.must_show("because: ")


async def test_hiding_hides_a_replay_too(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="replay", case_number=str(IN_DOUBT), at=30) as booth:
        await booth.press("f9")
        booth.must_not_show("REPLAY", "blue house")
        await booth.press("enter")
        booth.must_show("REPLAY", "blue house")


async def test_of_a_damaged_file_what_can_be_shown_is_shown(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    text = IN_DOUBT.read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.toml"
    damaged.write_text(text.replace('kind = "step_entered"', 'kind = "step', 1), encoding="utf-8")
    async with at_the_booth(command="replay", case_number=str(damaged)) as booth:
        booth.must_show("Not all of it can be shown")
        await booth.press("enter")
        booth.must_show("REPLAY", "event 1 of")
        await booth.press("end")
        booth.must_show("REPLAY")


async def test_the_first_screen_replays_the_marked_case_and_comes_back(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("v")
        booth.must_show("There is no open case.")
        await booth.a_minor_and_an_adult()
        await booth.choose("Leave the case")
        await booth.press("v")
        booth.must_show("REPLAY", "event 1 of")
        await booth.press("q")
        booth.must_show("New screening")


async def test_a_gap_in_the_numbers_turns_no_reason_into_another(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    text = IN_DOUBT.read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.toml"
    damaged.write_text(text.replace('kind = "step_entered"', 'kind = "step', 1), encoding="utf-8")
    async with at_the_booth(command="replay", case_number=str(damaged)) as booth:
        await booth.press("enter end")
        events = booth.desk.case.events
        numbers = [event.seq for event in events]
        assert numbers != list(range(1, len(numbers) + 1)), "something is missing"
        lost = next(number for number in range(1, numbers[-1]) if number not in numbers)
        assert booth.desk.event(lost) is None
        assert booth.desk.event(numbers[-1] + 1) is None
        assert [booth.desk.event(number) for number in numbers] == list(events)
