"""What the officer looks for."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.text import Identifier, Text


class Source(StrEnum):
    """How the officer knows; kept apart because they weigh differently (CSE-IT)."""

    SEEN = "seen"
    SAID = "said"
    DOCUMENT = "document"


About = Literal["minor", "adult", "person", "document", "transport", "baggage"]


class Indicator(Table):
    """Something the officer looks for and marks observed, not observed or cannot tell."""

    id: Identifier
    step: Identifier
    label: Text
    look_for: Text | None = None
    about: tuple[About, ...] = Field(min_length=1)
    """What a mark is about, in the order in which the screen asks."""
    suggested_when: Condition | None = None
    """When the officer is told to look here; it marks nothing."""
    immediate: bool = False
    """Reported at once, before and beside any interview."""
    source: str = ""
    """Where the indicator comes from."""
    addition: bool = False
    """Not in the protocol's main source; ``source`` then names where it comes from."""
