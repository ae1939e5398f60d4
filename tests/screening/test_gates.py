"""What the protocol does not allow to be recorded."""

import pytest
from screening_cases import SMALL, adult, case_of, mark, minor, recorded

from screening_tui.case.events import OutcomeRecorded
from screening_tui.screening.gates import refuse
from screening_tui.screening.model import Refusal

CASE = case_of(minor(), adult(name="Julio Pérez Mora"), adult("A2"))
CERTAIN = {"receiver": "Marta Solís Vega", "receiver_kind": "relative", "how_certain": "Visited"}


def sent_back(**parts: str) -> Refusal | None:
    body = OutcomeRecorded.model_validate({"person": "M1", "outcome": "sent_back", **parts})
    return refuse(SMALL, CASE, body, "es")


def test_an_outcome_behind_a_gate_needs_what_the_protocol_says() -> None:
    assert sent_back() == Refusal("Así no.", ("receiver", "receiver_kind", "how_certain"))
    assert sent_back(**{**CERTAIN, "how_certain": " "}) == Refusal("Así no.", ("how_certain",))
    assert sent_back(**CERTAIN) is None


@pytest.mark.parametrize(
    "receiver",
    [
        "A1",
        "a2",
        "to A1",
        "Julio Pérez Mora",
        "julio perez",
        "PEREZ MORA, Julio",
        "Julio Perez Mora (uncle)",
        "her uncle Julio Pérez, he will come",
    ],
)
def test_an_adult_of_the_case_receives_nobody(receiver: str) -> None:
    assert sent_back(**{**CERTAIN, "receiver": receiver}) == Refusal("Así no.", ("receiver",))
    assert sent_back(**CERTAIN, to=receiver) == Refusal("Así no.", ("to",))


@pytest.mark.parametrize("receiver", ["Julia Pérez Solano", "Mora institution", "Marta Pérez Mora", "Julio Solano"])
def test_somebody_else_may_receive_the_minor(receiver: str) -> None:
    assert sent_back(**{**CERTAIN, "receiver": receiver}) is None


def test_other_outcomes_stand_before_no_gate() -> None:
    assert refuse(SMALL, CASE, OutcomeRecorded(person="M1", outcome="goes_on"), "en") is None


def test_a_gate_may_let_an_adult_of_the_case_through() -> None:
    def handed(receiver: str) -> Refusal | None:
        return refuse(SMALL, CASE, OutcomeRecorded(person="M1", outcome="handed", receiver=receiver), "en")

    assert handed("A1") is None
    assert handed("") == Refusal("To whom?", ("receiver",))


def test_an_action_is_done_with_what_it_keeps() -> None:
    assert refuse(SMALL, CASE, recorded("guard", "done", "M1"), "es") == Refusal("Cuidar: Quién", ("who",))
    assert refuse(SMALL, CASE, recorded("guard", "done", "M1", records={"who": "Officer Rojas"}), "es") is None
    assert refuse(SMALL, CASE, recorded("guard", "attempted", "M1"), "es") is None
    assert refuse(SMALL, CASE, recorded("report", "done"), "es") is None
    assert refuse(SMALL, CASE, recorded("of_another_protocol", "done"), "es") is None


def test_everything_else_may_be_recorded() -> None:
    assert refuse(SMALL, CASE, mark("wanted", "observed"), "en") is None
