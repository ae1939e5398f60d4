"""What the program leaves behind, for whoever sits at the terminal or logs in next: nothing."""

import os
import signal
from pathlib import Path
from time import monotonic, sleep

from sitting import PATIENCE, Home, Sitting


def at_the_first_question(home: Home, **env: str) -> tuple[str, Sitting]:
    """Somebody in an interview."""
    number = home.interview()
    sitting = home.sit("resume", number, **env)
    sitting.sees("question 1 of")
    return number, sitting


def must_leave_nothing(sitting: Sitting) -> None:
    """The terminal is as it was, and neither a page nor what was scrolled away shows anything."""
    assert sitting.left_as_it_was()
    assert not sitting.glass.text.strip()
    assert sitting.output.rindex(b"\x1b[3J") > sitting.output.rindex(b"question")


def test_ended_by_a_signal_the_terminal_is_wiped_and_no_process_stays(home: Home) -> None:
    _number, sitting = at_the_first_question(home)
    program = sitting.program
    os.kill(sitting.pid, signal.SIGTERM)
    assert sitting.ended() == 128 + signal.SIGTERM
    must_leave_nothing(sitting)
    must_end(program)


def test_the_parent_killed_the_program_ends_too(home: Home) -> None:
    _number, sitting = at_the_first_question(home)
    program = sitting.program
    os.kill(sitting.pid, signal.SIGKILL)
    assert sitting.ended() == -signal.SIGKILL
    must_end(program)
    assert home.listed()[0]["state"] == "interrupted"


def must_end(pid: int) -> None:
    """Wait for a process of somebody else's."""
    end = monotonic() + PATIENCE
    while state(pid) != "Z":
        assert monotonic() < end, "still running"
        sleep(0.02)


def state(pid: int) -> str:
    """What the kernel says of a process; a Z is one that is over."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def test_signals_that_stop_other_programs_do_nothing(home: Home) -> None:
    number, sitting = at_the_first_question(home)
    for stopping in (signal.SIGINT, signal.SIGTSTP):
        for process in (sitting.program, sitting.pid):
            os.kill(process, stopping)
    sitting.type("Carla Ejemplo")
    sitting.press("enter")
    sitting.sees("question 2 of")
    assert "Carla Ejemplo" in home.told(number)


def test_the_memory_is_closed_and_there_is_no_core(home: Home) -> None:
    _number, sitting = at_the_first_question(home)
    limits = Path(f"/proc/{sitting.program}/limits").read_text().splitlines()
    [core] = (line.split() for line in limits if line.startswith("Max core file size"))
    assert core[4:6] == ["0", "0"]
    # What is not dumpable belongs to root in /proc, whoever runs it: nobody else may trace it or read its memory.
    assert Path(f"/proc/{sitting.program}/mem").stat().st_uid == 0
    [umask] = (
        line.split()[1]
        for line in Path(f"/proc/{sitting.program}/status").read_text().splitlines()
        if line.startswith("Umask")
    )
    assert umask == "0077"


def test_variables_of_the_library_have_no_effect_and_no_file_appears(home: Home, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    variables = {
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(elsewhere / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(elsewhere),
        "TEXTUAL_DRIVER": "nobody.knows:Driver",
        "TMPDIR": str(elsewhere),
    }
    _number, sitting = at_the_first_question(home, **variables)
    sitting.type("Carla Ejemplo")
    sitting.press("enter")
    sitting.sees("question 2 of")
    sitting.leave_the_case()
    sitting.press("q")
    assert sitting.ended() == 0
    assert not list(elsewhere.iterdir())


def test_neither_title_nor_clipboard_is_written(home: Home) -> None:
    _number, sitting = at_the_first_question(home)
    sitting.type("Carla Ejemplo")
    sitting.send(b"\x01\x1b[1;2F\x03\x18\x16")  # select all of it, copy, cut, paste
    sitting.settle()
    os.kill(sitting.pid, signal.SIGTERM)
    sitting.ended()
    assert b"\x1b]" not in sitting.output, "no operating system command: title, clipboard, links"
