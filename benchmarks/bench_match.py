"""One of a million: how fast a person is found in a register, how often, and how often somebody is found who is not.

Beside it, in the same run, rapidfuzz's token_set_ratio over all names and SQLite's own trigram search.
"""

from __future__ import annotations

import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import quantiles

from rapidfuzz import fuzz, process

from home import fresh_home
from made_people import PERTURBATIONS, otherwise, people
from screening_tui.names.partial_date import parse_date
from screening_tui.registers.index import Indexer
from screening_tui.registers.match import Person, Strength, look_for
from screening_tui.registers.model import Entry
from screening_tui.registers.store import Registers, open_registers
from table import MS, Table, Unit, middle

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
QUERIES = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
BASELINE_QUERIES = 40
INNOCENT_ENTRIES, INNOCENTS = min(ENTRIES, 100_000), 10_000
SECONDS, MEBIBYTES, PERCENT = Unit("s", digits=1), Unit("MiB", digits=0), Unit("%", 100, 2)


def build(folder: Path, entries: Sequence[Entry]) -> float:
    """Seconds that putting them into a register takes."""
    begun = time.perf_counter()
    with open_registers(folder, make=True) as registers, registers.change():
        indexer = Indexer(registers)
        for entry in entries:
            indexer.add(entry)
        indexer.finish()
    return time.perf_counter() - begun


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


def in_register(registers: Registers, with_birth: bool) -> Callable[[Entry, str], list[str]]:
    def look(entry: Entry, name: str) -> list[str]:
        person = Person(name, parse_date(entry.birth_dates[0] if with_birth else ""))
        return [hit.entry.id for hit in look_for(registers, person)]

    return look


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


def memory() -> float:
    """MiB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


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
        took = build(folder, entries)
        questions = asked(entries, QUERIES)
        brute_seconds, brute_hits = found(questions[:BASELINE_QUERIES], by_brute_force(entries))
        gram_seconds, gram_hits = found(questions[:BASELINE_QUERIES], by_trigrams(folder, entries))
        before = memory()
        begun = time.perf_counter()
        registers = open_registers(folder)
        opened = time.perf_counter() - begun
        first, _ = found(questions[:1], in_register(registers, with_birth=False))
        seconds, hits = found(questions, in_register(registers, with_birth=False))
        with_birth_seconds, with_birth = found(questions, in_register(registers, with_birth=True))
        grown = memory() - before
        brute, gram = middle(brute_seconds), middle(gram_seconds)
        table.bounded("name alone, median", MS, middle(seconds), 0.010, brute, "all names, rapidfuzz")
        table.bounded("name alone, 99 of 100", MS, p99(seconds), 0.020, gram, "trigrams, SQLite")
        table.bounded("name and birth date, median", MS, middle(with_birth_seconds), 0.010, brute, "all names")
        table.bounded("name and birth date, 99 of 100", MS, p99(with_birth_seconds), 0.020, gram, "trigrams")
        table.bounded("first question", MS, first[0], 0.060, brute, "all names")
        table.bounded(
            "not among the first ten, name alone",
            PERCENT,
            1 - share(hits),
            0.06,
            1 - share(brute_hits) or 1e-9,
            "rapidfuzz",
        )
        table.bounded(
            "not among the first ten, with birth date",
            PERCENT,
            1 - share(with_birth),
            0.005,
            1 - share(gram_hits) or 1e-9,
            "trigrams, alone",
        )
        table.bounded("built", SECONDS, took, 15, took, "itself")
        table.bounded("opened", MS, opened, 0.1, opened, "itself")
        table.bounded("memory added", MEBIBYTES, grown, 120, before, "with all entries")
        registers.close()
        strong = innocents(folder / "innocents", entries)
        table.bounded("strong hits among the innocent", PERCENT, strong, 0.002, 0.001, "one field off")
        for kind in PERTURBATIONS:
            alone, dated = share({kind: hits[kind]}), share({kind: with_birth[kind]})
            print(f"  {kind:46} found {alone:7.1%}   with birth date {dated:7.1%}")
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
