"""One thing that can be said against a station's file, by its key path; its line and column are looked up at the end.

Codes: B101 unknown key, B102 wrong kind of value, B103 a value that cannot be used, B201 unknown contact, B202 a
contact of the protocol that nobody answers for here, B203 a contact without a number, B211 a language that the protocol
does not have, B221 a registers' folder without registers, B222 registers that cannot be used,
B301 unknown binding, B302 a key that does two things,
B303 no key.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from screening_tui.reading.diagnostic import Diagnostic, Level, in_order, shorten

KeyPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong, where in the tree, and what to do."""

    code: str
    at: KeyPath
    found: object
    """The value as it was read; None where the remark is about the key."""
    message: str
    advice: str
    level: Level = Level.ERROR


def placed(remarks: Iterable[Remark], text: str, file_name: str) -> tuple[Diagnostic, ...]:
    """The remarks as diagnostics, in the order of the file."""
    remarks = tuple(remarks)
    if not remarks:
        return ()
    from screening_tui.reading.positions import positions

    places = positions(text)
    return in_order(
        Diagnostic(
            remark.code,
            remark.level,
            file_name,
            *(places.key(remark.at) if remark.found is None else places.value(remark.at)),
            shorten(".".join(str(part) for part in remark.at)),
            _as_written(remark.found),
            remark.message,
            remark.advice,
        )
        for remark in remarks
    )


def nearest(word: str, known: Iterable[str], otherwise: str = "Known here: {known}.") -> str:
    """Advice that names the known word nearest to a wrong one, or all of them."""
    known = sorted(known)
    close = get_close_matches(word[:64], known, 1, 0.6)
    return f'Did you mean "{close[0]}"?' if close else otherwise.format(known=", ".join(known))


def _as_written(value: object) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return shorten(f'"{value}"' if isinstance(value, str) else str(value))
