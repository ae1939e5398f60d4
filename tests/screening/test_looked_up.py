"""What registers and travel documents said, as conditions understand it."""

import pytest

from screening_cases import SMALL, case_of
from screening_tui.case.events import Body, DocumentSeen, PersonAdded, RegisterHitJudged, RegisterSearched
from screening_tui.protocol.grammar import parse
from screening_tui.screening.evaluate import evaluate

M1 = PersonAdded(person="M1", role="minor")
M2 = PersonAdded(person="M2", role="minor")
A1 = PersonAdded(person="A1", role="adult")


def searched(person: str, *entries: str, register: str = "wanted") -> RegisterSearched:
    found = [{"register_name": register, "entry": entry, "strength": "strong"} for entry in entries]
    return RegisterSearched.model_validate(
        {"person": person, "known_by": 2, "registers": ["wanted", "missing_minor"], "found": found}
    )


def judged(person: str, judgement: str, entry: str = "E", register: str = "wanted") -> RegisterHitJudged:
    return RegisterHitJudged.model_validate(
        {"person": person, "register_name": register, "entry": entry, "judgement": judgement, "reason": "r"}
    )


def read(person: str, *, failed: bool = False, expired: bool = False) -> DocumentSeen:
    failure = {"rule": "check digit", "field": "sex", "found": "1", "expected": "2"}
    return DocumentSeen.model_validate(
        {"person": person, "asked_for": "d", "zone": ["P<"], "failures": [failure] * failed, "expired": expired}
    )


WANTED = "register.wanted is confirmed"
MISSING = "register.missing_minor is confirmed"


@pytest.mark.parametrize(
    ("text", "person", "bodies", "truth"),
    [
        (WANTED, "", (), "unknown"),
        (WANTED, "", (A1,), "unknown"),
        (WANTED, "", (A1, searched("A1")), "no"),
        (WANTED, "", (A1, searched("A1", "E")), "unknown"),
        (WANTED, "", (A1, searched("A1", "E"), judged("A1", "confirmed")), "yes"),
        (WANTED, "", (A1, searched("A1", "E"), judged("A1", "not_confirmed")), "no"),
        (WANTED, "", (A1, searched("A1", "E", "F"), judged("A1", "not_confirmed")), "unknown"),
        (WANTED, "", (A1, judged("A1", "confirmed")), "yes"),
        (WANTED, "", (A1, searched("A1", "E", register="missing_minor")), "no"),
        ("register.local is confirmed", "", (A1, searched("A1")), "unknown"),
        (WANTED, "M1", (M1, A1, searched("M1"), searched("A1", "E"), judged("A1", "confirmed")), "yes"),
        (WANTED, "A1", (M1, A1, searched("A1", "E"), judged("A1", "confirmed")), "yes"),
        (MISSING, "M1", (M1, M2, judged("M1", "confirmed", register="missing_minor")), "yes"),
        (MISSING, "M2", (M1, M2, judged("M1", "confirmed", register="missing_minor")), "unknown"),
        ("document.expired", "", (A1,), "unknown"),
        ("document.expired", "", (A1, DocumentSeen(person="A1", asked_for="permit")), "unknown"),
        ("document.expired", "", (A1, read("A1")), "no"),
        ("document.expired", "", (A1, read("A1", expired=True)), "yes"),
        ("document.expired", "", (A1, read("A1", expired=True), read("A1")), "no"),
        ("document.check_failed", "", (A1, read("A1", failed=True)), "yes"),
        ("document.check_failed", "M2", (M1, M2, read("M1", failed=True)), "unknown"),
    ],
)
def test_what_is_known_of_it(text: str, person: str, bodies: tuple[Body, ...], truth: str) -> None:
    assert evaluate(parse(text), SMALL, case_of(*bodies), person).truth.value == truth


def test_it_rests_on_the_decision_and_on_the_document() -> None:
    case = case_of(A1, searched("A1", "E"), judged("A1", "confirmed"), read("A1", failed=True))
    assert evaluate(parse(WANTED), SMALL, case).because == (4,)
    assert evaluate(parse("document.check_failed"), SMALL, case).because == (5,)
