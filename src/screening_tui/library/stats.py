"""The picture over many cases: counts that tell of nobody. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from screening_tui.library.row import ActionRow, CaseRow
from screening_tui.library.suppression import THRESHOLD, Cell, attribute, partition, total

MARKS = ("observed", "not_observed", "cannot_tell", "unmarked")
CONCLUSIONS = ("detected", "in_doubt", "not_detected", "none")
ACTIONS = ("in_time", "late", "overdue", "not_due")
STATES = ("open", "interrupted", "closed", "new")


@dataclass(frozen=True, slots=True)
class Line:
    """One count, or one number of minutes."""

    table: str
    """``cases``, ``by_month``, ``by_crossing``, ``by_protocol``, ``by_state``, ``marks``, ``contradictions``,
    ``conclusions``, ``actions``, ``step_minutes``."""
    name: str
    """What is counted: a month, an indicator's id."""
    part: str
    """Of an indicator: which mark. Otherwise empty."""
    value: Cell
    """None where it is suppressed."""


@dataclass(frozen=True, slots=True)
class Stats:
    """All lines, and what was left out."""

    lines: tuple[Line, ...]
    threshold: int

    @property
    def suppressed(self) -> int:
        """How many cells are suppressed."""
        return sum(line.value is None for line in self.lines)

    def table(self, name: str) -> tuple[Line, ...]:
        """The lines of one table."""
        return tuple(line for line in self.lines if line.table == name)


def stats_of(rows: Sequence[CaseRow], now: datetime, threshold: int = THRESHOLD) -> Stats:
    """Count these cases. Where there are too few of them altogether, nothing is told."""
    lines = [Line("cases", "cases", "", total(len(rows), threshold))]
    lines += _partition("by_month", Counter(row.opened_at[:7] for row in rows), threshold)
    lines += _partition("by_crossing", Counter(row.crossing for row in rows), threshold)
    lines += _partition("by_protocol", Counter(row.protocol for row in rows), threshold)
    states = Counter(row.state for row in rows)
    lines += _partition("by_state", Counter({state: states[state] for state in STATES}), threshold)
    lines += _marks(rows, threshold)
    lines += _contradictions(rows, threshold)
    conclusions = Counter(row.conclusion or "none" for row in rows)
    lines += _partition("conclusions", Counter({name: conclusions[name] for name in CONCLUSIONS}), threshold)
    actions = Counter(_timing(action, now) for row in rows for action in row.actions)
    lines += _partition("actions", Counter({name: actions[name] for name in ACTIONS}), threshold)
    lines += _steps(rows, threshold)
    return Stats(tuple(lines), threshold)


def _partition(table: str, counts: Counter[str], threshold: int) -> Iterable[Line]:
    order = sorted(counts) if table.startswith("by_") and table != "by_state" else list(counts)
    cells = partition({name: counts[name] for name in order}, threshold)
    return [Line(table, name, "", value) for name, value in cells.items()]


def _marks(rows: Sequence[CaseRow], threshold: int) -> Iterable[Line]:
    """Each indicator by itself: its marks add up to all cases."""
    for indicator in dict.fromkeys(indicator for row in rows for indicator in row.marks):
        found = Counter(row.marks.get(indicator, "unmarked") for row in rows)
        for mark, value in partition({mark: found[mark] for mark in MARKS}, threshold).items():
            yield Line("marks", indicator, mark, value)


def _contradictions(rows: Sequence[CaseRow], threshold: int) -> Iterable[Line]:
    """In how many cases the officer found each fact to differ; a case may have several."""
    found = Counter(fact for row in rows for fact in set(row.contradictions))
    own = {fact for fact in found if fact.startswith("own.")}
    cases_with_own = sum(any(fact in own for fact in row.contradictions) for row in rows)
    counts = {fact: count for fact, count in sorted(found.items()) if fact not in own}
    # An officer's own question is that case's alone, and its number would point at it.
    counts |= {"own": cases_with_own} if own else {}
    return [Line("contradictions", fact, "", attribute(count, len(rows), threshold)) for fact, count in counts.items()]


def _timing(action: ActionRow, now: datetime) -> str:
    if action.handled is not None:
        return "late" if action.was_late() else "in_time"
    return "overdue" if action.is_overdue(int(now.timestamp())) else "not_due"


def _steps(rows: Sequence[CaseRow], threshold: int) -> Iterable[Line]:
    """The median of the minutes that a step took, over the cases that came to it."""
    for step in dict.fromkeys(step for row in rows for step in row.step_seconds):
        spent = [row.step_seconds[step] for row in rows if step in row.step_seconds]
        told = attribute(len(spent), len(rows), threshold)
        yield Line("step_minutes", step, "", None if told is None else round(median(spent) / 60))


def months_between(first: str, last: str) -> list[str]:
    """Every month from one to the other, both ``2026-11``; also those in which nothing happened."""
    begin, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]
