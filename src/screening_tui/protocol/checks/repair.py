"""An item that is wrong in some keys, with harmless values there, so that its other keys can still be checked."""

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.format import TableFormat
from screening_tui.protocol.model import Table
from screening_tui.protocol.text import Text


def repaired(table: TableFormat, raw: dict[str, Any], error: ValidationError, number: int) -> Table:
    """The item without what the error complains about; ``number`` keeps its id apart if that was wrong."""
    wrong = {str(details["loc"][0]) for details in error.errors(include_url=False)}
    kept = {key: value for key, value in raw.items() if key not in wrong}
    for key in wrong:
        info = table.model.model_fields[key]
        if info.is_required():
            kept[key] = f"unnamed_{number}" if key == "id" else _harmless(info.annotation)
    return table.model.model_validate(kept)


def _harmless(kind: Any) -> Any:
    """Some value of a kind."""
    if get_origin(kind) is tuple:
        return (_harmless(get_args(kind)[0]),)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if issubclass(kind, Enum):
        return next(iter(kind))
    return {Text: {"en": "?"}, Condition: "bribe", int: 0, str: "unknown"}[kind]
