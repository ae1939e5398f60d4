"""A fictitious case in which a minor's interview begins, made without a screen."""

from pathlib import Path

from made_case import new_case
from screening_tui.case.events import ConductRecorded, IndicatorMarked, PersonAdded, StepEntered
from screening_tui.protocol.model import StepKind


def begun_interview(folder: Path) -> str:
    """A case in which the minor's first question comes next; gives back its number."""
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
    return case.number
