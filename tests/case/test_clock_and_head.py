"""Time that is handed in, and the short code for the paper file."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_tui.case.clock import SystemClock, read, written
from screening_tui.case.head import ALPHABET, head_code, read_head_code
from screening_tui.errors import BadInput


def test_the_systems_clock_has_a_zone_and_starts_at_nothing() -> None:
    clock = SystemClock()
    first, second = clock.elapsed(), clock.elapsed()
    assert 0 <= first <= second < 60_000
    assert clock.now().utcoffset() is not None
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_moment_is_written_with_its_zone_and_read_back() -> None:
    moment = datetime(2026, 11, 23, 14, 32, 7, 120999, timezone(timedelta(hours=-6)))
    assert written(moment) == "2026-11-23T14:32:07.120-06:00"
    assert read(written(moment)) == moment.replace(microsecond=120000)
    odd = timezone(timedelta(hours=-5, minutes=-36, seconds=-13))
    assert written(datetime(2026, 11, 23, 8, 0, 0, 0, odd)) == "2026-11-23T13:36:13.000+00:00"


heads = st.binary(min_size=32, max_size=32)


@given(heads)
def test_a_code_is_read_however_it_is_typed(head: bytes) -> None:
    code = head_code(head)
    assert [len(part) for part in code.split("-")] == [4, 4, 4, 1]
    assert not set(code) - set(ALPHABET) - {"-"}
    assert read_head_code(code) == read_head_code(f" {code.lower().replace('-', ' ')} ") == code


@given(heads, st.integers(0, 12), st.sampled_from(ALPHABET))
def test_every_single_slip_is_seen(head: bytes, place: int, other: str) -> None:
    plain = head_code(head).replace("-", "")
    slipped = plain[:place] + other + plain[place + 1 :]
    if slipped != plain:
        with pytest.raises(BadInput, match="not a head code"):
            read_head_code(slipped)


@given(heads, st.integers(0, 10))
def test_two_neighbours_changed_about_are_seen(head: bytes, place: int) -> None:
    plain = head_code(head).replace("-", "")
    slipped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    if slipped != plain:
        with pytest.raises(BadInput):
            read_head_code(slipped)


@pytest.mark.parametrize("text", ["", "K7Q2", "0000-0000-0000-0", "K7Q2-9M4T-B3FX-CC", "héllo"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_head_code(text)


def test_other_histories_have_other_codes() -> None:
    codes = {head_code(hashlib.sha256(str(number).encode()).digest()) for number in range(2000)}
    assert len(codes) == 2000
