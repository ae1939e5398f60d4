"""One case that is worked on: recorded is durable, and nothing else changes it."""

import errno
import tomllib
from pathlib import Path

import pytest

from brittle_disk import BrittleDisk, MadeClock
from made_events import answered, case_of, marked, minor, opening
from screening_tui.case import events as ev
from screening_tui.case.case_file import Section, read_case_file
from screening_tui.case.clock import read
from screening_tui.case.events import Officer
from screening_tui.case.fold import fold
from screening_tui.case.head import head_code
from screening_tui.case.journal import AHEAD
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.protocol.sources import Sources

SOURCES = Sources.from_files({"protocol.toml": 'format = 1\ntext = """\nñ"""\n'})


@pytest.fixture
def disk() -> BrittleDisk:
    return BrittleDisk()


@pytest.fixture
def clock() -> MadeClock:
    return MadeClock()


@pytest.fixture
def session(clock: MadeClock) -> Session:
    return Session(Officer(name="M. Solano", badge="4471"), "0.1", clock, "solano", "xterm")


@pytest.fixture
def store(tmp_path: Path, disk: BrittleDisk) -> Store:
    return Store(tmp_path / "store", disk=disk)


@pytest.fixture
def case(store: Store, session: Session) -> OpenCase:
    return store.create("PAS", session, SOURCES, opening)


def test_what_is_recorded_is_there_when_it_is_opened_again(case: OpenCase, store: Store, session: Session) -> None:
    event = case.record(marked("wanted", note="  seen at\r\nthe gate\x1b[2J"))
    assert event.seq == 2
    assert event.body == marked("wanted", note="  seen at\nthe gate\ufffd[2J")
    assert (event.officer, event.badge) == ("M. Solano", "4471")
    assert case.case == fold(case.case.events)
    before, head = tuple(case.case.events), case.head
    case.close()
    again = store.open(case.number, session)
    assert again.case.events[:2] == before
    assert isinstance(again.case.events[2].body, ev.Resumed)
    assert again.case.events[2].body.terminal == "xterm"
    assert head != again.head
    assert again.head_code == head_code(again.head)
    assert again.findings == ()
    assert not again.read_only
    again.close()


def test_time_comes_from_the_clock(case: OpenCase, clock: MadeClock) -> None:
    event = case.record(marked())
    assert read(event.at) == clock.wall
    assert event.elapsed == clock.passed


@pytest.mark.parametrize("seconds", [3600, -3600, 2, -2])
def test_a_jump_of_the_clock_is_recorded_before_what_comes_after_it(
    case: OpenCase, clock: MadeClock, seconds: int
) -> None:
    case.record(marked())
    clock.jump(seconds)
    case.record(answered("x"))
    bodies = [event.body for event in case.case.events]
    assert bodies[2:] == [ev.ClockJumped(seconds=seconds), answered("x")]
    clock.jump(1)
    case.record(answered("y"))
    assert case.case.events[-1].seq == 5


def test_between_sessions_only_time_that_ran_backwards_is_told(
    case: OpenCase, store: Store, session: Session, clock: MadeClock
) -> None:
    case.close()
    clock.jump(86_400)
    again = store.open(case.number, session)
    again.close()
    assert [event.body.kind for event in again.case.events] == ["opened", "resumed"]
    clock.jump(-7200)
    once_more = store.open(case.number, session)
    once_more.close()
    kinds = [event.body.kind for event in once_more.case.events]
    assert kinds == ["opened", "resumed", "clock_jumped", "resumed"]
    jumped = once_more.case.events[2].body
    assert isinstance(jumped, ev.ClockJumped)
    assert -7200 <= jumped.seconds <= -7190


def test_after_a_hand_over_the_stamps_are_the_new_officers(case: OpenCase) -> None:
    handed = case.record(ev.HandedOver(officer="R. Mora", badge="12"))
    after = case.record(marked())
    assert (handed.officer, handed.badge) == ("M. Solano", "4471")
    assert (after.officer, after.badge) == ("R. Mora", "12")
    assert case.officer == case.case.officer == Officer(name="R. Mora", badge="12")


def test_what_is_too_large_changes_nothing(case: OpenCase) -> None:
    before = case.case
    with pytest.raises(BadInput):
        case.record(ev.Noted(text="x" * (1 << 21)))
    assert case.case is before
    assert not case.read_only
    case.record(marked())


@pytest.mark.parametrize("call", ["write_at", "sync"])
def test_after_a_failed_write_the_acknowledged_stands_and_no_more_is_taken(
    case: OpenCase, disk: BrittleDisk, store: Store, session: Session, call: str
) -> None:
    case.record(marked())
    before, head = case.case, case.head
    disk.partly = True
    disk.fail_next(call, errno.EIO)
    with pytest.raises(CannotWrite):
        case.record(answered("lost"))
    disk.heal()
    assert case.read_only
    assert case.case is before
    assert case.head == head
    with pytest.raises(CannotWrite):
        case.record(answered("later"))
    assert case.case is before
    case.close()
    again = store.open(case.number, session)
    assert again.case.events[:2] == tuple(before.events)
    assert ("recovered" in {event.body.kind for event in again.case.events}) is (call == "write_at")
    again.close()


