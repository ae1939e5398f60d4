"""Sound files of every kind, the same in every process: what the mutations begin with."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from harness.clocks import SetClock
from harness.script import CODE, body, opening
from screening_tui.case.events import Officer
from screening_tui.case.open_case import Session
from screening_tui.case.store import Store
from screening_tui.documents.case_upper import upper_part
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources, default_sources

_ROOT = Path(__file__).parents[4]
sys.path.insert(0, str(_ROOT / "tests" / "protocol"))

from small_protocol import FILES  # noqa: E402


@dataclass(frozen=True)
class Sound:
    """Files that belong together; one of them will be mutated."""

    files: dict[str, bytes]
    targets: tuple[str, ...]
    """Those that may be."""


@cache
def protocols() -> tuple[Sound, ...]:
    """A small protocol, mostly, and the one that comes with the program."""
    small = Sound({name: text.encode() for name, text in FILES.items()}, tuple(FILES))
    big = {name: text.encode() for name, text in default_sources().files.items()}
    return (*[small] * 30, Sound(big, tuple(big)))


@cache
def stations() -> tuple[Sound, ...]:
    """The example, and one that uses every key."""
    example = (_ROOT / "examples" / "station.toml").read_bytes()
    full = example.replace(b"\n# ", b"\n").split(b"\n", 3)[3]
    return tuple(Sound({"station.toml": data}, ("station.toml",)) for data in (example, full))


@cache
def answers() -> tuple[Sound, ...]:
    """Every example."""
    files = sorted((_ROOT / "examples" / "answers").glob("*.toml"))
    return tuple(Sound({"answers.toml": file.read_bytes()}, ("answers.toml",)) for file in files)


@cache
def case() -> dict[str, bytes]:
    """Every file of one case, by its name in the case's folder."""
    sources = Sources.from_files(FILES)
    protocol = load(sources)
    random = Random(40)
    session = Session(Officer(name="M. Solano"), "0", SetClock(datetime(2026, 11, 23, 14, tzinfo=UTC)))
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        with store.create(CODE, session, sources, opening) as made:
            made.describe = lambda case: upper_part(protocol, case, "en", None)
            while len(made.case.events) < 22:
                what = body(len(made.case.events) + 1, random)
                if len(what.model_dump_json()) < 300:
                    made.record(what)
            made.write_case_file()
        home = store.path / made.number
        return {path.name: path.read_bytes() for path in sorted(home.iterdir()) if path.name != "lock"}


@cache
def case_files() -> tuple[Sound, ...]:
    """That case's file, mostly, and a whole screening's."""
    example = (_ROOT / "examples" / "cases" / "family-no-concern.toml").read_bytes()
    return tuple(Sound({"case.toml": data}, ("case.toml",)) for data in (*[case()["case.toml"]] * 30, example))


@cache
def journals() -> tuple[Sound, ...]:
    """A case's folder, of which mostly the journal is mutated."""
    return (Sound(case(), ("journal",) * 8 + tuple(case())),)
