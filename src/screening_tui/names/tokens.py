"""Two words of two names: the same, the same with a slip, perhaps the same, or not."""

from enum import IntEnum

from screening_tui.names.familiar import is_called, romanised
from screening_tui.names.spelling import consonants, sound

SLIP_FROM = 8
"""A slip within a word is only believed in words of at least so many letters: Maria and Marta are two people."""
SWAP_FROM = 6
"""The same for two letters that changed places."""


class Match(IntEnum):
    """How well two words fit, worst first."""

    NONE = 0
    PERHAPS = 1
    CONSONANTS = 2
    """Alike as far as a script without vowels tells."""
    NEARLY = 3
    EXACT = 4


def match(one: str, other: str, across_scripts: bool = False) -> Match:
    """How well two plain words fit each other; across scripts, one of them was transliterated."""
    if one == other:
        return Match.EXACT
    if any(sign.isdigit() for sign in one + other):
        return Match.NONE
    forms = romanised(one), romanised(other)
    if all(forms):
        return Match.NEARLY if forms[0] == forms[1] else Match.NONE
    if sound(one) == sound(other) or has_slip(one, other):
        return Match.NEARLY
    if across_scripts and len(consonants(one)) >= 3 and consonants(one) == consonants(other):
        return Match.CONSONANTS
    return Match.PERHAPS if _perhaps(one, other) else Match.NONE


def has_slip(one: str, other: str) -> bool:
    """Whether a finger slipped: one letter too many, too few or wrong, or two letters swapped, inside a long word.

    Neither at the start nor at the end: Hernandez and Fernandez, Alejandro and Alejandra, Cristian and Cristina differ.
    """
    from rapidfuzz.distance import OSA

    longest = max(len(one), len(other))
    if longest < SWAP_FROM or one[0] != other[0] or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    if len(one) == len(other) and sorted(one) == sorted(other):
        return one[-2:] == other[-2:]
    return longest >= SLIP_FROM and one[-3:] == other[-3:]


def _perhaps(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    if is_called(one, other) or is_called(other, one):
        return True
    return min(len(one), len(other)) >= 3 and fuzz.ratio(sound(one), sound(other)) >= 75
