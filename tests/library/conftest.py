from pathlib import Path

import pytest

from made_store import MORA, PLAIN, SCREENED, add_case


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """PC2-2026-0001 by Solano, detected and closed; 0002 by Mora, nothing found and open."""
    folder = tmp_path / "store" / "cases"
    add_case(folder, *SCREENED, day=1)
    add_case(folder, *PLAIN, day=20, officer=MORA)
    return folder
