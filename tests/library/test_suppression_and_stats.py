"""What is told of many cases, and that nobody can be recognised in it."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_tui.library.row import ActionRow, CaseRow, packed, unpacked
from screening_tui.library.stats import months_between, stats_of
from screening_tui.library.suppression import attribute, partition, total

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
AT = int(NOW.timestamp())


@given(st.lists(st.integers(0, 40), min_size=1, max_size=8), st.integers(2, 15))
def test_a_suppressed_cell_cannot_be_computed_from_the_total(counts: list[int], threshold: int) -> None:
    cells = {str(place): count for place, count in enumerate(counts)}
    told = partition(cells, threshold)
    missing = [cells[name] for name, value in told.items() if value is None]
    assert all(told[name] in {None, count} for name, count in cells.items())
    assert not any(value is not None and 0 < value < threshold for value in told.values())
    if missing and any(value for value in told.values()):
        assert len(missing) > 1
        assert sum(missing) >= threshold


def test_what_is_missing_can_be_made_up_in_several_ways() -> None:
    told = partition({"a": 3, "b": 12, "c": 50, "d": 0}, 11)
    assert told == {"a": None, "b": None, "c": 50, "d": 0}
    missing = 65 - sum(value for value in told.values() if value is not None)
    assert len([pair for pair in product(range(1, 16), repeat=2) if sum(pair) == missing]) > 1


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"a": 20, "b": 30}, {"a": 20, "b": 30}),
        ({"a": 3}, {"a": None}),
        ({"a": 5, "b": 9, "c": 40, "d": 50}, {"a": None, "b": None, "c": None, "d": 50}),
        ({"a": 5, "b": 20, "c": 20, "d": 50}, {"a": None, "b": None, "c": None, "d": 50}),
        ({"a": 1, "b": 2, "c": 40, "d": 60}, {"a": None, "b": None, "c": None, "d": 60}),
        (dict.fromkeys("abcdefghijk", 1) | {"z": 20}, dict.fromkeys("abcdefghijk") | {"z": None}),
        ({}, {}),
    ],
)
def test_complementary_suppression(cells: dict[str, int], told: dict[str, int | None]) -> None:
    assert partition(cells, 11) == told


def test_who_knows_the_rule_and_the_total_cannot_compute_a_suppressed_cell_either() -> None:
    threshold, largest = 4, 10
    of_output: dict[tuple[object, ...], list[tuple[int, ...]]] = {}
    for counts in product(range(largest + 1), repeat=3):
        told = tuple(partition(dict(zip("abc", counts, strict=True)), threshold).values())
        of_output.setdefault((sum(counts), *told), []).append(counts)
    for (sum_of_all, *told), possible in of_output.items():
        if threshold <= int(str(sum_of_all)) <= largest:
            for place, value in enumerate(told):
                assert value is not None or len({counts[place] for counts in possible}) > 1


def test_few_without_something_are_few_too() -> None:
    assert [attribute(count, 100) for count in (0, 10, 11, 89, 90, 99, 100)] == [0, None, 11, 89, *[None] * 2, 100]
    assert [total(count) for count in (0, 10, 11)] == [0, None, 11]
    assert attribute(1, 3, 1) == 1


def case(name: str, **parts: object) -> CaseRow:
    row = CaseRow(name, opened_at="2026-11-02T08:00:00.000+00:00", crossing="A", protocol="p 1", state="closed")
    return replace(row, **parts)  # type: ignore[arg-type]


def test_everything_is_counted() -> None:
    actions = (
        ActionRow("a", due=AT - 10, handled=AT - 20),
        ActionRow("b", due=AT - 20, handled=AT - 10),
        ActionRow("c", due=AT - 10),
        ActionRow("d", due=AT + 10),
        ActionRow("e"),
    )
    one = case(
        "1",
        marks={"frightened": "observed"},
        contradictions=("place", "place", "own.1"),
        conclusions={"M1": "in_doubt", "M2": "detected"},
        actions=actions,
        step_seconds={"people": 120},
    )
    stats = stats_of([one, case("2", opened_at="2026-12-02T08:00:00.000+00:00", state="open")], NOW, 1)
    told = {(line.table, line.name, line.part): line.value for line in stats.lines}
    assert told["cases", "cases", ""] == 2
    assert (told["by_month", "2026-11", ""], told["by_month", "2026-12", ""]) == (1, 1)
    assert (told["by_crossing", "A", ""], told["by_protocol", "p 1", ""]) == (2, 2)
    assert (told["by_state", "open", ""], told["by_state", "closed", ""], told["by_state", "new", ""]) == (1, 1, 0)
    assert (told["marks", "frightened", "observed"], told["marks", "frightened", "unmarked"]) == (1, 1)
    assert (told["contradictions", "place", ""], told["contradictions", "own", ""]) == (1, 1)
    assert (told["conclusions", "detected", ""], told["conclusions", "none", ""]) == (1, 1)
    assert [told["actions", name, ""] for name in ("in_time", "late", "overdue", "not_due")] == [1, 1, 1, 2]
    assert told["step_minutes", "people", ""] == 2
    assert stats.suppressed == 0


def test_of_few_cases_nothing_is_told() -> None:
    stats = stats_of([case("1", marks={"frightened": "observed"}, step_seconds={"people": 60})], NOW)
    assert {line.value for line in stats.lines} == {None, 0}
    assert stats.suppressed > 0


def test_a_row_comes_back_as_it_was() -> None:
    row = case("1", actions=(ActionRow("a", "M1", 3),), contradictions=("x",), officers=("B",), marks={"f": "observed"})
    assert unpacked(packed(row)) == row


def test_every_month_from_the_first_to_the_last() -> None:
    assert months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert months_between("2026-05", "2026-05") == ["2026-05"]
