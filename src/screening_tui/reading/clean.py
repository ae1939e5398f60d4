"""One function for every string that enters: nothing that steers a terminal or hides in a text comes past it."""

import unicodedata
from typing import Any

REPLACEMENT = "\ufffd"
_JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: invisible, but Persian, Hindi and others are misspelt without them."""


def clean_text(text: str, lines: bool = False) -> str:
    """The text without control, bidi and format characters, and without lone surrogates: each becomes U+FFFD.

    Every kind of space, the no-break space among them, and the tab become a plain space. Line ends of every
    keyboard (CR LF, CR, LF) become ``\\n`` with ``lines``, else a space. Cleaning twice changes nothing more.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join([c if c.isprintable() else _instead_of(c, lines) for c in text])


def _instead_of(character: str, lines: bool) -> str:
    if character == "\n":
        return "\n" if lines else " "
    if character in _JOINERS:
        return character
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    return REPLACEMENT


def clean_tree(value: Any, lines: bool = True) -> Any:
    """A parsed TOML or JSON value, at most as deep as the parser allows, with every string and every key cleaned.

    Line breaks stay in values, unless told otherwise, and never in keys.
    """
    if isinstance(value, str):
        return clean_text(value, lines)
    if isinstance(value, dict):
        return {clean_text(key): clean_tree(part, lines) for key, part in value.items()}
    if isinstance(value, list):
        return [clean_tree(part, lines) for part in value]
    return value
