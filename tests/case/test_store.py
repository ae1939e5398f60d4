"""A folder of cases: numbers, crashes, damage, and several programs at once."""

import errno
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from brittle_disk import BrittleDisk, MadeClock
from made_events import adult, answered, marked, minor, opening
from screening_tui.case import events as ev
from screening_tui.case import store as store_module
from screening_tui.case.events import Officer
from screening_tui.case.frames import frame, scan
from screening_tui.case.lock import CaseHeld
from screening_tui.case.model import Position
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, to_record
from screening_tui.case.store import Store
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.protocol.sources import Sources

SOURCES = Sources.from_files({"protocol.toml": "format = 1\n"})


def session(year: int = 2026) -> Session:
    return Session(Officer(name="M. Solano", badge="4471"), "0.1", MadeClock(year))


@pytest.fixture
def disk() -> BrittleDisk:
    return BrittleDisk()


@pytest.fixture
def store(tmp_path: Path, disk: BrittleDisk) -> Store:
    return Store(tmp_path / "store", disk=disk)


def new(store: Store, *bodies: ev.Body, code: str = "PAS", year: int = 2026) -> OpenCase:
    case = store.create(code, session(year), SOURCES, opening)
    for body in bodies:
        case.record(body)
    return case


def closed(store: Store, *bodies: ev.Body) -> str:
    case = new(store, *bodies)
    case.close()
    return case.number


def journal(store: Store, number: str) -> Path:
    return store.path / number / "journal"


# Numbers


def test_numbers_follow_each_other_for_each_code_and_year(store: Store) -> None:
    made = [new(store), new(store), new(store, code="PC2"), new(store, year=2027), new(store)]
    assert [case.number for case in made] == [
        "PAS-2026-0001",
        "PAS-2026-0002",
        "PC2-2026-0001",
        "PAS-2027-0001",
        "PAS-2026-0003",
    ]
    assert made[0].case.opened is not None
    assert made[0].case.opened.body.number == "PAS-2026-0001"
    assert made[0].case.opened.body.protocol.digest == SOURCES.digest


def test_after_9999_there_is_room_for_more(store: Store) -> None:
    new(store)
    (store.path / "PAS-2026-9999").mkdir(mode=0o700)
    assert new(store).number == "PAS-2026-10000"
    assert new(store).number == "PAS-2026-10001"


@pytest.mark.parametrize("code", ["", "pas", "1AB", "TOOLONGXX", "A-B", "../X", "A\n", "É"])
def test_a_code_that_cannot_begin_a_number_is_refused(store: Store, code: str) -> None:
    with pytest.raises(BadInput, match="capital letters"):
        new(store, code=code)
    assert not store.path.exists()


@pytest.mark.parametrize(
    "number",
    ["", ".", "..", "PAS", "PAS-2026-1", "PAS-2026-0001/..", "../PAS-2026-0001", "PAS-2026-0001\n", "PAS-2026-٠٠٠١"],
)
def test_what_is_no_number_is_no_way_into_the_store(store: Store, number: str) -> None:
    new(store)
    for reach in (store.look, store.case_file, lambda n: store.open(n, session())):
        with pytest.raises(BadInput, match="no case's number"):
            reach(number)


def test_a_number_that_nobody_has_is_said(store: Store) -> None:
    with pytest.raises(BadInput, match="not there"):
        store.look("PAS-2026-0001")
    new(store)
    with pytest.raises(BadInput, match="not there"):
        store.open("PAS-2026-0099", session())


# Creation


