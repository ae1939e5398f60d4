"""In the middle of a minor's interview at 80x24: one key, one step forward, and the memory of it all."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from home import BARE, PROGRAM, fresh_home
from screening_tui.case.store import Store
from screening_tui.protocol.load import load_default
from screening_tui.protocol.model import Protocol, Question, QuestionKind, StepKind
from table import BYTES, MIB, MS, Table, middle, p95
from terminal import Terminal

QUESTIONS = 9
LETTERS = b"thequickbrownfxjmpsvlazydg"
"""Each once, so that the key that was typed can be told from what was there."""
PICKED = {QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO, QuestionKind.NAME_RESPONSE}
"""Kinds of question on which the cursor stands at a choice first, and at the words after Tab."""
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-_])")
ENTER, TAB, EMPTY_THE_LINE = b"\r", b"\t", b"\x15"


def known_officer(home: Path) -> None:
    """Somebody who has worked here before, so that the program is started as every day: without an argument."""
    state = home / ".local/state/screening-tui"
    state.mkdir(parents=True)
    (state / "officer.json").write_text(json.dumps({"name": "Officer Example", "badge": ""}))


def press(program: Terminal, *keys: bytes) -> None:
    for key in keys:
        program.send(key)
        program.settle(0.3)


def to_the_first_question(program: Terminal, protocol: Protocol) -> tuple[Question, ...]:
    """From the first screen through the people, the indicators and the rules; gives back the questions to come."""
    program.until(b"nothing open")
    press(program, b"n", b"Carla Ejemplo", TAB, b"10", ENTER)
    press(program, b"a", b"Rosa Inventada", ENTER, ENTER)
    press(program, b"o", *[b"n"] * (len(protocol.indicators) - 1), ENTER)
    step = next(step for step in protocol.steps if step.kind is StepKind.INTERVIEW and step.role == "minor")
    rules = [rule for rule in protocol.conducts_of[step.id] if rule.moment == "before"]
    press(program, *[b"y"] * len(rules), ENTER)
    return tuple(question for question in protocol.questions_of[step.id] if question.when is None)


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


def answers_kept(home: Path) -> int:
    """How many answers the program acknowledged."""
    [store] = (home / ".local/share/screening-tui").glob("*/cases")
    [number] = [path.name for path in store.iterdir() if path.name.startswith("CASE-")]
    with Store(store).look(number) as case:
        return len(case.case.answers)


def main() -> int:
    keys: list[tuple[float, int]] = []
    bare_keys: list[tuple[float, int]] = []
    steps: list[tuple[float, int]] = []
    protocol = load_default()
    with fresh_home() as (folder, env):
        known_officer(folder)
        with Terminal(PROGRAM, env) as program, Terminal(BARE, env) as bare:
            questions = to_the_first_question(program, protocol)
            bare.until(b"BARE READY")
            bare.settle(0.5)
            for question in questions[:QUESTIONS]:
                if question.kind in PICKED:
                    press(program, TAB)
                for letter in LETTERS:
                    key = bytes((letter,))
                    keys.append(typed(program, key))
                    bare_keys.append(typed(bare, key))
                press(bare, EMPTY_THE_LINE)
                steps.append(program.key(ENTER))
            memory, bare_memory = program.memory(), bare.memory()
        kept = answers_kept(folder)
        if kept != QUESTIONS:
            raise RuntimeError(f"{kept} of {QUESTIONS} answers were kept: this was no interview")
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
