"""A sequence that grows without being copied and never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_tui.case.growing import Growing


@given(st.lists(st.integers(), max_size=8))
def test_it_is_the_tuple_of_its_items(items: list[int]) -> None:
    grown: Growing[int] = Growing()
    for item in items:
        grown = grown.plus(item)
    assert grown == tuple(items)
    assert grown == Growing(items)
    assert tuple(grown) == tuple(items)
    assert tuple(reversed(grown)) == tuple(reversed(items))
    assert [grown[place] for place in range(-len(items), len(items))] == items * 2
    assert grown[1:3] == tuple(items[1:3])
    assert grown[::-1] == tuple(items[::-1])
    assert len(grown) == len(items)


def test_those_that_part_do_not_see_each_other() -> None:
    stem = Growing([1, 2])
    one, other = stem.plus(3), stem.plus(4)
    assert (stem, one, other) == ((1, 2), (1, 2, 3), (1, 2, 4))
    assert one.plus(5) == (1, 2, 3, 5)
    assert list(one) == [1, 2, 3]
    assert one[-1] == 3
    assert 5 not in one


def test_there_is_nothing_beyond_its_ends() -> None:
    short = Growing([1])
    short.plus(2)
    for place in (1, -2):
        with pytest.raises(IndexError):
            short[place]


def test_it_differs_from_other_things() -> None:
    assert Growing([1]) != (2,)
    assert Growing([1]) != [1]
    assert repr(Growing("a")) == "Growing(('a',))"
    with pytest.raises(TypeError):
        hash(Growing())
