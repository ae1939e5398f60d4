"""Tries inputs, one after the other, and tells on its output, a line of JSON each, how many it did and what was wrong.

Run by ``harness.inputs.trying``: ``python worker.py SEED FIRST STEP END FOLDER [CONTROL]``. The number of the input
that it is at stands in FOLDER/at, so that whoever started it knows it even if the process is gone.
"""

import json
import os
import re
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[2]))

from harness.inputs.doors import DOORS, Input, make, put
from screening_tui.errors import ScreeningError
from screening_tui.reading import toml

SECONDS = 2.0
"""Of the processor's time: other programs may be at work on the machine."""
MIB = 1024 * 1024
MEMORY = 256 * MIB
"""Of the whole process, the interpreter and its libraries included, at the peak."""
LONGEST_MESSAGE = 2000
_STEERS = "says something that steers a terminal"
_ROOM = 1024 * MIB
_REDUCING = 20.0
_TELLING = 2.0


class TooLongError(BaseException):
    """Raised in the middle of whatever takes longer than it may."""


@dataclass(frozen=True)
class Tried:
    """What came of one input."""

    outcome: str
    """``value``, ``refused``, or else what was wrong: always the same words for the same fault."""
    seconds: float
    peak: int
    detail: str = ""

    @property
    def is_wrong(self) -> bool:
        return self.outcome not in {"value", "refused"}


def try_one(given: Input, folder: Path) -> Tried:
    """Bring it in, within the time and the memory that it may take."""
    put(given, folder)
    Path("/proc/self/clear_refs").write_bytes(b"5")
    detail = ""
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        told = DOORS[given.door].enter(folder)
        outcome = "value" if _is_harmless(told) else _STEERS
    except ScreeningError as error:
        words = f"{error.title}\n{error.message}\n{error.advice}"
        outcome = ("refused" if _is_clear(error) else "is refused in unclear words") if _is_harmless(words) else _STEERS
        detail = repr(words[:300])
    except TooLongError:
        outcome = f"takes longer than {SECONDS:.0f} s"
    except BaseException as error:  # this is what is looked for
        outcome = _raised(error)
        detail = repr(str(error)[:200])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds, peak = time.process_time() - begin, _peak()
    if peak > MEMORY:
        outcome = f"takes more than {MEMORY // MIB} MB"
    return Tried(outcome, seconds, peak, detail)


def _raised(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "screening_tui" in frame.filename] or frames
    return f"raises {type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _is_harmless(words: str) -> bool:
    return re.sub("[\n\u200c\u200d]", "", words).isprintable()


def _is_clear(error: ScreeningError) -> bool:
    return bool(error.title and error.message) and len(error.message) < LONGEST_MESSAGE


def _peak() -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024 if found else 0


def reduced(given: Input, outcome: str, folder: Path) -> Input:
    """A smaller input that has the same outcome: pieces are taken out for as long as it has."""
    end = time.monotonic() + _REDUCING
    size = len(given.data) // 2
    while size and time.monotonic() < end:
        for smaller in _without_pieces(given.data, size):
            if time.monotonic() > end:
                break
            if try_one(given.having(smaller), folder).outcome == outcome:
                given = given.having(smaller)
                break
        else:
            size //= 2
    return given


def _without_pieces(data: bytes, size: int) -> Iterator[bytes]:
    for begin in range(0, len(data), size):
        yield data[:begin] + data[begin + size :]


def _without_look_ahead() -> None:
    toml._is_evidently_harmless = lambda text: True


def _without_cleaning() -> None:
    toml.clean_tree = lambda value, lines=True: value


CONTROLS = {"no look ahead": _without_look_ahead, "no cleaning": _without_cleaning}
"""Safeties that are left out in this process, so that it can be seen whether anything is noticed."""


def main() -> None:
    seed, first, step, end = map(int, sys.argv[1:5])
    home = Path(sys.argv[5])
    for control in sys.argv[6:]:
        CONTROLS[control]()
    signal.signal(signal.SIGPROF, _too_long)
    try_one(make(seed, first), home / "tried")  # imports and what is made at first use
    size = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (size + _ROOM, resource.RLIM_INFINITY))
    counts: dict[str, int] = {}
    known: set[str] = set()
    longest, highest, spoke = 0.0, 0, time.monotonic()
    for index in range(first, end, step):
        (home / "at").write_text(str(index))
        given = make(seed, index)
        tried = try_one(given, home / "tried")
        outcome = "wrong" if tried.is_wrong else tried.outcome
        counts[f"{given.door} {outcome}"] = counts.get(f"{given.door} {outcome}", 0) + 1
        longest, highest = max(longest, tried.seconds), max(highest, tried.peak)
        if tried.is_wrong and tried.outcome not in known:
            known.add(tried.outcome)
            small = reduced(given, tried.outcome, home / "tried")
            _tell({"wrong": tried.outcome, "detail": tried.detail, "index": index, "input": _described(small)})
        if time.monotonic() > spoke + _TELLING:
            _tell({"counts": counts, "longest": longest, "highest": highest, "next": index + step})
            counts, spoke = {}, time.monotonic()
    _tell({"counts": counts, "longest": longest, "highest": highest, "next": end})


def _described(given: Input) -> str:
    data = given.data
    return f"{given.door}, {given.target} of {len(data)} bytes: {data[:600]!r}"


def _tell(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


if __name__ == "__main__":
    main()
