"""A case of 10,000 events: any jump in its replay, beside folding all of them from the start."""

from __future__ import annotations

import random
import sys
import time

from made_case import answer
from screening_tui.case.events import Event, Opened, Pin
from screening_tui.case.fold import fold
from screening_tui.replay.snapshots import Snapshots
from table import MS, Table

EVENTS, JUMPS = 10_000, 300


def history() -> list[Event]:
    pin = Pin(id="x", version="1", title="A protocol", digest="")
    opened = Opened(
        number="BENCH-2026-0001",
        origin="scripted",
        protocol=pin,
        program="0",
        officer_language="en",
        interview_language="es",
    )
    bodies = [opened, *(answer(number, 20) for number in range(EVENTS - 1))]
    at = "2026-11-23T14:00:00.000-06:00"
    return [Event(seq, at, seq * 1000, "Officer Example", "", body) for seq, body in enumerate(bodies, 1)]


def timed(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun


def main() -> int:
    events = history()
    whole = min(timed(lambda: fold(events)) for _ in range(3))
    snapshots = Snapshots(events)
    first = timed(lambda: snapshots.after(EVENTS))
    chosen = random.Random(1)
    jumps = [timed(lambda: snapshots.after(chosen.randint(0, EVENTS))) for _ in range(JUMPS)]
    table = Table(f"Replay of {EVENTS:,} events")
    table.bounded("the first jump, to the end", MS, first, 0.1, whole, "fold from the start")
    table.bounded(f"the slowest of {JUMPS} jumps", MS, max(jumps), 0.1, whole, "fold from the start")
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
