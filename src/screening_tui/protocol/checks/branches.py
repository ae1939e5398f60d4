"""A condition as the ways in which it can hold: each way is a list of plain tests that all must come out right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from screening_tui.protocol.condition import And, AnyOf, CountOf, Expression, Holds, Is, Measures, Not, Or
from screening_tui.protocol.model import Finding

Scope: TypeAlias = Literal["case", "minor", "person"]
"""About whom a rule speaks: the whole case, one minor, or the person who is being asked."""

MOST_WAYS = 512
"""A condition with more ways to hold is taken to be possible."""


@dataclass(frozen=True, slots=True)
class Test:
    """One plain test and how it must come out."""

    leaf: Holds | Is | Measures | AnyOf | CountOf
    positive: bool
    scope: Scope


Way: TypeAlias = tuple[Test, ...]


class TooManyWaysError(Exception):
    """There are more ways than are worth looking at."""


@dataclass(frozen=True, slots=True)
class Branches:
    """Finds the ways, looking into findings where that is exact."""

    findings: Mapping[str, Finding]

    def ways(self, expression: Expression, scope: Scope, positive: bool = True) -> list[Way]:
        """Every way in which the expression holds, or does not hold. Raises TooManyWaysError."""
        return self._ways(expression, scope, positive, ())

    def _ways(self, expression: Expression, scope: Scope, positive: bool, inside: tuple[str, ...]) -> list[Way]:
        match expression:
            case Not(part):
                return self._ways(part, scope, not positive, inside)
            case And(parts) | Or(parts):
                several = [self._ways(part, scope, positive, inside) for part in parts]
                return _all_of(several) if isinstance(expression, And) is positive else _one_of(several)
            case Holds(name) if name.family == "finding":
                return self._finding(expression, scope, positive, inside)
            case _:
                return [(Test(expression, positive, scope),)]

    def _finding(self, leaf: Holds, scope: Scope, positive: bool, inside: tuple[str, ...]) -> list[Way]:
        """The test itself, together with what the finding rests on."""
        itself: Way = (Test(leaf, positive, scope),)
        name = leaf.name.member
        finding = self.findings.get(name)
        # "Not found with any minor" is not one way for all of them, so it stays the plain test that it is.
        if finding is None or name in inside or (not positive and finding.per == "minor" and scope != "minor"):
            return [itself]
        ways = self._ways(finding.when.expression, finding.per, positive, (*inside, name))
        return [(*itself, *way) for way in ways]


def _one_of(several: Iterable[list[Way]]) -> list[Way]:
    together = [way for ways in several for way in ways]
    if len(together) > MOST_WAYS:
        raise TooManyWaysError
    return together


def _all_of(several: Iterable[list[Way]]) -> list[Way]:
    together: list[Way] = [()]
    for ways in several:
        if len(together) * len(ways) > MOST_WAYS:
            raise TooManyWaysError
        together = [(*one, *other) for one, other in product(together, ways)]
    return together
