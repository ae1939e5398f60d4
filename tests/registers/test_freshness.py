"""Of which day this booth's copy of a register is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from made_registers import registers_of
from screening_tui.errors import BadInput
from screening_tui.lookup.age import age_words
from screening_tui.registers.freshness import as_of
from screening_tui.registers.model import Entry
from screening_tui.registers.store import Registers
from screening_tui.registers.transfer import take_in

OLD, NEW = "2026-11-18T08:00:00-06:00", "2026-11-20T08:00:00-06:00"
COPIED = """CREATE TABLE copied (identity TEXT PRIMARY KEY, address TEXT NOT NULL,
    change INTEGER NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL) WITHOUT ROWID"""


@pytest.fixture
def registers(tmp_path: Path) -> Iterator[Registers]:
    with registers_of(tmp_path / "store", Entry("N-1", "local", "Nadie Inventado")) as made:
        yield made


def take(registers: Registers, folder: Path, at: str) -> None:
    file = folder / "some.csv"
    file.write_text("id,register,name\nA,wanted,Ana Uno\nB,missing_minor,Beto Dos\n", encoding="utf-8")
    take_in(registers, file, "wanted", "a test", lambda _count: None, at=at)


def test_an_import_is_the_day_of_its_registers_even_when_it_changes_nothing(
    registers: Registers, tmp_path: Path
) -> None:
    take(registers, tmp_path, "")
    assert as_of(registers) == {"local": "", "missing_minor": "", "wanted": ""}
    take(registers, tmp_path, OLD)
    take(registers, tmp_path, NEW)
    assert as_of(registers) == {"local": "", "missing_minor": NEW, "wanted": NEW}


def test_what_was_pulled_is_as_old_as_its_oldest_part(registers: Registers, tmp_path: Path) -> None:
    take(registers, tmp_path, NEW)
    registers.connection.execute(COPIED)
    registers.connection.execute("INSERT INTO copied VALUES ('one', 'a', 1, 1, ?)", (OLD,))
    assert as_of(registers) == dict.fromkeys(("local", "missing_minor", "wanted"), OLD)
    registers.connection.execute("INSERT INTO copied VALUES ('two', 'b', 1, 1, '')")
    assert as_of(registers)["wanted"] == ""


def test_a_table_that_is_no_such_table_is_told(registers: Registers) -> None:
    registers.connection.execute("CREATE TABLE brought (something)")
    with pytest.raises(BadInput, match="cannot be read"):
        as_of(registers)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NEW, "2026-11-20, 4 days old"),
        ("2026-11-23T23:59:59+00:00", "2026-11-23, 1 day old"),
        ("2026-11-24", "2026-11-24, 0 days old"),
        ("2026-11-30", "2026-11-30, 0 days old"),
        ("some day", "some day"),
    ],
)
def test_how_old_in_words(moment: str, words: str) -> None:
    assert age_words(moment, date(2026, 11, 24)) == words
