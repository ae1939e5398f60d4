"""A verdict counts for the two accounts that it judged, and for no later ones."""

from screening_cases import SMALL, adult, case_of, minor, own, said, unsaid, verdict
from screening_tui.case.events import Body, Corrected, PersonCorrected
from screening_tui.protocol.grammar import parse
from screening_tui.screening.comparison import compare, pairs
from screening_tui.screening.evaluate import evaluate
from screening_tui.screening.findings import findings
from screening_tui.screening.grounds import grounds
from screening_tui.screening.model import ReasonKind
from screening_tui.screening.plan import plan

# The opening is event 1, the minor 2, the adult 3, their answers 4 and 5, the verdict 6.
TOLD = (minor(name="Ana López"), adult(), said("M1", "c_town", "Liberia"), said("A1", "g_town", "Managua"))
JUDGED = (*TOLD, verdict("town", "differs"))


def judged(fact: str, *bodies: Body) -> tuple[str | None, int | None]:
    found = next(one for one in compare(SMALL, case_of(*bodies), ("M1", "A1")) if one.fact == fact)
    return found.verdict, found.judged_by


def test_it_counts_as_long_as_both_accounts_stand() -> None:
    assert judged("town", *JUDGED, said("A1", "g_why", "Work")) == ("differs", 6)


def test_a_later_answer_opens_the_fact_again() -> None:
    for later in (said("A1", "g_town", "Liberia"), unsaid("M1", "c_town"), Corrected(corrects=5)):
        bodies = (*JUDGED, later)
        case = case_of(*bodies)
        assert judged("town", *bodies) == (None, 6)
        assert evaluate(parse("fact.town is differs"), SMALL, case, "M1").truth.value == "unknown"
        assert not any(found.result.holds for found in findings(SMALL, case))
        assert all(reason.kind is not ReasonKind.FACT for reason in grounds(SMALL, case, "M1").speaks_for)
        assert next(line for line in plan(SMALL, case).steps if line.step.id == "hold").done == 0
        assert judged("town", *bodies, verdict("town", "agrees")) == ("agrees", 8)


def test_an_earlier_answer_that_counts_again_was_not_judged() -> None:
    before = (*TOLD, said("A1", "g_town", "Masaya"), verdict("town", "differs"))
    assert judged("town", *before) == ("differs", 7)
    assert judged("town", *before, Corrected(corrects=6)) == (None, 7)
    assert judged("town", *before, Corrected(corrects=2)) == ("differs", 7), "that was no answer"


def test_another_name_in_the_document_is_another_account() -> None:
    bodies = (*TOLD, said("M1", "c_name", choices=("naturally",)), said("A1", "g_name", "Ana"))
    bodies = (*bodies, verdict("name", "agrees"))
    same = PersonCorrected(person="M1", role="minor", name="Ana López", language="en")
    assert judged("name", *bodies) == ("agrees", 8)
    assert judged("name", *bodies, same) == ("agrees", 8)
    assert judged("name", *bodies, same.model_copy(update={"name": "Ana Solís"})) == (None, 8)


def test_a_pair_that_was_judged_on_demand_stays_when_its_fact_is_open_again() -> None:
    bodies = (minor(), minor("M2"), said("M1", "c_town", "Liberia"), said("M2", "c_town", "Managua"))
    case = case_of(*bodies, verdict("town", "differs", "M1", "M2"), said("M2", "c_town", "Liberia"))
    assert pairs(SMALL, case) == (("M1", "M2"),)
    assert evaluate(parse("any fact is differs"), SMALL, case).truth.value == "unknown"


def test_what_only_one_of_two_is_asked_is_no_fact() -> None:
    silent = case_of(minor(), adult(), own(neutral=""), said("M1", "own.1", "Canela"))
    assert "own.1" not in [one.fact for one in compare(SMALL, silent, ("M1", "A1"))]
    assert evaluate(parse("any fact is differs"), SMALL, silent, "M1").truth.value == "unknown"


def test_a_verdict_on_what_this_protocol_does_not_compare_is_left_alone() -> None:
    case = case_of(minor(), adult(), verdict("toy", "differs"), verdict("name", "differs", "M1", "A9"))
    assert evaluate(parse("fact.toy is differs"), SMALL, case, "M1").holds
    bodies = (adult(), said("M1", "c_name", choices=("naturally",)), verdict("name", "differs"))
    assert evaluate(parse("fact.name is differs"), SMALL, case_of(*bodies)).holds
