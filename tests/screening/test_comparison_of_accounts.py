"""Both accounts beside each other, and what they suggest."""

from typing import Any

import pytest

from screening_cases import SMALL, adult, attitude, case_of, minor, own, said, unsaid, verdict
from screening_tui.case.events import Asked, Body
from screening_tui.screening.comparison import compare, pairs
from screening_tui.screening.model import ComparedFact, Ground

PEOPLE = (minor("M1", name="Ana López"), adult("A1", name="Rosa Marín"))


def compared(fact: str, *bodies: Body, pair: tuple[str, str] = ("M1", "A1")) -> ComparedFact:
    found = compare(SMALL, case_of(*bodies), pair)
    return next(one for one in found if one.fact == fact)


def suggestion(fact: str, first: dict[str, Any], second: dict[str, Any], *more: Body) -> tuple[str | None, str]:
    bodies = (*PEOPLE, *more, said("M1", f"c_{fact}", **first), said("A1", f"g_{fact}", **second))
    found = compared(fact, *bodies)
    turned = compared(fact, *bodies, pair=("A1", "M1"))
    assert (turned.suggestion, turned.ground) == (found.suggestion, found.ground), "the order of the two matters"
    return found.suggestion, found.ground.value


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"name": "Rosa Marín"}, {"name": "ROSA MARIN"}, ("agrees", "same_name")),
        ({"name": "Rosa Marin"}, {"name": "Marín, Rosa"}, ("agrees", "same_name")),
        ({"name": "Rosa Marín"}, {"name": "Rosa Marín Solís"}, ("agrees", "nearly_same_name")),
        ({"name": "Rosa"}, {"name": "Rosa Marín"}, ("cannot_tell", "partly_known")),
        ({"name": "Chayo"}, {"name": "Rosario"}, ("cannot_tell", "partly_known")),
        ({"name": "Rosa Marín"}, {"name": "Carmen Solís"}, ("differs", "different_name")),
        ({"text": "a friend of my mum"}, {"name": "Rosa Marín"}, ("cannot_tell", "free_words")),
        ({"text": "a friend"}, {"text": "her aunt"}, ("cannot_tell", "free_words")),
        ({"text": "my aunt"}, {"text": "My aunt."}, ("agrees", "same_words")),
        ({"text": "Rosa Marín"}, {"name": "Rosa Marin"}, ("agrees", "same_name")),
        ({"text": "Rosa Marín"}, {"text": "Carmen Solís"}, ("differs", "different_name")),
        ({"text": "rosa"}, {"text": "carmen"}, ("cannot_tell", "free_words")),
        ({"text": "Mi Tía"}, {"text": "Carmen Solís"}, ("cannot_tell", "free_words")),
    ],
)
def test_names(first: dict[str, Any], second: dict[str, Any], expected: tuple[str, str]) -> None:
    assert suggestion("companion", first, second) == expected


def test_a_minor_who_speaks_of_another_adult_contradicts_nobody() -> None:
    first, second = {"name": "Julio Pérez"}, {"name": "Rosa Marín"}
    assert suggestion("companion", first, second) == ("differs", "different_name")
    other = adult("A2", name="Julio Pérez Mora")
    assert suggestion("companion", first, second, other) == ("cannot_tell", "partly_known")
    assert suggestion("companion", first, second, adult("A2")) == ("differs", "different_name")


@pytest.mark.parametrize(
    ("response", "told", "expected"),
    [
        ("naturally", "Ana Lopez", ("agrees", "same_name")),
        ("naturally", "Marta Solís", ("differs", "different_name")),
        ("hesitated", "Ana Lopez", ("cannot_tell", "partly_known")),
        ("not_at_all", "Marta Solís", ("cannot_tell", "partly_known")),
    ],
)
def test_a_name_response_stands_for_the_name_in_the_document(
    response: str, told: str, expected: tuple[str, str]
) -> None:
    assert suggestion("name", {"choices": (response,)}, {"name": told}) == expected


