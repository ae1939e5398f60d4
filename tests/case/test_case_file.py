"""``case.toml``: one file is the whole case, and nothing in it changes unseen."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_events import answered, asked, bodies, marked, minor, opening, texts
from screening_tui.case import events as ev
from screening_tui.case.case_file import LoadedFile, Section, read_case_file, read_case_text, render
from screening_tui.case.events import Body, Event, Officer
from screening_tui.case.fold import fold
from screening_tui.case.head import head_code
from screening_tui.case.model import Case
from screening_tui.case.records import START_OF_CHAIN, chain, new_event
from screening_tui.case.toml_text import document
from screening_tui.errors import BadInput
from screening_tui.protocol.sources import Sources

SOURCES = Sources.from_files(
    {"protocol.toml": 'format = 1\ntitle = """\n"quoted" \\\\ ñ\'\'\'\n"""\n', "es.toml": "language = 'es'\n"}
)
AT = "2026-11-23T14:32:07.120-06:00"
UPPER = (Section("THE CASE\nin words", {"number": "PAS-2026-0001"}), Section("", {"person": [{"id": "M1"}]}))


def made(*more: Body) -> tuple[Case, bytes]:
    head = START_OF_CHAIN
    events: list[Event] = []
    for seq, body in enumerate((opening(digest=SOURCES.digest), *more), 1):
        event, payload = new_event(seq, AT, seq * 10, Officer(name="M. Solano"), body)
        head = chain(head, payload)
        events.append(event)
    return fold(events), head


def text_of(*more: Body) -> str:
    case, head = made(*more)
    return render(case, SOURCES, head, UPPER)


def codes(loaded: LoadedFile) -> list[str]:
    return [finding.code for finding in loaded.findings]


@given(st.lists(bodies(), max_size=6))
def test_one_file_is_the_whole_case(more: list[Body]) -> None:
    case, head = made(*more)
    loaded = read_case_text(render(case, SOURCES, head, UPPER), "case.toml")
    assert loaded.case == case
    assert loaded.sources == SOURCES
    assert loaded.head == head
    assert loaded.heads[-1] == head
    assert loaded.upper == {"number": "PAS-2026-0001", "person": [{"id": "M1"}]}
    assert set(codes(loaded)) <= {"H105"}


def test_it_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text_of(marked()), encoding="utf-8")
    loaded = read_case_file(path)
    assert loaded.findings == ()
    assert loaded.program
    path.write_bytes(path.read_bytes().replace(b"\xc3\xb1", b"\xf1"))
    with pytest.raises(BadInput, match="UTF-8"):
        read_case_file(path)


def test_it_reads_from_top_to_bottom() -> None:
    text = text_of(answered("a house\nby the sea"))
    assert text.startswith("# One screening")
    assert "# THE CASE\n# in words\nnumber = " in text
    order = ["[[person]]", "\n[machine]", "[[event]]", "[[protocol_file]]", "[seal]"]
    assert sorted(order, key=text.index) == order
    assert "text = '''\nlanguage = 'es'\n'''\n" in text
    assert "[[event]]\nseq = 1\nat = " in text
    tree = tomllib.loads(text)
    assert tree["machine"]["head_code"] == head_code(made(answered("a house\nby the sea"))[1])
    assert tree["machine"]["events"] == 2


def seen_in(text: str) -> bool:
    """Whether reading tells that something is not as it was written."""
    try:
        return bool(codes(read_case_text(text, "case.toml")))
    except BadInput:
        return True


def test_cut_at_any_place_it_is_told() -> None:
    text = text_of(marked())
    assert not seen_in(text)
    assert all(seen_in(text[:length]) for length in range(len(text)))


def test_a_flipped_bit_at_any_place_is_told() -> None:
    data = text_of(marked()).encode()
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        try:
            text = changed.decode()
        except UnicodeDecodeError:
            continue  # refused before it is read, as another test shows
        assert seen_in(text), place


