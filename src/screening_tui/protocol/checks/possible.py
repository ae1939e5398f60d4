"""Whether a condition can ever hold. Exact where every name is finite; where it is not sure, it says yes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from screening_tui.protocol.checks.branches import Branches, Scope, Test, TooManyTestsError, Way
from screening_tui.protocol.checks.domains import Demand, Domains, States, candidates, fits
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.condition import AnyOf, CountOf, Expression, Name, Operator
from screening_tui.protocol.vocabulary import MARKS, Vocabulary

MOST_WORK = 60_000
"""Tests that are looked at in one protocol, a condition counting as ten. After that, each is taken to be possible."""
MOST_INDICATORS = 40
"""Up to so many are counted exactly."""
_MANY = 10**9
_OPPOSITES: dict[Operator, Operator] = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}
_SETS_OF_MARKS = [frozenset(some) for size in range(4) for some in combinations(MARKS, size)]

Available: TypeAlias = Callable[[Name], bool]
"""Whether a name can be known at all."""
Demands: TypeAlias = dict[tuple[str, ...], list[Demand]]
Tally: TypeAlias = tuple[str, frozenset[str], Operator, int]
"""A family, the values that are counted, and what the count is compared with."""


class Possibilities:
    """Decides for one protocol."""

    def __init__(self, draft: Draft, known: Vocabulary) -> None:
        self.draft = draft
        self.domains = Domains(draft, known)
        self.branches = Branches(draft.protocol.finding_by_id)

    def can_hold(self, expression: Expression, scope: Scope, available: Available | None = None) -> bool:
        """Whether there is a case in which the expression holds, in a rule of that scope."""
        if self.branches.work > MOST_WORK:
            return True
        self.branches.work += 10
        try:
            ways = self.branches.ways(expression, scope)
        except TooManyTestsError:
            return True
        return any(self._is_possible(way, scope, available) for way in ways)

    def _is_possible(self, way: Way, scope: Scope, available: Available | None) -> bool:
        if available and not all(self._is_available(test, scope, available) for test in way):
            return False
        demands: Demands = defaultdict(list)
        for test in way:
            for demand in self.domains.demands(test, scope, way):
                demands[demand.thing].append(demand)
        tallies = list(_tallies(way))
        self._add_none_of(tallies, demands)
        return (
            all(map(_fit_together, demands.values()))
            and self._counts_fit(tallies, scope)
            and self._indicators_fit(tallies, demands)
        )

    def _is_available(self, test: Test, scope: Scope, available: Available) -> bool:
        """Of things that may be several, "none of them" holds even when there are none."""
        match test.leaf:
            case AnyOf(name):
                return available(name) or not test.positive
            case CountOf():
                return True
            case leaf:
                one = self.domains.is_one(leaf.name, test.scope, scope)
                return available(leaf.name) or not (test.positive or one)

    def _add_none_of(self, tallies: Iterable[Tally], demands: Demands) -> None:
        """ "Not any fact differs" says something of each fact."""
        for family, values, comparison, number in tallies:
            word = self.domains.known.collectives.get(family)
            if word is None or any(fits(count, comparison, number) for count in candidates([number], 1, _MANY)):
                continue
            others: States = frozenset(word.values or ("false",)) - values
            for thing, several in demands.items():
                if thing[0] == family:
                    several.append(Demand(thing, others, positive=False, one=False))

    def _counts_fit(self, tallies: Iterable[Tally], scope: Scope) -> bool:
        """Each count by itself: whether some number is right for everything that is asked of it."""
        asked: dict[tuple[str, frozenset[str]], list[tuple[Operator, int]]] = defaultdict(list)
        for family, values, comparison, number in tallies:
            asked[family, values].append((comparison, number))
        for (family, _), comparisons in asked.items():
            low = 1 if family == "minor" and scope == "minor" else 0
            numbers = candidates((number for _, number in comparisons), low, self._most(family))
            if not any(all(fits(count, *comparison) for comparison in comparisons) for count in numbers):
                return False
        return True

    def _most(self, family: str) -> int:
        """How many there can be of what is counted."""
        protocol, broken = self.draft.protocol, self.draft.broken
        if family == "indicator" and not broken.get("indicator"):
            return len(protocol.indicators)
        if family == "fact" and not broken.get("fact") and not broken.get("question"):
            own = any(question.own for question in protocol.questions)
            return _MANY if own else len(protocol.facts)
        return _MANY

    def _indicators_fit(self, tallies: Iterable[Tally], demands: Demands) -> bool:
        """All counts of indicators together, and the single indicators that are named beside them."""
        asked = [tally for tally in tallies if tally[0] == "indicator"]
        indicators = self.draft.protocol.indicators
        if not asked or len(indicators) > MOST_INDICATORS or self.draft.broken.get("indicator"):
            return True
        self.branches.work += len(indicators) ** 2
        allowed: Counter[States] = Counter()
        for indicator in indicators:
            states: States = frozenset(MARKS)
            for demand in demands.get(("indicator", indicator.id), ()):
                states &= demand.states
            allowed[states] += 1
        return any(_matches(counts, asked, allowed) for counts in _distributions(len(indicators)))


def _fit_together(several: list[Demand]) -> bool:
    """Whether one thing, or the several that there may be, can be as all the tests demand."""
    negative = [demand.states for demand in several if not demand.positive]
    allowed = frozenset.intersection(*negative) if negative else None
    together = [demand.states for demand in several if demand.one and demand.positive]
    together += [allowed] if allowed is not None and (together or any(d.one for d in several)) else []
    if together and not frozenset.intersection(*together):
        return False
    needed = (demand.states for demand in several if demand.positive)
    return all(states if allowed is None else states & allowed for states in needed)


def _tallies(way: Way) -> Iterator[Tally]:
    for test in way:
        match test.leaf:
            case AnyOf(name, values):
                yield name.family, frozenset(values), ">=" if test.positive else "<", 1
            case CountOf(name, values, comparison, number):
                yield name.family, frozenset(values), comparison if test.positive else _OPPOSITES[comparison], number


def _distributions(total: int) -> Iterator[dict[str, int]]:
    """Every way in which so many indicators can be marked, counted by mark."""
    for first in range(total + 1):
        for second in range(total - first + 1):
            yield dict(zip(MARKS, (first, second, total - first - second), strict=True))


def _matches(counts: dict[str, int], asked: Iterable[Tally], allowed: Counter[States]) -> bool:
    """Whether the counts are right, and indicators with these allowed marks can be marked so (Hall's condition)."""
    for _, values, comparison, number in asked:
        # A word that is no mark is told elsewhere; no indicator has it.
        if not fits(sum(counts.get(value, 0) for value in values), comparison, number):
            return False
    return all(
        sum(many for states, many in allowed.items() if states <= some) <= sum(counts[str(mark)] for mark in some)
        for some in _SETS_OF_MARKS
    )
