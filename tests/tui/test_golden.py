"""What the screens look like at 80x24, as text beside this file: a change to a screen shows in the diff of its picture.

``pytest tests/tui/test_golden.py --renew-golden`` writes what the screens show now.
"""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from booth import AtTheBooth
from prepared import M1, M2, in_the_minors_interview, keep, people
from screening_tui.case.events import PersonAdded
from screening_tui.lookup.search import PRACTICE
from screening_tui.options import Options
from screening_tui.registers.store import open_registers
from screening_tui.registers.transfer import take_in
from screening_tui.tui import engine
from screening_tui.tui.practice import PASSPORT
from screening_tui.tui.screens import hidden, home
from screening_tui.tui.scripted_clock import ScriptedClock
from screens_of_a_case import ABOVE, CASES, bring_up

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=-6)))
STATION = """
name = "Paso Canoas, booth 2"
code = "PC2"
[contacts.superior]
name = "Insp. Rojas"
phones = ["8555-0101"]
hours = "06:00-18:00"
[contacts.protection_institution]
name = "Child protection, duty line"
phones = ["800-555-0100", "2555-0134"]
[contacts.prosecutor]
name = "Prosecutor, Corredores"
phones = ["2555-0172"]
"""
OF_A_CASE = [
    "people",
    "indicators",
    "marked",
    "conduct",
    "question",
    "choice",
    "own",
    "compare",
    "decide",
    "actions",
    "close",
]
IN_SPANISH = ["marked", "question", "actions"]
EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"
LIBRARIES = [("library", (80, 24), "en"), ("library_es", (80, 24), "es"), ("library_120x40", (120, 40), "en")]
OVER_A_QUESTION = ["help", "missing", "steps", "stop", "hidden", "menu"]


class Noon(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: object = None) -> "Noon":  # type: ignore[override]
        return cls.fromtimestamp(NOW.timestamp(), NOW.tzinfo)

    def astimezone(self, tz: object = None) -> "Noon":  # type: ignore[override]
        return self


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same time on every screen, in every run."""
    for module in (home, hidden, engine):
        monkeypatch.setattr(module, "datetime", Noon)
    monkeypatch.setattr(engine, "SystemClock", lambda: ScriptedClock(NOW, 7))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> "Golden":
    return Golden(renew=request.config.getoption("--renew-golden", default=False))


class Golden:
    """The pictures."""

    def __init__(self, *, renew: bool) -> None:
        self.renew = renew

    def compare(self, name: str, screen: str) -> None:
        """A screen with its picture; or, when asked for, the picture anew."""
        file = GOLDEN / f"{name}.txt"
        if self.renew:
            GOLDEN.mkdir(exist_ok=True)
            file.write_text(screen + "\n", encoding="utf-8")
        kept = file.read_text(encoding="utf-8") if file.exists() else ""
        # Two lists of lines, so that a difference reads like the screens themselves.
        assert screen.split("\n") == kept.removesuffix("\n").split("\n"), f"{name} looks otherwise; see --renew-golden"


async def test_home(at_the_booth: AtTheBooth, golden: Golden, home: Path) -> None:
    async with at_the_booth(station=STATION) as booth:
        golden.compare("home", booth.screen)
    options = Options(officer="T. Prueba", badge="4471", station=home / "station.toml")
    keep(options, people(M1, M2))
    keep(options, in_the_minors_interview())
    async with at_the_booth(station=STATION) as booth:
        golden.compare("home_with_open_cases", booth.screen)


@pytest.mark.parametrize("name", OF_A_CASE)
async def test_of_a_case(at_the_booth: AtTheBooth, golden: Golden, name: str) -> None:
    async with at_the_booth(station=STATION, case=CASES[name]) as booth:
        golden.compare(name, booth.screen)


async def test_intake(at_the_booth: AtTheBooth, golden: Golden) -> None:
    async with at_the_booth(station=STATION) as booth:
        await booth.press("n")
        await booth.type("Ana Prueba")
        golden.compare("intake", booth.screen)


@pytest.mark.parametrize("name", OVER_A_QUESTION)
async def test_over_a_question(at_the_booth: AtTheBooth, golden: Golden, name: str) -> None:
    assert name in ABOVE
    async with at_the_booth(station=STATION, case=CASES["question"]) as booth:
        await bring_up(booth, name)
        golden.compare(name, booth.screen)


@pytest.mark.parametrize("name", IN_SPANISH)
async def test_in_spanish(at_the_booth: AtTheBooth, golden: Golden, name: str) -> None:
    async with at_the_booth(station=STATION, case=CASES[name], language="es") as booth:
        golden.compare(f"{name}_es", booth.screen)


async def test_in_plain_characters(at_the_booth: AtTheBooth, golden: Golden) -> None:
    async with at_the_booth(station=STATION, case=CASES["question"], language="es", ascii=True) as booth:
        golden.compare("question_es_ascii", "\n".join(line.rstrip() for line in booth.painted.split("\n")))


@pytest.mark.parametrize("size", [(60, 18), (120, 40)], ids=["60x18", "120x40"])
async def test_in_other_sizes(at_the_booth: AtTheBooth, golden: Golden, size: tuple[int, int]) -> None:
    async with at_the_booth(station=STATION, case=CASES["question"], size=size) as booth:
        golden.compare(f"question_{size[0]}x{size[1]}", booth.screen)


@pytest.mark.parametrize(("name", "size", "language"), LIBRARIES)
async def test_a_library(
    at_the_booth: AtTheBooth, golden: Golden, name: str, size: tuple[int, int], language: str
) -> None:
    async with at_the_booth(command="library", places=(EXAMPLES,), size=size, language=language) as booth:
        await booth.until(lambda: booth.shows("1/5"), "five cases")
        await booth.settle()
        golden.compare(name, booth.screen)


async def test_a_hit_in_a_register(at_the_booth: AtTheBooth, golden: Golden, home: Path) -> None:
    with open_registers(home / "data" / "screening-tui" / "PC2", make=True) as registers:
        take_in(registers, PRACTICE, "wanted", "a test", lambda _count: None, at="2026-11-20T08:00:00-06:00")
    wanted = PersonAdded(person="A1", role="adult", name="Yosselin Quinonez Inventada", birth_date="1985-03-07")
    for language, name in (("en", "hit"), ("es", "hit_es")):
        case = in_the_minors_interview(M1, wanted)
        async with at_the_booth(station=STATION, case=case, language=language) as booth:
            await booth.until(lambda booth=booth: len(booth.case.searches) == 2, "the searches")  # type: ignore[misc]
            await booth.settle()
            await booth.press("ctrl+b")
            await booth.press("y")
            golden.compare(name, booth.screen)


async def test_a_travel_document(at_the_booth: AtTheBooth, golden: Golden) -> None:
    async with at_the_booth(station=STATION, case=CASES["people"]) as booth:
        await booth.press("down d")
        await booth.paste("\n".join((PASSPORT[0], PASSPORT[1].replace("8503079", "8503078"))))
        golden.compare("zone", booth.screen)


def test_no_picture_is_left_over() -> None:
    here = {
        "home",
        "home_with_open_cases",
        "intake",
        *OF_A_CASE,
        *OVER_A_QUESTION,
        *(f"{name}_es" for name in IN_SPANISH),
    }
    here |= {name for name, _size, _language in LIBRARIES}
    here |= {"hit", "hit_es", "zone", "question_es_ascii", "question_60x18", "question_120x40"}
    assert {file.stem for file in GOLDEN.iterdir()} == here