@pytest.mark.parametrize(
    ("change", "told", "key"),
    [
        (lambda t: t.replace("not_observed", "observed"), {"K104", "K105"}, "event 3"),
        (lambda t: t.replace("elapsed = 20", "elapsed = 21"), {"K104", "K105"}, "event 2"),
        (lambda t: t.replace("PAS-2026-0001", "PAS-2026-0002"), {"K104", "K105"}, "event 1"),
        (lambda t: _without_event(t, 2), {"K104", "K105", "K109", "H103"}, "event 2"),
        (lambda t: _without_event(t, 4), {"K104", "K105", "K109"}, "event 4"),
        (lambda t: t.replace("[[protocol_file]]", "[[event]]\nseq = 5\n[[protocol_file]]", 1), None, "event 5"),
        (lambda t: t.replace("\n[seal]\n", "\n# a remark\n[seal]\n"), {"K104"}, "seal"),
        (lambda t: t.replace("\n", "\r\n"), {"K104"}, "seal"),
        (lambda t: t[: t.index("\n[seal]")], {"K103"}, "seal"),
        (lambda t: t.replace("links = [", 'links = [ "00000000",'), {"K104", "K105"}, "event 1"),
        (lambda t: t.replace("links = [", "links = 5 #["), {"K104", "K105"}, "machine.head"),
        (lambda t: t.replace('head = "', 'head = "0'), {"K104", "K105"}, "machine.head"),
        (lambda t: t.replace('head_code = "', 'head_code = "X'), {"K104", "K105"}, "machine.head_code"),
        (lambda t: t.replace("\n[machine]\n", "\n[machine]\nmood = 1\n"), {"K104", "K107"}, "machine.mood"),
        (lambda t: t.replace("[machine]", "[engine]"), {"K104", "K105", "K109"}, "machine.events"),
        (lambda t: "machine = 1\n" + t.replace("[machine]", "[engine]"), {"K104", "K105", "K109"}, "machine.events"),
        (lambda t: t.replace("language = 'es'", "language = 'fr'"), {"K104", "K106"}, "protocol_file"),
        (lambda t: t.replace("[[protocol_file]]", "[[no_file]]"), {"K104", "K106"}, "protocol_file"),
        (lambda t: "protocol_file = 1\n" + t.replace("[[protocol_file]]", "[[no_file]]"), None, "protocol_file"),
        (lambda t: t.replace("seq = 2\n", "seq = 2\nweight = 1.5\n"), None, "event 2"),
        (lambda t: t.replace("seq = 2\n", "seq = 2\nday = 2026-11-23\n"), None, "event 2"),
        (lambda t: t.replace("seq = 2\n", "seq = 2\nday = inf\n"), None, "event 2"),
        (lambda t: t.replace("seq = 2\n", "seq = 2\nday = nan\n"), None, "event 2"),
    ],
)
def test_a_change_is_told_with_its_place(change: Callable[[str], str], told: set[str] | None, key: str) -> None:
    text = text_of(asked(), marked("wanted", "not_observed"), minor())
    changed = change(text)
    assert changed != text
    loaded = read_case_text(changed, "case.toml")
    assert key in {finding.key for finding in loaded.findings}, loaded.findings
    if told is not None:
        assert set(codes(loaded)) == told


def _without_event(text: str, seq: int) -> str:
    start = text.index(f"\n[[event]]\nseq = {seq}\n")
    after = min(text.find("\n[[event]]", start + 1) % len(text), text.index("\n[[protocol_file]]"))
    return text[:start] + text[after:]


def test_without_its_protocol_the_rest_is_still_read() -> None:
    text = text_of(marked())
    loaded = read_case_text(text.replace("[[protocol_file]]", "[[no_file]]"), "case.toml")
    assert loaded.sources is None
    assert list(loaded.case.marks) == ["frightened"]


def test_events_that_are_no_tables_are_told() -> None:
    loaded = read_case_text("format = 1\nevent = 5\n", "case.toml")
    assert "K108" in codes(loaded)
    assert loaded.case.events == ()


def test_what_a_newer_version_wrote_is_kept() -> None:
    future = ev.Unknown.model_validate({"kind": "hologram_shown", "colour": "green"})
    loaded = read_case_text(text_of(future), "case.toml")
    assert [event.body for event in loaded.case.unknown] == [future]
    assert codes(loaded) == ["H105"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x = 1\n",
        "format = 1\n",
        'format = "1"\nevent = []\n',
        "format = true\nevent = []\n",
        "format = 0\nevent = []\n",
    ],
)
def test_what_is_no_case_file_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is no case file"):
        read_case_text(text, "x.toml")


def test_a_newer_format_is_refused_with_its_version() -> None:
    with pytest.raises(BadInput, match="format 2") as refusal:
        read_case_text(text_of().replace("format = 1", "format = 2", 1), "case.toml")
    assert refusal.value.title == "Too new"


def test_what_is_shown_of_a_hostile_file_is_clean() -> None:
    text = text_of(marked(note="x"))
    text = text.replace('note = "x"', 'note = "\\u001b[2J"').replace('id = "M1"', '"\\u001b" = "\\u202e"')
    text = text.replace('program = "', 'program = "\\u0007', 1)
    loaded = read_case_text(text, "case.toml")
    assert loaded.case.marks["frightened"].body.note == "\ufffd[2J"
    assert loaded.upper["person"] == [{"\ufffd": "\ufffd"}]
    assert loaded.program.startswith("\ufffd")
    assert {"H104", "K104", "K105"} <= set(codes(loaded))


@given(st.text(max_size=80), st.integers(0, 10_000))
def test_whatever_is_put_in_is_told(noise: str, place: int) -> None:
    text = text_of()
    place %= len(text)
    assert not noise or seen_in(text[:place] + noise + text[place:])


OWN_KEYS = st.sampled_from(["format", "event", "machine", "protocol_file", "seal"])


@given(st.dictionaries(OWN_KEYS, st.integers() | texts))
def test_tables_of_other_shapes_are_told(tree: dict[str, Any]) -> None:
    assert seen_in(document(tree))
