"""Terminals that show only plain characters, and those that show no colours."""

import pytest

from booth import AtTheBooth
from prepared import in_the_minors_interview, people
from screening_tui.case.events import PersonAdded
from screens_of_a_case import ABOVE, CASES, bring_up

ACCENTS = PersonAdded(person="M1", role="minor", name="Ñáéíóú Ünïcøde ¿qué? “comillas” – …")


@pytest.mark.parametrize("name", CASES)
async def test_with_ascii_every_screen_is_ascii(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(ascii=True, language="es", case=CASES[name]) as booth:
        assert booth.painted.isascii(), booth.screen


@pytest.mark.parametrize("name", ABOVE)
async def test_with_ascii_every_dialog_is_ascii(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(ascii=True, language="es", case=in_the_minors_interview()) as booth:
        await bring_up(booth, name)
        assert booth.painted.isascii(), booth.screen


async def test_letters_with_accents_become_plain_ones_and_stay_what_they_are_in_the_case(
    at_the_booth: AtTheBooth,
) -> None:
    async with at_the_booth(ascii=True, case=[*people(ACCENTS)]) as booth:
        await booth.go_to("People")
        assert "Naeiou Unic" in booth.painted
        assert '?que? "comillas" - ~' in booth.painted
        assert booth.painted.isascii()
        assert booth.case.people["M1"].body.name == ACCENTS.name


async def test_the_first_screen_in_ascii(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(ascii=True, station='name = "Peñas Blancas"') as booth:
        assert booth.painted.isascii()
        assert "Penas Blancas" in booth.painted


@pytest.mark.parametrize("term", ["linux", "vt100", "vt220", "ansi"])
async def test_a_plain_terminal_gets_plain_signs_and_its_own_letters(
    at_the_booth: AtTheBooth, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    async with at_the_booth(language="es", case=in_the_minors_interview()) as booth:
        signs = {character for character in booth.painted if not character.isascii() and not character.isalpha()}
        assert signs <= set("¿¡“”«»ºª"), signs


async def test_nothing_is_said_by_colour_alone(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CASES["marked"]) as booth:
        booth.must_show("[O]", "[n]", "[?]", "! NOW", ">")
    async with at_the_booth(case=CASES["actions"]) as booth:
        booth.must_show("[ ] 1")
    async with at_the_booth(case=CASES["decide"]) as booth:
        booth.must_show("1[x]")
