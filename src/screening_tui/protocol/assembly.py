"""From parsed files to one tree in the model's own words: includes joined, texts in all languages together.

What does not fit is reported and left out, so that everything else can still be looked at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from screening_tui.errors import BadInput
from screening_tui.protocol.checks.problem import NO_LANGUAGE, Path, Problem, nearest
from screening_tui.protocol.format import (
    FORMAT,
    GUIDE,
    HEADER,
    HEADER_IN_MODEL,
    MAIN_FILE,
    PROTOCOL,
    TABLES,
    TRANSLATION_HEADER,
    TableFormat,
)
from screening_tui.protocol.sources import Sources, names_under
from screening_tui.protocol.text import LANGUAGE_CODE
from screening_tui.reading.diagnostic import Diagnostic, shorten
from screening_tui.reading.toml import parse_clean_toml

Tree = dict[str, Any]


@dataclass
class Assembly:
    """What came out of the files."""

    raw: Tree = field(default_factory=dict)
    """What ``Protocol.model_validate`` takes, as far as it fits."""
    places: dict[str, list[tuple[str, Path]]] = field(default_factory=dict)
    """Table name to each item's file and path, in the order of ``raw``."""
    translations: dict[str, tuple[str, Tree]] = field(default_factory=dict)
    """Language to its file and what it says."""
    problems: list[Problem] = field(default_factory=list)
    """Everything that did not fit; each one stops the protocol from being used."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """Of files that are no TOML at all."""
    fallback: str = "en"


def assemble(sources: Sources) -> Assembly:
    """Everything that the files say, put together."""
    assembly = Assembly()
    trees: dict[str, Tree] = {}
    for name, text in sources.files.items():
        try:
            trees[name] = parse_clean_toml(text, name)
        except BadInput as error:
            assembly.diagnostics += error.diagnostics
    if MAIN_FILE in trees:
        _Assembler(assembly, trees, sources).run()
    return assembly


class _Assembler:
    def __init__(self, assembly: Assembly, trees: Mapping[str, Tree], sources: Sources) -> None:
        self.assembly = assembly
        self.trees = trees
        self.sources = sources
        self.main = trees[MAIN_FILE]
        self.languages: list[Tree] = []
        self.codes: set[str] = set()
        self.by_id: dict[tuple[str, str], tuple[TableFormat, Tree]] = {}

    def run(self) -> None:
        raw = self.assembly.raw
        includes = list(self.named("include"))
        translations = list(self.named("translations"))
        self.header()
        for name in translations:
            self.language(name)
        raw |= self.item(PROTOCOL, {key: self.main[key] for key in HEADER_IN_MODEL if key in self.main}, MAIN_FILE, ())
        raw["languages"] = self.languages
        for table in TABLES.values():
            raw[table.field] = []
            self.assembly.places[table.name] = []
        for name in (MAIN_FILE, *includes):
            self.items_of(name)
        for language, (name, tree) in self.assembly.translations.items():
            self.translate(language, name, tree)

    # The top of protocol.toml

    def header(self) -> None:
        version = self.main.get("format")
        if version is None:
            self.report("P103", MAIN_FILE, ("format",), "", 'the key "format" is missing', f"Write: format = {FORMAT}")
        elif version != FORMAT or isinstance(version, bool):
            message = f"this program reads format {FORMAT} of a protocol"
            self.report(
                "P107", MAIN_FILE, ("format",), str(version), message, "Use the program that it is written for."
            )
        fallback = self.main.get("fallback")
        self.assembly.fallback = fallback if isinstance(fallback, str) else "en"
        name = self.main.get("fallback_name")
        if not isinstance(name, str) or not name:
            advice = 'Name the fallback language in its own words: fallback_name = "English"'
            self.report("P103", MAIN_FILE, ("fallback_name",), "", 'the key "fallback_name" is missing', advice)
            name = self.assembly.fallback
        self.languages.append({"id": self.assembly.fallback, "name": name, "reviewed": True})
        self.codes.add(self.assembly.fallback)

    def named(self, key: str) -> Iterator[str]:
        """The files under a key of the header that can be read and are not named before."""
        names = self.main.get(key, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.report("P102", MAIN_FILE, (key,), _written(names), "this is a list of file names", "")
        seen = {MAIN_FILE, *(names_under(self.main, "include") if key == "translations" else ())}
        for index, name in enumerate(names_under(self.main, key)):
            path = (key, index)
            if name in seen:
                self.report("P108", MAIN_FILE, path, name, "this file is named twice", "Name each file once.")
            elif refusal := self.sources.refused.get(name):
                self.report(refusal.code, MAIN_FILE, path, name, refusal.message, refusal.advice)
            elif name not in self.sources.files:
                message = "the protocol's files do not hold this one"
                self.report("F101", MAIN_FILE, path, name, message, "Add it, or leave its name out.")
            elif name in self.trees:
                yield name
            seen.add(name)

    def language(self, name: str) -> None:
        tree = self.trees[name]
        language, own_name, reviewed = tree.get("language"), tree.get("name"), tree.get("reviewed", False)
        for key, value, kind in (("language", language, str), ("name", own_name, str), ("reviewed", reviewed, bool)):
            if value is None:
                advice = 'A translation begins with language = "es", name = "español", reviewed = false'
                self.report("P103", name, (key,), "", f'the key "{key}" is missing', advice)
            elif type(value) is not kind:
                self.report("P102", name, (key,), _written(value), f"this must be {_KINDS[kind]}", "")
        if not isinstance(language, str):
            return
        if not re.match(LANGUAGE_CODE, language):
            what, advice = NO_LANGUAGE
            self.report("P102", name, ("language",), _written(language), f"this is {what}", advice)
            return
        if language in self.codes:
            self.report("P104", name, ("language",), language, "this language has a file already", "Join the two.")
            return
        self.codes.add(language)
        self.languages.append(
            {
                "id": language,
                "name": own_name if isinstance(own_name, str) else language,
                "reviewed": reviewed is True,
            }
        )
        self.assembly.translations[language] = (name, tree)

    # Tables

    def items_of(self, name: str) -> None:
        raw, places = self.assembly.raw, self.assembly.places
        for key, value in self.trees[name].items():
            if key in TABLES:
                table = TABLES[key]
                for index, item in enumerate(self.listed(table, value, name, (key,))):
                    path = (key, index)
                    if not isinstance(item, dict):
                        self.report("P102", name, path, _written(item), f"write each one under [[{key}]]", "")
                        continue
                    whole = self.item(table, item, name, path)
                    self.by_id.setdefault((key, str(item.get("id"))), (table, whole))
                    raw[table.field].append(whole)
                    places[key].append((name, path))
            elif key == "guide":
                self.guide(name, value)
            elif key not in HEADER:
                words = [*TABLES, "guide", *(HEADER if name == MAIN_FILE else ())]
                advice = nearest(key, words, f"A protocol has: {', '.join(sorted(words))}.")
                self.report("P101", name, (key,), key, f'there is no key "{shorten(key)}" here', advice, at_key=True)
            elif name != MAIN_FILE:
                message = f'"{key}" belongs at the top of {MAIN_FILE} alone'
                self.report("P108", name, (key,), key, message, f"Move it to {MAIN_FILE}.", at_key=True)

    def guide(self, name: str, value: object) -> None:
        if "guide" in self.assembly.raw:
            self.report("P108", name, ("guide",), "", "there is another [guide] already", "Join the two.", at_key=True)
        elif not isinstance(value, dict):
            self.report("P102", name, ("guide",), _written(value), "write it under [guide]", "")
        else:
            self.assembly.raw["guide"] = self.item(GUIDE, value, name, ("guide",))
            self.assembly.places["guide"] = [(name, ("guide",))]

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
                self.report("P102", file, (*path, key), _written(value), f"this must be {_KINDS[kind]}", "")
                del whole[key]
        for nested in table.nested:
            if nested.name in item:
                value = whole.pop(nested.name)
                whole[nested.field] = self.nested(nested, value, file, (*path, nested.name))
        return whole

    def nested(self, table: TableFormat, value: object, file: str, path: Path) -> Any:
        if not table.repeated:
            if isinstance(value, dict):
                return self.item(table, value, file, path)
            self.report("P102", file, path, _written(value), f"this must be a table of its own, [{_header(path)}]", "")
            return None
        whole = []
        for index, item in enumerate(self.listed(table, value, file, path)):
            if isinstance(item, dict):
                whole.append(self.item(table, item, file, (*path, index)))
            else:
                self.report("P102", file, (*path, index), _written(item), f"write each under [[{_header(path)}]]", "")
        return whole

    def listed(self, table: TableFormat, value: object, file: str, path: Path) -> Iterable[object]:
        if isinstance(value, list):
            return value
        message = f"there can be several: write [[{_header(path)}]] with two brackets"
        self.report("P102", file, path, table.name, message, "", at_key=True)
        return ()

    def text(self, value: object, file: str, path: Path, key: str) -> dict[str, str]:
        """A text in every language in which it is written so far, the fallback's first."""
        fallback = self.assembly.fallback
        path = (*path, key)
        if isinstance(value, str):
            value = {fallback: value}
        if not isinstance(value, dict):
            self.report("P102", file, path, _written(value), "this must be a text", "Put it into quotes.")
            return {fallback: "?"}
        texts = {fallback: "", **value}
        for language, text in value.items():
            if language not in self.codes:
                advice = "Name a file for it under translations, or correct the language."
                self.report("P114", file, (*path, language), language, "no such language is declared", advice)
                del texts[language]
            elif not isinstance(text, str):
                self.report("P102", file, (*path, language), _written(text), "this must be a text", "")
                texts[language] = "?"
        if not texts[fallback].strip():
            message = f"the text is empty in the fallback language, {shorten(fallback)}"
            self.report("P113", file, path, "", message, "Write it, or leave the key out.")
        return texts

    # Translations

    def translate(self, language: str, name: str, tree: Tree) -> None:
        for key, value in tree.items():
            if key in TRANSLATION_HEADER:
                continue
            if key == "protocol" and isinstance(value, dict):
                self.texts_of(PROTOCOL, self.assembly.raw, value, language, name, (key,))
            elif key in TABLES and isinstance(value, dict):
                for item, texts in value.items():
                    table, whole = self.by_id.get((key, item), (None, {}))
                    path = (key, item)
                    if table is None:
                        possible = [known for kind, known in self.by_id if kind == key]
                        self.nothing_to_translate(name, path, item, f'there is no {key} "{shorten(item)}"', possible)
                    elif not isinstance(texts, dict):
                        self.report("P102", name, path, _written(texts), f"write it under [{key}.{item}]", "")
                    else:
                        self.texts_of(table, whole, texts, language, name, path)
            else:
                possible = [*TRANSLATION_HEADER, "protocol", *TABLES]
                self.nothing_to_translate(name, (key,), key, f'there is nothing called "{shorten(key)}"', possible)

    def texts_of(self, table: TableFormat, whole: Tree, texts: Tree, language: str, name: str, path: Path) -> None:
        nested = {inner.name: inner for inner in table.nested}
        for key, value in texts.items():
            here = (*path, key)
            if key in table.texts and key in whole:
                if not isinstance(value, str):
                    self.report("P102", name, here, _written(value), "this must be a text", "Put it into quotes.")
                elif value.strip():
                    whole[key][language] = value
            elif key in nested and nested[key].field in whole and isinstance(value, dict):
                self.nested_texts(nested[key], whole[nested[key].field], value, language, name, here)
            else:
                possible = [word for word in (*table.texts, *nested) if word in whole or word in nested]
                message = f'{table.title} has no text "{shorten(key)}" to translate here'
                self.nothing_to_translate(name, here, key, message, possible)

    def nested_texts(self, table: TableFormat, whole: Any, texts: Tree, language: str, name: str, path: Path) -> None:
        if not table.repeated:
            self.texts_of(table, whole or {}, texts, language, name, path)
            return
        items = {str(item.get("id")): item for item in whole}
        for item, inner in texts.items():
            if item not in items or not isinstance(inner, dict):
                message = f'there is no {table.name} "{shorten(item)}" here'
                self.nothing_to_translate(name, (*path, item), item, message, items)
            else:
                self.texts_of(table, items[item], inner, language, name, (*path, item))

    def nothing_to_translate(self, name: str, path: Path, found: str, message: str, possible: Iterable[str]) -> None:
        advice = nearest(found, possible, "Leave it out, or correct its name.")
        self.report("P403", name, path, found, message, advice, at_key=True)

    def report(
        self, code: str, file: str, path: Path, found: str, message: str, advice: str, at_key: bool = False
    ) -> None:
        self.assembly.problems.append(Problem(code, file, path, found, message, advice, at_key=at_key))


_KINDS: Mapping[type, str] = {str: "a text in quotes", int: "a whole number", bool: "true or false", list: "a list"}


def _header(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _written(value: object) -> str:
    """A value as TOML writes it, for messages."""
    if isinstance(value, bool):
        return str(value).lower()
    return shorten(f'"{value}"' if isinstance(value, str) else str(value))
