"""A home of its own for what is measured, so that no case, station or officer of this account plays a part."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PROGRAM = [sys.executable, "-m", "screening_tui"]
BARE = [sys.executable, str(HERE / "bare.py")]


@contextmanager
def fresh_home() -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder on the disk of this checkout, and the environment that makes a home of it."""
    with TemporaryDirectory(prefix=".bench-", dir=HERE) as folder:
        yield Path(folder), {"HOME": folder, "PATH": os.environ["PATH"]}
