"""In which folder what lies."""

from pathlib import Path

import pytest

from screening_tui.station import places
from screening_tui.station.model import Station

BOOTH = Station(code="PC2")


def test_the_users_own_data_folder_by_default() -> None:
    environ = {"HOME": "/home/officer"}
    folder = Path("/home/officer/.local/share/screening-tui/PC2")
    assert places.cases_folder(None, BOOTH, environ) == folder / "cases"
    assert places.practice_folder(None, BOOTH, environ) == folder / "practice"
    assert places.scripted_folder(None, BOOTH, environ) == folder / "scripted"
    assert places.state_folder(environ) == Path("/home/officer/.local/state/screening-tui")


def test_absolute_base_directories_count_and_relative_ones_do_not() -> None:
    environ = {"HOME": "/home/officer", "XDG_DATA_HOME": "/data", "XDG_STATE_HOME": "state"}
    assert places.store_folder(None, BOOTH, environ) == Path("/data/screening-tui/PC2")
    assert places.state_folder(environ) == Path("/home/officer/.local/state/screening-tui")
    assert places.state_folder({}).is_absolute()


def test_the_command_line_comes_before_the_station_and_the_station_before_the_rest() -> None:
    station = Station(store=Path("/srv/cases"))
    assert places.store_folder(None, station, {}) == Path("/srv/cases")
    assert places.store_folder(Path("here"), station, {}) == Path("here")


def test_the_stations_file_is_looked_for_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = tmp_path / "etc" / "station.toml"
    monkeypatch.setattr(places, "SYSTEM_STATION", system)
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert places.find_station(None, environ) is None
    system.parent.mkdir()
    system.touch()
    assert places.find_station(None, environ) == system
    users = tmp_path / "config" / "screening-tui" / "station.toml"
    users.parent.mkdir(parents=True)
    users.symlink_to("nowhere")
    assert places.find_station(None, environ) == users, "a broken link is to be reported, not passed over"
    assert places.find_station(None, environ | {"SCREENING_TUI_STATION": "/other.toml"}) == Path("/other.toml")
    assert places.find_station(Path("mine.toml"), environ | {"SCREENING_TUI_STATION": "/x"}) == Path("mine.toml")


def test_the_registers_lie_in_the_store_unless_the_station_says_otherwise(tmp_path: Path) -> None:
    from screening_tui.station.places import registers_folder

    elsewhere = Station(store=tmp_path / "store", registers=tmp_path / "registers")
    assert registers_folder(None, Station(store=tmp_path / "store"), {}) == tmp_path / "store"
    assert registers_folder(None, elsewhere, {}) == tmp_path / "registers"
    assert registers_folder(tmp_path / "chosen", elsewhere, {}) == tmp_path / "chosen"
