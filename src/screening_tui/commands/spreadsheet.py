"""CSV that a spreadsheet opens without running any of it."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The table with its head. A text that a spreadsheet could take for a formula begins with an apostrophe."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    table.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def safe(cell: Any) -> Any:
    """A number as it is; a text so that it stays a text."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_BEGINS_A_FORMULA):
        return f"'{cell}"
    return cell
