"""How well the words of two names fit, as a number between 0 and 1: whole names are laid word by word on each other."""

from collections.abc import Sequence

from screening_tui.names.familiar import is_called, romanised
from screening_tui.names.spelling import PARTICLES, sound
from screening_tui.registers.words import bones, telling, together

SAME, SAME_NAME, SAME_SOUND, ONE_SLIP, CALLED, BONES, CUT, INITIAL = 1.0, 0.97, 0.95, 0.88, 0.82, 0.8, 0.75, 0.6
"""Equal; two romanisations; alike to the ear; a slip; a nickname; the same consonants; cut off; only a letter."""
FITS = 0.7
"""From here two words are taken for the same one."""

Memory = dict[tuple[str, str], float]
"""Pairs of words that were compared before, within one query."""


def word_likeness(one: str, other: str) -> float:
    """How well two plain words fit."""
    if one == other:
        return SAME
    if one[:1].isdigit() or other[:1].isdigit():
        return 0.0
    shorter = min(len(one), len(other))
    if shorter == 1:
        return INITIAL if one[0] == other[0] else 0.0
    forms = romanised(one), romanised(other)
    if forms[0] and forms[0] == forms[1]:
        return SAME_NAME
    heard, said = sound(one), sound(other)
    if heard == said:
        return SAME_SOUND
    if is_called(one, other) or is_called(other, one):
        return CALLED if shorter > 2 else INITIAL
    return max(_slips(heard, said, one, other), _bones(one, other))


def _slips(heard: str, said: str, one: str, other: str) -> float:
    """One slip in a word of four letters or more, two in one of eight or more; less the shorter the word."""
    from rapidfuzz.distance import OSA

    longest = max(len(one), len(other))
    distance = min(OSA.distance(one, other, score_cutoff=3), OSA.distance(heard, said, score_cutoff=3))
    if distance == 1 and longest >= 4:
        return ONE_SLIP if longest >= 6 else CALLED if longest == 5 else CUT
    if distance == 2 and longest >= 7:
        return CUT if longest >= 8 else FITS
    return 0.0 if distance > 3 else max(0.0, 1 - distance / max(longest, 1)) * FITS


def _bones(one: str, other: str) -> float:
    held = bones(sound(one).lower())
    if len(held) >= 3 and held == bones(sound(other).lower()):
        return BONES
    return 0.0


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
