"""Fictitious cases that stand somewhere in the middle, so that a test can begin there. Nobody in them exists."""

import os
from collections.abc import Iterable

from screening_tui.case.events import (
    Answered,
    Asked,
    Assessed,
    Body,
    ConductRecorded,
    IndicatorMarked,
    PersonAdded,
    StepEntered,
)
from screening_tui.case.value import Value
from screening_tui.options import Options
from screening_tui.protocol.load import load_default
from screening_tui.tui.engine import Engine

SIGNS = ("no_kinship", "false_documents", "frightened", "wanted", "documents_mismatch", "hidden", "abuse_material")
MINORS_RULES = (
    "alone",
    "private_room",
    "introduces",
    "nothing_to_fear",
    "ground_rules",
    "own_language",
    "interpreter",
    "everybody_noted",
)
ADULTS_RULES = ("adult_apart", "adult_language", "adult_interpreter", "adult_everybody_noted")

M1 = PersonAdded(person="M1", role="minor", name="Ana Prueba", age=9)
M2 = PersonAdded(person="M2", role="minor", name="Beto Prueba", age=14)
M3 = PersonAdded(person="M3", role="minor", name="Caro Prueba", age=16)
A1 = PersonAdded(person="A1", role="adult", name="Luis Ejemplo")
A2 = PersonAdded(person="A2", role="adult", name="Rosa Ejemplo")
AT_PEOPLE = StepEntered(step="people")


def at(step: str, *people: str) -> StepEntered:
    """The officer goes there."""
    return StepEntered(step=step, people=people)


def people(*who: PersonAdded) -> list[Body]:
    """These people, the officer before the indicators."""
    return [AT_PEOPLE, *(who or (M1, A1)), at("indicators")]


def marks(observed: Iterable[str] = (), cannot_tell: Iterable[str] = ()) -> list[Body]:
    """All seven marks."""
    values = (
        dict.fromkeys(SIGNS, "not_observed")
        | dict.fromkeys(observed, "observed")
        | dict.fromkeys(cannot_tell, "cannot_tell")
    )
    return [IndicatorMarked.model_validate({"indicator": sign, "mark": mark}) for sign, mark in values.items()]


def rules(person: str) -> list[Body]:
    """Every rule of conduct before this person's interview is confirmed."""
    kept = MINORS_RULES if person.startswith("M") else ADULTS_RULES
    return [ConductRecorded(conduct=rule, person=person, confirmed=True) for rule in kept]


def said(person: str, question: str, text: str = "", **parts: object) -> list[Body]:
    """A question put and answered."""
    value = Value.model_validate({"text": text} | parts if text else parts)
    return [
        Asked(question=question, person=person, wording="...", language="en"),
        Answered(
            question=question, person=person, value=value, rendering="verbatim" if value.text else "", language="en"
        ),
    ]


def in_the_minors_interview(*who: PersonAdded) -> list[Body]:
    """Indicator 1 observed, the officer at M1's first question."""
    return [*people(*who), *marks(["no_kinship"]), at("minor_interview", "M1"), *rules("M1")]


MINORS_QUESTIONS = (
    *("m_name", "m_home", "m_lives_with", "m_father", "m_mother", "m_companion"),
    *("m_tie", "m_met", "m_destination", "m_reason", "m_name_response"),
)
"""Those before the officer's own question."""


def all_said(person: str, questions: Iterable[str]) -> list[Body]:
    """An answer to each of these."""
    return [body for question in questions for body in said(person, question, "...")]


def up_to(question: str, person: str = "A1", step: str = "adult_interview") -> list[Body]:
    """An answer to each question of an interview that comes before this one, whatever the protocol asks today."""
    asked = [entry.id for entry in load_default().questions_of[step] if not entry.own and entry.when is None]
    return all_said(person, asked[: asked.index(question)])


def in_the_adults_interview() -> list[Body]:
    """M1 has told things that nobody else may read; the officer is at A1's first question."""
    told = [
        *said("M1", "m_name", name="Ana Lucia Secreta"),
        *said("M1", "m_home", "a yellow house by the river", place="Tapachula"),
        *said("M1", "m_companion", "he found me at the market", name="Don Beto"),
        *said("M1", "m_destination", "to work in a bar", place="Tecun Uman"),
    ]
    return [*in_the_minors_interview(), *told, at("adult_interview", "A1"), *rules("A1")]


def both_told() -> list[Body]:
    """Two accounts of the same facts, the officer before the comparison."""
    adult = [
        *said("A1", "a_who", name="Luis Ejemplo"),
        *said("A1", "a_met", place="Managua"),
        *said("A1", "a_minor_name", name="Ana Lucia Secreta"),
        *said("A1", "a_minor_home", place="San Jose"),
        *said("A1", "a_destination", "a hotel", place="Tecun Uman"),
    ]
    return [*in_the_adults_interview(), *adult, at("compare", "M1", "A1")]


def concluded(conclusion: str = "detected", person: str = "M1", step: str = "actions") -> list[Body]:
    """The officer concluded; at the actions, or wherever else."""
    decided = Assessed.model_validate({"person": person, "conclusion": conclusion, "reason": "both accounts differ"})
    return [*both_told(), at("decide"), decided, at(step)]


def keep(options: Options, bodies: Iterable[Body]) -> str:
    """Write a case with these events into the store, and let go of it; gives back its number."""
    engine = Engine(options, os.environ)
    desk = engine.open_new("practice" if options.command == "practice" else "officer")
    desk.record(*bodies)
    number = desk.number
    desk.open_case.close()
    return number
