"""The few calls on which durability rests."""

import errno
import os
from pathlib import Path

import pytest

from screening_tui.case import disk as disk_module
from screening_tui.case.disk import Disk, cannot_write


@pytest.fixture
def file(tmp_path: Path) -> int:
    return os.open(tmp_path / "file", os.O_RDWR | os.O_CREAT)


def test_all_is_written_however_little_a_call_takes(file: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda fd, data, at: real(fd, bytes(data)[:3], at))
    Disk().write_at(file, b"0123456789", 2)
    assert (tmp_path / "file").read_bytes() == b"\0\0" + b"0123456789"


def test_what_is_reserved_does_not_make_the_file_longer_and_can_be_given_back(file: int) -> None:
    disk = Disk()
    disk.write_at(file, b"x", 0)
    disk.reserve(file, 0, 1 << 20)
    disk.sync(file)
    disk.sync_new(file)
    assert os.fstat(file).st_size == 1
    assert os.fstat(file).st_blocks * 512 >= 1 << 20
    disk.truncate(file, 1)
    assert os.fstat(file).st_size == 1
    assert os.fstat(file).st_blocks * 512 < 1 << 20


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_that_reserves_nothing_is_no_obstacle(
    file: int, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_module, "_fallocate", lambda: lambda *_: number)
    Disk().reserve(file, 0, 4096)


def test_a_full_one_is(file: int, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([errno.EINTR, errno.EINTR, errno.ENOSPC])
    monkeypatch.setattr(disk_module, "_fallocate", lambda: lambda *_: next(answers))
    with pytest.raises(OSError, match="No space left"):
        Disk().reserve(file, 0, 4096)


def test_the_real_call_says_what_is_wrong(file: int) -> None:
    with pytest.raises(OSError, match="Bad file descriptor"):
        Disk().reserve(999_999, 0, 4096)


def test_a_failure_in_words() -> None:
    full = cannot_write(OSError(errno.ENOSPC, "x"), "The last entry")
    assert str(full) == "The last entry could not be saved: the disk is full."
    assert "another one" in full.advice
    assert full.exit_status == 3
    odd = cannot_write(OSError(errno.ENOTTY, "x"), "It")
    assert os.strerror(errno.ENOTTY) in str(odd)
    assert os.strerror(0) in str(cannot_write(OSError("no number"), "It"))
