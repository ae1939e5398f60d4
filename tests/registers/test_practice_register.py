"""The fictitious register of practice cases comes with the program, wherever it was installed from."""

import csv
import io
import zipfile
from importlib.resources import files
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from screening_tui.lookup.search import PRACTICE
from screening_tui.registers.sheets import COLUMNS

ROOT = Path(__file__).parents[2]


def test_it_lies_beside_the_code_and_everybody_in_it_is_fictitious() -> None:
    text = (files("screening_tui") / "registers" / "practice.csv").read_text(encoding="utf-8")
    assert text == PRACTICE.read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert set(rows[0]) <= set(COLUMNS)
    assert {row["register"] for row in rows} == {"wanted", "missing_minor"}
    assert all("FICTITIOUS" in row["source"] and row["contact"].startswith("Fictitious") for row in rows)


def test_the_wheel_carries_it(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as built:
        assert built.read("screening_tui/registers/practice.csv") == PRACTICE.read_bytes()
        assert "screening_tui/protocols/iom-ilo-2006/protocol.toml" in built.namelist()
