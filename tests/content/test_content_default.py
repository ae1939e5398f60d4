"""The default protocol carries its source: complete, paired, in two languages, and with the decisions taken for it."""

import re
from pathlib import Path
from textwrap import wrap

import pytest

from screening_tui.case.events import Answered, Assessed, Body, ComparisonJudged, Event, PersonAdded
from screening_tui.case.fold import fold
from screening_tui.case.model import Case, Position
from screening_tui.case.value import Value
from screening_tui.protocol.check import check
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol, Question, StepKind
from screening_tui.protocol.sources import read_sources
from screening_tui.screening.checks import checks
from screening_tui.screening.items import items
from screening_tui.screening.scenarios import one_sided, run_scenarios

HOME = Path(__file__).parents[2] / "protocols" / "iom-ilo-2006"
LEAFLET = "IOM/ILO-IPEC 2006"
LINE = 57
"""Columns of the narrowest pane that an interview is held in."""


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    return load(read_sources(HOME))


def questions_of(protocol: Protocol, role: str) -> list[Question]:
    return [
        question
        for step in protocol.steps
        if step.kind is StepKind.INTERVIEW and step.role == role
        for question in protocol.questions_of[step.id]
    ]


def case_of(*bodies: Body) -> Case:
    at = "2026-11-23T14:00:00.000-06:00"
    return fold([Event(seq, at, seq, "M. Solano", "4471", body) for seq, body in enumerate(bodies, 1)])


def test_only_the_missing_review_is_reported() -> None:
    assert [(found.code, Path(found.file).name) for found in check(read_sources(HOME))] == [("P402", "es.toml")]


def test_every_scenario_passes_and_shows_everything_from_both_sides(protocol: Protocol) -> None:
    played = run_scenarios(protocol, [HOME / "scenarios"])
    assert [(outcome.title, outcome.differences) for outcome in played.outcomes if not outcome.passed] == []
    assert played.unused == ()
    assert len(played.outcomes) >= 25
    sides = one_sided(protocol, played.outcomes)
    assert (sides.never_present, sides.never_absent) == ((), ())


def test_the_seven_indicators_in_order_and_two_of_them_reported_at_once(protocol: Protocol) -> None:
    assert [item.source for item in protocol.indicators] == [f"{LEAFLET}, indicator {n}" for n in range(1, 8)]
    assert [item.id for item in protocol.indicators if item.immediate] == ["wanted", "abuse_material"]


def test_the_seven_actions_in_order(protocol: Protocol) -> None:
    seven = sorted(protocol.actions, key=lambda action: action.number)[:7]
    assert [action.id for action in seven] == [
        "inform_superior",
        "protection_institution",
        "keep_safe",
        "listen",
        "no_return",
        "prosecutor",
        "interpol",
    ]
    assert [action.source for action in seven] == [f"{LEAFLET}, action {n}" for n in range(1, 8)]


def test_what_is_immediate_needs_no_minor(protocol: Protocol) -> None:
    immediate = [action for action in protocol.actions if action.immediate]
    assert {action.id for action in immediate} == {"interpol", "report_wanted", "report_material", "report_missing"}
    assert {action.per for action in immediate} == {"case"}
    assert {action.deadline for action in immediate} == {"now"}


def test_no_return_without_a_receiver(protocol: Protocol) -> None:
    gate = protocol.action_by_id["no_return"].gate
    assert gate is not None
    assert gate.outcome == "returned"
    assert set(gate.requires) == {"receiver", "receiver_kind", "how_certain"}
    assert gate.never_an_adult_of_the_case


def test_of_two_outcomes_something_must_be_known(protocol: Protocol) -> None:
    """Travelling on requires nothing: whoever is cleared goes on as they came, and the screening stays short."""
    required = {outcome.id: outcome.requires for outcome in protocol.outcomes if outcome.requires}
    assert required == {"handed_to_institution": ("to",), "left": ("why",)}


def test_only_going_on_waits_for_a_conclusion(protocol: Protocol) -> None:
    assert [outcome.id for outcome in protocol.outcomes if outcome.needs_conclusion] == ["travels_on"]


def test_what_an_adult_says_of_a_minor_is_asked_about_each_minor(protocol: Protocol) -> None:
    each = {question.id for question in protocol.questions if question.each_minor}
    said = {"a_minor_name", "a_minor_home", "a_tie", "a_father", "a_mother", "a_met", "a_about"}
    proved = {"a_proof", "a_proof_contact", "a_proof_result"}
    permitted = {"a_permit_costa_rica", "a_permit_dominican", "a_permit_panama"}
    assert each == said | proved | permitted


def test_the_superior_can_be_passed_by(protocol: Protocol) -> None:
    action = protocol.action_by_id["inform_superior"]
    assert (action.contact, action.other_contact) == ("superior", "superior_other")
    assert protocol.action_by_id["second_route"].contact == "superior_other"


