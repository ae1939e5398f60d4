"""What each key of ``station.toml`` may hold: a reader turns the value of the file into the value of the model."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from screening_tui.station.pin import PATTERN as PIN_PATTERN

LONGEST_WORDS = 400
SHORTEST_IDLE, LONGEST_IDLE = 0.05, 60
"""Minutes. Longer than an hour is the same as never, and a screen of this program must not stand open."""


class Wrong(Exception):  # noqa: N818  never leaves this room
    """A value that cannot be used."""

    def __init__(self, code: str, message: str, advice: str, part: int | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.advice = code, message, advice
        self.part = part
        """Which element of an array is meant; None for the value itself."""


Reader: TypeAlias = Callable[[Any], Any]


def words(value: Any) -> str:
    """One line of text."""
    if not isinstance(value, str):
        raise Wrong("B102", "a text belongs here", 'Write it between quotes: "..."')
    if len(value) > LONGEST_WORDS:
        raise Wrong("B103", f"the text has more than {LONGEST_WORDS} characters", "Shorten it.")
    return value.replace("\n", " ").strip()


def matching(pattern: str, what: str, advice: str) -> Reader:
    """A text of a certain form."""

    def read(value: Any) -> str:
        text = words(value)
        if not re.fullmatch(pattern, text):
            raise Wrong("B103", f"this is not {what}", advice)
        return text

    return read


def many(read_one: Reader) -> Reader:
    """An array, or a single value in place of an array of one."""

    def read(value: Any) -> tuple[Any, ...]:
        values = value if isinstance(value, list) else [value]
        read_values = []
        for part, each in enumerate(values):
            try:
                read_values.append(read_one(each))
            except Wrong as wrong:
                wrong.part = part if isinstance(value, list) else None
                raise
        return tuple(read_values)

    return read


def yes_or_no(value: Any) -> bool:
    """A boolean."""
    if not isinstance(value, bool):
        raise Wrong("B102", "true or false belongs here", "Write true or false, without quotes.")
    return value


def minutes(value: Any) -> float:
    """Minutes of idleness, whole or not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong("B102", "a number of minutes belongs here", "Write it without quotes: 2")
    if not SHORTEST_IDLE <= value <= LONGEST_IDLE:
        message = f"minutes go from {SHORTEST_IDLE} to {LONGEST_IDLE}"
        raise Wrong("B103", message, "Two minutes are usual. The hiding cannot be switched off.")
    return value


def path(value: Any) -> Path:
    """A file or a folder; ``~`` is the user's own. Relative to what, the loader knows."""
    text = words(value)
    if not text:
        raise Wrong("B103", "an empty path leads nowhere", "Give a path, or leave the line out.")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise Wrong("B103", "there is no such user", "Write the path from / on.") from None


_key = matching(
    r"(?:(?:ctrl|shift|alt)\+)*(?:[a-z][a-z0-9_]*|\S)", "a key", 'Names are those of "screening-tui station keys".'
)


def key(value: Any) -> str:
    """A key by its name, ``f9`` or ``ctrl+l``, or by its character. Names may be written in capitals too."""
    text = words(value)
    name: str = _key(text if len(text) == 1 else text.lower())
    return "comma" if name == "," else name  # the comma parts keys from each other further on


language = matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language", 'Write its code: "es", "en", "pt-BR".')

STATION: Mapping[str, Reader] = {
    "name": words,
    "code": matching(r"[A-Z][A-Z0-9]{0,7}", "a code", 'One to eight capitals and digits, a capital first: "PC2".'),
    "idle_minutes": minutes,
    "pin_hash": matching(PIN_PATTERN, "what stands for a PIN", "Make it with: screening-tui station pin"),
    "protocol": path,
    "store": path,
    "second_store": path,
    "registers": path,
    "registers_server": matching(
        r"postgres(?:ql)?://[^@/\s]+@[^@\s]*/[^/?\s]+(?:\?\S*)?",
        "the address of a server",
        'Write it as "postgresql://booth@registers.example/registers".',
    ),
    "shared_by_group": yes_or_no,
}
LANGUAGES: Mapping[str, Reader] = {"officer": language, "interview": many(language)}
CONTACT: Mapping[str, Reader] = {"name": words, "phones": many(words), "hours": words, "note": words}
