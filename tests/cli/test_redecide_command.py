"""``redecide``: one case with its reasons, a whole store as a table, for programs."""

import json
import shutil
from pathlib import Path

import pytest

NUMBER = "PC2-2026-0001"
ROOT = Path(__file__).parents[2]
OTHER = ROOT / "examples" / "protocols" / "unaccompanied-minor"


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The default protocol, in which one contradiction is none."""
    folder = Path(shutil.copytree(ROOT / "protocols" / "iom-ilo-2006", tmp_path / "stricter"))
    for file in folder.glob("*.toml"):
        text = file.read_text()
        file.write_text(text.replace('when = "any fact is differs"', 'when = "count fact is differs >= 2"'))
    return folder


@pytest.fixture
def default() -> Path:
    return ROOT / "protocols" / "iom-ilo-2006"


def test_a_case_under_its_own_protocol_stays_as_it_is(command, store: Path, default: Path) -> None:
    ended = command("redecide", NUMBER, "--protocol", default, "--store", store)
    assert (ended.status, ended.err) == (0, "")
    assert "0 things would be decided otherwise." in ended.out
    assert "  finding: The accounts differ (M1)\n    holds\n" in ended.out


def test_what_would_differ_and_why(command, store: Path, stricter: Path) -> None:
    ended = command("redecide", NUMBER, "--protocol", stricter, "--store", store)
    assert (ended.status, ended.err) == (1, "")
    block = " ".join(ended.out[ended.out.index("! finding: The accounts differ (M1)") :].split())
    assert block.startswith("! finding: The accounts differ (M1) holds -> ")
    assert "because it has another condition any fact is differs: yes -> not asked for" in block
    assert "Destination" in block
    assert "[9]" in block, "the verdict that it rests on"


def test_what_has_no_place_is_listed_and_not_dropped(command, store: Path) -> None:
    ended = command("redecide", NUMBER, "--protocol", OTHER, "--store", store)
    assert ended.status == 1
    out = " ".join(ended.out.split())
    assert "events that the other protocol has no place for:" in out
    assert "<question m_destination>" in out
    assert "holds -> not in the protocol because one of the protocols does not have it" in out


def test_a_whole_store_as_a_table(command, store: Path, stricter: Path, default: Path) -> None:
    ended = command("redecide", "--protocol", stricter, "--store", store)
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.startswith("Under iom-ilo-2006 1.0, 1 of 2 cases would be decided otherwise.\n")
    assert f"{NUMBER}: -contradiction:M1" in ended.out
    same = command("redecide", "--protocol", default, "--store", store)
    assert (same.status, same.out) == (0, "Under iom-ilo-2006 1.0, 0 of 2 cases would be decided otherwise.\n")


def test_a_store_under_another_office_s_protocol_counts_what_has_no_place(command, store: Path) -> None:
    ended = command("redecide", "--protocol", OTHER, "--store", store)
    assert "events have no place in that protocol" in ended.out


def test_for_programs(command, store: Path, stricter: Path) -> None:
    found = json.loads(command("redecide", NUMBER, "--protocol", stricter, "--store", store, "--json").out)
    (case,) = found["cases"]
    assert (case["number"], case["differs"], case["without_place"]) == (NUMBER, True, [])
    line = next(line for line in case["lines"] if line["key"] == "contradiction:M1")
    assert (line["what"], line["now"], line["why"]) == ("finding", "holds", ["condition"])
    assert line["then"] in {"no", "not_known"}
    assert line["because_now"] == [9]


def test_case_files_are_taken_alone_and_a_bad_one_does_not_stop_the_others(command, tmp_path: Path, default) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("a = 1\n")
    example = ROOT / "examples" / "cases" / "disclosure.toml"
    ended = command("redecide", bad, example, "--protocol", OTHER, "--json")
    assert ended.status == 2
    assert "bad.toml is no case file" in ended.err
    assert [case["number"] for case in json.loads(ended.out)["cases"]] == ["EX4-2026-0001"]


def test_a_case_whose_protocol_is_not_known(command, tmp_path: Path, default: Path) -> None:
    text = (ROOT / "examples" / "cases" / "disclosure.toml").read_text()
    file = tmp_path / "without.toml"
    file.write_text(text[: text.index("[[protocol_file]]")].replace('digest = "', 'digest = "0'))
    ended = command("redecide", file, "--protocol", default)
    assert (ended.status, ended.out) == (2, "")
    assert "the protocol under which it was opened is not known." in ended.err


@pytest.mark.parametrize("file", sorted((ROOT / "examples" / "cases").glob("*.toml")), ids=lambda path: path.stem)
def test_every_difference_of_the_examples_is_explained(command, file: Path) -> None:
    found = json.loads(command("redecide", file, "--protocol", OTHER, "--json").out)
    differences = [line for line in found["cases"][0]["lines"] if line["now"] != line["then"]]
    assert differences
    assert all(line["why"] for line in differences)