def test_a_name_response_shows_the_name_and_the_response() -> None:
    found = compared("name", *PEOPLE, said("M1", "c_name", choices=("naturally",)))
    assert found.first.standing is not None
    assert found.first.standing.seq == 4
    assert found.first.standing.body.value.name == "Ana López"  # type: ignore[union-attr]
    assert found.first.standing.body.value.choices == ("naturally",)  # type: ignore[union-attr]


def test_without_a_name_in_the_document_a_response_is_no_account() -> None:
    bodies = (minor(), adult(), said("M1", "c_name", choices=("naturally",)), said("A1", "g_name", name="Ana López"))
    assert compared("name", *bodies).suggestion == "cannot_tell"
    unknown = case_of(*bodies[1:])
    assert next(one for one in compare(SMALL, unknown, ("M1", "A1")) if one.fact == "name").suggestion == "cannot_tell"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"place": "Tapachula"}, {"place": "TAPACHULA"}, ("agrees", "same_place")),
        ({"place": "Tapachula"}, {"place": "Тапачула"}, ("agrees", "same_place")),
        ({"place": "Tegucigalpa"}, {"place": "Teguzigalpa"}, ("agrees", "same_place")),
        ({"place": "Tapachula", "country": "MX"}, {"place": "Tapachula, Chiapas"}, ("agrees", "same_place")),
        ({"place": "Tapachula"}, {"place": "Managua"}, ("differs", "different_place")),
        (
            {"place": "San José", "country": "CR"},
            {"place": "San José", "country": "Estados Unidos"},
            ("differs", "different_country"),
        ),
        ({"place": "Managua"}, {"place": "Masaya", "country": "Nicaragua"}, ("differs", "different_place")),
        ({"country": "MX"}, {"place": "Tapachula", "country": "México"}, ("cannot_tell", "same_country_only")),
        ({"country": "MX"}, {"place": "Tapachula"}, ("cannot_tell", "partly_known")),
        ({"country": "MX"}, {"place": "Liberia", "country": "CRI"}, ("differs", "different_country")),
        ({"place": "Chiapas"}, {"place": "Tapachula"}, ("cannot_tell", "partly_known")),
        ({"place": "a hotel"}, {"place": "Tapachula"}, ("cannot_tell", "partly_known")),
        (
            {"place": "Tapachula", "text": "her friend's house in Tapachula"},
            {"place": "Tapachula", "text": "a hotel in Tapachula until Friday"},
            ("cannot_tell", "same_town"),
        ),
        (
            {"place": "Tapachula", "text": "a hotel in Tapachula"},
            {"place": "Tapachula", "text": "In Tapachula, a hotel"},
            ("cannot_tell", "same_town"),
        ),
        (
            {"place": "Tapachula", "text": "a hotel in Tapachula"},
            {"place": "Tapachula", "text": "hotel in Tapachula"},
            ("agrees", "same_place"),
        ),
        (
            {"place": "Tapachula", "text": "Tapachula"},
            {"place": "Tapachula", "text": "a hotel in Tapachula"},
            ("agrees", "same_place"),
        ),
        ({"text": "Tapachula"}, {"text": "tapachula"}, ("agrees", "same_place")),
        ({"text": "in Managua"}, {"place": "Managua"}, ("agrees", "same_place")),
        ({"text": "at home"}, {"text": "At home"}, ("agrees", "same_place")),
        ({"text": "where my aunt lives"}, {"text": "where my aunt lives"}, ("agrees", "same_place")),
        ({"text": "Tapachula"}, {"text": "Managua"}, ("cannot_tell", "free_words")),
        ({"text": "working"}, {"text": "Managua"}, ("cannot_tell", "free_words")),
        ({"text": "with her aunt"}, {"place": "Managua"}, ("cannot_tell", "free_words")),
        ({"text": "Liberia, Costa Rica"}, {"text": "Tapachula, México"}, ("differs", "different_country")),
        ({"text": "Managua, Nicaragua"}, {"text": "Masaya, Nicaragua"}, ("differs", "different_place")),
        ({"text": "San Pedro Sula"}, {"text": "Puerto Cortés"}, ("differs", "different_place")),
        ({"text": "Costa Rica"}, {"text": "Panamá"}, ("differs", "different_country")),
        ({"text": "Costa Rica"}, {"text": "in Costa Rica"}, ("cannot_tell", "same_country_only")),
        ({"text": "dead"}, {"text": "Managua, Nicaragua"}, ("cannot_tell", "free_words")),
    ],
)
def test_places(first: dict[str, Any], second: dict[str, Any], expected: tuple[str, str]) -> None:
    assert suggestion("town", first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"choices": ("aunt",)}, {"choices": ("aunt",)}, ("agrees", "same_choice")),
        ({"choices": ("friend",)}, {"choices": ("aunt",)}, ("differs", "different_choice")),
        ({"choices": ("other",)}, {"choices": ("aunt",)}, ("cannot_tell", "free_words")),
        ({"choices": ("other",)}, {"choices": ("other",)}, ("cannot_tell", "free_words")),
        ({"choices": ("aunt", "friend")}, {"choices": ("aunt",)}, ("cannot_tell", "partly_known")),
        ({"choices": ("stranger",)}, {"choices": ("aunt",)}, ("cannot_tell", "partly_known")),
        ({"choices": ("aunt",)}, {"choices": ("godmother",)}, ("cannot_tell", "partly_known")),
        ({"text": "her aunt"}, {"choices": ("aunt",)}, ("cannot_tell", "free_words")),
        ({"text": "her aunt"}, {"text": "her aunt"}, ("agrees", "same_words")),
    ],
)
def test_choices(first: dict[str, Any], second: dict[str, Any], expected: tuple[str, str]) -> None:
    assert suggestion("tie", first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"date": "2014-03-02"}, {"date": "2014-03-02"}, ("agrees", "same_date")),
        ({"date": "2014-03-02"}, {"date": "2014-03-20"}, ("differs", "different_date")),
        ({"date": "2014-03-02"}, {"date": "2014"}, ("cannot_tell", "partly_known")),
        ({"date": "2014-03"}, {"date": "2014-03"}, ("agrees", "same_date")),
        ({"date": "2014-03"}, {"date": "2015"}, ("differs", "different_date")),
        ({"age": 12}, {"age": 12}, ("agrees", "same_number")),
        ({"age": 12}, {"age": 14}, ("cannot_tell", "partly_known")),
        ({"age": 12}, {"age": 15}, ("differs", "different_number")),
        ({"date": "2014-03-02"}, {"age": 12}, ("agrees", "same_number")),
        ({"date": "2014-03-02"}, {"age": 16}, ("differs", "different_number")),
        ({"text": "in spring"}, {"age": 16}, ("cannot_tell", "free_words")),
        ({"age": 16}, {"date": "soon"}, ("cannot_tell", "free_words")),
    ],
)
def test_dates_and_ages(first: dict[str, Any], second: dict[str, Any], expected: tuple[str, str]) -> None:
    assert suggestion("birthday", first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"number": 3}, {"number": 3}, ("agrees", "same_number")),
        ({"number": 3}, {"number": 2}, ("differs", "different_number")),
        ({"text": "a few"}, {"number": 2}, ("cannot_tell", "free_words")),
        ({"number": 2}, {"text": "a few"}, ("cannot_tell", "free_words")),
    ],
)
def test_numbers(first: dict[str, Any], second: dict[str, Any], expected: tuple[str, str]) -> None:
    assert suggestion("siblings", first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"phone": "+505 8123-4567"}, {"phone": "81234567"}, ("agrees", "same_number")),
        ({"phone": "81234567"}, {"text": "8123 4567"}, ("agrees", "same_number")),
        ({"phone": "81234567"}, {"phone": "81234576"}, ("cannot_tell", "partly_known")),
        ({"phone": "81234567"}, {"phone": "22990011"}, ("differs", "different_number")),
        ({"phone": "81234567"}, {"text": "none"}, ("cannot_tell", "free_words")),
    ],
)
def test_telephones(first: dict[str, Any], second: dict[str, Any], expected: tuple[str, str]) -> None:
    assert suggestion("phone", first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("To work in a shop", "to work in the shop", ("agrees", "same_words")),
        ("To work in a shop", "holiday", ("cannot_tell", "free_words")),
        ("she has a dog", "she has no dog", ("cannot_tell", "free_words")),
        ("Vacaciones en familia", "vacasiones en familia", ("agrees", "same_words")),
    ],
)
def test_free_words_agree_or_only_a_person_can_tell(first: str, second: str, expected: tuple[str, str]) -> None:
    assert suggestion("why", {"text": first}, {"text": second}) == expected


