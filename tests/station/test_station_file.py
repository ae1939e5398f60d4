"""A station's file: what it gives, and what is said of one that is wrong."""

import re
from pathlib import Path

import pytest

from screening_tui.errors import BadInput
from screening_tui.station.load import load_station, read_station
from screening_tui.station.model import Station, StationContact
from screening_tui.station.pin import PATTERN, pin_hash, pin_matches
from screening_tui.station.remarks import placed

WHOLE = """
name = "Paso Canoas, booth 2"
code = "PC2"
idle_minutes = 3.5
pin_hash = "{pin}"
protocol = "protocols/ours"
store = "/srv/screening"
second_store = "../second"
shared_by_group = true

[languages]
officer = "es"
interview = ["es", "pt-BR"]

[contacts.protection_institution]
name = "Child protection, on duty"
phones = ["800-555-0100", "555-0134"]
hours = "day and night"
note = "ask for the duty lawyer"

[contacts.superior]
name = "Insp. Rojas"

[keys]
hide = ["F12", "ctrl+l"]
observed = ["+", ","]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "station.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_that_a_station_can_say(tmp_path: Path) -> None:
    kept = pin_hash("4471")
    station = load_station(written(tmp_path, WHOLE.replace("{pin}", kept)))
    assert station == Station(
        name="Paso Canoas, booth 2",
        code="PC2",
        idle_minutes=3.5,
        pin_hash=kept,
        officer_language="es",
        interview_languages=("es", "pt-BR"),
        contacts={
            "protection_institution": StationContact(
                "protection_institution",
                name="Child protection, on duty",
                phones=("800-555-0100", "555-0134"),
                hours="day and night",
                note="ask for the duty lawyer",
            ),
            "superior": StationContact("superior", name="Insp. Rojas"),
        },
        keys={"hide": ("f12", "ctrl+l"), "observed": ("+", "comma")},
        protocol=tmp_path / "protocols/ours",
        store=Path("/srv/screening"),
        second_store=tmp_path / "../second",
        shared_by_group=True,
        file=tmp_path / "station.toml",
    )
    line = "Child protection, on duty  800-555-0100, 555-0134  day and night  ask for the duty lawyer"
    assert station.contact_line("protection_institution") == line
    assert station.contact_line("superior") == "Insp. Rojas"
    assert station.contact_line("prosecutor") == ""


def test_no_file_and_an_empty_file_mean_the_defaults(tmp_path: Path) -> None:
    assert load_station(None) == Station()
    path = written(tmp_path, "")
    assert load_station(path) == Station(file=path)
    assert Station().code == "CASE"
    assert Station().idle_minutes == 2


def test_paths_start_from_the_file_or_from_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/officer")
    monkeypatch.chdir(tmp_path)
    written(tmp_path, 'store = "~/cases"\nsecond_store = "other"')
    station = load_station(Path("station.toml"))
    assert station.store == Path("/home/officer/cases")
    assert station.second_store == tmp_path / "other"


WRONG = [
    ('nmae = "x"', "B101", (1, 1), "nmae", "", 'Did you mean "name"?'),
    ("[contact.superior]", "B101", (1, 1), "contact", "", 'Did you mean "contacts"?'),
    ("xyzzy = 1", "B101", (1, 1), "xyzzy", "", "Known here: code, "),
    ('[contacts.superior]\nphone = "5"', "B101", (2, 1), "contacts.superior.phone", "", 'Did you mean "phones"?'),
    ("name = 4", "B102", (1, 8), "name", "4", "quotes"),
    ('name = "' + "x" * 401 + '"', "B103", (1, 8), "name", '"xxx', "Shorten"),
    ('code = "pc2"', "B103", (1, 8), "code", '"pc2"', "capitals"),
    ('code = "../X"', "B103", (1, 8), "code", '"../X"', "capitals"),
    ("idle_minutes = true", "B102", (1, 16), "idle_minutes", "true", "quotes"),
    ("idle_minutes = 0", "B103", (1, 16), "idle_minutes", "0", "cannot be switched off"),
    ("idle_minutes = nan", "B103", (1, 16), "idle_minutes", "nan", "Two minutes"),
    ('pin_hash = "4471"', "B103", (1, 12), "pin_hash", '"4471"', "screening-tui station pin"),
    ('shared_by_group = "yes"', "B102", (1, 19), "shared_by_group", '"yes"', "without quotes"),
    ('store = ""', "B103", (1, 9), "store", '""', "leave the line out"),
    ('store = "~nobody-of-this-name/x"', "B103", (1, 9), "store", '"~nobody', "from / on"),
    ('store = "/a"\nsecond_store = "/a"', "B103", (2, 16), "second_store", '"/a"', "another disk"),
    ("contacts = 3", "B102", (1, 12), "contacts", "3", "[contacts]"),
    ("[contacts]\nsuperior = 3", "B102", (2, 12), "contacts.superior", "3", "[contacts.superior]"),
    ('[languages]\nofficer = "español"', "B103", (2, 11), "languages.officer", '"español"', '"pt-BR"'),
    ('[languages]\ninterview = ["es", 4]', "B102", (2, 20), "languages.interview.1", "4", "quotes"),
    ('[keys]\nhide = "crtl+l"', "B103", (2, 8), "keys.hide", '"crtl+l"', "station keys"),
]


@pytest.mark.parametrize(("text", "code", "place", "key", "found", "advice"), WRONG, ids=[row[0][:30] for row in WRONG])
def test_what_is_wrong_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, text: str, code: str, place: tuple[int, int], key: str, found: str, advice: str
) -> None:
    with pytest.raises(BadInput) as raised:
        load_station(written(tmp_path, text))
    (diagnostic,) = raised.value.diagnostics
    assert (diagnostic.code, (diagnostic.line, diagnostic.column), diagnostic.key) == (code, place, key)
    assert diagnostic.found.startswith(found)
    assert advice in diagnostic.advice
    assert diagnostic.message in str(raised.value)
    assert "station check" in raised.value.advice


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = 'nmae = "x"\ncode = "pc"\n[keys]\nhide = "crtl+l"\n'
    station, remarks = read_station(text, str(tmp_path / "station.toml"))
    assert [diagnostic.line for diagnostic in placed(remarks, text, "station.toml")] == [1, 2, 4]
    assert station.code == "CASE"


def test_steering_characters_do_not_come_in(tmp_path: Path) -> None:
    station = load_station(written(tmp_path, 'name = "Booth\\u001b]0;x\\u0007\\n2\\u202e"'))
    assert station.name == "Booth\ufffd]0;x\ufffd 2\ufffd"


@pytest.mark.parametrize("text", ["name = ", "[keys\n", 'a = "\x00"'])
def test_what_is_no_toml_is_one_clear_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput) as raised:
        load_station(written(tmp_path, text))
    assert len(raised.value.diagnostics) == 1


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        load_station(tmp_path / "none.toml")
    with pytest.raises(BadInput, match="larger"):
        load_station(written(tmp_path, "#" * 70_000))


def test_only_a_salted_hash_of_the_pin_is_kept() -> None:
    first, second = pin_hash("4471"), pin_hash("4471")
    assert first != second
    assert re.fullmatch(PATTERN, first)
    assert "4471" not in first.split(":")
    assert pin_matches("4471", first)
    assert not pin_matches("4472", first)
    assert not pin_matches("", first)
    assert not pin_matches("\udce9", first)
