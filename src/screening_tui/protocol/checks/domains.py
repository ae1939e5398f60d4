"""Which states each name of a condition can be in, and in which of them a test comes out right.

Everything here is finite: a whole number matters only in relation to the numbers that it is compared with.
"""

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from screening_tui.protocol.checks.branches import Scope, Test
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.condition import Holds, Is, Measures, Name, Operator
from screening_tui.protocol.model import Question, QuestionKind, StepKind
from screening_tui.protocol.vocabulary import ANY_ANSWER, MISSING, Vocabulary

State: TypeAlias = str | int
States: TypeAlias = frozenset[State]

OLDEST = 150
MOST_VALUES = 400
"""A name with more values is not looked at: no question, and no list of outcomes, has so many."""
_LARGEST = 10**9
_OPERATORS: dict[Operator, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_TRUE: States = frozenset({"true"})
_FALSE: States = frozenset({"false"})
_GIVEN: States = frozenset({"given"})
_MISSING: States = frozenset(MISSING)
_ANY_ANSWER: States = frozenset(ANY_ANSWER)


@dataclass(frozen=True, slots=True)
class Demand:
    """What one test demands of one thing."""

    thing: tuple[str, ...]
    states: States
    """In which the test comes out right."""
    positive: bool
    one: bool
    """Whether there is one such thing. Otherwise there may be several (minors, pairs, manners), of which a positive
    test needs one, while a negative one needs all of them."""


def fits(number: int, comparison: Operator, bound: int) -> bool:
    """Whether ``number >= bound``, for any comparison."""
    return _OPERATORS[comparison](number, bound)


def candidates(bounds: Iterable[int], low: int, high: int) -> list[int]:
    """Numbers between low and high that stand for all others there, given what they are compared with."""
    near = {low, high, *(bound + step for bound in bounds for step in (-1, 0, 1))}
    return sorted(number for number in near if low <= number <= high)


class Domains:
    """The states of one protocol's names."""

    def __init__(self, draft: Draft, known: Vocabulary) -> None:
        self.draft = draft
        self.known = known
        self.steps = draft.protocol.step_by_id
        self.questions = draft.protocol.question_by_id

    def demands(self, test: Test, scope: Scope, way: Iterable[Test]) -> Iterator[Demand]:
        """What a test demands in a rule of that scope; nothing of names about which nothing can be said."""
        leaf = test.leaf
        if not isinstance(leaf, Holds | Is | Measures):
            return
        name = leaf.name
        thing = (name.family, name.member)
        word = self.known.word(name)  # unknown in a finding's condition, which is reported there
        one = self.is_one(name, test.scope, scope)
        if word is None or word.anything or len(word.values) > MOST_VALUES:
            return
        if isinstance(leaf, Holds):
            yield Demand(thing, _TRUE if test.positive else _FALSE, test.positive, one)
        elif isinstance(leaf, Measures):
            low, high = _limits(self.questions[name.member]) if name.family == "answer" else (0, OLDEST)
            numbers = candidates(_bounds(name, way), low, high)
            right = frozenset[State](n for n in numbers if fits(n, leaf.operator, leaf.number) is test.positive)
            yield Demand(thing, right, test.positive, one)
        elif name.family == "answer":
            yield from self._answer(leaf, test.positive, one, way)
        else:
            values = frozenset[State](leaf.values)
            right = values if test.positive else frozenset(word.values) - values
            yield Demand(thing, right, test.positive, one)

    def _answer(self, leaf: Is, positive: bool, one: bool, way: Iterable[Test]) -> Iterator[Demand]:
        question = self.questions[leaf.name.member]
        thing, values = ("answer", question.id), frozenset[State](leaf.values)
        own = self._given(question, leaf.name, way)
        if question.kind is QuestionKind.CHOICES and not values <= _ANY_ANSWER:
            # Several options may be chosen together: that there is an answer, and what is in it, are two things.
            if values & _ANY_ANSWER:
                return
            if one or positive:
                yield Demand(thing, own, True, one)
            yield Demand((*thing, "options"), values if positive else own - values, positive, False)
            return
        right = (values & (own | _MISSING)) | (own if "given" in values else frozenset())
        if not positive:
            # "Declined" is no yes, and no "not yes" either.
            right = ((own | _MISSING) if values <= _ANY_ANSWER else own) - right
        yield Demand(thing, right, positive, one)

    def _given(self, question: Question, name: Name, way: Iterable[Test]) -> States:
        """What an answer can be, when there is one."""
        word = self.known.words["answer", question.id]
        if word.number:
            return frozenset(candidates(_bounds(name, way), *_limits(question)))
        return (frozenset[State](word.values) - _ANY_ANSWER) or _GIVEN

    def is_one(self, name: Name, scope: Scope, outer: Scope) -> bool:
        """Whether a name, in a rule of a scope that counts inside a rule of another scope, means one thing there.

        What two rules each mean by "the minor" may be two minors.
        """
        return self._is_one(name, "case") or (scope == outer and self._is_one(name, scope))

    def _is_one(self, name: Name, scope: Scope) -> bool:
        match name.family:
            case "indicator" | "bribe" | "official_suspected":
                return True
            case "conclusion" | "outcome" | "disclosure" | "age" | "age_in_doubt":
                return scope == "minor"
            case "finding" | "action":
                return self.per(name.family, name.member) in {"case", scope}
            case "answer" if name.member in self.questions:
                return scope == "person" or self.audience(self.questions[name.member]) in {"case", scope}
            case _:
                return False

    def per(self, table: str, name: str) -> str:
        """Whether an item is about the whole case or about a minor; empty for one that is not known."""
        items = self.draft.protocol.finding_by_id if table == "finding" else self.draft.protocol.action_by_id
        return items[name].per if name in items else ""

    def audience(self, question: Question) -> str:
        """Who is asked a question: ``case``, ``person``, ``minor`` or ``adult``."""
        step = self.steps.get(question.step)
        return (step.role or "person") if step and step.kind is StepKind.INTERVIEW else question.per


def _bounds(name: Name, way: Iterable[Test]) -> list[int]:
    """The numbers with which a name is compared."""
    same = (name.family, name.member)
    leaves = (test.leaf for test in way)
    return [
        leaf.number for leaf in leaves if isinstance(leaf, Measures) and (leaf.name.family, leaf.name.member) == same
    ]


def _limits(question: Question) -> tuple[int, int]:
    if question.kind is QuestionKind.DATE:
        return 0, OLDEST
    low, high = question.minimum, question.maximum
    return -_LARGEST if low is None else low, _LARGEST if high is None else high
