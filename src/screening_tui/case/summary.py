"""One line a case, for lists: derived, kept beside the journal, believed while the journal is as long as then."""

from dataclasses import dataclass
from zlib import crc32

from pydantic import BaseModel, ConfigDict, ValidationError

from screening_tui.case.folder import Folder
from screening_tui.case.model import Case, CaseState, Position
from screening_tui.errors import BadInput

SUMMARY = "summary.json"
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """What a list shows of one case: no name, no answer."""

    number: str
    state: CaseState
    """``new`` where nothing of it can be read."""
    origin: str = ""
    opened_at: str = ""
    last_at: str = ""
    """The time of its last event."""
    events: int = 0
    minors: int = 0
    adults: int = 0
    position: Position | None = None
    trouble: str = ""
    """Why it cannot be worked on, in words; empty for a case in order."""

    @property
    def is_open(self) -> bool:
        """Whether it can be resumed."""
        return self.state in {"open", "interrupted"}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    journal_bytes: int
    state: CaseState
    origin: str
    opened_at: str
    last_at: str
    events: int
    minors: int
    adults: int
    step: str
    people: list[str]
    check: int = 0
    """CRC-32 of all the others: a changed bit must neither be believed nor stand in a case's way."""

    def right_check(self) -> int:
        """What ``check`` has to be."""
        return crc32(self.model_dump_json(exclude={"check"}).encode())


def summarise(number: str, case: Case) -> CaseSummary:
    """The line of a case that was folded."""
    return CaseSummary(
        number,
        case.state,
        case.opened.body.origin if case.opened else "",
        case.opened.at if case.opened else "",
        case.events[-1].at if case.events else "",
        len(case.events),
        len(case.minors),
        len(case.adults),
        case.position,
    )


def keep_summary(folder: Folder, summary: CaseSummary, journal_bytes: int) -> None:
    """Write it beside the journal, which has that many bytes now. Raises CannotWrite."""
    step, people = (summary.position.step, summary.position.people) if summary.position else ("", ())
    told = _File.model_construct(
        journal_bytes=journal_bytes,
        state=summary.state,
        origin=summary.origin,
        opened_at=summary.opened_at,
        last_at=summary.last_at,
        events=summary.events,
        minors=summary.minors,
        adults=summary.adults,
        step=step,
        people=list(people),
    )
    checked = told.model_copy(update={"check": told.right_check()})
    folder.replace(SUMMARY, checked.model_dump_json().encode())


def kept_summary(folder: Folder, number: str) -> tuple[CaseSummary, int] | None:
    """What was written last, and how long the journal was then; None if there is nothing that can be believed."""
    try:
        told = _File.model_validate_json(folder.read(SUMMARY, _LARGEST))
    except (BadInput, ValidationError):
        return None
    if told.check != told.right_check():
        return None
    position = Position(told.step, tuple(told.people)) if told.step else None
    counts = (told.events, told.minors, told.adults)
    return (
        CaseSummary(number, told.state, told.origin, told.opened_at, told.last_at, *counts, position),
        told.journal_bytes,
    )
