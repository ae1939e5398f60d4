"""The small part of ``make faults``: each kind of harm a few times, and every negative control."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.machine import NotHere, fast_folder
from harness.parts import CONTROLS, PARTS, Control, Part


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where that is possible: two cores and one disk are shared with the other tests."""
    with tempfile.TemporaryDirectory(dir=fast_folder() or tmp_path) as made:
        yield Path(made)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name.replace(" ", "_"))
def test_nothing_acknowledged_is_lost(folder: Path, part: Part) -> None:
    try:
        result = part.small(folder)
    except NotHere as reason:
        pytest.skip(str(reason))
    assert result.trials
    assert result.holds, result.complaint()


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name.replace(" ", "_"))
def test_a_safety_that_is_left_out_is_noticed(folder: Path, control: Control) -> None:
    try:
        result = control.doing(folder)
    except NotHere as reason:
        pytest.skip(str(reason))
    assert control.is_noticed(result), f"{control.name}: {result.complaint()}"
