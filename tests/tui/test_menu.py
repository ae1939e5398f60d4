"""The menu lists everything that can be done, each with its keys, and everything in it can be done."""

import pytest

from booth import AtTheBooth, Booth
from screening_tui.tui.keys import GLOBAL_BINDINGS, hints, written
from screens_of_a_case import CASES


async def menu_lines(booth: Booth) -> list[str]:
    """Every line of the menu, from top to bottom."""
    await booth.press("f10")
    found: list[str] = []
    while new := [words for line in booth.listed() if (words := line.lstrip("> ").strip()) not in found]:
        found += new
        await booth.press("pagedown pagedown")
    await booth.press("escape")
    return found


async def test_what_has_no_key_of_its_own_is_in_the_menu(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CASES["question"]) as booth:
        lines = await menu_lines(booth)
        for words in (
            "Take back the last entry",
            "Who else is in the room",
            "Start a break",
            "Document or proof asked for",
            "Who looks after somebody",
            "Object secured",
            "Entry 8",
            "Add or change people",
            "Compare two other people",
            "Hand over to another officer",
            "Leave the case (resume it later)",
        ):
            assert words in lines


@pytest.mark.parametrize("name", CASES)
async def test_every_key_that_works_is_in_the_footer_or_in_the_menu(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(case=CASES[name], size=(80, 24)) as booth:
        if booth.shows("+---"):
            await booth.press("escape")
        lines = " ".join(await menu_lines(booth)) + booth.lines[-1]
        for hint in hints(booth.app.screen):
            if hint.shown or hint.tooltip:
                assert written(hint.keys[0]) in lines, f"{hint}\n{lines}"


async def test_both_keys_of_what_works_everywhere_are_in_the_menu(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CASES["question"]) as booth:
        lines = await menu_lines(booth)
        for binding in GLOBAL_BINDINGS:
            first, second = (written(key) for key in binding.key.split(","))
            if binding.action != "menu":
                assert any(first in line and second in line for line in lines), binding.action
            else:
                assert f"{first} menu" in booth.lines[-1]


@pytest.mark.parametrize("name", ["question", "indicators", "actions"])
async def test_every_line_of_the_menu_can_be_chosen(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(case=CASES["question"]) as booth:
        everywhere = await menu_lines(booth) if name != "question" else []
    async with at_the_booth(case=CASES[name]) as booth:
        place = booth.desk.position
        assert place is not None
        lines = [line for line in await menu_lines(booth) if line not in everywhere]
        assert len(lines) >= 4
        for line in lines:
            if line.startswith("Leave the case"):
                continue
            await booth.choose(line[:30])
            while booth.app.screen is not booth.app.case_screen:
                await booth.press("enter" if booth.app.hidden else "escape")
            if booth.desk.position != place:
                booth.desk.go(place)
                await booth.settle()


async def test_the_keys_of_a_station_stand_in_the_menu_and_work(at_the_booth: AtTheBooth) -> None:
    keys = '[keys]\nobserved = ["v"]\nhelp = ["f12", "ctrl+g"]\n'
    async with at_the_booth(case=CASES["indicators"], station=keys) as booth:
        lines = await menu_lines(booth)
        assert any(line.split() == ["observed", "v"] for line in lines)
        assert any("F12" in line for line in lines)
        await booth.press("o")
        assert not booth.case.marks
        await booth.press("v")
        assert booth.case.marks["no_kinship"].body.mark == "observed"
        await booth.press("f1")
        booth.must_not_show("Keys here:")
        await booth.press("f12")
        booth.must_show("Keys here:")
