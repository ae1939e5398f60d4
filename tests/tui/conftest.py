"""A booth of its own for each test: an empty home, no settings of this machine, English to begin with."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from booth import AtTheBooth, Booth, opened
from prepared import keep
from screening_tui.case.events import Body
from screening_tui.language import use_language
from screening_tui.options import Options


def pytest_addoption(parser: pytest.Parser) -> None:
    """Only known when the tests of this folder are asked for."""
    parser.addoption(
        "--renew-golden", action="store_true", help="write what the screens show now into tests/tui/golden"
    )


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home on a terminal that can show everything."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "SCREENING_TUI_STATION"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    yield tmp_path
    use_language("en")


@pytest.fixture
def at_the_booth(home: Path) -> AtTheBooth:
    """``async with at_the_booth() as booth``: the program on its first screen, with an officer who is known.

    ``station`` is the text of a station's file. With ``case``, a case in which that happened is resumed at once.
    ``early`` keys are typed before anything is loaded. Everything else is one of the program's options, or ``size``.
    """

    def open_it(
        *,
        size: tuple[int, int] = (80, 24),
        station: str = "",
        case: Iterable[Body] = (),
        early: Iterable[str] = (),
        **options: Any,
    ) -> AbstractAsyncContextManager[Booth]:
        if station:
            file = home / "station.toml"
            file.write_text(station, encoding="utf-8")
            options["station"] = file
        options["case"] = options.pop("case_number", "")
        asked = Options(**({"officer": "T. Prueba", "badge": "4471"} | options))
        if case:
            asked = replace(asked, command="resume", case=keep(asked, case))
        return opened(asked, size, early)

    return open_it
