"""Whether free words are evidently a name or a place, written as such and nothing else."""

import re

from screening_tui.names.compare import ADDRESS
from screening_tui.names.gazetteer import GENERIC
from screening_tui.names.places import Place, read_place
from screening_tui.names.spelling import PARTICLES, plain_words

_LETTERS = re.compile(r"[^\W\d_]+")
MOST_WORDS = 5


def is_evidently_a_name(text: str) -> bool:
    """``Rosa Marín``, ``María de la Cruz``: two to five capitalised words, none of which describes somebody."""
    words = _LETTERS.findall(text)
    plain = set(plain_words(text))
    if not 2 <= len(words) <= MOST_WORDS or plain & (GENERIC | ADDRESS):
        return False
    return all(word.lower() in PARTICLES or (word[0].isupper() and word[1:].islower()) for word in words)


def evident_place(text: str) -> Place | None:
    """``Liberia, Costa Rica``, ``Costa Rica``, ``San Pedro Sula``; None for words that may be a description."""
    place = read_place(text)
    words = plain_words(text)
    if GENERIC.intersection(words) or len(words) > MOST_WORDS:
        return None
    return place if place.country or is_evidently_a_name(text) else None
