"""Whom a mark is about without a word, and what an observation must not leave open."""

import pytest

from screening_cases import adult, case_of, minor
from screening_tui.case.events import Body
from screening_tui.protocol.load import load_default
from screening_tui.screening.about import AboutWhom, goes_without_saying, not_said

INDICATORS = load_default().indicator_by_id
PAIR = (minor(), adult())
FAMILY = (minor(), minor("M2"), adult(), adult("A2"))


@pytest.mark.parametrize(
    ("bodies", "indicator", "expected"),
    [
        (PAIR, "no_kinship", AboutWhom(("M1", "A1"), (), clear=True)),
        ((minor(), adult(), adult("A2")), "no_kinship", AboutWhom(("M1",), (), clear=False)),
        (FAMILY, "no_kinship", AboutWhom((), (), clear=False)),
        ((minor(),), "no_kinship", AboutWhom(("M1",), (), clear=True)),
        (PAIR, "frightened", AboutWhom(("M1",), (), clear=True)),
        ((adult(),), "wanted", AboutWhom((), (), clear=False)),
        ((), "wanted", AboutWhom((), (), clear=True)),
        (PAIR, "abuse_material", AboutWhom((), ("baggage",), clear=False)),
    ],
)
def test_what_goes_without_saying(bodies: tuple[Body, ...], indicator: str, expected: AboutWhom) -> None:
    assert goes_without_saying(case_of(*bodies), INDICATORS[indicator]) == expected


@pytest.mark.parametrize(
    ("bodies", "indicator", "people", "expected"),
    [
        (FAMILY, "no_kinship", (), ("minor", "adult")),
        (FAMILY, "no_kinship", ("M1",), ("adult",)),
        (FAMILY, "no_kinship", ("A2",), ("minor",)),
        (FAMILY, "no_kinship", ("M1", "A2"), ()),
        ((minor(),), "no_kinship", ("M1",), ()),
        (FAMILY, "frightened", ("A1",), ("minor",)),
        (FAMILY, "wanted", (), ("person",)),
        (FAMILY, "wanted", ("A1",), ()),
        (FAMILY, "abuse_material", (), ()),
    ],
)
def test_what_an_observation_leaves_open(
    bodies: tuple[Body, ...], indicator: str, people: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert not_said(case_of(*bodies), INDICATORS[indicator], people) == expected
