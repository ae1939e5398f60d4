"""The officer's language and the interview's, each changed at any moment; the screens themselves in Spanish."""

import re

import pytest

from booth import AtTheBooth, Booth
from prepared import AT_PEOPLE, M1, at, concluded, in_the_minors_interview, people, said
from screens_of_a_case import ABOVE, CASES, bring_up

ENGLISH = (
    "the|and|with|what|where|who|why|how|this|that|not|you|your|is|are|of|to|for|from|here|there|name|age|"
    "yes|answer|question|step|steps|next|back|help|note|hide|stop|saved|minor|minors|adult|adults|open|close|closed|"
    "new|resume|practice|officer|quit|enter|choose|done|tried|impossible|needed|nothing|said|before|after|interview"
)
"""Words that Spanish does not have."""


def english_words(text: str) -> list[str]:
    """What is left of English on a screen."""
    return re.findall(rf"(?<![\w-])(?:{ENGLISH})(?![\w-])", text, re.IGNORECASE)


def test_the_measure_itself() -> None:
    assert english_words("Enter next  F9 hide") == ["Enter", "next", "hide"]
    assert not english_words("¿Dónde vives? Guardado 14:02, menor de edad, adulto")


async def test_the_first_screen_speaks_spanish(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(language="es") as booth:
        assert not english_words(booth.screen.replace("Enter ", ""))
        await booth.press("f1")
        assert not english_words(booth.text.replace("Enter", ""))


@pytest.mark.parametrize("name", CASES)
async def test_every_screen_speaks_spanish(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(language="es", case=CASES[name]) as booth:
        if booth.shows("+---"):
            await booth.press("escape")
        words = english_words(without_names_of_keys(booth))
        assert not words, f"{words}\n{booth.screen}"


@pytest.mark.parametrize("name", ABOVE)
async def test_every_dialog_speaks_spanish(at_the_booth: AtTheBooth, name: str) -> None:
    async with at_the_booth(language="es", case=CASES["question"]) as booth:
        await bring_up(booth, name)
        words = english_words(without_names_of_keys(booth))
        assert not words, f"{words}\n{booth.screen}"


def without_names_of_keys(booth: Booth) -> str:
    """The screen without what keeps its own language: the name of a key, and what somebody said."""
    return (
        booth.screen.replace("Enter", "")
        .replace("English", "")
        .replace("both accounts differ", "")
        .replace("a hotel", "")
        .replace("to work in", "")
    )


@pytest.mark.parametrize("key", ["f6", "ctrl+y"])
async def test_the_officers_language_changes_everything_but_the_words_that_were_typed(
    at_the_booth: AtTheBooth, key: str
) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("half typed")
        english = booth.words("m_name", "ask")
        booth.must_show(english)
        await booth.press(key)
        await booth.choose("español")
        assert booth.words("m_name", "ask") != english
        booth.must_show(booth.words("m_name", "ask"), "half typed", "pregunta 1 de")
        changed = booth.last("language_changed")
        assert (changed.what, changed.language) == ("officer", "es")
        assert not english_words(
            without_names_of_keys(booth).replace("half typed", "").replace(said_in_english(booth), "")
        )
        await booth.press(key)
        await booth.choose("English")
        booth.must_show("question 1 of", "half typed")


def said_in_english(booth: Booth) -> str:
    question = booth.desk.protocol.question_by_id["m_name"]
    return question.say.say("en") if question.say else ""


@pytest.mark.parametrize("key", ["f5", "ctrl+e"])
async def test_the_interviews_language_changes_what_is_said_and_only_for_this_person(
    at_the_booth: AtTheBooth, key: str
) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        question = booth.desk.protocol.question_by_id["m_name"]
        assert question.say is not None
        booth.must_show(question.say.say("en"), question.ask.say("en"))
        await booth.press(key)
        await booth.choose("español")
        booth.must_show(question.say.say("es"), question.ask.say("en"), "question 1 of")
        changed = booth.last("language_changed")
        assert (changed.what, changed.language, changed.person) == ("interview", "es", "M1")
        await booth.type("Ana")
        await booth.press("enter")
        assert booth.last("answered").language == "es"
        assert booth.last("asked").wording == question.say.say("es")
        await booth.go_to("Adult A1")
        assert booth.case.language_of("A1") == "en"


async def test_a_persons_own_language_is_the_one_of_their_interview(at_the_booth: AtTheBooth) -> None:
    spanish = M1.model_copy(update={"language": "es"})
    async with at_the_booth(case=in_the_minors_interview(spanish)) as booth:
        question = booth.desk.protocol.question_by_id["m_name"]
        assert question.say is not None
        booth.must_show(question.say.say("es"), question.ask.say("en"))


async def test_the_language_stays_when_the_case_is_resumed(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1, at("indicators")]) as booth:
        await booth.press("f6")
        await booth.choose("español")
        await booth.press("f10")
        await booth.choose("Dejar")
        await booth.press("r")
        booth.must_show(booth.words("indicators", "title"))
        assert booth.desk.language == "es"
        assert not english_words(without_names_of_keys(booth))


async def test_the_language_of_the_first_screen(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("f6")
        await booth.choose("español")
        booth.must_not_show("New screening")
        await booth.press("n")
        assert booth.desk.language == "es"


async def test_the_station_says_which_language(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station='[languages]\nofficer = "es"\ninterview = ["es"]\n') as booth:
        booth.must_not_show("New screening")
        await booth.press("n")
        assert (booth.desk.language, booth.case.interview_language) == ("es", "es")


async def test_answers_are_shown_as_they_were_typed_in_any_language(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *said("M1", "m_home", "en casa de mi tía"), *concluded()[-1:]]) as booth:
        await booth.go_to("Compare")
        booth.must_show("“en casa de mi")
