"""One table at a time from the author's words to the model's; what does not fit is reported and left out."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from screening_tui.protocol.checks.problem import MOST_PROBLEMS, Path, Problem, TooManyProblemsError, nearest
from screening_tui.protocol.format import TableFormat
from screening_tui.reading.diagnostic import shorten

Tree: TypeAlias = dict[str, Any]

KINDS: Mapping[type, str] = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


class TableReader:
    """Reads the tables of one protocol."""

    def __init__(self, problems: list[Problem], fallback: str, languages: set[str]) -> None:
        self.problems = problems
        self.fallback = fallback
        self.languages = languages
        """The codes of all languages that the protocol declares."""

    def item(self, table: TableFormat, item: Tree, file: str, path: Path) -> Tree:
        """One table in the model's words."""
        whole = dict(item)
        if not item.keys() <= table.keys:
            for key in [key for key in item if key not in table.keys]:
                del whole[key]
                advice = nearest(key, table.keys, f"{table.title} has: {', '.join(sorted(table.keys))}.")
                message = f'{table.title} has no key "{shorten(key)}"'
                self.report("P101", file, (*path, key), key, message, advice, at_key=True)
        for key, value in item.items():
            kind = table.kinds.get(key)
            if kind is dict:
                whole[key] = self.text(value, file, path, key)
            elif kind is not None and type(value) is not kind:
                self.report("P102", file, (*path, key), written(value), f"this must be {KINDS[kind]}", "")
                del whole[key]
        for nested in table.nested:
            if nested.name in item:
                value = whole.pop(nested.name)
                whole[nested.field] = self.nested(nested, value, file, (*path, nested.name))
        return whole

    def nested(self, table: TableFormat, value: object, file: str, path: Path) -> Any:
        """The tables inside a table."""
        if not table.repeated:
            if isinstance(value, dict):
                return self.item(table, value, file, path)
            self.report("P102", file, path, written(value), f"this must be a table of its own, [{_header(path)}]", "")
            return None
        whole = []
        for index, item in enumerate(self.listed(table, value, file, path)):
            if isinstance(item, dict):
                whole.append(self.item(table, item, file, (*path, index)))
            else:
                self.report("P102", file, (*path, index), written(item), f"write each under [[{_header(path)}]]", "")
        return whole

    def listed(self, table: TableFormat, value: object, file: str, path: Path) -> Iterable[object]:
        """What should be an array of tables, if it is an array."""
        if isinstance(value, list):
            return value
        message = f"there can be several: write [[{_header(path)}]] with two brackets"
        self.report("P102", file, path, table.name, message, "", at_key=True)
        return ()

    def text(self, value: object, file: str, path: Path, key: str) -> dict[str, str]:
        """A text in every language in which it is written so far, the fallback's first."""
        fallback = self.fallback
        path = (*path, key)
        if isinstance(value, str):
            value = {fallback: value}
        if not isinstance(value, dict):
            self.report("P102", file, path, written(value), "this must be a text", "Put it into quotes.")
            return {fallback: "?"}
        texts = {fallback: "", **value}
        for language, text in value.items():
            if language not in self.languages:
                advice = "Name a file for it under translations, or correct the language."
                self.report("P114", file, (*path, language), language, "no such language is declared", advice)
                del texts[language]
            elif not isinstance(text, str):
                self.report("P102", file, (*path, language), written(text), "this must be a text", "")
                texts[language] = "?"
        if not texts[fallback].strip():
            message = f"the text is empty in the fallback language, {shorten(fallback)}"
            self.report("P113", file, path, "", message, "Write it, or leave the key out.")
        return texts

    def report(
        self, code: str, file: str, path: Path, found: str, message: str, advice: str, at_key: bool = False
    ) -> None:
        """Keep a problem. Raises TooManyProblemsError when there are more than anybody would read."""
        self.problems.append(Problem(code, file, path, found, message, advice, at_key=at_key))
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooManyProblemsError


def _header(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def written(value: object) -> str:
    """A value as TOML writes it, for messages."""
    if isinstance(value, bool):
        return str(value).lower()
    return shorten(f'"{value}"' if isinstance(value, str) else str(value))
