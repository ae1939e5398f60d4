"""Each script of ``examples/answers``, played through the real program, gives the case file that is kept beside it."""

import difflib
import tomllib
from pathlib import Path

import pytest

from example_files import EXAMPLES, Command
from screening_tui.documents.verify import verify

SCRIPTS = sorted((EXAMPLES / "answers").glob("*.toml"))


def test_every_script_has_its_case_and_every_case_its_script() -> None:
    cases = sorted((EXAMPLES / "cases").glob("*.toml"))
    assert [case.stem for case in cases] == [script.stem for script in SCRIPTS]
    assert len(SCRIPTS) >= 5


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_says_that_it_is_fictitious(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert tomllib.loads(text)["fictitious"] is True
    assert "invented" in text.partition("\nformat =")[0]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_playing_it_again_gives_the_same_bytes_on_any_computer(script: Path, tmp_path: Path, command: Command) -> None:
    ended = command("--answers", script, "--store", tmp_path / "store")
    assert (ended.status, ended.err) == (0, "")
    (played,) = (tmp_path / "store").glob("scripted/*/case.toml")
    kept = EXAMPLES / "cases" / script.name
    if played.read_bytes() != kept.read_bytes():
        lines = (path.read_text(encoding="utf-8").splitlines() for path in (kept, played))
        told = list(difflib.unified_diff(*lines, "kept", "played", lineterm="", n=1))
        pytest.fail("\n".join(["not the same file any more; after a wanted change: make examples", *told[:40]]))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_its_case_verifies_and_can_be_shown(script: Path, command: Command) -> None:
    kept = EXAMPLES / "cases" / script.name
    code = verify(kept).head_code
    checked = command("verify", kept, "--head", code, "--lang", "en")
    assert (checked.status, checked.err) == (0, "")
    assert "Nothing was changed." in checked.out
    shown = command("show", kept, "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    assert tomllib.loads(script.read_text(encoding="utf-8"))["code"] + "-2026-0001" in shown.out
