"""The registers at the booth: a mark while the officer goes on, opened out of sight, judged, reported."""

from pathlib import Path

import pytest

from booth import AtTheBooth, Booth
from prepared import A1, M1, in_the_minors_interview
from screening_tui.case.events import PersonAdded
from screening_tui.documents.case_upper import upper_part
from screening_tui.lookup.search import PRACTICE
from screening_tui.registers.store import open_registers
from screening_tui.registers.transfer import take_in

WANTED = PersonAdded(
    person="A1", role="adult", name="Yosselin Quinonez Inventada", birth_date="1985-03-07", nationality="HN"
)

AS_OF = "2026-11-20T08:00:00-06:00"
"""When the store's registers were brought in."""


@pytest.fixture
def registers(home: Path) -> None:
    """The store has registers: those of the practice case."""
    folder = home / "data" / "screening-tui" / "CASE"
    with open_registers(folder, make=True) as made:
        take_in(made, PRACTICE, "wanted", "a test", lambda _count: None, at=AS_OF)


async def searched(booth: Booth, people: int) -> None:
    await booth.until(lambda: len(booth.case.searches) == people, "the searches")
    await booth.settle()


async def at_a_hit(booth: Booth) -> None:
    """A1 stands in the practice register; the officer has opened the entry."""
    await searched(booth, 2)
    await booth.press("ctrl+b")
    booth.must_show("Is everybody else out of sight of this screen?")
    await booth.press("y")


