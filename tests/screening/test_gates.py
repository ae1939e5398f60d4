"""What the protocol does not allow to be recorded."""

import pytest

from screening_cases import SMALL, adult, case_of, concluded, disclosed, mark, minor, recorded
from screening_tui.case.events import OutcomeRecorded, PersonPresent
from screening_tui.protocol.text import Text
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
        "Julio",
        "Sr. Pérez",
        "J. Pérez",
        "Julio P.",
        "Julio Solano",
        "Julia Pérez Solano",
        "Mora institution",
    ],
)
def test_an_adult_of_the_case_receives_nobody(receiver: str) -> None:
    assert sent_back(**{**CERTAIN, "receiver": receiver}) == Refusal("Así no.", ("receiver",))
    assert sent_back(**CERTAIN, to=receiver) == Refusal("Así no.", ("to",))


@pytest.mark.parametrize("receiver", ["Rosa Pérez Solano", "Marta Pérez Mora", "Hogar San Miguel"])
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


@pytest.mark.parametrize(("who", "refused"), [("Julio", True), ("a2", True), ("J. Mora", True), ("Carla Vega", False)])
def test_no_adult_of_the_case_interprets(who: str, refused: bool) -> None:
    present = PersonPresent(person="M1", who=who, part="interpreter")
    assert refuse(SMALL, CASE, present, "en") == (Refusal("", ("interpreter",)) if refused else None)
    assert refuse(SMALL, CASE, present.model_copy(update={"part": "relative"}), "en") is None


def test_an_outcome_may_need_a_conclusion_whatever_it_is() -> None:
    goes_on = SMALL.outcomes[0].model_copy(update={"needs_conclusion": Text({"en": "Conclude.", "es": "Concluya."})})
    protocol = SMALL.model_copy(update={"outcome_by_id": {"goes_on": goes_on}})
    body = OutcomeRecorded(person="M1", outcome="goes_on")
    concluded_of_another = case_of(minor(), minor("M2"), concluded("M2", "detected"), disclosed("M1"))
    assert refuse(protocol, concluded_of_another, body, "es") == Refusal("Concluya.", ("conclusion",))
    assert refuse(protocol, case_of(minor(), concluded("M1", "detected")), body, "es") is None
    assert refuse(protocol, CASE, OutcomeRecorded(person="M1", outcome="of_another_protocol"), "es") is None


def test_an_outcome_says_what_the_protocol_requires_of_it() -> None:
    goes_on = SMALL.outcomes[0].model_copy(update={"requires": ("to", "why")})
    protocol = SMALL.model_copy(update={"outcome_by_id": {"goes_on": goes_on}})

    def ended(**parts: str) -> Refusal | None:
        body = OutcomeRecorded.model_validate({"person": "M1", "outcome": "goes_on", **parts})
        return refuse(protocol, CASE, body, "en")

    assert ended() == Refusal("", ("to", "why"))
    assert ended(to="Sister Inés", why="  ") == Refusal("", ("why",))
    assert ended(to="Sister Inés", why="She asked for it") is None


def test_a_gate_speaks_before_what_is_required() -> None:
    back = SMALL.outcome_by_id["sent_back"].model_copy(update={"requires": ("why",)})
    protocol = SMALL.model_copy(update={"outcome_by_id": {"sent_back": back}})
    body = OutcomeRecorded.model_validate({"person": "M1", "outcome": "sent_back"})
    assert refuse(protocol, CASE, body, "es") == Refusal("Así no.", ("receiver", "receiver_kind", "how_certain"))
    assert refuse(protocol, CASE, body.model_copy(update=CERTAIN), "es") == Refusal("", ("why",))
