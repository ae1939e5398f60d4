"""The index of names: the same people are found with it and without, whatever was added, changed or ended before."""

import sqlite3
import stat
from pathlib import Path
from random import Random

import pytest

from made_registers import registers_of
from screening_tui.errors import BadInput
from screening_tui.registers import index, planes
from screening_tui.registers.index import Indexer
from screening_tui.registers.match import Person, look_for
from screening_tui.registers.model import Entry
from screening_tui.registers.store import FILE, VERSION, Registers, open_registers

_GIVEN_TEXT = "Ana Luis Marta Jorge Olga Ivan Rosa Karim Yusuf Elena Pedro Sofia Hugo Nadia Omar Wei"
_GIVEN = _GIVEN_TEXT.split()
_STARTS_TEXT = "Bar Cal Dor Fer Gan Hel Jur Kor Lam Mir Nav Ost Pel Quin Rav Sol Tam Urb Ven Zel"
_STARTS = _STARTS_TEXT.split()
_ENDS = ["aba", "eco", "ido", "ulo", "ante", "erra", "isco", "omar", "uña", "ez"]


def crowd(count: int, seed: int = 1) -> list[Entry]:
    random = Random(seed)
    surnames = [start + end for start in _STARTS for end in _ENDS]
    return [
        Entry(f"{seed}-{n}", "wanted", f"{random.choice(_GIVEN)} {' '.join(random.sample(surnames, 2))} {n}")
        for n in range(count)
    ]


def change(registers: Registers, *entries: Entry) -> None:
    with registers.change():
        indexer = Indexer(registers)
        for entry in entries:
            if registers.find(entry.register, entry.id):
                indexer.replace(entry)
            else:
                indexer.add(entry)
        indexer.finish()


def ids(registers: Registers, name: str) -> list[str]:
    return [hit.entry.id for hit in look_for(registers, Person(name))]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several blocks of names, and few that may stand outside."""
    monkeypatch.setattr(planes, "BLOCK", 256)
    monkeypatch.setattr(planes, "_TRANSPOSED", 64)
    monkeypatch.setattr(index, "TAIL", 20)


@pytest.mark.usefixtures("small_blocks")
def test_everybody_is_found_in_blocks_and_outside_of_them(tmp_path: Path) -> None:
    people = crowd(700)
    with registers_of(tmp_path, *people) as registers:
        assert registers.counter("planed") == 700
        change(registers, *crowd(15, seed=2))
        assert registers.counter("planed") == 700
        for entry in [*people[::50], *crowd(15, seed=2)]:
            assert ids(registers, entry.name)[0] == entry.id
            given, first, second, number = entry.name.split()
            assert entry.id in ids(registers, f"{second} {given} {first[:-1]} {number}")


@pytest.mark.usefixtures("small_blocks")
def test_the_index_finds_what_reading_every_name_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = crowd(600)
    with registers_of(tmp_path / "indexed", *people) as indexed:
        monkeypatch.setattr(index, "TAIL", 10_000)
        with registers_of(tmp_path / "read", *people) as read:
            assert (indexed.counter("planed"), read.counter("planed")) == (600, 0)
            for entry in people[::40]:
                assert ids(indexed, entry.name)[:3] == ids(read, entry.name)[:3]


@pytest.mark.usefixtures("small_blocks")
def test_names_that_changed_or_ended_are_found_no_more(tmp_path: Path) -> None:
    people = crowd(300)
    with registers_of(tmp_path, *people) as registers:
        gone, renamed = people[10], people[20]
        change(registers, gone.placeholder("found", "2026-11-01"), Entry(renamed.id, "wanted", "Xochitl Nueva"))
        assert gone.id not in ids(registers, gone.name)
        assert renamed.id not in ids(registers, renamed.name)
        assert ids(registers, "Xochitl Nueva") == [renamed.id]


@pytest.mark.usefixtures("small_blocks")
def test_numbers_that_nobody_has_any_more_are_given_again(tmp_path: Path) -> None:
    people = crowd(300)
    with registers_of(tmp_path, *people) as registers:
        for turn in range(3):
            change(registers, *(Entry(e.id, "wanted", f"{e.name} {'abc'[turn]}") for e in people))
        assert registers.counter("naming") <= 2 * 300 + 20
        assert all(ids(registers, entry.name)[0] == entry.id for entry in people[::30])


@pytest.mark.usefixtures("small_blocks")
def test_a_change_of_another_program_is_seen(tmp_path: Path) -> None:
    with registers_of(tmp_path, *crowd(300)) as registers, open_registers(tmp_path) as other:
        assert ids(registers, "Xochitl Nueva") == []
        change(other, Entry("N", "wanted", "Xochitl Nueva"), *crowd(100, seed=3))
        assert other.counter("planed") == 401
        assert ids(registers, "Xochitl Nueva") == ["N"]


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM plane WHERE plane % 2",
        "UPDATE plane SET bits = x'0102'",
        "UPDATE plane SET bits = x'01020304' WHERE plane % 2",
        "DROP TABLE plane",
        "UPDATE plane SET names = 'x'",
    ],
)
def test_a_damaged_index_is_told_in_words(tmp_path: Path, damage: str) -> None:
    with registers_of(tmp_path, *crowd(300)) as registers:
        registers.connection.execute(damage)
        with pytest.raises(BadInput, match="cannot be read"):
            look_for(registers, Person(crowd(300)[7].name))


@pytest.mark.usefixtures("small_blocks")
def test_registers_of_the_first_version_go_on(tmp_path: Path) -> None:
    people = crowd(300)
    registers_of(tmp_path, *people).close()
    path = tmp_path / FILE
    old = sqlite3.connect(path)
    old.executescript("""
        DROP TABLE plane;
        CREATE TABLE heard (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, names INTEGER NOT NULL);
        CREATE TABLE heard_key (key TEXT, heard INTEGER, PRIMARY KEY (key, heard)) WITHOUT ROWID;
        CREATE TABLE posting (heard INTEGER, part INTEGER, namings BLOB NOT NULL, PRIMARY KEY (heard, part));
        UPDATE counter SET name = 'part' WHERE name = 'planed';
        PRAGMA user_version = 1;
    """)
    old.close()
    with open_registers(tmp_path) as registers:
        assert registers.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert registers.counter("planed") == 300
        assert ids(registers, people[5].name)[0] == people[5].id
        tables = {name for (name,) in registers.connection.execute("SELECT name FROM sqlite_schema")}
        assert not tables & {"heard", "heard_key", "posting"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_small_register_does_without_numpy(tmp_path: Path) -> None:
    with registers_of(tmp_path, *crowd(50)) as registers:
        assert registers.counter("planed") == 0
        assert ids(registers, crowd(50)[3].name)[0] == "1-3"
        assert not registers.is_indexed


def test_one_word_that_many_have_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "TAIL", 20)
    many = [Entry(str(n), "wanted", "Maria Lopez") for n in range(900)]
    with registers_of(tmp_path, *many) as registers:
        assert len(ids(registers, "Maria")) == len(ids(registers, "Lopez Maria")) == 10
        assert ids(registers, "...") == []