@pytest.mark.parametrize("reason", ["does_not_know", "declined", "not_asked", "does_not_apply"])
def test_what_is_missing_is_never_a_contradiction(reason: str) -> None:
    found = compared("town", *PEOPLE, unsaid("M1", "c_town", reason), said("A1", "g_town", place="Managua"))
    assert (found.suggestion, found.ground) == (None, Ground.ONE_MISSING)
    found = compared("town", *PEOPLE, said("M1", "c_town", place="Managua"), unsaid("A1", "g_town", reason))
    assert (found.suggestion, found.ground) == (None, Ground.ONE_MISSING)


def test_what_was_not_asked_yet_is_not_compared() -> None:
    found = compared("town", *PEOPLE, said("M1", "c_town", place="Managua"))
    assert (found.suggestion, found.ground) == (None, Ground.NOT_YET_ASKED)


def test_an_own_question_is_compared_in_free_words() -> None:
    bodies = (*PEOPLE, own(neutral="Any pet?"), said("M1", "own.1", "Canela"), said("A1", "own.1", "she has no dog"))
    found = compared("own.1", *bodies)
    assert (found.label, found.own, found.suggestion, found.ground) == (
        "Your dog's name?",
        True,
        "cannot_tell",
        Ground.FREE_WORDS,
    )
    assert (found.first.wording, found.second.wording) == ("Your dog's name?", "Any pet?")


