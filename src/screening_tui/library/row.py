"""One case in one row: what a list shows of it and what is counted; no name, no answer."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action that was recommended: by when, and when it was dealt with. Moments are seconds since 1970."""

    action: str
    person: str = ""
    due: int | None = None
    """None as long as nothing says by when."""
    handled: int | None = None
    """When it was done, found impossible or not needed; None while it is open."""

    def is_overdue(self, now: int) -> bool:
        """Whether it is still open after its time."""
        return self.handled is None and self.due is not None and self.due < now

    def was_late(self) -> bool:
        """Whether it was dealt with after its time."""
        return self.handled is not None and self.due is not None and self.due < self.handled


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a library knows of one case."""

    name: str
    """The number in a store, the file's path otherwise: unique in its source."""
    number: str = ""
    source: str = ""
    """The store's folder, or that of the files."""
    state: str = "new"
    origin: str = ""
    opened_at: str = ""
    last_at: str = ""
    events: int = 0
    minors: int = 0
    adults: int = 0
    step: str = ""
    people: str = ""
    trouble: str = ""
    officer: str = ""
    officers: tuple[str, ...] = ()
    """All who wrote in it."""
    persons: str = ""
    """Who they are in initials: ``M1 A.F. A1 B.``"""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Indicator to mark."""
    indicators: int = 0
    """How many the protocol has."""
    contradictions: tuple[str, ...] = ()
    """The facts that the officer found to differ, once for each pair of people."""
    conclusions: Mapping[str, str] = field(default_factory=dict)
    """Minor to conclusion."""
    actions: tuple[ActionRow, ...] = ()
    review: str = "unreviewed"
    open_comments: int = 0
    protocol: str = ""
    """Its id and version."""
    crossing: str = ""
    """The station, as the case was opened there; its code where it has no name."""
    step_seconds: Mapping[str, int] = field(default_factory=dict)
    """Step to the time spent in it."""

    @property
    def observed(self) -> int:
        """How many indicators were seen."""
        return sum(mark == "observed" for mark in self.marks.values())

    @property
    def conclusion(self) -> str:
        """The weightiest conclusion of the case; empty while there is none."""
        found = self.conclusions.values()
        return next((one for one in ("detected", "in_doubt", "not_detected") if one in found), "")

    @property
    def open_actions(self) -> int:
        """How many recommended actions are not dealt with."""
        return sum(action.handled is None for action in self.actions)

    def overdue(self, now: datetime) -> int:
        """How many of them are past their time."""
        seconds = int(now.timestamp())
        return sum(action.is_overdue(seconds) for action in self.actions)


def packed(row: CaseRow) -> str:
    """The row as the index keeps it."""
    return json.dumps(asdict(row), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> CaseRow:
    """The row of what was packed. Raises ValueError, TypeError or KeyError for anything else."""
    told = json.loads(text)
    told["actions"] = tuple(ActionRow(**action) for action in told["actions"])
    told["officers"] = tuple(told["officers"])
    told["contradictions"] = tuple(told["contradictions"])
    return CaseRow(**told)
