"""The small language of conditions: what an author may write after ``when``, as a tree.

    indicator.wanted is observed or finding.contradiction
    any indicator in [observed, cannot_tell] and count minor >= 1
    conclusion is not not_detected

The words and what each may be compared with are in ``docs/protocol-format.md``. Parsing is in ``grammar``;
evaluating, in three values, is in ``screening.evaluate``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

Operator: TypeAlias = Literal["<", "<=", ">", ">=", "==", "!="]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the protocol: ``indicator.wanted`` is family ``indicator``, member ``wanted``; some have no member."""

    family: str
    member: str = ""
    offset: int = 0
    """Where it stands in the condition's text, in characters from 0."""


@dataclass(frozen=True, slots=True)
class Holds:
    """A name that is true or false by itself: ``disclosure``, ``finding.contradiction``."""

    name: Name


@dataclass(frozen=True, slots=True)
class Is:
    """``name is value``, ``name in [a, b]``; ``is not`` is a ``Not`` around it."""

    name: Name
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """``name >= 12``: a name with a number for a value."""

    name: Name
    operator: Operator
    number: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """``any indicator is observed``: at least one member of the family has one of the values."""

    family: Name
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountOf:
    """``count indicator is observed >= 2``, ``count minor >= 1``: no values counts every member."""

    family: Name
    values: tuple[str, ...]
    operator: Operator
    number: int


@dataclass(frozen=True, slots=True)
class Not:
    """``not x``."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """``x and y``."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """``x or y``."""

    parts: tuple["Expression", ...]


Expression: TypeAlias = Holds | Is | Measures | AnyOf | CountOf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as its author wrote it, and as it was understood."""

    text: str
    expression: Expression

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """A condition is a string in TOML."""
        return core_schema.no_info_plain_validator_function(
            _parsed, serialization=core_schema.plain_serializer_function_ser_schema(_written)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """For editors: a string."""
        return {"type": "string", "description": "a condition, for example: indicator.wanted is observed"}


def _written(condition: Condition) -> str:
    return condition.text


def _parsed(value: object) -> Condition:
    from screening_tui.protocol.grammar import parse  # the grammar builds these trees, so it comes second

    if isinstance(value, Condition):
        return value
    if not isinstance(value, str):
        raise ValueError("a condition is a text")  # noqa: TRY004  pydantic collects ValueError
    parse_text: Callable[[str], Condition] = parse
    return parse_text(value)


def names_in(expression: Expression) -> Iterator[Name]:
    """Every name that an expression mentions, in the order of its text; of ``any`` and ``count`` the family."""
    match expression:
        case Not(part):
            yield from names_in(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from names_in(part)
        case AnyOf(name) | CountOf(name):
            yield name
        case _:
            yield expression.name
