"""``tools/environment``: what somebody is told on a machine where something is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "environment"
OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *version_info\\ *) exit 0 ;; *print*) echo 3.12 ;; *) exit 1 ;; esac\n'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A project's folder with the script alone, and a path on which there is no Python."""
    (tmp_path / "tools").mkdir()
    shutil.copy(SCRIPT, tmp_path / "tools")
    (tmp_path / "bin").mkdir()
    for tool in ("cat", "dirname"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or "")
    return tmp_path


def run(machine: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    environ |= {"PATH": str(machine / "bin")}
    return subprocess.run(["/bin/sh", machine / "tools" / "environment"], env=environ, capture_output=True, text=True)


def python(machine: Path, name: str, script: str) -> None:
    path = machine / "bin" / name
    path.write_text(script)
    path.chmod(0o755)


def test_no_python_at_all(machine: Path) -> None:
    ended = run(machine)
    assert ended.returncode == 1
    assert "needs Python 3.11 or newer" in ended.stderr
    assert "apt install python3 python3-venv" in ended.stderr
    assert not (machine / ".venv").exists()


def test_only_old_ones(machine: Path) -> None:
    python(machine, "python3", OLD)
    python(machine, "python3.13", OLD)
    assert "needs Python 3.11 or newer" in run(machine, PYTHON="python3").stderr


def test_a_python_without_its_venv(machine: Path) -> None:
    python(machine, "python3.13", OLD)
    python(machine, "python3.12", WITHOUT_VENV)
    ended = run(machine)
    assert ended.returncode == 1
    assert "apt install python3.12-venv" in ended.stderr
    assert not (machine / ".venv").exists()


def test_wrong_use(machine: Path) -> None:
    ended = subprocess.run(["/bin/sh", machine / "tools" / "environment", "x"], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (2, "usage: tools/environment run|development\n")
