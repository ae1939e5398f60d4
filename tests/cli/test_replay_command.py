"""``replay`` as text and for programs: of a store, of a case file alone, of a damaged one."""

import json
import re
import shutil
from pathlib import Path

import pytest

NUMBER = "PC2-2026-0001"
EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A finished case in a place that knows no store."""
    return Path(shutil.copy(EXAMPLES / "contradiction-in-doubt.toml", tmp_path / "elsewhere.toml"))


def test_the_whole_timeline_of_a_case_of_the_store(command, store: Path) -> None:
    ended = command("replay", NUMBER, "--plain", "--store", store)
    assert (ended.status, ended.err) == (0, "")
    assert f"{NUMBER}  13 events\n" in ended.out
    for line in (
        r"    2  20:0\d:00  \+\d:00    M1: minor - Ana Fictitious\n",
        r"\nMinor M2\n    5  20:0\d:00  \+\d:00    went to: Minor M2\n",
        r"    7  20:\d\d:00  \+\d:00    M1: Where .*a casa de una amiga.* \[es\]\n",
    ):
        assert re.search(line, ended.out), line
    # Nothing of it was ever shown to the officer: this case was written without the screens.
    assert "! today's program would show: " in " ".join(ended.out.split())


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_an_example_replays_whole_without_a_store(command, file: Path) -> None:
    ended = command("replay", file, "--plain")
    events = file.read_text().count("[[event]]")
    assert (ended.status, ended.err) == (0, "")
    assert re.findall(r"(?m)^ {0,4}(\d+)  \d\d:\d\d:\d\d", ended.out) == [str(seq) for seq in range(1, events + 1)]
    assert "today's program" not in ended.out


def test_what_was_asked_answered_shown_and_how_long_it_took(command, example: Path) -> None:
    out = " ".join(command("replay", example, "--plain").out.split())
    assert "M1 was asked: “Where is your home? What is that place called?” [en]" in out
    assert "14:13:44 +1:14 M1: Where do you live? “In a blue house by the lake, with my mum and my grandma”" in out
    assert "+ finding: An indicator was observed" in out


def test_in_another_language_the_words_of_the_program_are_in_it(command, example: Path) -> None:
    ended = command("replay", example, "--plain", "--lang", "es")
    assert "Se observó un indicador" in ended.out
    assert "went to" not in ended.out


def test_one_moment_with_the_case_as_it_stood(command, example: Path) -> None:
    ended = command("replay", example, "--plain", "--at", "30")
    assert ended.status == 0
    assert "   30  14:13:44" in ended.out
    assert "   31  14" not in ended.out
    assert "  + finding: An indicator was observed\n" in ended.out
    assert "In a blue house by the lake" in ended.out
    assert "Mum, grandma and Canela" not in ended.out


def test_at_a_moment_before_anything_was_found_it_says_so(command, example: Path) -> None:
    assert "no finding and no action" in command("replay", example, "--plain", "--at", "2").out


def test_an_event_that_is_not_there(command, example: Path) -> None:
    ended = command("replay", example, "--plain", "--at", "999")
    assert ended.status == 2
    assert "There is no event 999 in this case." in ended.err
    assert "There are the events from 1 to 146." in ended.err


def test_for_programs(command, example: Path) -> None:
    ended = command("replay", example, "--json")
    found = json.loads(ended.out)
    assert (ended.status, found["events"], found["whole"], found["protocol_known"]) == (0, 146, True, True)
    assert [moment["seq"] for moment in found["moments"]] == list(range(1, 147))
    answered = found["moments"][29]
    assert (answered["landmark"], answered["took_ms"]) == ("question", 74000)
    assert answered["event"]["value"]["place"] == "Rivas"
    brought = found["moments"][6]
    assert brought["landmark"] == "mark"
    assert brought["changes"][0] | {"label": ""} == {
        "what": "finding", "key": "indicator_observed", "shown": True, "recorded_by": 8, "label": "",
    }  # fmt: skip


def test_one_moment_for_programs(command, example: Path) -> None:
    found = json.loads(command("replay", example, "--json", "--at", "30").out)
    assert found["moment"]["seq"] == 30
    assert found["shown"] == {"findings": ["indicator_observed"], "actions": []}
    assert found["case"]["number"] == "EX3-2026-0001"


def test_what_was_taken_back_names_the_event_that_did(command, tmp_path: Path) -> None:
    from screening_tui.case.case_file import read_case_file, render
    from screening_tui.case.events import Corrected, Event
    from screening_tui.case.fold import apply

    loaded = read_case_file(EXAMPLES / "family-no-concern.toml")
    last = loaded.case.events[-1]
    correction = Event(last.seq + 1, last.at, last.elapsed, last.officer, last.badge, Corrected(corrects=5))
    file = tmp_path / "corrected.toml"
    file.write_text(render(apply(loaded.case, correction), loaded.sources, loaded.head), encoding="utf-8")
    ended = command("replay", file, "--plain")
    assert f"(taken back later, by event {correction.seq})" in " ".join(ended.out.split())


# Damaged files


def test_a_file_that_was_cut_off_shows_what_is_left(command, store: Path, tmp_path: Path) -> None:
    text = (store / "cases" / NUMBER / "case.toml").read_text()
    file = tmp_path / "cut.toml"
    file.write_text(text[: text.index("seq = 9\n") + 30])
    ended = command("replay", file, "--plain")
    assert ended.status == 1
    assert f"{NUMBER}  8 events" in ended.out
    assert "NOT ALL OF IT CAN BE SHOWN" in ended.out
    # The protocol stood at the end of the file; this program has the very same one.
    assert "Frightened, anxious or lost beside an indifferent adult: observed (M1)" in ended.out
    for words in (
        "R101: an event that begins at line",
        "K103: the end of the file is missing",
        "R105: the protocol was",
    ):
        assert words in ended.err


def test_an_event_that_cannot_be_read_is_left_out_and_told(command, example: Path) -> None:
    text = example.read_text()
    example.write_text(text.replace("seq = 31\n", "seq = = 31\n"))
    ended = command("replay", example, "--plain")
    assert ended.status == 1
    assert "   30  14:13:44" in ended.out
    assert "   31  14" not in ended.out
    assert "   32  14:14:58           M1" in ended.out, "how long it took is not known behind the gap"
    assert "R101: an event that begins at line" in ended.err


def other_office(text: str) -> str:
    """The same events, opened under a protocol that this program does not have."""
    return re.sub(r'digest = "[0-9a-f]{64}"', f'digest = "{"0" * 64}"', text)


def test_without_its_protocol_the_questions_stand_as_they_were_asked(command, example: Path) -> None:
    text = other_office(example.read_text())
    example.write_text(text[: text.index("[[protocol_file]]")])
    ended = command("replay", example, "--plain")
    assert ended.status == 1
    assert "The protocol itself cannot be read: ids stand for its words." in ended.out
    assert "M1 was asked: “Where is your home? What is that place called?” [en]" in " ".join(ended.out.split())
    assert "+ finding: indicator_observed" in ended.out
    assert "today's program" not in ended.out
    moment = json.loads(command("replay", example, "--json", "--at", "30").out)
    assert (moment["protocol_known"], moment["case"]) == (False, {})


def test_a_protocol_that_is_refused_is_told(command, example: Path) -> None:
    example.write_text(
        other_office(example.read_text()).replace('id = \\"people\\"', "").replace('id = "people"\n', "")
    )
    ended = command("replay", example, "--plain")
    assert ended.status == 1
    assert "R104: the protocol is refused" in ended.err
    assert "+ finding: indicator_observed" in ended.out


def test_a_part_for_people_that_cannot_be_read_is_not_needed(command, example: Path) -> None:
    example.write_text("x = = 1\n" + example.read_text())
    ended = command("replay", example, "--plain")
    assert ended.status == 1
    assert "146 events" in ended.out
    assert "R102: the part for people cannot be read" in ended.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello", "this is not TOML"),
        ("a = 1\n", "is no case file"),
        ("format = 9\n[[event]]\nseq = 1\n", "newer version of the program"),
        ("format = 9\n[[event]]\nseq = = 1\n", "this is not TOML"),
    ],
)
def test_what_is_no_case_file(command, tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "other.toml"
    file.write_text(text)
    ended = command("replay", file, "--plain")
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err


def test_a_number_that_no_store_has(command, store: Path) -> None:
    ended = command("replay", "PC2-2026-0099", "--store", store)
    assert ended.status == 2
    assert "There is no case PC2-2026-0099." in ended.err
