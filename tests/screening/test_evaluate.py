"""Conditions in three values, and the events they rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Body,
    BribeOffered,
    ComparisonJudged,
    ConductRecorded,
    Event,
    OfficialSuspected,
    OutcomeRecorded,
)
from screening_tui.case.fold import EMPTY, fold
from screening_tui.protocol.condition import And, Condition, Expression, Not, Or
from screening_tui.protocol.grammar import parse
from screening_tui.screening.evaluate import evaluate
from screening_tui.screening.model import Truth

YES, NO, UNKNOWN = "yes", "no", "unknown"
TWO = (minor("M1", age=9), minor("M2", birth_date="2011-05"), adult("A1"))
"""Events 2, 3 and 4; the first one opens the case."""


def value(text: str, *bodies: Body, person: str = "") -> tuple[str, tuple[int, ...]]:
    result = evaluate(parse(text), SMALL, case_of(*bodies), person)
    return result.truth.value, result.because


@pytest.mark.parametrize(
    ("text", "bodies", "person", "expected"),
    [
        ("indicator.wanted is observed", (), "", (UNKNOWN, ())),
        ("indicator.wanted is observed", (mark("wanted", "observed"),), "", (YES, (2,))),
        ("indicator.wanted is observed", (mark("wanted", "cannot_tell"),), "", (NO, (2,))),
        ("indicator.wanted is not observed", (mark("wanted", "cannot_tell"),), "", (YES, (2,))),
        ("indicator.wanted is not observed", (), "", (UNKNOWN, ())),
        ("indicator.wanted in [observed, cannot_tell]", (mark("wanted", "cannot_tell"),), "", (YES, (2,))),
        ("any indicator is observed", (mark("wanted", "not_observed"),), "", (UNKNOWN, (2,))),
        (
            "any indicator is observed",
            (mark("wanted", "not_observed"), mark("hidden", "cannot_tell")),
            "",
            (NO, (2, 3)),
        ),
        ("any indicator is observed", (mark("hidden", "observed"),), "", (YES, (2,))),
        ("count indicator is observed >= 2", (mark("hidden", "observed"),), "", (UNKNOWN, (2,))),
        ("count indicator is observed >= 2", (mark("hidden", "not_observed"),), "", (NO, (2,))),
        (
            "count indicator is observed >= 2",
            (mark("wanted", "observed"), mark("hidden", "observed")),
            "",
            (YES, (2, 3)),
        ),
        ("count indicator is observed < 2", (mark("hidden", "not_observed"),), "", (YES, (2,))),
        ("count indicator is observed < 1", (mark("hidden", "observed"),), "", (NO, (2,))),
        (
            "count indicator is observed == 1",
            (mark("wanted", "observed"), mark("hidden", "not_observed")),
            "",
            (YES, (2, 3)),
        ),
        ("count indicator is observed != 3", (), "", (YES, ())),
        ("count minor >= 1", (), "", (NO, ())),
        ("count minor >= 1", TWO, "", (YES, (2, 3))),
        ("count adult >= 2", TWO, "", (NO, ())),
        ("register.wanted is confirmed", (), "", (UNKNOWN, ())),
        ("document.expired", (), "", (UNKNOWN, ())),
        ("register.wanted is confirmed or bribe", (BribeOffered(words="50"),), "", (YES, (2,))),
        ("bribe", (), "", (NO, ())),
        ("official_suspected", (OfficialSuspected(),), "", (YES, (2,))),
        ("official_suspected", (BribeOffered(),), "", (NO, ())),
    ],
)
def test_names_of_the_whole_case(
    text: str, bodies: tuple[Body, ...], person: str, expected: tuple[str, tuple[int, ...]]
) -> None:
    assert value(text, *bodies, person=person) == expected


@pytest.mark.parametrize(
    ("text", "bodies", "person", "expected"),
    [
        ("conclusion is detected", (), "", (NO, ())),
        ("conclusion is detected", TWO, "", (UNKNOWN, ())),
        ("conclusion is detected", (*TWO, concluded("M2", "detected")), "", (YES, (5,))),
        ("conclusion is detected", (*TWO, concluded("M2", "detected")), "M1", (UNKNOWN, ())),
        ("conclusion is detected", (*TWO, concluded("M2", "detected")), "M2", (YES, (5,))),
        ("conclusion is detected", (*TWO, concluded("M2", "in_doubt")), "", (UNKNOWN, (5,))),
        ("any conclusion is in_doubt", (*TWO, concluded("M2", "in_doubt")), "M1", (YES, (5,))),
        ("count conclusion is in_doubt >= 2", (*TWO, concluded("M2", "in_doubt")), "", (UNKNOWN, (5,))),
        ("disclosure", TWO, "", (NO, ())),
        ("disclosure", (*TWO, disclosed("M2")), "M1", (NO, ())),
        ("disclosure", (*TWO, disclosed("M2")), "M2", (YES, (5,))),
        ("disclosure", (*TWO, disclosed("M2")), "", (YES, (5,))),
        ("any disclosure", (*TWO, disclosed("M2")), "M1", (YES, (5,))),
        ("outcome is goes_on", (*TWO, OutcomeRecorded(person="M1", outcome="goes_on")), "M1", (YES, (5,))),
        ("outcome is goes_on", TWO, "M1", (UNKNOWN, ())),
        ("age >= 9", TWO, "M1", (YES, (2,))),
        ("age > 9", TWO, "M1", (NO, (2,))),
        ("age == 15", TWO, "M2", (YES, (3,))),
        ("age < 12", TWO, "", (YES, (2,))),
        ("age < 12", (minor(),), "", (UNKNOWN, ())),
        ("age < 12", (minor(birth_date="2014"),), "", (UNKNOWN, (2,))),
        ("age <= 12", (minor(birth_date="2014"),), "", (YES, (2,))),
        ("age_in_doubt", (minor(age_in_doubt=True),), "M1", (YES, (2,))),
        ("age_in_doubt", TWO, "", (NO, (2, 3))),
        ("manner.minor is afraid", TWO, "M1", (UNKNOWN, ())),
        ("manner.minor is afraid", (*TWO, attitude("M1", "calm", "afraid")), "M1", (YES, (5,))),
        ("manner.minor is afraid", (*TWO, attitude("M1", "calm")), "M1", (NO, (5,))),
        (
            "manner.minor is afraid",
            (*TWO, attitude("M1", "calm", question="m_home"), attitude("M1", "afraid", question="m_way")),
            "M1",
            (YES, (6,)),
        ),
        ("manner.minor is afraid", (*TWO, attitude("M1", "calm")), "M2", (UNKNOWN, ())),
        ("manner.adult is calm", (*TWO, attitude("A1", "calm", question="g_why")), "M1", (YES, (5,))),
        (
            "conduct.alone is not_confirmed",
            (*TWO, ConductRecorded(conduct="alone", person="M1", confirmed=False, reason="No room")),
            "M1",
            (YES, (5,)),
        ),
        (
            "conduct.helper is confirmed or conduct.helper is not_confirmed",
            (*TWO, ConductRecorded(conduct="helper", person="M1", confirmed=False, does_not_apply=True)),
            "M1",
            (NO, (5,)),
        ),
        (
            "conduct.helper is does_not_apply",
            (*TWO, ConductRecorded(conduct="helper", person="M1", confirmed=False, does_not_apply=True)),
            "M1",
            (YES, (5,)),
        ),
        (
            "conduct.alone is confirmed",
            (*TWO, ConductRecorded(conduct="alone", person="M1", confirmed=True)),
            "M2",
            (UNKNOWN, ()),
        ),
        ("action.report is to_do", (), "", (YES, ())),
        ("action.report is to_do", (recorded("report", "attempted"),), "", (NO, (2,))),
        ("action.guard is done", (*TWO, recorded("guard", "done", "M2")), "", (YES, (5,))),
        ("action.guard is done", (*TWO, recorded("guard", "done", "M2")), "M1", (NO, ())),
        ("action.guard is done", (recorded("guard", "done", "M2"),), "", (NO, ())),
    ],
)
def test_names_about_one_minor_mean_any_minor_in_the_whole_case(
    text: str, bodies: tuple[Body, ...], person: str, expected: tuple[str, tuple[int, ...]]
) -> None:
    assert value(text, *bodies, person=person) == expected


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("answer.c_tie is aunt", None, (UNKNOWN, ())),
        ("answer.c_tie is aunt", said("M1", "c_tie", choices=("aunt",)), (YES, (5,))),
        ("answer.c_tie is aunt", said("M1", "c_tie", choices=("friend",)), (NO, (5,))),
        ("answer.c_tie in [friend, aunt]", said("M1", "c_tie", choices=("friend",)), (YES, (5,))),
        ("answer.c_tie is aunt", said("M1", "c_tie", "somebody"), (UNKNOWN, (5,))),
        ("answer.c_tie is aunt", unsaid("M1", "c_tie"), (UNKNOWN, (5,))),
        ("answer.c_tie is not aunt", unsaid("M1", "c_tie", "declined"), (UNKNOWN, (5,))),
        ("answer.c_tie is declined", unsaid("M1", "c_tie", "declined"), (YES, (5,))),
        ("answer.c_tie is declined", unsaid("M1", "c_tie"), (NO, (5,))),
        ("answer.c_tie is declined", said("M1", "c_tie", "somebody"), (NO, (5,))),
        ("answer.c_tie in [aunt, declined]", unsaid("M1", "c_tie"), (UNKNOWN, (5,))),
        ("answer.c_tie is given", unsaid("M1", "c_tie"), (NO, (5,))),
        ("answer.c_tie is given", said("M1", "c_tie", "somebody"), (YES, (5,))),
        ("answer.c_tie is given", None, (UNKNOWN, ())),
        ("answer.c_siblings >= 2", said("M1", "c_siblings", number=3), (YES, (5,))),
        ("answer.c_siblings >= 2", said("M1", "c_siblings", "a few"), (UNKNOWN, ())),
        ("answer.c_siblings >= 2", unsaid("M1", "c_siblings"), (UNKNOWN, ())),
        ("answer.c_siblings >= 2", None, (UNKNOWN, ())),
        ("answer.c_birthday < 10", said("M1", "c_birthday", date="2020-03-01"), (YES, (5,))),
        ("answer.c_birthday < 10", said("M1", "c_birthday", age=12), (NO, (5,))),
    ],
)
def test_a_missing_answer_is_never_a_no(text: str, answer: Body | None, expected: tuple[str, tuple[int, ...]]) -> None:
    bodies = (*TWO, answer) if answer else TWO
    assert value(text, *bodies, person="M1") == expected


def test_an_answer_is_the_persons_own_where_they_are_asked_and_anybodys_otherwise() -> None:
    bodies = (*TWO, adult("A2"), said("A2", "g_tie", choices=("aunt",)), said("A1", "g_tie", choices=("friend",)))
    assert value("answer.g_tie is aunt", *bodies, person="A1") == (NO, (7,))
    assert value("answer.g_tie is aunt", *bodies, person="M1") == (YES, (6,))
    assert value("answer.g_tie is aunt", *bodies) == (YES, (6,))


def test_an_answer_about_the_whole_case_is_seen_from_everywhere() -> None:
    bodies = (*TWO, said("", "route", choices=("river",)))
    for person in ("", "M1", "A1"):
        assert value("answer.route is river", *bodies, person=person) == (YES, (5,))


def test_an_intake_question_of_everybody_means_anybody() -> None:
    bodies = (*TWO, said("A1", "bag", choices=("yes",)))
    assert value("answer.bag is yes", *bodies) == (YES, (5,))
    assert value("answer.bag is yes", *bodies, person="M1") == (UNKNOWN, ())


def test_only_the_officers_verdict_counts_for_a_fact() -> None:
    bodies = (*TWO, said("M1", "c_tie", choices=("friend",)), said("A1", "g_tie", choices=("aunt",)))
    assert value("fact.tie is differs", *bodies) == (UNKNOWN, ())
    bodies = (*bodies, verdict("tie", "differs"))
    assert value("fact.tie is differs", *bodies) == (YES, (7,))
    assert value("fact.tie is differs", *bodies, person="M2") == (UNKNOWN, ())
    assert value("any fact is differs", *bodies, person="M1") == (YES, (7,))
    assert value("count fact is differs == 1", *bodies, person="M1")[0] == UNKNOWN
    assert value("count fact is differs >= 1", *bodies, person="M1") == (YES, (7,))


def test_a_pair_counts_whichever_way_round_it_was_judged_and_the_latest_verdict_counts() -> None:
    bodies = (*TWO, verdict("tie", "differs", "A1", "M1"))
    assert value("fact.tie is differs", *bodies, person="M1") == (YES, (5,))
    bodies = (*bodies, verdict("tie", "agrees", "M1", "A1"))
    assert value("fact.tie is differs", *bodies, person="M1") == (NO, (6,))


def test_two_minors_judged_on_demand_count_for_both() -> None:
    bodies = (*TWO, verdict("town", "differs", "M1", "M2"))
    for person in ("M1", "M2", ""):
        assert value("fact.town is differs", *bodies, person=person) == (YES, (5,))


def test_nobody_to_compare_with_differs_from_nobody() -> None:
    assert value("any fact is differs", minor()) == (NO, ())


def test_an_own_question_is_a_fact_of_the_one_for_whom_it_was_written() -> None:
    bodies = (*TWO, own(), verdict("own.1", "differs"))
    assert value("any fact is differs", *bodies, person="M1") == (YES, (6,))
    everything_else = [verdict(fact, "agrees", "M2") for fact in SMALL.fact_by_id]
    assert value("any fact is differs", *bodies, *everything_else, person="M2")[0] == NO


def test_findings_name_each_other_across_their_scopes() -> None:
    bodies = (*TWO, verdict("tie", "differs", "M2"))
    assert value("finding.apart", *bodies, person="M2") == (YES, (5,))
    assert value("finding.apart", *bodies, person="M1") == (UNKNOWN, ())
    assert value("finding.apart", *bodies) == (YES, (5,))
    assert value("finding.worry", *bodies, person="M1") == (YES, (5,))


def test_a_yes_rests_on_what_holds_and_a_no_on_what_made_it_no() -> None:
    bodies = (mark("wanted", "observed"), mark("hidden", "not_observed"))
    assert value("indicator.wanted is observed or indicator.hidden is observed", *bodies) == (YES, (2,))
    assert value("indicator.wanted is observed and indicator.hidden is observed", *bodies) == (NO, (3,))
    assert value("indicator.wanted is observed and not indicator.hidden is observed", *bodies) == (YES, (2, 3))
    assert value("indicator.hidden is observed or bribe", *bodies) == (NO, (3,))
    assert value("indicator.wanted is observed and conclusion is detected", minor(), *bodies) == (UNKNOWN, (3,))


def test_before_the_first_event_and_with_an_odd_clock_nothing_breaks() -> None:
    assert evaluate(parse("age < 9"), SMALL, EMPTY).truth is Truth.NO
    odd = tuple(Event(seq, "yesterday", 0, "", "", body) for seq, body in enumerate((OPENED, *TWO), 1))
    assert evaluate(parse("age < 10"), SMALL, fold(odd), "M2").truth is Truth.UNKNOWN
    headless = tuple(Event(seq, "2026-11-23", 0, "", "", body) for seq, body in enumerate(TWO, 1))
    assert evaluate(parse("age < 10"), SMALL, fold(headless), "M2").truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("born", "text", "expected"),
    [
        ("2014-11-23", "age == 12", YES),
        ("2014-11-24", "age == 11", YES),
        ("2012-02-29", "age == 14", YES),
        ("2014-11", "age == 12", UNKNOWN),
        ("2014-12", "age == 11", YES),
        ("2014-13", "age == 11", UNKNOWN),
        ("soon", "age == 11", UNKNOWN),
        ("2015-02-30", "age == 11", UNKNOWN),
    ],
)
def test_ages_are_as_exact_as_the_birth_date(born: str, text: str, expected: str) -> None:
    assert value(text, minor(birth_date=born), person="M1")[0] == expected


# --------------------------------------------------------------------------------------------------------- the laws

LEARNED: list[Body] = [
    mark("wanted", "observed"),
    mark("hidden", "not_observed"),
    said("M1", "c_tie", choices=("friend",)),
    unsaid("M2", "c_tie", "declined"),
    said("M1", "c_siblings", number=2),
    concluded("M1", "detected"),
    concluded("M2", "in_doubt"),
    verdict("tie", "differs"),
    verdict("town", "agrees", "M2"),
]
"""Things that are not known before they are recorded."""

ATOMS = st.sampled_from(
    [
        "indicator.wanted is observed",
        "indicator.hidden in [observed, cannot_tell]",
        "any indicator is observed",
        "count indicator is observed >= 1",
        "count indicator is observed == 1",
        "answer.c_tie is friend",
        "answer.c_tie in [aunt, declined]",
        "answer.c_siblings > 1",
        "conclusion is detected",
        "count conclusion is detected < 2",
        "fact.tie is differs",
        "any fact is cannot_tell",
        "count minor >= 2",
        "finding.apart",
    ]
).map(lambda text: parse(text).expression)

EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    ATOMS,
    lambda parts: (
        parts.map(Not)
        | st.lists(parts, min_size=1, max_size=3).map(lambda found: And(tuple(found)))
        | st.lists(parts, min_size=1, max_size=3).map(lambda found: Or(tuple(found)))
    ),
    max_leaves=8,
)
SCOPES = st.sampled_from(["", "M1", "M2", "A1"])
KNOWN = st.lists(st.sampled_from(range(len(LEARNED))), unique=True)


def result_of(expression: Expression, known: list[int], person: str) -> tuple[Truth, tuple[int, ...]]:
    case = case_of(*TWO, *(LEARNED[place] for place in known))
    result = evaluate(Condition(repr(expression), expression), SMALL, case, person)
    return result.truth, result.because


@given(st.lists(EXPRESSIONS, min_size=1, max_size=3), KNOWN, SCOPES)
def test_de_morgan(parts: list[Expression], known: list[int], person: str) -> None:
    neither = Not(Or(tuple(parts)))
    both_not = And(tuple(Not(part) for part in parts))
    assert result_of(neither, known, person) == result_of(both_not, known, person)
    assert result_of(Not(And(tuple(parts))), known, person) == result_of(
        Or(tuple(Not(part) for part in parts)), known, person
    )


@given(EXPRESSIONS, KNOWN, SCOPES)
def test_not_twice_is_nothing(expression: Expression, known: list[int], person: str) -> None:
    assert result_of(Not(Not(expression)), known, person) == result_of(expression, known, person)


@given(EXPRESSIONS, KNOWN, st.integers(0, 9), SCOPES)
def test_learning_more_never_turns_a_yes_into_a_no(
    expression: Expression, known: list[int], fewer: int, person: str
) -> None:
    # An answer that comes after a verdict opens that fact again, on purpose: verdicts are learned last.
    known = sorted(known, key=lambda place: isinstance(LEARNED[place], ComparisonJudged))
    before, _ = result_of(expression, known[:fewer], person)
    after, _ = result_of(expression, known, person)
    assert before in {after, Truth.UNKNOWN}


@given(EXPRESSIONS, KNOWN, SCOPES)
def test_what_it_rests_on_is_ascending_and_happened(expression: Expression, known: list[int], person: str) -> None:
    _, because = result_of(expression, known, person)
    assert list(because) == sorted(set(because))
    assert all(1 <= seq <= 4 + len(known) for seq in because)


@given(EXPRESSIONS, KNOWN, SCOPES)
def test_what_a_decision_rests_on_is_enough_for_it(expression: Expression, known: list[int], person: str) -> None:
    truth, because = result_of(expression, known, person)
    if truth is not Truth.UNKNOWN:
        enough = [place for number, place in enumerate(known) if 5 + number in because]
        assert result_of(expression, enough, person)[0] is truth
