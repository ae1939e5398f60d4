"""A dialog that closes when the case has already gone on to another place."""

import pytest

from booth import AtTheBooth
from prepared import in_the_minors_interview, people


async def test_details_of_an_indicator_below_a_disclosure(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("tab")
        booth.must_show("What was seen")
        await booth.press("f8")
        await booth.type("he hits me")
        await booth.press("enter")
        assert booth.last("disclosed").words == "he hits me"
        await booth.press("escape")
        booth.must_show("Actions")
        await booth.press("down up")
        booth.must_show("Actions")


@pytest.mark.parametrize("key", ["b", "n", "l"])
async def test_questions_without_an_answer_below_another_place(at_the_booth: AtTheBooth, key: str) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        for _page in range(30):
            if booth.shows("have no answer"):
                break
            await booth.press("enter")
        booth.must_show("have no answer", "leave them open")
        await booth.press("f10")
        await booth.choose("Add or change people")
        await booth.press("y")
        booth.must_show("have no answer")
        await booth.press(key)
        booth.must_show("People and travel")
        assert not booth.bodies("missing")


async def test_a_line_of_the_menu_that_is_nothing_any_more_in_a_window_that_became_too_small(
    at_the_booth: AtTheBooth,
) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("f10")
        lines = booth.listed()
        here = next(n for n, line in enumerate(lines) if line.startswith(">"))
        there = next(n for n, line in enumerate(lines) if "cannot tell" in line)
        await booth.press(*["down"] * (there - here))
        await booth.resize(20, 5)
        await booth.press("enter")
        await booth.resize(80, 24)
        booth.must_show("Indicators · 0 of 7")
        assert not booth.case.marks
