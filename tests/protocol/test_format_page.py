"""``docs/protocol-format.md`` says what is true."""

import re
from pathlib import Path

from screening_tui.protocol.checks.codes import CODES
from screening_tui.protocol.checks.pairs import FITTING
from screening_tui.protocol.checks.texts import ONE_LINE, SEVERAL_LINES
from screening_tui.protocol.format import HEADER, TABLES, TRANSLATION_HEADER
from screening_tui.protocol.grammar import KEYWORDS, parse
from screening_tui.protocol.model import QuestionKind, StepKind
from screening_tui.protocol.vocabulary import COLLECTIVES, PROGRESS, common_words

PAGE = (Path(__file__).parents[2] / "docs" / "protocol-format.md").read_text()


def rows(first: str) -> list[list[str]]:
    """The rows of the table that has this heading."""
    lines = PAGE[PAGE.index(first) :].split("\n\n")[0].strip().split("\n")[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_every_code_is_in_its_table_with_its_level_and_meaning() -> None:
    expected = [[name, code.level + (", stops" if code.stops else ""), code.about] for name, code in CODES.items()]
    assert rows("| code | level | what is wrong |") == expected


def test_the_room_for_texts_is_told() -> None:
    assert rows("| text | columns |") == [[f"{table}.{key}", str(room)] for (table, key), room in ONE_LINE.items()]
    assert rows("| text | lines |") == [[f"{table}.{key}", str(room)] for (table, key), room in SEVERAL_LINES.items()]


def test_every_text_of_the_format_has_a_room() -> None:
    texts = {("protocol", "title"), ("protocol", "about")}
    for table in TABLES.values():
        for one in (table, *table.nested):
            texts |= {(one.name, key) for key in one.texts}
    assert texts == {*ONE_LINE, *SEVERAL_LINES}


def test_the_comparators_and_their_kinds_are_told() -> None:
    told = {row[0]: set(re.findall(r"[a-z_]+", row[1])) for row in rows("| comparator | kinds |")}
    every = {kind.value for kind in QuestionKind}
    assert told == {
        c.value: {"any"} if set(kinds) == every else {k.value for k in kinds} for c, kinds in FITTING.items()
    }


def test_every_table_and_key_is_described() -> None:
    for name, table in TABLES.items():
        section = PAGE[PAGE.index(f"`[[{name}]]`") :]
        section = section[: section.find("\n### ")]
        for key in table.keys:
            assert f"`{key}`" in section, (name, key)
        for inner in table.nested:
            for key in inner.keys:
                assert f"`{key}`" in section, (inner.name, key)
    for key in (*HEADER, *TRANSLATION_HEADER):
        assert re.search(rf"^{key} = ", PAGE, re.MULTILINE), key


def test_every_kind_and_word_of_conditions_is_described() -> None:
    words = [*StepKind, *QuestionKind, *KEYWORDS, *PROGRESS, *COLLECTIVES, *(family for family, _ in common_words(()))]
    for word in words:
        assert re.search(rf"\b{word}\b", PAGE), word


def test_the_conditions_on_the_page_are_conditions() -> None:
    section = PAGE[PAGE.index("## Conditions") :]
    examples = re.findall(r"^    (.+)$", section, re.MULTILINE)[:3]
    assert len([parse(example) for example in examples]) == 3
