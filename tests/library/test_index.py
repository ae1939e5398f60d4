"""The index: what it finds, and that it comes back by itself."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from made_store import MORA, PLAIN, SCREENED, add_case, answer, go_on
from screening_tui.case import events as ev
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.library import index as index_module
from screening_tui.library.database import INDEX
from screening_tui.library.index import Index, Library
from screening_tui.library.query import SORTS, Query
from screening_tui.library.sources import FileSource, StoreSource, source_of

FIRST, SECOND = "PC2-2026-0001", "PC2-2026-0002"


@contextmanager
def library(*paths: Path) -> Iterator[Library]:
    with Library(tuple(source_of(path) for path in paths)) as opened:
        opened.refresh()
        yield opened


def numbers(path: Path, **wanted: object) -> list[str]:
    with library(path) as found:
        query = Query(**wanted)  # type: ignore[arg-type]
        rows = found.page(query)
        assert found.count(query) == len(rows)
        return [row.number for row in rows]


def test_a_row_says_how_a_case_stands_and_names_nobody(cases: Path) -> None:
    with library(cases) as found:
        row = found.page(Query(search="tapachula"))[0]
    assert (row.number, row.officer, row.state, row.review) == (FIRST, "M. Solano", "closed", "unreviewed")
    assert row.persons == "M1 A.F. A1 J.N."
    assert (row.observed, row.contradictions, row.conclusion) == (1, ("destination",), "detected")
    assert row.indicators >= 7
    assert (row.minors, row.adults, row.crossing) == (1, 1, "Paso Canoas")
    done = [action for action in row.actions if action.handled]
    assert [action.action for action in done] == ["inform_superior"]
    assert row.open_actions == len(row.actions) - 1
    assert row.overdue(datetime(2026, 11, 1, 8, tzinfo=UTC)) == 0
    assert 0 < row.overdue(datetime(2027, 1, 1, tzinfo=UTC)) <= row.open_actions
    assert row.step_seconds["indicators"] > 0


def test_more_cases_of_one_moment_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_IDS_OF_A_MOMENT", 2)
    first = tmp_path / add_case(tmp_path, *PLAIN)
    for number in range(2, 8):  # under another number a copy is damaged, and as old as the first
        shutil.copytree(first, tmp_path / f"{first.name[:-1]}{number}")
    assert len(numbers(tmp_path)) == 7


@pytest.mark.parametrize("words", ["jose nunez", "JOSÉ", "tapach", "casa amiga", "hotel", FIRST, "rojas", '"stories"'])
def test_search_puts_accents_and_case_aside_and_takes_beginnings(cases: Path, words: str) -> None:
    assert numbers(cases, search=words) == [FIRST]


@pytest.mark.parametrize("words", ["nowhere", "casa nowhere", "***", '"', "OR", "casa) OR (hotel", "text:casa"])
def test_search_finds_nothing_that_is_not_there_and_has_no_language_of_its_own(cases: Path, words: str) -> None:
    assert numbers(cases, search=words) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [SECOND, FIRST]),
        ({"first_day": "2026-11-02"}, [SECOND]),
        ({"last_day": "2026-11-02"}, [FIRST]),
        ({"first_day": "2026-11", "last_day": "2026-11"}, [SECOND, FIRST]),
        ({"last_day": "2026-10"}, []),
        ({"officer": "mora"}, [SECOND]),
        ({"officer": "Solano, M."}, [FIRST]),
        ({"indicator": "frightened"}, [FIRST]),
        ({"conclusion": "not_detected"}, [SECOND]),
        ({"unreviewed": True}, [FIRST]),
        ({"open_actions": True, "conclusion": "detected"}, [FIRST]),
        ({"search": "nothing speaks"}, [SECOND]),
        ({"search": "pc2", "reverse": True}, [FIRST, SECOND]),
    ],
)
def test_filters(cases: Path, wanted: dict[str, object], found: list[str]) -> None:
    assert numbers(cases, **wanted) == found


@pytest.mark.parametrize("sort", SORTS)
def test_several_sources_are_sorted_as_one_is(cases: Path, tmp_path: Path, sort: str) -> None:
    other = tmp_path / "other"
    add_case(other, *SCREENED, day=9, officer=MORA)
    one = tmp_path / "one"
    for day, bodies, officer in ((1, SCREENED, None), (9, SCREENED, MORA), (20, PLAIN, MORA)):
        add_case(one, *bodies, day=day, **({"officer": officer} if officer else {}))
    for reverse in (False, True):
        query = Query(sort=sort, reverse=reverse)  # type: ignore[arg-type]
        with library(cases, other) as several, library(one) as single:
            if sort == "number":
                assert [row.number for row in several.page(query)].count(FIRST) == 2
                continue
            days = [row.opened_at[:10] for row in single.page(query)]
            assert [row.opened_at[:10] for row in several.page(query)] == days
            assert [row.opened_at[:10] for row in several.page(query, 1, 1)] == days[1:2]


def test_a_page_is_a_part(cases: Path) -> None:
    with library(cases) as found:
        assert [row.number for row in found.page(Query(), 1, 1)] == [FIRST]


def test_only_what_is_new_changed_or_gone_is_touched(cases: Path) -> None:
    with library(cases) as found:
        assert found.refresh() == 0
        third = add_case(cases, *PLAIN, day=25)
        go_on(cases, SECOND, answer("al mercado de Corinto"))
        assert found.refresh() == 2
        assert [row.number for row in found.page(Query(search="corinto"))] == [SECOND]
        shutil.rmtree(cases / FIRST)
        assert found.refresh() == 1
        assert [row.number for row in found.page(Query())] == [third, SECOND]
        assert found.count(Query(search="tapachula")) == 0


def test_nothing_of_a_deleted_case_stays_in_the_file(cases: Path) -> None:
    with library(cases) as found:
        shutil.rmtree(cases / FIRST)
        found.refresh()
    left = b"".join(path.read_bytes() for path in cases.glob(f"{INDEX}*"))
    assert b"tapachula" not in left.lower()
    assert b"nothing" in left.lower()


def test_one_case_can_be_indexed_alone(cases: Path) -> None:
    with library(cases) as found:
        third = add_case(cases, *PLAIN, day=25)
        found.indexes[0].add(third)
        found.indexes[0].add("../../etc")
        assert found.page(Query(), 1)[0].number == third
        shutil.rmtree(cases / third)
        found.indexes[0].add(third)
        assert found.count(Query()) == 2


def test_the_index_has_the_rights_of_the_store(cases: Path) -> None:
    with library(cases):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in cases.glob(f"{INDEX}*")}
    assert modes[INDEX] == 0o600
    assert set(modes.values()) == {0o600}


def test_of_a_shared_store_too(cases: Path) -> None:
    cases.chmod(0o2770)
    for path in cases.rglob("*"):
        path.chmod(0o2770 if path.is_dir() else 0o660)
    index = Index(StoreSource(cases, shared=True))
    assert index.refresh() == 2
    assert stat.S_IMODE((cases / INDEX).stat().st_mode) == 0o660
    index.close()


def scribble(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 100)


def tear(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    path.write_bytes(data)


def age(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()


def empty_a_table(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE mark")
    database.close()


def spoil_a_row(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE case_row SET packed = '{}'")
    database.close()


def open_to_others(path: Path) -> None:
    path.chmod(0o644)


def make_a_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


@pytest.mark.parametrize(
    "harm", [Path.unlink, scribble, tear, age, empty_a_table, spoil_a_row, open_to_others, make_a_link]
)
def test_an_index_that_is_missing_old_damaged_or_open_to_others_is_made_anew(cases: Path, harm: object) -> None:
    with library(cases):
        pass
    for path in cases.glob(f"{INDEX}-*"):
        path.unlink()
    harm(cases / INDEX)  # type: ignore[operator]
    assert numbers(cases) == [SECOND, FIRST]
    assert numbers(cases, search="tapachula") == [FIRST]
    assert stat.S_IMODE((cases / INDEX).lstat().st_mode) == 0o600
    assert not (cases / INDEX).is_symlink()


def test_building_shows_progress_and_goes_on_after_an_interruption(
    cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case(cases, *PLAIN, day=25)
    monkeypatch.setattr(index_module, "TOGETHER", 1)
    told: list[tuple[int, int]] = []

    def interrupt(done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    index = Index(StoreSource(cases))
    with pytest.raises(KeyboardInterrupt):
        index.refresh(interrupt)
    assert told == [(1, 3), (2, 3)]
    index.close()
    again = Index(StoreSource(cases))
    assert again.count(Query()) == 2
    assert again.refresh(lambda done, of: told.append((done, of))) == 1
    assert told[2:] == [(1, 1)]
    again.close()


def test_an_interruption_in_the_middle_of_a_case_leaves_no_half(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(StoreSource(cases))

    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index.source, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        index.refresh()
    monkeypatch.undo()
    assert index.refresh() == 2
    index.close()


def test_a_damaged_case_says_so_and_hides_no_other(cases: Path) -> None:
    journal = cases / FIRST / "journal"
    journal.write_bytes(journal.read_bytes()[:400] + b"\x00" + journal.read_bytes()[401:])
    with library(cases) as found:
        rows = {row.number: row for row in found.page(Query())}
    assert "changed" in rows[FIRST].trouble
    assert rows[SECOND].trouble == ""


def test_a_case_without_its_protocol_says_so(tmp_path: Path) -> None:
    number = add_case(tmp_path / "one", *PLAIN)
    (tmp_path / "one" / number / "protocol.json").unlink()
    with library(tmp_path / "one") as found:
        assert "protocol.json" in found.page(Query())[0].trouble


def test_another_program_that_holds_the_index_is_told(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screening_tui.library.database._PATIENCE", 0.01)
    with library(cases) as found:
        other = sqlite3.connect(cases / INDEX, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        add_case(cases, *PLAIN, day=25)
        with pytest.raises(CannotWrite, match="locked"):
            found.refresh()
        other.close()
        assert found.refresh() == 1


def test_a_store_that_cannot_be_written_to_is_looked_at_all_the_same(
    cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("screening_tui.library.database._made", refused)
    assert numbers(cases) == [SECOND, FIRST]
    assert not (cases / INDEX).exists()


def test_files_are_looked_through_and_nothing_is_left_beside_them(cases: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    (folder / "inner").mkdir(parents=True)
    shutil.copy(cases / FIRST / "case.toml", folder / "inner" / "a.toml")
    (folder / "station.toml").write_text('name = "no case"\n')
    (folder / "half.toml").write_text('format = 1\n[[event]]\nseq = "')
    with library(folder) as found:
        rows = found.page(Query(sort="number"))
        assert [(row.name, row.number) for row in rows] == [("inner/a.toml", FIRST), ("half.toml", "half.toml")]
        assert rows[1].trouble
        assert found.count(Query(search="tapachula")) == 1
        assert found.refresh() == 1  # what is no case is looked at again, for it may have become one
    assert {path.name for path in folder.iterdir()} == {"inner", "station.toml", "half.toml"}
    assert numbers(folder / "inner" / "a.toml") == [FIRST]


def test_what_is_named_has_to_be_a_case_file(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('name = "no case"\n')
    with pytest.raises(BadInput, match="no case file"), library(tmp_path / "x.toml"):
        pass
    with pytest.raises(BadInput, match="not there"):
        source_of(tmp_path / "nowhere")
    with pytest.raises(BadInput, match="no store and no file"):
        Library(())


def test_a_folder_above_a_store_is_that_store(cases: Path) -> None:
    assert source_of(cases.parent).path == cases
    assert isinstance(source_of(cases.parent.parent), FileSource)


def test_a_review_shows_in_the_row(cases: Path) -> None:
    review = (
        ev.ReviewCommented(role="supervisor", text="Who?"),
        ev.ReviewSentBack(role="supervisor", reason="Say who."),
    )
    go_on(cases, FIRST, *review, officer=MORA)
    with library(cases) as found:
        row = found.page(Query(search="say who"))[0]
    assert (row.review, row.open_comments, row.state) == ("sent_back", 1, "interrupted")
    assert numbers(cases, unreviewed=True) == []
