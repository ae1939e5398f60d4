"""While somebody is interviewed, nothing that anybody else said, found or recommended is on the screen."""

import pytest

from booth import AtTheBooth, Booth
from prepared import (
    A1,
    M1,
    M2,
    at,
    concluded,
    in_the_adults_interview,
    in_the_minors_interview,
    marks,
    people,
    rules,
    said,
)
from screening_tui.case.events import Body, Disclosed, Noted

TOLD = ("Secreta", "yellow", "river", "Tapachula", "Beto", "market", "bar", "Tecun", "kaputt")
"""Words of what M1 said."""


def in_the_adults_interview_with_everything_against_them() -> list[Body]:
    """A disclosure, an immediate report, a conclusion, a note: all of it is known while A1 sits there."""
    return [
        *people(),
        *marks(["no_kinship", "wanted", "abuse_material"]),
        at("minor_interview", "M1"),
        *rules("M1"),
        *said("M1", "m_name", name="Ana Lucia Secreta"),
        *said("M1", "m_home", "a yellow house by the river", place="Tapachula"),
        Noted(text="kaputt", person="M1", about="m_home"),
        Disclosed(person="M1", words="he hurts me in the bar"),
        at("adult_interview", "A1"),
        *rules("A1"),
    ]


def actions_and_findings(booth: Booth) -> list[str]:
    protocol = booth.desk.protocol
    return [booth.desk.say(item.label) for item in (*protocol.actions, *protocol.findings, *protocol.indicators)]


async def test_nothing_of_the_minor_is_on_the_screen_during_the_adults_interview(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_adults_interview_with_everything_against_them()) as booth:
        assert {finding.finding.id for finding in booth.desk.findings if finding.result.holds} >= {
            "disclosure",
            "wanted_person",
        }
        assert booth.desk.actions
        hidden = (*TOLD, "he hurts", "disclos", "abuse", "Ana", *actions_and_findings(booth))
        for _question in range(4):
            booth.must_not_show(*hidden)
            for keys in ("f1", "f2", "f3", "f4", "f10", "f7", "f5", "f6"):
                await booth.press(keys)
                booth.must_not_show(*hidden)
                assert "REPORT" not in booth.screen
                await booth.press("escape")
            await booth.press("ctrl+r k")


async def test_the_menu_does_not_say_that_an_interview_was_stopped(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_adults_interview_with_everything_against_them()) as booth:
        await booth.press("f10")
        for _page in range(4):
            booth.must_not_show("Take back a stop")
            await booth.press("pagedown")
    async with at_the_booth(case=[*people(), *marks(["no_kinship"]), Disclosed(person="M1"), at("actions")]) as booth:
        await booth.press("f10")
        booth.must_show("Take back a stop")


async def test_dialogs_name_people_by_their_numbers_only(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        await booth.choose("Who looks after somebody")
        booth.must_show("1[ ]M1", "2[x]A1")
        booth.must_not_show("Ana", "Luis")


async def test_a_jump_out_of_an_interview_asks_whether_the_person_has_left(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        await booth.go_to("Compare", left=False)
        booth.must_show("question 1 of")
        assert booth.desk.position is not None
        assert booth.desk.position.people == ("A1",)
        await booth.press("f4")
        await booth.choose("Compare")
        booth.must_show("Has A1 left the room?", "y yes, go on", "n no, stay here")
        await booth.press("escape")
        booth.must_show("question 1 of")
        await booth.go_to("Compare")
        booth.must_show("M1 said", "A1 said", "he found me at")


@pytest.mark.parametrize("entry", ["Add or change people", "Compare two other people"])
async def test_the_menus_ways_out_of_an_interview_ask_too(at_the_booth: AtTheBooth, entry: str) -> None:
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        await booth.choose(entry)
        if booth.shows("M1 / A1"):
            await booth.press("enter")
        booth.must_show("Has A1 left the room?")


async def test_back_out_of_an_interview_asks_too(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*in_the_minors_interview(), at("adult_interview", "A1")]) as booth:
        booth.must_show("Before the interview")
        await booth.press("shift+tab")
        booth.must_show("Has A1 left the room?")
        await booth.press("y")
        booth.must_show("Minor M1")


async def test_between_other_steps_nobody_is_asked(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded()) as booth:
        await booth.press("f4")
        await booth.choose("Decide")
        booth.must_show("You say")


async def test_one_minors_answers_are_not_seen_in_anothers_interview(at_the_booth: AtTheBooth) -> None:
    told = said("M1", "m_name", "Secreta")
    async with at_the_booth(case=[*in_the_minors_interview(M1, M2, A1), *told]) as booth:
        await booth.go_to("Minor M2")
        await booth.press("y y y y y y y y enter")
        booth.must_show("Minor M2", "question 1 of")
        booth.must_not_show("Secreta")


async def test_a_resumed_interview_shows_nothing_of_the_others_either(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        await booth.choose("Leave the case")
        booth.must_not_show(*TOLD)
        await booth.press("r")
        booth.must_show("question 1 of")
        booth.must_not_show(*TOLD)
