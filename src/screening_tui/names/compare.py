"""Whether two names, two places or two answers mean the same, as far as their letters tell.

Case, accents, order, alphabet, "de la" and "y" make no difference; a small slip makes them nearly the same. A wrong
"same" or "different" does harm, so that everything in between is unclear: one given name beside a full name, a
nickname, a second surname that only one of them says.
"""

import re
from enum import StrEnum
from itertools import pairwise, permutations, product

from screening_tui.names.spelling import PARTICLES, is_abjad, is_latin, plain_words, spellings, without
from screening_tui.names.tokens import Match, match

_ADDRESS = """
sr sra srta senor senora don dona dr dra lic ing mr mrs ms miss mi my her his su sus their tia tio aunt uncle
abuela abuelo prima primo madre padre mother father grandmother grandfather grandma grandpa cousin brother
sister hermano hermana madrina padrino godmother godfather stepmother stepfather madrastra padrastro
"""
ADDRESS = frozenset(_ADDRESS.split())
"""What comes before a name and is no part of it."""

_ARTICLES = "el la los las un una the a an le les"
ARTICLES = frozenset(_ARTICLES.split())
_WRITTEN_TOGETHER = re.compile(r"^de(la|las|los)(?=[a-z]{4})")
"""Delacruz."""
MOST_WORDS = 10
"""A name with more words than that is no name."""


class Likeness(StrEnum):
    """How alike two names are."""

    SAME = "same"
    NEARLY = "nearly"
    """The same with a slip, in another romanisation, or without a second name or surname."""
    DIFFERENT = "different"
    UNCLEAR = "unclear"


_BEST_FIRST = (Likeness.SAME, Likeness.NEARLY, Likeness.UNCLEAR, Likeness.DIFFERENT)


def compare_names(one: str, other: str) -> Likeness:
    """Hold two names of people against each other; unclear when one of them is empty."""
    across = is_latin(one) is not is_latin(other)
    abjad = across and (is_abjad(one) or is_abjad(other))
    found = (
        _compare_name_words(first, second, across, abjad)
        for first, second in product(spellings(_given_first(one)), spellings(_given_first(other)))
    )
    return min(found, key=_BEST_FIRST.index)


def _given_first(name: str) -> str:
    """``LOPEZ, Maria`` the other way round."""
    surname, comma, given = name.partition(",")
    return f"{given} {surname}" if comma else name


def _name_words(words: tuple[str, ...]) -> tuple[str, ...]:
    own = without(without(words, ADDRESS), PARTICLES)
    return tuple(_WRITTEN_TOGETHER.sub("", word) for word in own)


def _compare_name_words(one: tuple[str, ...], other: tuple[str, ...], across: bool, abjad: bool) -> Likeness:
    short, long = sorted((_name_words(one), _name_words(other)), key=len)
    if not short or len(long) > MOST_WORDS:
        return Likeness.UNCLEAR
    if is_same_set(short, long):
        return Likeness.SAME
    fits = assign(short, long, across)
    weakest = min(fits)
    if weakest is Match.CONSONANTS and abjad and len(short) >= 2:
        weakest = Match.NEARLY
    if weakest < Match.NEARLY and Match.NONE in fits:
        return _partly(short, long, fits, across)
    if weakest < Match.NEARLY:
        return Likeness.UNCLEAR
    if len(short) == len(long):
        return Likeness.NEARLY
    given_is_there = any(match(long[0], word, across) >= Match.NEARLY for word in short)
    return Likeness.NEARLY if len(short) >= 2 and given_is_there else Likeness.UNCLEAR


def _partly(short: tuple[str, ...], long: tuple[str, ...], fits: tuple[Match, ...], across: bool) -> Likeness:
    """Some word of the shorter name fits nowhere."""
    if across and _whole_likeness(short, long) >= 50:
        return Likeness.UNCLEAR
    if not any(fits):
        comparable = len(short) >= 2 or len(long) == 1
        return Likeness.DIFFERENT if comparable else Likeness.UNCLEAR
    given_fits = fits[0] is not Match.NONE or any(match(word, long[0], across) for word in short)
    return Likeness.UNCLEAR if given_fits else Likeness.DIFFERENT


def _whole_likeness(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(" ".join(short), " ".join(long))


def is_same_set(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both have the same words in any order, also where one hand writes two words as one (Maria Jose)."""
    if sorted(one) == sorted(other):
        return True
    fewer, more = sorted((one, other), key=len)
    if len(more) > 4 or sum(map(len, fewer)) != sum(map(len, more)):
        return False
    written = {"".join(order) for order in permutations(fewer)}
    return any("".join(order) in written for order in permutations(more))


def assign(short: tuple[str, ...], long: tuple[str, ...], across: bool = False) -> tuple[Match, ...]:
    """For each word of the shorter name, how well it fits the word of the longer one that is left for it."""
    pairs = sorted(
        (
            (match(word, other, across), -here, -there)
            for here, word in enumerate(short)
            for there, other in enumerate(long)
        ),
        reverse=True,
    )
    fits = dict.fromkeys(range(len(short)), Match.NONE)
    taken: set[int] = set()
    done: set[int] = set()
    for fit, here, there in pairs:
        if -here not in done and -there not in taken:
            fits[-here] = fit
            done.add(-here)
            taken.add(-there)
    return tuple(fits.values())


def mentions(text: str, name: str) -> bool:
    """Whether free words name that person: "Julio Perez, her uncle" for Julio Pérez Mora.

    They do if they are the same name or nearly so, or if its first two words stand in them side by side.
    """
    if compare_names(text, name) in {Likeness.SAME, Likeness.NEARLY}:
        return True
    words = _name_words(plain_words(text))
    given = _name_words(plain_words(_given_first(name)))[:2]
    beside = pairwise(words)
    return len(given) == 2 and any(
        match(here, given[0]) >= Match.NEARLY and match(there, given[1]) >= Match.NEARLY for here, there in beside
    )


def may_mean(text: str, name: str) -> bool:
    """Whether free words name that person, or may: "Mr. Perez", "J. Perez", "Julio" for Julio Pérez Mora.

    Only a name that is clearly another one does not: Marta Pérez Mora has another given name. Words without a capital
    letter describe ("the uncle Perez") where others have one.
    """
    words = [word for word in text.split() if word.lower() not in ARTICLES]
    readings = (" ".join(words), " ".join(word for word in words if word[:1].isupper()))
    return mentions(text, name) or any(_may_be(reading, name) for reading in readings)


def _may_be(text: str, name: str) -> bool:
    """Whether a part of the name, a nickname or an initial stands there, unless the whole is clearly another name."""
    told, own = (_name_words(plain_words(part)) for part in (text, name))
    if is_latin(text) is is_latin(name) and not any(match(one, other) for one in told for other in own):
        return False
    return bool(own) and compare_names(text, name) is not Likeness.DIFFERENT


def compare_words(one: str, other: str) -> Likeness:
    """Hold two free answers against each other: the same, nearly the same, or unclear. Never different.

    Only slips and articles may differ: "she has a dog" and "she has no dog" are not nearly the same.
    """
    first, second = (without(spellings(text)[0], ARTICLES) for text in (one, other))
    if not first or len(first) != len(second):
        return Likeness.UNCLEAR
    if first == second:
        return Likeness.SAME
    fits = (match(word, beside) for word, beside in zip(first, second, strict=True))
    return Likeness.NEARLY if min(fits) >= Match.NEARLY else Likeness.UNCLEAR
