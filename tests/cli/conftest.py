"""The real command in a process of its own, in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "screening_tui"]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment whose home is empty, and in which nothing of this machine's settings shows."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "VIRTUAL_ENV"}}
    return kept | {"HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "100"}


@pytest.fixture
def command(home: Mapping[str, str], tmp_path: Path) -> Command:
    """Run ``screening-tui`` with these arguments; keywords are added to its environment, ``given`` is its input."""

    def run(*arguments: str | Path, given: str = "", **environ: str) -> Ended:
        ended = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=given.encode(),
            capture_output=True,
            env={**home, **environ},
            cwd=tmp_path,
            timeout=60,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run
