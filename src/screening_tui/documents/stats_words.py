"""The picture over many cases as lines of text, with bars."""

from collections.abc import Iterable

from screening_tui.language import _, ngettext
from screening_tui.library.stats import Line, Stats

_LONGEST_BAR = 40


def text_of(stats: Stats, *, width: int = 80, bar: str = "█") -> Iterable[str]:
    """The tables one below the other; a bar is as long as its number beside the largest of its table."""
    for name, title in _titles().items():
        lines = stats.table(name)
        if lines:
            yield title
            yield from _bars(lines, width, bar)
            yield ""
    yield note_of(stats)


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


def note_of(stats: Stats) -> str:
    """What was suppressed, and why; or that nothing was."""
    if stats.threshold <= 1:
        return _("Nothing is suppressed: this must not leave the office.")
    return ngettext(
        "{n} number is suppressed: it is below {threshold}, or another one could be computed from it.",
        "{n} numbers are suppressed: they are below {threshold}, or others could be computed from them.",
        stats.suppressed,
    ).format(n=stats.suppressed, threshold=stats.threshold)
