"""Keys that come all at once, as they do over a slow line: each meets the screen that the one before it made."""

import pytest
from textual import events

from booth import AtTheBooth
from prepared import in_the_minors_interview
from screening_tui.tui.app import ScreeningApp


async def test_a_whole_screening_in_one_burst(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        people = ["n", *"Ana Lucia", "tab", "9", "enter", "a", *"Luis Ejemplo", "enter", "enter"]
        decided = [*"nnnnnnn", "enter", "3", *"Mother and daughter", "enter", "1", "enter"]
        await booth.burst(*people, *decided)
        assert [standing.body.name for standing in booth.case.people.values()] == ["Ana Lucia", "Luis Ejemplo"]
        assert len(booth.case.marks) == 7
        assert booth.case.conclusions["M1"].body.reason == "Mother and daughter"
        await booth.burst("enter", "enter")
        booth.must_show("New screening", "nothing open")


async def test_answers_in_one_burst_stay_with_their_questions(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.burst(
            *"Ana", "enter", *"yellow house", "tab", *"Tapachula", "enter", "f3", "k", *"Managua", "enter"
        )
        answers = {question: standing.body for (_person, question), standing in booth.case.answers.items()}
        assert answers["m_name"].value.text == "Ana"
        assert (answers["m_home"].value.text, answers["m_home"].value.place) == ("yellow house", "Tapachula")
        assert answers["m_lives_with"].reason == "does_not_know"
        assert answers["m_father"].value.text == "Managua"


async def test_hiding_does_not_wait_and_what_was_typed_before_it_is_not_lost(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        for key in ("f2", *"seen", "f9", *"nobody reads this"):
            booth.send(key)
        await booth.until(lambda: booth.app.hidden, "the hidden screen")
        await booth.settle()
        booth.must_show("Enter to go on")
        booth.send("enter")
        await booth.until(lambda: not booth.app.hidden and booth.shows("Your words seen"), "the note with its words")
        await booth.press("enter")
        assert booth.last("noted").text == "seen"


async def test_keys_typed_while_the_program_still_loads_wait_for_the_case(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="practice", early=[*"nAna", "enter"]) as booth:
        await booth.until(lambda: booth.app.case_screen is not None and booth.shows("M1"), "the first person")
        assert [body.name for body in booth.bodies("person_added")] == ["nAna"]


async def test_a_key_that_comes_while_the_case_opens_waits_for_its_form(
    at_the_booth: AtTheBooth, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = ScreeningApp._begin

    def with_a_key_right_behind(app: ScreeningApp, *what: str) -> None:
        begin(app, *what)
        app.call_later(app._driver.send_message, events.Key("A", "A"))

    monkeypatch.setattr(ScreeningApp, "_begin", with_a_key_right_behind)
    async with at_the_booth(command="practice") as booth:
        await booth.type("na")
        await booth.until(lambda: booth.app.case_screen is not None, "the case")
        await booth.press("tab 9 enter")
        assert [body.name for body in booth.bodies("person_added")] == ["Ana"]


async def test_enter_typed_before_the_program_has_the_terminal_is_enter(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="practice", early=[*"Ana", "ctrl+j", "m", *"Eva", "tab", "9", "ctrl+j"]) as booth:
        await booth.until(lambda: booth.app.case_screen is not None and booth.shows("M2"), "two people")
        assert [body.name for body in booth.bodies("person_added")] == ["Ana", "Eva"]


async def test_the_same_key_in_every_place(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("ctrl+j")
        booth.must_show("New: minor")
        await booth.type("Ana")
        await booth.press("ctrl+j")
        assert [body.name for body in booth.bodies("person_added")] == ["Ana"]
        await booth.press("f9 ctrl+j")
        assert not booth.app.hidden
        await booth.press("f10 ctrl+j")
        booth.must_not_show("Menu")


async def test_where_several_lines_may_be_typed_it_stays_a_new_line(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.burst("f2", *"one", "ctrl+j", *"two", "enter")
        assert booth.last("noted").text == "one\ntwo"
