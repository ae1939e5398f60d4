"""The library on the screen: rows without names, found as one types, filtered, sorted, replayed, counted."""

from pathlib import Path
from threading import Event

import pytest

from booth import AtTheBooth, Booth
from prepared import M1, keep, people
from screening_tui.case.events import Officer, ReviewApproved
from screening_tui.case.open_case import Session
from screening_tui.documents.review_words import describe
from screening_tui.library import index
from screening_tui.library.query import Query
from screening_tui.library.review import review_copy
from screening_tui.library.sources import FileSource
from screening_tui.options import Options
from screening_tui.tui.screens.library import LibraryScreen
from screening_tui.tui.shelf import Counted, Failed, Found, Indexed, Shelf, Wanted

EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"
LATEST, IN_DOUBT, DETECTED = "EX4-2026-0001", "EX3-2026-0001", "EX5-2026-0001"


async def looked(booth: Booth, count: int) -> LibraryScreen:
    """The library, once it has found so many cases."""
    await booth.until(
        lambda: isinstance(booth.app.screen, LibraryScreen) and booth.app.screen.found.count == count,
        f"{count} cases",
    )
    await booth.settle()
    assert isinstance(booth.app.screen, LibraryScreen)
    return booth.app.screen


async def test_a_row_for_each_case_and_nobody_s_name(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,)) as booth:
        await looked(booth, 5)
        booth.must_show("LIBRARY", "all cases", "1/5 cases", LATEST, IN_DOUBT, "2026-11-23", "M1 C.E.F.", "doubt")
        booth.must_not_show("Carla", "Fictitious", "Example Family")


async def test_it_is_replayed_and_left_again(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,)) as booth:
        await looked(booth, 5)
        await booth.press("down", "enter")
        booth.must_show("REPLAY", IN_DOUBT, "event 1 of")
        await booth.press("escape")
        booth.must_show("LIBRARY", "2/5 cases")


async def test_rows_follow_the_words_as_they_are_typed(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,)) as booth:
        await looked(booth, 5)
        await booth.press("/")
        await booth.type("blue house lak")
        await looked(booth, 1)
        booth.must_show(IN_DOUBT)
        booth.must_not_show(LATEST)
        await booth.type(" zzz")
        await looked(booth, 0)
        booth.must_show("There is no such case.")
        await booth.press("enter", "escape")
        booth.must_show("LIBRARY")


async def test_filters_and_order(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,), find=(("conclusion", "detected"),)) as booth:
        await looked(booth, 2)
        booth.must_show("LIBRARY  ·  detected", LATEST, DETECTED)
        await booth.press("s", "2")
        await looked(booth, 2)
        assert booth.screen.index(LATEST) < booth.screen.index(DETECTED)
        await booth.press("s", "2")
        await looked(booth, 2)
        assert booth.screen.index(DETECTED) < booth.screen.index(LATEST)
        await booth.press("f", "p")
        await booth.type("2026-13")
        await booth.press("enter")
        booth.must_show("There is no such day: 2026-13")
        await booth.press("escape", "f", "p")
        await booth.type("2027")
        await booth.press("enter")
        await looked(booth, 0)
        booth.must_show("from 2027, detected")
        await booth.press("f", "x")
        await looked(booth, 5)
        for what, words in (("a", "actions open"), ("u", "to review")):
            await booth.press("f", what)
            booth.must_show(words)
        await booth.press("f", "x", "f", "o")
        await booth.type("nobody of that name")
        await booth.press("enter")
        await looked(booth, 0)
        await booth.press("f", "x", "f", "i", "down", "enter")
        booth.must_show("seen: ")


async def test_beside_the_rows_on_a_wide_screen(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,), size=(120, 40)) as booth:
        await looked(booth, 5)
        booth.must_show("Concluded", "M1: detected", "Officer Example", "last entry 2026-11-23")
        await booth.press("down")
        booth.must_show("M1: in doubt", "Differs")


async def test_counts_leave_small_numbers_out_until_they_are_asked_for(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,)) as booth:
        await looked(booth, 5)
        await booth.press("t")
        await booth.until(lambda: booth.shows("COUNTS"), "the counts")
        await booth.settle()
        booth.must_show("suppressed")
        await booth.press("e")
        booth.must_show("cases  5", "2026-11")
        await booth.press("e")
        booth.must_not_show("cases  5")
        await booth.press("pagedown", "up", "f1")
        booth.must_show("must not leave the office")
        await booth.press("escape", "escape")
        booth.must_show("LIBRARY")


async def test_from_the_first_screen_and_hidden(at_the_booth: AtTheBooth) -> None:
    keep(Options(officer="T. Prueba", badge="4471"), people(M1))
    async with at_the_booth() as booth:
        await booth.press("l")
        await looked(booth, 1)
        booth.must_show("1/1 case", "in work")
        await booth.press("f9")
        booth.must_not_show("LIBRARY", "1/1 case")
        await booth.press("enter", "f1")
        booth.must_show("A row for each case")
        await booth.press("escape", "escape")
        booth.must_show("New screening")


async def test_it_hides_itself_when_nobody_is_there(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,)) as booth:
        await looked(booth, 5)
        booth.app.last_key -= 24 * 3600
        await booth.until(lambda: booth.app.hidden, "the neutral page")


