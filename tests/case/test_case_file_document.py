"""``docs/case-file.md`` says what is so."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from screening_tui.case.events import BODY_OF_KIND, MAJOR_VERSION, Opened
from screening_tui.case.value import Value

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")


def rows() -> dict[str, str]:
    """Kind to the words about it."""
    found = {}
    for line in DOCUMENT.splitlines():
        cells = line.split("|")
        if len(cells) > 3:
            found |= dict.fromkeys(re.findall(r"`([a-z_]+)`", cells[1]), cells[2])
    return found


@pytest.mark.parametrize("kind", sorted(BODY_OF_KIND))
def test_every_kind_is_described_with_its_keys(kind: str) -> None:
    words = rows()[kind]
    for name in BODY_OF_KIND[kind].model_fields:
        assert name == "kind" or f"`{name}`" in words or f"`{name}" in words, name


@pytest.mark.parametrize("part", [Value, Opened.model_fields["protocol"].annotation])
def test_every_part_is_described(part: type[BaseModel]) -> None:
    for name in part.model_fields:
        assert f"`{name}`" in DOCUMENT or f"`{name} " in DOCUMENT


def test_the_version_is_the_programs() -> None:
    assert f"Format version **{MAJOR_VERSION}**" in DOCUMENT


def test_every_finding_is_listed_and_none_that_is_not_given() -> None:
    sources = [*(ROOT / "src/screening_tui/case").glob("*.py"), *(ROOT / "src/screening_tui/documents").glob("*.py")]
    given = {code for path in sources for code in re.findall(r'"([HJK]\d{3})"', path.read_text(encoding="utf-8"))}
    assert given == set(re.findall(r"^\| ([HJK]\d{3}) \|", DOCUMENT, re.MULTILINE))
