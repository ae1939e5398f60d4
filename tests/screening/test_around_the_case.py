"""Checks, advice, what a disclosure leaves unasked, pace, and the grounds of the assessment."""

from datetime import date

import pytest

from screening_cases import (
    OPENED,
    SMALL,
    adult,
    attitude,
    case_of,
    concluded,
    disclosed,
    mark,
    minor,
    own,
    recorded,
    said,
    unsaid,
    verdict,
)
from screening_tui.case.events import (
    AdviceShown,
    AdviceWithdrawn,
    Body,
    BreakEnded,
    BreakStarted,
    CheckAccepted,
    ConductRecorded,
    Event,
    Missing,
    Resumed,
    StepEntered,
    StepLeft,
)
from screening_tui.case.fold import apply, fold
from screening_tui.case.model import Case, Position
from screening_tui.screening.advice import advice_change
from screening_tui.screening.ages import counts_as_minor
from screening_tui.screening.checks import checks, checks_at
from screening_tui.screening.disclosure import asked_again_after_withdrawal, not_asked_after_disclosure
from screening_tui.screening.grounds import grounds, suggested
from screening_tui.screening.model import Reason, ReasonKind
from screening_tui.screening.pace import Pace, pace

ALONE_NOT_KEPT = ConductRecorded(conduct="alone", person="M1", confirmed=False, reason="No room")


def checks_of(step: str, *bodies: Body, person: str = "") -> list[tuple[str, tuple[int, ...]]]:
    return [(check.id, result.because) for check, result in checks(SMALL, case_of(*bodies), step, person)]


def test_checks_of_a_step_that_hold_for_somebody() -> None:
    bodies = (minor(age=5), minor("M2", age=9), ALONE_NOT_KEPT)
    assert checks_of("child", *bodies, person="M1") == [("young_one", (2,)), ("not_alone", (4,))]
    assert checks_of("child", *bodies, person="M2") == []
    assert checks_of("look", *bodies, person="M1") == []


def test_a_warning_is_accepted_for_one_person_and_a_block_never() -> None:
    bodies = (minor(), minor("M2"), ALONE_NOT_KEPT, CheckAccepted(check="not_alone", person="M1", reason="Night"))
    assert checks_of("child", *bodies, person="M1") == []
    second = ConductRecorded(conduct="alone", person="M2", confirmed=False, reason="No room")
    assert checks_of("child", *bodies, second, person="M2") == [("not_alone", (6,))]
    stopped = (mark("wanted", "observed"), CheckAccepted(check="stop", reason="Later"))
    assert checks_of("end", *stopped) == [("stop", (2,))]
    assert checks_of("end", *stopped, recorded("report", "done")) == []


def checks_there(step: str, *bodies: Body, people: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(check.id, person) for check, person in checks_at(SMALL, case_of(*bodies), Position(step, people))]


def test_in_a_step_of_the_whole_case_each_minor_is_looked_at_alone() -> None:
    two = (minor("M1"), minor("M2"), adult(), disclosed("M1"))
    apart = (*two, verdict("tie", "differs", "M1"), concluded("M2", "not_detected"))
    assert checks_there("judge", *apart) == [("clear_and_silent", "M2")]
    same = (*apart, verdict("tie", "differs", "M2"), concluded("M1", "not_detected"))
    assert checks_there("judge", *same) == [
        ("clear_all_the_same", "M1"),
        ("clear_all_the_same", "M2"),
        ("clear_and_silent", "M2"),
    ]
    accepted = (
        *same,
        CheckAccepted(check="clear_all_the_same", person="M1", reason="Half-sisters"),
        CheckAccepted(check="clear_all_the_same", person="M2", reason="Half-sisters"),
        CheckAccepted(check="clear_and_silent", person="M2", reason="Nothing to tell"),
    )
    assert checks_there("judge", *accepted) == []


def test_at_a_place_with_a_person_or_without_a_minor_that_one_is_looked_at() -> None:
    assert checks_there("child", minor(age=5), minor("M2"), people=("M1",)) == [("young_one", "M1")]
    assert checks_there("end", adult(), mark("wanted", "observed")) == [("stop", "")]


def with_advice(case: Case) -> Case:
    for body in advice_change(SMALL, case, "en", "1"):
        case = apply(case, Event(len(case.events) + 1, case.events[-1].at, 0, "", "", body))
    return case


