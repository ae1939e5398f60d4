"""A finished case on a real terminal, with neither its store nor its protocol: arrow keys and Enter alone."""

import shutil
from pathlib import Path

import pytest

from sitting import Home

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.toml"))
RIGHT = b"\x1b[C"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_each_example_plays_from_its_first_to_its_last_event(home: Home, tmp_path: Path, file: Path) -> None:
    alone = shutil.copy(file, tmp_path / "alone.toml")
    events = file.read_text(encoding="utf-8").count("[[event]]")
    sitting = home.sit("replay", str(alone), officer="")
    sitting.sees("REPLAY", f"event 1 of {events}")
    for place in range(2, events + 1):
        sitting.send(RIGHT)
        sitting.sees(f"event {place} of {events}")
    sitting.send(RIGHT)
    sitting.sees("This is the last event.")
    sitting.press("enter")
    sitting.sees("Where something happened")
    sitting.press("enter")
    sitting.sees_no_more("Where something happened")
    sitting.press("enter")
    sitting.sees_no_more("Esc back")
    sitting.press("q")
    assert sitting.ended() == 0
    assert sitting.left_as_it_was()
    assert not home.store.exists()


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"NO_COLOR": "1"}], ids=["linux", "no colour"])
def test_a_plain_terminal_shows_the_row_and_the_place_in_it(home: Home, environ: dict[str, str]) -> None:
    sitting = home.sit("replay", str(EXAMPLES[0]), "--at", "20", officer="", **environ)
    sitting.sees("REPLAY", "event 20 of")
    sitting.wait_for(lambda: any("|" in line and ".." in line for line in sitting.glass.lines), "the row")
    sitting.press("q")
    assert sitting.ended() == 0
