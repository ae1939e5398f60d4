"""One writer a case; a dead one is no obstacle."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from brittle_disk import BrittleDisk
from screening_tui.case.folder import PRIVATE, Folder
from screening_tui.case.lock import LOCK, CaseHeld, Holder, Lock, who_holds
from screening_tui.errors import CannotWrite

HOLDER = Holder("M. Solano", "2026-11-23T14:32:07.120-06:00", 4711)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    with Folder.made_at(tmp_path / "case", PRIVATE, BrittleDisk()) as made:
        yield made


def test_a_second_one_is_told_who_holds_it_since_when(folder: Folder) -> None:
    lock = Lock(folder, "PAS-2026-0001", HOLDER)
    with pytest.raises(CaseHeld, match=r"PAS-2026-0001 is being worked on by M\. Solano since 14:32") as held:
        Lock(folder, "PAS-2026-0001", Holder("R. Mora"))
    assert held.value.holder == HOLDER
    lock.release()
    assert who_holds(folder) == Holder()
    Lock(folder, "PAS-2026-0001", HOLDER).release()


def test_a_holder_who_said_nothing_is_another_program(folder: Folder) -> None:
    lock = Lock(folder, "PAS-2026-0001", Holder())
    with pytest.raises(CaseHeld, match="by another program"):
        Lock(folder, "PAS-2026-0001", HOLDER)
    lock.release()


@pytest.mark.parametrize(
    "told", [b"", b"[]", b"{}", b'{"officer":1,"since":2,"process":"x"}', b"[" * 4000, b"x" * 5000]
)
def test_whatever_stands_in_the_lock_is_no_obstacle(folder: Folder, told: bytes) -> None:
    folder.replace(LOCK, told)
    assert who_holds(folder) == Holder()
    Lock(folder, "PAS-2026-0001", HOLDER).release()


def test_what_stands_in_the_lock_is_cleaned(folder: Folder) -> None:
    folder.replace(LOCK, b'{"officer":"\\u001b[2J","since":"","process":1}')
    assert who_holds(folder).officer == "\ufffd[2J"


def test_a_full_disk_keeps_nobody_out(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(os, "pwrite", full)
    lock = Lock(folder, "PAS-2026-0001", HOLDER)
    monkeypatch.setattr(os, "ftruncate", full)
    lock.release()


def test_a_file_system_without_locks_is_said(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "x")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(CannotWrite, match="could not be saved") as refusal:
        Lock(folder, "PAS-2026-0001", HOLDER)
    assert not isinstance(refusal.value, CaseHeld)


def test_a_lock_of_a_dead_process_is_no_obstacle(folder: Folder) -> None:
    script = (
        "import sys, pathlib\n"
        "from screening_tui.case.disk import Disk\n"
        "from screening_tui.case.folder import PRIVATE, Folder\n"
        "from screening_tui.case.lock import Holder, Lock\n"
        "folder = Folder.at(pathlib.Path(sys.argv[1]), PRIVATE, Disk())\n"
        "lock = Lock(folder, 'X', Holder('R. Mora', '', 1))\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(CaseHeld, match="Mora"):
            Lock(folder, "PAS-2026-0001", HOLDER)
        process.kill()
        process.wait()
    Lock(folder, "PAS-2026-0001", HOLDER).release()
