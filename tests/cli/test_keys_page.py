"""docs/keys.md says what the bindings say."""

import runpy
from pathlib import Path

from screening_tui.commands.bindings import bindings_by_id, bindings_by_place

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "keys.py"))
PAGE = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")


def test_the_page_is_current() -> None:
    assert TOOL["page"]() == PAGE, "docs/keys.md is not what the bindings say: run make keys"


def test_every_binding_that_a_station_may_move_is_on_it() -> None:
    for binding in bindings_by_id():
        assert f"`{binding}`" in PAGE


def test_every_place_is_called_by_a_name_that_people_use() -> None:
    assert set(bindings_by_place()) <= set(TOOL["PLACES"])
