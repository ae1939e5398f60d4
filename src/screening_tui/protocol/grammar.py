"""From the words after ``when`` to a tree.

expression  = conjunction { "or" conjunction }
conjunction = negation { "and" negation }
negation    = "not" negation | "(" expression ")" | test
test        = "any" name [ values ] | "count" name [ values ] comparison | name [ values | comparison ]
values      = "is" [ "not" ] word | [ "not" ] "in" "[" word { "," word } "]"
comparison  = ( "<" | "<=" | ">" | ">=" | "==" | "!=" ) number
name        = word [ "." word ]
"""

import re
from functools import lru_cache
from typing import NoReturn, cast

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
    Operator,
    Or,
)

KEYWORDS = frozenset({"and", "or", "not", "is", "in", "any", "count"})
"""Words of the language; nothing in a protocol may be called so."""
LONGEST_CONDITION = 2000
DEEPEST_CONDITION = 12

_TOKEN = re.compile(r"\s*(?:(?P<word>[A-Za-z_][A-Za-z0-9_]*)|(?P<number>-?[0-9]+)|(?P<sign><=|>=|==|!=|[<>()\[\],.]))")
_OPERATORS = frozenset({"<", "<=", ">", ">=", "==", "!="})


class ConditionError(ValueError):
    """A condition that cannot be understood: why, and where in its text, in characters from 0."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"{reason}, at character {offset + 1}")
        self.reason = reason
        self.offset = offset


@lru_cache(maxsize=4096)
def parse(text: str) -> Condition:
    """A condition's tree. Raises ConditionError, a ValueError."""
    if len(text) > LONGEST_CONDITION:
        raise ConditionError(f"the condition has more than {LONGEST_CONDITION} characters", 0)
    return Condition(text, _Parser(text).whole())


class _Parser:
    def __init__(self, text: str) -> None:
        self.end = len(text.rstrip())
        self.tokens: list[tuple[str, str, int]] = []
        position = 0
        while position < self.end:
            match = _TOKEN.match(text, position)
            if match is None:
                start = position + len(text[position:]) - len(text[position:].lstrip())
                raise ConditionError(f"{text[start]!r} has no meaning in a condition", start)
            kind = cast("str", match.lastgroup)
            self.tokens.append((kind, match[kind], match.start(kind)))
            position = match.end()
        self.tokens.append(("end", "", self.end))
        self.at = 0
        self.depth = 0

    def whole(self) -> Expression:
        expression = self.either()
        if self.kind != "end":
            self.fail('"and", "or" or the end of the condition')
        return expression

    def either(self) -> Expression:
        parts = [self.both()]
        while self.took("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Expression:
        parts = [self.negation()]
        while self.took("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negation(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST_CONDITION:
            raise ConditionError(f"the condition is nested more than {DEEPEST_CONDITION} deep", self.offset)
        if self.took("not"):
            part: Expression = Not(self.negation())
        elif self.took("("):
            part = self.either()
            self.expect(")")
        else:
            part = self.test()
        self.depth -= 1
        return part

    def test(self) -> Expression:
        if self.took("any"):
            return self.any_of()
        if self.took("count"):
            name = self.name()
            values, negated = self.values()
            if negated:
                raise ConditionError(
                    'list what is counted: "count indicator in [not_observed, cannot_tell]"', name.offset
                )
            if self.text not in _OPERATORS:
                self.fail('a comparison such as ">= 2"')
            return CountOf(name, values, self.operator(), self.number())
        name = self.name()
        if self.text in _OPERATORS:
            return Measures(name, self.operator(), self.number())
        values, negated = self.values()
        if not values:
            return Holds(name)
        return Not(Is(name, values)) if negated else Is(name, values)

    def any_of(self) -> Expression:
        name = self.name()
        values, negated = self.values()
        if negated:
            raise ConditionError('list what is meant: "any indicator in [not_observed, cannot_tell]"', name.offset)
        return AnyOf(name, values)

    def name(self) -> Name:
        offset = self.offset
        family = self.word("a name such as indicator.wanted")
        return Name(family, self.word("the second part of the name") if self.took(".") else "", offset)

    def values(self) -> tuple[tuple[str, ...], bool]:
        """The values after ``is`` or ``in``, none where neither follows, and whether they are negated."""
        if self.took("is"):
            negated = self.took("not")
            return (self.word("a value"),), negated
        negated = self.took("not")
        if not self.took("in"):
            if negated:
                self.fail('"in"')
            return (), False
        self.expect("[")
        values = [self.word("a value")]
        while self.took(","):
            values.append(self.word("a value"))
        self.expect("]")
        return tuple(dict.fromkeys(values)), negated

    def operator(self) -> Operator:
        operator = cast("Operator", self.text)
        self.at += 1
        return operator

    def number(self) -> int:
        if self.kind != "number" or len(self.text) > 10:
            self.fail("a whole number of at most nine digits")
        self.at += 1
        return int(self.tokens[self.at - 1][1])

    def word(self, what: str) -> str:
        if self.kind != "word" or self.text in KEYWORDS:
            self.fail(what)
        self.at += 1
        return self.tokens[self.at - 1][1]

    def took(self, text: str) -> bool:
        if self.text != text:
            return False
        self.at += 1
        return True

    def expect(self, text: str) -> None:
        if not self.took(text):
            self.fail(f'"{text}"')

    def fail(self, wanted: str) -> NoReturn:
        found = f'"{self.text}"' if self.text else "the condition ends"
        raise ConditionError(f"expected {wanted}, but {found}{' stands' if self.text else ''} here", self.offset)

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    @property
    def text(self) -> str:
        return self.tokens[self.at][1]

    @property
    def offset(self) -> int:
        return self.tokens[self.at][2]
