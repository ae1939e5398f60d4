"""A translation's texts go to the items that they translate."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from screening_tui.protocol.checks.problem import Path, nearest
from screening_tui.protocol.format import PROTOCOL, TABLES, TRANSLATION_HEADER, TableFormat
from screening_tui.protocol.tables import TableReader, Tree, written
from screening_tui.reading.diagnostic import shorten

Known: TypeAlias = Mapping[tuple[str, str], Tree]
"""(table, id) to the item, in the model's words."""


class Translator:
    """Puts the texts of one translation's file beside those of the fallback language."""

    def __init__(self, reader: TableReader, language: str, file: str, lost: Mapping[str, set[str]]) -> None:
        self.reader = reader
        self.lost = lost
        """Table to the ids of items that are there and could not be read."""
        self.language = language
        self.file = file

    def translate(self, tree: Tree, raw: Tree, known: Known) -> None:
        """Everything in the file; ``raw`` is the protocol itself."""
        for key, value in tree.items():
            if key in TRANSLATION_HEADER:
                continue
            if key == PROTOCOL.name and isinstance(value, dict):
                self.texts_of(PROTOCOL, raw, value, (key,))
            elif key in TABLES and isinstance(value, dict):
                for own, texts in value.items():
                    self.item(TABLES[key], own, texts, known)
            else:
                possible = [*TRANSLATION_HEADER, PROTOCOL.name, *TABLES]
                self.nothing((key,), key, f'there is nothing called "{shorten(key)}" to translate', possible)

    def item(self, table: TableFormat, own: str, texts: object, known: Known) -> None:
        """``[question.m_home]``."""
        path = (table.name, own)
        if own in self.lost.get(table.name, ()):
            return
        if path not in known:
            possible = [name for kind, name in known if kind == table.name]
            self.nothing(path, own, f'there is no {table.name} "{shorten(own)}" to translate', possible)
        elif isinstance(texts, dict):
            self.texts_of(table, known[path], texts, path)
        else:
            message = f"write it under [{table.name}.{own}]"
            self.reader.report("P102", self.file, path, written(texts), message, "")

    def texts_of(self, table: TableFormat, whole: Tree, texts: Tree, path: Path) -> None:
        """The texts of one item, and of what is inside it."""
        nested = {inner.name: inner for inner in table.nested}
        for key, value in texts.items():
            here = (*path, key)
            if key in table.texts and key in whole:
                if not isinstance(value, str):
                    message = "this must be a text"
                    self.reader.report("P102", self.file, here, written(value), message, "Put it into quotes.")
                elif whole[key].get(self.language):
                    message = f"the protocol says this text in {self.language} already"
                    self.reader.report("P108", self.file, here, value, message, "Leave one of them out.", at_key=True)
                elif value.strip():
                    whole[key][self.language] = value
            elif key in nested and whole.get(nested[key].field) and isinstance(value, dict):
                self.nested(nested[key], whole[nested[key].field], value, here)
            else:
                possible = [word for word in (*table.texts, *nested) if word in whole or word in nested]
                self.nothing(here, key, f'{table.title} has no text "{shorten(key)}" to translate here', possible)

    def nested(self, table: TableFormat, whole: Any, texts: Tree, path: Path) -> None:
        """``[question.m_home.option.yes]``, ``[action.outcome.gate]``."""
        if not table.repeated:
            self.texts_of(table, whole, texts, path)
            return
        items = {str(item.get("id")): item for item in whole}
        for own, inner in texts.items():
            if own in items and isinstance(inner, dict):
                self.texts_of(table, items[own], inner, (*path, own))
            else:
                self.nothing((*path, own), own, f'there is no {table.name} "{shorten(own)}" to translate', items)

    def nothing(self, path: Path, found: str, message: str, possible: Iterable[str]) -> None:
        """A text for something that is not there."""
        advice = nearest(found, possible, "Leave it out, or correct its name.")
        self.reader.report("P403", self.file, path, found, message, advice, at_key=True)
