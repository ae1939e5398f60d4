"""One thing that is wrong, by its key path; the line and the column come later, and only when there is something."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value inside one file, as its author writes it: ``("question", 3, "option", 0, "id")``."""

NO_LANGUAGE = ("no language code", "Write it like es, ht or pt-BR.")
"""What is wrong with a language, and what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    code: str
    file: str
    path: Path
    found: str
    message: str
    advice: str
    offset: int | None = None
    """Where in a condition, in characters from 0."""
    at_key: bool = False
    """Whether it is about the key and not about its value."""


def nearest(found: str, possible: Iterable[str], otherwise: str = "") -> str:
    """Advice that names the right word nearest to a wrong one."""
    close = get_close_matches(found[:64], list(possible)[:2000], 1, 0.6)
    return f'Did you mean "{close[0]}"?' if close else otherwise
