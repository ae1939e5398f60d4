"""What is said and left behind when something goes wrong, and what the process keeps to itself from its start."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from screening_tui import __version__
from screening_tui.errors import BadInput, CannotWrite, ScreeningError
from screening_tui.failures import tell, write_report
from screening_tui.reading.diagnostic import Diagnostic, Level

SOMEBODY = "Marisol Quesada"


def failing() -> None:
    name = SOMEBODY
    try:
        {}[name]
    except KeyError as error:
        raise RuntimeError(f"{name} was not expected") from error


def an_error() -> Exception:
    try:
        failing()
    except RuntimeError as error:
        return error
    raise AssertionError


def test_words_for_people_and_a_status_for_each_class(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(ScreeningError("The lock is held."), {}) == 1
    assert capsys.readouterr().err == "screening-tui: This did not work\n  The lock is held.\n"
    assert tell(CannotWrite("The disk is full.", advice="Free some room."), {}) == 3
    assert capsys.readouterr().err == "screening-tui: This could not be saved\n  The disk is full.\n  Free some room.\n"
    assert tell(BadInput("a.toml:1:2: \x1b[2J is no code", title="The station's file"), {}) == 2
    assert capsys.readouterr().err == "screening-tui: The station's file\n  a.toml:1:2: \ufffd[2J is no code\n"


def test_several_findings_are_all_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = tuple(
        Diagnostic(f"S10{number}", Level.ERROR, "a.toml", number, 1, "key", "", f"wrong {number}", "Correct it.")
        for number in (1, 2)
    )
    assert tell(BadInput("a.toml:1:1: wrong 1", diagnostics=found), {}) == 2
    told = capsys.readouterr().err
    assert "a.toml:1:1: error S101: wrong 1" in told
    assert "a.toml:2:1: error S102: wrong 2" in told
    assert told.count("wrong 1") == 1


def test_a_fault_of_the_program_leaves_a_report_without_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell(an_error(), {"HOME": str(tmp_path)}) == 70
    told = capsys.readouterr().err
    folder = tmp_path / ".local/state/screening-tui/failures"
    (report,) = folder.iterdir()
    assert str(report) in told
    assert SOMEBODY not in told
    text = report.read_text()
    assert SOMEBODY not in text
    assert "expected" not in text
    assert text.startswith(f"screening-tui {__version__}, Python 3.")
    assert "builtins.RuntimeError\n  test_failures:" in text
    assert "while handling, or because of:\nbuiltins.KeyError\n  test_failures:" in text
    assert " failing\n" in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_exception_that_is_its_own_context_ends(tmp_path: Path) -> None:
    first, second = RuntimeError(), ValueError()
    first.__context__, second.__context__ = second, first
    text = write_report(first, {"HOME": str(tmp_path)}).read_text()
    assert text.count("builtins.RuntimeError") == 1


def test_a_report_that_cannot_be_written_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(an_error(), {"HOME": "/dev/null"}) == 70
    told = capsys.readouterr().err
    assert "No report of it could be written." in told
    assert SOMEBODY not in told


def in_a_process(body: str, home: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The way in, with a command line that does what ``body`` says."""
    script = f"import sys, os\nfrom screening_tui import cli, __main__\ndef run(arguments):\n{body}\ncli.run = run\n"
    script += "sys.exit(__main__.main(['list']))"
    return subprocess.run([sys.executable, "-c", script], env=home, capture_output=True, text=True)


def test_a_fault_anywhere_is_caught_without_a_traceback(home: dict[str, str]) -> None:
    run = in_a_process(f"    raise RuntimeError({SOMEBODY!r})", home)
    assert run.returncode == 70
    assert "Traceback" not in run.stderr
    assert SOMEBODY not in run.stderr


def test_an_interrupt_ends_quietly(home: dict[str, str]) -> None:
    run = in_a_process("    raise KeyboardInterrupt", home)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


def test_the_process_keeps_to_itself_from_its_start(home: dict[str, str]) -> None:
    body = """
    import resource
    print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))
    print([name for name in os.environ if name.startswith("TEXTUAL")], os.environ.get("OTHER"))
    import ctypes
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0)
    return 0"""
    run = in_a_process(body, home | {"TEXTUAL_DEBUG": "1", "TEXTUAL_LOG": "keys.log", "TEXTUAL": "x", "OTHER": "1"})
    assert run.stdout.split("\n") == ["0o77 (0, 0)", "[] 1", "0", ""], run.stderr


def test_a_first_line_stands_on_the_terminal_before_anything_else(home: dict[str, str]) -> None:
    # A station that cannot be read ends the start; the first line must be gone by then.
    child = pexpect.spawn(
        sys.executable, ["-m", "screening_tui", "new", "--nonsense"], env=home, timeout=20, encoding="utf-8"
    )
    shown = child.read()
    assert shown.startswith(f"\x1b[2mscreening-tui {__version__} ...\x1b[0m\r")
    assert "usage: screening-tui" in shown
    child.close()
    assert child.exitstatus == 2


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_can_only_show_lines_is_told_so(home: dict[str, str], term: str) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "screening_tui"], env=home | {"TERM": term}, timeout=20, encoding="utf-8"
    )
    shown = child.read()
    assert shown.startswith("screening-tui: No terminal")
    assert "\x1b" not in shown
    child.close()
    assert child.exitstatus == 2


def test_it_starts_as_a_module_and_as_a_command(home: dict[str, str]) -> None:
    script = Path(sys.executable).parent / "screening-tui"
    run = subprocess.run([script, "--version"], env=home, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, f"screening-tui {__version__}\n")
    assert os.access(script, os.X_OK)
