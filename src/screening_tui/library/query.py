"""Which cases are wanted, in which order; and what that is in SQL."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias, get_args

from screening_tui.case.review import WAITING
from screening_tui.case.writers import name_key

Sort: TypeAlias = Literal["opened", "number", "officer", "marks", "contradictions", "conclusion", "actions", "review"]
SORTS: tuple[Sort, ...] = get_args(Sort)

DIRECTION: dict[str, tuple[str, bool]] = {
    "opened": ("id", True),
    "number": ("number", False),
    "officer": ("officer_key", False),
    "marks": ("observed", True),
    "contradictions": ("contradictions", True),
    "conclusion": ("weight", True),
    "actions": ("open_actions", True),
    "review": ("review", False),
}
"""Sort to its column, and whether the largest comes first. A case's id follows the moment of its opening."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; everything empty: all cases, the latest first."""

    search: str = ""
    """Words that all have to occur, each as a word's beginning; accents and case aside."""
    first_day: str = ""
    """``YYYY-MM-DD``, or the beginning of one: opened then or later."""
    last_day: str = ""
    """The same: opened then or earlier."""
    officer: str = ""
    """Part of the name of somebody who wrote in the case."""
    indicator: str = ""
    """Observed in the case."""
    conclusion: str = ""
    """Of some minor of the case."""
    open_actions: bool = False
    unreviewed: bool = False
    """Closed, and waiting for a reviewer."""
    sort: Sort = "opened"
    reverse: bool = False


def selection(query: Query) -> tuple[str, list[Any]]:
    """What follows FROM, and its parameters."""
    tables, tests, values = "case_row", ["1"], []
    words = search_words(query.search)
    if query.search.strip():
        # The words' table leads, so that its own order by id can be followed.
        tables = "words JOIN case_row ON case_row.id = words.rowid"
        tests.append("words MATCH ?" if words else "0")
        values += [words] if words else []
    for column, value in (("day >= ?", query.first_day), ("substr(day, 1, {n}) <= ?", query.last_day)):
        if value:
            tests.append(column.format(n=len(value)))
            values.append(value)
    for word in name_key(query.officer).split():
        tests.append("instr(officer_key, ?)")
        values.append(word)
    for table, value in (("mark", query.indicator), ("conclusion", query.conclusion)):
        if value:
            tests.append(f"case_row.id IN (SELECT id FROM {table} WHERE what = ?)")  # noqa: S608  no input in it
            values.append(value)
    if query.open_actions:
        tests.append("open_actions > 0")
    if query.unreviewed:
        tests.append(f"state = 'closed' AND review IN ({', '.join('?' * len(WAITING))})")
        values += sorted(WAITING)
    return f"FROM {tables} WHERE {' AND '.join(tests)}", values


def order(query: Query) -> str:
    """What follows ORDER BY; cases that are alike in it stand with the latest first."""
    column, largest_first = DIRECTION[query.sort]
    way = "DESC" if largest_first is not query.reverse else "ASC"
    if column == "id":
        return f"{'words.rowid' if query.search.strip() else 'id'} {way}"
    return f"{column} {way}, id DESC"


def search_words(search: str) -> str:
    """In the index's own language: each word as a beginning, all of them; signs mean nothing."""
    words = [word.replace('"', "") for word in search.split()]
    return " ".join(f'"{word}"*' for word in words if any(sign.isalnum() for sign in word))


def is_day(text: str) -> bool:
    """Whether it is a day, a month or a year that there is, written ``2026-11-23`` or as the beginning of that."""
    if len(text) not in {4, 7, 10}:
        return False
    try:
        return date.fromisoformat(f"{text}-01-01"[:10]).isoformat().startswith(text)
    except ValueError:
        return False
