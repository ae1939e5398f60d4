"""``stats``: the picture over many cases, as text with bars, for programs, for a spreadsheet."""

import shutil
from argparse import Namespace
from datetime import UTC, datetime

from screening_tui.commands.library_rooms import library_of, query_of
from screening_tui.commands.output import write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.commands.spreadsheet import as_csv
from screening_tui.documents.stats_words import note_of, text_of
from screening_tui.language import _
from screening_tui.library.stats import Line, Stats, stats_of


def print_stats(asked: Namespace) -> int:
    """Count the cases that were asked for and print what may be told of them."""
    station = station_of(asked)
    with library_of(asked, station) as library:
        rows = library.page(query_of(asked))
    stats = stats_of(rows, datetime.now(UTC), asked.threshold)
    if asked.json:
        write_json(_for_programs(stats), ascii_only=asked.ascii)
    elif asked.csv:
        lines = [(line.table, line.name, line.part, _cell(line)) for line in stats.lines]
        note = ("note", "suppressed", str(stats.suppressed), note_of(stats))
        write(as_csv(("table", "name", "part", "value"), [*lines, note]), ascii_only=asked.ascii)
    else:
        width = shutil.get_terminal_size().columns
        write("\n".join(text_of(stats, width=width, bar="#" if asked.ascii else "█")), ascii_only=asked.ascii)
    return 0


def _cell(line: Line) -> object:
    return _("suppressed") if line.value is None else line.value


def _for_programs(stats: Stats) -> dict[str, object]:
    tables: dict[str, list[dict[str, object]]] = {}
    for line in stats.lines:
        entry: dict[str, object] = {"name": line.name, "value": line.value}
        if line.part:
            entry["part"] = line.part
        tables.setdefault(line.table, []).append(entry)
    return {"threshold": stats.threshold, "suppressed": stats.suppressed, "note": note_of(stats), "tables": tables}
