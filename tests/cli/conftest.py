"""The real command in a process of its own, in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from evening import Evening, opened
from screening_tui.case import events as ev
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.case.value import Value
from screening_tui.documents.case_upper import upper_part
from screening_tui.protocol.load import default_sources, load_default

COMMAND = [sys.executable, "-m", "screening_tui"]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment whose home is empty, and in which nothing of this machine's settings shows."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "VIRTUAL_ENV"}}
    return kept | {"HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "100"}


@pytest.fixture
def command(home: Mapping[str, str], tmp_path: Path) -> Command:
    """Run ``screening-tui`` with these arguments; keywords are added to its environment, ``given`` is its input."""

    def run(*arguments: str | Path, given: str = "", **environ: str) -> Ended:
        ended = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=given.encode(),
            capture_output=True,
            env={**home, **environ},
            cwd=tmp_path,
            timeout=60,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run


def screened(case: OpenCase) -> None:
    """A minor and an adult whose stories differ; detected, with one action done."""
    for body in (
        ev.IndicatorMarked(indicator="frightened", mark="observed", people=("M1",), note="looks at the floor"),
        ev.Answered(
            question="m_destination",
            person="M1",
            value=Value(text="a casa de una amiga"),
            language="es",
            rendering="verbatim",
        ),
        ev.Answered(question="a_destination", person="A1", value=Value(text="a un hotel"), language="es"),
        ev.ComparisonJudged(fact="destination", people=("M1", "A1"), verdict="differs", words="A house, a hotel."),
        ev.Assessed(person="M1", conclusion="detected", reason="Two stories."),
        ev.ActionRecorded(action="inform_superior", person="M1", state="done", who="Insp. Rojas"),
        ev.OutcomeRecorded(person="M1", outcome="handed_to_institution", to="The institution", why="It took charge."),
    ):
        case.record(body)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two cases: one screened, closed and with its case file, one in the middle of an interview."""
    folder = tmp_path / "store"
    session = Session(ev.Officer(name="M. Solano", badge="4471"), program="0", clock=Evening())
    for closed in (True, False):
        case = Store(folder / "cases").create("PC2", session, default_sources(), opened)
        case.describe = lambda known: upper_part(load_default(), known, "en", {"superior": "Insp. Rojas  8555-0101"})
        case.record(ev.PersonAdded(person="M1", role="minor", name="Ana Fictitious"))
        case.record(ev.PersonAdded(person="M2", role="minor"))
        case.record(ev.PersonAdded(person="A1", role="adult"))
        case.record(ev.StepEntered(step="minor_interview", people=("M2",)))
        if closed:
            screened(case)
            case.record(ev.Closed())
            case.write_case_file()
        case.close()
    return folder
