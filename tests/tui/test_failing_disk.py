"""What cannot be saved is not shown as saved, and what was typed stays on the screen."""

import errno
from pathlib import Path

import pytest

from booth import AtTheBooth
from prepared import in_the_minors_interview, people, said
from screening_tui.case.disk import Disk
from screening_tui.case.folder import Folder
from screening_tui.errors import CannotWrite


class Broken:
    """The disk of every case; it can be made to fail."""

    def __init__(self) -> None:
        self.error = 0
        self.syncs = 0

    def check(self) -> None:
        if self.error:
            raise OSError(self.error, "broken for a test")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Broken:
    """Make the real disk fail from now on: ``disk.error = errno.EIO``."""
    broken = Broken()
    sync = Disk.sync

    def sync_or_fail(self: Disk, descriptor: int) -> None:
        broken.syncs += 1
        broken.check()
        sync(self, descriptor)

    monkeypatch.setattr(Disk, "sync", sync_or_fail)
    return broken


@pytest.mark.parametrize(
    ("error", "why"), [(errno.EIO, "the disk reports an error"), (errno.ENOSPC, "the disk is full")]
)
async def test_not_saved_is_said_and_the_typed_text_stays(
    at_the_booth: AtTheBooth, disk: Broken, error: int, why: str
) -> None:
    async with at_the_booth(case=[*in_the_minors_interview(), *said("M1", "m_name", "Ana")]) as booth:
        before = booth.case.events[-1].seq
        await booth.type("by the river")
        disk.error = error
        await booth.press("enter")
        booth.must_show("NOT SAVED", why, "What you typed stays on the screen.")
        await booth.press("enter")
        booth.must_show("question 2 of", "by the river", "NOT SAVED")
        booth.must_not_show("saved 1", "saved 2", "saved 0")
        assert booth.case.events[-1].seq == before
        assert ("M1", "m_home") not in booth.case.answers


async def test_it_is_never_tried_again_and_nothing_more_is_taken(at_the_booth: AtTheBooth, disk: Broken) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        disk.error = errno.EIO
        await booth.press("enter enter")
        syncs = disk.syncs
        disk.error = 0
        await booth.press("enter")
        booth.must_show("NOT SAVED")
        await booth.press("enter")
        booth.must_show("question 1 of", "> Ana")
        assert disk.syncs == syncs
        assert not booth.case.answers


async def test_the_case_can_be_left_and_is_resumed_with_all_that_was_acknowledged(
    at_the_booth: AtTheBooth, disk: Broken
) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        await booth.press("enter")
        await booth.type("by the river")
        disk.error = errno.EIO
        await booth.press("enter enter")
        await booth.choose("Leave the case")
        booth.must_show("New screening", "1 open")
        disk.error = 0
        await booth.press("r")
        booth.must_show("question 2 of", "saved")
        assert booth.case.answers["M1", "m_name"].body.value.text == "Ana"
        booth.must_show("Half-typed text from", "> by the river")
        await booth.press("enter")
        assert booth.case.answers["M1", "m_home"].body.value.text == "by the river"


async def test_a_mark_that_is_not_saved_is_not_shown(at_the_booth: AtTheBooth, disk: Broken) -> None:
    async with at_the_booth(case=people()) as booth:
        disk.error = errno.EIO
        await booth.press("o")
        booth.must_show("NOT SAVED")
        await booth.press("enter")
        booth.must_show("1 [ ]", "NOT SAVED")
        assert not booth.case.marks


async def test_a_case_that_cannot_be_made_is_said_on_the_first_screen(at_the_booth: AtTheBooth, home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "screening-tui").write_text("a file where a folder has to be")
    async with at_the_booth() as booth:
        await booth.press("n")
        booth.must_show("! ", "New screening")
        assert booth.app.case_screen is None


async def test_a_case_file_that_cannot_be_written_loses_nothing(
    at_the_booth: AtTheBooth, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise CannotWrite("The case file could not be saved: the disk is full.")

    async with at_the_booth(case=people()) as booth:
        monkeypatch.setattr(Folder, "replace", refuse)
        await booth.go_to("Decide")
        booth.must_show("Everything is saved, but not in the case file", "Decide")
        await booth.choose("Leave the case")
        booth.must_show("New screening", "1 open")
