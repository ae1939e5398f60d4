"""The index of names: for every feature a row of bits, one for each name, added up for all names at once.

Imports numpy, which takes a tenth of a second: only a store with more than a few names comes here. A block of names is
``PLANES`` rows in the table ``plane``; they are read when a name first asks for them, and kept.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from math import log

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no matrices here, and its threads cost memory

import numpy as np
from numpy.typing import NDArray

from screening_tui.registers.features import PLANES, features
from screening_tui.registers.words import telling

BLOCK = 262_144
"""Names whose bits stand in one row."""
_RARE = (1.4, 2.8)
"""From which logarithms of rarity on a feature counts twice and four times: a power of two costs one addition."""
_MOST = 36
"""Features of one question; those that most names have say little, and each costs time."""
_LEVELS = 12
"""Binary digits of a name's points."""
_TRANSPOSED = 8_192
"""Names that are turned at once from a row a name to a row a feature."""
_WHOLE = ~np.uint64(0)

Bits = NDArray[np.uint64]
Signatures = NDArray[np.uint8]
Progress = Callable[[int], None]
"""Is told how many names are in the index."""


def write_planes(do: sqlite3.Connection, start: int, last: int, told: Progress) -> None:
    """Write the rows of all names, from the block in which ``start`` is to the number ``last``."""
    for block in range((start - 1) // BLOCK, (last - 1) // BLOCK + 1):
        first = block * BLOCK + 1
        rows = do.execute("SELECT number, words FROM naming WHERE number BETWEEN ? AND ?", (first, first + BLOCK - 1))
        bits = _turned(_signatures(rows, first), min(BLOCK, last - first + 1))
        counts = np.bitwise_count(bits).sum(axis=1).tolist()
        do.executemany(
            "INSERT OR REPLACE INTO plane VALUES (?, ?, ?, ?)",
            ((block, plane, counts[plane], bits[plane].tobytes()) for plane in range(PLANES)),
        )
        told(min(last, first + BLOCK - 1))


def _signatures(rows: Iterable[tuple[int, str]], first: int) -> Signatures:
    """A row of bits for each name of a block; a number without a name has none."""
    known: dict[str, int] = {}
    of_words: list[bytes] = []
    words_of_all: list[int] = []
    ends: list[int] = []
    places: list[int] = []
    for number, text in rows:
        for word in telling(text.split()):
            which = known.get(word)
            if which is None:
                which = known[word] = len(of_words)
                of_words.append(sum(1 << plane for plane in features(word)).to_bytes(PLANES // 8, "little"))
            words_of_all.append(which)
        ends.append(len(words_of_all))
        places.append(number - first)
    table = np.frombuffer(b"".join(of_words), dtype=np.uint64).reshape(-1, PLANES // 64)
    made = np.zeros((BLOCK, PLANES // 64), np.uint64)
    for start in range(0, len(places), _TRANSPOSED):
        part = slice(start, start + _TRANSPOSED)
        begin = ends[start - 1] if start else 0
        every = table[np.array(words_of_all[begin : ends[part][-1]])]
        starts = np.array([begin, *ends[part][:-1]]) - begin
        made[places[part]] = np.bitwise_or.reduceat(every, starts, axis=0)
    return made.view(np.uint8)


def _turned(signatures: Signatures, names: int) -> Bits:
    """From a row a name to a row a feature; as long as there are names, in whole words of 64."""
    made = np.zeros((PLANES, (names + 63) // 64 * 8), np.uint8)
    for start in range(0, names, _TRANSPOSED):
        bits = np.unpackbits(signatures[start : min(names, start + _TRANSPOSED)], axis=1, bitorder="little")
        packed = np.packbits(np.ascontiguousarray(bits.T), axis=1, bitorder="little")
        made[:, start // 8 : start // 8 + packed.shape[1]] = packed
    return made.view(np.uint64)


class Planes:
    """The index of one store as it stands; made anew when somebody else wrote to it."""

    def __init__(self, do: sqlite3.Connection) -> None:
        self._do = do
        self._rows: dict[tuple[int, int], Bits] = {}
        self._names = [0] * PLANES
        self._words: dict[int, int] = {}
        for block, plane, names, size in do.execute("SELECT block, plane, names, length(bits) FROM plane"):
            self._names[plane] += names
            if self._words.setdefault(block, size // 8) != size // 8:
                raise ValueError

    def nearest(self, words: Iterable[str], total: int, wanted: int) -> list[int]:
        """Numbers of so many names with most of the features of these words, the rarest counting most, best first."""
        asked = {plane for word in words for plane in features(word)}
        rarest = sorted(asked, key=self._names.__getitem__)[:_MOST]
        weights = {plane: self._weight(plane, total) for plane in rarest}
        found = [self._best(block, weights, wanted) for block in self._words]
        if not found:
            return []
        places = np.concatenate([place for place, _ in found])
        points = np.concatenate([point for _, point in found])
        best: list[int] = places[np.argsort(-points, kind="stable")[:wanted]].tolist()
        return best

    def _weight(self, plane: int, total: int) -> int:
        """The binary digit at which a feature is added."""
        rarity = log((total + 1) / (self._names[plane] + 1))
        return next((digit for digit, limit in enumerate(_RARE) if rarity < limit), len(_RARE))

    def _row(self, block: int, plane: int) -> Bits:
        found = self._rows.get((block, plane))
        if found is None:
            (data,) = self._do.execute(
                "SELECT bits FROM plane WHERE block = ? AND plane = ?", (block, plane)
            ).fetchone()
            found = self._rows[block, plane] = np.frombuffer(data, dtype=np.uint64)
        return found

    def _best(self, block: int, weights: dict[int, int], wanted: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Numbers and points of the best of one block."""
        digits = _added((self._row(block, plane), weight) for plane, weight in weights.items())
        chosen = _highest(digits, wanted)
        at = np.flatnonzero(chosen)
        bits = np.unpackbits(chosen[at].view(np.uint8), bitorder="little").reshape(-1, 64)
        rows, shifts = np.nonzero(bits)
        points = np.zeros(len(rows), np.int64)
        for digit, row in enumerate(digits):
            points += ((row[at][rows] >> shifts.astype(np.uint64)) & np.uint64(1)).astype(np.int64) << digit
        return at[rows] * 64 + shifts + block * BLOCK + 1, points


def _added(rows: Iterable[tuple[Bits, int]]) -> list[Bits]:
    """The sum for every name at once, as rows of binary digits, the lowest first: three of a digit make a carry."""
    waiting: list[list[Bits]] = [[] for _ in range(_LEVELS + 1)]
    for row, digit in rows:
        _carry(waiting, digit, row)
    for digit in range(_LEVELS):
        if len(waiting[digit]) == 2:
            one, other = waiting[digit]
            waiting[digit] = [one ^ other]
            _carry(waiting, digit + 1, one & other)
    used = [digit for digit in range(_LEVELS) if waiting[digit]]
    nothing = np.zeros_like(waiting[used[0]][0])
    return [waiting[digit][0] if waiting[digit] else nothing for digit in range(used[-1] + 1)]


def _carry(waiting: list[list[Bits]], digit: int, row: Bits) -> None:
    there = waiting[digit]
    there.append(row)
    if len(there) == 3:
        one, other, third = there
        differ = one ^ other
        waiting[digit] = [differ ^ third]
        _carry(waiting, digit + 1, (one & other) | (differ & third))


def _highest(digits: list[Bits], wanted: int) -> Bits:
    """The names with the most points, from the highest digit down; of equals, who stands first."""
    left = np.full_like(digits[0], _WHOLE)
    chosen = np.zeros_like(left)
    got = 0
    for row in reversed(digits):
        with_it = left & row
        count = int(np.bitwise_count(with_it).sum())
        if got + count >= wanted:
            left = with_it
        else:
            chosen |= with_it
            got += count
            left &= ~row
    if digits and got < wanted:
        some = np.flatnonzero(left)
        enough = np.searchsorted(np.cumsum(np.bitwise_count(left[some])), wanted - got) + 1
        chosen[some[:enough]] |= left[some[:enough]]
    return chosen
