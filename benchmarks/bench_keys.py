"""In the middle of a minor's interview at 80x24: one key, one step forward, and the memory of it all."""

from __future__ import annotations

import re
import sys
import time

from home import BARE, PROGRAM, fresh_home
from interview import OFFICER, begun_interview
from screening_tui.protocol.model import QuestionKind
from table import BYTES, MIB, MS, Table, middle, p95
from terminal import Terminal

QUESTIONS = 9
PICKED = {QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO, QuestionKind.NAME_RESPONSE}
"""Kinds of question on which the cursor stands at a choice first, and at the words after Tab."""
LETTERS = b"thequickbrownfxjmpsvlazydg"
"""Each once, so that the key that was typed can be told from what was there."""
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-_])")


def typed(terminal: Terminal, key: bytes) -> tuple[float, int]:
    """Seconds until the key's own character is painted, and the bytes of the whole repaint."""
    begun = time.perf_counter()
    terminal.output = b""
    terminal.send(key)
    while key not in SEQUENCE.sub(b"", terminal.output):
        if not terminal.more(2):
            raise TimeoutError(f"{key!r} was never painted")
    spent = time.perf_counter() - begun
    terminal.settle()
    return spent, len(terminal.output)


def stepped(terminal: Terminal) -> tuple[float, int]:
    """Enter: seconds until something changes, and the bytes of it all."""
    return terminal.key(b"\r")


def main() -> int:
    keys: list[tuple[float, int]] = []
    bare_keys: list[tuple[float, int]] = []
    steps: list[tuple[float, int]] = []
    with fresh_home() as (folder, env):
        number, kinds = begun_interview(folder / "store" / "cases")
        argv = [*PROGRAM, "--store", str(folder / "store"), "--officer", OFFICER, "resume", number]
        with Terminal(argv, env) as program, Terminal(BARE, env) as bare:
            program.until(b"question 1 of")
            bare.until(b"BARE READY")
            program.settle(0.5)
            bare.settle(0.5)
            for kind in kinds[:QUESTIONS]:
                if kind in PICKED:
                    program.key(b"\t")
                for letter in LETTERS:
                    key = bytes((letter,))
                    keys.append(typed(program, key))
                    bare_keys.append(typed(bare, key))
                bare.key(b"\x15")
                steps.append(stepped(program))
            memory, bare_memory = program.memory(), bare.memory()
    seconds, sizes = zip(*keys, strict=True)
    bare_seconds, bare_sizes = zip(*bare_keys, strict=True)
    step_seconds, step_sizes = zip(*steps, strict=True)
    table = Table(f"A question of an interview: {len(keys)} keys, {len(steps)} steps forward, 80x24")
    beside = "bare app's Input"
    table.ratio("key to repaint, median", MS, middle(seconds), middle(bare_seconds), beside, 1.3)
    table.ratio("key to repaint, 95 of 100 within", MS, p95(seconds), p95(bare_seconds), beside, 1.3)
    table.bounded("a typed key on the wire, median", BYTES, middle(sizes), 600, middle(bare_sizes), beside)
    table.bounded("a typed key on the wire, the largest", BYTES, max(sizes), 600, max(bare_sizes), beside)
    table.bounded("a step forward on the wire, median", BYTES, middle(step_sizes), 2500, middle(bare_sizes), "its key")
    table.bounded("a step forward on the wire, the largest", BYTES, max(step_sizes), 2500, max(bare_sizes), "its key")
    table.ratio("a step forward, to its first byte", MS, middle(step_seconds), middle(bare_seconds), "its key", None)
    table.ratio("peak memory, in the middle of an interview", MIB, memory, bare_memory, "bare app", 1.7)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
