"""Texts, values and pieces of TOML that programs stumble over."""

import json
from random import Random

TEXTS: tuple[str, ...] = (
    "",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n\r",
    "\0",
    "null",
    "None",
    "undefined",
    "NaN",
    "-Infinity",
    "true",
    "0",
    "-0",
    "1e309",
    "0x" + "F" * 100,
    "9" * 5000,
    "-" + "1" * 400,
    "٣٤",
    "１２",
    "½",
    "\x1b[2J\x1b[3J\x1bc",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x07",
    "\x1b]8;;http://example.invalid\x1b\\here\x1b]8;;\x1b\\",
    "\x1bP1;2q\x1b\\",
    "\x9b31m\x9c",
    "\x7f\x08\x08",
    "\u202eevil\u202c",
    "\u2066a\u2069\u200e\u200f",
    "\u2028\u2029\u0085",
    "\ufeffbom",
    "\u200b\u200c\u200d\u2060",
    "e" + "\u0301" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U000e0041\U000e007f",
    "\ufffe\uffff\U0010ffff",
    "\ue000",
    "ﬃ ß ı İ ǅ",
    "ﷺ",
    "人" * 3000,
    "\u3164\u115f",
    "w" * 10_000,
    "a b " * 4000,
    "%s%n%d{0}{a.__class__}{",
    "[@click=app.quit]x[/]",
    "[bold",
    "[/]",
    "../../../../etc/passwd",
    "/dev/zero",
    "a\0b.toml",
    "CON",
    ".",
    "..",
    "~root",
    "$(reboot)`id`",
    "'; DROP TABLE cases; --",
    "<script>alert(1)</script>",
    "\\",
    '"',
    "'''",
    '"""',
    "(((((((((((((((((a+)+)+)+)+)+)+)+$",
    "((" * 2000,
    "not " * 2000 + "disclosure",
    "indicator.wanted is observed",
    "answer.m_to is given and fact.destination is differs",
    "count indicator is observed >= 99999999999999999999",
    "age >= -1 or age < 1e9",
    "2026-11-23T14:00:00-06:00",
    "0000-00-00T00:00:00Z",
    "M1",
    "FLT-2026-0001",
    "scrypt:16384:8:1:AAAA:BBBB",
    "scrypt:" + "9" * 30 + ":8:1:AA==:BB==",
)

CLASSES: tuple[str, ...] = (
    # keys and headers
    "a",
    "= 1",
    "a =",
    "a = 1 b = 2",
    "a = 1\na = 2",
    "a.b = 1\na = 2",
    "a = 1\na.b = 2",
    "[t]\n[t]",
    "[t.a]\n[t]\na = 1",
    "[[t]]\n[t]",
    "[t]\n[[t]]",
    "t = []\n[[t]]",
    "t = {}\n[t.a]",
    "t = {}\nt.a = 1",
    "[a.b]\n[a]\nb.c = 1",
    "[]",
    "[[]]",
    "[a",
    "[a]]",
    "[[a]",
    "[ [a]]",
    "[a.]",
    "[.a]",
    "[a..b]",
    "[a] b = 1",
    "a..b = 1",
    ".a = 1",
    "a. = 1",
    "é = 1",
    "a b = 1",
    '"a = 1',
    '"""a""" = 1',
    '"a\nb" = 1',
    "'a\nb' = 1",
    "a\n= 1",
    "a =\n1",
    "# \0",
    "# \x1b",
    "a = 1 # \x7f",
    # strings
    'a = "',
    "a = '",
    'a = """',
    "a = '''",
    'a = """"""""',
    "a = '''''''",
    'a = "\\q"',
    'a = "\\u12"',
    'a = "\\U00110000"',
    'a = "\\ud800"',
    'a = "\\uDFFF"',
    'a = "\\x41"',
    'a = "\x01"',
    "a = '\x1b'",
    'a = "b\rc"',
    'a = """b\rc"""',
    'a = "b" "c"',
    "a = b",
    # numbers
    "a = 01",
    "a = 1__0",
    "a = _1",
    "a = 1_",
    "a = 0x",
    "a = 0xG",
    "a = 0b2",
    "a = 0o8",
    "a = +0x1",
    "a = 1.",
    "a = .1",
    "a = 1e",
    "a = 1e+_1",
    "a = 1.e3",
    "a = Inf",
    "a = +-1",
    "a = 1e400",
    "a = " + "9" * 128,
    "a = " + "9" * 4400,
    "a = 1." + "0" * 200,
    # truth
    "a = True",
    "a = tru",
    "a = yes",
    # moments
    "a = 2026-13-01",
    "a = 2026-02-30",
    "a = 0000-01-01",
    "a = 2026-11-23T",
    "a = 2026-11-23T25:00:00Z",
    "a = 2026-11-23 14:00:60Z",
    "a = 2026-11-23T14:00:00+25:00",
    "a = 2026-11-23T14:00Z",
    "a = 14:00",
    "a = 1987-7-5",
    "a = 2026-11-23T14:00:00." + "1" * 300 + "Z",
    # arrays and inline tables
    "a = [",
    "a = ]",
    "a = [1,,2]",
    "a = [,]",
    "a = [1 2]",
    "a = {",
    "a = }",
    "a = {,}",
    "a = {b = 1,}",
    "a = {b = 1\n}",
    "a = {b = 1 c = 2}",
    "a = {b = 1, b = 2}",
    "a = {b.c = 1, b = 2}",
    "a = [{b = 1}, {b = ]",
    "a = " + "[" * 33 + "]" * 33,
    "a = " + "[" * 5000,
    "a = " + "{b=" * 5000,
    "a = [" + "[]," * 5000 + "]",
    "a." * 17 + "b = 1",
    "a." * 30_000 + "b = 1",
    "[" + "a." * 5000 + "b]",
    "k" * 20_000 + " = 1",
    '"' + "k" * 20_000 + '" = 1',
)
"""Every class of invalid TOML, and of TOML at a limit."""

