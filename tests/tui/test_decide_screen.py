"""The officer concludes, for each minor, with a written reason; the program lists and never scores."""

import re

from booth import AtTheBooth
from prepared import A1, M1, M2, at, both_told, marks, people
from screening_tui.case.events import Disclosed


async def test_a_conclusion_needs_its_reason(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("decide")]) as booth:
        await booth.press("3 enter")
        booth.must_show("Write the reason: every decision carries its own.")
        assert not booth.bodies("assessed")
        await booth.type("all of it fits")
        await booth.press("enter")
        assert (booth.last("assessed").conclusion, booth.last("assessed").reason) == ("not_detected", "all of it fits")


async def test_a_reason_needs_its_conclusion(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("decide")]) as booth:
        await booth.press("tab")
        await booth.type("hm")
        await booth.press("enter")
        booth.must_show("Choose what you conclude: 1, 2 or 3.", "hm")
        assert not booth.bodies("assessed")


async def test_what_speaks_for_and_against_is_listed_and_never_scored(at_the_booth: AtTheBooth) -> None:
    case = [*both_told(), *marks(["frightened"], ["hidden"]), Disclosed(person="M1", words="help"), at("decide")]
    async with at_the_booth(case=case) as booth:
        booth.must_show("Speaks for looking further", "The protocol suggests to look further. You decide.")
        booth.must_show(booth.words("frightened"), "observed")
        await booth.press("pagedown pagedown")
        booth.must_show("Indicators 1, 2, 4, 5, 7: not observed")
        assert not re.search(r"\d+ ?%|score|points|risk", booth.screen, re.IGNORECASE)


async def test_how_far_interviews_and_comparisons_are_is_said_in_words(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(["frightened"]), at("decide")]) as booth:
        booth.must_show("- Minor M1: not held", "- Adult A1: not held", "- Compare M1 / A1: nothing to compare yet")
        booth.must_not_show("0/0")
    async with at_the_booth(case=[*both_told(), at("decide")]) as booth:
        booth.must_show("- Minor M1: 4 of 12 questions answered", "- Compare M1 / A1: 0 of 4 facts judged")


async def test_disagreeing_with_the_suggestion_is_possible_and_recorded(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(["frightened"]), at("decide")]) as booth:
        await booth.press("3")
        await booth.type("toothache")
        await booth.press("enter")
        booth.must_show(booth.words("clear_despite_indicator", "message"))
        await booth.type("a dentist confirmed it")
        await booth.press("enter")
        assessed = booth.last("assessed")
        assert (assessed.conclusion, assessed.suggested) == ("not_detected", ("indicator_observed",))
        assert booth.last("check_accepted").reason == "a dentist confirmed it"
        booth.must_show("How does it end for M1?")


async def test_each_minor_has_a_page_of_their_own(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(M1, M2, A1), *marks(), at("decide")]) as booth:
        booth.must_show("M1 Ana Prueba", "Decide · 0 of 2")
        await booth.press("3")
        await booth.type("fits")
        await booth.press("enter")
        booth.must_show("M2 Beto Prueba", "Decide · 1 of 2")
        booth.must_not_show("fits")
        await booth.press("1")
        await booth.type("does not fit")
        await booth.press("shift+tab shift+tab")
        booth.must_show("M1 Ana Prueba", "3[x]not detected", "fits")
        await booth.press("enter")
        booth.must_show("M2 Beto Prueba", "does not fit")
        await booth.press("enter")
        assert {minor: standing.body.conclusion for minor, standing in booth.case.conclusions.items()} == {
            "M1": "not_detected",
            "M2": "detected",
        }


async def test_an_unchanged_conclusion_is_not_written_again(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("decide")]) as booth:
        await booth.press("3")
        await booth.type("fits")
        await booth.press("enter")
        await booth.go_to("Decide")
        booth.must_show("3[x]not detected", "fits")
        await booth.press("enter")
        assert len(booth.bodies("assessed")) == 1
        booth.must_show("Close")


async def test_a_conclusion_can_be_changed_and_the_first_one_stays_readable(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("decide")]) as booth:
        await booth.press("2")
        await booth.type("unsure")
        await booth.press("enter")
        await booth.go_to("Decide")
        await booth.press("1 enter")
        assert [body.conclusion for body in booth.bodies("assessed")] == ["in_doubt", "detected"]


async def test_a_half_typed_reason_outlives_a_jump(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("decide")]) as booth:
        await booth.press("2")
        await booth.type("because the")
        await booth.go_to("Indicators")
        await booth.go_to("Decide")
        booth.must_show("2[x]in doubt", "because the")


async def test_without_a_minor_there_is_nothing_to_conclude(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(A1), *marks(["wanted"]), at("decide")]) as booth:
        booth.must_show("There is no minor in this case: nothing to conclude.")
        await booth.press("enter")
        booth.must_show("Actions", booth.words("interpol"))
