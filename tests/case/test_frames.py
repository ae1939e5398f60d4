"""Torn, changed, foreign: each told apart, at every byte and for every bit."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening_tui.case.frames import LARGEST_RECORD, DamageKind, Scan, first_line, frame, scan
from screening_tui.case.records import START_OF_CHAIN, chain
from screening_tui.errors import BadInput

PAYLOADS = (b'{"a":1}', "{“ñ”}".encode(), b"third")


def journal(*payloads: bytes, link: bytes = START_OF_CHAIN) -> bytes:
    data = first_line()
    for payload in payloads:
        link = chain(link, payload)
        data += frame(payload, link)
    return data


def ends(*payloads: bytes) -> list[int]:
    return [len(journal(*payloads[:count])) for count in range(len(payloads) + 1)]


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_what_was_framed_is_read_back(payloads: list[bytes]) -> None:
    found = scan(journal(*payloads))
    link = START_OF_CHAIN
    for payload in payloads:
        link = chain(link, payload)
    assert found == Scan(tuple(payloads), (), len(journal(*payloads)), b"", link)


def test_cut_at_every_byte_it_is_a_torn_tail_and_nothing_else() -> None:
    whole = journal(*PAYLOADS)
    borders = ends(*PAYLOADS)
    for length in range(len(whole)):
        found = scan(whole[:length])
        complete = sum(border <= length for border in borders[1:])
        assert found.damages == ()
        assert found.payloads == PAYLOADS[:complete]
        assert found.size == (borders[complete] if length >= borders[0] else 0)
        assert found.torn == whole[found.size : length]
        assert whole[: found.size] + found.torn == whole[:length]


def test_every_flipped_bit_is_told_and_no_other_record_is_lost() -> None:
    whole = journal(*PAYLOADS)
    borders = ends(*PAYLOADS)
    for place in range(len(whole)):
        hit = sum(border <= place for border in borders) - 1
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            found = scan(bytes(changed))
            others = tuple(payload for number, payload in enumerate(PAYLOADS) if number != hit)
            assert [damage.kind for damage in found.damages] == [DamageKind.CHANGED], (place, bit)
            assert found.payloads == others, (place, bit)
            assert found.torn == b""


def test_a_tail_that_the_file_system_filled_with_zeros_is_torn() -> None:
    whole = journal(*PAYLOADS)
    border = ends(*PAYLOADS)[2]
    for length in range(border, len(whole)):
        found = scan(whole[:length] + b"\0" * 4096)
        assert found.payloads == PAYLOADS[:2]
        assert (found.damages, found.size) == ((), border)
        assert found.torn == whole[border:length] + b"\0" * 4096
    assert scan(whole + b"\0" * 10).torn == b"\0" * 10


def test_zeros_in_the_middle_are_damage() -> None:
    whole = journal(*PAYLOADS)
    _start, first, second, _end = ends(*PAYLOADS)
    found = scan(whole[:first] + bytes(second - first) + whole[second:])
    assert found.payloads == (PAYLOADS[0], PAYLOADS[2])
    assert [(d.kind, d.offset, d.length, d.after) for d in found.damages] == [
        (DamageKind.CHANGED, first, second - first, 1)
    ]


def test_a_record_that_was_put_in_is_left_out() -> None:
    whole = journal(*PAYLOADS)
    border = ends(*PAYLOADS)[1]
    foreign = frame(b"from elsewhere", chain(bytes(range(32)), b"from elsewhere"))
    found = scan(whole[:border] + foreign + whole[border:])
    assert found.payloads == PAYLOADS
    assert [(d.kind, d.offset, d.length, d.after) for d in found.damages] == [
        (DamageKind.FOREIGN, border, len(foreign), 1)
    ]


def test_after_a_record_was_taken_out_the_rest_is_still_shown() -> None:
    whole = journal(*PAYLOADS)
    _start, first, second, _end = ends(*PAYLOADS)
    found = scan(whole[:first] + whole[second:])
    assert found.payloads == (PAYLOADS[0], PAYLOADS[2])
    assert [(d.kind, d.after) for d in found.damages] == [(DamageKind.FOREIGN, 1)]


def test_records_changed_about_are_told() -> None:
    whole = journal(*PAYLOADS)
    start, first, second, _end = ends(*PAYLOADS)
    found = scan(whole[:start] + whole[first:second] + whole[start:first] + whole[second:])
    assert {damage.kind for damage in found.damages} == {DamageKind.FOREIGN}
    assert set(found.payloads) == set(PAYLOADS)
    assert scan(whole[:start] + whole[second:] + whole[start:second]).payloads == (PAYLOADS[2], *PAYLOADS[:2])


def test_a_record_that_is_there_twice_is_shown_once() -> None:
    whole = journal(*PAYLOADS)
    start, first, _second, _end = ends(*PAYLOADS)
    found = scan(whole[:first] + whole[start:])
    assert found.payloads == PAYLOADS
    assert [damage.kind for damage in found.damages] == [DamageKind.FOREIGN]


def test_a_head_that_was_put_in_hides_nothing_behind_it() -> None:
    whole = journal(*PAYLOADS)
    start, first, _second, _end = ends(*PAYLOADS)
    long = frame(b"x" * 5000, START_OF_CHAIN)[:120]
    for place, expected in ((start, PAYLOADS), (first, PAYLOADS)):
        found = scan(whole[:place] + long + whole[place:])
        assert found.payloads == expected
        assert found.torn == b""
        assert (found.damages[0].kind, found.damages[0].offset) == (DamageKind.CHANGED, place)


def test_damage_and_a_torn_tail_are_told_together() -> None:
    whole = journal(*PAYLOADS)
    _start, first, second, end = ends(*PAYLOADS)
    changed = bytearray(whole[: end - 5])
    changed[second - 3] ^= 1
    found = scan(bytes(changed))
    assert found.payloads == PAYLOADS[:1]
    assert [damage.offset for damage in found.damages] == [first]
    assert found.torn == whole[second : end - 5]


def test_a_record_is_no_record_because_its_own_words_look_like_one() -> None:
    inner = frame(b"inner", chain(START_OF_CHAIN, b"inner"))
    found = scan(journal(inner, b"after"))
    assert found.payloads == (inner, b"after")
    assert found.damages == ()


def test_what_follows_an_unreadable_head_is_found_again() -> None:
    data = journal(PAYLOADS[0]) + b"garbage, and a line that only looks like a head: " + b"0" * 8
    data += b" 00000000 " + b"0" * 64 + b" 00000000 rest\n"
    link = chain(START_OF_CHAIN, PAYLOADS[0])
    data += frame(b"next", chain(link, b"next"))
    found = scan(data)
    assert found.payloads == (PAYLOADS[0], b"next")
    assert [damage.kind for damage in found.damages] == [DamageKind.CHANGED]


def test_a_head_that_promises_too_much_is_no_head() -> None:
    head = b"%08x %08x %s" % (LARGEST_RECORD + 1, 0, b"0" * 64)
    found = scan(journal(PAYLOADS[0]) + b"%s %08x tail" % (head, crc32(head)))
    assert [damage.kind for damage in found.damages] == [DamageKind.CHANGED]
    assert found.payloads == PAYLOADS[:1]


def test_a_newer_journal_is_refused_with_its_version() -> None:
    with pytest.raises(BadInput, match="journal format 2") as refusal:
        scan(first_line(2) + b"whatever")
    assert refusal.value.title == "Too new"


@pytest.mark.parametrize("data", [b"not a journal", b"{}" * 500, bytes(range(256)) * 20, b"screening-tui journal 1 "])
def test_what_is_no_journal_holds_nothing(data: bytes) -> None:
    assert scan(data).payloads == ()


@given(st.binary(max_size=400))
def test_nothing_makes_reading_fail(data: bytes) -> None:
    scan(data)
    found = scan(first_line() + data)
    assert found.size + len(found.torn) == len(first_line() + data)
