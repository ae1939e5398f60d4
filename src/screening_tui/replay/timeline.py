"""The whole case on one row: where things happened, a sign for each stretch of events."""

from collections.abc import Sequence

from screening_tui.replay.landmarks import Landmark

SIGNS = {
    Landmark.DISCLOSURE: "s",
    Landmark.BRIBE: "b",
    Landmark.CONTRADICTION: "d",
    Landmark.WARNING: "o",
    Landmark.CORRECTION: "c",
    Landmark.MARK: "m",
    Landmark.ACTION: "a",
    Landmark.STEP: "|",
    Landmark.QUESTION: ".",
}
"""What somebody looks for first comes first: where several share a cell, that one is written there.

A letter is also the key that jumps there.
"""

NOTHING = "-"
_RANK = {landmark: rank for rank, landmark in enumerate(SIGNS)}


def signs(landmarks: Sequence[Landmark | None], width: int) -> str:
    """One row of at most ``width`` signs for all events, each cell for the same number of them, or one more."""
    cells: list[Landmark | None] = [None] * min(width, len(landmarks))
    for place, landmark in enumerate(landmarks, 1):
        cell = cell_of(place, len(landmarks), width)
        before = cells[cell]
        if landmark is not None and (before is None or _RANK[landmark] < _RANK[before]):
            cells[cell] = landmark
    return "".join(NOTHING if landmark is None else SIGNS[landmark] for landmark in cells)


def cell_of(place: int, count: int, width: int) -> int:
    """Which cell of the row an event is in, from 0; ``place`` counts from 1."""
    return (place - 1) * min(width, count) // count
