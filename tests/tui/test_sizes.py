"""From 60x18 to 120x40: everything needed is on the screen; below that it says so and keeps every answer."""

import pytest
from rich.cells import cell_len

from booth import AtTheBooth
from prepared import in_the_minors_interview, people
from screens_of_a_case import ABOVE, CASES, bring_up

SIZES = ((60, 18), (72, 20), (80, 24), (104, 30), (120, 40))


async def test_the_first_screen(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        for size in SIZES:
            await booth.resize(*size)
            booth.must_show("n New screening", "p Practice", "q Quit", "F9 hide")


@pytest.mark.parametrize("name", CASES)
async def test_every_screen_says_where_it_is_that_it_is_saved_and_how_to_hide(
    at_the_booth: AtTheBooth, name: str
) -> None:
    async with at_the_booth(case=CASES[name]) as booth:
        if booth.shows("+---"):
            await booth.press("escape")
        assert booth.desk.planned is not None
        for size in SIZES:
            await booth.resize(*size)
            assert booth.lines[0].startswith(" CASE-")
            assert booth.desk.say(booth.desk.planned.step.title)[:8] in booth.lines[0]
            assert "saved" in booth.lines[0]
            for hint in ("F8 stop", "F9 hide", "F10 menu"):
                assert hint in booth.lines[-1]
            assert len(booth.lines) == size[1]
            assert max(cell_len(line) for line in booth.lines) <= size[0]


@pytest.mark.parametrize("name", ABOVE)
async def test_dialogs_fit_and_say_how_to_leave(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await bring_up(booth, name)
        for size in SIZES:
            await booth.resize(*size)
            if name == "hidden":
                booth.must_show("Enter to go on")
            else:
                booth.must_show("Esc back")
                assert len([line for line in booth.lines if "+------" in line]) == 2, booth.screen


@pytest.mark.parametrize("name", ["question", "choice", "compare", "decide", "actions", "indicators", "conduct"])
async def test_on_the_smallest_screen_what_has_to_be_done_can_be_seen(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(size=(60, 18), case=CASES[name]) as booth:
        needed = {
            "question": ("> ", *booth.words("m_name", "say").split()),
            "choice": ("1[ ]",),
            "compare": ("Suggested:", "M1 said"),
            "decide": ("1[x]", "Because"),
            "actions": ("[ ] 1", "Why:"),
            "indicators": ("1 [ ]", "So far"),
            "conduct": ("> [ ]", "Say:"),
        }[name]
        booth.must_show(*needed)


async def test_a_larger_screen_shows_the_outline_beside_every_step(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(size=(120, 40), case=CASES["actions"]) as booth:
        booth.must_show("Adult A1", "People and travel")
    async with at_the_booth(size=(80, 24), case=CASES["actions"]) as booth:
        booth.must_not_show("People and travel")


@pytest.mark.parametrize("size", [(59, 24), (80, 17), (20, 5), (1, 1)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_window_that_is_too_small_says_so_and_keeps_everything(
    at_the_booth: AtTheBooth, size: tuple[int, int]
) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("by the river")
        await booth.press("tab")
        await booth.type("Ana")
        await booth.resize(*size)
        if size[0] >= 20:
            booth.must_show("This window is too small" if size[0] > 30 else "too small")
            booth.must_not_show("by the river")
        await booth.resize(80, 24)
        booth.must_show("question 1 of", "by the river", "Name Ana")
        await booth.press("enter")
        value = booth.case.answers["M1", "m_name"].body.value
        assert (value.text, value.name) == ("by the river", "Ana")


async def test_what_cannot_be_seen_cannot_be_marked(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.resize(50, 12)
        await booth.press("n o n")
        assert not booth.case.marks
        await booth.resize(80, 24)
        await booth.press("n")
        assert list(booth.case.marks) == ["no_kinship"]


async def test_typing_goes_on_where_it_was_after_the_window_was_small(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("by the")
        await booth.resize(50, 12)
        await booth.resize(80, 24)
        await booth.type(" river")
        await booth.press("enter")
        assert booth.case.answers["M1", "m_name"].body.value.text == "by the river"


async def test_a_dialog_outlives_a_small_window(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("f2")
        await booth.type("half a no")
        await booth.resize(50, 12)
        await booth.resize(80, 24)
        await booth.type("te")
        await booth.press("enter")
        assert booth.last("noted").text == "half a note"


async def test_a_hidden_screen_stays_hidden_in_any_size(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f9")
        for size in ((50, 12), (120, 40), (80, 24)):
            await booth.resize(*size)
            booth.must_not_show("Minor", "question")
        await booth.press("enter")
        booth.must_show("question 1 of")
