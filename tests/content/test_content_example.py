"""Another office's protocol, written in the format alone: other steps, an indicator and an action of its own."""

from pathlib import Path

import pytest

from screening_tui.protocol.check import check
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol, StepKind
from screening_tui.protocol.sources import read_sources
from screening_tui.screening.scenarios import one_sided, run_scenarios

ROOT = Path(__file__).parents[2]
HOME = ROOT / "examples" / "protocols" / "unaccompanied-minor"


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    return load(read_sources(HOME))


def test_only_the_missing_review_is_reported() -> None:
    assert [found.code for found in check(read_sources(HOME))] == ["P402"]


def test_every_scenario_passes_and_shows_everything_from_both_sides(protocol: Protocol) -> None:
    played = run_scenarios(protocol, [HOME / "scenarios"])
    assert [(outcome.title, outcome.differences) for outcome in played.outcomes if not outcome.passed] == []
    assert played.unused == ()
    sides = one_sided(protocol, played.outcomes)
    assert (sides.never_present, sides.never_absent) == ((), ())


def test_the_talk_comes_first_and_nobody_else_is_interviewed_or_compared(protocol: Protocol) -> None:
    kinds = [step.kind for step in protocol.steps]
    assert kinds.index(StepKind.INTERVIEW) < kinds.index(StepKind.INDICATORS)
    assert StepKind.COMPARE not in kinds
    assert {step.role for step in protocol.steps if step.kind is StepKind.INTERVIEW} == {"minor"}


def test_it_adds_an_indicator_and_an_action(protocol: Protocol) -> None:
    default = load(read_sources(ROOT / "protocols" / "iom-ilo-2006"))
    assert "address_of_unknown" in protocol.indicator_by_id.keys() - default.indicator_by_id.keys()
    assert "consulate" in protocol.action_by_id.keys() - default.action_by_id.keys()
