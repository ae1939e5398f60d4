"""What was decided where the leaflet is silent, held against the default protocol with short cases."""

import pytest

from screening_cases import (
    adult,
    case_of,
    concluded,
    disclosed,
    mark,
    minor,
    recorded,
    said,
    unsaid,
    verdict,
)
from screening_tui.case.events import Body, BribeOffered, OfficialSuspected, OutcomeRecorded
from screening_tui.protocol.load import load_default
from screening_tui.protocol.model import StepKind
from screening_tui.screening.actions import recommended
from screening_tui.screening.comparison import compare
from screening_tui.screening.findings import findings
from screening_tui.screening.gates import refuse
from screening_tui.screening.model import Call, Ground, Standpoint
from screening_tui.screening.plan import plan

PROTOCOL = load_default()
INTERPOL = next(action.id for action in PROTOCOL.actions if action.number == 7)
COUPLE = (minor("M1", age=12), adult("A1"))
NOTHING_SEEN = tuple(mark(indicator.id, "not_observed") for indicator in PROTOCOL.indicators)


def actions(standpoint: Standpoint, *bodies: Body, person: str | None = None) -> set[int]:
    return {
        line.action.number
        for line in recommended(PROTOCOL, case_of(*bodies))
        if line.standpoint is standpoint and person in {None, line.person}
    }


def calls(*bodies: Body) -> dict[StepKind, Call]:
    return {line.step.kind: line.call for line in plan(PROTOCOL, case_of(*bodies)).steps}


def test_the_leaflets_seven_actions_are_there() -> None:
    assert sorted(action.number for action in PROTOCOL.actions)[:7] == [1, 2, 3, 4, 5, 6, 7]
    assert len(PROTOCOL.indicators) == 7
    assert [indicator.immediate for indicator in PROTOCOL.indicators] == [False, False, False, True, False, False, True]


@pytest.mark.parametrize(
    ("conclusion", "expected", "offered"),
    [
        ("detected", {1, 2, 3, 4, 5, 6}, set()),
        ("in_doubt", {1, 2, 3, 4, 5}, {6}),
        ("not_detected", set(), set()),
    ],
)
def test_what_follows_from_a_conclusion(conclusion: str, expected: set[int], offered: set[int]) -> None:
    bodies = (*COUPLE, minor("M2"), *NOTHING_SEEN, concluded("M1", conclusion))
    assert actions(Standpoint.RECOMMENDED, *bodies) == expected
    assert actions(Standpoint.OFFERED, *bodies) == offered
    assert actions(Standpoint.RECOMMENDED, *bodies, person="M2") == set()


def test_a_disclosure_brings_one_to_six_at_once_and_calls_nobodys_interview() -> None:
    bodies = (*COUPLE, *NOTHING_SEEN, disclosed("M1"))
    assert actions(Standpoint.RECOMMENDED, *bodies, person="M1") == {1, 2, 3, 4, 5, 6}
    assert calls(*bodies)[StepKind.INTERVIEW] is Call.OPEN
    assert {line.call for line in plan(PROTOCOL, case_of(*bodies)).steps if line.step.role == "adult"} == {Call.OPEN}


@pytest.mark.parametrize("conclusion", ["detected", "in_doubt", "not_detected"])
@pytest.mark.parametrize("indicator", [3, 6])
def test_what_is_immediate_needs_no_minor_and_stays_whatever_is_concluded(indicator: int, conclusion: str) -> None:
    observed = mark(PROTOCOL.indicators[indicator].id, "observed")
    immediate = {line.action.id for line in recommended(PROTOCOL, case_of(adult(), observed))}
    assert immediate
    assert all(PROTOCOL.action_by_id[action].immediate for action in immediate)
    assert (INTERPOL in immediate) is (indicator == 3)
    after = recommended(PROTOCOL, case_of(*COUPLE, observed, concluded("M1", conclusion)))
    assert immediate <= {line.action.id for line in after if line.standpoint is Standpoint.RECOMMENDED}


def test_action_seven_rests_on_indicator_four_alone() -> None:
    bodies = (*COUPLE, *(mark(i.id, "observed") for i in PROTOCOL.indicators if i.id != PROTOCOL.indicators[3].id))
    assert 7 not in actions(Standpoint.RECOMMENDED, *bodies, concluded("M1", "detected"), disclosed("M1"))


