"""Where keys and values stand."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tomli_w import dumps

from screening_tui.reading.positions import Path, positions

TEXT = '''\
# a comment with = and [brackets]
title = "One"   # another
"quoted key" = 1
a.b . "c\\u0064" = { x = [1, { y = "in" }], z = 1979-05-27 07:32:00 }
when = 1979-05-27
long = """
first
second"""
literal = \'\'\'raw\'\'\'

[table.inner]
list = [
    "one", # with a comment
    "two",
]

[[item]]
id = "first"
[[item.part]]
id = "p1"
[[item.part]]
id = "p2"
[item.table]
x = true

[[item]]
id = "second"
'''


def at(path: Path) -> tuple[int, int]:
    return positions(TEXT).value(path)


def key_at(path: Path) -> tuple[int, int]:
    return positions(TEXT).key(path)


def test_plain_and_dotted_keys() -> None:
    assert (key_at(("title",)), at(("title",))) == ((2, 1), (2, 9))
    assert (key_at(("quoted key",)), at(("quoted key",))) == ((3, 1), (3, 16))
    assert (key_at(("a", "b", "cd")), at(("a", "b", "cd"))) == ((4, 1), (4, 19))
    assert key_at(("a",)) == key_at(("a", "b")) == at(("a",)) == (4, 1)


def test_inside_inline_tables_and_arrays() -> None:
    assert (key_at(("a", "b", "cd", "x")), at(("a", "b", "cd", "x"))) == ((4, 21), (4, 25))
    assert at(("a", "b", "cd", "x", 1, "y")) == (4, 35)
    assert (key_at(("a", "b", "cd", "z")), at(("a", "b", "cd", "z"))) == ((4, 44), (4, 48))
    assert key_at(("a", "b", "cd", "x", 0)) == at(("a", "b", "cd", "x", 0)) == (4, 26)
    assert at(("table", "inner", "list", 1)) == (14, 5)


def test_what_comes_after_a_date_is_another_key() -> None:
    assert key_at(("long",)) == (6, 1)


def test_tables_and_arrays_of_tables() -> None:
    assert key_at(("table",)) == key_at(("table", "inner")) == (11, 1)
    assert key_at(("item",)) == key_at(("item", 0)) == (17, 1)
    assert at(("item", 0, "part", 1, "id")) == (22, 6)
    assert at(("item", 0, "table", "x")) == (24, 5)
    assert (key_at(("item", 1)), at(("item", 1, "id"))) == ((26, 1), (27, 6))


def test_what_is_not_there_is_told_at_what_should_hold_it() -> None:
    assert at(("nothing",)) == key_at(("nothing", 3)) == (1, 1)
    assert at(("item", 1, "label")) == key_at(("item", 1, "label")) == (26, 1)
    assert at(("title", "es")) == (2, 9)
    assert key_at(("title", "es")) == (2, 1)


def test_a_place_inside_a_string() -> None:
    def inside(path: Path, offset: int) -> tuple[int, int]:
        return positions(TEXT).value(path, offset)

    assert inside(("title",), 0) == (2, 10)
    assert inside(("title",), 2) == (2, 12)
    assert inside(("long",), 0) == (7, 1)
    assert inside(("long",), 6) == (8, 1)
    assert inside(("literal",), 1) == (9, 15)
    assert inside(("quoted key",), 5) == (3, 16), "no string at all"
    assert inside(("gone",), 5) == (1, 1)
    escaped = positions('a = "x\\ny"')
    assert escaped.value(("a",), 3) == (1, 5), "escapes make it uncertain"
    assert positions("a = '\\d'").value(("a",), 1) == (1, 7)


KEYS = st.text(min_size=1, max_size=8)
SCALARS = st.integers(-5, 5) | st.booleans() | st.text(max_size=12) | st.dates() | st.datetimes() | st.floats(0, 1)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, part in enumerate(value) for leaf in leaves(part, (*path, index))]
    return [(path, value)]


@given(st.dictionaries(KEYS.filter(str.isprintable), VALUES, max_size=5))
def test_every_value_of_any_text_is_where_it_is_said_to_be(tree: dict[str, Any]) -> None:
    try:
        text = dumps(tree)
        parsed = tomllib.loads(text)
    except (ValueError, TypeError):  # what the writer itself writes wrong, such as a lone carriage return
        return
    found = positions(text)
    for path, value in leaves(parsed):
        if not all(isinstance(part, int) or part.isprintable() for part in path):
            continue  # such keys are cleaned, and then no longer the same
        start, end = found.values[path]
        assert tomllib.loads(f"v = {text[start:end]}")["v"] == value
