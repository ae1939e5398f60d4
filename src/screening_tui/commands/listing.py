"""``list`` over the library: one row a case, found, sorted, for people, programs and spreadsheets."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from screening_tui.commands.library_arguments import is_filtered
from screening_tui.commands.library_rooms import home_of, library_of, query_of
from screening_tui.commands.output import write, write_json
from screening_tui.commands.spreadsheet import as_csv
from screening_tui.documents.library_words import conclusion_word, review_word
from screening_tui.language import _
from screening_tui.library.row import CaseRow
from screening_tui.station.model import Station

COLUMNS = (
    "number", "state", "origin", "opened_at", "last_at", "events", "minors", "adults", "trouble", "step", "people",
    "officer", "persons", "observed", "indicators", "contradictions", "conclusion", "open_actions", "overdue_actions",
    "review", "open_comments", "protocol", "crossing", "source", "name",
)  # fmt: skip


def list_library(asked: Namespace, station: Station) -> int:
    """Print the rows."""
    with library_of(asked, station) as library:
        rows = library.page(query_of(asked, sort=asked.sort or "opened", reverse=asked.reverse))
    now = datetime.now(UTC)
    if asked.json:
        write_json([fields(row, now) for row in rows], ascii_only=asked.ascii)
    elif asked.csv:
        write(as_csv(COLUMNS, [list(fields(row, now).values()) for row in rows]), ascii_only=asked.ascii)
    elif rows:
        write("\n".join(_table(rows, now)), ascii_only=asked.ascii)
    elif is_filtered(asked):
        write(_("There is no such case."), ascii_only=asked.ascii)
    else:
        where = ", ".join(map(str, asked.sources)) or home_of(asked, station)
        write(_("There is no case in {folder}.").format(folder=where), ascii_only=asked.ascii)
    return 0


def fields(row: CaseRow, now: datetime) -> dict[str, Any]:
    """One case for programs; ``overdue_actions`` as of now."""
    counted = {"contradictions": len(row.contradictions), "overdue_actions": row.overdue(now)}
    return {name: counted[name] if name in counted else getattr(row, name) for name in COLUMNS}


def _table(rows: Sequence[CaseRow], now: datetime) -> Iterable[str]:
    head = (
        _("Number"), _("Opened"), _("Officer"), _("People"), _("Marks"), _("Differ"), _("Conclusion"), _("Open"),
        _("Late"), _("Review"),
    )  # fmt: skip
    cells = [head, *(_cells(row, now) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    for line in cells:
        yield "  ".join(f"{words:{width}}" for words, width in zip(line, widths, strict=True)).rstrip()


def _cells(row: CaseRow, now: datetime) -> tuple[str, ...]:
    return (
        row.number,
        row.opened_at[:16].replace("T", " "),
        row.officer,
        row.persons,
        f"{row.observed}/{row.indicators}" if row.indicators else "",
        str(len(row.contradictions) or "-"),
        conclusion_word(row.conclusion) or "-",
        str(row.open_actions or "-"),
        str(row.overdue(now) or "-"),
        row.trouble or review_word(row),
    )
