"""The whole program on a pseudo-terminal. The terminal is the one that the benchmarks type into."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
sys.path.append(str(Path(__file__).parents[1] / "tui"))

from sitting import Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """An empty home; every program started in it ends with the test."""
    here = Home(tmp_path)
    yield here
    here.end()
