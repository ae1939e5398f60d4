"""From the words of a condition to its tree, and back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

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
    names_in,
)
from screening_tui.protocol.grammar import DEEPEST_CONDITION, KEYWORDS, LONGEST_CONDITION, ConditionError, parse


def tree(text: str) -> Expression:
    return without_offsets(parse(text).expression)


def without_offsets(expression: Any) -> Any:
    """The same tree, its names as if they all stood at the beginning."""
    match expression:
        case And(parts) | Or(parts):
            return type(expression)(tuple(without_offsets(part) for part in parts))
        case Not(part):
            return Not(without_offsets(part))
        case AnyOf(family) | CountOf(family):
            return replace(expression, family=replace(family, offset=0))
        case _:
            return replace(expression, name=replace(expression.name, offset=0))


AFRAID = Name("indicator", "afraid")
BRIBE = Holds(Name("bribe"))
TALK = Holds(Name("disclosure"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bribe", BRIBE),
        ("finding.sign", Holds(Name("finding", "sign"))),
        ("indicator.afraid is observed", Is(AFRAID, ("observed",))),
        ("indicator.afraid is not observed", Not(Is(AFRAID, ("observed",)))),
        ("indicator.afraid in [observed, cannot_tell]", Is(AFRAID, ("observed", "cannot_tell"))),
        ("indicator.afraid not in [observed]", Not(Is(AFRAID, ("observed",)))),
        ("indicator.afraid in [observed, observed]", Is(AFRAID, ("observed",))),
        ("age >= 12", Measures(Name("age"), ">=", 12)),
        ("answer.x != -3", Measures(Name("answer", "x"), "!=", -3)),
        ("any indicator is observed", AnyOf(Name("indicator"), ("observed",))),
        ("any disclosure", AnyOf(Name("disclosure"), ())),
        ("count indicator in [observed] < 3", CountOf(Name("indicator"), ("observed",), "<", 3)),
        ("count minor == 1", CountOf(Name("minor"), (), "==", 1)),
        ("not bribe", Not(BRIBE)),
        ("not not bribe", Not(Not(BRIBE))),
        ("bribe and disclosure", And((BRIBE, TALK))),
        ("bribe or disclosure and bribe", Or((BRIBE, And((TALK, BRIBE))))),
        ("(bribe or disclosure) and bribe", And((Or((BRIBE, TALK)), BRIBE))),
        ("not bribe and disclosure", And((Not(BRIBE), TALK))),
        ("bribe or bribe or bribe", Or((BRIBE, BRIBE, BRIBE))),
        (" \n(bribe)\t ", BRIBE),
        ("(" * 11 + "bribe" + ")" * 11, BRIBE),
    ],
)
def test_what_an_author_writes_is_understood(text: str, expected: Expression) -> None:
    assert tree(text) == expected
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("", 0, "the condition ends"),
        ("   ", 0, "the condition ends"),
        ("bribe bribe", 6, '"and", "or" or the end'),
        ("bribe and", 9, "a name"),
        ("and", 0, "a name"),
        ("indicator. is observed", 11, "the second part"),
        ("indicator.afraid is", 19, "a value"),
        ("indicator.afraid is and", 20, '"and" stands here'),
        ("indicator.afraid in observed", 20, '"["'),
        ("indicator.afraid in [observed", 29, '"]"'),
        ("indicator.afraid in []", 21, "a value"),
        ("indicator.afraid not observed", 21, '"in"'),
        ("age >= twelve", 7, "a whole number"),
        ("age >= 12345678901", 7, "at most nine digits"),
        ("age = 12", 4, "'=' has no meaning"),
        ("bribe & disclosure", 6, "'&' has no meaning"),
        ("señal", 2, "'ñ' has no meaning"),
        ("(bribe", 6, '")"'),
        ("bribe)", 5, "the end of the condition"),
        ("any indicator is not observed", 4, "any indicator in [not_observed, cannot_tell]"),
        ("count indicator is not observed >= 1", 6, "count indicator in [not_observed, cannot_tell]"),
        ("count indicator is observed", 27, '">= 2"'),
        ("(" * 12 + "bribe" + ")" * 12, 12, "nested more than 12 deep"),
        ("not " * 12 + "bribe", 48, "nested more than 12 deep"),
        ("bribe or " * 250 + "bribe", 0, "more than 2000 characters"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(text: str, offset: int, words: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert words in caught.value.reason
    assert str(caught.value) == f"{caught.value.reason}, at character {offset + 1}"


def test_names_know_where_they_stand() -> None:
    names = list(
        names_in(parse("not (any indicator is observed or count minor >= 1) and age >= 3 or bribe").expression)
    )
    assert [(name.family, name.offset) for name in names] == [
        ("indicator", 9),
        ("minor", 40),
        ("age", 56),
        ("bribe", 68),
    ]
    assert [name.member for name in names_in(parse("answer.x is y and finding.z").expression)] == ["x", "z"]


def test_a_condition_is_a_text_in_every_file() -> None:
    class Holder(BaseModel):
        when: Condition

    holder = Holder.model_validate({"when": "bribe"})
    assert holder.when == parse("bribe")
    assert holder.model_dump() == {"when": "bribe"}
    assert Holder(when=holder.when) == holder
    assert Holder.model_json_schema()["properties"]["when"]["type"] == "string"
    for wrong in (3, "bribe and", None):
        with pytest.raises(ValidationError):
            Holder.model_validate({"when": wrong})


WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda word: word not in KEYWORDS)
NAMES = st.builds(Name, WORDS, st.just("") | WORDS)
VALUES = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple)
OPERATORS = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
NUMBERS = st.integers(-999, 999)
LEAVES = (
    st.builds(Holds, NAMES)
    | st.builds(Is, NAMES, VALUES)
    | st.builds(Measures, NAMES, OPERATORS, NUMBERS)
    | st.builds(AnyOf, NAMES, st.just(()) | VALUES)
    | st.builds(CountOf, NAMES, st.just(()) | VALUES, OPERATORS, NUMBERS)
)
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(And)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or)
    ),
    max_leaves=8,
)


def rendered(expression: Expression) -> str:
    """An expression as an author might write it."""
    match expression:
        case And(parts):
            return " and ".join(f"({rendered(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({rendered(part)})" for part in parts)
        case Not(part):
            return f"not ({rendered(part)})"
        case AnyOf(name, values):
            return f"any {spelled(name)}{listed(values)}"
        case CountOf(name, values, operator, number):
            return f"count {spelled(name)}{listed(values)} {operator} {number}"
        case Measures(name, operator, number):
            return f"{spelled(name)} {operator} {number}"
        case Is(name, values):
            return spelled(name) + listed(values)
        case _:
            return spelled(expression.name)


def spelled(name: Name) -> str:
    return f"{name.family}.{name.member}" if name.member else name.family


def listed(values: tuple[str, ...]) -> str:
    return f" in [{', '.join(values)}]" if len(values) > 1 else f" is {values[0]}" if values else ""


def depth(expression: Expression) -> int:
    """How deep it is written: each part in parentheses, and ``not`` before some of them."""
    match expression:
        case And(parts) | Or(parts):
            return 1 + max(depth(part) for part in parts)
        case Not(part):
            return 2 + depth(part)
        case _:
            return 1


@given(EXPRESSIONS)
def test_what_is_written_from_a_tree_is_read_as_the_same_tree(expression: Expression) -> None:
    text = rendered(expression)
    if len(text) <= LONGEST_CONDITION and depth(expression) < DEEPEST_CONDITION:
        assert tree(text) == expression


@given(st.text(max_size=60) | st.text("abn dor()[],.<>=!- 12", max_size=60))
def test_any_text_is_a_tree_or_one_error_inside_it(text: str) -> None:
    offset = 0
    try:
        parse(text)
    except ConditionError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)
