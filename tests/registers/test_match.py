"""People held against a register: by other hands and alphabets, by births and documents; and who is not found."""

from datetime import date
from pathlib import Path

import pytest

from made_registers import registers_of
from screening_tui.names.partial_date import parse_date
from screening_tui.registers.match import Agreement, Person, Strength, look_for
from screening_tui.registers.model import Alias, Document, Entry, Quality

HANDS = [
    ("José Antonio Muñoz de la Cruz", "MUNOZ DELACRUZ, JOSE ANTONIO"),
    ("José Antonio Muñoz de la Cruz", "JOSE MUNXXOZ"),
    ("José Antonio Muñoz de la Cruz", "Hose Antoino Munoz"),
    ("María Guadalupe Pérez", "Lupita Perez"),
    ("Francisco López y Gasset", "Pancho Lopez"),
    ("محمد عبد الرحمن حسن", "Mohammed Abdulrahman Hassan"),
    ("Mohamed Abd al-Rahman Hassan", "Muhammad Abdurrahman Hasan"),
    ("Владимир Сергеевич Иванов", "Vladimir Ivanov"),
    ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
    ("王小明", "Wang Xiao Ming"),
    ("Rosa Benavides", "Rosa Venabides"),
]


@pytest.mark.parametrize(("known", "asked"), HANDS)
def test_other_hands_and_alphabets_are_possible_and_never_strong(tmp_path: Path, known: str, asked: str) -> None:
    others = [Entry(f"o{n}", "wanted", name) for n, name in enumerate(["Luis Solano", "Marta Rivas", "Ali Nasser"])]
    with registers_of(tmp_path, Entry("it", "wanted", known), *others) as registers:
        first, *_ = look_for(registers, Person(asked))
    assert (first.entry.id, first.strength) == ("it", Strength.POSSIBLE)


ROSA = Entry(
    "W1",
    "wanted",
    "Rosa Inventada Marín",
    (Alias("Chita Otra", Quality.LOW),),
    ("1985-03-07",),
    "female",
    ("NI",),
    (Document("C0I-2345"),),
)


@pytest.mark.parametrize(
    ("person", "strength"),
    [
        (Person("Rosa Inventada Marin", parse_date("1985-03-07")), Strength.STRONG),
        (Person("Rosa Inventada Marin", parse_date("1985-07-03")), Strength.STRONG),
        (Person("Rosa Inventada Marin", parse_date("1986-03-07")), Strength.STRONG),
        (Person("Rosa Inventada Marin", parse_date("1986-03-07"), nationality="HN"), Strength.POSSIBLE),
        (Person("Rosa Inventada Marin", parse_date("1985")), Strength.POSSIBLE),
        (Person("Rosa Inventada Marin", parse_date("1971-01-01")), Strength.WEAK),
        (Person("Rosa Inventada Marin", parse_date("1985-03-07"), sex="male"), Strength.POSSIBLE),
        (Person("Rosa Marin", documents=("COI2345",)), Strength.STRONG),
        (Person("Luis Solano", documents=("C0I2345",)), Strength.POSSIBLE),
        (Person("Rosa", parse_date("1985-03-07")), Strength.POSSIBLE),
        (Person("Chita Otra"), Strength.POSSIBLE),
    ],
)
def test_three_strengths(tmp_path: Path, person: Person, strength: Strength) -> None:
    with registers_of(tmp_path, ROSA) as registers:
        assert [hit.strength for hit in look_for(registers, person)] == [strength]


def test_why_field_by_field(tmp_path: Path) -> None:
    person = Person("Rosa Marin", parse_date("1985-07-03"), documents=("COI 2345",), nationality="HN", sex="female")
    with registers_of(tmp_path, ROSA) as registers:
        (hit,) = look_for(registers, person)
    why = {found.field: (found.agreement, str(found.why)) for found in hit.fields}
    assert why["birth_date"] == (Agreement.NEARLY, "day and month swapped")
    assert why["document"] == (Agreement.SAME, "O and 0, or I and 1")
    assert why["nationality"] == (Agreement.DIFFERENT, "")
    assert why["sex"] == (Agreement.SAME, "")
    assert why["name"][0] is Agreement.NEARLY


@pytest.mark.parametrize(
    ("age", "agreement"), [(41, Agreement.NEARLY), (39, Agreement.NEARLY), (20, Agreement.DIFFERENT)]
)
def test_an_age_that_somebody_guessed(tmp_path: Path, age: int, agreement: Agreement) -> None:
    with registers_of(tmp_path, ROSA) as registers:
        (hit,) = look_for(registers, Person("Rosa Inventada Marín", age=age, today=date(2026, 11, 23)))
    assert {found.field: found.agreement for found in hit.fields}["birth_date"] is agreement


@pytest.mark.parametrize("name", ["Luis Solano Rivas", "", "???", "Marta"])
def test_who_is_not_there(tmp_path: Path, name: str) -> None:
    with registers_of(tmp_path, ROSA) as registers:
        assert look_for(registers, Person(name)) == ()


def test_only_one_register_and_none_that_ended(tmp_path: Path) -> None:
    missing = Entry("M1", "missing_minor", "Rosa Inventada Marín")
    with registers_of(tmp_path, ROSA.placeholder("found", "2026-01-01"), missing) as registers:
        assert [hit.entry.id for hit in look_for(registers, Person("Rosa Inventada Marín"))] == ["M1"]
        assert look_for(registers, Person("Rosa Inventada Marín"), register="wanted") == ()
