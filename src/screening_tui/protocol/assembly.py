"""From parsed files to one tree in the model's own words: includes joined, texts in all languages together.

What does not fit is reported and left out, so that everything else can still be looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from screening_tui.errors import BadInput
from screening_tui.protocol.checks.problem import NO_LANGUAGE, Path, Problem, TooManyProblemsError, nearest
from screening_tui.protocol.format import (
    FORMAT,
    GUIDE,
    HEADER,
    HEADER_IN_MODEL,
    MAIN_FILE,
    PROTOCOL,
    TABLES,
    TableFormat,
)
from screening_tui.protocol.sources import Sources, names_under
from screening_tui.protocol.tables import KINDS, TableReader, Tree, written
from screening_tui.protocol.text import LANGUAGE_CODE
from screening_tui.protocol.translations import Translator
from screening_tui.reading.diagnostic import Diagnostic, shorten
from screening_tui.reading.toml import parse_clean_toml

MOST_ITEMS = 5000
"""Steps, questions and all others together."""
_ITEM_LINE = re.compile(r"""^(?:\[\[(\w+)\]\]|id\ *=\ *["'](\w+)["'])""", re.MULTILINE | re.VERBOSE)


@dataclass
class Assembly:
    """What came out of the files."""

    raw: Tree = field(default_factory=dict)
    """What ``Protocol.model_validate`` takes, as far as it fits; empty when nothing is left to look at."""
    places: dict[str, list[tuple[str, Path]]] = field(default_factory=dict)
    """Table name to each item's file and path, in the order of ``raw``."""
    translations: dict[str, tuple[str, Tree]] = field(default_factory=dict)
    """Language to its file and what it says."""
    problems: list[Problem] = field(default_factory=list)
    """Everything that did not fit; each one stops the protocol from being used."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """Of files that are no TOML at all."""
    lost: dict[str, set[str]] = field(default_factory=dict)
    """Table name to the ids that seem to be in those files: what refers to them is not to blame."""


def assemble(sources: Sources) -> Assembly:
    """Everything that the files say, put together."""
    assembly = Assembly()
    trees: dict[str, Tree] = {}
    for name, text in sources.files.items():
        try:
            trees[name] = parse_clean_toml(text, sources.shown(name))
        except BadInput as error:
            assembly.diagnostics += error.diagnostics
            for table, own in _items_in(text):
                assembly.lost.setdefault(table, set()).add(own)
    if MAIN_FILE in trees:
        try:
            _Assembler(assembly, trees, sources).run()
        except TooManyProblemsError:
            assembly.raw.clear()  # half of it would only look as if the other half were missing
    return assembly


def _items_in(text: str) -> Iterator[tuple[str, str]]:
    """The tables and ids in a text that is no TOML, line by line."""
    table = ""
    for header, own in _ITEM_LINE.findall(text):
        table = header or table
        if own:
            yield table, own


class _Assembler:
    def __init__(self, assembly: Assembly, trees: Mapping[str, Tree], sources: Sources) -> None:
        self.assembly = assembly
        self.trees = trees
        self.sources = sources
        self.main = trees[MAIN_FILE]
        fallback = self.main.get("fallback")
        self.fallback = fallback if isinstance(fallback, str) else "en"
        self.reader = TableReader(assembly.problems, self.fallback, {self.fallback})
        self.report = self.reader.report
        self.languages: list[Tree] = []
        self.items = 0
        self.by_id: dict[tuple[str, str], Tree] = {}

    def run(self) -> None:
        assembly, raw = self.assembly, self.assembly.raw
        includes = list(self.named("include"))
        translations = list(self.named("translations"))
        self.header()
        for name in translations:
            self.language(name)
        head = {key: self.main[key] for key in HEADER_IN_MODEL if key in self.main}
        raw |= self.reader.item(PROTOCOL, head, MAIN_FILE, ())
        raw["languages"] = self.languages
        for table in TABLES.values():
            raw[table.field] = []
            assembly.places[table.name] = []
        for name in (MAIN_FILE, *includes):
            self.items_of(name)
        for language, (name, tree) in assembly.translations.items():
            Translator(self.reader, language, name, assembly.lost).translate(tree, raw, self.by_id)

    def header(self) -> None:
        """The keys at the top of ``protocol.toml`` that the model does not have."""
        version = self.main.get("format")
        if version is None:
            self.report("P103", MAIN_FILE, ("format",), "", 'the key "format" is missing', f"Write: format = {FORMAT}")
        elif version != FORMAT or isinstance(version, bool):
            message = f"this program reads format {FORMAT} of a protocol"
            self.report("P107", MAIN_FILE, ("format",), written(version), message, "Use the program it is written for.")
        name = self.main.get("fallback_name")
        if not isinstance(name, str) or not name:
            missing = name is None
            message = 'the key "fallback_name" is missing' if missing else "this must be a text in quotes"
            advice = 'Name the fallback language in its own words: fallback_name = "English"'
            code, found = ("P103", "") if missing else ("P102", written(name))
            self.report(code, MAIN_FILE, ("fallback_name",), found, message, advice)
            name = self.fallback
        self.languages.append({"id": self.fallback, "name": name, "reviewed": True})

    def named(self, key: str) -> Iterator[str]:
        """The files under a key of the header that can be read and are not named before."""
        names = self.main.get(key, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.report("P102", MAIN_FILE, (key,), written(names), "this is a list of file names", "")
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
        """The top of a translation's file."""
        tree = self.trees[name]
        known = {"language": str, "name": str, "reviewed": bool}
        for key, kind in known.items():
            value = tree.get(key)
            if value is None and key != "reviewed":
                advice = 'A translation begins with language = "es", name = "español", reviewed = false'
                self.report("P103", name, (key,), "", f'the key "{key}" is missing', advice)
            elif value is not None and type(value) is not kind:
                self.report("P102", name, (key,), written(value), f"this must be {KINDS[kind]}", "")
        language, own_name, reviewed = (tree.get(key) for key in known)
        if not isinstance(language, str):
            return
        if not re.match(LANGUAGE_CODE, language):
            what, advice = NO_LANGUAGE
            self.report("P102", name, ("language",), written(language), f"this is {what}", advice)
        elif language in self.reader.languages:
            self.report("P104", name, ("language",), language, "this language has its texts already", "Join the two.")
        else:
            own_name = own_name if isinstance(own_name, str) else language
            self.languages.append({"id": language, "name": own_name, "reviewed": reviewed is True})
            self.reader.languages.add(language)
            self.assembly.translations[language] = (name, tree)

    def items_of(self, name: str) -> None:
        """The tables of one file, after those of the files before it."""
        for key, value in self.trees[name].items():
            if key in TABLES:
                self.tables(TABLES[key], value, name)
            elif key == "guide":
                self.guide(name, value)
            elif key not in HEADER:
                words = [*TABLES, "guide", *(HEADER if name == MAIN_FILE else ())]
                advice = nearest(key, words, f"A protocol has: {', '.join(sorted(words))}.")
                self.report("P101", name, (key,), key, f'there is no key "{shorten(key)}" here', advice, at_key=True)
            elif name != MAIN_FILE:
                message = f'"{key}" belongs at the top of {MAIN_FILE} alone'
                self.report("P108", name, (key,), key, message, f"Move it to {MAIN_FILE}.", at_key=True)

    def tables(self, table: TableFormat, value: object, name: str) -> None:
        """All ``[[question]]`` of a file."""
        for index, item in enumerate(self.reader.listed(table, value, name, (table.name,))):
            path = (table.name, index)
            if not isinstance(item, dict):
                self.report("P102", name, path, written(item), f"write each one under [[{table.name}]]", "")
                continue
            whole = self.reader.item(table, item, name, path)
            self.by_id.setdefault((table.name, str(item.get("id"))), whole)
            self.items += 1
            if self.items > MOST_ITEMS:
                message = f"a protocol has at most {MOST_ITEMS} items"
                self.report("P116", name, path, "", message, "Leave out what is not needed.", at_key=True)
                raise TooManyProblemsError
            self.assembly.raw[table.field].append(whole)
            self.assembly.places[table.name].append((name, path))

    def guide(self, name: str, value: object) -> None:
        """``[guide]``, of which there is one."""
        if "guide" in self.assembly.raw:
            self.report("P108", name, ("guide",), "", "there is another [guide] already", "Join the two.", at_key=True)
        elif not isinstance(value, dict):
            self.report("P102", name, ("guide",), written(value), "write it under [guide]", "")
        else:
            self.assembly.raw["guide"] = self.reader.item(GUIDE, value, name, ("guide",))
            self.assembly.places["guide"] = [(name, ("guide",))]
