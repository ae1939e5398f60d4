"""What is wrong with one item by itself: what the model's own refusal means, in an author's words."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from screening_tui.protocol.checks.problem import NO_LANGUAGE, Path, Problem, nearest
from screening_tui.protocol.format import TableFormat
from screening_tui.protocol.grammar import ConditionError
from screening_tui.protocol.text import IDENTIFIER, LANGUAGE_CODE, PROTOCOL_ID
from screening_tui.reading.diagnostic import shorten

_PATTERNS = {
    IDENTIFIER: ("no id", "An id begins with a small letter; small letters, digits and _ follow, at most 64 together."),
    PROTOCOL_ID: ("no protocol's id", "It is made of small letters, digits, - and _, at most 64 together."),
    LANGUAGE_CODE: NO_LANGUAGE,
}


def explain(error: ValidationError, table: TableFormat, file: str, path: Path) -> Iterator[Problem]:
    """P102, P103, P201."""
    every = error.errors(include_url=False)
    deeper = {details["loc"][:length] for details in every for length in range(len(details["loc"]))}
    for details in every:
        if details["loc"] in deeper:
            continue  # a list that is too short only because what is in it is wrong
        yield _problem(details, file, (*path, *_written_path(details["loc"], table)))


def _written_path(place: tuple[int | str, ...], table: TableFormat) -> Path:
    """The way as its author writes it: ``options`` is written ``option``."""
    written = {inner.field: inner.name for inner in table.nested}
    return tuple(written.get(part, part) if isinstance(part, str) else part for part in place)


def _problem(details: ErrorDetails, file: str, path: Path) -> Problem:
    context: dict[str, Any] = details.get("ctx", {})
    cause = context.get("error")
    found = shorten(str(details["input"]))
    match details["type"]:
        case "missing":
            return Problem("P103", file, path, "", f'the key "{path[-1]}" is missing', f"Add {path[-1]} = ...")
        case "value_error" if isinstance(cause, ConditionError):
            advice = "The words of conditions are in docs/protocol-format.md."
            return Problem("P201", file, path, found, cause.reason, advice, cause.offset)
        case "enum" | "literal_error":
            possible = str(context["expected"]).replace("'", "")
            words = possible.replace(" or ", ", ").split(", ")
            return Problem("P102", file, path, found, f"this must be one of: {possible}", nearest(found, words))
        case "string_type":
            return Problem("P102", file, path, found, "this must be a text in quotes", "")
        case "string_pattern_mismatch":
            what, advice = _PATTERNS[context["pattern"]]
            return Problem("P102", file, path, found, f"this is {what}", advice)
        case _:
            message = str(details["msg"]).removeprefix("Value error, ").replace("Input should be", "this must be")
            return Problem("P102", file, path, found, message[:1].lower() + message[1:], "Correct the value.")
