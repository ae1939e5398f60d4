"""Findings, and what to do now."""

import pytest

from screening_cases import SMALL, adult, case_of, concluded, disclosed, mark, minor, recorded, verdict
from screening_tui.case.events import Body
from screening_tui.screening.actions import recommended
from screening_tui.screening.findings import findings
from screening_tui.screening.model import ActionProgress, RecommendedAction, Standpoint, Truth


def lines(*bodies: Body) -> tuple[RecommendedAction, ...]:
    return recommended(SMALL, case_of(*bodies))


def keys(*bodies: Body) -> list[tuple[str, str]]:
    return [(line.key, line.standpoint.value) for line in lines(*bodies)]


def test_actions_come_by_number_and_then_by_minor() -> None:
    bodies = (minor(), minor("M2"), adult(), concluded("M2", "detected"), disclosed("M1"), mark("wanted", "observed"))
    assert keys(*bodies) == [("report", "recommended"), ("guard:M1", "recommended"), ("guard:M2", "recommended")]
    report, first, second = lines(*bodies)
    assert (report.because, first.because, second.because) == ((7,), (6,), (5, 7))
    assert first.contact == SMALL.contact_by_id["boss"]
    assert report.contact is None


def test_an_action_is_offered_when_only_that_holds() -> None:
    bodies = (minor(), concluded("M1", "in_doubt"))
    assert keys(*bodies) == [("guard:M1", "offered")]
    assert lines(*bodies)[0].because == (3,)


def test_the_findings_that_it_rests_on_are_named() -> None:
    bodies = (minor(age=9), adult(), mark("hidden", "observed"))
    assert lines(*bodies)[0].findings == ("worry",)
    assert lines(*bodies, concluded("M1", "detected"))[0].findings == ()
    young = (minor(age=4), adult(), mark("hidden", "observed"))
    assert lines(*young) == ()


@pytest.mark.parametrize(
    ("state", "progress"),
    [
        ("attempted", ActionProgress.ATTEMPTED),
        ("done", ActionProgress.DONE),
        ("impossible", ActionProgress.IMPOSSIBLE),
        ("not_needed", ActionProgress.NOT_NEEDED),
    ],
)
def test_what_became_of_it(state: str, progress: ActionProgress) -> None:
    line = lines(mark("wanted", "observed"), recorded("report", "attempted"), recorded("report", state))[0]
    assert (line.progress, line.recorded) == (progress, (3, 4))
    assert lines(mark("wanted", "observed"))[0].progress is ActionProgress.TO_DO


def test_what_was_recorded_stays_visible_when_it_is_no_longer_recommended() -> None:
    line = lines(mark("wanted", "observed"), recorded("report", "done"), mark("wanted", "not_observed"))[0]
    assert (line.standpoint, line.because, line.findings, line.recorded) == (Standpoint.OFFERED, (), (), (3,))


def test_somebody_who_turned_out_to_be_an_adult_keeps_what_was_recorded() -> None:
    bodies = (minor(), concluded("M1", "detected"), recorded("guard", "done", "M1"), adult("M1"))
    assert keys(*bodies) == [("guard:M1", "offered")]


def test_findings_that_hold_or_are_not_known_yet() -> None:
    found = findings(SMALL, case_of(minor(age=9), adult(), mark("hidden", "observed")))
    assert [(one.key, one.result.truth) for one in found] == [
        ("seen", Truth.YES),
        ("apart:M1", Truth.UNKNOWN),
        ("worry", Truth.YES),
    ]
    judged = findings(SMALL, case_of(minor(age=9), adult(), verdict("tie", "differs")))
    assert [(one.key, one.result.because) for one in judged if one.result.holds] == [
        ("apart:M1", (4,)),
        ("worry", (4,)),
    ]
    assert [one.key for one in findings(SMALL, case_of())] == ["seen", "worry"]


def test_an_action_rests_on_what_spoke_for_the_conclusion() -> None:
    bodies = (minor(), minor("M2"), adult(), mark("wanted", "observed"), mark("hidden", "observed", "M2"))
    bodies = (*bodies, verdict("tie", "differs"), concluded("M1", "detected"), concluded("M2", "not_detected"))
    guard = next(line for line in lines(*bodies) if line.key == "guard:M1")
    assert guard.because == (5, 6, 7, 8)
