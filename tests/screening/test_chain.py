"""Answer or mark -> condition -> finding -> action, each link with the events that it rests on."""

import pytest

from screening_cases import SMALL, adult, case_of, concluded, disclosed, mark, minor, said, verdict
from screening_tui.case.events import ActionRecorded
from screening_tui.case.model import Case
from screening_tui.protocol.grammar import parse
from screening_tui.screening.chain import Chain, chain_of_action, chains, written
from screening_tui.screening.model import Standpoint
from screening_tui.screening.situation import Situation


def by_key(case: Case) -> dict[str, Chain]:
    return {chain.key: chain for chain in chains(SMALL, case)}


def test_a_mark_leads_over_its_finding_to_the_offered_action() -> None:
    case = case_of(minor(), mark("hidden", "observed"))
    found = by_key(case)
    assert list(found) == ["seen", "worry", "guard:M1"] or list(found) == ["seen", "worry"]
    worry = found["worry"]
    assert (worry.what, worry.person, worry.condition) == ("finding", "", "finding.seen or finding.apart")
    assert [link.text for link in worry.links] == ["finding.seen", "finding.apart"]
    (decisive,) = worry.decisive
    (seen,) = decisive.under
    assert (seen.key, seen.condition) == ("seen", "any indicator is observed")
    assert seen.decisive[0].result.because == (3,)
    assert seen.decisive[0].under == ()


def test_a_finding_about_a_minor_is_that_minor_s() -> None:
    case = case_of(minor(), minor("M2"), adult(), said("M1", "c_town", "Here"), said("A1", "g_town", "There"),
                   verdict("town", "differs"))  # fmt: skip
    found = by_key(case)
    assert [chain.key for chain in found["worry"].decisive[0].under] == ["apart:M1"]
    assert "apart:M2" not in found


def test_a_conclusion_rests_on_the_findings_that_spoke_for_it() -> None:
    case = case_of(minor(age=12), mark("hidden", "observed"), concluded("M1", "detected"))
    guard = by_key(case)["guard:M1"]
    assert guard.condition == "disclosure or conclusion is detected"
    (conclusion,) = guard.decisive
    assert (conclusion.text, conclusion.result.because) == ("conclusion is detected", (4,))
    assert [chain.key for chain in conclusion.under] == ["seen", "worry"]


def test_a_disclosure_needs_no_finding() -> None:
    (guard,) = [chain for chain in chains(SMALL, case_of(minor(), disclosed())) if chain.what == "action"]
    assert [(link.text, link.under) for link in guard.decisive] == [("disclosure", ())]


def test_another_minor_s_conclusion_is_not_this_one_s() -> None:
    case = case_of(minor(), minor("M2"), concluded("M2", "in_doubt"), concluded("M1", "detected"))
    guard = by_key(case)["guard:M1"]
    assert [link.result.because for link in guard.decisive] == [(5,)]


def test_what_is_only_recorded_has_no_chain() -> None:
    case = case_of(minor(), ActionRecorded(action="hand_over", person="M1", state="done"))
    assert by_key(case) == {}


def test_an_action_that_is_never_offered_has_no_chain_for_it() -> None:
    situation = Situation(SMALL, case_of(minor()))
    assert chain_of_action(situation, "report", "", Standpoint.OFFERED) is None


@pytest.mark.parametrize(
    "condition",
    [
        "indicator.wanted is observed",
        "indicator.wanted in [observed, cannot_tell]",
        "any fact is differs and not disclosure",
        "count indicator is observed >= 2 or count minor >= 1",
        "not (bribe or age < 12) and (finding.seen or conclusion is detected)",
    ],
)
def test_a_condition_is_written_as_its_author_would(condition: str) -> None:
    assert written(parse(condition).expression) == condition
