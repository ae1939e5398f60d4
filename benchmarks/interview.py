"""A fictitious case at the beginning of a minor's interview, made without a screen."""

from __future__ import annotations

from pathlib import Path

from screening_tui.case.disk import Disk
from screening_tui.case.events import (
    Answered,
    ConductRecorded,
    IndicatorMarked,
    Officer,
    Opened,
    PersonAdded,
    Pin,
    StepEntered,
)
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.case.value import Value
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol, QuestionKind, StepKind
from screening_tui.protocol.sources import default_sources

OFFICER = "Officer Example"
CODE = "BENCH"
WORDS = "to the house of a friend of hers, by the river, where we were in the summer before"


class NoDisk(Disk):
    """Takes everything and waits for nothing: only for making what is measured later."""

    def sync(self, descriptor: int) -> None:
        """Do not wait."""


def session() -> Session:
    """Somebody who works on it."""
    return Session(Officer(name=OFFICER), "0")


def new_case(folder: Path, disk: Disk | None = None) -> tuple[OpenCase, Protocol]:
    """A new case in that folder."""
    sources = default_sources()
    protocol = load(sources)
    pin = Pin(id=protocol.id, version=protocol.version, title="A protocol", digest=sources.digest)

    def opened(number: str) -> Opened:
        return Opened(
            number=number,
            origin="scripted",
            protocol=pin,
            program="0",
            officer_language="en",
            interview_language="es",
        )

    return Store(folder, disk=disk).create(CODE, session(), sources, opened), protocol


def begun_interview(folder: Path) -> tuple[str, tuple[QuestionKind, ...]]:
    """A case in which the minor's first question comes next; gives back its number, and the questions' kinds."""
    case, protocol = new_case(folder)
    with case:
        case.record(PersonAdded(person="M1", role="minor", name="Carla Ejemplo", age=10))
        case.record(PersonAdded(person="A1", role="adult", name="Rosa Inventada"))
        for indicator in protocol.indicators:
            case.record(IndicatorMarked(indicator=indicator.id, mark="not_observed"))
        first = protocol.indicators[0]
        case.record(IndicatorMarked(indicator=first.id, mark="observed"))
        step = next(step for step in protocol.steps if step.kind is StepKind.INTERVIEW and step.role == "minor")
        for conduct in protocol.conducts_of[step.id]:
            if conduct.moment == "before":
                case.record(ConductRecorded(conduct=conduct.id, person="M1", confirmed=True))
        case.record(StepEntered(step=step.id, people=("M1",)))
    return case.number, tuple(question.kind for question in protocol.questions_of[step.id])


def answer(number: int, question: str = "m_home") -> Answered:
    """One answer of usual length, never the same twice."""
    value = Value(text=f"{WORDS} {number}")
    return Answered(question=question, person="M1", value=value, language="es", rendering="verbatim")
