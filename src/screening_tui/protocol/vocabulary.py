"""The words of conditions: which names a protocol has, and what each may be compared with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from screening_tui.protocol.condition import (
    And,
    AnyOf,
    Condition,
    CountOf,
    Expression,
    Holds,
    Is,
    Measures,
    Name,
    Not,
    Or,
)
from screening_tui.protocol.model import Conduct, Protocol, QuestionKind

MARKS = ("observed", "not_observed", "cannot_tell")
VERDICTS = ("agrees", "differs", "cannot_tell")
CONCLUSIONS = ("detected", "in_doubt", "not_detected")
CONFIRMATIONS = ("confirmed", "not_confirmed")
PROGRESS = ("to_do", "attempted", "done", "impossible", "not_needed")
MISSING = ("does_not_know", "declined", "not_asked", "does_not_apply")
ANY_ANSWER = ("given", *MISSING)
"""What may be asked of any answer, whatever its kind."""
NAME_RESPONSES = ("naturally", "hesitated", "not_at_all")
JUDGEMENTS = ("confirmed", "not_confirmed", "cannot_tell")
"""What an officer may have decided about an entry of a register that may mean somebody."""


@dataclass(frozen=True, slots=True)
class Word:
    """What may be said of a name."""

    values: tuple[str, ...] = ()
    """After ``is`` and ``in``."""
    truth: bool = False
    """Whether it holds or not by itself."""
    number: bool = False
    """Whether it may be measured."""
    anything: bool = False
    """Broken: everything may be said of it."""


ANYTHING = Word(anything=True)
REGISTER = Word(JUDGEMENTS)
"""Of any register, for a station may have its own."""


@dataclass(frozen=True)
class Vocabulary:
    """All names of one protocol."""

    words: Mapping[tuple[str, str], Word]
    """(family, member) to what may be said of it; the member is empty for names without one."""
    collectives: Mapping[str, Word]
    """What may stand after ``any`` and ``count``."""
    counted: Mapping[str, Word] = field(default_factory=lambda: {"minor": Word(truth=True), "adult": Word(truth=True)})
    """What may stand after ``count`` only."""

    @cached_property
    def spelled(self) -> Mapping[str, tuple[str, ...]]:
        """All names as an author writes them, by family; all of them together under the empty family."""
        families: dict[str, list[str]] = {"": []}
        for family, member in self.words:
            name = spelled(Name(family, member))
            families.setdefault(family, []).append(name)
            families[""].append(name)
        return {family: tuple(names) for family, names in families.items()}

    def word(self, name: Name) -> Word | None:
        """What may be said of a name; None for a name that does not exist."""
        if name.family == "register" and name.member:
            return REGISTER
        return self.words.get((name.family, name.member))


def answer_word(kind: QuestionKind, options: tuple[str, ...]) -> Word:
    """What may be said of the answer to a question of that kind."""
    own: tuple[str, ...] = {
        QuestionKind.CHOICE: options,
        QuestionKind.CHOICES: options,
        QuestionKind.YES_NO: ("yes", "no"),
        QuestionKind.NAME_RESPONSE: NAME_RESPONSES,
    }.get(kind, ())
    return Word((*own, *ANY_ANSWER), number=kind in {QuestionKind.NUMBER, QuestionKind.DATE})


def confirmations(conduct: Conduct) -> tuple[str, ...]:
    """What may become of a rule of conduct."""
    return (*CONFIRMATIONS, "does_not_apply") if conduct.may_not_apply else CONFIRMATIONS


def common_words(outcomes: tuple[str, ...]) -> dict[tuple[str, str], Word]:
    """The names that every protocol has."""
    return {
        ("conclusion", ""): Word(CONCLUSIONS),
        ("outcome", ""): Word(outcomes),
        ("disclosure", ""): Word(truth=True),
        ("document", "check_failed"): Word(truth=True),
        ("document", "expired"): Word(truth=True),
        ("bribe", ""): Word(truth=True),
        ("official_suspected", ""): Word(truth=True),
        ("age", ""): Word(number=True),
        ("age_in_doubt", ""): Word(truth=True),
    }


COLLECTIVES: Mapping[str, Word] = {
    "indicator": Word(MARKS),
    "fact": Word(VERDICTS),
    "conclusion": Word(CONCLUSIONS),
    "disclosure": Word(truth=True),
}


def vocabulary(protocol: Protocol) -> Vocabulary:
    """All names that this protocol's conditions may use."""
    words = common_words(tuple(outcome.id for outcome in protocol.outcomes))
    words |= {("indicator", item.id): Word(MARKS) for item in protocol.indicators}
    words |= {("finding", item.id): Word(truth=True) for item in protocol.findings}
    words |= {
        ("answer", item.id): answer_word(item.kind, tuple(option.id for option in item.options))
        for item in protocol.questions
    }
    words |= {("fact", item.id): Word(VERDICTS) for item in protocol.facts}
    words |= {("conduct", item.id): Word(confirmations(item)) for item in protocol.conducts}
    words |= {("action", item.id): Word(PROGRESS) for item in protocol.actions}
    for role in ("minor", "adult"):
        words["manner", role] = Word(tuple(item.id for item in protocol.manners if role in item.roles))
    return Vocabulary(words, COLLECTIVES)