@pytest.mark.parametrize("shared", [False, True])
def test_everything_in_the_store_is_private(tmp_path: Path, shared: bool) -> None:
    before = os.umask(0)
    try:
        store = Store(tmp_path / "store", shared=shared)
        case = new(store, marked())
        case.write_case_file()
        case.close()
    finally:
        os.umask(before)
    for path in (store.path, *store.path.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        assert mode == ((0o2770 if shared else 0o700) if path.is_dir() else (0o660 if shared else 0o600)), path


def test_a_creation_that_fails_at_any_call_is_no_case_and_its_number_is_the_next_ones(tmp_path: Path) -> None:
    disk = BrittleDisk()
    store = Store(tmp_path / "store", disk=disk)
    closed(store)
    start = len(disk.calls)
    closed(store)
    calls = disk.calls[start:]
    for place, name in enumerate(calls):
        disk.fails = {name: disk.calls.count(name) + calls[: place + 1].count(name)}
        disk.partly = True
        if place < len(calls) - 5:  # what comes after the creation itself is the closing's summary
            with pytest.raises(CannotWrite):
                closed(store)
            assert not (store.path / ".new").exists()
        disk.heal()
    numbers = [summary.number for summary in store.cases()]
    assert numbers == [f"PAS-2026-{number:04}" for number in range(len(numbers), 0, -1)]
    assert all(not summary.trouble for summary in store.cases())
    (store.path / ".new").mkdir(mode=0o700)
    (store.path / ".new" / "journal").write_text("of a program that was killed")
    assert closed(store) == f"PAS-2026-{len(numbers) + 1:04}"
    assert not (store.path / ".new").exists()


def test_programs_that_create_at_the_same_time_get_different_numbers_without_gaps(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from test_store import Store, new\n"
        "store = Store(pathlib.Path(sys.argv[1]))\n"
        "for _ in range(8):\n"
        "    new(store).close()\n"
    )
    here = str(Path(__file__).parent)
    processes = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "store"), here]) for _ in range(4)]
    assert [process.wait() for process in processes] == [0] * 4
    numbers = sorted(summary.number for summary in Store(tmp_path / "store").cases())
    assert numbers == [f"PAS-2026-{number:04}" for number in range(1, 33)]


def test_a_file_system_without_locks_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "x")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(CannotWrite, match="A new case could not be saved"):
        new(store)


def test_a_creation_that_hangs_is_not_waited_for_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    new(store)
    monkeypatch.setattr(store_module, "_PATIENCE", 0.02)
    with (store.path / ".lock").open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(CannotWrite, match="does not come to an end"):
            new(store)
    assert new(store).number == "PAS-2026-0002"


# One writer


def test_a_second_writer_is_told_and_may_look(store: Store) -> None:
    case = new(store, marked())
    with pytest.raises(CaseHeld, match=r"M\. Solano since \d\d:\d\d"):
        store.open(case.number, session())
    assert store.look(case.number).case == case.case
    case.record(answered("x"))
    case.close()
    store.open(case.number, session()).close()


