"""What the library's screen shows of a case: a row of narrow columns, and what stands beside it on a wide screen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from screening_tui.documents.library_words import conclusion_word, review_short, review_word
from screening_tui.language import _
from screening_tui.library.query import Query, Sort
from screening_tui.library.row import CaseRow
from screening_tui.tui.paint import clip, pad, wrap
from screening_tui.tui.symbols import Symbols

_LONGEST_NUMBER = len("STATION8-2026-000001")
ROW_WIDTH = 79
"""Of the narrowest row; what is wider gives room to the officer and the people."""
BESIDE_FROM = 110
"""From so many columns on, the marked case stands beside the rows."""
_WIDTHS = {"number": 13, "opened": 10, "officer": 7, "people": 13, "marks": 4, "contradictions": 4, "conclusion": 6}
_WIDTHS |= {"actions": 4, "review": 8}
"""With a cell before each, together the narrowest row but for the sign that marks it."""


def number_room(rows: Iterable[CaseRow]) -> int:
    """How many cells the numbers of these cases need: a number that is cut off is of no use."""
    return min(max((len(row.number) for row in rows), default=0), _LONGEST_NUMBER)


def head_line(query: Query, width: int, numbers: int) -> str:
    """The columns' names; the one that the rows are sorted by has a sign."""
    names = {
        "number": _("Number"), "opened": _("Opened"), "officer": _("Officer"), "people": _("People"),
        "marks": _("Seen"), "contradictions": _("Diff"), "conclusion": _("Detect"), "actions": _("Todo"),
        "review": _("Review"),
    }  # fmt: skip
    sign = "^" if query.reverse else "v"
    return " " + _columns(names, width, "~", numbers, query.sort, sign)


def row_line(row: CaseRow, now: datetime, width: int, numbers: int, symbols: Symbols) -> str:
    """One case. Of one that cannot be read, what is wrong with it."""
    if row.trouble:
        return clip(
            f"{pad(row.number or row.name, max(numbers, 13))} {symbols.alarm} {row.trouble}", width - 2, symbols.more
        )
    conclusions = {"detected": _("yes"), "in_doubt": _("doubt"), "not_detected": _("no")}
    late = row.overdue(now)
    cells = {
        "number": row.number or row.name,
        "opened": row.opened_at[:10],
        "officer": row.officer,
        "people": row.persons,
        "marks": f"{row.observed}/{row.indicators}",
        "contradictions": str(len(row.contradictions) or "-"),
        "conclusion": conclusions.get(row.conclusion, "-"),
        "actions": f"{row.open_actions}{f' {symbols.alarm}{late}' if late else ''}" if row.open_actions else "-",
        "review": review_short(row),
    }
    return _columns(cells, width, symbols.more, numbers)[1:]


def _columns(cells: Mapping[str, str], width: int, more: str, numbers: int, sorted_by: str = "", sign: str = "") -> str:
    """Each after a cell that holds the sign of the order, or nothing."""
    extra, longer = max(width - ROW_WIDTH, 0), max(numbers - _WIDTHS["number"], 0)
    widths = _WIDTHS | {"officer": _WIDTHS["officer"] + extra // 2, "number": _WIDTHS["number"] + longer}
    widths["people"] += extra - extra // 2 - longer
    return "".join((sign if name == sorted_by else " ") + pad(cells[name], room, more) for name, room in widths.items())


def filter_words(query: Query, labels: Mapping[str, str]) -> str:
    """Which cases are shown; ``labels`` has the indicators' words."""
    parts = [
        _("from {day}").format(day=query.first_day) if query.first_day else "",
        _("to {day}").format(day=query.last_day) if query.last_day else "",
        _("officer {name}").format(name=query.officer) if query.officer else "",
        _("seen: {indicator}").format(indicator=labels.get(query.indicator, query.indicator))
        if query.indicator
        else "",
        conclusion_word(query.conclusion),
        _("actions open") if query.open_actions else "",
        _("to review") if query.unreviewed else "",
    ]
    return ", ".join(filter(None, parts)) or _("all cases")


def beside_lines(row: CaseRow, now: datetime, width: int, labels: Mapping[str, str]) -> list[str]:
    """The marked case on a wide screen: what the library knows of it, still without a name or an answer."""
    lines = []
    for label, words in _facts(row, now, labels):
        if label:
            lines.append(clip(label, width))
        for part in words:
            lines += [f"  {line}" for line in wrap(part, width - 2, indent="  ")]
    return lines


def _facts(row: CaseRow, now: datetime, labels: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    yield row.number or row.name, [row.trouble] if row.trouble else []
    yield "", [part for part in (row.crossing, row.persons, ", ".join(row.officers)) if part]
    times = [(_("opened"), row.opened_at), (_("last entry"), row.last_at)]
    yield "", [f"{word} {at[:16].replace('T', ' ')}" for word, at in times if at]
    told: list[tuple[str, list[str]]] = [
        (_("Seen"), [labels.get(name, name) for name, mark in row.marks.items() if mark == "observed"]),
        (_("Differs"), [labels.get(fact, fact) for fact in dict.fromkeys(row.contradictions)]),
        (_("Concluded"), [f"{minor}: {conclusion_word(what)}" for minor, what in row.conclusions.items()]),
        (_("To do"), _to_do(row, now, labels)),
        (_("Review"), [review_word(row), *_comments(row)]),
    ]
    yield from ((label, words) for label, words in told if words)


def _to_do(row: CaseRow, now: datetime, labels: Mapping[str, str]) -> list[str]:
    seconds = int(now.timestamp())
    return [
        f"{'! ' if action.is_overdue(seconds) else ''}{labels.get(action.action, action.action)}"
        + (f" ({action.person})" if action.person else "")
        for action in row.actions
        if action.handled is None
    ]


def _comments(row: CaseRow) -> list[str]:
    return [_("open comments: {n}").format(n=row.open_comments)] if row.open_comments else []


def next_sort(query: Query, sort: Sort) -> Query:
    """The rows by another column; by the same one, the other way round."""
    return replace(query, sort=sort, reverse=not query.reverse if sort == query.sort else False)
