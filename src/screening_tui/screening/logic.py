"""Three-valued logic: yes, no, not known yet, each with the events that made it so.

A yes rests on the parts that hold, a no on the parts that made it no, and "not known yet" on whatever is known so far.
Learning more may turn "not known yet" into a yes or a no; it never turns a yes into a no (Kleene's strong logic).
"""

import operator
from collections.abc import Callable, Iterable

from screening_tui.protocol.condition import Operator
from screening_tui.screening.model import Result, Truth

UNKNOWN = Result(Truth.UNKNOWN)

OPERATORS: dict[Operator, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def decided(holds: bool, because: tuple[int, ...] = ()) -> Result:
    """A yes or a no."""
    return Result(Truth.YES if holds else Truth.NO, because)


def events_of(results: Iterable[Result]) -> tuple[int, ...]:
    """The events of several results, ascending, each once."""
    return tuple(sorted({seq for result in results for seq in result.because}))


def any_of(results: Iterable[Result]) -> Result:
    """Yes if one holds, otherwise not known if one is not known, otherwise no; nobody at all is a no."""
    return _settled(tuple(results), Truth.YES, Truth.NO)


def all_of(results: Iterable[Result]) -> Result:
    """No if one does not hold, otherwise not known if one is not known, otherwise yes."""
    return _settled(tuple(results), Truth.NO, Truth.YES)


def _settled(results: tuple[Result, ...], settles: Truth, otherwise: Truth) -> Result:
    if len(results) == 1:
        return results[0]
    decisive = [result for result in results if result.truth is settles]
    if decisive:
        return Result(settles, events_of(decisive))
    unknown = any(result.truth is Truth.UNKNOWN for result in results)
    return Result(Truth.UNKNOWN if unknown else otherwise, events_of(results))


def negated(result: Result) -> Result:
    """The other way round; what is not known stays so."""
    if result.truth is Truth.UNKNOWN:
        return result
    return decided(not result.holds, result.because)


def measured(low: int, high: int, comparison: Operator, number: int, because: tuple[int, ...]) -> Result:
    """``x >= number`` for an x of which only its bounds are known, both included."""
    possible = {low, high} | ({number} if low <= number <= high else set())
    answers = {OPERATORS[comparison](value, number) for value in possible}
    return decided(answers.pop(), because) if len(answers) == 1 else Result(Truth.UNKNOWN, because)


def counted(results: Iterable[Result], comparison: Operator, number: int) -> Result:
    """``count ... >= number``: how many hold, where some may not be known yet."""
    members = tuple(results)
    matching = [result for result in members if result.holds]
    others = [result for result in members if result.truth is Truth.NO]
    truth = measured(len(matching), len(members) - len(others), comparison, number, ()).truth
    if truth is Truth.UNKNOWN or comparison in {"==", "!="}:
        return Result(truth, events_of(members))
    many = (comparison in {">", ">="}) is (truth is Truth.YES)
    return Result(truth, events_of(matching if many else others))
