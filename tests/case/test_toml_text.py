"""What is written is read back by the standard library, whatever it holds."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_events import plain_records, texts
from screening_tui.case.toml_text import document, flat_table, literal
from screening_tui.reading.toml import parse_toml


@given(plain_records)
def test_a_document_comes_back(tree: dict[str, Any]) -> None:
    assert tomllib.loads(document(tree)) == tree


@given(st.lists(plain_records, min_size=1, max_size=4))
def test_flat_tables_come_back(tables: list[dict[str, Any]]) -> None:
    text = "".join(flat_table("event", table) for table in tables)
    assert tomllib.loads(text) == {"event": tables}


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\"'\\\t"), max_size=30))
def test_every_text_comes_back(text: str) -> None:
    assert tomllib.loads(f"x = {literal(text)}\ny = {literal([text])}\nz = {literal({text: text})}\n") == {
        "x": text,
        "y": [text],
        "z": {text: text},
    }


@given(st.dictionaries(st.sampled_from(["a", "b", "c d", "é"]), st.lists(plain_records, max_size=2), max_size=3))
def test_lists_of_tables_come_back(tree: dict[str, Any]) -> None:
    assert tomllib.loads(document({"plain": 1, **tree})) == {"plain": 1, **tree}


def test_it_reads_well() -> None:
    text = document(
        {
            "number": "PC2-2026-0042",
            "words": 'she said "no"',
            "both": 'it\'s "no"',
            "long": 'first line\nsecond "line"',
            "awkward": "a\n'''\nb",
            "ends": "a\nb'",
            "empty": {},
            "flag": True,
            "parts": ["one", "two"],
            "person": [{"id": "M1", "answer": [{"text": "a"}]}, {"id": "A1"}],
            "contact": {"who is": "Rojas"},
        }
    )
    assert (
        text
        == '''number = "PC2-2026-0042"
words = 'she said "no"'
both = "it's \\"no\\""
long = \'\'\'
first line
second "line"\'\'\'
awkward = """
a
\'\'\'
b"""
ends = """
a
b'"""
flag = true
parts = ["one", "two"]

[empty]

[[person]]
id = "M1"

[[person.answer]]
text = "a"

[[person]]
id = "A1"

[contact]
"who is" = "Rojas"
'''
    )
    parse_toml(text, "x")


def test_a_long_list_is_broken_into_lines() -> None:
    text = literal([f"{number:08x}" for number in range(40)])
    assert tomllib.loads(f"x = {text}") == {"x": [f"{number:08x}" for number in range(40)]}
    assert 3 < text.count("\n") < 10


@pytest.mark.parametrize("value", [0, -(2**63), True, [], {}, [[1], {"a": [True]}]])
def test_plain_values(value: Any) -> None:
    assert tomllib.loads(f"x = {literal(value)}") == {"x": value}


@given(texts)
def test_the_delete_character_is_escaped(text: str) -> None:
    assert "\x7f" not in literal(text + "\x7f")
