"""``protocol compare``."""

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS, OTHER = ROOT / "protocols" / "iom-ilo-2006", ROOT / "examples" / "protocols" / "unaccompanied-minor"


def test_what_two_offices_share_and_decide_differently(command) -> None:
    ended = command("protocol", "compare", OURS, OTHER)
    assert (ended.status, ended.err) == (1, "")
    for words in (
        "A  iom-ilo-2006",
        "B  unaccompanied-minor",
        "Indicators: 1 shared, 6 only in A, 1 only in B",
        "only in B  Carries the number or address of somebody unknown",
        "decided differently  Report to the Prosecutor or a court",
        "offered_when: the conclusion: in doubt or “Somebody unknown is waiting”",
        "only in A  Where are you travelling to? [minor, destination]",
        "A  options: on_foot, bus, car, lorry, boat, plane, other",
        "Languages: both en, es",
        "They are not the same.",
    ):
        assert words in " ".join(ended.out.split()) or words in ended.out, words
    assert "worded otherwise  " not in ended.out
    assert "worded otherwise  " in command("protocol", "compare", OURS, OTHER, "--wordings").out


def test_the_same_protocol_twice(command) -> None:
    ended = command("protocol", "compare", OURS, OURS)
    assert ended.status == 0
    assert "Both decide the same." in ended.out


def test_in_spanish(command) -> None:
    ended = command("protocol", "compare", OURS, OTHER, "--lang", "es", "--ascii")
    assert ended.status == 1
    assert "Indicadores:" in ended.out
    assert ended.out.isascii()


def test_for_programs(command) -> None:
    ended = command("protocol", "compare", OURS, OTHER, "--json")
    told = json.loads(ended.out)
    assert (ended.status, told["same"]) == (1, False)
    assert {"first": None, "second": "carries_number", "differences": []}.keys() == told["tables"]["indicator"][
        0
    ].keys()
    assert told["languages"]["shared"] == ["en", "es"]


def test_another_age_and_language(command, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for file in OTHER.rglob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("adult_from_age = 18", "adult_from_age = 21")
        copy = theirs / file.relative_to(OTHER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    main = theirs / "protocol.toml"
    if "adult_from_age" not in main.read_text(encoding="utf-8"):
        text = main.read_text(encoding="utf-8")
        main.write_text(text.replace("\nformat = 1\n", "\nformat = 1\nadult_from_age = 21\n", 1), encoding="utf-8")
    ended = command("protocol", "compare", OTHER, theirs)
    assert (ended.status, "Adult from the age of: A 18, B 21" in ended.out) == (1, True), ended.err


def test_what_is_no_protocol(command, tmp_path: Path) -> None:
    ended = command("protocol", "compare", OURS, tmp_path)
    assert ended.status == 2
    assert "Traceback" not in ended.err