async def test_a_case_that_cannot_be_read_says_so_in_its_row(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    text = (EXAMPLES / "disclosure.toml").read_text(encoding="utf-8")
    (tmp_path / "found").mkdir()
    (tmp_path / "found" / "cut.toml").write_text(text[: len(text) // 2], encoding="utf-8")
    async with at_the_booth(command="library", places=(tmp_path / "found",)) as booth:
        await looked(booth, 1)
        booth.must_show("cut.toml", "!")


async def test_a_place_that_is_not_there(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    async with at_the_booth(command="library", places=(tmp_path / "nowhere",)) as booth:
        await booth.until(lambda: booth.shows("it is not there"), "a sentence")
        await booth.press("enter", "down", "end", "t", "r")
        booth.must_show("LIBRARY")


async def test_a_file_that_is_gone_by_now(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    file = tmp_path / "copy.toml"
    file.write_bytes((EXAMPLES / "disclosure.toml").read_bytes())
    async with at_the_booth(command="library", places=(file,)) as booth:
        await looked(booth, 1)
        file.unlink()
        await booth.press("enter")
        booth.must_show("LIBRARY", "!")


def test_what_is_wanted_is_answered_while_others_are_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "TOGETHER", 1)
    told: list[object] = []
    wanted = Wanted(Query(), 0, 10)

    def tell(message: object) -> None:
        told.append(message)
        match message:
            case Indexed(done=2, of=5):
                shelf.find(wanted)
            case Indexed(done=4, of=5):
                shelf.close()

    shelf = Shelf(lambda: (FileSource(EXAMPLES),), tell)
    shelf._work()
    kinds = [(type(message).__name__, getattr(message, "count", None)) for message in told]
    assert kinds == [("Indexed", None), ("Indexed", None), ("Found", 2), ("Indexed", None), ("Indexed", None)]


def test_all_rows_to_count_and_what_went_wrong() -> None:
    told: list[object] = []

    def tell(message: object) -> None:
        told.append(message)
        match message:
            case Indexed(done=5, of=5):
                shelf.count(Query())
            case Counted():
                shelf.refresh()
            case Indexed(done=0, of=0):
                shelf.find(Wanted(Query(), 1, 2))
            case Found(rows=rows, count=5):
                assert len(rows) == 2
                raise RuntimeError("of the test")

    shelf = Shelf(lambda: (FileSource(EXAMPLES),), tell)
    shelf._work()
    failed = told[-1]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, RuntimeError)


@pytest.mark.parametrize(("plain", "seen"), [(False, True), (True, False)])
async def test_the_course_over_the_months(at_the_booth: AtTheBooth, tmp_path: Path, plain: bool, seen: bool) -> None:
    for month in ("09", "11"):
        for text in EXAMPLES.glob("[cd]*.toml"):
            (tmp_path / "copies").mkdir(exist_ok=True)
            told = text.read_text(encoding="utf-8").replace("2026-11-23", f"2026-{month}-23")
            (tmp_path / "copies" / f"{month}-{text.name}").write_text(told, encoding="utf-8")
    async with at_the_booth(command="library", places=(tmp_path / "copies",), ascii=plain) as booth:
        await looked(booth, 4)
        await booth.press("t")
        await booth.until(lambda: booth.shows("COUNTS"), "the counts")
        booth.must_not_show("Cases a month")  # too few for the threshold
        await booth.press("e")
        assert booth.shows("Cases a month, from 2026-09 to 2026-11") is seen
        assert ("█" in booth.screen) is seen


async def test_a_row_stands_on_one_line(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    file = tmp_path / "copy.toml"
    file.write_bytes((EXAMPLES / "disclosure.toml").read_bytes())
    reviewer = Session(Officer(name="Insp. Ejemplo"), "0", role="supervisor")
    review_copy(file, reviewer, ReviewApproved(role="supervisor"), describe)
    async with at_the_booth(command="library", places=(file,)) as booth:
        await looked(booth, 1)
        assert next(line for line in booth.lines if LATEST in line).rstrip().endswith("approved")


async def test_a_long_number_is_not_cut_off(at_the_booth: AtTheBooth, tmp_path: Path) -> None:
    text = (EXAMPLES / "disclosure.toml").read_text(encoding="utf-8").replace(LATEST, "STATION8-2026-000123")
    (tmp_path / "copy.toml").write_text(text, encoding="utf-8")
    async with at_the_booth(command="library", places=(tmp_path / "copy.toml", EXAMPLES)) as booth:
        await looked(booth, 6)
        booth.must_show("STATION8-2026-000123", LATEST)
        assert all(len(line) <= 80 for line in booth.lines)


async def test_nothing_is_said_to_be_missing_before_all_was_looked_at(
    at_the_booth: AtTheBooth, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()
    refresh = index.Library.refresh

    def held_up(self: index.Library, progress: index.Progress | None = None) -> int:
        may_go_on.wait()
        return refresh(self, progress)

    monkeypatch.setattr(index.Library, "refresh", held_up)
    async with at_the_booth(command="library", places=(EXAMPLES,)) as booth:
        await looked(booth, 0)
        booth.must_show("looking for cases ...")
        booth.must_not_show("There is no such case.", "0 cases")
        may_go_on.set()
        await looked(booth, 5)
        booth.must_not_show("looking for cases ...")
