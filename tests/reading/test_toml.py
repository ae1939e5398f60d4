"""TOML from outside: bounded before the parser sees it, and every refusal with its place."""

import tomllib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening_tui.errors import BadInput
from screening_tui.reading import toml
from screening_tui.reading.toml import parse_clean_toml, parse_toml


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        parse_toml(text, "f.toml")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.file == "f.toml"
    assert len(diagnostic.found) <= 120
    assert diagnostic.found.isprintable()
    return diagnostic.code, f"{diagnostic.line}:{diagnostic.column}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = \n", ("T101", "1:5")),
        ("a = 1\nb", ("T101", "2:2")),
        ("a = 'x\n", ("T101", "1:5")),
        ('a = "\\q"', ("T101", "1:8")),
        ('a = "b"\nc = """\nd\n', ("T101", "2:5")),
        ('a = "b"\nc = [\n"d",\n', ("T101", "4:1")),
        ("a = 1\r\nb = \r\n", ("T101", "2:5")),
        ("a = 1\na = 2", ("T101", "2:6")),
        ("a = 2023-02-30", ("T101", "1:5")),
        ("a = 2023-02-30T00:00:00", ("T101", "1:5")),
        ('a = "\x1b"', ("T101", "1:6")),
        ("a = " + "[" * 33, ("T102", "1:37")),
        ("a = [\n" + "[\n" * 40, ("T102", "33:1")),
        ("a = " + "{ a = " * 40, ("T102", "1:197")),
        (".".join("a" * 17) + " = 1", ("T103", "1:1")),
        (" . ".join("a" * 17) + " = 1", ("T103", "1:63")),
        ('"a".' * 20 + "b = 1", ("T103", "1:64")),
        ("[" + ".".join("a" * 17) + "]", ("T103", "1:2")),
        ("x" * 129 + " = 1", ("T103", "1:1")),
        ('"' + "x" * 256 + '" = 1', ("T103", "1:1")),
        ('"' + "x " * 200 + '" = 1', ("T103", "1:1")),
        ("'" + "x" * 256 + "'.a = 1", ("T103", "1:1")),
        ("a = " + "1" * 129, ("T104", "1:5")),
        ("a = -1." + "0" * 200, ("T104", "1:5")),
    ],
)
def test_each_refusal_has_its_code_and_its_place(text: str, expected: tuple[str, str]) -> None:
    assert refusal(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 32 + "]" * 32,
        ".".join("a" * 16) + " = 1",
        "x" * 128 + " = 1",
        'a = "' + "x" * 5000 + '"',
        'a = ["' + "x" * 5000 + '", "b"]',
        'a = "' + "." * 5000 + '"',
        "a = [" + "1.5, " * 400 + "]",
        "# " + "." * 400 + "[" * 400,
        'a = """' + "[" * 400 + '"""',
        "a = '''" + "[" * 400 + "'''",
        'a = """ """""\nb = 1',
        "".join(f"[a{n}.b]\nc = [1, 2]\n" for n in range(200)),
        "".join(f"a{n} = {{ b = 1.5 }}\n" for n in range(200)),
        "a = 1979-05-27T07:32:00.999999-07:00",
        "a = [" + "[1], " * 40 + "]\nb.b.c.d.e.f" + "p" * 120 + ".q = 1",
        "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o" + "p" * 110 + " = 1",
    ],
)
def test_what_people_write_is_parsed_as_it_is(text: str) -> None:
    assert parse_toml(text, "f.toml") == tomllib.loads(text)


def test_recursion_in_the_parser_would_be_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def recursive(_: str) -> dict[str, Any]:
        raise RecursionError("too deep")

    monkeypatch.setattr(tomllib, "loads", recursive)
    assert refusal("a = 1") == ("T101", "0:0")


PIECES = (
    *('"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "=", " = ", ",", ".", "\n", "\\", "#", " "),
    *("a", "1", "key", "a.b", "[x]\n", 'k = "v"\n', "k = [1]\n", '"]"', "'''a'''"),
    *("." * 20, "[" * 20, "]" * 20, "1" * 130, "b" * 130),
)
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(FRAGMENTS)
@example("a = \"\"\"\nx = [''']\n" + "[" * 40)
@example("a = '''\nx = \"'''[[[[\"\n" + "b = " + "[" * 40)
def test_what_is_evidently_harmless_gives_a_look_ahead_nothing_to_find(text: str) -> None:
    """Up to the first place where the text is no TOML: the parser comes no further."""
    if not toml._is_evidently_harmless(text):
        return
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    toml._look_ahead(text, "f.toml")


@given(FRAGMENTS | st.text(max_size=200))
def test_any_text_is_a_value_or_one_refusal(text: str) -> None:
    try:
        assert parse_toml(text, "f.toml") == tomllib.loads(text)
    except BadInput as error:
        (diagnostic,) = error.diagnostics
        assert diagnostic.code in {"T101", "T102", "T103", "T104"}
        assert diagnostic.line >= 1
        assert diagnostic.column >= 1


def test_every_string_and_key_can_be_cleaned_while_it_comes_in() -> None:
    text = '"k\\u001b" = ["a\\u0007", """b\n\\u202e"""]\n'
    assert parse_toml(text, "f") == {"k\x1b": ["a\x07", "b\n\u202e"]}
    assert parse_clean_toml(text, "f") == {"k\ufffd": ["a\ufffd", "b\n\ufffd"]}
    assert parse_clean_toml('a = "\u202e"', "f") == {"a": "\ufffd"}
    assert parse_clean_toml('a = """b\nc"""', "f") == {"a": "b\nc"}
