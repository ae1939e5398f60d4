"""Where what stands in the five machine-readable zones of ICAO Doc 9303, parts 3 to 7, and the check digit's rule."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle

FILLER = "<"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(DIGITS + LETTERS)} | {FILLER: 0}


class Field(StrEnum):
    """A part of a zone."""

    TYPE = "document type"
    ISSUER = "issuing state"
    NUMBER = "document number"
    NATIONALITY = "nationality"
    BIRTH = "date of birth"
    SEX = "sex"
    EXPIRY = "date of expiry"
    OPTIONAL = "optional data"
    MORE = "more optional data"
    NAMES = "names"
    WHOLE = "whole zone"
    """Of the composite check digit."""


Span = tuple[int, int, int]
"""Line from 0, first column, column after the last."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One format."""

    name: str
    lines: int
    width: int
    types: str
    """What the document's code may begin with."""
    spans: dict[Field, Span]
    checks: dict[Field, Span]
    """Where the check digit of a field stands."""
    composite: tuple[Span, ...] = ()
    """What the composite check digit is made of."""

    @property
    def length(self) -> int:
        """All of its characters."""
        return self.lines * self.width

    def cut(self, zone: str, span: Span) -> str:
        """A part of a zone whose lines were joined."""
        line, start, end = span
        return zone[line * self.width + start : line * self.width + end]


def check_digit(text: str) -> str:
    """The digit for a text of a zone: weights 7, 3, 1; A is 10 and Z 35; a filler counts nothing (part 3, 4.9)."""
    return str(sum(_VALUES[sign] * weight for sign, weight in zip(text, cycle((7, 3, 1)), strict=False)) % 10)


def _two_lines(width: int) -> tuple[dict[Field, Span], dict[Field, Span]]:
    """What the formats of two lines have in common."""
    spans = {
        Field.TYPE: (0, 0, 2),
        Field.ISSUER: (0, 2, 5),
        Field.NAMES: (0, 5, width),
        Field.NUMBER: (1, 0, 9),
        Field.NATIONALITY: (1, 10, 13),
        Field.BIRTH: (1, 13, 19),
        Field.SEX: (1, 20, 21),
        Field.EXPIRY: (1, 21, 27),
    }
    return spans, {Field.NUMBER: (1, 9, 10), Field.BIRTH: (1, 19, 20), Field.EXPIRY: (1, 27, 28)}


def _td1() -> Layout:
    spans = {
        Field.TYPE: (0, 0, 2),
        Field.ISSUER: (0, 2, 5),
        Field.NUMBER: (0, 5, 14),
        Field.OPTIONAL: (0, 15, 30),
        Field.BIRTH: (1, 0, 6),
        Field.SEX: (1, 7, 8),
        Field.EXPIRY: (1, 8, 14),
        Field.NATIONALITY: (1, 15, 18),
        Field.MORE: (1, 18, 29),
        Field.NAMES: (2, 0, 30),
    }
    checks = {
        Field.NUMBER: (0, 14, 15),
        Field.BIRTH: (1, 6, 7),
        Field.EXPIRY: (1, 14, 15),
        Field.WHOLE: (1, 29, 30),
    }
    return Layout("TD1", 3, 30, "ACI", spans, checks, ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)))


def _td2() -> Layout:
    spans, checks = _two_lines(36)
    checks |= {Field.WHOLE: (1, 35, 36)}
    composite = ((1, 0, 10), (1, 13, 20), (1, 21, 35))
    return Layout("TD2", 2, 36, "ACIP", spans | {Field.OPTIONAL: (1, 28, 35)}, checks, composite)


def _td3() -> Layout:
    spans, checks = _two_lines(44)
    checks |= {Field.OPTIONAL: (1, 42, 43), Field.WHOLE: (1, 43, 44)}
    composite = ((1, 0, 10), (1, 13, 20), (1, 21, 43))
    return Layout("TD3", 2, 44, "P", spans | {Field.OPTIONAL: (1, 28, 42)}, checks, composite)


def _visa(name: str, width: int) -> Layout:
    spans, checks = _two_lines(width)
    return Layout(name, 2, width, "V", spans | {Field.OPTIONAL: (1, 28, width)}, checks)


TD1, TD2, TD3, MRV_A, MRV_B = _td1(), _td2(), _td3(), _visa("MRV-A", 44), _visa("MRV-B", 36)
LAYOUTS = (TD1, TD2, TD3, MRV_A, MRV_B)
LONG_NUMBERS = (TD1.name, TD2.name)
"""Formats in which a number of more than nine characters goes on in the optional data (parts 5 and 6)."""

NUMERIC = frozenset({Field.BIRTH, Field.EXPIRY})
ALPHABETIC = frozenset({Field.TYPE, Field.ISSUER, Field.NATIONALITY, Field.SEX, Field.NAMES})