def test_a_case_is_finished_on_a_disk_that_has_filled_up(
    case: OpenCase, disk: BrittleDisk, store: Store, session: Session
) -> None:
    disk.fails["reserve"] = 0
    for number in range(200):
        case.record(answered(f"answer {number}, long enough to need some room in the journal"))
    assert case.space_is_short
    case.record(ev.Closed())
    with pytest.raises(CannotWrite, match="the disk is full"):
        case.write_case_file()
    with pytest.raises(CannotWrite, match="A new case"):
        store.create("PAS", session, SOURCES, opening)
    case.close()
    disk.heal()
    assert store.look(case.number).case.state == "closed"
    assert [summary.number for summary in store.cases()] == [case.number]


def test_the_case_file_rebuilds_the_case(case: OpenCase, store: Store) -> None:
    case.record(minor(name="Ana"))
    case.record(answered('she said "no"\nand left'))
    case.describe = lambda standing: (
        Section("HEAD", {"number": case.number}),
        Section("", {"people": {"minors": standing.minors}}),
    )
    case.write_case_file()
    loaded = read_case_file(store.case_file(case.number))
    assert loaded.case == case.case
    assert loaded.head == case.head
    assert loaded.sources == SOURCES
    assert loaded.upper == {"number": case.number, "people": {"minors": ["M1"]}}
    assert loaded.findings == ()
    case.close()


def test_room_is_kept_for_the_next_case_file_until_the_case_is_finished(case: OpenCase, store: Store) -> None:
    kept = store.path / case.number / ".case.toml.new"
    for _ in range(2):
        assert kept.stat().st_blocks * 512 >= 2 * AHEAD
        case.write_case_file()
    case.close()
    assert kept.exists()
    again = store.open(case.number, Session(Officer(name=""), "0.1", MadeClock()))
    kept.unlink()
    again.write_case_file()
    again.record(ev.Closed())
    again.close()
    assert not kept.exists()


def test_on_a_full_disk_as_much_room_is_kept_as_there_is(case: OpenCase, disk: BrittleDisk) -> None:
    before = disk.calls.count("reserve")
    disk.fails["reserve"] = before + 3  # the case file, the list's line, and then the room for the next one
    case.write_case_file()
    assert disk.calls.count("reserve") == before + 5
    disk.heal()
    case.record(marked())
    case.write_case_file()
    case.close()


def test_a_case_file_that_cannot_be_written_harms_nothing(case: OpenCase, store: Store, disk: BrittleDisk) -> None:
    case.write_case_file()
    old = store.case_file(case.number).read_bytes()
    case.record(marked())
    disk.fail_next("write_at")
    with pytest.raises(CannotWrite):
        case.write_case_file()
    assert store.case_file(case.number).read_bytes() == old
    assert not case.read_only
    disk.fail_next("write_at")
    case.close()
    disk.heal()
    assert store.cases()[0].events == 2


def test_what_is_only_looked_at_cannot_be_changed(case: OpenCase, store: Store) -> None:
    case.record(marked())
    seen = store.look(case.number)
    assert seen.read_only
    assert not seen.space_is_short
    assert seen.case == case.case
    assert seen.head == case.head
    for change in (lambda: seen.record(marked()), seen.write_case_file):
        with pytest.raises(CannotWrite, match="only be looked at"):
            change()
    seen.close()
    case.record(marked("wanted"))
    case.close()


def test_nothing_is_recorded_in_a_case_that_holds_nothing() -> None:
    nobody = Session(Officer(name=""), "0.1", MadeClock())
    empty = OpenCase("PAS-2026-0001", case_of(), SOURCES, bytes(32), nobody)
    with pytest.raises(CannotWrite):
        empty.record(marked())


def test_closing_twice_does_no_harm(case: OpenCase, store: Store, session: Session) -> None:
    with case as same:
        assert same is case
    case.close()
    assert case.read_only
    store.open(case.number, session).close()


def test_the_file_on_the_disk_is_toml_with_every_event(case: OpenCase, store: Store) -> None:
    case.record(answered("x"))
    case.write_case_file()
    tree = tomllib.loads(store.case_file(case.number).read_text())
    assert [event["kind"] for event in tree["event"]] == ["opened", "answered"]
    assert tree["machine"]["head_code"] == case.head_code
    case.close()


def test_recording_costs_no_more_calls_in_a_long_case(case: OpenCase, disk: BrittleDisk) -> None:
    for _ in range(300):
        case.record(answered("x"))
    disk.calls.clear()
    case.record(answered("x"))
    assert disk.calls in (["write_at", "sync"], ["reserve", "write_at", "sync"])
    case.close()


def test_what_a_copy_added_is_taken_in_as_it_was_stamped(case: OpenCase, store: Store, clock: MadeClock) -> None:
    number = case.number
    case.close()
    reviewer = Session(Officer(name="R. Ficticia"), "0.1", clock, role="supervisor")
    with store.open(number, reviewer) as copy:
        begun = copy.case.events[-1]
        head = copy.head
    assert begun.body == ev.ReviewBegun(role="supervisor", program="0.1")
    other = Store(store.path.with_name("other"))
    with other.create("PAS", Session(Officer(name="M. Solano", badge="4471"), "0.1", clock), SOURCES, opening) as here:
        before = len(here.case.events)
        here.take_in(begun)
        assert here.case.events[-1] == begun
        assert len(here.case.events) == before + 1
        assert here.head != head, "the chain goes on from this history"
    with other.open(here.number, reviewer, begin=False) as again:
        assert again.case.events[-1] == begun, "nothing is recorded by opening it"
