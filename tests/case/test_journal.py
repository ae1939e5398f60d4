"""The journal's open end: durable before it returns, on a full disk too, and silent after a failure."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from brittle_disk import BrittleDisk
from screening_tui.case import journal as journal_module
from screening_tui.case.folder import PRIVATE, Folder
from screening_tui.case.frames import LARGEST_RECORD, scan
from screening_tui.case.journal import AHEAD, JOURNAL, TORN, Journal
from screening_tui.errors import BadInput, CannotWrite


@pytest.fixture
def disk() -> BrittleDisk:
    return BrittleDisk()


@pytest.fixture
def folder(tmp_path: Path, disk: BrittleDisk) -> Iterator[Folder]:
    with Folder.made_at(tmp_path / "case", PRIVATE, disk) as made:
        yield made


def data(folder: Folder) -> bytes:
    return (folder.path / JOURNAL).read_bytes()


def test_what_is_appended_is_read_back_and_gone_on_with(folder: Folder) -> None:
    journal = Journal.create(folder)
    journal.append(b"one")
    journal.append(b"two")
    journal.close()
    journal = Journal.go_on(folder, scan(data(folder)))
    journal.append(b"three")
    journal.close()
    found = scan(data(folder))
    assert found.payloads == (b"one", b"two", b"three")
    assert (found.damages, found.torn) == ((), b"")
    assert journal.size == found.size


def test_each_append_is_one_write_and_one_sync(folder: Folder, disk: BrittleDisk) -> None:
    journal = Journal.create(folder)
    disk.calls.clear()
    for _ in range(3):
        journal.append(b"x")
    assert disk.calls == ["write_at", "sync"] * 3
    journal.close()


def test_a_journal_is_refused_beforehand_where_there_is_no_room(tmp_path: Path, disk: BrittleDisk) -> None:
    for place, call in enumerate(["reserve", "write_at", "sync_new"]):
        with Folder.made_at(tmp_path / str(place), PRIVATE, disk) as folder:
            disk.fail_next(call)
            with pytest.raises(CannotWrite, match="A new case could not be saved: the disk is full"):
                Journal.create(folder)
            disk.heal()
    with Folder.made_at(tmp_path / "torn", PRIVATE, disk) as folder:
        disk.fails["reserve"] = disk.calls.count("reserve") + 2
        with pytest.raises(CannotWrite):
            Journal.create(folder)
        disk.heal()
    with Folder.made_at(tmp_path / "there", PRIVATE, disk) as folder:
        os.close(folder.create(TORN))
        with pytest.raises(CannotWrite):
            Journal.create(folder)


@pytest.mark.parametrize("call", ["write_at", "sync"])
@pytest.mark.parametrize("partly", [False, True])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EFBIG])
def test_after_a_failure_nothing_more_is_taken_and_nothing_is_tried_again(
    folder: Folder, disk: BrittleDisk, call: str, partly: bool, error: int
) -> None:
    journal = Journal.create(folder)
    journal.append(b"acknowledged")
    size = journal.size
    disk.partly = partly
    disk.fail_next(call, error)
    with pytest.raises(CannotWrite, match="The last entry could not be saved"):
        journal.append(b"lost")
    assert journal.failed
    assert journal.size == size
    disk.heal()
    disk.calls.clear()
    with pytest.raises(CannotWrite, match="Something before this"):
        journal.append(b"later")
    assert disk.calls == []
    journal.close(finished=True)
    assert disk.calls == []
    assert scan(data(folder)).payloads[0] == b"acknowledged"
    assert b"later" not in data(folder)


def test_an_interrupt_in_the_middle_counts_as_a_failure(
    folder: Folder, disk: BrittleDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.create(folder)

    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "sync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        journal.append(b"x")
    assert journal.failed
    journal.close()


def test_what_is_too_large_is_refused_and_the_next_one_taken(folder: Folder) -> None:
    journal = Journal.create(folder)
    with pytest.raises(BadInput, match="1024 KiB"):
        journal.append(b"x" * (LARGEST_RECORD + 1))
    journal.append(b"x" * LARGEST_RECORD)
    journal.close()
    assert len(scan(data(folder)).payloads) == 1


def test_a_journal_that_could_not_be_read_again_is_not_written(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_JOURNAL", 3000)
    journal = Journal.create(folder)
    journal.append(b"x" * 1800)
    with pytest.raises(BadInput):
        journal.append(b"x" * 1800)
    journal.append(b"x")
    assert not journal.failed
    journal.close()


def test_space_is_always_reserved_ahead(folder: Folder) -> None:
    journal = Journal.create(folder)
    for _ in range(60):
        journal.append(b"x" * 5000)
        assert (folder.path / JOURNAL).stat().st_blocks * 512 >= journal.size + AHEAD - 4096
    journal.close()


def test_a_full_disk_leaves_what_was_reserved(folder: Folder, disk: BrittleDisk) -> None:
    journal = Journal.create(folder)
    disk.fail_next("reserve")
    for _ in range(25):
        journal.append(b"x" * 5000)
    assert journal.space_is_short
    assert disk.calls.count("reserve") == 3
    journal.close()


def test_what_was_reserved_is_given_back_when_the_case_is_finished(folder: Folder, disk: BrittleDisk) -> None:
    journal = Journal.create(folder)
    journal.append(b"x")
    journal.close(finished=True)
    assert (folder.path / JOURNAL).stat().st_blocks * 512 < AHEAD
    journal = Journal.go_on(folder, scan(data(folder)))
    journal.append(b"y")
    disk.fail_next("truncate")
    journal.close(finished=True)
    assert scan(data(folder)).payloads == (b"x", b"y")


def test_a_torn_tail_is_put_aside_whole_before_the_journal_goes_on(folder: Folder) -> None:
    journal = Journal.create(folder)
    journal.append(b"one")
    journal.append(b"two")
    journal.close()
    whole = data(folder)
    kept = b""
    for cut in (3, 20):
        (folder.path / JOURNAL).write_bytes(whole[:-cut])
        found = scan(data(folder))
        journal = Journal.go_on(folder, found)
        kept += found.torn
        assert (folder.path / TORN).read_bytes() == kept
        journal.append(b"three")
        journal.close()
        assert scan(data(folder)).payloads == (b"one", b"three")


@pytest.mark.parametrize("call", ["write_at", "sync_new", "truncate"])
def test_where_the_tail_cannot_be_put_aside_the_journal_stays_as_it_is(
    folder: Folder, disk: BrittleDisk, call: str
) -> None:
    journal = Journal.create(folder)
    journal.append(b"one")
    journal.close()
    torn = data(folder) + b"00000003 "
    (folder.path / JOURNAL).write_bytes(torn)
    disk.fail_next(call)
    with pytest.raises(CannotWrite):
        Journal.go_on(folder, scan(torn))
    assert data(folder) == torn


def test_where_the_folder_is_not_durable_nothing_goes_on(folder: Folder, disk: BrittleDisk) -> None:
    Journal.create(folder).close()
    torn = data(folder) + b"00000003 "
    (folder.path / JOURNAL).write_bytes(torn)
    disk.fails["sync_new"] = disk.calls.count("sync_new") + 2
    with pytest.raises(CannotWrite):
        Journal.go_on(folder, scan(torn))


def test_the_codec_seals_what_lies_in_the_journal(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "seal", lambda payload: payload[::-1])
    journal = Journal.create(folder)
    journal.append(b"one")
    journal.close()
    assert scan(data(folder)).payloads == (b"eno",)
