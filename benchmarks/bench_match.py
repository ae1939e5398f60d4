"""One of a million: how fast a person is found in a register, how often, and how often somebody is found who is not.

Beside it, in the same run, rapidfuzz's token_set_ratio over all names and SQLite's own trigram search.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from rapidfuzz import fuzz, process

from home import fresh_home
from made_people import PERTURBATIONS, otherwise, people
from screening_tui.names.partial_date import parse_date
from screening_tui.registers.index import Indexer
from screening_tui.registers.match import Person, Strength, look_for
from screening_tui.registers.model import Entry
from screening_tui.registers.store import open_registers
from table import MS, Table, Unit, middle

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
QUERIES = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
BASELINE_QUERIES = 40
INNOCENT_ENTRIES, INNOCENTS = min(ENTRIES, 100_000), 10_000
SECONDS, MEBIBYTES, PERCENT = Unit("s", digits=1), Unit("MiB", digits=0), Unit("%", 100, 2)


def build(folder: Path, entries: Sequence[Entry]) -> tuple[float, float]:
    """Seconds in which entries are written, and in which the index of their names is, of which progress is told."""
    begun = time.perf_counter()
    told: list[int] = []
    with open_registers(folder, make=True) as registers, registers.change():
        indexer = Indexer(registers)
        for entry in entries:
            indexer.add(entry)
        written = time.perf_counter() - begun
        indexer.finish(told.append)
    assert told or len(entries) < 10_000
    return written, time.perf_counter() - begun - written


def p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100)[-1]


def asked(entries: Sequence[Entry], count: int) -> list[tuple[str, Entry, str]]:
    """Kind of perturbation, the entry that is meant, and its name in another hand."""
    random = Random(7)
    kinds = list(PERTURBATIONS)
    chosen = (random.choice(entries) for _ in range(count))
    return [
        (kind := kinds[n % len(kinds)], entry, otherwise(entry.name, kind, random)) for n, entry in enumerate(chosen)
    ]


def found(
    questions: Sequence[tuple[str, Entry, str]], look: Callable[[Entry, str], list[str]]
) -> tuple[list[float], dict[str, list[bool]]]:
    """Seconds of each question, and by kind whether the entry was among the first ten."""
    seconds, hits = [], {kind: [] for kind, _, _ in questions}
    for kind, entry, name in questions:
        begun = time.perf_counter()
        ids = look(entry, name)
        seconds.append(time.perf_counter() - begun)
        hits[kind].append(entry.id in ids[:10])
    return seconds, hits


def share(hits: dict[str, list[bool]]) -> float:
    every = [hit for kind in hits.values() for hit in kind]
    return sum(every) / len(every)


def in_register(folder: Path, questions: Sequence[tuple[str, Entry, str]]) -> dict[str, Any]:
    """What a fresh process says that is asked all of it: seconds, processor seconds and the ids that it found."""
    asked_file = folder / "questions.json"
    asked_file.write_text(json.dumps([(name, entry.birth_dates[0]) for _, entry, name in questions]))
    program = Path(__file__).with_name("asked_register.py")
    run = subprocess.run([sys.executable, program, folder, asked_file], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def hits_of(questions: Sequence[tuple[str, Entry, str]], found: list[list[str]]) -> dict[str, list[bool]]:
    hits: dict[str, list[bool]] = {kind: [] for kind, _, _ in questions}
    for (kind, entry, _), ids in zip(questions, found, strict=True):
        hits[kind].append(entry.id in ids[:10])
    return hits


def by_trigrams(folder: Path, entries: Sequence[Entry]) -> Callable[[Entry, str], list[str]]:
    """SQLite's own full-text search over trigrams, ranked by its own measure."""
    connection = sqlite3.connect(folder / "trigrams.sqlite")
    connection.execute("CREATE VIRTUAL TABLE name USING fts5(words, tokenize='trigram')")
    connection.executemany("INSERT INTO name (words) VALUES (?)", ((entry.name.lower(),) for entry in entries))

    def look(_: Entry, name: str) -> list[str]:
        low = name.lower()
        parts = {low[n : n + 3].replace('"', "") for n in range(len(low) - 2)}
        query = " OR ".join(f'"{part}"' for part in sorted(parts) if part.strip())
        rows = connection.execute("SELECT rowid FROM name WHERE name MATCH ? ORDER BY rank LIMIT 10", (query,))
        return [entries[row[0] - 1].id for row in rows]

    return look


