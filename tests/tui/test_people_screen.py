"""Who is here: people of a group, their ages, and the questions about the journey."""

import pytest

from booth import AtTheBooth
from prepared import AT_PEOPLE, M1, in_the_minors_interview


async def test_everything_about_a_person_stands_on_one_form(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.type("Ana Prueba")
        await booth.press("tab")
        await booth.type("31/05/2014")
        await booth.press("tab")
        await booth.type("Nicaragua")
        await booth.press("tab")
        await booth.type("C01234567")
        await booth.press("tab")
        await booth.type("es")
        await booth.press("tab 1 enter")
        person = booth.last("person_added")
        assert (person.person, person.role, person.name, person.birth_date) == (
            "M1",
            "minor",
            "Ana Prueba",
            "2014-05-31",
        )
        assert (person.nationality, person.document, person.language, person.sex) == (
            "Nicaragua",
            "C01234567",
            "es",
            "female",
        )
        booth.must_show("M1 Ana Prueba minor 2014-05-31 female Nicaragua", "C01234567")


async def test_several_minors_and_adults_are_numbered_in_order(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.person("Ana", "9")
        for key, name in (("m", "Beto"), ("a", "Luis"), ("m", "Caro"), ("a", "Rosa")):
            await booth.press(key)
            await booth.person(name)
        assert list(booth.case.people) == ["M1", "M2", "A1", "M3", "A2"]
        booth.must_show("Minor M1" if booth.shows("Minor M1") else "M1 Ana", "M3 Caro", "A2 Rosa")


async def test_a_name_is_not_needed(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n enter")
        booth.must_show("M1 name not known minor")


@pytest.mark.parametrize("typed", ["17?", "2008?", "about 12", "31/02/2014", "140", "12,5"])
async def test_an_age_is_understood_or_asked_for_again(at_the_booth: AtTheBooth, typed: str) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.person("Ana", typed)
        if typed.endswith("?"):
            assert booth.last("person_added").age_in_doubt
            booth.must_show("(age in doubt)")
        else:
            booth.must_show(f"“{typed}” is no date or age.", "New: minor", f"Age or birth {typed}")
            assert not booth.bodies("person_added")


async def test_an_adult_whose_age_is_in_doubt_counts_as_a_minor(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.person("Ana", "9")
        await booth.press("a")
        await booth.person("Luis", "18?")
        assert list(booth.case.minors) == ["M1", "M2"]
        await booth.press("enter")
        booth.must_show("Please note", "M2: In doubt about the age: treat this person as a minor")
        await booth.press("enter")
        booth.must_show("Indicators")


async def test_a_person_can_be_corrected_and_is_still_the_same(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        await booth.press("e")
        booth.must_show("M1 minor", "Ana Prueba", "Counts as")
        await booth.type(" Segunda")
        await booth.press("enter")
        assert booth.last("person_corrected").name == "Ana Prueba Segunda"
        assert booth.case.people["M1"].body.age == 9
        assert list(booth.case.people) == ["M1"]


async def test_enter_on_an_unchanged_person_writes_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        before = len(booth.case.events)
        await booth.press("e enter")
        assert len(booth.case.events) == before
        booth.must_show("M1 Ana Prueba")


async def test_people_can_be_added_from_the_menu_at_any_time(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.choose("Add or change people")
        booth.must_show("Has M1 left the room?")
        await booth.press("y m")
        await booth.person("Beto", "14")
        assert list(booth.case.minors) == ["M1", "M2"]
        await booth.press("f4")
        booth.must_show("Minor M2", "Compare M2 / A1")


async def test_the_journey_is_asked_question_by_question(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        await booth.press("j")
        asked = booth.desk.protocol.questions_of["people"]
        booth.must_show(booth.words(asked[0].id, "ask"), "3[ ]")
        await booth.press("3 enter")
        assert booth.last("answered").value.choices == (asked[0].options[2].id,)
        assert booth.last("answered").person == ""
        for question in asked[1:]:
            booth.must_show(booth.words(question.id, "ask"))
            await booth.press("f3")
            booth.must_show("does not apply")
            await booth.press("n")
            assert booth.last("missing").reason == "not_asked"
        booth.must_show("Ana Prueba", "m one more minor")


async def test_back_from_the_form_leaves_nobody_half_added(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        await booth.press("a")
        await booth.type("Luis")
        await booth.press("escape")
        booth.must_show("M1 Ana Prueba")
        assert list(booth.case.people) == ["M1"]


async def test_what_is_half_typed_about_a_person_is_kept_over_a_jump(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        await booth.press("a")
        await booth.type("Luis Ejem")
        await booth.go_to("Indicators")
        await booth.go_to("People")
        booth.must_show("New: adult", "Luis Ejem")
        await booth.type("plo")
        await booth.press("enter")
        assert booth.last("person_added").name == "Luis Ejemplo"
