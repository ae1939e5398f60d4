"""Which files there are after a case: the store's, and what is remembered of who works here. Nothing else, nowhere."""

from pathlib import Path

import pytest

from sitting import Home


@pytest.mark.parametrize("officer", ["T. Prueba", ""], ids=["named", "asked"])
def test_nothing_lies_outside_the_store(home: Home, tmp_path: Path, officer: str) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    sitting = home.sit("practice", officer=officer, TMPDIR=str(temporary))
    sitting.sees("New: minor")
    sitting.type("Ana Prueba")
    sitting.press("tab", "9", "enter")
    sitting.sees("9 years")
    sitting.leave_the_case()
    sitting.press("q")
    assert sitting.ended() == 0
    found = [path for path in tmp_path.rglob("*") if not path.is_dir()]
    assert found
    outside = [path.relative_to(tmp_path) for path in found if not path.is_relative_to(home.store)]
    assert not outside
    assert not list(temporary.iterdir())
    for path in home.store.rglob("*"):
        assert not path.stat().st_mode & 0o077, f"others can reach {path.relative_to(tmp_path)}"