@dataclass(frozen=True, slots=True)
class Misuse:
    """A name or a value in a condition that means nothing."""

    what: str
    """``name``: there is no such name. ``value``: it never has that value. ``use``: it is not used like this."""
    found: str
    offset: int
    """In the condition's text, in characters from 0."""
    message: str
    possible: tuple[str, ...]
    """What could stand there instead."""


def misuses(condition: Condition, known: Vocabulary) -> Iterator[Misuse]:
    """Everything in a condition that means nothing in this vocabulary, in the order of its text."""
    return _misuses(condition.expression, condition.text, known)


def _misuses(expression: Expression, text: str, known: Vocabulary) -> Iterator[Misuse]:
    match expression:
        case Not(part):
            yield from _misuses(part, text, known)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _misuses(part, text, known)
        case AnyOf(family, values):
            yield from _collective_misuses(family, values, text, known, known.collectives)
        case CountOf(family, values):
            yield from _collective_misuses(family, values, text, known, {**known.collectives, **known.counted})
        case _:
            word = known.word(expression.name)
            if word is None:
                yield _no_such_name(expression.name, known)
            elif not word.anything:
                yield from _single_misuses(expression, text, expression.name, word)


def _single_misuses(expression: Holds | Is | Measures, text: str, name: Name, word: Word) -> Iterator[Misuse]:
    written = spelled(name)
    if isinstance(expression, Is) and word.values:
        yield from _wrong_values(name, expression.values, text, word)
    elif isinstance(expression, Is) or (isinstance(expression, Holds) and not word.truth):
        yield Misuse("use", written, name.offset, f"{written} is used {how_to_use(word)}", ())
    elif isinstance(expression, Measures) and not word.number:
        yield Misuse("use", written, name.offset, f"{written} is no number; it is used {how_to_use(word)}", ())


def _collective_misuses(
    name: Name, values: tuple[str, ...], text: str, known: Vocabulary, collectives: Mapping[str, Word]
) -> Iterator[Misuse]:
    word = collectives.get(name.family)
    written = spelled(name)
    if word is None or name.member:
        message = f'"{written}" cannot stand after "any" or "count"' if name.member or known.word(name) else ""
        message = message or f'there is nothing called "{written}"'
        yield Misuse("name", written, name.offset, message, tuple(collectives))
    elif word.truth and values:
        yield Misuse("use", written, name.offset, f"{written} is used alone here, without a value", ())
    elif not word.truth and not values:
        yield Misuse("use", written, name.offset, f"{written} needs a value here, such as {word.values[0]}", ())
    else:
        yield from _wrong_values(name, values, text, word)


def _no_such_name(name: Name, known: Vocabulary) -> Misuse:
    message = f'there is no name "{spelled(name)}"'
    return Misuse("name", spelled(name), name.offset, message, known.spelled.get(name.family) or known.spelled[""])


def _wrong_values(name: Name, values: tuple[str, ...], text: str, word: Word) -> Iterator[Misuse]:
    for value in values:
        if value not in word.values:
            match = re.compile(rf"\b{value}\b").search(text, name.offset + len(spelled(name)))
            offset = match.start() if match else name.offset
            message = f'{spelled(name)} is never "{value}"; it is one of: {", ".join(word.values)}'
            yield Misuse("value", value, offset, message, word.values)


def spelled(name: Name) -> str:
    """A name as an author writes it."""
    return f"{name.family}.{name.member}" if name.member else name.family


def how_to_use(word: Word) -> str:
    """In words, what may follow a name."""
    ways = [f'with "is" and one of: {", ".join(word.values)}'] if word.values else []
    ways += ["alone, without a value"] if word.truth else []
    ways += ['with a number, such as ">= 3"'] if word.number else []
    return " or ".join(ways) or "nowhere, because it has no values in this protocol"
