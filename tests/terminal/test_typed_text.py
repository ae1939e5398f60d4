"""The characters that the program takes from the terminal's bytes, in whatever pieces these come."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from screening_tui.tui.terminal import TypedText

BAD = "\N{REPLACEMENT CHARACTER}"


def taken(data: bytes, *cuts: int) -> str:
    """What is made of these bytes when they are read up to each cut, and then to their end."""
    reader = TypedText()
    places = [0, *sorted(cuts), len(data)]
    pieces = [reader.decode(data[begin:end]) for begin, end in pairwise(places)]
    return "".join(pieces) + reader.decode(b"", final=True)


def test_keys_are_left_alone() -> None:
    assert taken(b"a\x1b[A\x1bOP\x1b\xc3\xa9") == "a\x1b[A\x1bOP\x1b\N{LATIN SMALL LETTER E WITH ACUTE}"


def test_an_escape_by_itself_is_a_key_at_once() -> None:
    assert TypedText().decode(b"\x1b") == "\x1b"


def test_what_is_no_text_is_seen_as_such() -> None:
    assert taken(b"Jos\xe9 x") == f"Jos{BAD} x"


def test_a_paste_cannot_press_keys() -> None:
    pasted = b"\x1b[200~A\x1b]0;x\x07\x1b[200~\x00\x1b[201~\x1b[A"
    assert taken(pasted) == f"\x1b[200~A{BAD}]0;x\x07{BAD}[200~{BAD}\x1b[201~\x1b[A"


def test_a_paste_that_never_ends_is_given_out_in_the_end() -> None:
    assert taken(b"\x1b[200~A\x1b[20") == f"\x1b[200~A{BAD}[20"


@given(
    st.lists(st.sampled_from([b"\x1b[200~", b"\x1b[201~", b"\x1b[20", b"\x1b", b"a", b"\xc3\xa9", b"\xff", b"\x00"])),
    st.lists(st.integers(0, 60), max_size=6),
)
def test_pieces_make_no_difference(parts: list[bytes], cuts: list[int]) -> None:
    data = b"".join(parts)
    assert taken(data, *(min(cut, len(data)) for cut in cuts)) == taken(data)
