"""What a benchmark prints: one line a figure, each beside its baseline of the same run and the limit it has to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

COLUMNS = ("figure", "measured", "baseline", "ratio", "limit", "")
WIDTHS = (46, 12, 24, 7, 12, 4)


def middle(values: Sequence[float]) -> float:
    """The median."""
    return median(values)


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 stay below."""
    return quantiles(values, n=20)[-1]


@dataclass(frozen=True)
class Unit:
    """How a figure is written."""

    name: str
    factor: float = 1
    digits: int = 0

    def written(self, value: float) -> str:
        return f"{value * self.factor:,.{self.digits}f} {self.name}"


MS = Unit("ms", 1000, 1)
SHORT_MS = Unit("ms", 1000, 3)
BYTES = Unit("B")
MIB = Unit("MiB", 1 / 1024, 1)
"""Of KiB."""


class Table:
    """One benchmark's figures."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.lines: list[tuple[str, ...]] = []
        self.over = False

    def ratio(
        self, figure: str, unit: Unit, measured: float, baseline: float, beside: str, limit: float | None
    ) -> None:
        """A figure that may be so many times its baseline; without a limit it is only shown."""
        ratio = measured / baseline
        held = limit is None or ratio <= limit
        bound = "" if limit is None else f"<= {limit:g} x"
        self._line(figure, unit.written(measured), f"{unit.written(baseline)} {beside}", f"{ratio:.2f}", bound, held)

    def bounded(self, figure: str, unit: Unit, measured: float, limit: float, baseline: float, beside: str) -> None:
        """A figure that has a limit of its own; the baseline stands beside it to be compared with."""
        held = measured <= limit
        bound = f"<= {unit.written(limit)}"
        beside = f"{unit.written(baseline)} {beside}"
        self._line(figure, unit.written(measured), beside, f"{measured / baseline:.2f}", bound, held)

    def end(self) -> int:
        """Print all of it; gives back the exit status, 1 when something is over its limit."""
        print(f"\n{self.title}")
        for line in (COLUMNS, tuple("-" * width for width in WIDTHS), *self.lines):
            print("  ".join(part.ljust(width) for part, width in zip(line, WIDTHS, strict=True)).rstrip())
        return int(self.over)

    def _line(self, figure: str, measured: str, beside: str, ratio: str, bound: str, held: bool) -> None:
        self.over = self.over or not held
        self.lines.append((figure, measured, beside, ratio, bound, ("ok" if held else "OVER") if bound else ""))
