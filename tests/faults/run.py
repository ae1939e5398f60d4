"""Does everything of ``harness`` and tells the figures: ``make faults``, or

    python tests/faults/run.py [--small] [--only WORDS] [--write]

``--small`` is what the tests do; ``--only`` takes the parts and controls whose name holds the words; ``--write`` puts
the figures into docs/reliability.md, each as soon as there is one, in the place of what stood there about the same
harm. The exit status is 1 if anything acknowledged was lost, anything else was not as promised, or a negative control
went unnoticed.
"""

import argparse
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from harness.machine import NotHere, fast_folder
from harness.parts import CONTROLS, PARTS, Control, Part
from harness.result import Result

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
COLUMNS = ("what was done", "times", "acknowledged events", "lost", "else wrong", "remarks", "seconds")
CONTROL_COLUMNS = ("left out", "looked for by", "noticed", "after")


@dataclass
class Told:
    """What a run has to tell."""

    parts: list[tuple[str, ...]]
    controls: list[tuple[str, ...]]
    left_out: list[str]
    holds: bool = True


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description="Harm the store in every way, and look at what is left.")
    parser.add_argument("--small", action="store_true", help="the part that the tests do")
    parser.add_argument("--only", default="", metavar="WORDS", help="parts whose name holds these words")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/reliability.md")
    asked = parser.parse_args()
    told = Told([], [], [])
    doings = [partial(_tell_part, part, small=asked.small) for part in PARTS if asked.only in part.name]
    doings += [partial(_tell_control, control) for control in CONTROLS if asked.only in control.name]
    for doing in doings:
        doing(told)
        if asked.write:
            _write(told)
    print("\n" + "\n".join(_figures(told)))
    return 0 if told.holds else 1


def _tell_part(part: Part, told: Told, *, small: bool) -> None:
    memory = fast_folder() if part.in_memory else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        try:
            result = (part.small if small else part.whole)(Path(folder))
        except NotHere as reason:
            told.left_out.append(f"{part.name}: {reason}.")
            print(f"{part.name}: left out: {reason}", flush=True)
            return
    found = result.found
    print(f"{part.name}: {result.trials} times, {found.lost} lost, {len(found.wrong)} wrong", flush=True)
    if not result.holds:
        told.holds = False
        print(result.complaint(), flush=True)
    counts = (f"{result.trials:,}", f"{found.acknowledged:,}", f"{found.lost}", f"{len(found.wrong)}")
    told.parts.append((result.title, *counts, _remarks(result), f"{result.seconds:.0f}"))


def _tell_control(control: Control, told: Told) -> None:
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        try:
            result = control.doing(Path(folder))
        except NotHere as reason:
            told.left_out.append(f"control “{control.left_out}”: {reason}.")
            print(f"control {control.name}: left out: {reason}", flush=True)
            return
    noticed = control.is_noticed(result)
    told.holds = told.holds and noticed
    print(f"control {control.name}: {'noticed' if noticed else 'NOT NOTICED'}", flush=True)
    if not noticed:
        print(result.complaint(), flush=True)
    how = f"{result.found.lost} events lost" if not control.notices else f"“{control.notices}”"
    told.controls.append(
        (control.left_out, result.title, f"yes: {how}" if noticed else "**NO**", f"{result.trials} times")
    )


def _remarks(result: Result) -> str:
    return "; ".join(f"{words}: {count:,}" for words, count in result.remarks.items() if count)


def _figures(told: Told) -> list[str]:
    machine = f"Linux {platform.release()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    when = datetime.now(UTC).strftime("%Y-%m-%d")
    lines = [f"Measured on {when}; {machine}, {'root' if os.geteuid() == 0 else 'not root'}."]
    if told.parts:
        lines += ["", *_table(COLUMNS, told.parts)]
    if told.controls:
        lines += ["", "Negative controls:", "", *_table(CONTROL_COLUMNS, told.controls)]
    if told.left_out:
        lines += ["", "Left out on this machine:", "", *(f"- {line}" for line in told.left_out)]
    return lines


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in (columns, ("---",) * len(columns), *rows)]


def _write(told: Told) -> None:
    """Into the page, beside the figures of parts that were not run this time."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    figures, _, after = rest.partition(END)
    rows = [tuple(line.strip("| ").split(" | ")) for line in figures.splitlines() if line.startswith("| ")]
    parts = [row for row in rows if len(row) == len(COLUMNS) and row[0] not in {COLUMNS[0], "---"}]
    controls = [row for row in rows if len(row) == len(CONTROL_COLUMNS) and row[0] not in {CONTROL_COLUMNS[0], "---"}]
    whole = Told(_renewed(parts, told.parts), _renewed(controls, told.controls), told.left_out)
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *_figures(whole), f"{END}{after}"]), encoding="utf-8")


def _renewed(rows: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A row of the same beginning gives way to the new one, in its place; others are added."""
    return list(({row[0]: row for row in rows} | {row[0]: row for row in new}).values())


if __name__ == "__main__":
    sys.exit(main())
