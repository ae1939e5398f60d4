"""From a name as somebody wrote it to plain words that can be held against each other.

Accents, case, punctuation and alphabet go; what is left are lower-case ASCII words. ``sound`` goes further and takes
away what ears and hands confuse: b and v, s and z, a silent h, a doubled letter.
"""

import re
from functools import lru_cache

_PARTICLES = "de del la las los el y e i da do dos das di van von der den al bin ibn bint ben"
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of a surname that one hand writes and another leaves out."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_GREEK = (("ου", "ou"), ("ού", "ou"), ("αυ", "av"), ("ευ", "ev"), ("Ου", "Ou"), ("Ευ", "Ev"), ("Αυ", "Av"))
_ARABIC_ARTICLE = re.compile(r"\bال")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(r"[a-z0-9]+")
_MACHINE_READABLE = re.compile(r"(?<=[nu])xx(?=[a-z])")
"""A travel document's machine-readable zone may write Ñ as NXX and Ü as UXX (ICAO Doc 9303)."""


def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin alphabet."""
    return all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 for sign in text if sign.isalpha())


def is_abjad(text: str) -> bool:
    """Whether it is written in Hebrew or Arabic letters, which leave out short vowels."""
    return any(0x590 <= ord(sign) < 0x780 for sign in text)


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a text in plain letters; two readings when it holds letters that are written out differently."""
    readings = dict.fromkeys((text, text.translate(_UMLAUTS)))
    return tuple(dict.fromkeys(plain_words(reading) for reading in readings))


@lru_cache(maxsize=1024)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower-case ASCII letters and digits, in their order.

    A name in Chinese characters becomes the surname and the rest, as it is written in Latin letters.
    """
    from anyascii import anyascii

    for letters, sound_alike in _GREEK:
        text = text.replace(letters, sound_alike)
    text = _ARABIC_ARTICLE.sub("", text)
    text = _HAN.sub(lambda match: f" {anyascii(match[0][0])} {anyascii(match[0][1:])} ", text)
    plain = anyascii(text).lower().replace("'", "").replace("`", "")
    return tuple(_MACHINE_READABLE.sub("", word) for word in _WORD.findall(plain))


def without(words: tuple[str, ...], left_out: frozenset[str]) -> tuple[str, ...]:
    """The words that are not in a set, or all of them if none would remain."""
    return tuple(word for word in words if word not in left_out) or words


_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^i?ye|^ie(?=[a-z]{3})", "e"),  # Yevgeny, Evgeny
        (r"ph", "f"),
        (r"th", "t"),
        (r"kh|^x|g(?=[ei])", "j"),  # Khuan, Ximena, Gimena
        (r"sch|sh", "S"),
        (r"ch", "C"),
        (r"ck|qu(?=[eiy])|q|c(?![eiy])", "k"),
        (r"[cz]", "s"),
        (r"x", "ks"),
        (r"gu(?=[eiy])", "g"),
        (r"ll|y", "i"),
        (r"ou|oo", "u"),
        (r"v|^w", "b"),
        (r"h", ""),
        (r"n(?=[bp])", "m"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A word as it sounds to a Spanish-speaking ear; words that are spelled alike in different hands come out equal."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


_CONSONANTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"kh", "K"),
        (r"gh", "g"),
        (r"sh|ch", "S"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"[qc]", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"h$", ""),
        (r"[aeiouwy]", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=4096)
def consonants(word: str) -> str:
    """A word without its vowels, for scripts that leave them out."""
    for pattern, replacement in _CONSONANTS:
        word = pattern.sub(replacement, word)
    return word
