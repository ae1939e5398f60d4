"""What one part of the harness has to tell."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from harness.ledger import Found


@dataclass
class Result:
    """One line of the table."""

    title: str
    trials: int = 0
    found: Found = field(default_factory=Found)
    remarks: dict[str, int] = field(default_factory=dict)
    """What else was counted."""
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether nothing acknowledged was lost and everything else is as promised."""
        return not self.found.lost and not self.found.wrong

    def count(self, remark: str, number: int = 1) -> None:
        """One more of these."""
        self.remarks[remark] = self.remarks.get(remark, 0) + number

    def wrong(self, what: str) -> None:
        """Something is not as it was promised."""
        self.found.wrong.append(what)

    def complaint(self) -> str:
        """For whoever has to find out why."""
        first = "\n  ".join(self.found.wrong[:8])
        return f"{self.title}: {self.found.lost} lost, {len(self.found.wrong)} wrong\n  {first}"


@contextmanager
def part(title: str) -> Iterator[Result]:
    """A result that is being filled; its time is taken."""
    result = Result(title)
    begin = time.monotonic()
    yield result
    result.seconds = time.monotonic() - begin
