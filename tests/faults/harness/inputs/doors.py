"""The doors through which files come in, and what is tried at each of them."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from harness.inputs import registers, seeds
from harness.inputs.dress import another_event_value, forged_journal, resealed
from harness.inputs.mutations import mutate, soup
from harness.inputs.seeds import Sound
from harness.script import session
from screening_tui.case.case_file import read_case_file
from screening_tui.case.events import Noted
from screening_tui.case.store import Store
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.verify import verified
from screening_tui.errors import BadInput
from screening_tui.protocol.check import check
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import read_sources
from screening_tui.reading.diagnostic import render_json, render_text
from screening_tui.reading.toml import read_bounded
from screening_tui.station.check import Bound, Surroundings, check_references
from screening_tui.station.load import LARGEST, load_station, read_station
from screening_tui.station.remarks import placed
from screening_tui.tui.scripted import read_answers

NUMBER = "FLT-2026-0001"


@dataclass(frozen=True)
class Input:
    """Sound files, but for one."""

    door: str
    files: dict[str, bytes]
    target: str

    @property
    def data(self) -> bytes:
        """Of the one that is not."""
        return self.files[self.target]

    def having(self, data: bytes) -> "Input":
        """With other bytes in its place."""
        return Input(self.door, {**self.files, self.target: data}, self.target)


def make(seed: int, index: int) -> Input:
    """The input with this number; the same for the same seed, in whatever process."""
    random = Random(f"{seed} {index}")
    name = list(DOORS)[index % len(DOORS)]
    door = DOORS[name]
    sound = random.choice(door.sound())
    target = random.choice(sound.targets)
    other = random.choice([*random.choice(door.sound()).files.values(), *seeds.case().values()])
    if random.random() < 0.06:
        data = soup(random)
    elif random.random() < door.dressed and target in door.dresses:
        data = door.dresses[target](sound.files[target], other, random)
    else:
        data = mutate(sound.files[target], other, random)
    return Input(name, {**sound.files, target: data}, target)


def put(given: Input, folder: Path) -> None:
    """Into an empty folder, as private as the program would make it."""
    shutil.rmtree(folder, ignore_errors=True)
    home = folder / NUMBER if given.door == "journal" else folder
    home.mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    for name, data in given.files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o600)


def _protocol(folder: Path) -> str:
    sources = read_sources(folder)
    told = render_text(check(sources))
    load(sources)
    return told


def _station(folder: Path) -> str:
    path = folder / "station.toml"
    load_station(path)
    text = read_bounded(path, LARGEST)
    station, remarks = read_station(text, str(path))
    found = placed([*remarks, *check_references(station, _AROUND)], text, str(path))
    return render_text(found) + render_json(found)


_AROUND = Surroundings(
    contacts=["police", "court"],
    languages=["en", "es"],
    program_languages=["en", "es"],
    bindings={"hide": Bound(("f9",), frozenset([""])), "note": Bound(("f2",), frozenset(["case"]))},
    is_key=str.isalnum,
)


def _case_file(folder: Path) -> str:
    loaded = read_case_file(folder / "case.toml")
    return render_text(verified(loaded, "case.toml").findings)


def _journal(folder: Path) -> str:
    """Looked at, listed, opened, gone on with, and written into a case file."""
    store = Store(folder)
    looked_at = store.look(NUMBER)
    told = render_text(looked_at.findings) + "".join(summary.trouble for summary in store.cases())
    try:
        protocol = load(looked_at.sources)
    except BadInput as error:
        return told + str(error)
    with store.open(NUMBER, session()) as case:
        if not case.read_only:
            case.describe = lambda what: upper_part(protocol, what, "en", None)
            case.record(Noted(text="and on it goes"))
            case.write_case_file()
            told += render_text(verified(read_case_file(store.case_file(NUMBER)), "case.toml").findings)
        else:
            upper_part(protocol, case.case, "en", None)
    return told


def _answers(folder: Path) -> str:
    read_answers(folder / "answers.toml")
    return ""


Dress = Callable[[bytes, bytes, Random], bytes]


@dataclass(frozen=True)
class Door:
    """Where one kind of file comes in."""

    sound: Callable[[], Sequence[Sound]]
    enter: Callable[[Path], str]
    """Load what lies in the folder, and do with it what the program does. Gives back every word that was said of it."""
    dresses: dict[str, Dress]
    dressed: float = 0.0
    """How often a mutation is made to fit its checks."""


DOORS = {
    "protocol": Door(seeds.protocols, _protocol, {}),
    "station": Door(seeds.stations, _station, {}),
    "case file": Door(
        seeds.case_files,
        _case_file,
        {"case.toml": lambda data, other, random: resealed(_changed(data, other, random), random)},
        dressed=0.6,
    ),
    "journal": Door(
        seeds.journals,
        _journal,
        {"journal": lambda data, _other, random: forged_journal(data, random)},
        dressed=0.6,
    ),
    "answers": Door(seeds.answers, _answers, {}),
    "register": Door(registers.brought, registers.bring_in, {registers.BROUGHT: registers.another_cell}, dressed=0.4),
    "registers": Door(registers.stored, registers.open_stored, {}),
    "travel document": Door(registers.zones, registers.read_typed, {}),
}


def _changed(data: bytes, other: bytes, random: Random) -> bytes:
    return another_event_value(data, random) if random.random() < 0.5 else mutate(data, other, random)
