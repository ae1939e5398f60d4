"""How well the words of two names fit, as a number between 0 and 1: whole names are laid word by word on each other."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from screening_tui.names.familiar import home_names, is_called, romanised
from screening_tui.names.spelling import PARTICLES, sound
from screening_tui.registers.words import bones, telling, together

SAME, SAME_NAME, SAME_SOUND, ONE_SLIP, CALLED, BONES, CUT, INITIAL = 1.0, 0.97, 0.95, 0.88, 0.82, 0.8, 0.75, 0.6
"""Equal; two romanisations; alike to the ear; a slip; a nickname; the same consonants; cut off; only a letter."""
FITS = 0.7
"""From here two words are taken for the same one."""

Memory = dict[tuple[str, str], float]
"""Pairs of words that were compared before, within one query."""


class Form(NamedTuple):
    """What of a word is compared, worked out once."""

    usual: str
    """The name of which it is a romanisation, "" if none is known."""
    heard: str
    bones: str


@lru_cache(maxsize=65_536)
def _form(word: str) -> Form:
    heard = sound(word)
    return Form(romanised(word), heard, bones(heard.lower()))


def word_likeness(one: str, other: str) -> float:
    """How well two plain words fit; 0 where more than two slips lie between them."""
    if one == other:
        return SAME
    shorter = min(len(one), len(other))
    if shorter == 1:
        return INITIAL if one[0] == other[0] else 0.0
    mine, theirs = _form(one), _form(other)
    if mine.usual and mine.usual == theirs.usual:
        return SAME_NAME
    if mine.heard == theirs.heard:
        return SAME_SOUND
    if (one[0] == other[0] and (is_called(one, other) or is_called(other, one))) or other in called(one):
        return CALLED if shorter > 2 else INITIAL
    alike = BONES if len(mine.bones) >= 3 and mine.bones == theirs.bones else 0.0
    return max(alike, _slips(mine.heard, theirs.heard, one, other))


@lru_cache(maxsize=4_096)
def called(word: str) -> frozenset[str]:
    """What somebody of that name is called at home, and the names of those who are called so."""
    return frozenset(other for pair in home_names() if word in pair for other in pair if other != word)


def _slips(heard: str, said: str, one: str, other: str) -> float:
    """One slip in a word of four letters or more, two in one of seven or more; less the shorter the word."""
    longest = max(len(one), len(other))
    if longest < 4 or abs(len(heard) - len(said)) > 2 < abs(len(one) - len(other)):
        return 0.0
    distance = OSA.distance(heard, said, score_cutoff=2)
    if distance > 1:
        distance = min(distance, OSA.distance(one, other, score_cutoff=2))
    if distance > 2 or one[0].isdigit() or other[0].isdigit():
        return 0.0
    if distance == 1:
        return ONE_SLIP if longest >= 6 else CALLED if longest == 5 else CUT
    return CUT if longest >= 8 else FITS if longest == 7 else FITS / 2


def name_likeness(asked: tuple[str, ...], known: tuple[str, ...], memory: Memory, cut: bool = False) -> float:
    """How well two names fit, each given as its plain words; 1 for the same words in any order.

    Words that only one of them has count little: two surnames and one. With ``cut`` the last word may go on.
    """
    best = _laid(telling(asked), telling(known), memory, cut)
    if best < 0.95 and len(asked) != len(known):
        joined = dict.fromkeys((*together(asked), *together(known)), True)
        if joined:
            best = max(best, _laid(_joined(asked, joined), _joined(known, joined), memory, cut))
    return best


def _joined(words: tuple[str, ...], joined: dict[str, bool]) -> tuple[str, ...]:
    """Neighbours that may be one word are one; particles that are left go."""
    made: list[str] = []
    for word in words:
        if made and made[-1] + word in joined:
            made[-1] += word
        else:
            made.append(word)
    return tuple(word for word in made if word not in PARTICLES) or words


def _laid(asked: tuple[str, ...], known: tuple[str, ...], memory: Memory, cut: bool) -> float:
    """The best pairs of words, weighed by their lengths."""
    if not asked or not known:
        return 0.0
    pairs = sorted(
        (
            (_remembered(one, other, memory), here, there)
            for here, one in enumerate(asked)
            for there, other in enumerate(known)
        ),
        reverse=True,
    )
    here_left, there_left = set(range(len(asked))), set(range(len(known)))
    fit = weight = 0.0
    fitting = 0
    for likeness, here, there in pairs:
        if here in here_left and there in there_left:
            if cut and here == len(asked) - 1 and likeness < CUT and _goes_on(asked[here], known[there]):
                likeness = CUT  # noqa: PLW2901
            if likeness < FITS / 2:
                break
            size = min(len(asked[here]), 8) + min(len(known[there]), 8)
            here_left.discard(here)
            there_left.discard(there)
            fit += likeness * size
            weight += size
            fitting += likeness >= FITS
    weight += _left(asked, here_left, known, there_left)
    found = fit / weight if weight else 0.0
    alone = len(asked) > 1 and len(known) > 1 and fitting < 2
    return found * 0.8 if alone else found


def _left(asked: Sequence[str], here: set[int], known: Sequence[str], there: set[int]) -> float:
    """What is left on both sides speaks against it; on one side only it is a name that the other hand left out."""
    mine = sum(min(len(asked[place]), 8) for place in here)
    theirs = sum(min(len(known[place]), 8) for place in there)
    return mine + theirs if here and there else (mine + theirs) * 0.3


def _goes_on(start: str, word: str) -> bool:
    return len(start) >= 2 and word.startswith(start)


def _remembered(one: str, other: str, memory: Memory) -> float:
    found = memory.get((one, other))
    if found is None:
        found = memory[one, other] = word_likeness(one, other)
    return found
