"""``show --why``: answer or mark -> condition -> finding -> action, with the words and the time of each."""

import json
import re
from pathlib import Path

from screening_tui.case.case_file import read_case_file
from screening_tui.commands.why import why_for_programs, why_text
from screening_tui.protocol.load import load
from screening_tui.screening.chain import chains

EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"
IN_DOUBT = EXAMPLES / "contradiction-in-doubt.toml"


def words(text: str) -> str:
    return " ".join(text.split())


def test_an_action_leads_to_the_conclusion_its_findings_and_what_was_said(command) -> None:
    ended = command("show", IN_DOUBT, "--why")
    assert (ended.status, ended.err) == (0, "")
    told = words(ended.out[ended.out.index("action: Inform your immediate superior (M1)") :])
    steps = (
        "action: Inform your immediate superior (M1) because: finding.disclosure or conclusion in [detected, in_doubt]",
        "- conclusion in [detected, in_doubt] ",
        "the officer concluded for M1: in doubt",
        "finding: The accounts differ (M1) because: any fact is differs ",
        "Father: where: differ (M1, A1)",
    )
    places = [told.index(step) for step in steps]
    assert places == sorted(places)
    assert re.search(r"\d\d:\d\d:\d\d Father: where: differ \(M1, A1\) \[\d+\]", told)
    assert "Head code for the paper file:" in told


def test_for_programs_it_stands_beside_the_case(command) -> None:
    table = json.loads(command("show", IN_DOUBT, "--why", "--json").out)
    assert table["number"]
    action = next(chain for chain in table["why"] if chain["what"] == "action")
    assert (action["id"], action["person"], action["holds"]) == ("inform_superior", "M1", "yes")
    tests = {link["test"]: link for link in action["because"]}
    assert tests["finding.disclosure"] == {"test": "finding.disclosure", "holds": "no", "events": [], "under": []}
    concluded = tests["conclusion in [detected, in_doubt]"]
    assert concluded["events"][0]["words"].startswith("the officer concluded for M1: in doubt")
    assert "contradiction" in {under["id"] for under in concluded["under"]}
    assert "why" not in json.loads(command("show", IN_DOUBT, "--json").out)


def test_in_spanish(command) -> None:
    ended = command("show", IN_DOUBT, "--why", "--lang", "es")
    assert "because" not in ended.out
    assert "hallazgo: " in ended.out


def test_every_line_fits_and_nothing_that_holds_is_left_out() -> None:
    for file in sorted(EXAMPLES.glob("*.toml")):
        loaded = read_case_file(file)
        assert loaded.sources is not None
        protocol = load(loaded.sources)
        lines = list(why_text(protocol, loaded.case, "en", 80))
        assert all(len(line) <= 80 for line in lines)
        headings = [line for line in lines if re.match(r"  (finding|action): ", line)]
        assert len(headings) == len(chains(protocol, loaded.case))
        assert len(why_for_programs(protocol, loaded.case, "en")) == len(headings)


def test_where_nothing_was_found_it_says_so() -> None:
    loaded = read_case_file(EXAMPLES / "family-no-concern.toml")
    assert loaded.sources is not None
    protocol = load(loaded.sources)
    lines = list(why_text(protocol, type(loaded.case)(), "en", 80))
    assert lines[1:] == ["  nothing was found, and nothing is recommended"]
