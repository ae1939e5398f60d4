"""Whether two places are the same, as far as their names tell."""

import re
from dataclasses import dataclass

from screening_tui.names.compare import Likeness, assign, is_same_set
from screening_tui.names.gazetteer import GENERIC, country_code, country_of_region, ends_in_a_country, usual_name
from screening_tui.names.spelling import is_latin, plain_words, without
from screening_tui.names.tokens import Match

_BETWEEN_PARTS = re.compile(r"[,;()/\n]| - ")
_SMALL = "de del la las los el of the y and do da des du"
_SMALL_WORDS = frozenset(_SMALL.split())
_BEFORE_A_PLACE = frozenset({"in", "at", "to", "en", "a", "au", "aux"})
_WRITTEN_OUT = {"sta": "santa", "sto": "santo", "cd": "ciudad", "gral": "general"}
_TOWN = frozenset({"ciudad", "city", "town", "pueblo", "municipio"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it was written: its parts, the town first, and the country if it is known."""

    parts: tuple[Words, ...]
    country: str
    """An ISO 3166 code; empty when it is not known."""


def read_place(text: str, country: str = "") -> Place:
    """``Tapachula, Chiapas, MX`` as a place; a country that stands apart counts before one in the text."""
    written = [(part, plain_words(part)) for part in _BETWEEN_PARTS.split(text)]
    named: list[Words] = []
    known = [country_code(plain_words(country))]
    for part, words in reversed([(part, _written_out(words)) for part, words in written if words]):
        code = country_code(words, codes=part.strip().isupper())
        town, inside = (words, "") if code else _without_country(words)
        known.append(code or inside)
        named[:0] = [] if code else [_town(town)]
    known += [country_of_region(part) for part in named[1:]]
    return Place(tuple(named), next((code for code in known if code), ""))


def _without_country(words: Words) -> tuple[Words, str]:
    """Managua and Nicaragua apart; Ciudad Panamá stays as it is."""
    town, code = ends_in_a_country(words)
    return (town, code) if set(town) - _TOWN else (words, "")


def _written_out(words: Words) -> Words:
    """From the place's name on, without abbreviations: ``Santa Ana`` for "in Sta. Ana"."""
    named = words[1:] if len(words) > 1 and words[0] in _BEFORE_A_PLACE else words
    return tuple(_WRITTEN_OUT.get(word, word) for word in named)


def _town(words: Words) -> Words:
    """A town's words without those that do not tell it apart; Mexico City is not Mexico."""
    rest = without(without(words, _TOWN), _SMALL_WORDS)
    if rest != words and country_code(rest):
        return (*rest, "city")
    return usual_name(rest)


def compare_places(one: str, other: str) -> Likeness:
    """Hold two places against each other; different only if both name a town, or both a country.

    A region beside a town, a description ("a hotel"), a place that the other one is a part of are unclear.
    """
    return compare_read(read_place(one), read_place(other), is_latin(one) is not is_latin(other))


def compare_read(one: Place, other: Place, across: bool = False) -> Likeness:
    """The same for places that were read; across scripts, one of them was transliterated."""
    if one.country and other.country and one.country != other.country:
        return Likeness.DIFFERENT
    if not one.parts or not other.parts:
        return Likeness.SAME if one.parts == other.parts and one.country == other.country != "" else Likeness.UNCLEAR
    short, long = sorted((one.parts[0], other.parts[0]), key=len)
    if is_same_set(short, long):
        return _within(one, other, Likeness.SAME)
    fits = assign(short, long, across)
    if min(fits) >= Match.NEARLY and len(short) == len(long):
        return _within(one, other, Likeness.NEARLY)
    return Likeness.UNCLEAR if any(fits) or not _both_towns(one, other) else Likeness.DIFFERENT


def _within(one: Place, other: Place, likeness: Likeness) -> Likeness:
    """Two towns of one name in two regions are not known to be the same."""
    here, there = (frozenset(place.parts[1:]) for place in (one, other))
    return likeness if not here or not there or here & there else Likeness.UNCLEAR


def _both_towns(one: Place, other: Place) -> bool:
    """Whether both name a town, so that two names are two places, and neither lies in the other."""
    if bool(country_of_region(one.parts[0])) is not bool(country_of_region(other.parts[0])):
        return False
    if one.parts[0] in other.parts or other.parts[0] in one.parts:
        return False
    words = {word for place in (one, other) for word in place.parts[0]}
    return not words & GENERIC and not any(sign.isdigit() for word in words for sign in word)
