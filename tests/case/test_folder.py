"""Folders and files of a store: rights, links, whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from brittle_disk import BrittleDisk
from screening_tui.case.folder import PRIVATE, SHARED, Folder, Rights, let_go
from screening_tui.errors import BadInput, CannotWrite


@pytest.fixture
def disk() -> BrittleDisk:
    return BrittleDisk()


@pytest.fixture
def folder(tmp_path: Path, disk: BrittleDisk) -> Iterator[Folder]:
    with Folder.made_at(tmp_path / "above" / "store", PRIVATE, disk) as made:
        yield made


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.parametrize("rights", [PRIVATE, SHARED])
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_rights_are_exact_whatever_the_umask(tmp_path: Path, rights: Rights, umask: int) -> None:
    before = os.umask(umask)
    try:
        with (
            Folder.made_at(tmp_path / "a" / "b", rights, BrittleDisk()) as folder,
            folder.make_folder("inner") as inner,
        ):
            os.close(inner.create("file"))
            inner.replace("other", b"x")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == mode(tmp_path / "a" / "b" / "inner") == rights.folder
    assert mode(tmp_path / "a" / "b" / "inner" / "file") == rights.file
    assert mode(tmp_path / "a" / "b" / "inner" / "other") == rights.file


def test_each_new_folder_is_made_durable_in_the_one_above(tmp_path: Path, disk: BrittleDisk) -> None:
    with Folder.made_at(tmp_path / "a" / "b" / "c", PRIVATE, disk):
        assert disk.calls.count("sync_new") == 3
    with Folder.made_at(tmp_path / "a" / "b" / "c", PRIVATE, disk):
        assert disk.calls.count("sync_new") == 3


def test_another_program_may_be_quicker_to_make_it(
    tmp_path: Path, disk: BrittleDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "store").mkdir(mode=0o700)
    real = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: path != tmp_path / "store" and real(path))
    with Folder.made_at(tmp_path / "store", PRIVATE, disk) as folder:
        assert folder.names() == []


def test_a_store_that_cannot_be_made_is_said(tmp_path: Path, disk: BrittleDisk) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        Folder.made_at(tmp_path / "file" / "store", PRIVATE, disk)
    disk.fail_next("sync_new", errno.EIO)
    with pytest.raises(CannotWrite, match="the disk reports an error"):
        Folder.made_at(tmp_path / "store", PRIVATE, disk)


@pytest.mark.parametrize("wrong", [0o750, 0o705, 0o777])
def test_a_private_folder_that_others_may_enter_is_refused(tmp_path: Path, wrong: int, disk: BrittleDisk) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store").chmod(wrong)
    with pytest.raises(BadInput, match="accounts that must not") as refusal:
        Folder.at(tmp_path / "store", PRIVATE, disk)
    assert "chmod 700" in refusal.value.advice


def test_a_shared_folder_is_open_to_its_group_and_to_nobody_else(tmp_path: Path, disk: BrittleDisk) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store").chmod(0o2770)
    Folder.at(tmp_path / "store", SHARED, disk).close()
    (tmp_path / "store").chmod(0o2775)
    with pytest.raises(BadInput, match="accounts that must not") as refusal:
        Folder.at(tmp_path / "store", SHARED, disk)
    assert "chmod 2770" in refusal.value.advice


def test_a_folder_of_another_account_is_refused_unless_it_is_shared(
    tmp_path: Path, disk: BrittleDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "store").mkdir(mode=0o700)
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    with pytest.raises(BadInput, match="another account"):
        Folder.at(tmp_path / "store", PRIVATE, disk)
    Folder.at(tmp_path / "store", SHARED, disk).close()


def test_files_are_checked_as_folders_are(folder: Folder) -> None:
    os.close(folder.create("file"))
    (folder.path / "file").chmod(0o640)
    for reach in (folder.open, lambda name: folder.read(name, 10)):
        with pytest.raises(BadInput, match="accounts that must not") as refusal:
            reach("file")
        assert "chmod 600" in refusal.value.advice


def test_no_link_is_followed(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir(mode=0o700)
    (tmp_path / "outside" / "file").write_text("secret")
    (folder.path / "to_folder").symlink_to(tmp_path / "outside")
    (folder.path / "to_file").symlink_to(tmp_path / "outside" / "file")
    (folder.path / "to_new").symlink_to(tmp_path / "outside" / "new")
    with pytest.raises(BadInput):
        folder.folder("to_folder")
    with pytest.raises(BadInput, match="link"):
        folder.read("to_file", 100)
    with pytest.raises(BadInput, match="link"):
        folder.open("to_file")
    with pytest.raises(CannotWrite):
        folder.create("to_new")
    with pytest.raises(BadInput, match="link"):
        folder.open_or_create("to_new")
    folder.replace("to_file", b"mine")
    folder.remove("to_folder")
    assert (tmp_path / "outside" / "file").read_text() == "secret"
    assert not (tmp_path / "outside" / "new").exists()
    assert folder.read("to_file", 100) == b"mine"


def test_what_is_no_file_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe", 0o600)
    (folder.path / "inner").mkdir(mode=0o700)
    with pytest.raises(BadInput, match="no regular file"):
        folder.read("pipe", 10)
    with pytest.raises(BadInput, match="no regular file"):
        folder.open("pipe")
    with pytest.raises(BadInput, match="folder"):
        folder.open("inner")
    with pytest.raises(BadInput, match="not there"):
        folder.read("missing", 10)
    with pytest.raises(BadInput, match="no folder"):
        folder.folder("pipe")


def test_too_much_is_not_read(folder: Folder) -> None:
    folder.replace("file", b"x" * 11)
    assert folder.read("file", 11) == b"x" * 11
    assert folder.size("file") == 11
    with pytest.raises(BadInput, match="larger than 10 bytes"):
        folder.read("file", 10)


@pytest.mark.parametrize("call", ["reserve", "write_at", "sync_new"])
def test_a_file_is_replaced_whole_or_not_at_all(folder: Folder, disk: BrittleDisk, call: str) -> None:
    folder.replace("file", b"old")
    disk.fail_next(call)
    disk.partly = True
    with pytest.raises(CannotWrite, match="the disk is full"):
        folder.replace("file", b"new and longer")
    assert folder.names() == ["file"]
    assert folder.read("file", 100) == b"old"
    disk.heal()
    folder.replace("file", b"new")
    assert folder.read("file", 100) == b"new"


def test_a_folder_that_did_not_become_durable_is_said_although_the_name_is_there(
    folder: Folder, disk: BrittleDisk
) -> None:
    disk.fails["sync_new"] = disk.calls.count("sync_new") + 2
    with pytest.raises(CannotWrite):
        folder.replace("file", b"new")


def test_what_a_crash_left_of_a_replacement_is_in_nobodys_way(folder: Folder) -> None:
    os.close(folder.create(".file.new"))
    folder.replace("file", b"new")
    assert folder.names() == ["file"]


def test_what_was_set_aside_is_used_by_the_next_replacement_and_given_back_by_it(folder: Folder) -> None:
    folder.set_aside("file", 200_000)
    place = folder.path / ".file.new"
    assert (place.stat().st_size, place.stat().st_blocks * 512 >= 200_000) == (0, True)
    kept = place.stat().st_ino
    folder.replace("file", b"new")
    assert (folder.path / "file").stat().st_ino == kept
    assert (folder.path / "file").stat().st_blocks * 512 < 200_000
    folder.set_aside("file", 200_000)
    folder.set_aside("file", 300_000)
    folder.give_back("file")
    folder.give_back("file")
    assert folder.names() == ["file"]


@pytest.mark.parametrize("left", [b"", b"longer than what comes now, and of a crash"])
def test_of_what_a_crash_began_nothing_stays(folder: Folder, left: bytes) -> None:
    with os.fdopen(folder.create(".file.new"), "wb") as file:
        file.write(left)
    folder.replace("file", b"new")
    assert folder.read("file", 100) == b"new"


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_what_is_no_file_is_in_no_replacements_way(folder: Folder, tmp_path: Path, kind: str) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"untouched")
    place = folder.path / ".file.new"
    {"link": lambda: place.symlink_to(outside), "folder": place.mkdir, "pipe": lambda: os.mkfifo(place, 0o600)}[kind]()
    if kind == "folder":
        place.chmod(0o700)
    folder.replace("file", b"new")
    assert folder.names() == ["file"]
    assert folder.read("file", 100) == b"new"
    assert outside.read_bytes() == b"untouched"


def test_where_nothing_can_be_set_aside_it_is_said(folder: Folder, disk: BrittleDisk) -> None:
    disk.fail_next("reserve")
    with pytest.raises(CannotWrite, match="the disk is full"):
        folder.set_aside("file", 1000)


def test_folders_are_renamed_and_removed(folder: Folder, disk: BrittleDisk) -> None:
    with folder.make_folder("one") as inner:
        inner.replace("file", b"x")
        with inner.make_folder("deeper") as deeper:
            deeper.replace("file", b"x")
    folder.rename("one", "two")
    folder.sync()
    assert folder.names() == ["two"]
    folder.remove("two")
    folder.remove("two")
    assert folder.names() == []
    with pytest.raises(CannotWrite):
        folder.rename("one", "two")
    disk.fail_next("sync_new", errno.EIO)
    with pytest.raises(CannotWrite):
        folder.sync()


def test_a_file_is_made_once(folder: Folder) -> None:
    first = folder.open_or_create("file")
    second = folder.open_or_create("file")
    assert os.path.sameopenfile(first, second)
    with pytest.raises(CannotWrite):
        folder.create("file")
    with pytest.raises(CannotWrite):
        folder.make_folder("file")
    with pytest.raises(CannotWrite):
        folder.open_or_create("no/such/folder")


def test_a_store_may_lie_behind_a_link_that_the_officer_made(tmp_path: Path, disk: BrittleDisk) -> None:
    (tmp_path / "disk").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    with Folder.at(tmp_path / "link", PRIVATE, disk) as folder:
        folder.replace("file", b"x")
    assert (tmp_path / "disk" / "file").read_bytes() == b"x"
    with pytest.raises(BadInput, match="not there"):
        Folder.at(tmp_path / "nowhere", PRIVATE, disk)


def test_an_unusual_reason_is_given_in_the_systems_words(folder: Folder) -> None:
    with pytest.raises(BadInput, match=os.strerror(errno.ENAMETOOLONG)):
        folder.read("x" * 300, 10)


@pytest.mark.parametrize("make", ["create", "make_folder"])
def test_a_file_system_without_rights_is_said_and_no_handle_stays_open(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, make: str
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    handles = len(list(Path("/dev/fd").iterdir()))
    monkeypatch.setattr(os, "fchmod", none)
    with pytest.raises(CannotWrite, match=os.strerror(errno.EPERM)):
        getattr(folder, make)("name")
    assert len(list(Path("/dev/fd").iterdir())) == handles


def test_a_handle_that_complains_when_it_is_let_go_changes_nothing() -> None:
    let_go(-1)
