"""Somebody of a case, as the registers understand them; and what stands in the practice register."""

from pathlib import Path

from screening_tui.case.events import Body, DocumentSeen, Event, Opened, PersonAdded, Pin
from screening_tui.case.fold import fold
from screening_tui.case.model import Case
from screening_tui.lookup.search import Lookup, sought

AT = "2026-11-24T14:00:00.000-06:00"
PIN = Pin(id="p", version="1", title="t", digest="d")


def case_of(*bodies: Body) -> Case:
    opened = Opened(
        number="T-2026-0001",
        origin="officer",
        protocol=PIN,
        program="1",
        officer_language="en",
        interview_language="en",
    )
    return fold(Event(seq, AT, 0, "T", "", body) for seq, body in enumerate((opened, *bodies), 1))


def adult(**details: object) -> PersonAdded:
    return PersonAdded.model_validate({"person": "A1", "role": "adult"} | details)


def test_everything_that_is_known_is_used() -> None:
    known = adult(name="Ana", birth_date="1985-03", sex="female", nationality="Nicaragua", document="C0123")
    person = sought(case_of(known), "A1")
    assert (person.name, str(person.birth_date), person.sex) == ("Ana", "1985-03", "female")
    assert (person.nationality, person.documents, str(person.today)) == ("NI", ("C0123",), "2026-11-24")
    assert not person.name_cut


def test_what_is_not_known_or_no_date_speaks_neither_for_nor_against() -> None:
    person = sought(case_of(adult(birth_date="1700-01-01", sex="other", nationality="HND", age=40)), "A1")
    assert (str(person.birth_date), person.sex, person.nationality, person.age) == ("", "", "HN", 40)
    assert person.documents == ()


def test_names_that_a_document_cut_off_may_go_on() -> None:
    cut = DocumentSeen(person="A1", asked_for="d", zone=("P<",), name_cut=True)
    assert sought(case_of(adult(), cut), "A1").name_cut
    assert not sought(case_of(adult(), cut, DocumentSeen(person="A1", asked_for="d", zone=("P<",))), "A1").name_cut


def test_a_folder_without_registers_has_nothing_to_look_into(tmp_path: Path) -> None:
    assert not Lookup(tmp_path).is_there
    assert Lookup(tmp_path, practice=True).is_there


def test_the_practice_register_is_made_once_and_is_fictitious(tmp_path: Path) -> None:
    lookup = Lookup(tmp_path / "practice-registers", practice=True)
    case = case_of(adult(name="Maribel Quinones Inventada", birth_date="1985-03-07"))
    first, again = lookup.search(case, "A1"), lookup.search(case, "A1")
    assert first == again
    assert first.registers == ("missing_minor", "wanted")
    assert first.hits[0].entry.id == "PRACTICE-W-1"
    assert "FICTITIOUS" in first.hits[0].entry.source
