"""What is done to the bytes of a sound file so that it is sound no longer, or only just."""

import re
from collections.abc import Callable
from random import Random

from harness.inputs.naughty import CLASSES, TEXTS, condition, quoted, some_text, some_value

LARGEST = 300 * 1024
"""Bytes: a little more than any file that is taken in but case files and journals."""
_VALUE = re.compile(rb"(?<== )[^\n]+")
_TOKEN = re.compile(rb"[A-Za-z_]+|[0-9]+|\"[^\"\n]*\"|[^\sA-Za-z0-9]")
_KEY = re.compile(rb"^[A-Za-z0-9_.-]+(?= =)|(?<=\[)[a-z_.0-9]+(?=\])", re.MULTILINE)
_WHEN = re.compile(rb'(?<=when = ")[^"\n]*')

Mutation = Callable[[bytes, bytes, Random], bytes]
"""The bytes, those of another sound file, and chance."""


def mutate(data: bytes, other: bytes, random: Random) -> bytes:
    """One change, mostly; sometimes many."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = random.choice(MUTATIONS)(data, other, random)
        if len(data) > LARGEST:
            data = data[: LARGEST + random.randrange(2)]
    return data


def soup(random: Random) -> bytes:
    """A file made of nothing but trouble."""
    kind = random.randrange(4)
    if kind == 0:
        return random.randbytes(random.choice((0, 1, 2, 3, 17, 900, 20_000)))
    if kind == 1:
        return random.choice(CLASSES).encode("utf-8", "surrogatepass")
    if kind == 2:
        return "".join(random.choices(('"', "'", "[", "]", "{", "}", "=", ".", ",", "\n", "a", "1"), k=400)).encode()
    return _encoded(random.choice(TEXTS) * random.choice((1, 1, 40)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _span(data: bytes, random: Random) -> tuple[int, int]:
    begin = _place(data, random)
    return begin, min(len(data), begin + random.choice((1, 2, 8, 40, 300, 3000)))


def flip(data: bytes, _other: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, _other: bytes, random: Random) -> bytes:
    begin, end = _span(data, random)
    return data[:begin] + random.choice((bytes(1), b"\xff", b"\xc3", b"\x1b", b" ", b"9")) * (end - begin) + data[end:]


def cut(data: bytes, _other: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def behead(data: bytes, _other: bytes, random: Random) -> bytes:
    return data[_place(data, random) :]


def take_out(data: bytes, _other: bytes, random: Random) -> bytes:
    begin, end = _span(data, random)
    return data[:begin] + data[end:]


def repeat(data: bytes, _other: bytes, random: Random) -> bytes:
    begin, end = _span(data, random)
    return data[:end] + data[begin:end] * random.choice((1, 2, 30, 2000)) + data[end:]


def splice(data: bytes, other: bytes, random: Random) -> bytes:
    return data[: _place(data, random)] + other[_place(other, random) :]


def graft(data: bytes, other: bytes, random: Random) -> bytes:
    begin, end = _span(other, random)
    place = _place(data, random)
    return data[:place] + other[begin:end] + data[place:]


def insert_text(data: bytes, _other: bytes, random: Random) -> bytes:
    place = _place(data, random)
    return data[:place] + _encoded(some_text(random)) + data[place:]


def _replace_match(pattern: re.Pattern[bytes], data: bytes, new: bytes, random: Random) -> bytes:
    found = [match.span() for match in pattern.finditer(data)]
    if not found:
        return data + b"\n" + new
    begin, end = random.choice(found)
    return data[:begin] + new + data[end:]


def another_value(data: bytes, _other: bytes, random: Random) -> bytes:
    return _replace_match(_VALUE, data, _encoded(some_value(random)), random)


def another_token(data: bytes, other: bytes, random: Random) -> bytes:
    tokens = _TOKEN.findall(other[: 1 << 14]) or [b"x"]
    return _replace_match(_TOKEN, data, random.choice(tokens), random)


def another_key(data: bytes, _other: bytes, random: Random) -> bytes:
    keys = _KEY.findall(data[: 1 << 14]) or [b"x"]
    new = random.choice((random.choice(keys), _encoded(quoted(some_text(random)[:400])), b"a.b.c", b"id"))
    return _replace_match(_KEY, data, new, random)


def another_condition(data: bytes, _other: bytes, random: Random) -> bytes:
    return _replace_match(_WHEN, data, _encoded(condition(random)), random)


def a_line_of_trouble(data: bytes, _other: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(random.randrange(len(lines) + 1), _encoded(random.choice(CLASSES)))
    return b"\n".join(lines)


def lines_about(data: bytes, _other: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    how = random.randrange(4)
    if how == 0:
        lines[one], lines[two] = lines[two], lines[one]
    elif how == 1:
        del lines[one]
    elif how == 2:
        lines.insert(two, lines[one])
    else:
        lines[one : one + 1] = [lines[one]] * random.choice((2, 50, 4000))
    return b"\n".join(lines)


def nest(data: bytes, _other: bytes, random: Random) -> bytes:
    depth = random.choice((8, 31, 33, 400, 20_000))
    opened, closed = random.choice(((b"[", b"]"), (b"{a=", b"}"), (b"[{a=", b"}]"), (b"(", b")")))
    inner = opened * depth + b"1" + closed * random.choice((depth, depth - 1, 0))
    return _replace_match(_VALUE, data, inner, random)


def another_encoding(data: bytes, _other: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    how = random.choice(("utf-16", "utf-8-sig", "latin-1", "utf-32", "cp037"))
    if random.random() < 0.5:
        return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\r", b"\0", b"\xe2\x80\xa8")))
    return text.encode(how, "replace")


MUTATIONS: tuple[Mutation, ...] = (
    *(flip, overwrite, cut, behead, take_out, repeat, splice, graft, insert_text, lines_about, nest),
    *(another_value, another_token, another_key, another_condition, a_line_of_trouble, another_encoding),
    *(another_value, another_key, lines_about),
)
