"""Where a case goes on when its own disk fails: on the station's second one, and from then on there."""

import errno
import os
from pathlib import Path

import pytest

from booth import AtTheBooth
from prepared import in_the_minors_interview, keep
from screening_tui.case.disk import Disk
from screening_tui.options import Options
from screening_tui.tui.engine import Engine

STATION = 'code = "CASE"\nsecond_store = "second"\n'


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders whose disk fails."""
    folders: list[Path] = []
    sync = Disk.sync

    def sync_or_fail(self: Disk, descriptor: int) -> None:
        place = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        if any(place.startswith(str(folder)) for folder in folders):
            raise OSError(errno.EIO, "broken for a test")
        sync(self, descriptor)

    monkeypatch.setattr(Disk, "sync", sync_or_fail)
    return folders


async def test_a_case_goes_on_there_and_is_resumed_there(
    at_the_booth: AtTheBooth, home: Path, fails: list[Path]
) -> None:
    async with at_the_booth(station=STATION, case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        fails.append(home / "data")
        await booth.press("enter")
        booth.must_show("NOT SAVED", "second disk")
        await booth.press("g")
        booth.must_show("The case goes on, on the second disk.", "> Ana", "saved")
        booth.must_not_show("NOT SAVED")
        await booth.press("enter")
        assert booth.case.answers["M1", "m_name"].body.value.text == "Ana"
        await booth.choose("Leave the case")
        booth.must_show("1 open")
        fails.clear()
        await booth.press("r")
        booth.must_show("question 2 of", "saved")
        assert booth.case.answers["M1", "m_name"].body.value.text == "Ana"


async def test_where_that_disk_cannot_be_used_either_it_is_still_not_saved_and_can_be_tried_again(
    at_the_booth: AtTheBooth, home: Path, fails: list[Path]
) -> None:
    (home / "second").write_text("no folder")
    async with at_the_booth(station=STATION, case=in_the_minors_interview()) as booth:
        booth.must_show("question 1 of")
        await booth.type("Ana")
        fails.append(home / "data")
        await booth.press("enter g")
        booth.must_show("NOT SAVED", "second")
        await booth.press("enter")
        booth.must_show("NOT SAVED", "> Ana")
        (home / "second").unlink()
        await booth.press("enter g")
        booth.must_show("The case goes on, on the second disk.", "> Ana")


async def test_the_second_disk_is_asked_for_nothing_that_only_the_first_has(
    at_the_booth: AtTheBooth, home: Path
) -> None:
    async with at_the_booth(station=STATION, case=in_the_minors_interview()) as booth:
        number = booth.desk.number
    (home / "second").mkdir(mode=0o755)
    options = Options(officer="T. Prueba", station=home / "station.toml")
    engine = Engine(options, os.environ)
    assert [line.number for line in engine.open_cases()] == [number]
    desk = engine.resume(number)
    assert desk.number == number
    desk.open_case.close()


@pytest.mark.parametrize("content", ["[" * 4000, "{", '{"name": "a"}', '{"name": "\\u001b]0;x\\u0007", "badge": "1"}'])
def test_whoever_worked_here_is_read_with_care(home: Path, content: str) -> None:
    folder = home / "state" / "screening-tui"
    folder.mkdir(parents=True)
    (folder / "officer.json").write_text(content)
    name = Engine(Options(), os.environ).officer.name
    assert name.isprintable()
    assert (name != "") == ("001b" in content)


def test_a_case_that_is_only_damaged_is_told_and_only_looked_at(home: Path) -> None:
    number = keep(Options(officer="T. Prueba"), in_the_minors_interview())
    journal = next((home / "data").rglob("journal"))
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(data)
    desk = Engine(Options(officer="T. Prueba"), os.environ).resume(number)
    assert desk.read_only
    assert "were changed" in desk.remark
    assert "Nothing is written to this case any more." in desk.remark
    assert journal.read_bytes() == bytes(data)
