"""From names to what the index is made of: plain words, and the class of words that sound alike."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from screening_tui.names.familiar import romanised
from screening_tui.names.spelling import PARTICLES, consonants, plain_words, sound

MOST_WORDS = 12
"""Of one name; what comes after is no name."""
_PLAIN = re.compile(r"[a-z0-9]+")
_PREFIXES = "abd bd abdul abdel abdal abu al el ben bin ibn de la del van von mac mc o san santa"
_BEFORE_ANOTHER = frozenset(_PREFIXES.split())
"""Words that one hand writes together with the next one."""
_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng|n)?")
"""As in Chinese given names, whose two syllables are written together or apart."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: lower-case ASCII, without particles unless there is nothing else."""
    if name.isascii() and "XX" not in name.upper():
        words = tuple(_PLAIN.findall(name.lower().replace("'", "").replace("`", "")))
    else:
        words = plain_words(name)
    return words[:MOST_WORDS]


def telling(words: Sequence[str]) -> tuple[str, ...]:
    """Without particles, unless nothing else would remain."""
    return tuple([word for word in words if word not in PARTICLES]) or tuple(words)


def together(words: tuple[str, ...]) -> Iterator[str]:
    """What neighbouring words make when they are written as one: abdalrahman, delacruz, xiaoming."""
    for one, other in pairwise(words):
        if one in _BEFORE_ANOTHER or (_SYLLABLE.fullmatch(one) and _SYLLABLE.fullmatch(other)):
            yield one + other
    for one, middle, other in zip(words, words[1:], words[2:], strict=False):
        if one in _BEFORE_ANOTHER and middle in _BEFORE_ANOTHER:
            yield one + middle + other


def sound_class(word: str) -> str:
    """One form for all words that sound alike, or are romanisations of the same name as far as these are known."""
    return sound(romanised(word) or word) or word


_SERVANT_OF = re.compile(r"^a?bd[aeiou]?l+(?=[a-z]{3})")


def bones(heard: str) -> str:
    """The consonants of a word; Abd al-, Abdul- and Abdel- are one, as they are in Arabic letters."""
    return consonants(_SERVANT_OF.sub("abd", heard))
