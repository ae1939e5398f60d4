"""From an answer to its being durable, beside a bare append and fdatasync of the same bytes; also in a long case."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from home import fresh_home
from made_case import NoDisk, answer, new_case, session
from screening_tui.case.disk import Disk
from screening_tui.case.open_case import OpenCase
from screening_tui.case.store import Store
from table import MS, SHORT_MS, Table, middle

ROUNDS = 400
OPENINGS = 5
EVENTS = 10_000
PEOPLE = 12


class Keeping(Disk):
    """The real disk; it keeps what was written last, so that the baseline can write the same."""

    written = b""

    def write_at(self, descriptor: int, data: bytes, offset: int) -> None:
        """Write it."""
        self.written = data
        super().write_at(descriptor, data, offset)


def timed(act: Callable[..., object], *arguments: object) -> float:
    begun = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - begun


def appended(descriptor: int, data: bytes) -> None:
    os.write(descriptor, data)
    os.fdatasync(descriptor)


def answers(empty: OpenCase, disk: Keeping, long: OpenCase, bare: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds of an answer in the one case, of a bare append, and of an answer in the other case."""
    found: tuple[list[float], list[float], list[float]] = [], [], []
    for number in range(ROUNDS + 20):
        body = answer(number)
        seconds = (
            timed(empty.record, body),
            timed(appended, bare, disk.written),
            timed(long.record, body),
        )
        if number >= 20:  # the first ones only warm up
            for each, second in zip(found, seconds, strict=True):
                each.append(second)
    return found


def long_case(store: Path) -> str:
    """A case of 10,000 events, one of them the opening."""
    case, _protocol = new_case(store, NoDisk())
    with case:
        for number in range(EVENTS - len(case.case.events)):
            case.record(answer(number, PEOPLE))
    return case.number


def read_through(path: Path) -> None:
    path.read_bytes().splitlines()


def main() -> int:
    with fresh_home() as (folder, _env):
        number = long_case(folder / "long")
        journal = folder / "long" / number / "journal"
        openings, readings = [], []
        for _round in range(OPENINGS):
            begun = time.perf_counter()
            with Store(folder / "long").open(number, session()) as long:
                openings.append(time.perf_counter() - begun)
            readings.append(timed(read_through, journal))
        disk = Keeping()
        empty, _protocol = new_case(folder / "empty", disk)
        bare = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with empty, Store(folder / "long").open(number, session()) as long:
            durable, appends, later = answers(empty, disk, long, bare)
            size = len(disk.written)
        os.close(bare)
    table = Table(f"An answer made durable, median of {ROUNDS}; a case of {EVENTS:,} events, median of {OPENINGS}")
    beside = "append + fdatasync"
    table.ratio(f"an answer of {size} bytes", SHORT_MS, middle(durable), middle(appends), beside, 1.5)
    table.ratio(f"one more after {EVENTS:,}", SHORT_MS, middle(later), middle(durable), "in an empty case", 1.1)
    beside = "reading its lines"
    table.bounded("opened, verified and folded", MS, middle(openings), 1, middle(readings), beside)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
