"""What a command leaves out for the sake of whoever reads it, it names."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROTOCOLS = ROOT / "examples" / "protocols"
CASES = sorted((ROOT / "examples" / "cases").rglob("*.toml"))


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "screening_tui", "--lang", "en", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=home, check=False)


def broken_protocol(folder: Path, keys: int) -> Path:
    main = next(PROTOCOLS.rglob("protocol.toml"))
    copy = folder / "copy"
    shutil.copytree(main.parent, copy)
    words = "".join(f"no_such_key_{number} = 1\n" for number in range(keys))
    (copy / "protocol.toml").write_text(words + main.read_text("utf-8"), "utf-8")
    return copy


def test_many_findings_of_a_kind_are_counted_and_not_all_printed(tmp_path: Path) -> None:
    copy = broken_protocol(tmp_path, 40)
    told = run(tmp_path, "protocol", "check", str(copy))
    assert told.returncode == 1
    assert "no_such_key_9" in told.stdout
    assert "no_such_key_10" not in told.stdout
    assert "30 more findings" in told.stdout
    assert "40 errors" in told.stdout
    every = json.loads(run(tmp_path, "protocol", "check", "--format", "json", str(copy)).stdout)
    assert sum("no_such_key_" in finding["key"] for finding in every) == 40


def test_few_findings_of_a_kind_are_all_printed(tmp_path: Path) -> None:
    told = run(tmp_path, "protocol", "check", str(broken_protocol(tmp_path, 10)))
    assert "no_such_key_9" in told.stdout
    assert "not printed" not in told.stdout


def test_a_summary_names_what_it_leaves_out(tmp_path: Path) -> None:
    assert CASES
    for case in CASES:
        summary, whole = (run(tmp_path, "show", *more, str(case)).stdout for more in ([], ["--all"]))
        assert "shown with --all" in " ".join(summary.split()), case.name
        assert "shown with --all" not in " ".join(whole.split()), case.name
        named = " ".join(summary.split()).split("shown with --all: ")[1].split(" Head code")[0].split("; ")
        for heading in named:
            assert heading in " ".join(whole.split())
            assert heading not in " ".join(summary.split()).split("Also recorded")[0]