def test_an_account_says_how_it_was_asked_and_how_it_was_said() -> None:
    bodies = (
        *PEOPLE,
        Asked(question="c_town", person="M1", wording="¿Adónde vas?", language="es"),
        said("M1", "c_town", "Liberia"),
        attitude("M1", "calm"),
        attitude("M1", "afraid", question="c_town"),
        attitude("A1", "calm"),
    )
    found = compared("town", *bodies)
    assert (found.first.wording, found.first.manners) == ("¿Adónde vas?", ("afraid",))
    assert (found.second.wording, found.second.manners) == ("Where to?", ("calm",))
    assert compared("why", *PEOPLE).first.manners == ()
    spanish = compare(SMALL, case_of(*PEOPLE), ("M1", "A1"), "es")
    assert next(one for one in spanish if one.fact == "town").first.wording == "¿Adónde?"


def test_the_best_of_several_questions_about_a_fact_gives_the_account() -> None:
    again = compared("why", *PEOPLE, unsaid("M1", "c_why", "declined"), said("M1", "c_why_again", "School"))
    assert again.first.question == "c_why_again"
    assert compared("why", *PEOPLE, unsaid("M1", "c_why_again")).first.question == "c_why_again"
    assert compared("why", *PEOPLE).first.question == "c_why"


def test_the_officers_verdict_stands_beside_the_suggestion() -> None:
    bodies = (*PEOPLE, said("M1", "c_town", place="Managua"), said("A1", "g_town", place="Managua"))
    assert compared("town", *bodies).verdict is None
    judged = compared("town", *bodies, verdict("town", "differs", "A1", "M1"))
    assert (judged.suggestion, judged.verdict, judged.judged_by) == ("agrees", "differs", 6)


def test_two_minors_are_compared_on_demand_without_what_only_one_was_asked() -> None:
    people = (*PEOPLE, minor("M2"))
    bodies = (*people, said("M1", "c_town", place="Managua"), said("M2", "c_town", place="Masaya"), own())
    assert compared("town", *bodies, pair=("M1", "M2")).suggestion == "differs"
    assert "own.1" not in [one.fact for one in compare(SMALL, case_of(*bodies), ("M1", "M2"))]
    assert pairs(SMALL, case_of(*bodies)) == (("M1", "A1"), ("M2", "A1"))
    judged = case_of(*bodies, verdict("town", "differs", "M2", "M1"))
    assert pairs(SMALL, judged) == (("M1", "A1"), ("M2", "A1"), ("M1", "M2"))
