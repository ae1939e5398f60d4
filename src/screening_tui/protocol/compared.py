"""What two offices' protocols share, lack, and decide differently.

The leaflet of the default protocol asks for protocols that are compatible between countries; this shows whether
they are.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel

from screening_tui.protocol.condition import Condition
from screening_tui.protocol.format import TABLES
from screening_tui.protocol.model import Protocol, Question
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.text import Text

COMPARED = ("indicator", "conduct", "question", "fact", "check", "finding", "action", "outcome")
"""The tables that are held against each other."""
NOT_COMPARED = frozenset({"id", "step", "source", "addition", "number"})
"""Where an item stands, and where it comes from, is each office's own."""
_NAME = re.compile(r"\b(indicator|conduct|answer|fact|check|finding|action)\.([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Difference:
    """One key that says something else in each of them."""

    key: str
    first: Any
    """What the first says: a text, a condition's text, a word, a number, several of them; None for nothing."""
    second: Any
    is_wording: bool
    """Whether only the words differ, and not what is decided."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the first and the one of the second that means the same; None where one of them has none."""

    table: str
    first: Table | None
    second: Table | None
    differences: tuple[Difference, ...] = ()

    @property
    def decides_differently(self) -> bool:
        """Whether both have it, and something about it is decided differently."""
        return any(not difference.is_wording for difference in self.differences)


@dataclass(frozen=True, slots=True)
class Languages:
    """In which languages both speak, and what is not said in them."""

    shared: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    lacking_first: Mapping[str, int]
    """Language to how many texts of the first are missing in it; without those in which nothing is missing."""
    lacking_second: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two protocols beside each other."""

    pairs: tuple[Pair, ...]
    languages: Languages
    adult_from_age: tuple[int, int]

    def of(self, table: str) -> tuple[Pair, ...]:
        """The pairs of one table, the first protocol's order first."""
        return tuple(pair for pair in self.pairs if pair.table == table)

    @property
    def is_same(self) -> bool:
        """Whether both have the same items, decide the same and speak the same languages; their words may differ."""
        each_has_all = all(pair.first and pair.second and not pair.decides_differently for pair in self.pairs)
        same_languages = not (self.languages.only_first or self.languages.only_second)
        return each_has_all and same_languages and self.adult_from_age[0] == self.adult_from_age[1]


def compare(first: Protocol, second: Protocol) -> Comparison:
    """Hold two protocols against each other.

    Two items mean the same if they have the same id or, in a language that both speak, the same words; two questions
    already if they are put to the same role about the same fact.
    """
    matched = [(table, *pair) for table in COMPARED for pair in _matched_in(table, first, second)]
    renamed = {
        (_family(table), ours.id): theirs.id  # type: ignore[attr-defined]  # every compared table has an id
        for table, ours, theirs in matched
        if ours and theirs
    }
    pairs = tuple(Pair(table, ours, theirs, _differences(ours, theirs, renamed)) for table, ours, theirs in matched)
    return Comparison(pairs, _languages(first, second), (first.adult_from_age, second.adult_from_age))


def _family(table: str) -> str:
    """How conditions name the items of a table."""
    return "answer" if table == "question" else table


def _matched_in(table: str, first: Protocol, second: Protocol) -> list[tuple[Table | None, Table | None]]:
    theirs = {language.id for language in second.languages}
    shared = next((language.id for language in first.languages if language.id in theirs), "")

    def by_id(_protocol: Protocol, item: Any) -> Hashable:
        return str(item.id)

    def by_words(_protocol: Protocol, item: Any) -> Hashable:
        text: Text = item.message if table == "check" else item.ask if table == "question" else item.label
        return " ".join(text.say(shared).casefold().split()) if shared and text.has(shared) else None

    def by_fact(protocol: Protocol, item: Any) -> Hashable:
        question = cast("Question", item)
        return (protocol.step_by_id[question.step].role, question.fact) if question.fact else None

    keys = [by_fact] if table == "question" else []
    return _matched(first, second, TABLES[table].field, [by_id, *keys, by_words])


def _matched(
    first: Protocol, second: Protocol, field: str, keys: Sequence[Callable[[Protocol, Any], Hashable]]
) -> list[tuple[Table | None, Table | None]]:
    """Each of the first with the one of the second that one of the keys leads to, the earlier key before the later."""
    ours: tuple[Table, ...] = getattr(first, field)
    free: list[Table] = list(getattr(second, field))
    found: dict[int, Table] = {}
    for key in keys:
        for place, item in enumerate(ours):
            wanted = key(first, item)
            if place in found or wanted is None:
                continue
            other = next((other for other in free if key(second, other) == wanted), None)
            if other is not None:
                found[place] = other
                free.remove(other)
    together: list[tuple[Table | None, Table | None]] = [(item, found.get(place)) for place, item in enumerate(ours)]
    return together + [(None, other) for other in free]


def _differences(
    ours: Table | None, theirs: Table | None, renamed: Mapping[tuple[str, str], str]
) -> tuple[Difference, ...]:
    if ours is None or theirs is None:
        return ()
    return tuple(_differing(ours, theirs, renamed))


def _differing(ours: Table, theirs: Table, renamed: Mapping[tuple[str, str], str]) -> Iterator[Difference]:
    for key in type(ours).model_fields:
        first, second = getattr(ours, key), getattr(theirs, key)
        if key in NOT_COMPARED:
            continue
        if isinstance(first, Text) and isinstance(second, Text):
            language = next((one for one in first if second.has(one) and first.say(one) != second.say(one)), None)
            if language is not None:
                yield Difference(key, first.say(language), second.say(language), is_wording=True)
            continue
        said = _plain(first), _plain(second)
        if key == "fact" and first is not None:
            said = renamed.get(("fact", str(first)), said[0]), said[1]
        if _with_their_names(said[0], renamed) != said[1]:
            # A text that only one of them has is help for the officer: it decides nothing.
            is_wording = isinstance(first, Text) or isinstance(second, Text)
            yield Difference(key, *said, is_wording=is_wording)


def _plain(value: Any) -> Any:
    """A value without its texts: what of it decides something."""
    if isinstance(value, Condition):
        return " ".join(value.text.split())
    if isinstance(value, Text):
        return value.say("")
    if isinstance(value, tuple):
        return tuple(part.id if hasattr(part, "id") else _plain(part) for part in value)
    if isinstance(value, Table):
        parts = {key: getattr(value, key) for key in type(value).model_fields}
        return {key: _plain(part) for key, part in parts.items() if not isinstance(part, Text)}
    return value


def _with_their_names(said: Any, renamed: Mapping[tuple[str, str], str]) -> Any:
    """A condition with the names that the second protocol has for the same items; anything else as it is."""
    if not isinstance(said, str):
        return said
    return _NAME.sub(lambda name: f"{name[1]}.{renamed.get((name[1], name[2]), name[2])}", said)


def _languages(first: Protocol, second: Protocol) -> Languages:
    ours, theirs = ([language.id for language in protocol.languages] for protocol in (first, second))
    return Languages(
        shared=tuple(one for one in ours if one in theirs),
        only_first=tuple(one for one in ours if one not in theirs),
        only_second=tuple(one for one in theirs if one not in ours),
        lacking_first=_lacking(first),
        lacking_second=_lacking(second),
    )


def _lacking(protocol: Protocol) -> dict[str, int]:
    texts = list(_texts(protocol))
    counts = {one.id: sum(not text.has(one.id) for text in texts) for one in protocol.languages}
    return {language: count for language, count in counts.items() if count}


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, BaseModel) and not isinstance(value, Condition):
        for key in type(value).model_fields:
            yield from _texts(getattr(value, key))
