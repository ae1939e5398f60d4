"""What is still open before a case is closed."""

from screening_cases import SMALL, adult, case_of, concluded, disclosed, mark, minor, recorded, said, verdict
from screening_tui.case.events import Body, ConductRecorded, LookedAfter, OutcomeRecorded
from screening_tui.screening.closing import Closing, before_closing, checks_before_closing

LOOKED = (mark("wanted", "not_observed"), mark("hidden", "not_observed"))
GOES_ON = OutcomeRecorded(person="M1", outcome="goes_on")


def left(*bodies: Body) -> Closing:
    return before_closing(SMALL, case_of(*bodies))


def test_a_clean_case_leaves_nothing_open() -> None:
    assert left(minor(age=12), adult(), *LOOKED, concluded("M1", "not_detected"), GOES_ON).is_clean


def test_conclusion_and_outcome_are_asked_of_every_minor() -> None:
    found = left(minor(age=12), minor("M2", age=12), *LOOKED, concluded("M1", "not_detected"), GOES_ON)
    assert (found.without_conclusion, found.without_outcome, found.is_clean) == (("M2",), ("M2",), False)


def test_an_indicator_nobody_looked_at_is_open() -> None:
    assert left(minor(age=12), mark("wanted", "not_observed")).unmarked == ("hidden",)


def test_demanded_interviews_and_recommended_actions_are_open() -> None:
    found = left(minor(age=12), adult(), mark("wanted", "observed"), mark("hidden", "not_observed"))
    assert {planned.position.people for planned in found.not_held} >= {("M1",), ("A1",)}
    assert [action.key for action in found.to_do] == ["report"]
    done = left(minor(age=12), adult(), mark("wanted", "observed"), recorded("report", "done"))
    assert done.to_do == ()


def test_a_conclusion_is_stale_after_what_may_change_it() -> None:
    before = (minor(age=12), minor("M2", age=12), adult(), *LOOKED, concluded("M1", "not_detected"))
    assert left(*before).stale == ()
    for later in (
        mark("wanted", "observed"),
        mark("hidden", "observed", "M1"),
        said("M1", "town", "Leon"),
        said("A1", "town", "Leon"),
        said("", "town", "Leon"),
        disclosed("M1"),
        verdict("town", "differs"),
    ):
        assert left(*before, later).stale == ("M1",), later
    for elsewhere in (said("M2", "town", "Leon"), mark("hidden", "observed", "M2"), disclosed("M2"), GOES_ON):
        assert left(*before, elsewhere).stale == (), elsewhere


def test_somebody_looks_after_a_minor_of_a_case_that_worries() -> None:
    people = (minor(age=12), adult(), *LOOKED)
    assert left(*people, concluded("M1", "not_detected")).without_guardian == ()
    assert left(*people, concluded("M1", "in_doubt")).without_guardian == ("M1",)
    assert left(*people, disclosed("M1")).without_guardian == ("M1",)
    assert left(*people, concluded("M1", "detected"), LookedAfter(person="M1", by="Officer B")).without_guardian == ()


def test_no_jump_in_the_outline_skips_a_check() -> None:
    refused = ConductRecorded(conduct="alone", person="M1", confirmed=False, reason="No room")
    found = checks_before_closing(SMALL, case_of(minor(age=5), refused, mark("wanted", "observed")))
    assert [(check.id, person) for check, person in found] == [("young_one", "M1"), ("not_alone", "M1"), ("stop", "")]


def test_whom_an_observation_keeps_apart_somebody_looks_after() -> None:
    seen = (
        minor(age=12),
        minor("M2", age=12),
        adult(),
        mark("wanted", "not_observed"),
        mark("hidden", "observed", "M1"),
    )
    cleared = (concluded("M1", "not_detected"), concluded("M2", "not_detected"))
    asked = said("M1", "town", "Leon")
    looked_after = LookedAfter(person="M1", by="Officer B")
    assert left(*seen).without_guardian == ("M1",)
    assert left(*seen, *cleared).without_guardian == (), "never interviewed, never apart"
    assert left(*seen, asked, *cleared).without_guardian == ("M1",), "somebody had them during the interview"
    assert left(*seen, asked, looked_after, *cleared).without_guardian == ()
    of_nobody = (*seen[:3], mark("wanted", "observed", "A1"))
    assert left(*of_nobody).without_guardian == ("M1", "M2")
    assert left(*of_nobody, mark("wanted", "cannot_tell", "A1")).without_guardian == ()
