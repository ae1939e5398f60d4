"""What was done, and how it ended for each minor."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from screening_tui.case.events.body import Body, PersonId

ActionState = Literal["attempted", "done", "impossible", "not_needed"]


class ActionRecorded(Body):
    """What became of an action. Several are possible: two attempts, then done."""

    kind: Literal["action_recorded"] = "action_recorded"
    action: str
    person: PersonId | Literal[""] = ""
    """For which minor; empty for an action of the whole case."""
    state: ActionState
    words: str = ""
    who: str = ""
    """Who was told, who took over; a person or an office."""
    when: str = ""
    """As the officer wrote it, where it differs from the stamp."""
    reference: str = ""
    """The other side's reference: a report's number."""
    contact: str = ""
    number_called: str = ""
    result: str = ""
    next: str = ""
    """The next try, or the next contact."""
    records: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")], str] = Field(default={})
    """What this action keeps beside: field id to words."""


class OutcomeRecorded(Body):
    """How it ended for one minor. The latest counts."""

    kind: Literal["outcome_recorded"] = "outcome_recorded"
    person: PersonId
    outcome: str
    to: str = ""
    """To whom the minor went."""
    receiver: str = ""
    """The relative or institution that receives a minor who is returned."""
    receiver_kind: Literal["", "relative", "institution"] = ""
    how_certain: str = ""
    why: str = ""
    when: str = ""


ActionBody: TypeAlias = ActionRecorded | OutcomeRecorded
