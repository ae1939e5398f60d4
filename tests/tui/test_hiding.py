"""The neutral page: nothing of the case, no key that reaches it, and back to exactly where it was."""

from time import monotonic

from booth import AtTheBooth
from prepared import in_the_minors_interview, people, said
from screening_tui.station.pin import pin_hash

STATION = 'name = "Paso Canoas, booth 2"\ncode = "PC2"\n'


async def test_the_hidden_screen_shows_the_time_and_the_place_and_nothing_else(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station=STATION, case=[*in_the_minors_interview(), *said("M1", "m_name", "Ana")]) as booth:
        await booth.press("shift+tab f9")
        lines = [line.strip() for line in booth.lines if line.strip()]
        assert len(lines) == 3
        assert lines[0].replace(":", "").isdigit()
        assert lines[1:] == ["Paso Canoas, booth 2", "Enter to go on"]


async def test_it_swallows_every_key_but_enter(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("f9")
        before = booth.screen
        await booth.press("n o ? escape f1 f2 f3 f4 f7 f8 f9 f10 ctrl+x ctrl+o ctrl+p ctrl+c ctrl+q tab down q")
        await booth.type("abc")
        await booth.paste("pasted")
        assert booth.screen == before
        assert not booth.app._exit
        await booth.press("enter")
        booth.must_show("Indicators · 0 of 7")
        assert not booth.case.marks


async def test_what_is_typed_stays_typed(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("half an answ")
        await booth.press("f9 enter")
        await booth.type("er")
        booth.must_show("half an answer")


async def test_with_a_pin_only_the_pin_comes_back_and_is_never_shown(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station=f'{STATION}pin_hash = "{pin_hash("4711")}"\n', case=people()) as booth:
        await booth.press("f9")
        booth.must_show("PIN, then Enter")
        await booth.press("enter")
        assert booth.app.hidden
        for wrong in ("4712", "471", "47111"):
            await booth.type(wrong)
            booth.must_not_show(wrong, "*")
            await booth.press("enter")
            assert booth.app.hidden
        await booth.type("4711")
        await booth.press("enter")
        assert not booth.app.hidden
        booth.must_show("Indicators · 0 of 7")


async def test_after_an_idle_time_the_screen_hides_by_itself(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station="idle_minutes = 3", case=in_the_minors_interview()) as booth:
        await booth.press("f2")
        await booth.type("half a note")
        booth.app.last_key = monotonic() - 3 * 60 + 30
        booth.app._look_at_the_clock()
        await booth.settle()
        assert not booth.app.hidden
        booth.app.last_key = monotonic() - 3 * 60 - 1
        await booth.until(lambda: booth.app.hidden, "the hidden screen, by the program's own clock")
        await booth.settle()
        booth.must_show("Enter to go on")
        await booth.press("enter")
        booth.must_show("half a note")


async def test_a_key_begins_the_idle_time_anew(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        booth.app.last_key = monotonic() - 3600
        await booth.press("down")
        booth.app._look_at_the_clock()
        await booth.settle()
        assert not booth.app.hidden


async def test_hiding_twice_needs_one_enter(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("f9")
        booth.app.last_key = monotonic() - 3600
        booth.app._look_at_the_clock()
        await booth.settle()
        await booth.press("enter")
        assert not booth.app.hidden


async def test_the_first_screen_can_be_hidden_too(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("ctrl+l")
        booth.must_not_show("New screening", "T. Prueba")
        await booth.press("n enter")
        booth.must_show("New screening", "nothing open")


async def test_another_key_can_hide(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station='[keys]\nhide = ["f12"]\n', case=people()) as booth:
        booth.must_show("F12 hide")
        await booth.press("f9")
        assert not booth.app.hidden
        await booth.press("f12")
        assert booth.app.hidden
