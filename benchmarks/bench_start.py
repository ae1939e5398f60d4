"""From the spawn to the first line of text, and to the first painted home screen."""

from __future__ import annotations

import subprocess
import sys
import time

from home import BARE, PROGRAM, fresh_home
from table import MS, Table, middle
from terminal import Terminal

ROUNDS = 15


def painted(argv: list[str], env: dict[str, str], first: bytes, then: bytes) -> tuple[float, float]:
    with Terminal(argv, env) as terminal:
        return terminal.until(first), terminal.until(then)


def spawned() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begun


def main() -> int:
    lines, homes, bares, spawns = [], [], [], []
    with fresh_home() as (_folder, env):
        for number in range(ROUNDS + 1):
            line, home = painted(PROGRAM, env, b"screening-tui", b"New screening")
            _, bare = painted(BARE, env, b"", b"BARE READY")
            spawn = spawned()
            if number:  # the first of each only warms up
                lines.append(line)
                homes.append(home)
                bares.append(bare)
                spawns.append(spawn)
    table = Table(f"Start, median of {ROUNDS}")
    table.bounded("spawn to the first line of text", MS, middle(lines), 0.040, middle(spawns), "python -c pass")
    table.ratio("spawn to the painted home screen", MS, middle(homes), middle(bares), "bare app", 1.35)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
