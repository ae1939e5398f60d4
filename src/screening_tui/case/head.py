"""The head code: thirteen characters for the paper file that stand for a case's whole history.

Twelve characters of an alphabet of 31 (no 0, 1, I, L, O) carry 59 bits of the head's hash. The last one is a check
character: with weights 1 to 12 modulo the prime 31, every single slip and every two characters changed about show.
"""

from screening_tui.errors import BadInput

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CHARACTERS = 12
_BASE = len(ALPHABET)


def head_code(head: bytes) -> str:
    """The code of a head: ``K7Q2-9M4T-B3FX-C``."""
    number = int.from_bytes(head)
    digits = []
    for _ in range(CHARACTERS):
        number, digit = divmod(number, _BASE)
        digits.append(digit)
    code = "".join(ALPHABET[digit] for digit in digits)
    return "-".join([code[0:4], code[4:8], code[8:12], ALPHABET[_check(digits)]])


def read_head_code(text: str) -> str:
    """A typed code as ``head_code`` writes it; lower case, spaces and dashes do not matter.

    Raises BadInput if it was mistyped, so that a slip is not taken for a case that was changed.
    """
    code = "".join(text.upper().replace("-", " ").split())
    digits = [ALPHABET.find(character) for character in code]
    if len(digits) != CHARACTERS + 1 or -1 in digits or _check(digits[:-1]) != digits[-1]:
        raise BadInput(
            "This is not a head code.",
            title="Mistyped",
            advice="It has 13 characters, 2 to 9 and A to Z without I, L and O: K7Q2-9M4T-B3FX-C. Look at it again.",
        )
    return "-".join([code[0:4], code[4:8], code[8:12], code[12]])


def _check(digits: list[int]) -> int:
    return sum(weight * digit for weight, digit in enumerate(digits, 1)) % _BASE
