"""A wall clock that is set while somebody works: every jump is recorded, and no order changes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from harness.ledger import Ledger
from harness.result import Result, part
from harness.script import CODE, SMALL, body, opening
from screening_tui.case.clock import read
from screening_tui.case.events import ClockJumped, Officer
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store


class SetClock:
    """Runs on by itself, a little with each look, and can be set."""

    def __init__(self, wall: datetime) -> None:
        self.wall = wall
        self.passed = 0

    def now(self) -> datetime:
        """A tenth of a second later each time."""
        self.wall += timedelta(milliseconds=100)
        self.passed += 100
        return self.wall

    def elapsed(self) -> int:
        """What a clock that is never set shows."""
        return self.passed


def set_the_clock(folder: Path, jumps: int, seed: int = 1) -> Result:
    """Forwards and backwards, by seconds to years, in the middle of a session and between two."""
    random = Random(seed)
    store = Store(folder / "store")
    ledger = Ledger(store.path)
    with part("the wall clock set forwards and backwards") as result:
        clock = SetClock(datetime(2026, 11, 23, 14, tzinfo=UTC))
        case = store.create(CODE, _session(clock), SMALL, opening)
        for _ in range(jumps):
            result.trials += 1
            seconds = random.choice((-1, 1)) * random.choice((3, 90, 3600, 86_400, 40_000_000)) * random.randrange(1, 4)
            between = random.random() < 0.3
            if between:
                case.close()
                clock = SetClock(clock.wall)
            clock.wall += timedelta(seconds=seconds)
            before = len(case.case.events)
            if between:
                case = store.open(case.number, _session(clock))
            case.record(body(before + 1, random))
            _compare(case, before, seconds, result, expected=not between or seconds < 0)
        _check_order(case, result)
        ledger.take([f"recorded {case.number} {len(case.case.events)} {case.head.hex()}"])
        case.close()
        result.found.add(ledger.examine())
    return result


def _session(clock: SetClock) -> Session:
    return Session(Officer(name="M. Solano"), "0", clock)


def _compare(case: OpenCase, before: int, seconds: int, result: Result, *, expected: bool) -> None:
    told = [event.body.seconds for event in case.case.events[before:] if isinstance(event.body, ClockJumped)]
    if expected and (len(told) != 1 or abs(told[0] - seconds) > 1):
        result.wrong(f"a jump of {seconds} s was recorded as {told}")
    if not expected and told:
        result.wrong(f"time that passed between sessions was recorded as {told}")
    if seconds < 0:
        result.count("backwards")


def _check_order(case: OpenCase, result: Result) -> None:
    events = case.case.events
    if [event.seq for event in events] != list(range(1, len(events) + 1)):
        result.wrong("the order of events is another one")
    for earlier, later in pairwise(events):
        if read(later.at) < read(earlier.at) and not isinstance(later.body, ClockJumped):
            result.wrong(f"event {later.seq} is earlier than the one before it, and no jump was recorded")