VALUES: tuple[str, ...] = (
    "0",
    "-1",
    "1",
    "32",
    "150",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "1.5",
    "-0.0",
    "nan",
    "-inf",
    "true",
    "false",
    "[]",
    "[[]]",
    "[[], {}]",
    "{}",
    '{a = 1, "" = 2}',
    "[1, 'a']",
    "1979-05-27",
    "07:32:00",
    "1979-05-27T07:32:00",
    "1979-05-27T07:32:00-07:00",
    "9999-12-31T23:59:59.999999+23:59",
    '""',
    "''",
    '"a"',
    '["a", "a"]',
    '["M1"]',
    '["id"]',
    '["protocol.toml"]',
    '["../x.toml", "/dev/zero", "more.toml", "more.toml"]',
    "[" * 31 + "]" * 31,
    "'" + "(" * 3000 + "'",
)
"""Values of TOML of every kind."""

WORDS = (
    *("is", "is not", "in", "and", "or", "not", "any", "count", "(", ")", "[", "]", ",", ">=", "<", "==", "!=", "-"),
    *("indicator", "indicator.afraid", "answer.m_to", "answer.m_pets", "fact.destination", "finding.sign", "conduct"),
    *("conclusion", "outcome", "disclosure", "bribe", "age", "age_in_doubt", "manner.minor", "action.call", "register"),
    *("observed", "cannot_tell", "differs", "detected", "yes", "given", "declined", "to_do", "3", "0", "1e9", "ñ", "."),
)
"""Of conditions."""


def quoted(text: str) -> str:
    """As a string of TOML, every character that has to be, and some that have not, escaped; maybe not valid."""
    return json.dumps(text, ensure_ascii=len(text) % 2 == 0).replace("\x7f", "\\u007f")


def some_text(random: Random) -> str:
    """One of the texts, or two run together."""
    text = random.choice(TEXTS)
    return text + random.choice(TEXTS) if random.random() < 0.1 else text


def some_value(random: Random) -> str:
    """What may stand behind an equals sign, or may not."""
    kind = random.randrange(5)
    if kind == 0:
        return quoted(some_text(random))
    if kind == 1:
        return quoted(condition(random))
    if kind == 2:
        return random.choice(CLASSES).partition("= ")[2] or "?"
    return random.choice(VALUES)


def condition(random: Random) -> str:
    """Words of a condition in any order."""
    return " ".join(random.choices(WORDS, k=random.choice((1, 3, 5, 9, 60, 400))))


def anything(random: Random) -> object:
    """A value of JSON of every kind."""
    return random.choice(
        (
            some_text(random),
            random.choice((0, -1, 1, 12, 2**31, 2**63 - 1, 2**63, -(2**64), 10**40)),
            random.choice((0.5, -0.0, 1e308, True, False, None)),
            random.choice(([], {}, [[]], [{}], ["M1", "M1"], {"": ""}, {"text": ""}, {"choices": []}, {"number": 1})),
            random.choice(([1, "a", None], {"a": {"b": {"c": []}}}, ["x"] * 500, {str(n): n for n in range(300)})),
            {"text": some_text(random)},
            [some_text(random)],
            deep(random.choice((4, 8, 9, 33, 150))),
        )
    )


def deep(levels: int) -> object:
    """Lists within lists."""
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value
