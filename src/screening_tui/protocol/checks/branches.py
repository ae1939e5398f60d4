"""A condition as the ways in which it can hold: each way is a list of plain tests that all must come out right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from screening_tui.protocol.checks.cycles import LONGEST_CHAIN
from screening_tui.protocol.condition import And, AnyOf, CountOf, Expression, Holds, Is, Measures, Not, Or
from screening_tui.protocol.model import Finding

Scope: TypeAlias = Literal["case", "minor", "person"]
"""About whom a rule speaks: the whole case, one minor, or the person who is being asked."""

MOST_TESTS = 10_000
"""A condition that has more tests in all its ways together is taken to be possible."""


@dataclass(frozen=True, slots=True)
class Test:
    """One plain test and how it must come out."""

    leaf: Holds | Is | Measures | AnyOf | CountOf
    positive: bool
    scope: Scope


Way: TypeAlias = tuple[Test, ...]


class TooManyTestsError(Exception):
    """There are more than are worth looking at."""


class Branches:
    """Finds the ways, looking into findings where that is exact."""

    def __init__(self, findings: Mapping[str, Finding]) -> None:
        self.findings = findings
        self.work = 0
        """How many tests were put together so far, in all conditions."""

    def ways(self, expression: Expression, scope: Scope) -> list[Way]:
        """Every way in which the expression holds. Raises TooManyTestsError."""
        self.limit = self.work + MOST_TESTS
        return self._ways(expression, scope, True, ())

    def _ways(self, expression: Expression, scope: Scope, positive: bool, inside: tuple[str, ...]) -> list[Way]:
        match expression:
            case Not(part):
                return self._ways(part, scope, not positive, inside)
            case And(parts) | Or(parts):
                several = (self._ways(part, scope, positive, inside) for part in parts)
                return self._all_of(several) if isinstance(expression, And) is positive else self._one_of(several)
            case Holds(name) if name.family == "finding":
                return self._finding(expression, scope, positive, inside)
            case _:
                return self._spend([(Test(expression, positive, scope),)])

    def _finding(self, leaf: Holds, scope: Scope, positive: bool, inside: tuple[str, ...]) -> list[Way]:
        """The test itself, together with what the finding rests on."""
        itself: Way = (Test(leaf, positive, scope),)
        name = leaf.name.member
        finding = self.findings.get(name)
        # "Not found with any minor" is not one way for all of them, so it stays the plain test that it is.
        of_somebody_else = finding is not None and not positive and finding.per == "minor" and scope != "minor"
        if finding is None or of_somebody_else or name in inside or len(inside) >= LONGEST_CHAIN:
            return self._spend([itself])
        ways = self._ways(finding.when.expression, finding.per, positive, (*inside, name))
        return self._spend([(*itself, *way) for way in ways])

    def _one_of(self, several: Iterable[list[Way]]) -> list[Way]:
        return [way for ways in several for way in ways]

    def _all_of(self, several: Iterable[list[Way]]) -> list[Way]:
        together: list[Way] = [()]
        for ways in several:
            if len(together) * len(ways) > MOST_TESTS:
                raise TooManyTestsError
            together = self._spend([(*one, *other) for one, other in product(together, ways)])
        return together

    def _spend(self, ways: list[Way]) -> list[Way]:
        self.work += sum(map(len, ways))
        if self.work > self.limit:
            raise TooManyTestsError
        return ways
