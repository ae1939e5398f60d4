"""Small numbers are left out, so that nobody can be recognised in them, and cannot be computed from the others.

The rule of CTDC's published data: nothing is told of fewer than so many people. Beside each cell that is too small, and
is suppressed for that, others are suppressed until what is missing from the total could be made up in several ways.
"""

from collections.abc import Mapping
from typing import TypeAlias

THRESHOLD = 11

Cell: TypeAlias = int | None
"""A count; None for one that is suppressed."""


def partition(cells: Mapping[str, int], threshold: int = THRESHOLD) -> dict[str, Cell]:
    """Cells that add up to a total which is told too, each case counted in one of them.

    Empty cells stay: that something did not occur tells of nobody. The largest cells go last.
    """
    suppressed = {name for name, count in cells.items() if 0 < count < threshold}
    others = sorted((name for name, count in cells.items() if count >= threshold), key=lambda name: (cells[name], name))
    small = len(suppressed)
    # A large one goes too in any case: who knows this rule and sees that none had to go, knows that the rest is small.
    while (
        small and others and (len(suppressed) == small or not _is_safe([cells[name] for name in suppressed], threshold))
    ):
        next_count = cells[others[0]]  # those that are alike go together: which of them went would tell something
        suppressed |= {name for name in others if cells[name] == next_count}
        others = [name for name in others if name not in suppressed]
    return {name: None if name in suppressed else count for name, count in cells.items()}


def attribute(count: int, of: int, threshold: int = THRESHOLD) -> Cell:
    """How many of a total that is told have something; those who have it not must not be too few either."""
    small = any(0 < part < threshold for part in (count, of - count))
    return None if small else count


def total(count: int, threshold: int = THRESHOLD) -> Cell:
    """A count that stands alone."""
    return None if 0 < count < threshold else count


def _is_safe(missing: list[int], threshold: int) -> bool:
    """Whether the sum of what is missing, which anybody can compute, leaves open what each of them is."""
    return len(missing) > 1 and sum(missing) >= threshold and sum(missing) > len(missing)
