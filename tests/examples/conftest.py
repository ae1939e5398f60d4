"""The program as somebody else runs it, elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from example_files import Command, Ended


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the program in a home of its own, whose station and language are not those of the scripts."""
    settings = tmp_path / "home" / ".config" / "screening-tui"
    settings.mkdir(parents=True)
    (settings / "station.toml").write_text('name = "Elsewhere"\ncode = "ELSE"\n[languages]\nofficer = "es"\n')
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "VIRTUAL_ENV"}}
    environ = kept | {"HOME": str(tmp_path / "home"), "LANG": "es_CR.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "100"}

    def run(*arguments: str | Path) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "screening_tui", *map(str, arguments)],
            capture_output=True,
            env=environ,
            cwd=tmp_path,
            timeout=300,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run
