"""The questions to ask at a position."""

from screening_cases import SMALL, adult, case_of, minor, own, said, unsaid
from screening_tui.case.events import Body, LanguageChanged
from screening_tui.case.model import Position
from screening_tui.screening.items import items
from screening_tui.screening.model import ItemToAsk


def asked(position: Position, *bodies: Body) -> tuple[ItemToAsk, ...]:
    return items(SMALL, case_of(*bodies), position)


def ids(position: Position, *bodies: Body) -> list[str]:
    return [item.id for item in asked(position, *bodies)]


CHILD = Position("child", ("M1",))
GROWN = Position("grown", ("A1",))


def test_questions_are_said_in_the_interviews_language_and_read_in_the_officers() -> None:
    town = next(item for item in asked(CHILD, minor()) if item.id == "c_town")
    assert (town.say, town.ask, town.person, town.standing) == ("¿Adónde?", "Where to?", "M1", None)
    companion = asked(CHILD, minor())[0]
    assert (companion.say, companion.ask) == ("¿Quién vino contigo?", "Who is with you?")
    english = LanguageChanged(what="interview", language="en", person="M1")
    assert asked(CHILD, minor(), english)[0].say == "Who came with you?"
    without = asked(GROWN, adult())[0]
    assert without.say == without.ask == "Who are you?"


def test_a_follow_up_is_asked_when_its_condition_holds() -> None:
    assert "c_siblings_names" not in ids(CHILD, minor())
    assert "c_siblings_names" not in ids(CHILD, minor(), unsaid("M1", "c_siblings"))
    assert "c_siblings_names" in ids(CHILD, minor(), said("M1", "c_siblings", number=1))
    assert "c_siblings_names" not in ids(CHILD, minor(), minor("M2"), said("M2", "c_siblings", number=1))


def test_an_answer_stands_beside_its_question() -> None:
    answered = asked(CHILD, minor(), said("M1", "c_why", "School"))
    standing = next(item.standing for item in answered if item.id == "c_why")
    assert standing is not None
    assert standing.seq == 3


def test_an_intake_asks_about_the_case_and_then_about_everybody() -> None:
    people = (minor(), adult())
    assert [(item.person, item.id) for item in asked(Position("people"), *people)] == [
        ("", "route"),
        ("M1", "bag"),
        ("M1", "school"),
        ("A1", "bag"),
    ]
    assert ids(Position("people", ("A1",)), *people) == ["bag"]
    assert "boat" in ids(Position("people"), said("", "route", choices=("river",)))


def test_the_place_to_add_a_question_comes_after_those_that_were_added() -> None:
    found = asked(CHILD, minor(), adult(), own(neutral="Any pet?"))
    assert [(item.id, item.adds, item.question.id) for item in found][-2:] == [
        ("own.1", False, "c_own"),
        ("c_own", True, "c_own"),
    ]
    assert found[-2].say == found[-2].ask == "Your dog's name?"


def test_an_own_question_appears_in_the_adults_interview_in_neutral_words() -> None:
    found = asked(GROWN, minor(), adult(), own(neutral="Any pet?"))
    assert [(item.id, item.adds, item.question.id) for item in found][-2:] == [
        ("g_more", True, "g_more"),
        ("own.1", False, "g_confirm"),
    ]
    assert found[-1].say == "Any pet?"


def test_an_own_question_without_neutral_words_is_asked_of_nobody_else() -> None:
    for neutral in ("", " "):
        people = (minor(), adult(), own(neutral=neutral))
        assert "own.1" in ids(CHILD, *people)
        assert "own.1" not in ids(GROWN, *people)


def test_an_adults_own_question_stands_where_the_adults_are_added() -> None:
    found = asked(GROWN, minor(), adult(), own(person="A1", neutral="Work?"))
    assert [(item.id, item.question.id) for item in found][-2:] == [("own.1", "g_more"), ("g_more", "g_more")]
    child = asked(CHILD, minor(), adult(), own(person="A1", neutral="Work?"))
    assert (child[-1].id, child[-2].id, child[-2].say) == ("c_own", "own.1", "Work?")


def test_another_minor_is_not_asked_what_the_first_one_told() -> None:
    bodies = (minor(), minor("M2"), adult(), adult("A2"), own())
    assert "own.1" not in ids(Position("child", ("M2",)), *bodies)
    assert "own.1" in ids(Position("grown", ("A2",)), *bodies)
    assert "own.1" not in ids(Position("grown", ("A2",)), *bodies[:4], own(person="A1"))


def test_other_steps_ask_nothing() -> None:
    assert asked(Position("look"), minor()) == ()
    assert asked(Position("child"), minor()) == ()
