"""What a station's file says that its protocol and the program's keys have no place for, or leaves out.

The loader has looked at each value by itself; here they are held against what they refer to.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from screening_tui.reading.diagnostic import Level
from screening_tui.station.model import Station
from screening_tui.station.remarks import Remark, nearest


@dataclass(frozen=True, slots=True)
class Bound:
    """The keys that the program itself gives to something that can be done."""

    keys: tuple[str, ...]
    places: frozenset[str]
    """The screens and widgets in which they work; "" is everywhere."""

    def meets(self, other: "Bound") -> bool:
        """Whether both work in one place."""
        return "" in self.places | other.places or bool(self.places & other.places)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a station's file may refer to."""

    contacts: Collection[str]
    """Ids of the protocol's contacts."""
    languages: Collection[str]
    """Codes of the languages that the protocol is written in."""
    program_languages: Collection[str]
    """Codes of the languages that the program speaks."""
    bindings: Mapping[str, Bound]
    """By binding id."""
    is_key: Callable[[str], bool]
    """Whether the terminal library knows a key by this name."""


def check_references(station: Station, around: Surroundings) -> Iterator[Remark]:
    """Contacts, languages and keys of the station against those of the protocol and of the program."""
    yield from _contacts(station, around.contacts)
    yield from _languages(station, around)
    yield from _keys(station, around)


def _contacts(station: Station, known: Collection[str]) -> Iterator[Remark]:
    for contact in station.contacts.values():
        at = ("contacts", contact.id)
        if contact.id not in known:
            advice = nearest(contact.id, known, "It names: {known}.")
            yield Remark("B201", at, None, "the protocol names no such contact", advice, Level.WARNING)
        elif not contact.phones:
            advice = 'Write the numbers in the order in which to try them: phones = ["..."]'
            yield Remark("B203", at, None, "there is no number to call", advice, Level.WARNING)
    for missing in [contact for contact in known if contact not in station.contacts]:
        message = f'nobody answers here for the protocol\'s contact "{missing}"'
        yield Remark("B202", ("contacts",), None, message, f"Add [contacts.{missing}].", Level.WARNING)


def _languages(station: Station, around: Surroundings) -> Iterator[Remark]:
    advice = "Use one of these: {known}."
    if station.officer_language and station.officer_language.split("-")[0] not in around.program_languages:
        words = advice.format(known=", ".join(sorted(around.program_languages)))
        spoken = "the program does not speak it"
        yield Remark("B211", ("languages", "officer"), station.officer_language, spoken, words, Level.WARNING)
    for index, language in enumerate(station.interview_languages):
        if language not in around.languages:
            words = advice.format(known=", ".join(sorted(around.languages)))
            yield Remark(
                "B211",
                ("languages", "interview", index),
                language,
                "the protocol is not written in it",
                words,
                Level.WARNING,
            )


def _keys(station: Station, around: Surroundings) -> Iterator[Remark]:
    now = {binding: station.keys.get(binding, bound.keys) for binding, bound in around.bindings.items()}
    for binding, keys in station.keys.items():
        at = ("keys", binding)
        if binding not in around.bindings:
            advice = nearest(binding, around.bindings)
            yield Remark("B301", at, None, "nothing can be bound under this name", advice)
            continue
        for key in keys:
            if not around.is_key(key):
                advice = "See what a key is called: screening-tui station keys"
                yield Remark("B303", at, key, "no key is called so", advice)
            others = [
                other
                for other, bound in around.bindings.items()
                if other != binding and key in now[other] and bound.meets(around.bindings[binding])
            ]
            if others:
                message = f'the key "{key}" already does something else: {", ".join(others)}'
                yield Remark("B302", at, key, message, "Give each its own keys.")