@pytest.mark.parametrize("kind", ["indicators", "conducts", "questions", "checks", "actions", "advices"])
def test_every_item_names_its_source_and_additions_another_one(protocol: Protocol, kind: str) -> None:
    for item in getattr(protocol, kind):
        assert item.source, item.id
        assert item.addition or LEAFLET in item.source, item.id
        assert not (item.addition and item.source.startswith(LEAFLET)), item.id


def test_every_fact_is_asked_on_both_sides_in_the_same_way(protocol: Protocol) -> None:
    def sides(role: str) -> dict[str, tuple[object, ...]]:
        return {
            question.fact: (question.kind, tuple(option.id for option in question.options))
            for question in questions_of(protocol, role)
            if question.fact
        }

    assert sides("minor") == sides("adult")
    assert sides("minor").keys() == protocol.fact_by_id.keys()


def test_both_interviews_have_a_place_for_own_questions(protocol: Protocol) -> None:
    for role in ("minor", "adult"):
        assert [question.own for question in questions_of(protocol, role)].count(True) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_for_a_child_of_eight(protocol: Protocol, language: str) -> None:
    for question in questions_of(protocol, "minor"):
        assert question.say is not None, question.id
        assert question.say.has(language), question.id
        for sentence in re.split(r"[.?!]", question.say.say(language)):
            assert len(sentence.split()) <= 14, sentence


def test_spanish_says_tu_to_the_minor_and_usted_to_the_adult(protocol: Protocol) -> None:
    step_of = {conduct.id: conduct.step for conduct in protocol.conducts}
    for item in (*protocol.questions, *protocol.conducts):
        words = item.say.say("es") if item.say else ""
        interview = step_of.get(item.id) or item.step
        if interview == "minor_interview":
            assert not re.search(r"\b(usted|su|sus)\b", words.casefold()), words
        if interview == "adult_interview":
            assert not re.search(r"\b(tú|tu|tus|te|contigo)\b", words.casefold()), words


@pytest.mark.parametrize("step", ["minor_interview", "adult_interview"])
def test_what_stays_in_sight_during_an_interview_takes_one_line(protocol: Protocol, step: str) -> None:
    guidance = protocol.step_by_id[step].guidance
    assert guidance is not None
    assert all(len(guidance.say(language)) <= LINE for language in guidance)


@pytest.mark.parametrize("language", ["en", "es"])
def test_hints_take_one_line_and_words_to_say_two(protocol: Protocol, language: str) -> None:
    for role in ("minor", "adult"):
        for question in questions_of(protocol, role):
            assert question.hint is None or len(question.hint.say(language)) <= LINE, question.id
            assert question.say is None or len(wrap(question.say.say(language), LINE)) <= 2, question.id


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_on_the_screen_gives_away_that_an_official_is_suspected(protocol: Protocol, language: str) -> None:
    finding = protocol.finding_by_id["second_route"]
    shown = [text.say(language) for text in (finding.label, finding.why) if text]
    for action in protocol.actions:
        shown += [action.label.say(language), action.detail.say(language) if action.detail else "", action.source]
    telling = re.compile(r"official|accomplice|suspect|funcionari|sospech", re.IGNORECASE)
    allowed = protocol.action_by_id["report_offer"].detail  # an offer that was recorded is no secret
    assert allowed is not None
    assert [words for words in shown if telling.search(words) and words != allowed.say(language)] == []


def test_a_country_is_asked_for_its_permit_only_where_it_is_left(protocol: Protocol) -> None:
    people = PersonAdded(person="M1", role="minor"), PersonAdded(person="A1", role="adult")
    leaving = Answered(person="A1", question="departure", value=Value(choices=("panama",)))

    def permits(case: Case) -> list[str]:
        asked = items(protocol, case, Position("adult_interview", ("A1",)))
        assert "departure" in [item.id for item in asked]
        return [item.id for item in asked if item.id.startswith("a_permit")]

    assert permits(case_of(*people)) == []
    assert permits(case_of(*people, leaving)) == ["a_permit_panama"]


def test_one_minor_s_contradiction_warns_nobody_about_another_one(protocol: Protocol) -> None:
    """Two minors with one adult: the one that was cleared is not the one whose account differs."""
    people = (
        PersonAdded(person="M1", role="minor"),
        PersonAdded(person="M2", role="minor"),
        PersonAdded(person="A1", role="adult"),
    )
    differs = ComparisonJudged(fact="tie", people=("M2", "A1"), verdict="differs")

    def shown(*concluded: Assessed) -> list[str]:
        return [check.id for check, _ in checks(protocol, case_of(*people, differs, *concluded), "decide")]

    first = Assessed(person="M1", conclusion="not_detected", reason="The grandmother came")
    assert shown(first) == []
    assert shown(first, Assessed(person="M2", conclusion="detected", reason="Two stories")) == []
    assert shown(first, Assessed(person="M2", conclusion="not_detected", reason="Tired")) == ["clear_despite_signs"]
