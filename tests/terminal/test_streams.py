"""The screens are drawn on a terminal and nowhere else, whatever the streams lead to; no file ever holds a case."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from begun_interview import begun_interview
from sitting import PROGRAM, Home, Sitting

ANSWER = "Carla Ejemplo"


def sit_with(home: Home, streams: str) -> Sitting:
    """The interview's first question, with the streams led elsewhere by the shell."""
    number = begun_interview(home.store / "cases")
    command = shlex.join([*PROGRAM, "--store", str(home.store), "--officer", "T. Prueba", "resume", number])
    return home.open(Sitting(["/bin/sh", "-c", f"exec {command} {streams}"], home.env, (100, 30)))


@pytest.mark.parametrize("streams", ["2>{file}", ">{file}", ">{file} 2>&1", ">&- 2>&-"])
def test_the_terminal_shows_the_case_and_the_file_stays_empty(home: Home, tmp_path: Path, streams: str) -> None:
    file = tmp_path / "streams.txt"
    file.touch()
    sitting = sit_with(home, streams.format(file=shlex.quote(str(file))))
    sitting.sees("question 1 of")
    assert max(len(line) for line in sitting.glass.lines) > 80, "the terminal's own size is used"
    sitting.type(ANSWER)
    sitting.press("enter")
    sitting.sees("question 2 of")
    sitting.leave_the_case()
    sitting.press("q")
    assert sitting.ended() == 0
    assert sitting.left_as_it_was()
    assert not sitting.glass.text.strip()
    assert file.read_bytes() == b""
    [listed] = home.listed()
    assert ANSWER in home.told(listed["number"])


def test_what_went_wrong_is_told_where_the_errors_lead(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "errors.txt"
    begun_interview(home.store / "cases")
    command = shlex.join([*PROGRAM, "--store", str(home.store), "--station", str(tmp_path / "none.toml")])
    sitting = home.open(Sitting(["/bin/sh", "-c", f"exec {command} 2>{shlex.quote(str(file))}"], home.env))
    assert sitting.ended() == 2
    assert "none.toml" in file.read_text(encoding="utf-8")
    assert "\x1b" not in file.read_text(encoding="utf-8")


def test_without_any_terminal_it_says_so_and_draws_nothing(home: Home) -> None:
    keyboard, line = os.openpty()
    try:
        ended = subprocess.run(
            [*PROGRAM, "--store", str(home.store)],
            env=home.env,
            stdin=line,
            capture_output=True,
            text=True,
            start_new_session=True,  # there is no /dev/tty either
            timeout=60,
        )
    finally:
        os.close(keyboard)
        os.close(line)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("screening-tui: No terminal\n")
    assert "\x1b" not in ended.stderr


def test_a_command_of_lines_with_its_error_output_closed(home: Home) -> None:
    program = shlex.join([*PROGRAM, "--store", str(home.store), "show", "NO-SUCH-1"])
    ended = subprocess.run(["/bin/sh", "-c", f"exec {program} 2>&-"], env=home.env, capture_output=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, b"")
