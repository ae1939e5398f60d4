"""What every event is made of: a stamp, and a body of one kind."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

MAJOR_VERSION = 1
"""Of the events' format: a case file of a higher one is refused."""

PersonId = Annotated[str, StringConstraints(pattern=r"^[MA][1-9][0-9]{0,2}$")]
"""``M1`` for the first minor, ``A1`` for the first adult. Never reused."""

Words = Annotated[str, StringConstraints(min_length=1)]
"""Words that must not be empty: a reason, a name."""


class Body(BaseModel):
    """What happened, without its stamp."""

    # Building forty validators costs 150 ms: each is built when it is first needed.
    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    kind: str


class Unknown(Body):
    """A kind that this version does not know; everything in it is kept as it came."""

    kind: str


class Officer(BaseModel):
    """Who works with the program."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, with its stamp."""

    seq: int
    """1, 2, 3, without gaps: this, and not the clock, is the order."""
    at: str
    """Wall clock with zone, ISO 8601 to the millisecond: ``2026-11-23T14:32:07.120-06:00``."""
    elapsed: int
    """Milliseconds since this session's start, by a clock that never jumps."""
    officer: str
    badge: str
    body: Body
