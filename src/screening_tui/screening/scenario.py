"""A scenario as it is understood: what happens, and what is expected to come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeAlias

from screening_tui.case.events import Body
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import Diagnostic, Level, shorten
from screening_tui.reading.positions import positions

Path: TypeAlias = tuple[str | int, ...]

LISTS = ("findings", "recommended", "offered", "demanded", "offered_steps", "refused")
"""What may be expected; a list that is given is exact, in any order."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a scenario and the event that it stands for."""

    path: Path
    body: Body

    @property
    def is_other(self) -> bool:
        """Whether it comes from ``others``, which stands back where the scenario marks an indicator itself."""
        return self.path[-1] == "others"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happens in a case, and what is expected."""

    file: str
    path: Path
    title: str
    keys: tuple[str, ...]
    """Those under which something happens: ``marks``, ``answers``."""
    rows: tuple[Row, ...]
    expected: Mapping[str, frozenset[str]]
    """Of ``LISTS``, those that are given: ids, ``contradiction:M1`` for one minor's."""


@dataclass(slots=True)
class ScenarioText:
    """One file of scenarios and what is wrong in it."""

    name: str
    text: str
    problems: list[tuple[str, Level, Path, str, str, str]] = field(default_factory=list)

    def wrong(self, code: str, path: Path, found: object, message: str, advice: str = "") -> None:
        """Note an error."""
        self.problems.append((code, Level.ERROR, path, str(found), message, advice))

    def unused(self, path: Path, message: str) -> None:
        """Note a row that changes nothing."""
        advice = "Leave it out, or say what it should lead to."
        self.problems.append(("S201", Level.WARNING, path, "", message, advice))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that was noted, with its place in the file."""
        if not self.problems:
            return ()
        places = positions(self.text)
        return tuple(
            Diagnostic(
                code,
                level,
                self.name,
                *places.value(path),
                clean_text(".".join(str(part) for part in path)),
                shorten(found),
                message,
                advice,
            )
            for code, level, path, found, message, advice in self.problems
        )


def nearest(written: str, possible: Iterable[str]) -> str:
    """Advice that names the nearest right word."""
    close = get_close_matches(written[:100].casefold(), list(possible), 1, 0.6)
    return f'Did you mean "{close[0]}"?' if close else ""