def test_a_killed_program_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from test_store import Store, answered, new\n"
        "case = new(Store(pathlib.Path(sys.argv[1])))\n"
        "print(case.number, flush=True)\n"
        "while True:\n"
        "    print(case.record(answered('x')).seq, flush=True)\n"
    )
    arguments = [sys.executable, "-c", script, str(tmp_path / "store"), str(Path(__file__).parent)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    number = process.stdout.readline().strip()
    acknowledged = [int(process.stdout.readline()) for _ in range(40)]
    process.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
    process.wait()
    process.stdout.close()
    with Store(tmp_path / "store").open(number, session()) as case:
        assert not case.read_only
        assert [event.seq for event in case.case.events][: len(acknowledged) + 1] == [1, *acknowledged]


# What is on the disk


def test_a_torn_tail_is_put_aside_and_its_recovery_recorded(store: Store) -> None:
    number = closed(store, marked(), answered("x"))
    (store.path / number / "summary.json").unlink()
    whole = journal(store, number).read_bytes()
    torn = whole[:-10]
    journal(store, number).write_bytes(torn)
    seen = store.look(number)
    assert [event.body.kind for event in seen.case.events] == ["opened", "indicator_marked"]
    assert journal(store, number).read_bytes() == torn
    with store.open(number, session()) as case:
        kinds = [event.body.kind for event in case.case.events]
        assert kinds == ["opened", "indicator_marked", "recovered", "resumed"]
        recovered = case.case.events[2].body
        assert isinstance(recovered, ev.Recovered)
        kept = (store.path / number / "journal.torn").read_bytes()
        assert recovered.kept_bytes == len(kept)
        assert whole.endswith(kept + whole[-10:])
    with store.open(number, session()) as case:
        assert case.case.events[-1].body.kind == "resumed"


@pytest.mark.parametrize("call", ["sync_new", "truncate", "write_at", "sync"])
def test_a_recovery_that_was_itself_cut_short_is_recorded_by_the_next_one(
    store: Store, disk: BrittleDisk, call: str
) -> None:
    number = closed(store, marked(), answered("x"))
    (store.path / number / "summary.json").unlink()
    journal(store, number).write_bytes(journal(store, number).read_bytes()[:-10])
    disk.fails[call] = disk.calls.count(call) + (3 if call == "sync_new" else 1 if call != "write_at" else 2)
    with pytest.raises(CannotWrite):
        store.open(number, session())
    disk.heal()
    for _ in range(2):
        with store.open(number, session()) as case:
            told = [event.body.kept_bytes for event in case.case.events if isinstance(event.body, ev.Recovered)]
            assert sum(told) == (store.path / number / "journal.torn").stat().st_size
    (store.path / number / "journal.torn").unlink()
    store.open(number, session()).close()


def test_a_damaged_middle_opens_read_only_and_nothing_is_rewritten(store: Store) -> None:
    number = closed(store, marked(), answered("hurt"), answered("after", question="other"))
    data = bytearray(journal(store, number).read_bytes())
    data[data.index(b"hurt")] ^= 1
    journal(store, number).write_bytes(data)
    before = {path: path.read_bytes() for path in (store.path / number).iterdir() if path.name != "lock"}
    with store.open(number, session()) as case:
        assert case.read_only
        assert set(case.case.answers) == {("M1", "other")}
        assert [finding.code for finding in case.findings] == ["J101", "H103"]
        assert case.findings[0].key == "after event 2"
        assert "go on in a new case" in case.findings[0].advice
        with pytest.raises(CannotWrite):
            case.record(marked())
    assert {path: path.read_bytes() for path in before} == before
    (store.path / number / "summary.json").unlink()  # a list believes it, so as not to read every journal
    assert store.cases()[0].trouble
    assert store.cases()[0].state == "open"


def test_a_record_of_another_case_is_told(store: Store) -> None:
    number, other = closed(store, marked()), closed(store, answered("x"))
    foreign = journal(store, other).read_bytes().splitlines(keepends=True)[2]
    journal(store, number).write_bytes(journal(store, number).read_bytes() + foreign)
    assert [finding.code for finding in store.look(number).findings] == ["J102", "H103"]


def test_another_cases_journal_is_told(store: Store) -> None:
    number, other = closed(store), closed(store)
    (store.path / number / "summary.json").unlink()
    shutil.copy(journal(store, other), journal(store, number))
    seen = store.open(number, session())
    assert seen.read_only
    assert [(finding.code, finding.message) for finding in seen.findings] == [
        ("J104", "the journal belongs to another case")
    ]


def test_a_journal_from_which_the_end_was_cut_is_told(store: Store) -> None:
    number = closed(store, marked(), answered("x"))
    lines = journal(store, number).read_bytes().splitlines(keepends=True)
    journal(store, number).write_bytes(b"".join(lines[:-1]))
    seen = store.open(number, session())
    assert seen.read_only
    assert [(finding.code, finding.message) for finding in seen.findings] == [
        ("J103", "3 events had been saved, and some of the last ones are missing")
    ]


@pytest.mark.parametrize("data", [b"", b"screening-tui jour", b"something else"])
def test_a_journal_without_its_opening_is_told(store: Store, data: bytes) -> None:
    number = closed(store)
    (store.path / number / "summary.json").unlink()
    journal(store, number).write_bytes(data)
    with store.open(number, session()) as case:
        assert case.read_only
        assert "J104" in {finding.code for finding in case.findings}
        assert case.case.events == ()
    assert store.cases()[0].state == "new"


def append(store: Store, number: str, *payloads: bytes) -> None:
    data = journal(store, number).read_bytes()
    link = scan(data).link
    for payload in payloads:
        link = chain(link, payload)
        data += frame(payload, link)
    journal(store, number).write_bytes(data)


def test_well_framed_records_that_are_not_understood_are_told_and_kept(store: Store) -> None:
    case = new(store, marked())
    case.close()
    stamp = to_record(case.case.events[1])
    strange = canonical({**stamp, "seq": 3, "mark": "sort_of"})
    hostile = canonical({**stamp, "seq": 4, "indicator": "wanted", "note": "\x1b[2J"})
    wrong_number = canonical({**stamp, "seq": 9})
    future = canonical({**stamp, "seq": 10, "kind": "hologram_shown"})
    append(store, case.number, strange, hostile, wrong_number, future, b"no record")
    seen = store.open(case.number, session())
    assert seen.read_only
    assert [(finding.code, finding.key) for finding in seen.findings] == [
        ("H102", "event 3"),
        ("H104", "event 4"),
        ("H103", "event 5"),
        ("H105", "event 6"),
        ("H101", "event 7"),
    ]
    assert [event.body.kind for event in seen.case.unknown] == ["indicator_marked", "hologram_shown"]
    assert seen.case.marks["wanted"].body.note == "\ufffd[2J"


def test_what_a_newer_version_recorded_is_kept_and_the_case_goes_on(store: Store) -> None:
    case = new(store, marked())
    case.close()
    stamp = to_record(case.case.events[1])
    append(
        store,
        case.number,
        canonical({**stamp, "seq": 3, "kind": "hologram_shown"}),
        canonical({**stamp, "seq": 4, "mood": "calm"}),
    )
    with store.open(case.number, session()) as again:
        assert not again.read_only
        assert [(finding.code, finding.level) for finding in again.findings] == [("H105", "note"), ("H105", "note")]
        head = START_OF_CHAIN
        for payload in scan(journal(store, case.number).read_bytes()).payloads:
            head = chain(head, payload)
        assert again.head == head
        again.write_case_file()
    assert b"hologram_shown" in store.case_file(case.number).read_bytes()


def test_a_newer_journal_is_refused(store: Store) -> None:
    from screening_tui.case.frames import first_line

    number = closed(store)
    journal(store, number).write_bytes(first_line(2))
    with pytest.raises(BadInput, match="newer version"):
        store.open(number, session())
    assert "newer version" in store.cases()[0].trouble


# The pinned protocol


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b'{"files":[]}', b'{"files":{"x":1}}', b"[" * 5000])
def test_a_damaged_protocol_is_taken_from_the_case_file(store: Store, damage: bytes) -> None:
    case = new(store, marked())
    case.write_case_file()
    case.close()
    (store.path / case.number / "protocol.json").write_bytes(damage)
    with store.open(case.number, session()) as again:
        assert again.sources == SOURCES
        assert not again.read_only
        assert [finding.code for finding in again.findings] == ["J106"]
    (store.path / case.number / "case.toml").write_text("format = 1\nevent = []\n")
    with pytest.raises(BadInput):
        store.open(case.number, session())
    (store.path / case.number / "case.toml").unlink()
    with pytest.raises(BadInput):
        store.look(case.number)


