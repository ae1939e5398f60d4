"""A fault of the program's own: no traceback, no name, a report without data, and nothing acknowledged lost."""

import stat
from pathlib import Path

import pytest

from sitting import Home

NAME = "Sofia Inventada"
SHOWING = """
from screening_tui.tui.screens.case import CaseScreen
paint = CaseScreen._paint_frame
def broken(self, planned, view):
    paint(self, planned, view)
    names = [standing.body.name for standing in self.desk.case.people.values()]
    if names:
        raise RuntimeError(names[0])
CaseScreen._paint_frame = broken
"""
LOADING = """
from screening_tui.tui.engine import Engine
def broken(self, options, environ, answers=None):
    officer = options.officer
    raise LookupError(f"nobody is called {officer}")
Engine.__init__ = broken
"""


def with_fault(folder: Path, fault: str) -> dict[str, str]:
    """An environment in which Python itself breaks the program before it begins."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(fault, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def report_of(home: Home) -> str:
    """The one report there is; nobody else may read it."""
    [report] = (home.folder / "state").glob("**/failures/*")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    return report.read_text(encoding="utf-8")


def test_while_a_case_is_shown(home: Home, tmp_path: Path) -> None:
    sitting = home.sit("new", **with_fault(tmp_path / "fault", SHOWING))
    sitting.sees("New: minor")
    sitting.type(NAME)
    sitting.press("enter")
    assert sitting.ended() == 70
    assert sitting.left_as_it_was()
    after = sitting.output[sitting.output.rindex(b"\x1b[?1049l") :]
    for word in (b"Traceback", b"Sofia", b"Inventada", b"broken", b"locals"):
        assert word not in after
    sitting.sees("The program failed", "Everything that was acknowledged as saved is saved")
    assert b"failures/" in after
    report = report_of(home)
    assert "builtins.RuntimeError" in report
    assert "Sofia" not in report
    assert NAME in home.told(home.listed()[0]["number"])
    again = home.sit("resume")
    again.sees(NAME)


@pytest.mark.parametrize("arguments", [(), ("new",)], ids=["home", "new"])
def test_while_the_program_loads(home: Home, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    sitting = home.sit(*arguments, officer=NAME, **with_fault(tmp_path / "fault", LOADING))
    assert sitting.ended() == 70
    assert sitting.left_as_it_was()
    for word in (b"Traceback", b"Sofia", b"nobody is called"):
        assert word not in sitting.output
    report = report_of(home)
    assert "builtins.LookupError" in report
    assert "Sofia" not in report
