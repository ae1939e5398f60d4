"""The outline."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_cases import (
    SMALL,
    adult,
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
from screening_tui.case.events import Body, Closed, ConductRecorded, Corrected, OutcomeRecorded, StepEntered
from screening_tui.case.fold import EMPTY
from screening_tui.case.model import Position
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from screening_tui.screening.actions import recommended
from screening_tui.screening.findings import findings
from screening_tui.screening.model import Call, Plan, PlannedStep, Status
from screening_tui.screening.plan import plan

FAMILY = (minor("M1"), minor("M2"), adult("A1"))
CHILD_QUESTIONS = 8
"""Of the small protocol, asked of every minor without a follow-up."""


def planned(*bodies: Body) -> Plan:
    return plan(SMALL, case_of(*bodies))


def line(step: str, *bodies: Body, people: tuple[str, ...] = ()) -> PlannedStep:
    found = planned(*bodies).at(Position(step, people))
    assert found is not None
    return found


def progress(step: str, *bodies: Body, people: tuple[str, ...] = ()) -> tuple[Status, int, int]:
    found = line(step, *bodies, people=people)
    return found.status, found.done, found.total


def test_an_interview_for_each_person_and_a_comparison_for_each_pair() -> None:
    places = [(found.step.id, found.people) for found in planned(*FAMILY).steps]
    assert places == [
        ("people", ()),
        ("look", ()),
        ("child", ("M1",)),
        ("child", ("M2",)),
        ("grown", ("A1",)),
        ("hold", ("M1", "A1")),
        ("hold", ("M2", "A1")),
        ("judge", ()),
        ("act", ()),
        ("end", ()),
    ]


def test_before_the_first_event_the_outline_stands_already() -> None:
    found = plan(SMALL, EMPTY)
    assert [(one.step.id, one.status) for one in found.steps] == [
        (step, Status.UNTOUCHED) for step in ("people", "look", "judge", "act", "end")
    ]
    assert found.after(None) == found.steps[0]


def test_people_and_travel_count_people_and_questions() -> None:
    assert progress("people") == (Status.UNTOUCHED, 0, 1)
    assert progress("people", minor()) == (Status.STARTED, 1, 4)
    answers = (
        said("", "route", choices=("road",)),
        said("M1", "bag", choices=("no",)),
        unsaid("M1", "school"),
    )
    assert progress("people", minor(), *answers) == (Status.DONE, 4, 4)
    assert progress("people", minor(), *answers[1:], said("", "route", choices=("river",)))[1:] == (4, 5)


def test_indicators_count_marks() -> None:
    assert progress("look") == (Status.UNTOUCHED, 0, 2)
    assert progress("look", mark("wanted", "cannot_tell")) == (Status.STARTED, 1, 2)
    assert progress("look", mark("wanted", "observed"), mark("hidden", "observed")) == (Status.DONE, 2, 2)


def test_an_interview_counts_answers_and_gaps_of_what_is_to_be_asked_now() -> None:
    assert progress("child", minor(), people=("M1",)) == (Status.UNTOUCHED, 0, CHILD_QUESTIONS)
    bodies = (minor(), said("M1", "c_siblings", number=0), unsaid("M1", "c_town"))
    assert progress("child", *bodies, people=("M1",)) == (Status.STARTED, 2, CHILD_QUESTIONS)
    bodies = (minor(), said("M1", "c_siblings", number=2))
    assert progress("child", *bodies, people=("M1",)) == (Status.STARTED, 1, CHILD_QUESTIONS + 1)


def test_an_interview_is_started_by_its_rules_of_conduct() -> None:
    alone = ConductRecorded(conduct="alone", person="M1", confirmed=True)
    assert progress("child", minor(), alone, people=("M1",))[0] is Status.STARTED
    assert progress("child", minor(), minor("M2"), alone, people=("M2",))[0] is Status.UNTOUCHED


def test_own_questions_are_counted_where_they_are_asked() -> None:
    bodies = (*FAMILY, own(person="M1"))
    assert line("child", *bodies, people=("M1",)).total == CHILD_QUESTIONS + 1
    assert line("child", *bodies, people=("M2",)).total == CHILD_QUESTIONS
    assert line("grown", *bodies, people=("A1",)).total == 9


def test_a_comparison_counts_verdicts_of_what_both_gave_an_account_of() -> None:
    pair = ("M1", "A1")
    assert progress("hold", *FAMILY, people=pair) == (Status.UNTOUCHED, 0, 0)
    told = (
        *FAMILY,
        said("M1", "c_town", "Liberia"),
        said("A1", "g_town", "Liberia"),
        said("M1", "c_why", "School"),
        unsaid("A1", "g_why"),
    )
    assert progress("hold", *told, people=pair) == (Status.UNTOUCHED, 0, 1)
    assert progress("hold", *told, verdict("town", "agrees"), people=pair) == (Status.DONE, 1, 1)
    assert progress("hold", *told, verdict("tie", "agrees"), people=pair) == (Status.STARTED, 1, 2)


def test_pairs_on_demand_appear_when_they_are_judged_or_when_the_officer_is_there() -> None:
    here = StepEntered(step="hold", people=("M1", "M2"))
    assert planned(*FAMILY).at(Position("hold", ("M1", "M2"))) is None
    assert planned(*FAMILY, here).at(Position("hold", ("M1", "M2"))) is not None
    there = StepEntered(step="look")
    judged = planned(*FAMILY, here, verdict("town", "agrees", "M1", "M2"), there)
    assert judged.at(Position("hold", ("M1", "M2"))) is not None
    usual = planned(*FAMILY, StepEntered(step="hold", people=("M2", "A1")))
    assert len(usual.steps) == len(planned(*FAMILY).steps)
    alone = planned(*FAMILY, StepEntered(step="hold", people=("M2",)))
    assert len(alone.steps) == len(usual.steps)


def test_deciding_acting_and_closing_are_counted() -> None:
    assert progress("judge", *FAMILY) == (Status.UNTOUCHED, 0, 2)
    assert progress("judge", *FAMILY, concluded("M1", "in_doubt")) == (Status.STARTED, 1, 2)
    assert progress("act", *FAMILY) == (Status.UNTOUCHED, 0, 0)
    detected = (*FAMILY, concluded("M1", "detected"), mark("wanted", "observed"))
    assert progress("act", *detected) == (Status.UNTOUCHED, 0, 2)
    assert progress("act", *detected, recorded("report", "attempted")) == (Status.UNTOUCHED, 0, 2)
    handled = (recorded("report", "done"), recorded("guard", "impossible", "M1"))
    assert progress("act", *detected, *handled) == (Status.DONE, 2, 2)
    ends = tuple(OutcomeRecorded(person=person, outcome="goes_on") for person in ("M1", "M2"))
    assert progress("end", *FAMILY, ends[0]) == (Status.STARTED, 1, 3)
    assert progress("end", *FAMILY, *ends, Closed()) == (Status.DONE, 3, 3)


def test_a_step_without_a_condition_always_belongs() -> None:
    assert line("look").call is Call.ALWAYS


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ((minor(),), (Call.OPEN, ())),
        ((minor(), mark("wanted", "cannot_tell")), (Call.OFFERED, (3,))),
        ((minor(), mark("wanted", "observed"), mark("hidden", "cannot_tell")), (Call.DEMANDED, (3,))),
        ((minor(age=9),), (Call.OFFERED, (2,))),
        ((minor(age=10), minor("M2", age=9)), (Call.OPEN, ())),
    ],
)
def test_a_minors_interview_is_called_as_far_as_that_minor_goes(
    bodies: tuple[Body, ...], expected: tuple[Call, tuple[int, ...]]
) -> None:
    found = line("child", *bodies, people=("M1",))
    assert (found.call, found.because) == expected


def test_an_adults_interview_is_called_for_the_case() -> None:
    assert line("grown", adult(), mark("wanted", "observed"), people=("A1",)).call is Call.OPEN
    called = line("grown", adult(), mark("wanted", "observed"), minor(), people=("A1",))
    assert (called.call, called.because) == (Call.DEMANDED, (3, 4))


def test_a_comparison_is_called_for_the_case() -> None:
    called = line("hold", *FAMILY, verdict("town", "cannot_tell"), people=("M2", "A1"))
    assert (called.call, called.because) == (Call.OFFERED, (5,))


def test_a_disclosure_ends_that_minors_interview_and_demands_nobody_elses() -> None:
    bodies = (*FAMILY, disclosed("M1"))
    ended = line("child", *bodies, people=("M1",))
    assert (ended.status, ended.ended_by_disclosure) == (Status.DONE, True)
    sister = line("child", *bodies, people=("M2",))
    assert (sister.status, sister.ended_by_disclosure) == (Status.UNTOUCHED, False)
    assert line("grown", *bodies, people=("A1",)).call is Call.OPEN


def test_without_facts_in_common_there_is_nothing_to_compare() -> None:
    files = {
        "protocol.toml": """