def test_what_came_on_the_screen_is_recorded_once_and_withdrawn_once() -> None:
    case = case_of(minor(), mark("wanted", "observed"))
    assert advice_change(SMALL, case, "en", "1.0") == (
        AdviceShown(findings=("seen", "worry"), actions=("report",), language="en", program="1.0"),
    )
    shown = with_advice(case)
    assert advice_change(SMALL, shown, "en", "1") == ()
    changed = fold(
        (
            *shown.events,
            Event(9, "", 0, "", "", mark("wanted", "not_observed")),
            Event(10, "", 0, "", "", disclosed("M1")),
        )
    )
    assert advice_change(SMALL, changed, "es", "2") == (
        AdviceShown(actions=("guard:M1",), language="es", program="2"),
        AdviceWithdrawn(findings=("seen", "worry"), actions=("report",), language="es", program="2"),
    )
    assert advice_change(SMALL, with_advice(changed), "es", "2") == ()


def test_a_disclosure_leaves_the_rest_of_that_interview_unasked() -> None:
    bodies = (minor(), minor("M2"), adult(), own(), said("M1", "c_companion", "Rosa"), unsaid("M1", "c_town"))
    case = case_of(*bodies, disclosed("M1"))
    rest = not_asked_after_disclosure(SMALL, case, "M1")
    assert [body.question for body in rest] == [
        "c_name",
        "c_tie",
        "c_birthday",
        "c_siblings",
        "c_phone",
        "c_why",
        "own.1",
    ]
    assert {(body.person, body.reason, body.because) for body in rest} == {("M1", "not_asked", "disclosure")}
    after = case_of(*bodies, disclosed("M1"), *rest)
    assert not_asked_after_disclosure(SMALL, after, "M1") == ()


def test_the_place_for_an_own_question_is_left_unasked_too_where_none_was_added() -> None:
    case = case_of(minor(), minor("M2"), own(person="M2"), disclosed("M1"), disclosed("M2"))
    places = [question.id for question in SMALL.questions if question.own and question.step == "child"]
    rest = {minor: {body.question for body in not_asked_after_disclosure(SMALL, case, minor)} for minor in case.minors}
    assert places
    assert rest["M1"] >= set(places)
    assert not rest["M2"] & set(places)


def test_a_disclosure_that_was_none_lets_the_interview_go_on() -> None:
    bodies = (minor(), minor("M2"), adult(), unsaid("M1", "c_town"), said("M1", "c_why", "School"))
    rest = not_asked_after_disclosure(SMALL, case_of(*bodies), "M1")
    other = not_asked_after_disclosure(SMALL, case_of(*bodies), "M2")
    case = case_of(*bodies, disclosed("M1"), *rest, *other)
    back = asked_again_after_withdrawal(case, "M1", "It was the wrong key")
    assert [body.corrects for body in back] == list(range(8, 8 + len(rest)))
    again = case_of(*bodies, disclosed("M1"), *rest, *other, *back)
    assert not_asked_after_disclosure(SMALL, again, "M1") == rest
    assert asked_again_after_withdrawal(again, "M1", "Once more") == ()


def timed(*steps: tuple[int, Body]) -> Case:
    people = (OPENED, minor(age=9), adult())
    started = [(0, body) for body in people]
    return fold(
        Event(seq, "2026-11-23T14:00:00.000-06:00", 60_000 * minute, "", "", body)
        for seq, (minute, body) in enumerate([*started, *steps], 1)
    )


def test_the_time_in_an_interview_without_breaks_and_time_elsewhere() -> None:
    child = StepEntered(step="child", people=("M1",))
    case = timed(
        (1, StepEntered(step="look")),
        (5, child),
        (9, said("M1", "c_town", "Liberia")),
        (10, BreakStarted(person="M1")),
        (15, BreakEnded(person="M1")),
        (17, StepLeft(step="child", people=("M1",))),
        (17, StepEntered(step="grown", people=("A1",))),
        (30, child),
        (31, unsaid("M1", "c_why")),
        (1, Resumed(program="1")),
        (4, unsaid("M1", "c_tie")),
    )
    assert pace(SMALL, case, "M1") == Pace(minutes=5 + 2 + 1 + 3, guide=45)
    assert pace(SMALL, case, "A1") == Pace(minutes=13, guide=None)