def test_another_protocol_is_told(store: Store) -> None:
    number = closed(store)
    other = {"files": {"protocol.toml": "format = 1\nid = 'x'\n"}}
    (store.path / number / "protocol.json").write_text(json.dumps(other))
    seen = store.open(number, session())
    assert seen.read_only
    assert [finding.code for finding in seen.findings] == ["J105"]


# Lists


def test_the_list_says_what_a_home_screen_needs(store: Store) -> None:
    assert store.cases() == ()
    first = new(store, minor("M1"), minor("M2"), adult(), ev.StepEntered(step="talk", people=("M2",)))
    second = new(store, ev.Closed())
    by_folding = store.cases()
    first.close()
    second.close()
    assert store.cases() == by_folding
    one, two = by_folding if by_folding[0].number == first.number else reversed(by_folding)
    assert (one.state, one.is_open, one.minors, one.adults, one.events) == ("open", True, 2, 1, 5)
    assert one.position == Position("talk", ("M2",))
    assert one.last_at == first.case.events[-1].at
    assert (two.state, two.is_open, two.position) == ("closed", False, None)
    assert two.origin == "officer"


@pytest.mark.parametrize("told", ["", "{}", '{"journal_bytes": "x"}', "[" * 9000])
def test_a_line_that_is_not_believed_is_computed_again(store: Store, told: str) -> None:
    case = new(store, marked())
    case.close()
    expected = store.cases()
    (store.path / case.number / "summary.json").write_text(told)
    assert store.cases() == expected
    (store.path / case.number / "summary.json").unlink()
    assert store.cases() == expected


