"""What is drawn from marks and answers: facts that are compared, checks, findings."""

from enum import StrEnum
from typing import Literal

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.text import Identifier, Text


class Comparator(StrEnum):
    """How two accounts of one fact are held against each other before the officer judges."""

    NAME = "name"
    PLACE = "place"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    TEXT = "text"
    """Free words: agrees only when they are nearly the same, otherwise it cannot tell."""


class Fact(Table):
    """Something that two people who travel together both know; their accounts are compared."""

    id: Identifier
    label: Text
    comparator: Comparator


class Weight(StrEnum):
    """How hard a check stands in the way."""

    INFO = "info"
    WARNING = "warning"
    """Goes on when the officer accepts it with a reason."""
    BLOCK = "block"


class Check(Table):
    """A message that comes up when its condition holds."""

    id: Identifier
    step: Identifier
    weight: Weight
    when: Condition
    message: Text
    source: str = ""
    addition: bool = False


class Finding(Table):
    """What the protocol draws from marks, answers and the comparison. It suggests; the officer concludes."""

    id: Identifier
    label: Text
    why: Text | None = None
    when: Condition
    per: Literal["case", "minor"] = "case"
    look_further: bool = True
    """Whether it speaks for looking further when the officer concludes."""
