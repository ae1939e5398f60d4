"""What does not hold in a machine-readable zone, and what was read differently from what was typed."""

from dataclasses import dataclass
from enum import StrEnum

from screening_tui.names.travel_document_layout import Field


class Rule(StrEnum):
    """What a zone breaks."""

    CHECK_DIGIT = "check digit"
    CODE = "code"
    """A document type, a state or a sex that the standard does not have."""
    DATE = "date"
    """A day that never was, or signs that are no date."""
    NAMES = "names"
    """A digit among the names, no name, or letters after their end."""
    NUMBER = "number"
    """No document number."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One check digit or rule that does not hold. ``str`` of it is a sentence for a log or a report in English."""

    rule: Rule
    field: Field
    found: str
    expected: str
    """The digit that would be right, or the signs that may stand there."""
    line: int
    """From 1."""
    column: int
    """From 1."""

    def __str__(self) -> str:
        what = "check digit" if self.rule is Rule.CHECK_DIGIT else "value"
        return f"{self.field}: the {what} is {self.found}, expected {self.expected} (line {self.line}, {self.column})"


@dataclass(frozen=True, slots=True)
class Repair:
    """One character that can only be meant as another one at that place."""

    field: Field
    typed: str
    read: str
    line: int
    column: int