async def test_a_scanned_passport_leads_to_the_report(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("p")
        await booth.person("Ana Prueba", "9")
        await booth.press("a ctrl+d ctrl+d enter enter")
        await booth.press("enter")
        await searched(booth, 2)
        booth.must_show("Indicators")
        await booth.marks("onnn?nn")
        await booth.press("y y y y y y y y enter")
        booth.must_show("question 1 of")
        assert "*" in booth.line_with("People and")
        booth.must_not_show("QUINXXONEZ", "Quiñónez", "wanted")
        await booth.type("Ana Luc")
        await booth.press("ctrl+b")
        booth.must_show("Is everybody else out of sight of this screen?")
        booth.must_not_show("Quiñónez")
        await booth.press("enter")
        booth.must_show("question 1 of", "Ana Luc")
        await booth.press("ctrl+b y")
        booth.must_show(
            "A1: wanted people, PRACTICE-W-1",
            "Strength: strong",
            "another spelling",
            "1985-03-07",
            "Fictitious: procuring of minors",
        )
        assert booth.last("register_hit_shown").entry == "PRACTICE-W-1"
        await booth.press("i")
        await booth.type("the same face and scar")
        await booth.press("enter")
        judged = booth.last("register_hit_judged")
        assert (judged.person, judged.judgement, judged.reason) == ("A1", "confirmed", "the same face and scar")
        mark = booth.case.marks["wanted"].body
        assert (mark.mark, mark.people, mark.source) == ("observed", ("A1",), "document")
        booth.must_show("Actions", booth.words("report_wanted"), "To be called: Fictitious inspector on duty 8555-0101")
        desk = booth.desk
        sections = {
            name: table
            for section in upper_part(desk.protocol, desk.case, "en")
            for name, table in section.tables.items()
        }
        assert sections["register_hit"][0]["judgement"] == "it is this person"
        assert any(action["action"] == booth.words("report_wanted") for action in sections["action"])


@pytest.mark.usefixtures("registers")
async def test_a_missing_minor_who_was_found_has_an_action_of_their_own(at_the_booth: AtTheBooth) -> None:
    found = PersonAdded(
        person="M1", role="minor", name="Ana Ficticia Quinonez", birth_date="2014-05-20", nationality="HN"
    )
    async with at_the_booth(case=in_the_minors_interview(found, A1)) as booth:
        await at_a_hit(booth)
        booth.must_show("M1: missing minors, PRACTICE-M-1")
        await booth.press("down down down down down down")
        booth.must_show("Copy of: 2026-11-20,", "days old")
        assert booth.last("register_hit_shown").record["as_of"] == "2026-11-20"
        await booth.press("i")
        await booth.type("the scar on the left hand")
        await booth.press("enter")
        booth.must_show("Actions", booth.words("report_missing"), "To be called: Fictitious missing children's desk")
        assert [action.action.id for action in booth.desk.actions] == ["report_missing"]
        assert not booth.bodies("indicator_marked")[7:]


@pytest.mark.usefixtures("registers")
@pytest.mark.parametrize(("key", "judgement"), [("n", "not_confirmed"), ("c", "cannot_tell")])
async def test_what_is_not_confirmed_marks_nothing(at_the_booth: AtTheBooth, key: str, judgement: str) -> None:
    async with at_the_booth(case=in_the_minors_interview(M1, WANTED)) as booth:
        await at_a_hit(booth)
        before = booth.case.marks["wanted"].seq
        await booth.press(key)
        await booth.type("another face")
        await booth.press("enter")
        assert booth.last("register_hit_judged").judgement == judgement
        assert booth.case.marks["wanted"].seq == before
        assert "*" not in booth.line_with("People and")
        booth.must_show("question 1 of")


@pytest.mark.usefixtures("registers")
async def test_what_is_only_like_somebody_is_no_mark(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview(M1, A1)) as booth:
        await searched(booth, 2)
        assert not booth.case.searches["A1"].body.found
        assert "*" not in booth.line_with("People and")


async def test_where_no_register_is_nothing_is_searched(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview(M1, WANTED)) as booth:
        await booth.press("ctrl+b")
        booth.must_show("The records have nothing to look at.")
        assert not booth.case.searches


async def test_a_damaged_register_is_told_and_stops_nobody(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview(M1, WANTED)) as booth:
        assert booth.desk.lookup is not None
        file = booth.desk.lookup.folder / "registers.sqlite"
        file.write_bytes(b"no database" * 100)
        file.chmod(0o600)
        await booth.type("Ana")
        await booth.press("f2")
        await booth.type("noted")
        await booth.press("enter")
        await booth.until(lambda: booth.shows("The records could not be searched"), "the trouble")
        booth.must_show("question 1 of", "Ana")


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "[x] done", "\x1b]0;t\x07", "\u202eabc", "{person}"])
async def test_what_a_register_says_is_only_text(at_the_booth: AtTheBooth, home: Path, text: str) -> None:
    folder = home / "data" / "screening-tui" / "CASE"
    file = home / "hostile.csv"
    row = f'W-1,wanted,Luis Ejemplo {text},1985-03-07,"{text}","{text}",{text}\n'
    file.write_text("id,register,name,birth_dates,source,reason,contact\n" + row, encoding="utf-8")
    with open_registers(folder, make=True) as made:
        take_in(made, file, "wanted", "a test", lambda _count: None)
    adult = PersonAdded(person="A1", role="adult", name="Luis Ejemplo", birth_date="1985-03-07")
    async with at_the_booth(case=in_the_minors_interview(M1, adult)) as booth:
        await at_a_hit(booth)
        booth.must_show("Luis Ejemplo", "W-1")
        assert "\x1b" not in booth.painted
        assert "\u202e" not in booth.painted
        await booth.press("c")
        await booth.type("?")
        await booth.press("enter")
        assert booth.last("register_hit_judged").entry == "W-1"


async def test_a_decision_can_be_taken_back(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("p")
        await booth.person("Ana Prueba", "9")
        await booth.press("a ctrl+d ctrl+d enter enter")
        await at_a_hit(booth)
        await booth.press("n")
        await booth.type("no")
        await booth.press("enter")
        booth.must_not_show("*People")
        await booth.choose("Take back the last entry")
        await booth.press("enter")
        assert not booth.case.hits_judged
        assert "*People" in booth.screen