format = 1
id = "alone"
version = "1"
title = "t"
about = "a"
source = "s"
fallback = "en"
fallback_name = "English"
step = [
    { id = "talk", kind = "interview", title = "Talk", help = "h" , role = "minor" },
    { id = "ask", kind = "interview", title = "Ask", help = "h" , role = "adult" },
    { id = "hold", kind = "compare", title = "Hold", help = "h" },
]
question = [
    { id = "q", step = "talk", kind = "long_text", ask = "?" },
    { id = "r", step = "ask", kind = "long_text", ask = "?" },
]
"""
    }
    found = plan(load(Sources.from_files(files)), case_of(*FAMILY))
    assert [one.step.id for one in found.steps] == ["talk", "talk", "ask"]


def test_going_forward_stops_at_what_belongs_and_back_at_what_was_touched() -> None:
    found = planned(*FAMILY)
    assert [found.after(Position("look")), found.before(Position("judge"))] == [
        found.at(Position("judge")),
        found.at(Position("look")),
    ]
    assert found.at(None) is None
    assert found.before(None) is None
    assert found.after(Position("end")) is None


ANYTHING: list[Body] = [
    *FAMILY,
    minor("A2"),
    adult("M3"),
    mark("wanted", "observed", "M9"),
    said("M9", "c_town", "Liberia"),
    said("A1", "g_town", place="Liberia"),
    said("M1", "c_town", country="CR"),
    said("M1", "gone", "A question of no protocol"),
    unsaid("", "route"),
    own(person="M9"),
    own("own.2", "A1"),
    disclosed("M9"),
    verdict("town", "differs", "M9", "A9"),
    verdict("gone", "differs"),
    verdict("own.1", "differs", "A1", "M1"),
    concluded("A1", "detected"),
    recorded("guard", "done", "A1"),
    recorded("report", "attempted", "M1"),
    OutcomeRecorded(person="M1", outcome="gone"),
    StepEntered(step="hold", people=("M8", "M9")),
    StepEntered(step="gone"),
    Corrected(corrects=3),
    Closed(),
]


@given(st.lists(st.sampled_from(ANYTHING), max_size=25))
def test_whatever_happened_there_is_an_outline(bodies: list[Any]) -> None:
    case = case_of(*bodies)
    for found in plan(SMALL, case).steps:
        assert 0 <= found.done <= found.total or found.status is Status.DONE
        assert found.status is not Status.DONE or found.done == found.total or found.ended_by_disclosure
    assert all(line.because or line.recorded for line in recommended(SMALL, case))
    assert all(found.key for found in findings(SMALL, case))