@pytest.mark.parametrize("indicator", [indicator.id for indicator in PROTOCOL.indicators])
def test_an_observed_indicator_demands_the_interviews_and_an_unclear_one_offers_them(indicator: str) -> None:
    assert calls(*COUPLE)[StepKind.INTERVIEW] is Call.OPEN
    assert calls(*COUPLE, mark(indicator, "observed"))[StepKind.INTERVIEW] is Call.DEMANDED
    assert calls(*COUPLE, mark(indicator, "cannot_tell"))[StepKind.INTERVIEW] is Call.OFFERED
    assert calls(*COUPLE, mark(indicator, "not_observed"))[StepKind.INTERVIEW] is Call.OPEN
    assert StepKind.INTERVIEW not in calls(mark(indicator, "observed"))


def test_a_contradiction_is_what_the_officer_judged_and_it_recommends_nothing_by_itself() -> None:
    minors, adults = said("M1", "m_destination", place="Tapachula"), said("A1", "a_destination", place="Managua")
    told = (*COUPLE, *NOTHING_SEEN, minors, adults)
    destination = next(one for one in compare(PROTOCOL, case_of(*told), ("M1", "A1")) if one.fact == "destination")
    assert (destination.suggestion, destination.ground) == ("differs", Ground.DIFFERENT_PLACE)
    before = {found.key for found in findings(PROTOCOL, case_of(*told)) if found.result.holds}
    judged = case_of(*told, verdict("destination", "differs"))
    after = {found.key for found in findings(PROTOCOL, judged) if found.result.holds}
    assert before == set()
    assert len(after) == 1
    assert recommended(PROTOCOL, judged) == ()


@pytest.mark.parametrize("reason", ["does_not_know", "declined", "not_asked", "does_not_apply"])
def test_no_missing_answer_speaks_against_anybody(reason: str) -> None:
    gaps = [
        unsaid("M1" if PROTOCOL.step_by_id[question.step].role == "minor" else "A1", question.id, reason)
        for question in PROTOCOL.questions
        if PROTOCOL.step_by_id[question.step].kind is StepKind.INTERVIEW
    ]
    case = case_of(*COUPLE, *NOTHING_SEEN, *gaps)
    assert [found.key for found in findings(PROTOCOL, case) if found.result.holds] == []
    assert {one.suggestion for one in compare(PROTOCOL, case, ("M1", "A1"))} == {None}


@pytest.mark.parametrize("conclusion", ["detected", "in_doubt", "not_detected"])
def test_nobody_is_returned_without_a_receiver_under_any_conclusion(conclusion: str) -> None:
    gate = next(action.gate for action in PROTOCOL.actions if action.gate)
    case = case_of(minor("M1"), adult("A1", name="Julio Pérez Mora"), concluded("M1", conclusion))
    parts = {"receiver": "Marta Solís", "receiver_kind": "relative", "how_certain": "Visited at home"}

    def returned(**changed: str) -> bool:
        body = OutcomeRecorded.model_validate({"person": "M1", "outcome": gate.outcome, **parts, **changed})
        return refuse(PROTOCOL, case, body, "es") is not None

    assert not returned()
    assert returned(receiver="")
    assert returned(how_certain="")
    assert returned(receiver="Julio Perez")
    assert returned(receiver="A1")


def test_an_offer_and_a_suspected_official_have_actions_of_their_own() -> None:
    for body in (BribeOffered(words="200"), OfficialSuspected(words="The colleague")):
        (line,) = recommended(PROTOCOL, case_of(body))
        assert line.person == ""
        assert line.because == (2,)


def test_three_minors_one_of_them_detected() -> None:
    bodies = (minor("M1"), minor("M2"), minor("M3"), adult(), *NOTHING_SEEN)
    bodies += (concluded("M1", "not_detected"), concluded("M2", "detected"), concluded("M3", "not_detected"))
    assert {line.person for line in recommended(PROTOCOL, case_of(*bodies))} == {"M2"}
    assert actions(Standpoint.RECOMMENDED, *bodies, person="M2") == {1, 2, 3, 4, 5, 6}


def test_what_was_done_stays_done_when_the_conclusion_changes() -> None:
    told = recorded("inform_superior", "done", "M1", who="Insp. Rojas", when="14:43")
    bodies = (*COUPLE, concluded("M1", "detected"), told, concluded("M1", "not_detected"))
    (line,) = recommended(PROTOCOL, case_of(*bodies))
    assert (line.action.id, line.standpoint, line.recorded) == ("inform_superior", Standpoint.OFFERED, (5,))
