"""What to do now, in the order of the protocol, and what each recommendation rests on."""

from collections.abc import Iterator

from screening_tui.case.model import Case
from screening_tui.protocol.condition import And, Condition, Expression, Holds, Not, Or
from screening_tui.protocol.model import Action, Protocol
from screening_tui.screening.evaluate import finding_value, value_of
from screening_tui.screening.grounds import speaks_for
from screening_tui.screening.model import ActionProgress, RecommendedAction, Standpoint
from screening_tui.screening.situation import Situation

HANDLED = frozenset({ActionProgress.DONE, ActionProgress.IMPOSSIBLE, ActionProgress.NOT_NEEDED})
"""Nothing is left to do."""


def recommended(protocol: Protocol, case: Case) -> tuple[RecommendedAction, ...]:
    """Every action that is recommended or offered, by number and then by minor.

    What was recorded stays readable: an action of which something was recorded and that is no longer recommended
    is still listed, as an offer that rests on no events.
    """
    return recommended_in(Situation(protocol, case))


def recommended_in(situation: Situation) -> tuple[RecommendedAction, ...]:
    """The recommended actions, where more is asked of the same case."""
    actions = sorted(situation.protocol.actions, key=lambda action: action.number)
    lines = (_line(situation, action, person) for action in actions for person in _people(situation, action))
    return tuple(line for line in lines if line)


def _people(situation: Situation, action: Action) -> tuple[str, ...]:
    """For whom an action may stand; somebody who no longer counts as a minor keeps what was recorded."""
    recorded = (person for identifier, person in situation.case.actions if identifier == action.id)
    return tuple(dict.fromkeys((*situation.members[action.per], *recorded)))


def _line(situation: Situation, action: Action, person: str) -> RecommendedAction | None:
    recorded = situation.case.actions.get((action.id, person), ())
    standing = _standing(situation, action, person)
    if standing is None and not recorded:
        return None
    standpoint, because, condition = standing or (Standpoint.OFFERED, (), None)
    because = tuple(sorted({*because, *_grounds_for(situation, because)}))
    holding = _findings_in(situation, condition, person) if condition else ()
    progress = ActionProgress(recorded[-1].body.state) if recorded else ActionProgress.TO_DO
    contact = situation.protocol.contact_by_id[action.contact] if action.contact else None
    seqs = tuple(record.seq for record in recorded)
    return RecommendedAction(action, person, standpoint, because, holding, progress, seqs, contact)


def _standing(
    situation: Situation, action: Action, person: str
) -> tuple[Standpoint, tuple[int, ...], Condition] | None:
    if person not in situation.members[action.per]:
        return None
    for standpoint, condition in (
        (Standpoint.RECOMMENDED, action.recommended_when),
        (Standpoint.OFFERED, action.offered_when),
    ):
        result = value_of(condition, situation, person) if condition else None
        if condition and result and result.holds:
            return standpoint, result.because, condition
    return None


def _grounds_for(situation: Situation, because: tuple[int, ...]) -> Iterator[int]:
    """What spoke for the conclusions among these events: an officer who concluded did so because of something."""
    for minor, concluded in situation.case.conclusions.items():
        if concluded.seq in because and concluded.body.conclusion != "not_detected":
            for reason in speaks_for(situation, minor):
                yield from reason.because


def _findings_in(situation: Situation, condition: Condition, person: str) -> tuple[str, ...]:
    named = dict.fromkeys(_named(condition.expression))
    return tuple(finding for finding in named if finding_value(situation, finding, person).holds)


def _named(expression: Expression) -> Iterator[str]:
    """The findings that an expression names, by id."""
    match expression:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _named(part)
        case Not(part):
            yield from _named(part)
        case Holds(name) if name.family == "finding":
            yield name.member
        case _:
            return
