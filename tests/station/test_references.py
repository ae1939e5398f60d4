"""A station's file against its protocol and the program's keys."""

from screening_tui.reading.diagnostic import Level
from screening_tui.station.check import Bound, Surroundings, check_references
from screening_tui.station.model import Station, StationContact

AROUND = Surroundings(
    contacts=["superior", "prosecutor"],
    languages=["en", "es", "fr"],
    program_languages=["en", "es"],
    bindings={
        "hide": Bound(("f9", "ctrl+l"), frozenset({""})),
        "observed": Bound(("o",), frozenset({"Indicators"})),
        "add_adult": Bound(("a",), frozenset({"Intake"})),
        "add_minor": Bound(("m",), frozenset({"Intake"})),
    },
    is_key=lambda key: key != "fnord",
)
BOTH = {
    "superior": StationContact("superior", phones=("1",)),
    "prosecutor": StationContact("prosecutor", phones=("2",)),
}


def remarks(station: Station) -> list[tuple[str, tuple[str | int, ...], Level]]:
    return [(remark.code, remark.at, remark.level) for remark in check_references(station, AROUND)]


def test_a_station_that_fits() -> None:
    station = Station(
        officer_language="es-CR",
        interview_languages=("fr", "es"),
        contacts=BOTH,
        keys={"hide": ("f12",), "observed": ("a",), "add_adult": ("m",), "add_minor": ("a",)},
    )
    assert remarks(station) == []


def test_contacts_that_are_unknown_missing_or_without_a_number() -> None:
    station = Station(contacts={"superior": StationContact("superior"), "prosecutr": StationContact("prosecutr")})
    assert remarks(station) == [
        ("B203", ("contacts", "superior"), Level.WARNING),
        ("B201", ("contacts", "prosecutr"), Level.WARNING),
        ("B202", ("contacts",), Level.WARNING),
    ]
    unknown = next(remark for remark in check_references(station, AROUND) if remark.code == "B201")
    assert unknown.advice == 'Did you mean "prosecutor"?'


def test_languages_that_nobody_speaks_here() -> None:
    station = Station(officer_language="fr", interview_languages=("es", "ht"), contacts=BOTH)
    assert remarks(station) == [
        ("B211", ("languages", "officer"), Level.WARNING),
        ("B211", ("languages", "interview", 1), Level.WARNING),
    ]


def test_keys_of_nothing_unknown_keys_and_keys_that_do_two_things() -> None:
    station = Station(contacts=BOTH, keys={"hid": ("f9",), "observed": ("fnord", "f9"), "add_adult": ("m",)})
    assert remarks(station) == [
        ("B301", ("keys", "hid"), Level.ERROR),
        ("B303", ("keys", "observed"), Level.ERROR),
        ("B302", ("keys", "observed"), Level.ERROR),
        ("B302", ("keys", "add_adult"), Level.ERROR),
    ]
    taken = [remark.message for remark in check_references(station, AROUND) if remark.code == "B302"]
    assert taken == [
        'the key "f9" already does something else: hide',
        'the key "m" already does something else: add_minor',
    ]
