"""Lets the monkey play for a while, and says what became of it."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from statistics import median

from harness.result import Result, part

_MIB = 1024 * 1024
_GRACE = 240.0
"""Seconds after its time in which it has to come to an end."""
MOST_GROWTH = 24 * _MIB
"""Between the first and the last third of a long game, after the first homes; what is below is no leak."""
_HOMES_FOR_A_TREND = 12


def let_the_monkey_play(folder: Path, seconds: float, seed: int = 1) -> Result:
    """Random keys for so many seconds: no crash, nothing acknowledged lost, no more memory at the end."""
    with part("random keys over whole screenings") as result:
        command = [sys.executable, str(Path(__file__).with_name("worker.py")), str(seed), str(seconds), str(folder)]
        errors = folder / "errors"
        with (
            errors.open("w") as said,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True) as worker,
        ):
            assert worker.stdout is not None
            patience = threading.Timer(seconds + _GRACE, worker.kill)
            patience.start()
            memory: list[int] = []
            for line in worker.stdout:
                _take(json.loads(line), result, memory)
            status = worker.wait()
            patience.cancel()
        if status:
            result.wrong(f"the monkey's process ended with {status}: {errors.read_text()[-600:]}")
        _look_at_memory(memory, result)
    return result


def _take(told: dict[str, object], result: Result, memory: list[int]) -> None:
    if "crash" in told:
        result.wrong(f"home {told['home']}, life {told['life']}: {told['crash']}, after {told['acts']}")
    elif "life" in told:
        result.trials += int(str(told["acts"]))
        result.count("starts of the program")
    elif "home" in told:
        result.found.acknowledged += int(str(told["acknowledged"]))
        result.found.lost += int(str(told["lost"]))
        wrong = told["wrong"]
        assert isinstance(wrong, list)
        result.found.wrong += [f"home {told['home']}: {words}" for words in wrong]
        memory.append(int(str(told["memory"])))
    else:
        screens = told["screens"]
        assert isinstance(screens, list)
        result.count("kinds of screens met", len(screens))


def _look_at_memory(memory: list[int], result: Result) -> None:
    if len(memory) < _HOMES_FOR_A_TREND:
        return
    third = len(memory) // 3
    before, after = median(memory[2 : 2 + third]), median(memory[-third:])
    result.count("memory in the first third, MB", round(before / _MIB))
    result.count("memory in the last third, MB", round(after / _MIB))
    if after - before > MOST_GROWTH:
        result.wrong(f"memory grew from {before / _MIB:.0f} to {after / _MIB:.0f} MB")