def test_a_line_in_which_something_was_changed_is_not_believed_and_stands_in_nobodys_way(store: Store) -> None:
    number = closed(store, marked())
    expected = store.cases()
    path = store.path / number / "summary.json"
    path.write_text(
        path.read_text().replace('"journal_bytes":', '"journal_bytes":9').replace('"minors":0', '"minors":7')
    )
    assert store.cases() == expected
    with store.open(number, session()) as case:
        assert not case.read_only


def test_one_case_in_trouble_hides_no_other(store: Store) -> None:
    good, bad = closed(store), closed(store)
    (store.path / bad).chmod(0o755)
    lines = {summary.number: summary for summary in store.cases()}
    assert not lines[good].trouble
    assert "must not" in lines[bad].trouble
    assert not lines[bad].is_open


def test_what_else_lies_in_the_store_is_left_alone(store: Store, tmp_path: Path) -> None:
    number = closed(store)
    (store.path / "notes.txt").write_text("x")
    (store.path / "PAS-2026-0007").symlink_to(tmp_path)
    lines = {summary.number: summary.trouble for summary in store.cases()}
    assert lines.keys() == {number, "PAS-2026-0007"}
    assert lines["PAS-2026-0007"]
    with pytest.raises(BadInput):
        store.look("PAS-2026-0007")


# Another disk


def test_a_case_whose_disk_failed_goes_on_in_another_store(store: Store, disk: BrittleDisk, tmp_path: Path) -> None:
    case = new(store, marked())
    disk.fail_next("sync")
    with pytest.raises(CannotWrite):
        case.record(answered("lost"))
    second = Store(tmp_path / "second")
    going_on = second.take_over(case, session())
    assert going_on.number == case.number
    assert going_on.case.events[:-1] == tuple(case.case.events)
    assert going_on.case.events[-1].body.kind == "resumed"
    going_on.record(answered("again"))
    going_on.close()
    with second.open(case.number, session()) as again:
        assert again.findings == ()
    with pytest.raises(BadInput, match="already"):
        second.take_over(case, session())
    assert new(second).number == "PAS-2026-0002"


def test_a_case_is_taken_over_whole_or_not_at_all(store: Store, tmp_path: Path) -> None:
    case = new(store, marked())
    case.close()
    disk = BrittleDisk()
    second = Store(tmp_path / "second", disk=disk)
    disk.fails["sync"] = 3  # two events, and then that it was resumed
    with pytest.raises(CannotWrite):
        second.take_over(case, session())
    disk.heal()
    with second.open(case.number, session()) as again:
        assert again.case.events[:2] == tuple(case.case.events)
    data = bytearray(journal(store, case.number).read_bytes())
    data[-5] ^= 1
    journal(store, case.number).write_bytes(data)
    with pytest.raises(BadInput, match="damaged"):
        Store(tmp_path / "third").take_over(store.look(case.number), session())
