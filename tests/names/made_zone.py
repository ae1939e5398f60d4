"""Writes a machine-readable zone from what a document says, for tests: the standard read in the other direction."""

from dataclasses import dataclass

VALUES = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}


@dataclass(frozen=True)
class Document:
    """What is printed; dates as YYMMDD."""

    format: str
    number: str
    surname: str
    given: str
    birth: str
    expiry: str
    sex: str = "F"
    issuer: str = "NIC"
    nationality: str = "NIC"
    optional: str = ""


def digit(text: str) -> str:
    total = 0
    for place, sign in enumerate(text):
        total += VALUES[sign] * (7, 3, 1)[place % 3]
    return str(total % 10)


def with_digit(text: str) -> str:
    return text + digit(text)


def made_zone(document: Document) -> tuple[str, ...]:
    """Its lines."""
    names = f"{document.surname}<<{document.given}" if document.given else document.surname
    state = document.issuer.ljust(3, "<")
    nationality = document.nationality.ljust(3, "<")
    birth, expiry = with_digit(document.birth), with_digit(document.expiry)
    number, optional = with_digit(document.number.ljust(9, "<")), document.optional
    if len(document.number) > 9:
        number = document.number[:9] + "<"
        optional = document.number[9:] + digit(document.number) + "<" + optional
    if document.format == "TD1":
        first = f"I<{state}{number}{optional.ljust(15, '<')}"
        second = f"{birth}{document.sex}{expiry}{nationality}{'<' * 11}"
        second += digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
        return first, second, names.ljust(30, "<")[:30]
    width = 36 if document.format in ("TD2", "MRV-B") else 44
    kind = {"TD2": "I<", "TD3": "P<"}.get(document.format, "V<")
    first = f"{kind}{state}{names}".ljust(width, "<")[:width]
    second = f"{number}{nationality}{birth}{document.sex}{expiry}"
    if kind == "V<":
        return first, (second + optional).ljust(width, "<")
    second += with_digit(optional.ljust(14, "<")) if document.format == "TD3" else optional.ljust(7, "<")
    second += digit(second[0:10] + second[13:20] + second[21:])
    return first, second
