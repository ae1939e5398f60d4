"""Half-typed text beside the journal: whole or not at all, this case's or none, and never in the way of recording."""

import errno
import hashlib
import json
import stat
from pathlib import Path
from typing import Any

import pytest

from brittle_disk import BrittleDisk, MadeClock
from made_events import marked, opening
from screening_tui.case.draft import DRAFT, LARGEST_DRAFT, Place
from screening_tui.case.events import Officer
from screening_tui.case.model import Position
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.protocol.sources import Sources

SOURCES = Sources.from_files({"protocol.toml": "format = 1\n"})
TEXTS: list[tuple[Place, str]] = [
    ((Position("minor_interview", ("M1",)), "M1/m_home/answer"), "by the ri\nver ñ"),
    ((None, "somewhere"), ""),
]


@pytest.fixture
def disk() -> BrittleDisk:
    return BrittleDisk()


@pytest.fixture
def session() -> Session:
    return Session(Officer(name="M. Solano"), "0.1", MadeClock())


@pytest.fixture
def store(tmp_path: Path, disk: BrittleDisk) -> Store:
    return Store(tmp_path / "store", disk=disk)


@pytest.fixture
def case(store: Store, session: Session) -> OpenCase:
    return store.create("PAS", session, SOURCES, opening)


def file_of(store: Store, case: OpenCase) -> Path:
    return store.path / case.number / DRAFT


def written(case_number: str, **changed: Any) -> bytes:
    """A draft file, right but for what is changed."""
    table = {
        "format": 1,
        "number": case_number,
        "at": "2026-11-23T14:32:07.120-06:00",
        "after": 1,
        "texts": [],
    } | changed
    payload = json.dumps(table).encode()
    return hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload


def test_what_is_kept_is_there_for_who_goes_on(case: OpenCase, store: Store, session: Session) -> None:
    assert case.draft() is None
    case.record(marked("wanted"))
    case.keep_draft(TEXTS)
    assert stat.S_IMODE(file_of(store, case).stat().st_mode) == 0o600
    case.close()
    with store.open(case.number, session) as again:
        draft = again.draft()
        assert draft is not None
        assert list(draft.texts) == TEXTS
        assert draft.after == 2
        assert draft.clock == draft.at[11:16]


def test_it_is_forgotten_when_nothing_is_half_typed(case: OpenCase, store: Store) -> None:
    case.keep_draft(TEXTS)
    begun = file_of(store, case).with_name(".draft.new")
    begun.write_bytes(b"cut short")
    begun.chmod(0o600)
    case.keep_draft([])
    assert case.draft() is None
    assert not [path.name for path in file_of(store, case).parent.iterdir() if DRAFT in path.name]
    case.keep_draft([])


def test_it_is_no_part_of_the_case_file(case: OpenCase, store: Store) -> None:
    case.keep_draft(TEXTS)
    case.write_case_file()
    assert "by the ri" not in store.case_file(case.number).read_text(encoding="utf-8")


def test_who_only_looks_neither_reads_nor_writes_it(case: OpenCase, store: Store) -> None:
    case.keep_draft(TEXTS)
    looked_at = store.look(case.number)
    assert looked_at.draft() is None
    with pytest.raises(CannotWrite):
        looked_at.keep_draft([])
    assert case.draft() is not None


@pytest.mark.parametrize("call", ["reserve", "write_at", "sync_new"])
def test_a_disk_that_fails_keeps_the_one_before_and_the_case(case: OpenCase, disk: BrittleDisk, call: str) -> None:
    case.keep_draft(TEXTS[:1])
    disk.fail_next(call, errno.EIO)
    with pytest.raises(CannotWrite):
        case.keep_draft(TEXTS)
    disk.heal()
    draft = case.draft()
    assert draft is not None
    assert list(draft.texts) == TEXTS[:1]
    assert case.record(marked("wanted")).seq == 2


def test_more_than_can_be_read_again_is_not_written(case: OpenCase) -> None:
    with pytest.raises(CannotWrite, match="too long"):
        case.keep_draft([((None, "answer"), "x" * LARGEST_DRAFT)])
    assert case.draft() is None


def test_every_changed_byte_is_noticed(case: OpenCase, store: Store) -> None:
    case.keep_draft(TEXTS)
    file = file_of(store, case)
    right = file.read_bytes()
    for place in range(len(right)):
        file.write_bytes(right[:place] + bytes([right[place] ^ 1]) + right[place + 1 :])
        with pytest.raises(BadInput):
            case.draft()
        file.write_bytes(right[:place])
        with pytest.raises(BadInput):
            case.draft()


@pytest.mark.parametrize(
    "changed",
    [
        {"number": "PAS-1999-0001"},
        {"format": 2},
        {"after": float("inf")},
        {"after": None},
        {"at": 7},
        {"texts": [["no", "three"]]},
        {"texts": [[[], "field", "a place without a step"]]},
        {"texts": [[7, "field", "text"]]},
        {"texts": [[None, "field", 7]]},
    ],
)
def test_what_is_no_draft_of_this_case_is_refused(case: OpenCase, store: Store, changed: dict[str, Any]) -> None:
    file = file_of(store, case)
    file.write_bytes(written(case.number))
    file.chmod(0o600)
    assert case.draft() is not None
    file.write_bytes(written(case.number, **changed))
    with pytest.raises(BadInput, match="no draft of this case"):
        case.draft()


def test_a_file_that_is_no_table_at_all(case: OpenCase, store: Store) -> None:
    for payload in (b"[]", b"7", b"[" * 100_000, b"\xff"):
        file_of(store, case).write_bytes(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
        file_of(store, case).chmod(0o600)
        with pytest.raises(BadInput, match="no draft of this case"):
            case.draft()


def test_text_from_a_file_is_cleaned(case: OpenCase, store: Store) -> None:
    file = file_of(store, case)
    place = ["step\x1b", "M1\u202e"]
    file.write_bytes(written(case.number, texts=[[place, "field\x07", "one\r\ntwo\x1b]0;x\x07"]]))
    file.chmod(0o600)
    draft = case.draft()
    assert draft is not None
    assert draft.texts == (((Position("step\ufffd", ("M1\ufffd",)), "field\ufffd"), "one\ntwo\ufffd]0;x\ufffd"),)


def test_one_that_others_may_read_is_refused(case: OpenCase, store: Store) -> None:
    case.keep_draft(TEXTS)
    file_of(store, case).chmod(0o644)
    with pytest.raises(BadInput):
        case.draft()
