"""What of a word's sound goes into the index of names: of a name heard or written otherwise, most of it is left.

Each feature is one of ``PLANES`` rows of bits. Two neighbouring letters, two letters with one between them, and the
consonants as a whole: a slip changes a few of them, vowels of another romanisation change half, and some always stay.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from screening_tui.registers.words import bones, sound_class

PLANES = 512
"""Features share rows; the more rows, the fewer names are taken for another one's and the larger is the index."""


@lru_cache(maxsize=65_536)
def features(word: str) -> tuple[int, ...]:
    """The rows of a plain word, each once."""
    heard = sound_class(word)
    framed = f"^{heard}$"
    parts = {framed[place : place + 2] for place in range(len(framed) - 1)}
    parts |= {f"{framed[place]}{framed[place + 2]}_" for place in range(len(framed) - 2)}
    held = bones(heard.lower())
    if len(held) >= 2:
        parts.add(f"c{held}")
    return tuple({crc32(part.encode()) % PLANES for part in parts})