def by_brute_force(entries: Sequence[Entry]) -> Callable[[Entry, str], list[str]]:
    names = [entry.name.lower() for entry in entries]

    def look(_: Entry, name: str) -> list[str]:
        best = process.extract(name.lower(), names, scorer=fuzz.token_set_ratio, limit=10)
        return [entries[place].id for _, _, place in best]

    return look


def innocents(folder: Path, entries: Sequence[Entry]) -> float:
    """The share of people who are not in a register of whom a strong hit says that they are."""
    folder.mkdir()
    build(folder, entries[:INNOCENT_ENTRIES])
    strong = 0
    with open_registers(folder) as registers:
        for other in people(INNOCENTS, seed=99):
            person = Person(
                other.name, parse_date(other.birth_dates[0]), nationality=other.nationalities[0], sex=other.sex
            )
            strong += any(hit.strength is Strength.STRONG for hit in look_for(registers, person))
    return strong / INNOCENTS


def main() -> int:
    table = Table(f"A person in a register of {ENTRIES:,}; {QUERIES:,} questions, {len(PERTURBATIONS)} perturbations")
    with fresh_home() as (folder, _):
        entries = list(people(ENTRIES, seed=1))
        written, indexed = build(folder, entries)
        questions = asked(entries, QUERIES)
        brute_seconds, brute_hits = found(questions[:BASELINE_QUERIES], by_brute_force(entries))
        gram_seconds, gram_hits = found(questions[:BASELINE_QUERIES], by_trigrams(folder, entries))
        brute, gram = middle(brute_seconds), middle(gram_seconds)
        said = in_register(folder, questions)
        lost_by_brute, lost_by_gram = 1 - share(brute_hits) or 1e-9, 1 - share(gram_hits) or 1e-9
        hits = {kind: hits_of(questions, said[kind]["found"]) for kind in ("alone", "dated")}
        for kind, words, lost in (("alone", "name alone", 0.06), ("dated", "name and birth date", 0.005)):
            wall, busy = said[kind]["wall"], said[kind]["busy"]
            table.bounded(f"{words}, median", MS, middle(wall), 0.010, brute, "all names, rapidfuzz")
            table.bounded(f"{words}, 99 of 100", MS, p99(wall), 0.020, gram, "trigrams, SQLite")
            table.ratio("  of the processor, median", MS, middle(busy), middle(wall), "by the clock", None)
            table.ratio("  of the processor, 99 of 100", MS, p99(busy), p99(wall), "by the clock", None)
            missed = 1 - share(hits[kind])
            table.bounded(f"{words}, not in the first ten", PERCENT, missed, lost, lost_by_brute, "rapidfuzz")
            table.ratio("  the same", PERCENT, missed, lost_by_gram, "trigrams, SQLite", None)
        table.bounded("first question", MS, said["alone"]["wall"][0], 0.060, brute, "all names")
        table.bounded("opened", MS, said["opened"], 0.1, said["opened"], "itself")
        table.ratio("  made ready, with numpy", MS, said["made ready"], said["opened"], "opened", None)
        table.bounded("memory added, with numpy", MEBIBYTES, said["memory"], 120, said["memory"], "itself")
        table.bounded("index of names built", SECONDS, indexed, 15, written, "entries written")
        strong = innocents(folder / "innocents", entries)
        table.bounded("strong hits among the innocent", PERCENT, strong, 0.002, 0.001, "one field off")
        for kind in PERTURBATIONS:
            alone, dated = share({kind: hits["alone"][kind]}), share({kind: hits["dated"][kind]})
            print(f"  {kind:46} found {alone:7.1%}   with birth date {dated:7.1%}")
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
