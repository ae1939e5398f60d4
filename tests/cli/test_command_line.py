"""What the command line understands, says, and gives back."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import screening_tui
from screening_tui import __main__ as way_in
from screening_tui import cli, language
from screening_tui.commands.arguments import parser

LIGHT = ("--version", "--help", "list --help", "protocol check --help", "station pin --help", "resume --help")
HEAVY_ROOMS = (
    "textual",
    "pydantic",
    "rich",
    "tomllib",
    "rapidfuzz",
    "asyncio",
    "screening_tui.case",
    "screening_tui.tui",
)


def modules_after(arguments: str, environ: dict[str, str]) -> set[str]:
    script = (
        "import sys; from screening_tui.__main__ import main\n"
        "main(sys.argv[1:]); sys.stdout.flush(); print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments.split()], env=environ, capture_output=True, text=True
    )
    return set(run.stderr.split())


def test_the_version(command) -> None:
    ended = command("--version")
    assert (ended.status, ended.out, ended.err) == (0, f"screening-tui {screening_tui.__version__}\n", "")


@pytest.mark.parametrize("arguments", LIGHT)
def test_help_and_version_enter_no_room(arguments: str, home: dict[str, str]) -> None:
    loaded = modules_after(arguments, home)
    assert "screening_tui.cli" in loaded
    assert [room for room in HEAVY_ROOMS if room in loaded] == []


def test_a_command_enters_only_its_own_rooms(home: dict[str, str]) -> None:
    loaded = modules_after("station show", home)
    assert "screening_tui.station.load" in loaded
    assert not loaded & {"textual", "pydantic", "screening_tui.case", "screening_tui.protocol", "screening_tui.tui"}


def test_the_help_is_for_somebody_new(command) -> None:
    ended = command("--help")
    assert ended.status == 0
    for word in ("new", "resume", "practice", "list", "show", "verify", "protocol", "station", "completion"):
        assert re.search(rf"^ +{word} +\w", ended.out, re.MULTILINE), word
    assert "examples:" in ended.out
    assert "exit status:" in ended.out


@pytest.mark.parametrize("how", [("--lang", "es"), ("--lang=es",)])
def test_the_help_in_spanish(command, how: tuple[str, ...]) -> None:
    ended = command("list", "--help", *how)
    assert ended.out.startswith("uso: screening-tui list")
    assert "opciones" in ended.out


def test_the_environment_chooses_the_language_of_errors(command) -> None:
    ended = command("show", LANG="es_CR.UTF-8")
    assert ended.status == 2
    assert "faltan estos argumentos" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("list", "--nonsense"),
        ("--nonsense",),
        ("show",),
        ("verify",),
        ("protocol",),
        ("protocol", "check"),
        ("station", "nonsense"),
        ("list", "--json", "--csv"),
        ("completion", "powershell"),
        ("list", "--answers", "x"),
        ("--answers", "x", "list"),
        ("--store",),
    ],
)
def test_wrong_use_is_status_2_and_tells_the_usage(command, arguments: tuple[str, ...]) -> None:
    ended = command(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.startswith("usage: screening-tui")
    assert "Traceback" not in ended.err


def test_steering_characters_on_the_command_line_do_not_reach_the_terminal(command) -> None:
    ended = command("\x1b]0;title\x07")
    assert ended.status == 2
    assert "\x1b" not in ended.err
    assert command("list", "--x\x1b[2J\u202e").err.isascii() is False


@pytest.mark.parametrize("arguments", [(), ("new",), ("resume",), ("resume", "PC2-2026-0001"), ("practice",)])
def test_without_a_terminal_the_screens_say_so(command, arguments: tuple[str, ...]) -> None:
    ended = command(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("screening-tui: No terminal\n")
    assert "ssh -t" in ended.err


def test_without_a_terminal_it_says_so_in_the_language_of_the_environment(command) -> None:
    assert "No hay terminal" in command(LANG="es_PA.UTF-8").err


def test_global_options_stand_before_or_after_the_command() -> None:
    whole = parser()
    for arguments in (["--store", "a", "--ascii", "list"], ["list", "--store", "a", "--ascii"]):
        asked = whole.parse_args(arguments)
        assert (asked.store, asked.ascii, asked.lang) == (Path("a"), True, None)
    asked = whole.parse_args(["--officer", "M. Solano", "resume", "PC2-2026-0001", "--badge", "4471"])
    assert (asked.command, asked.case, asked.officer, asked.badge) == ("resume", "PC2-2026-0001", "M. Solano", "4471")
    assert whole.parse_args(["new"]).case == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_commands(command, shell: str) -> None:
    ended = command("completion", shell)
    assert ended.status == 0
    assert "practice" in ended.out
    assert "protocol" in ended.out


def test_bash_accepts_its_completion(command, tmp_path: Path) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(command("completion", "bash").out)
    assert subprocess.run(["bash", "-n", script]).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "screens"),
    [
        ([], True),
        (["new"], True),
        (["--lang", "es", "resume", "X"], True),
        (["--store=list"], True),
        (["--store", "list"], True),
        (["--ascii"], True),
        (["list"], False),
        (["--lang", "es", "station", "keys"], False),
        (["new", "--help"], True),
        (["--help"], False),
        (["--version", "new"], False),
        (["--answers", "file"], False),
        (["--store"], True),
    ],
)
def test_whether_a_first_line_is_shown_is_known_before_any_parser(arguments: list[str], screens: bool) -> None:
    assert way_in.opens_screens(arguments) is screens


def test_the_status_of_the_parser_is_given_back_in_this_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert cli.run(["nonsense"]) == 2
    assert "invalid choice" in capsys.readouterr().err
    assert cli.run(["--lang=es", "nonsense"]) == 2
    assert "valor no válido" in capsys.readouterr().err
    language.use_language("en")


@pytest.mark.parametrize("arguments", ["completion bash", "--help"])
def test_a_closed_pipe_is_no_error(home: dict[str, str], arguments: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "screening_tui", *arguments.split()], stdout=writing, stderr=subprocess.PIPE, env=home
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (141, b"")


def test_a_full_disk_behind_the_output_is_told(home: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "screening_tui", "station", "show"], stdout=full, stderr=subprocess.PIPE, env=home
        )
    assert run.returncode == 3
    assert run.stderr.startswith(b"screening-tui: This could not be saved\n  The output could not be written: ")
