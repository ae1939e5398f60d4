"""How records lie one after the other in a journal, and how what happened to them is told apart. Pure.

The journal's first line names the format and its version. Then, for each record, one line::

    LENGTH CHECK LINK HEADCHECK PAYLOAD

LENGTH and CHECK (CRC-32) are the payload's, LINK is the SHA-256 chain up to and with this record, HEADCHECK is the
CRC-32 of all that stands before it; numbers are hexadecimal, of fixed width. A record counts only if framing its
payload again gives the same bytes. From that follows what is wrong when it does not:

* torn: the file ends before the record does. A crash; what is cut off was never acknowledged.
* changed: the record is complete, or its head is, and the checks do not hold.
* foreign: the record holds in itself and does not continue the chain: put in, or what was before it is gone.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from screening_tui.case.records import START_OF_CHAIN, chain
from screening_tui.errors import BadInput

VERSION = 1
LARGEST_RECORD = 1024 * 1024
"""Bytes of one payload."""

_HEAD = re.compile(rb"([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{64}) ([0-9a-f]{8}) ")
_HEAD_LENGTH = 92
_SHAPE = b"h" * 8 + b" " + b"h" * 8 + b" " + b"h" * 64 + b" " + b"h" * 8 + b" "
_TO_SHAPE = bytes(ord("h") if byte in b"0123456789abcdef" else byte for byte in range(256))
_FIRST_LINE = re.compile(rb"(screening-tui journal ([1-9][0-9]{0,5})) ([0-9a-f]{8})\n")


class DamageKind(StrEnum):
    """What happened to a stretch of a journal."""

    CHANGED = "changed"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a journal that is not as it was written."""

    kind: DamageKind
    offset: int
    """In bytes from the file's start."""
    length: int
    after: int
    """How many readable records lie before it."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything that can be read of a journal."""

    payloads: tuple[bytes, ...]
    damages: tuple[Damage, ...]
    size: int
    """Where the next record belongs: the file's length without a torn tail."""
    torn: bytes
    """The torn tail, ``b""`` where there is none."""
    link: bytes
    """The chain's last link."""


@dataclass(frozen=True, slots=True)
class _Piece:
    offset: int
    end: int
    payload: bytes | None
    """None where it was changed."""
    link: bytes | None
    """None where not even the head can be read."""


def first_line(version: int = VERSION) -> bytes:
    """What a journal begins with."""
    words = b"screening-tui journal %d" % version
    return b"%s %08x\n" % (words, crc32(words))


def frame(payload: bytes, link: bytes) -> bytes:
    """The record's bytes in the journal."""
    head = b"%08x %08x %s" % (len(payload), crc32(payload), link.hex().encode())
    return b"%s %08x %s\n" % (head, crc32(head), payload)


def scan(data: bytes) -> Scan:
    """Read a whole journal. Raises BadInput only for one that a newer version of the program wrote."""
    # A file system may fill what a power cut kept it from writing with zeros; no record ends in one.
    written = data.rstrip(b"\0")
    pieces = []
    position = _after_first_line(written)
    if position is None:
        if first_line().startswith(written):
            return Scan((), (), 0, data, START_OF_CHAIN)
        position = _next_head(written, 0)
        pieces.append(_Piece(0, position, None, None))
    while position < len(written):
        piece = _piece_at(written, position)
        if piece is None:
            break
        pieces.append(piece)
        position = piece.end
    payloads, damages, link = _follow(pieces)
    return Scan(tuple(payloads), tuple(damages), position, data[position:], link)


def _after_first_line(data: bytes) -> int | None:
    match = _FIRST_LINE.match(data)
    if match is None or int(match[3], 16) != crc32(match[1]):
        return None
    if int(match[2]) > VERSION:
        raise BadInput(
            f"This case was written by a newer version of the program (journal format {int(match[2])}).",
            title="Too new",
            advice="Open it with that version, or with a later one.",
        )
    return match.end()


def _piece_at(data: bytes, position: int) -> _Piece | None:
    """What lies there; None for a torn tail."""
    head = _head(data, position)
    if head is None:
        rest = data[position : position + _HEAD_LENGTH]
        if len(rest) < _HEAD_LENGTH and _SHAPE.startswith(rest.translate(_TO_SHAPE)):
            return None
        return _Piece(position, _next_head(data, position + 1), None, None)
    length, link = head
    start = position + _HEAD_LENGTH
    end = start + length + 1
    payload = data[start : end - 1]
    if frame(payload, link) == data[position:end]:
        return _Piece(position, end, payload, link)
    # A head that was put in must not hide, or pass for a torn tail, what lies behind it.
    behind = _next_head(data, start)
    if end > behind == len(data):
        return None
    return _Piece(position, min(end, behind), None, link)


def _head(data: bytes, position: int) -> tuple[int, bytes] | None:
    """The length and the link that a record's head gives, if the head is whole and as it was written."""
    match = _HEAD.match(data, position)
    if match is None or int(match[4], 16) != crc32(data[position : match.end(3)]):
        return None
    length = int(match[1], 16)
    return (length, bytes.fromhex(match[3].decode())) if length <= LARGEST_RECORD else None


def _next_head(data: bytes, position: int) -> int:
    """Where the next readable head begins; the end where there is none."""
    while match := _HEAD.search(data, position):
        if _head(data, match.start()) is not None:
            return match.start()
        position = match.start() + 1
    return len(data)


def _follow(pieces: list[_Piece]) -> tuple[list[bytes], list[Damage], bytes]:
    """Along the chain: the payloads that belong to the journal, in order, and what is wrong."""
    payloads: list[bytes] = []
    damages: list[Damage] = []
    last: bytes | None = START_OF_CHAIN
    for place, piece in enumerate(pieces):
        if piece.payload is None:
            damages.append(_damage(DamageKind.CHANGED, piece, payloads))
        elif last is not None and not _continues(last, piece):
            damages.append(_damage(DamageKind.FOREIGN, piece, payloads))
            if _was_put_in(pieces, place, last):
                continue
            payloads.append(piece.payload)
        else:
            payloads.append(piece.payload)
        last = piece.link
    return payloads, damages, last or START_OF_CHAIN


def _was_put_in(pieces: list[_Piece], place: int, last: bytes) -> bool:
    """Whether what comes after it goes on from what came before it; not of a record that only lost its place."""
    piece = pieces[place]
    near = [other for other in pieces[max(place - 2, 0) : place + 3] if other is not piece]
    links = [other.link for other in near if other.link is not None] + [START_OF_CHAIN] * (place <= 2)
    is_of_this_journal = piece.link not in links and any(_continues(link, piece) for link in links)
    return not is_of_this_journal and any(_continues(last, later) for later in pieces[place + 1 : place + 2])


def _continues(last: bytes, piece: _Piece) -> bool:
    return piece.payload is not None and chain(last, piece.payload) == piece.link


def _damage(kind: DamageKind, piece: _Piece, before: list[bytes]) -> Damage:
    return Damage(kind, piece.offset, piece.end - piece.offset, len(before))
