"""A booth of its own, as a fresh process: opens registers, asks for people, and says how long and how large it was.

Started by bench_match.py with the register's folder and a file of questions; prints JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path


def memory() -> float:
    """MiB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    from screening_tui.names.partial_date import parse_date
    from screening_tui.registers.match import Person, look_for
    from screening_tui.registers.store import open_registers

    questions = json.loads(Path(sys.argv[2]).read_text())
    said: dict[str, object] = {}
    before = memory()
    begun = time.perf_counter()
    registers = open_registers(Path(sys.argv[1]))
    said["opened"] = time.perf_counter() - begun
    begun = time.perf_counter()
    if registers.counter("planed"):
        registers.planes()
    said["made ready"] = time.perf_counter() - begun
    for kind in ("alone", "dated"):
        wall, busy, found = [], [], []
        for name, birth in questions:
            person = Person(name, parse_date(birth if kind == "dated" else ""))
            begun, worked = time.perf_counter(), time.thread_time()
            hits = look_for(registers, person)
            wall.append(time.perf_counter() - begun)
            busy.append(time.thread_time() - worked)
            found.append([hit.entry.id for hit in hits])
        said[kind] = {"wall": wall, "busy": busy, "found": found}
    said["memory"] = memory() - before
    print(json.dumps(said))


if __name__ == "__main__":
    main()
