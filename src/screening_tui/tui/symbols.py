"""The few signs that the screens draw with, and which of them this terminal can show."""

from collections.abc import Mapping
from dataclasses import dataclass

PLAIN_TERMINALS = ("linux", "vt100", "vt102", "vt220", "ansi", "dumb", "cons25")
"""Terminals whose fonts cannot be trusted with more than ASCII signs; their letters with accents are left alone."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """One sign for each meaning; each is one cell wide."""

    rule: str
    done: str
    here: str
    untouched: str
    dot: str
    more: str
    """Stands for what was cut off."""
    alarm: str = "!"
    started: str = "-"


UNICODE = Symbols(rule="─", done="✓", here="▸", untouched="·", dot="·", more="…")
ASCII = Symbols(rule="-", done="x", here=">", untouched=".", dot="-", more="~")


def symbols_for(environ: Mapping[str, str], *, ascii_only: bool) -> Symbols:
    """The signs for this terminal: plain ones when asked for or when its name says that it has no others."""
    plain = ascii_only or environ.get("TERM", "dumb").startswith(PLAIN_TERMINALS)
    return ASCII if plain else UNICODE
