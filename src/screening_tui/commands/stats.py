"""``stats``: the picture over many cases, as text with bars, for programs, for a spreadsheet."""

import shutil
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime

from screening_tui.commands.library_rooms import library_of, query_of
from screening_tui.commands.output import write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.commands.spreadsheet import as_csv
from screening_tui.language import _, ngettext
from screening_tui.library.stats import Line, Stats, stats_of

_LONGEST_BAR = 40


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
        note = ("note", "suppressed", str(stats.suppressed), _note(stats))
        write(as_csv(("table", "name", "part", "value"), [*lines, note]), ascii_only=asked.ascii)
    else:
        width = shutil.get_terminal_size().columns
        write("\n".join(text_of(stats, width=width, bar="#" if asked.ascii else "█")), ascii_only=asked.ascii)
    return 0


def text_of(stats: Stats, *, width: int = 80, bar: str = "█") -> Iterable[str]:
    """The tables one below the other; a bar is as long as its number beside the largest of its table."""
    for name, title in _titles().items():
        lines = stats.table(name)
        if lines:
            yield title
            yield from _bars(lines, width, bar)
            yield ""
    yield _note(stats)


def _bars(lines: tuple[Line, ...], width: int, bar: str) -> Iterable[str]:
    labels = [_label(line) for line in lines]
    numbers = [_("suppressed") if line.value is None else str(line.value) for line in lines]
    beside = min(max(map(len, labels)), max(width - 24, 8))
    digits = max(map(len, numbers))
    longest = max(min(width - beside - digits - 6, _LONGEST_BAR), 1)
    most = max((line.value or 0 for line in lines), default=0)
    for line, label, number in zip(lines, labels, numbers, strict=True):
        drawn = bar * (round((line.value or 0) / most * longest) or int(bool(line.value))) if most else ""
        yield f"  {label[:beside]:{beside}}  {number:>{digits}}  {drawn}".rstrip()


def _label(line: Line) -> str:
    words = {
        "cases": _("cases"), "observed": _("observed"), "not_observed": _("not observed"),
        "cannot_tell": _("cannot tell"), "unmarked": _("not marked"), "detected": _("detected"),
        "in_doubt": _("in doubt"), "not_detected": _("not detected"), "none": _("none yet"),
        "in_time": _("in time"), "late": _("late"), "overdue": _("overdue"), "not_due": _("not due yet"),
        "open": _("in progress"), "interrupted": _("interrupted"), "closed": _("closed"), "new": _("not begun"),
        "own": _("officers' own questions"),
    }  # fmt: skip
    return " ".join(words.get(part, part) for part in (line.name, line.part) if part)


def _titles() -> dict[str, str]:
    return {
        "cases": _("Cases"),
        "by_state": _("How far"),
        "by_month": _("By month"),
        "by_crossing": _("By crossing"),
        "by_protocol": _("By protocol and version"),
        "marks": _("Marks"),
        "contradictions": _("Contradictions by fact: cases"),
        "conclusions": _("Conclusions: the weightiest of a case"),
        "actions": _("Recommended actions"),
        "step_minutes": _("Minutes in a step: the median"),
    }


def _cell(line: Line) -> object:
    return _("suppressed") if line.value is None else line.value


def _note(stats: Stats) -> str:
    if stats.threshold <= 1:
        return _("Nothing is suppressed: this must not leave the office.")
    return ngettext(
        "{n} number is suppressed: it is below {threshold}, or another one could be computed from it.",
        "{n} numbers are suppressed: they are below {threshold}, or others could be computed from them.",
        stats.suppressed,
    ).format(n=stats.suppressed, threshold=stats.threshold)


def _for_programs(stats: Stats) -> dict[str, object]:
    tables: dict[str, list[dict[str, object]]] = {}
    for line in stats.lines:
        entry: dict[str, object] = {"name": line.name, "value": line.value}
        if line.part:
            entry["part"] = line.part
        tables.setdefault(line.table, []).append(entry)
    return {"threshold": stats.threshold, "suppressed": stats.suppressed, "note": _note(stats), "tables": tables}
