"""What a check says about conditions, held against every case that there can be."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from screening_tui.case.events import Assessed, Body, BribeOffered, Disclosed, Event, IndicatorMarked, PersonAdded
from screening_tui.case.fold import fold
from screening_tui.case.model import Case
from screening_tui.protocol.checks.branches import Scope
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.possible import Possibilities
from screening_tui.protocol.condition import Condition
from screening_tui.protocol.grammar import parse
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from screening_tui.protocol.vocabulary import vocabulary
from screening_tui.screening.evaluate import evaluate
from small_protocol import FILES

PROTOCOL = load(Sources.from_files(FILES))
KNOWN = vocabulary(PROTOCOL)

MARKS = ("observed", "not_observed", "cannot_tell")
CONCLUSIONS = ("detected", "in_doubt", "not_detected")


def events(bodies: list[Body]) -> list[Event]:
    at = "2026-01-01T00:00:00.000+00:00"
    return [Event(seq, at, 0, "Officer", "", body) for seq, body in enumerate(bodies, 1)]


def every_case(minors: int) -> list[Case]:
    """Every combination of what the conditions below can ask for."""
    people: list[Body] = [PersonAdded(person=f"M{number}", role="minor") for number in range(1, minors + 1)]
    cases = []
    for first, second, bribe in product(MARKS, MARKS, (False, True)):
        for concluded in product(CONCLUSIONS, repeat=minors):
            for disclosed in product((False, True), repeat=minors):
                bodies = list(people)
                bodies.append(IndicatorMarked(indicator="afraid", mark=first))
                bodies.append(IndicatorMarked(indicator="hidden", mark=second))
                bodies += [BribeOffered()] if bribe else []
                for number, conclusion in enumerate(concluded, 1):
                    bodies.append(Assessed(person=f"M{number}", conclusion=conclusion, reason="x"))
                bodies += [Disclosed(person=f"M{number}") for number, did in enumerate(disclosed, 1) if did]
                cases.append(fold(events(bodies)))
    return cases


CASES = {minors: every_case(minors) for minors in (0, 1, 2)}

LEAVES = st.one_of(
    st.sampled_from(["bribe", "disclosure", "any disclosure", "finding.sign", "count disclosure >= 1"]),
    st.builds("indicator.{} is {}".format, st.sampled_from(["afraid", "hidden"]), st.sampled_from(MARKS)),
    st.builds("conclusion is {}".format, st.sampled_from(CONCLUSIONS)),
    st.builds("any conclusion is {}".format, st.sampled_from(CONCLUSIONS)),
    st.builds("any indicator in [{}, {}]".format, st.sampled_from(MARKS), st.sampled_from(MARKS)),
    st.builds(
        "count indicator is {} {} {}".format,
        st.sampled_from(MARKS),
        st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
        st.integers(0, 3),
    ),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds("not ({})".format, inner)
        | st.builds("({}) and ({})".format, inner, inner)
        | st.builds("({}) or ({})".format, inner, inner)
    ),
    max_leaves=5,
)


def can_hold(condition: Condition, scope: Scope) -> bool:
    return Possibilities(Draft(PROTOCOL, {}, {}), KNOWN).can_hold(condition.expression, scope)


@settings(deadline=None)
@given(CONDITIONS)
def test_a_condition_about_the_case_can_hold_exactly_when_a_case_makes_it_hold(text: str) -> None:
    condition = parse(text)
    holds = any(evaluate(condition, PROTOCOL, case).holds for cases in CASES.values() for case in cases)
    assert can_hold(condition, "case") or not holds, "what happens is possible"
    if "conclusion" not in text and "count disclosure" not in text:
        assert can_hold(condition, "case") == holds, "with more than two minors, more is possible of these"


@settings(deadline=None)
@given(CONDITIONS)
def test_a_condition_about_a_minor_can_hold_exactly_when_a_case_makes_it_hold(text: str) -> None:
    condition = parse(text)
    holds = any(evaluate(condition, PROTOCOL, case, "M1").holds for case in CASES[1] + CASES[2])
    assert can_hold(condition, "minor") or not holds, "what happens is possible"
    if "any conclusion" not in text and "count disclosure" not in text:
        assert can_hold(condition, "minor") == holds, "with more than two minors, more is possible of these"
