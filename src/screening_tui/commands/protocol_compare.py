"""``protocol compare``: what two offices' protocols share, lack, and decide differently."""

import shutil
from argparse import Namespace
from collections.abc import Iterable, Iterator
from enum import StrEnum
from textwrap import wrap
from typing import Any

from screening_tui.commands.output import write, write_json
from screening_tui.language import _, current_language, ngettext
from screening_tui.protocol.compared import COMPARED, Comparison, Difference, Languages, Pair, compare
from screening_tui.protocol.grammar import parse
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.sources import read_sources
from screening_tui.protocol.text import Text
from screening_tui.protocol.wording import Wording

WIDEST = 100


def compare_protocols(asked: Namespace) -> int:
    """Print it: 0 where both decide the same, else 1. Raises BadInput for a protocol that cannot be used."""
    first, second = (load(read_sources(path)) for path in (asked.first, asked.second))
    found = compare(first, second)
    if asked.json:
        write_json(_for_programs(found, first, second), ascii_only=asked.ascii)
    else:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        told = _Told(first, second, asked.lang or current_language(), width, wordings=asked.wordings)
        write("\n".join(told.lines(found)), ascii_only=asked.ascii)
    return int(not found.is_same)


class _Told:
    """In words; A is the first protocol, B the second."""

    def __init__(self, first: Protocol, second: Protocol, language: str, width: int, *, wordings: bool) -> None:
        self.protocols = {"A": first, "B": second}
        self.language = language
        self.width = width
        self.wordings = wordings
        self.wording = {name: Wording(protocol, language, _) for name, protocol in self.protocols.items()}

    def lines(self, found: Comparison) -> Iterator[str]:
        for name, protocol in self.protocols.items():
            title = protocol.title.say(self.language)
            yield from self._wrapped(f"{name}  {protocol.id} {protocol.version}: {title}", 0)
        titles = {
            "indicator": _("Indicators"), "conduct": _("Rules of conduct"), "question": _("Questions, by fact"),
            "fact": _("Facts that are compared"), "check": _("Checks"), "finding": _("Findings"),
            "action": _("Actions"), "outcome": _("How it may end"),
        }  # fmt: skip
        for table in COMPARED:
            yield ""
            yield from self._table(titles[table], found.of(table))
        yield ""
        yield from self._languages(found.languages)
        if found.adult_from_age[0] != found.adult_from_age[1]:
            ages = zip("AB", found.adult_from_age, strict=True)
            yield ""
            yield _("Adult from the age of: {ages}").format(ages=", ".join(f"{name} {age}" for name, age in ages))
        yield ""
        yield _("Both decide the same.") if found.is_same else _("They are not the same.")

    def _table(self, title: str, pairs: tuple[Pair, ...]) -> Iterator[str]:
        shared = [pair for pair in pairs if pair.first and pair.second]
        only = {
            "A": [pair.first for pair in pairs if not pair.second],
            "B": [pair.second for pair in pairs if not pair.first],
        }
        differing = [pair for pair in shared if pair.decides_differently]
        worded = [pair for pair in shared if any(difference.is_wording for difference in pair.differences)]
        counts = _("{title}: {shared} shared, {a} only in A, {b} only in B").format(
            title=title, shared=len(shared), a=len(only["A"]), b=len(only["B"])
        )
        yield from self._wrapped(counts, 0)
        for pair in differing:
            yield from self._differing(pair, _("decided differently"), wording=False)
        for pair in worded if self.wordings else []:
            yield from self._differing(pair, _("worded otherwise"), wording=True)
        if worded and not self.wordings:
            count = ngettext("{n} is worded otherwise", "{n} are worded otherwise", len(worded)).format(n=len(worded))
            yield from self._wrapped(count + " (--wordings)", 2)
        for name, items in only.items():
            for item in items:
                if item is not None:
                    yield from self._wrapped(_("only in {name}").format(name=name) + f"  {self._label(name, item)}", 2)

    def _differing(self, pair: Pair, words: str, *, wording: bool) -> Iterator[str]:
        assert pair.first is not None  # noqa: S101  only what both have can differ
        yield from self._wrapped(f"{words}  {self._label('A', pair.first)}", 2)
        for difference in pair.differences:
            if difference.is_wording == wording:
                said = {"A": difference.first, "B": difference.second}
                for name, value in said.items():
                    yield from self._wrapped(f"{name}  {difference.key}: {self._said(name, difference, value)}", 6)

    def _label(self, name: str, item: Table) -> str:
        text = next(value for key in ("label", "ask", "message") if isinstance(value := getattr(item, key, None), Text))
        role = self._role(name, item)
        fact = getattr(item, "fact", None)
        asked = f" [{', '.join(filter(None, (role, fact)))}]" if role or fact else ""
        return f"{text.say(self.language)}{asked}"

    def _role(self, name: str, item: Table) -> str:
        """Whom a question is put to."""
        step = self.protocols[name].step_by_id.get(getattr(item, "step", "")) if hasattr(item, "ask") else None
        words = {"minor": _("minor"), "adult": _("adult")}
        return words.get(step.role or "", "") if step else ""

    def _said(self, name: str, difference: Difference, value: Any) -> str:
        if value is None or value == ():
            return "-"
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, StrEnum):
            return value.value
        if isinstance(value, str) and difference.key.endswith("when"):
            return self._condition(name, value)
        if isinstance(value, tuple):
            return ", ".join(self._said(name, difference, part) for part in value)
        if isinstance(value, dict):
            return "; ".join(f"{key} {self._said(name, difference, part)}" for key, part in value.items())
        return str(value)

    def _condition(self, name: str, text: str) -> str:
        return self.wording[name].of(parse(text).expression)

    def _languages(self, languages: Languages) -> Iterator[str]:
        yield from self._wrapped(_("Languages: both {shared}").format(shared=", ".join(languages.shared) or "-"), 0)
        sides = {
            "A": (languages.only_first, languages.lacking_first),
            "B": (languages.only_second, languages.lacking_second),
        }
        for name, (only, lacking) in sides.items():
            if only:
                yield from self._wrapped(_("only in {name}").format(name=name) + f"  {', '.join(only)}", 2)
            for language, count in lacking.items():
                words = ngettext(
                    "{name} does not say {n} text in {language}", "{name} does not say {n} texts in {language}", count
                )
                yield from self._wrapped(words.format(name=name, n=count, language=language), 2)

    def _wrapped(self, text: str, indent: int) -> Iterable[str]:
        before = " " * indent
        return wrap(text, self.width, initial_indent=before, subsequent_indent=before + "   ", break_on_hyphens=False)


def _for_programs(found: Comparison, first: Protocol, second: Protocol) -> dict[str, Any]:
    languages = found.languages
    return {
        "first": {"id": first.id, "version": first.version},
        "second": {"id": second.id, "version": second.version},
        "same": found.is_same,
        "adult_from_age": list(found.adult_from_age),
        "tables": {table: [_pair(pair) for pair in found.of(table)] for table in COMPARED},
        "languages": {
            "shared": list(languages.shared),
            "only_first": list(languages.only_first),
            "only_second": list(languages.only_second),
            "lacking_first": dict(languages.lacking_first),
            "lacking_second": dict(languages.lacking_second),
        },
    }


def _pair(pair: Pair) -> dict[str, Any]:
    differences = [
        {"key": one.key, "first": one.first, "second": one.second, "wording": one.is_wording}
        for one in pair.differences
    ]
    return {
        "first": getattr(pair.first, "id", None),
        "second": getattr(pair.second, "id", None),
        "differences": differences,
    }
