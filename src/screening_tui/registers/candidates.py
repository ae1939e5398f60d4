"""Which names of the store are worth a closer look: by the words of a name, by births, by documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from heapq import nlargest
from itertools import combinations
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening_tui.names.partial_date import PartialDate
from screening_tui.registers.keys import day_keys_around, document_key
from screening_tui.registers.likeness import called
from screening_tui.registers.store import Registers
from screening_tui.registers.words import frame, keys_of, sound_class, telling, together

CLOSEST = 24
"""Classes of similar words that are followed for one word."""
NAMINGS = 40_000
"""Names in which one word may occur before its similar words are left out: there are enough of it."""
LOOKED_AT = 120
"""Names that are compared word by word."""

Namings = frozenset[int]


class Word:
    """One word of the name that is asked for: in which names it stands, and in which something like it does."""

    def __init__(self, registers: Registers, words: Iterable[str]) -> None:
        self.exact: set[int] = set()
        self.near: set[int] = set()
        self._do = registers.connection
        for word in words:
            self._look_up(word)
        self.near -= self.exact

    def _look_up(self, word: str) -> None:
        own = sound_class(word)
        for likeness, number in self._similar(word, own)[:CLOSEST]:
            if likeness >= 0.95:
                self.exact.update(self._namings(number))
            elif len(self.exact) + len(self.near) < NAMINGS:
                self.near.update(self._namings(number))

    def _similar(self, word: str, own: str) -> list[tuple[float, int]]:
        """How like it, and which class, best first."""
        *shape, last = keys_of(own)
        shape += [frame(own, len(own) - 1), frame(own, len(own) + 1)]
        far = 2 if len(own) >= 7 else 1
        texts = dict(self._under([*shape, last]))
        near = process.extract(own, texts, scorer=OSA.distance, processor=None, score_cutoff=far, limit=CLOSEST)
        found = {number: 1.0 if not slips else 0.9 - slips / 20 for _, slips, number in near}
        if last[0] == "c":
            found |= {number: 0.8 for number, _ in self._under([last]) if number not in found}
        found |= {number: 0.82 for number in self._nicknames(word) if number not in found}
        return sorted(((likeness, number) for number, likeness in found.items()), reverse=True)

    def _under(self, keys: list[str]) -> list[tuple[int, str]]:
        marks = ",".join("?" * len(keys))
        return self._do.execute(
            "SELECT number, text FROM heard WHERE number IN "  # noqa: S608  only question marks
            f"(SELECT heard FROM heard_key WHERE key IN ({marks}))",
            keys,
        ).fetchall()

    def _nicknames(self, word: str) -> list[int]:
        heard = {sound_class(other) for other in called(word)}
        marks = ",".join("?" * len(heard))
        rows = self._do.execute(f"SELECT number FROM heard WHERE text IN ({marks})", [*heard])  # noqa: S608
        return [number for (number,) in rows]

    def _namings(self, number: int) -> array[int]:
        namings: array[int] = array("I")
        for (part,) in self._do.execute("SELECT namings FROM posting WHERE heard = ?", (number,)):
            namings.frombytes(part)
        return namings


def by_name(registers: Registers, words: tuple[str, ...]) -> list[int]:
    """The numbers of names that are like these words, most promising first; at most ``LOOKED_AT``."""
    (total,) = registers.connection.execute("SELECT value FROM counter WHERE name = 'naming'").fetchone()
    own = telling(words)
    joined = tuple(together(words))
    asked = [Word(registers, [word]) for word in own] + [Word(registers, [word]) for word in joined]
    asked = [word for word in asked if word.exact or word.near]
    if not asked:
        return []
    pool = _pool(asked)
    points: dict[int, float] = dict.fromkeys(pool, 0.0)
    for word in asked:
        value = log((total + 1) / (len(word.exact) + 1)) + 0.1
        for naming in pool & word.exact:
            points[naming] += value
        for naming in pool & word.near:
            points[naming] += value * 0.8
    return nlargest(LOOKED_AT, points, key=points.__getitem__)


def _pool(asked: list[Word]) -> set[int]:
    """Names with two of the words, or with one that is rare; near words only as far as exact ones are few."""
    pool: set[int] = set()
    for word in asked:
        alone = len(asked) == 1
        pool |= word.exact if alone or len(word.exact) <= LOOKED_AT else set()
        pool |= word.near if alone or len(word.near) <= LOOKED_AT else set()
    pairs = [*combinations(asked, 2)]
    both = [one.exact & other.exact for one, other in pairs]
    pool.update(*both)
    for (one, other), exact in zip(pairs, both, strict=True):
        if len(exact) < LOOKED_AT:
            pool |= (one.exact & other.near) | (one.near & other.exact)
    if len(pool) < LOOKED_AT:
        pool.update(*(one.near & other.near for one, other in pairs))
    return pool


def by_birth(registers: Registers, born: PartialDate) -> set[int]:
    """Entries born on that day, or on one that it may have been written for."""
    keys = day_keys_around(born)
    marks = ",".join("?" * len(keys))
    rows = registers.connection.execute(f"SELECT entry FROM birth WHERE day IN ({marks}) LIMIT 3000", keys)  # noqa: S608
    return {row[0] for row in rows}


def by_document(registers: Registers, numbers: Iterable[str]) -> set[int]:
    """Entries with one of these documents."""
    found: set[int] = set()
    for number in numbers:
        rows = registers.connection.execute("SELECT entry FROM document WHERE key = ?", (document_key(number),))
        found.update(row[0] for row in rows)
    return found