def test_the_guide_goes_up_to_an_age() -> None:
    def guide(**details: object) -> int | None:
        return pace(SMALL, case_of(minor("M1", **details)), "M1").guide

    assert [guide(age=12), guide(age=13), guide(age=0), guide(), guide(birth_date="2014")] == [60, None, 5, None, 55]


def test_the_grounds_of_the_assessment() -> None:
    bodies = (
        minor(age=4),
        minor("M2"),
        adult(),
        mark("wanted", "observed", "A1"),
        mark("hidden", "not_observed", "M1"),
        said("M1", "c_name", choices=("naturally",)),
        said("M1", "c_town", "Liberia"),
        said("A1", "g_town", "Tapachula"),
        said("M1", "c_why", "School"),
        said("A1", "g_why", "School"),
        verdict("why", "agrees"),
        verdict("tie", "differs"),
        unsaid("A1", "g_phone", "declined"),
        unsaid("M2", "c_town"),
        unsaid("M1", "bag"),
        attitude("M1", "afraid"),
        disclosed("M1"),
    )
    found = grounds(SMALL, case_of(*bodies), "M1")
    pair = ("M1", "A1")
    assert found.speaks_for == (
        Reason(ReasonKind.DISCLOSURE, "", ("M1",), "", (18,)),
        Reason(ReasonKind.FINDING, "seen", (), "", (5,)),
        Reason(ReasonKind.FINDING, "apart", ("M1",), "", (13,)),
        Reason(ReasonKind.FINDING, "worry", (), "", (5, 13)),
        Reason(ReasonKind.INDICATOR, "wanted", ("A1",), "observed", (5,)),
        Reason(ReasonKind.FACT, "tie", pair, "differs", (13,)),
    )
    assert found.speaks_against == (
        Reason(ReasonKind.INDICATOR, "hidden", ("M1",), "not_observed", (6,)),
        Reason(ReasonKind.FACT, "why", pair, "agrees", (12,)),
        Reason(ReasonKind.ANSWER, "c_name", ("M1",), "naturally", (7,)),
    )
    assert found.not_known == (
        Reason(ReasonKind.FACT, "town", pair, "", ()),
        Reason(ReasonKind.ANSWER, "g_phone", ("A1",), "declined", (14,)),
    )
    assert suggested(SMALL, case_of(*bodies), "M1") == ("seen", "apart:M1", "worry")


def test_the_grounds_when_hardly_anything_is_known() -> None:
    bodies = (
        minor(),
        minor("M2"),
        mark("hidden", "observed", "M2"),
        own(),
        unsaid("M1", "own.1"),
        said("M1", "c_name", choices=("not_at_all",)),
    )
    found = grounds(SMALL, case_of(*bodies), "M1")
    assert [reason.value for reason in found.speaks_for] == ["", "", "not_at_all"]
    assert found.speaks_against == ()
    assert found.not_known == (
        Reason(ReasonKind.INDICATOR, "wanted", (), "", ()),
        Reason(ReasonKind.ANSWER, "own.1", ("M1",), "does_not_know", (6,)),
    )
    empty = grounds(SMALL, case_of(minor()), "M1")
    assert (empty.speaks_for, empty.speaks_against, len(empty.not_known)) == ((), (), 2)


def test_a_disclosure_taken_back_leaves_what_the_officer_did_not_ask() -> None:
    bodies = (minor(), unsaid("M1", "c_town", "not_asked"), disclosed("M1"))
    words = Missing(question="c_why", person="M1", reason="not_asked", words="She slept")
    mark = Missing(question="c_tie", person="M1", reason="not_asked", because="disclosure")
    case = case_of(*bodies, mark, words, said("M1", "c_phone", phone="8"))
    assert [body.corrects for body in asked_again_after_withdrawal(case, "M1", "Wrong key")] == [5]
    assert asked_again_after_withdrawal(case, "M2", "Wrong key") == ()


@pytest.mark.parametrize(
    ("birth_date", "age", "in_doubt", "expected"),
    [
        ("", None, False, None),
        ("", None, True, True),
        ("", 30, True, True),
        ("", 15, False, True),
        ("", 18, False, False),
        ("2008-11-23", None, False, False),
        ("2008-11-24", 40, False, True),
        ("2008", None, False, True),
    ],
)
def test_who_counts_as_a_minor(birth_date: str, age: int | None, in_doubt: bool, expected: bool | None) -> None:
    assert counts_as_minor(SMALL, birth_date, age, in_doubt, date(2026, 11, 23)) is expected
