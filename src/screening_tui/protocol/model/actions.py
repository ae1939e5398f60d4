"""What is to be done, with whom, how it may end, and the standing texts that go with it."""

from enum import StrEnum
from typing import Literal

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.text import Identifier, Text


class RecordField(Table):
    """Words that an action keeps beside who, when and the reference."""

    id: Identifier
    label: Text
    required: bool = False


class Gate(Table):
    """An outcome that is refused unless what it needs is written down."""

    outcome: Identifier
    requires: tuple[Literal["receiver", "receiver_kind", "how_certain"], ...]
    never_an_adult_of_the_case: bool = True
    message: Text


class Deadline(StrEnum):
    """By when."""

    NOW = "now"
    TODAY = "today"
    UNTIL_TAKEN_CHARGE = "until_taken_charge"
    BEFORE_OUTCOME = "before_outcome"
    DURING = "during"
    """As long as the case is open."""


class Action(Table):
    """Something to do, in the order of its number."""

    id: Identifier
    number: int
    per: Literal["case", "minor"] = "minor"
    label: Text
    detail: Text | None = None
    recommended_when: Condition
    offered_when: Condition | None = None
    deadline: Deadline
    immediate: bool = False
    """On the screen from the moment it is recommended, whatever step the officer is in."""
    contact: Identifier | None = None
    other_contact: Identifier | None = None
    """Another route, where the first contact may be involved or does not answer."""
    gate: Gate | None = None
    records: tuple[RecordField, ...] = ()
    source: str = ""
    addition: bool = False


class Outcome(Table):
    """How it ends for one minor."""

    id: Identifier
    label: Text
    asks_to: bool = True
    """Whether it is asked to whom the minor goes."""
    needs_conclusion: Text | None = None
    """It is refused, with these words, until the officer has concluded for that minor."""
    requires: tuple[Literal["to", "receiver", "receiver_kind", "how_certain", "why"], ...] = ()
    """What its record must say: it is asked for, whatever asks_to says, and the outcome is refused without it."""


class Contact(Table):
    """Somebody to call. The protocol names the office, the station fills in who answers there."""

    id: Identifier
    label: Text


class Advice(Table):
    """A standing text with an id: the offer of a bribe, the sources, the ground rules."""

    id: Identifier
    title: Text
    text: Text
    source: str = ""
    addition: bool = False
