"""One thing that is wrong, by its key path; the line and the column come later, and only when there is something."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value inside one file, as its author writes it: ``("question", 3, "option", 0, "id")``."""

MOST_PROBLEMS = 500
"""More would help nobody, and a file that is no protocol at all could have a hundred thousand."""
MOST_COMPARED = 2000
"""Words among which the nearest one is looked for."""
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
    from rapidfuzz import fuzz, process  # nobody pays for it while nothing is wrong

    close = process.extractOne(found[:64], islice(possible, MOST_COMPARED), scorer=fuzz.ratio, score_cutoff=60)
    return f'Did you mean "{close[0]}"?' if close else otherwise


class TooManyProblemsError(Exception):
    """There are more than anybody would read; nothing more is looked at."""
