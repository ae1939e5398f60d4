"""Where in a TOML text each key and each value stands. A second pass, taken only when there is something to report."""

import re
import tomllib
from dataclasses import dataclass, field
from typing import TypeAlias

from screening_tui.reading.clean import clean_text
from screening_tui.reading.tokens import TOKEN, place_of

Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]
"""Line and column, in characters and from 1."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The places of one text."""

    text: str
    keys: dict[Path, int] = field(default_factory=dict)
    """Where a key or a table's header begins."""
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """From where to where a value goes."""

    def key(self, path: Path) -> Place:
        """The place of a key; of one that is not there, the place of what should hold it."""
        path = self._known(path)
        return place_of(self.text, self.keys[path] if path in self.keys else self._start(path))

    def value(self, path: Path, inside: int | None = None) -> Place:
        """The place of a value or, where it is not there, of what should hold it.

        ``inside`` counts characters in a string from 0; where escapes make that uncertain it is the string's place.
        """
        path = self._known(path)
        if path in self.values and inside is not None:
            start, end = self.values[path]
            return place_of(self.text, start + _before_inside(self.text[start:end], inside))
        return place_of(self.text, self._start(path))

    def _known(self, path: Path) -> Path:
        while path and path not in self.keys and path not in self.values:
            path = path[:-1]
        return path

    def _start(self, path: Path) -> int:
        return self.values[path][0] if path in self.values else self.keys.get(path, 0)


def positions(text: str) -> Positions:
    """The places in a text that ``parse_toml`` accepts."""
    found = Positions(text)
    _Walk(found).run()
    return found


def _before_inside(written: str, inside: int) -> int:
    """How many characters of a written string come before that one."""
    if written[0] not in "\"'" or (written[0] == '"' and "\\" in written):
        return 0
    if written[:3] not in ('"""', "'''"):
        return 1 + inside
    return (4 if written[3] == "\n" else 3) + inside


class _Walk:
    def __init__(self, found: Positions) -> None:
        self.found = found
        self.text = found.text
        self.tokens = [token for token in TOKEN.finditer(found.text) if token.lastgroup != "comment"]
        self.at = 0
        self.counts: dict[Path, int] = {}
        """How many tables an array of tables has so far."""

    def run(self) -> None:
        table: Path = ()
        while self.at < len(self.tokens):
            if self.tokens[self.at].lastgroup == "open":
                table = self.header()
            else:
                self.pair(table)

    def header(self) -> Path:
        start = self.tokens[self.at].start()
        self.at += 1
        repeated = self.tokens[self.at].lastgroup == "open"
        self.at += repeated
        parts = self.parts()
        self.at += 1 + repeated
        path: Path = ()
        for part in parts[:-1]:
            path = self.last((*path, part))
            self.found.keys.setdefault(path, start)
        path = (*path, parts[-1])
        self.found.keys.setdefault(path, start)
        if repeated:
            self.counts[path] = self.counts.get(path, -1) + 1
            path = self.last(path)
            self.found.keys[path] = start
        return path

    def last(self, path: Path) -> Path:
        return (*path, self.counts[path]) if path in self.counts else path

    def pair(self, table: Path) -> None:
        start = self.tokens[self.at].start()
        path = table
        for part in self.parts():
            path = (*path, part)
            self.found.keys.setdefault(path, start)
        self.at += 1
        self.value(path)

    def parts(self) -> list[str]:
        """The parts of a dotted key, up to the equals sign or the closing bracket."""
        parts: list[str] = []
        while (token := self.tokens[self.at]).lastgroup in {"word", "string", "dot"}:
            if token.lastgroup == "string":
                parts.append(clean_text(_unquoted(token[0])))
            else:
                parts += [part for part in token[0].split(".") if part]
            self.at += 1
        return parts

    def value(self, path: Path) -> None:
        start = self.tokens[self.at].start()
        opening = self.tokens[self.at][0]
        self.at += 1
        if opening == "[":
            self.array(path)
        elif opening == "{":
            self.inline_table(path)
        elif self.more_of_a_date():
            self.at += 1
        self.found.values[path] = (start, self.tokens[self.at - 1].end())

    def array(self, path: Path) -> None:
        index = 0
        while self.tokens[self.at].lastgroup != "close":
            if self.tokens[self.at].lastgroup == "comma":
                self.at += 1
            else:
                self.value((*path, index))
                index += 1
        self.at += 1

    def inline_table(self, path: Path) -> None:
        while self.tokens[self.at].lastgroup != "close":
            if self.tokens[self.at].lastgroup == "comma":
                self.at += 1
            else:
                self.pair(path)
        self.at += 1

    def more_of_a_date(self) -> bool:
        """A date and its time may be written with one space between them."""
        if self.at == len(self.tokens) or self.tokens[self.at].lastgroup != "word":
            return False
        before, after = self.tokens[self.at - 1], self.tokens[self.at]
        between = self.text[before.end() : after.start()]
        return between == " " and re.match(r"[0-9]{2}:", after[0]) is not None


def _unquoted(written: str) -> str:
    return str(tomllib.loads(f"key = {written}")["key"])
