"""``protocol check``, ``schema``, ``show`` and ``test``."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEFAULT = ROOT / "protocols" / "iom-ilo-2006"
SMALL = """
format = 1
id = "small"
version = "1"
title = "Small"
about = "One look."
source = "Somebody"
fallback = "en"
fallback_name = "English"

[[step]]
id = "look"
kind = "indicators"
title = "Look"
help = "Look."

[[indicator]]
id = "hidden"
step = "look"
label = "Somebody is hidden"
about = ["person"]

[[finding]]
id = "sign"
label = "There is a sign"
when = "indicator.hidden is observed"

[[action]]
id = "report"
number = 1
per = "case"
label = "Report it"
recommended_when = "finding.sign"
deadline = "now"
"""
SCENARIO = """
[[scenario]]
title = "Somebody is hidden"
people = [{id = "A1", role = "adult"}]
marks = {hidden = "observed"}
[scenario.expect]
findings = ["sign"]
recommended = [%s]

[[scenario]]
title = "Nobody is"
people = [{id = "A1", role = "adult"}]
marks = {hidden = "not_observed"}
[scenario.expect]
findings = []
recommended = []
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "protocol.toml").write_text(SMALL, encoding="utf-8")
    (folder / "scenarios" / "hidden.toml").write_text(SCENARIO % '"report"', encoding="utf-8")
    return folder


def test_a_sound_protocol(command, small: Path) -> None:
    ended = command("protocol", "check", small)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"{small}: no errors and no warnings\n"


def test_several_protocols_are_checked_at_once_and_what_cannot_be_read_is_status_2(command, small: Path) -> None:
    nowhere = small.parent / "nowhere"
    ended = command("protocol", "check", nowhere, small, "--format", "json")
    assert ended.status == 2
    (finding,) = json.loads(ended.out)
    assert finding["code"] == "F101"
    assert finding["file"].startswith(str(nowhere))


def test_errors_are_status_1_with_their_places(command, small: Path) -> None:
    (small / "protocol.toml").write_text(SMALL.replace("hidden is observed", "hiden is observed"), encoding="utf-8")
    ended = command("protocol", "check", small)
    assert ended.status == 1
    assert f"{small}/protocol.toml:26:" in ended.out
    assert 'Did you mean "indicator.hidden"?' in ended.out


def test_warnings_count_when_it_is_to_be_strict(command) -> None:
    loose, strict = command("protocol", "check", DEFAULT), command("protocol", "check", DEFAULT, "--strict")
    warnings = loose.out.count(" warning ")
    assert loose.status == 0
    assert strict.status == int(bool(warnings))


def test_the_schemas_are_json(command) -> None:
    protocol, translation = command("protocol", "schema"), command("protocol", "schema", "--translation")
    assert protocol.status == translation.status == 0
    assert "indicator" in json.loads(protocol.out)["properties"]
    assert "language" in json.loads(translation.out)["properties"]


def test_a_protocol_as_a_document(command, small: Path) -> None:
    ended = command("protocol", "show", small)
    assert ended.status == 0
    assert ended.out.startswith("# Small\n")
    assert "Somebody is hidden" in ended.out


def test_the_usual_protocol_in_the_language_that_is_asked_for(command) -> None:
    assert "Indicadores" in command("protocol", "show", "--lang", "es").out
    assert "Indicators" in command("protocol", "show").out
    assert command("protocol", "show", "--lang", "es", "--ascii").out.isascii()


def test_the_stations_protocol_is_the_usual_one(command, small: Path) -> None:
    station = small.parent / "station.toml"
    station.write_text('protocol = "small"\n', encoding="utf-8")
    assert command("protocol", "show", "--station", station).out.startswith("# Small\n")
    assert command("protocol", "test", "--station", station).out == "2 scenarios, 2 as expected\n"


def test_scenarios_that_come_out_as_expected(command, small: Path) -> None:
    ended = command("protocol", "test", small)
    assert (ended.status, ended.out) == (0, "2 scenarios, 2 as expected\n")


def test_scenarios_that_do_not(command, small: Path) -> None:
    file = small.parent / "other.toml"
    file.write_text(SCENARIO % "", encoding="utf-8")
    ended = command("protocol", "test", small, "--scenarios", file)
    assert ended.status == 1
    assert f"{file}: Somebody is hidden\n    recommended: report" in ended.out
    assert "no scenario expects: action.report\n" in ended.out
    assert ended.out.endswith("2 scenarios, 1 as expected\n")


def test_a_broken_scenario_file_is_one_clear_error(command, small: Path) -> None:
    (small / "scenarios" / "hidden.toml").write_text("[[scenario]]\ntitle = ", encoding="utf-8")
    ended = command("protocol", "test", small)
    assert (ended.status, ended.out) == (2, "")
    assert "hidden.toml:2" in ended.err


def test_the_protocol_that_comes_with_the_program_passes_its_own_scenarios(command) -> None:
    ended = command("protocol", "test")
    assert ended.status == 0
    assert "no scenario" not in ended.out
