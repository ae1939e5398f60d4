"""What is wrong in a file: where, what stands there, and what to do. Numbered, so that a number can be looked up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

SHOWN_CHARACTERS = 120
"""Of an offending text; a giant one is cut, so that the message stays readable."""


class Level(StrEnum):
    """How bad it is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in one file."""

    code: str
    """Stable: ``P101`` means the same in every version."""
    level: Level
    file: str
    line: int
    """From 1; 0 where it is about the file as a whole."""
    column: int
    """In characters, from 1; 0 where it is about the file as a whole."""
    key: str
    """The dotted way to the value: ``question.m_home.kind``."""
    found: str
    """The offending text."""
    message: str
    advice: str
    """What to do."""

    @property
    def place(self) -> str:
        """``minor.toml:12:5``, as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def shorten(text: str) -> str:
    """A text short enough to be quoted in a message."""
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 3] + "..."


def in_order(diagnostics: Iterable[Diagnostic], files: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """By file, those that are given first and the others as they come; then by place. Each once."""
    once = list(dict.fromkeys(diagnostics))
    ranks = {file: rank for rank, file in enumerate(dict.fromkeys([*files, *(d.file for d in once)]))}
    return tuple(sorted(once, key=lambda d: (ranks[d.file], d.line, d.column, d.code)))


def render_text(diagnostics: Iterable[Diagnostic]) -> str:
    """For people: a line that says where and what, then what stands there and what to do. Empty for none."""
    blocks = []
    for d in diagnostics:
        lines = [f"{d.place}: {d.level} {d.code}: {d.message}"]
        lines += [f"    {d.key}" + (f" = {d.found}" if d.found else "")] if d.key else []
        lines += [f"    {d.found}"] if d.found and not d.key else []
        lines += [f"    {d.advice}"] if d.advice else []
        blocks.append("\n".join(lines) + "\n")
    return "".join(blocks)


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """For programs: a JSON array of objects with the fields of a Diagnostic."""
    import json  # errors are imported by every start of the program, and most starts print no JSON

    return json.dumps([asdict(d) for d in diagnostics], ensure_ascii=False, indent=1) + "\n"
