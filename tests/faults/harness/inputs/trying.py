"""So many generated inputs through every door, in processes that may break without breaking the harness."""

import json
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from math import inf
from pathlib import Path

from harness.machine import NotHere
from harness.result import Result, part

_PATIENCE = 90.0
"""Seconds without a word after which a process is said to hang; it speaks every two."""
_MOST_BREAKS = 5
_MIB = 1024 * 1024


@dataclass
class _Share:
    """What one process does: every ``step``-th input from ``next`` on."""

    next: int
    step: int
    end: int
    folder: Path
    seed: int
    control: str
    process: subprocess.Popen[str] | None = None
    heard: float = 0.0
    breaks: int = 0

    @property
    def at(self) -> int:
        """The input that the process was at last."""
        return int((self.folder / "at").read_text())

    def start(self) -> None:
        """From where the last process ended."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / "at").write_text(str(self.next))
        numbers = map(str, (self.seed, self.next, self.step, self.end))
        worker = str(Path(__file__).with_name("worker.py"))
        command = [sys.executable, worker, *numbers, str(self.folder), *([self.control] if self.control else [])]
        with (self.folder / "errors").open("w") as errors:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        self.heard = time.monotonic()

    def kill(self) -> None:
        """End the process, if there is one."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()


def try_inputs(
    folder: Path, count: int, seed: int = 1, processes: int = 2, control: str = "", most_seconds: float = inf
) -> Result:
    """Inputs 0 to ``count`` of a seed: a value or one clear error each, in the time and memory that it may take.

    With a control, until it is noticed; in any case no longer than so many seconds.
    """
    end = time.monotonic() + most_seconds
    if not Path("/proc/self/clear_refs").exists():
        raise NotHere("watching the memory that one input takes needs Linux")
    with part(f"generated inputs, seed {seed}") as result, selectors.DefaultSelector() as selector:
        highest = {"longest": 0.0, "highest": 0.0}
        shares = [
            _Share(number, processes, count, folder / f"share{number}", seed, control) for number in range(processes)
        ]
        for share in shares:
            _begin(share, selector)
        while selector.get_map():
            for key, _events in selector.select(timeout=1.0):
                _hear(key.data, selector, result, highest)
            for share in shares:
                if time.monotonic() > share.heard + _PATIENCE:
                    share.kill()
            if (control and not result.holds) or time.monotonic() > end:
                for share in shares:
                    share.next = share.end
                    share.kill()
        result.count("longest, ms", round(highest["longest"] * 1000))
        result.count("most memory, MB", round(highest["highest"] / _MIB))
    return result


def _begin(share: _Share, selector: selectors.BaseSelector) -> None:
    share.start()
    assert share.process is not None
    assert share.process.stdout is not None
    selector.register(share.process.stdout, selectors.EVENT_READ, share)


def _hear(share: _Share, selector: selectors.BaseSelector, result: Result, highest: dict[str, float]) -> None:
    assert share.process is not None
    assert share.process.stdout is not None
    line = share.process.stdout.readline()
    if line:
        share.heard = time.monotonic()
        _take(json.loads(line), share, result, highest)
        return
    selector.unregister(share.process.stdout)
    status = share.process.wait()
    share.process.stdout.close()
    if share.next < share.end:  # it broke, or hung and was killed
        last = (share.folder / "errors").read_text().strip().rpartition("\n")[2]
        result.wrong(f"input {share.at}: the process ended with {status}: {last}")
        share.next = share.at + share.step
        share.breaks += 1
        if share.next < share.end and share.breaks < _MOST_BREAKS:
            _begin(share, selector)


def _take(told: dict[str, object], share: _Share, result: Result, highest: dict[str, float]) -> None:
    if "wrong" in told:
        result.wrong(f"input {told['index']} {told['wrong']} {told['detail']}: {told['input']}")
        return
    counts = told["counts"]
    assert isinstance(counts, dict)
    for words, number in sorted(counts.items()):
        result.trials += number
        result.count(words, number)
    for name, before in highest.items():
        highest[name] = max(before, float(str(told[name])))
    share.next = int(str(told["next"]))
