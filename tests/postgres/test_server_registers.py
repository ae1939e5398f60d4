"""The same registers on a server: the same answers, many writers, and nothing half done when it dies."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from a_server import Server
from screening_tui.case.events import Event, Opened, PersonAdded, Pin
from screening_tui.case.fold import fold
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.lookup.search import Lookup
from screening_tui.names.partial_date import parse_date
from screening_tui.registers.match import Hit, Person, look_for
from screening_tui.registers.model import Document, Entry
from screening_tui.registers.server.address import Address, address_of
from screening_tui.registers.server.pull import copies, pull
from screening_tui.registers.server.registers import ServerRegisters, open_server
from screening_tui.registers.store import Registers, open_registers
from screening_tui.registers.transfer import expire, take_in

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
import made_people

EXAMPLES = Path(__file__).parents[2] / "examples" / "registers"
NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def quiet(_count: int) -> None:
    return


def put(registers: Registers | ServerRegisters, *entries: Entry) -> None:
    with registers.change():
        writer = registers.writer()
        for entry in entries:
            (writer.replace if registers.find(entry.register, entry.id) else writer.add)(entry)
        writer.finish()


def entry(number: int, **fields: str) -> Entry:
    return Entry(**({"id": f"X-{number}", "register": "wanted", "name": f"Nadie Inventado {number}"} | fields))


@pytest.fixture
def address(server: Server) -> Address:
    return server.address()


@pytest.fixture
def shared(address: Address) -> Iterator[ServerRegisters]:
    with open_server(address, {}, make=True) as registers:
        yield registers


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Registers]:
    with open_registers(tmp_path / "copy", make=True) as registers:
        yield registers


def bring(local: Registers, shared: ServerRegisters) -> tuple[int, int, int]:
    pulled = pull(local, shared, lambda: NOW, quiet)
    return pulled.added, pulled.changed, pulled.unchanged


def told(hits: tuple[Hit, ...]) -> list[tuple[str, str, str]]:
    return [(hit.entry.register, hit.entry.id, hit.strength.value) for hit in hits if hit.strength != "weak"]


def test_the_same_answers_as_the_file_on_the_same_data(shared: ServerRegisters, local: Registers) -> None:
    entries = list(made_people.people(3_000, seed=11))
    put(shared, *entries)
    put(local, *entries)
    random, ways = Random(5), list(made_people.PERTURBATIONS)
    asked = []
    for sought in random.sample(entries, 120):
        name = random.choice([sought.name, made_people.otherwise(sought.name, random.choice(ways), random)])
        born = parse_date(sought.birth_dates[0]) if random.random() < 0.6 else parse_date("")
        papers = tuple(paper.number for paper in sought.documents if random.random() < 0.2)
        asked.append(Person(name=name, birth_date=born, documents=papers, sex=sought.sex))
    strong = [
        (
            [one for one in told(look_for(local, person)) if one[2] == "strong"],
            [one for one in told(look_for(shared, person)) if one[2] == "strong"],
        )
        for person in asked
    ]
    assert [here for here, _ in strong] == [there for _, there in strong]
    assert sum(bool(here) for here, _ in strong) > 40
    firsts = [(told(look_for(local, person))[:1], told(look_for(shared, person))[:1]) for person in asked]
    assert [here for here, _ in firsts] == [there for _, there in firsts]


def test_files_come_in_and_go_out_as_they_do_here(shared: ServerRegisters, local: Registers, tmp_path: Path) -> None:
    for registers in (shared, local):
        assert take_in(registers, EXAMPLES / "wanted.csv", "wanted", "a file", quiet).added == 3
        assert take_in(registers, EXAMPLES / "missing-minors.jsonl", "wanted", "a file", quiet).read == 2
        assert take_in(registers, EXAMPLES / "wanted.csv", "wanted", "a file", quiet).unchanged == 3
    assert list(shared.entries()) == list(local.entries())
    assert list(shared.entries("wanted")) == list(local.entries("wanted"))
    assert shared.counts() == local.counts()
    bad = tmp_path / "bad.csv"
    bad.write_text("id,name\nZ-1,Nadie Uno\n,Nadie Dos\n")
    with pytest.raises(BadInput):
        take_in(shared, bad, "wanted", "a file", quiet)
    assert shared.find("wanted", "Z-1") is None
    (ended,) = expire(shared, date(2026, 11, 3), id_="EX-W-1", end="found")
    assert shared.find("wanted", "EX-W-1") == ended
    assert not told(look_for(shared, Person(name="Rosa Inventada", documents=("COI23456",))))


def test_what_is_no_name_document_or_date_of_anybody_finds_nobody(shared: ServerRegisters) -> None:
    put(shared, entry(1, birth_dates=("1980-02-03",), documents=(Document("AB123"),)))
    assert look_for(shared, Person(name="")) == ()
    assert look_for(shared, Person(name="%_' OR 1=1 --")) == ()
    (hit,) = look_for(shared, Person(name="", documents=("AB-I23",)))
    assert hit.entry.id == "X-1"
    assert look_for(shared, Person(name="Inventado Nadie"), register="missing_minor") == ()


def test_more_than_one_page_and_in_the_order_of_ids(shared: ServerRegisters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening_tui.registers.server.registers.PAGE", 3)
    put(shared, *(entry(number) for number in (10, 9, 2, 1, 33, 4, 7)), entry(5, id="á"), entry(6, id="Z"))
    ids = [one.id for one in shared.entries()]
    assert ids == sorted(ids)
    assert len(ids) == 9


def test_writers_wait_for_each_other_and_no_change_is_missed(address: Address, local: Registers) -> None:
    with open_server(address, {}, make=True) as one, open_server(address, {}) as other:
        begun, ended = threading.Event(), threading.Event()

        def late() -> None:
            begun.set()
            put(other, entry(2))
            ended.set()

        with one.change():
            writer = one.writer()
            writer.add(entry(1))
            writer.finish()
            thread = threading.Thread(target=late)
            thread.start()
            begun.wait()
            assert not ended.wait(0.3)
            with open_server(address, {}) as third:
                assert bring(local, third) == (0, 0, 0)
        thread.join()
        assert bring(local, one) == (2, 0, 0)
        assert [found.id for found in local.entries()] == ["X-1", "X-2"]


def test_who_waits_too_long_is_told(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening_tui.registers.server.connection.WAIT_SECONDS", 0.1)
    with (
        open_server(address, {}, make=True) as one,
        open_server(address, {}) as other,
        one.change(),
        pytest.raises(CannotWrite, match="being written by another program"),
    ):
        put(other, entry(1))
    with open_server(address, {}) as again:
        assert again.counts() == {}


def test_a_copy_is_brought_up_to_date_by_what_changed(shared: ServerRegisters, local: Registers) -> None:
    put(shared, *(entry(number) for number in range(5)))
    assert bring(local, shared) == (5, 0, 0)
    assert bring(local, shared) == (0, 0, 0)
    put(shared, entry(2, name="Nadie Cambiado"), entry(9))
    expire(shared, date(2026, 11, 3), id_="X-4", end="found")
    assert bring(local, shared) == (1, 2, 0)
    assert list(local.entries()) == list(shared.entries())
    (copy,) = copies(local)
    assert copy.at == "2026-11-03T09:30:00+00:00"
    assert [hit.entry.id for hit in look_for(local, Person(name="Cambiado Nadie"))][:1] == ["X-2"]


def test_what_was_here_already_is_not_written_again(shared: ServerRegisters, local: Registers) -> None:
    put(shared, entry(1), entry(2))
    put(local, entry(1), entry(3))
    assert bring(local, shared) == (1, 0, 1)
    assert [found.id for found in local.entries()] == ["X-1", "X-2", "X-3"]


def test_a_copy_that_was_interrupted_goes_on(
    shared: ServerRegisters, local: Registers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening_tui.registers.server.registers.PAGE", 2)
    monkeypatch.setattr("screening_tui.registers.server.pull.TOGETHER", 2)
    put(shared, *(entry(number) for number in range(10)))

    def stop(count: int) -> None:
        if count > 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(local, shared, lambda: NOW, stop)
    assert local.counts() == {"wanted": (4, 0)}
    assert [copy.at for copy in copies(local)] == [""]
    assert bring(local, shared) == (6, 0, 0)
    assert list(local.entries()) == list(shared.entries())


def test_another_database_is_copied_from_its_beginning(
    server: Server, shared: ServerRegisters, local: Registers
) -> None:
    put(shared, entry(1))
    bring(local, shared)
    with open_server(server.address(), {}, make=True) as other:
        put(other, entry(2))
        assert bring(local, other) == (1, 0, 0)
    assert len(copies(local)) == 2


def test_a_server_that_dies_in_the_middle_of_an_import_keeps_nothing_of_it(
    server: Server, address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening_tui.registers.transfer.PROGRESS_EVERY", 3)
    monkeypatch.setattr("screening_tui.registers.server.writer.BATCH", 2)
    many = tmp_path / "many.csv"
    many.write_text("id,name\n" + "".join(f"Y-{number},Nadie Dudoso\n" for number in range(9)))
    with open_server(address, {}, make=True) as registers:
        put(registers, entry(1))

        def die(_count: int) -> None:
            server.die()

        with pytest.raises(CannotWrite, match="Nothing was changed"):
            take_in(registers, many, "wanted", "a file", die)
        server.start()
        with pytest.raises(BadInput, match="does not answer"):
            registers.counts()
    with open_server(address, {}) as again:
        assert list(again.entries()) == [entry(1)]


def test_a_server_that_dies_in_the_middle_of_a_copy_leaves_a_copy_that_works(
    server: Server, address: Address, local: Registers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening_tui.registers.server.registers.PAGE", 2)
    monkeypatch.setattr("screening_tui.registers.server.pull.TOGETHER", 1)
    with open_server(address, {}, make=True) as registers:
        put(registers, *(entry(number) for number in range(6)))

        def die(count: int) -> None:
            if count == 4:
                server.die()

        with pytest.raises(BadInput, match="does not answer"):
            pull(local, registers, lambda: NOW, die)
    assert local.counts() == {"wanted": (4, 0)}
    server.start()
    with open_server(address, {}) as again:
        assert bring(local, again) == (2, 0, 0)
        assert list(local.entries()) == list(again.entries())


def test_what_a_server_may_not_be(server: Server, address: Address) -> None:
    with pytest.raises(BadInput, match="no registers on"):
        open_server(address, {})
    with pytest.raises(BadInput, match="has no such database"):
        open_server(replace(address, database="nowhere"), {})
    with pytest.raises(BadInput, match="does not let this account in"):
        open_server(replace(address, user="nobody"), {})
    with pytest.raises(BadInput, match="does not answer"):
        open_server(replace(address, port=1), {})
    with open_server(address, {}, make=True) as registers:
        registers.connection.run("UPDATE head SET version = 99")
    with pytest.raises(BadInput, match="later version"):
        open_server(address, {})


@pytest.mark.parametrize("body", ["", "{}", '{"id": 1}', '{"id":"1","register":"wanted","odd":"x"}', "[" * 50])
def test_what_no_program_of_ours_wrote_is_told(shared: ServerRegisters, local: Registers, body: str) -> None:
    put(shared, entry(1))
    shared.connection.run("UPDATE entry SET body = :body", body=body)
    for read in (lambda: list(shared.entries()), lambda: shared.find("wanted", "X-1"), lambda: bring(local, shared)):
        with pytest.raises(BadInput, match="damaged"):
            read()
    assert local.counts() == {}


def test_no_error_repeats_what_was_sent(shared: ServerRegisters) -> None:
    with pytest.raises(BadInput) as told, shared.told_if_damaged():
        shared.connection.run("SELECT CAST(:sent AS integer)", sent="Nadie Inventado")
    assert "Inventado" not in str(told.value)
    assert told.value.__cause__ is None


def test_the_commands(server: Server, tmp_path: Path) -> None:
    station = tmp_path / "station.toml"
    station.write_text(f'registers_server = "{server.database()}"\n')

    def run(*words: str | Path) -> tuple[int, str, str]:
        ended = subprocess.run(
            [sys.executable, "-m", "screening_tui", "register", *map(str, words), "--station", station],
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=60,
        )
        return ended.returncode, ended.stdout, ended.stderr

    assert run("list", "--server")[0] == 2
    assert run("import", EXAMPLES / "wanted.csv", "--server")[1].startswith("3 added")
    status, found, _ = run("search", "Rosa Inventada", "--server")
    assert (status, "EX-W-1" in found) == (0, True)
    assert run("list")[0] == 2
    assert run("pull")[1].startswith("3 added")
    assert "EX-W-1" in run("search", "Rosa Inventada")[1]
    assert "3 entries hold" in run("list")[1]
    assert "copy of" in run("list")[1]
    assert run("expire", "EX-W-1", "--found", "--server")[0] == 0
    server.die()
    try:
        status, _, said = run("pull")
        assert (status, "does not answer" in said) == (2, True)
        assert "EX-W-1" in run("search", "Rosa Inventada")[1]
    finally:
        server.start()
    assert run("pull")[1].startswith("0 added, 1 changed")
    assert run("search", "Rosa Inventada")[0] == 1


def test_a_booth_with_a_copy_asks_the_copy_and_one_without_asks_the_server(server: Server, tmp_path: Path) -> None:
    url = server.database()
    with open_server(address_of(url), {}, make=True) as registers:
        put(registers, entry(1, name="Nadie Lejano"))
    pin = Pin(id="p", version="1", title="t", digest="d")
    opened = Opened(
        number="T-2026-0001",
        origin="officer",
        protocol=pin,
        program="1",
        officer_language="en",
        interview_language="en",
    )
    person = PersonAdded(person="A1", role="adult", name="Lejano Nadie")
    at = NOW.isoformat(timespec="milliseconds")
    case = fold(Event(seq, at, 0, "T", "", body) for seq, body in enumerate((opened, person), 1))
    thin = Lookup(tmp_path / "thin", server=url, environ={})
    assert thin.is_there
    assert [hit.entry.id for hit in thin.search(case, "A1").hits] == ["X-1"]
    assert not (tmp_path / "thin").exists()
    with open_registers(tmp_path / "own", make=True) as own:
        put(own, entry(2, name="Nadie Lejano"))
    assert [hit.entry.id for hit in Lookup(tmp_path / "own", server=url).search(case, "A1").hits] == ["X-2"]
