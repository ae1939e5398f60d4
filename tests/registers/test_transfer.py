"""Files in and out of the registers: every format, twice, bad ones, and what stays when something fails."""

import csv
import sqlite3
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from made_registers import registers_of
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.registers import store as store_module
from screening_tui.registers.follow_the_money import line_of
from screening_tui.registers.match import Person, look_for
from screening_tui.registers.model import Alias, Document, Entry, Quality
from screening_tui.registers.sheets import COLUMNS, cells
from screening_tui.registers.store import FILE, Registers, open_registers
from screening_tui.registers.transfer import Counts, changes, expire, take_in

FULL = Entry(
    "W1",
    "wanted",
    "=Rosa Inventada",
    (Alias("Otra Rosa"), Alias("La Chita", Quality.LOW)),
    ("1985-03-07", "1986"),
    "female",
    ("NI", "HN"),
    (Document("C0I2345", "NI", "passport"), Document("77", "", "identity card")),
    "court",
    "procuring",
    "+505 5555",
    "2030-12-31",
    "2027",
    "2026-08",
    "Choluteca",
    "scar",
    "Julia",
    "2026-10-01",
    provenance=("office",),
)
UN = """<?xml version="1.0"?><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
<FIRST_NAME>MOHAMMED</FIRST_NAME><SECOND_NAME>FICTITIOUS</SECOND_NAME><UN_LIST_TYPE>Example</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDi.000</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON><GENDER>Male</GENDER>
<NATIONALITY><VALUE>Syria</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abu Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The One</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR><TO_YEAR>1972</TO_YEAR>
</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>N123</NUMBER>
</INDIVIDUAL_DOCUMENT></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
SIMPLE = """id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,\
first_seen,last_seen,last_change
NK-1,Person,Juan Inventado,"J. Inventado;Xuan",1970-01-01;1971,ni;eu,,A1;B2,List,,,Example list,,,2026-01-02T10:00:00
NK-2,Company,Inventada SA,,,,,,,,,Example list,,,
"""


@pytest.fixture
def registers(tmp_path: Path) -> Iterator[Registers]:
    with open_registers(tmp_path / "store", make=True) as opened:
        yield opened


def take(registers: Registers, path: Path, text: str | bytes, *, merge: bool = False, origin: str = "test") -> Counts:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return take_in(registers, path, "wanted", origin, lambda _: None, merge=merge)


def refused(registers: Registers, path: Path, text: str | bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        take(registers, path, text)
    assert registers.counts() == {}
    return caught.value


def written(entry: Entry, form: str, path: Path) -> str:
    if form == "ftm":
        return line_of(entry) + "\n"
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerows([COLUMNS, cells(entry)])
    return path.read_text()


@pytest.mark.parametrize("form", ["ftm", "csv"])
def test_what_is_exported_is_imported_and_twice_is_once(registers: Registers, tmp_path: Path, form: str) -> None:
    text = written(FULL, form, tmp_path / "made")
    assert take(registers, tmp_path / "file", text).added == 1
    found = registers.find("wanted", "W1")
    assert found
    assert found.provenance == ("office", "test")
    for field in COLUMNS:
        if field not in ("aliases", "weak_aliases", "documents", "provenance"):
            assert getattr(found, field) == getattr(FULL, field)
    assert found.aliases == FULL.aliases
    assert [paper.number for paper in found.documents] == ["C0I2345", "77"]
    again = take(registers, tmp_path / "file", text)
    assert (again.unchanged, again.read) == (1, 1)


def test_a_cell_that_a_spreadsheet_would_compute_is_made_harmless() -> None:
    assert [cell for cell in cells(FULL) if cell.startswith(("=", "+", "-", "@"))] == []
    assert "'=Rosa Inventada" in cells(FULL)


def test_the_security_councils_list(registers: Registers, tmp_path: Path) -> None:
    assert take(registers, tmp_path / "un.xml", UN).added == 1
    entry = registers.find("wanted", "QDi.000")
    assert entry
    assert (entry.name, entry.sex, entry.nationalities) == ("MOHAMMED FICTITIOUS", "male", ("SY",))
    assert entry.aliases == (Alias("Abu Example"), Alias("The One", Quality.LOW))
    assert (entry.birth_dates, entry.updated) == (("1970", "1972"), "2020-01-02")
    assert entry.documents == (Document("N123", "", "Passport"),)


def test_opensanctions(registers: Registers, tmp_path: Path) -> None:
    counts = take(registers, tmp_path / "targets.simple.csv", SIMPLE)
    assert (counts.added, counts.passed_over) == (1, 1)
    entry = registers.find("wanted", "NK-1")
    assert entry
    assert (entry.nationalities, entry.birth_dates, entry.updated) == (("NI",), ("1970-01-01", "1971"), "2026-01-02")
    assert [paper.number for paper in entry.documents] == ["A1", "B2"]


def test_every_bad_row_is_told_with_its_line_and_nothing_is_taken(registers: Registers, tmp_path: Path) -> None:
    rows = "id,name,sex,birth_dates,nationalities\n"
    rows += "A,Ana Uno,,,\n,Juan,,,\nB,,,,\nC,Luz,?,,\nD,Luz,,31-12-1985,\nE,Luz,,,QQ\nA,Ana,,,\n"
    error = refused(registers, tmp_path / "bad.csv", rows)
    assert [(d.line, d.code) for d in error.diagnostics] == [
        (3, "R101"), (4, "R101"), (5, "R101"), (6, "R101"), (7, "R101"), (8, "R102"),
    ]  # fmt: skip
    assert "6 rows" in error.message


HOSTILE = {
    "nobody": ("id,name\n", "1 rows"),
    "nothing at all": ("", "no column id"),
    "another header": ("name,who\nA,B\n", "unknown column who"),
    "half a line": ("id,name\nA,Ana\nB\n", ":3: 1 cells"),
    "an open quotation": ('id,name\nA,"Ana\n', "no CSV"),
    "another encoding": ("id,name\nA,Ana Muñoz\n".encode("latin-1"), ":2: the line is not written in UTF-8"),
    "a giant line": (b"id,name\n" + b"x" * 1_000_001, ":2: the line is longer"),
    "half JSON": ('{"id": "A", "schema": "Person"\n', "1 rows"),
    "deep JSON": ('{"a":' + "[" * 100_000 + "\n", "1 rows"),
    "JSON of other shapes": (
        '{"id": 1, "schema": "Person"}\n[1]\n{"id":"A","schema":"Person","properties":[]}\n',
        "3 rows",
    ),
    "half XML": (UN[:300], "no XML"),
    "a document type": ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "refused"),
    "deep XML": ("<a>" * 20, "nested too deeply"),
    "XML in another language": ('<?xml version="1.0" encoding="klingon"?><a/>', "encoding that nobody knows"),
    "a column twice": ("id,name,name\nA,B,C\n", "a column stands there twice"),
    "thousands of columns": ("id,name" + ",[]" * 5_000 + "\n", "unknown column []"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_files_that_cannot_be_taken(registers: Registers, tmp_path: Path, kind: str) -> None:
    text, words = HOSTILE[kind]
    message = refused(registers, tmp_path / "file", text).message
    assert words in message
    assert len(message) < 1_000


def test_files_that_are_none(registers: Registers, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", Path("a\0b")):
        with pytest.raises(BadInput):
            take_in(registers, path, "wanted", "", lambda _: None)


def test_control_characters_do_not_come_in(registers: Registers, tmp_path: Path) -> None:
    take(registers, tmp_path / "f", '{"id":"A","schema":"Person","properties":{"name":["Ana\\u001b[2J\\u202e Uno"]}}\n')
    entry = registers.find("wanted", "A")
    assert entry
    assert entry.name.isprintable()


def test_what_ended_leaves_only_a_placeholder_and_reaches_the_other_office(
    registers: Registers, tmp_path: Path
) -> None:
    take(registers, tmp_path / "f", line_of(FULL))
    with registers_of(tmp_path / "other", FULL) as other:
        (ended,) = expire(other, date(2026, 11, 23), id_="W1", end="found")
        assert (ended.name, ended.documents, ended.reason) == ("", (), "")
        assert other.connection.execute("SELECT count(*) FROM naming").fetchone() == (0,)
        assert other.connection.execute("SELECT count(*) FROM birth").fetchone() == (0,)
    assert take(registers, tmp_path / "g", line_of(ended)).ended == 1
    assert take(registers, tmp_path / "f", line_of(FULL)).older == 1
    later = line_of(FULL).replace("2026-10-01", "2026-12-01")
    assert take(registers, tmp_path / "h", later).changed == 1


def test_only_what_is_over_expires(tmp_path: Path) -> None:
    days = {"a": "2026-11-22", "b": "2026-11-23", "c": "2026-11", "d": "2025", "e": ""}
    entries = [Entry(id_, "wanted", "Ana Uno", valid_until=day) for id_, day in days.items()]
    with registers_of(tmp_path, *entries) as registers:
        assert [entry.id for entry in expire(registers, date(2026, 11, 23))] == ["a", "d"]
        with pytest.raises(BadInput):
            expire(registers, date(2026, 11, 23), id_="a")


def test_merging_keeps_what_both_know(registers: Registers, tmp_path: Path) -> None:
    take(registers, tmp_path / "f", line_of(FULL))
    theirs = Entry("W1", "wanted", "Rosa Marín", birth_dates=("1984",), contact="other", updated="2026-11-01")
    assert take(registers, tmp_path / "g", line_of(theirs), merge=True, origin="north").changed == 1
    both = registers.find("wanted", "W1")
    assert both
    assert {"Rosa Marín", "=Rosa Inventada", "La Chita", "Otra Rosa"} == set(both.names)
    assert (both.birth_dates, both.contact, both.reason) == (("1984", "1985-03-07", "1986"), "other", "procuring")
    assert both.provenance == ("office", "test", "north")
    assert take(registers, tmp_path / "g", line_of(theirs), merge=True, origin="north").unchanged == 1


def test_a_diff_changes_nothing(registers: Registers, tmp_path: Path) -> None:
    (tmp_path / "f").write_text(line_of(FULL))
    assert [change for change, _, _ in changes(registers, tmp_path / "f", "wanted", Counts())] == ["added"]
    assert registers.counts() == {}


def test_private_and_of_this_program(registers: Registers, tmp_path: Path) -> None:
    path = tmp_path / "store" / FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    with pytest.raises(BadInput, match="others can read"):
        open_registers(tmp_path / "store")
    path.chmod(0o600)
    registers.connection.execute("PRAGMA user_version = 3")
    with pytest.raises(BadInput, match="later version"):
        open_registers(tmp_path / "store")
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE t (a)")
    other.close()
    (tmp_path / FILE).chmod(0o600)
    with pytest.raises(BadInput, match="no register of this program"):
        open_registers(tmp_path)
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(BadInput, match="cannot be read"):
        open_registers(tmp_path)
    with pytest.raises(BadInput, match="There is no register"):
        open_registers(tmp_path / "nowhere")


DAMAGES = {
    "no number": "UPDATE counter SET value = 'x'",
    "no counter": "DELETE FROM counter",
    "no table": "DROP TABLE naming",
    "no JSON": "UPDATE entry SET body = '{'",
    "another field": """UPDATE entry SET body = '{"id":"A","register":"wanted","nome":"B"}'""",
    "another type": """UPDATE entry SET body = '{"id":"A","register":"wanted","name":7}'""",
    "another type in a list": """UPDATE entry SET body = '{"id":"A","register":"wanted","birth_dates":[1]}'""",
    "deep": "UPDATE entry SET body = '" + "[" * 100_000 + "'",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_told_in_words_and_by_nothing_else(
    registers: Registers, tmp_path: Path, damage: str
) -> None:
    rows = "id,name,birth_dates\nA,Ana Uno,2014\nB,Luis Dos,2013\n"
    take(registers, tmp_path / "file.csv", rows)
    registers.connection.execute(DAMAGES[damage])
    told = []
    for doing in (
        lambda: list(registers.entries()),
        lambda: look_for(registers, Person("Ana Uno")),
        lambda: take(registers, tmp_path / "file.csv", rows.replace("2014", "2015")),
    ):
        try:
            doing()
        except (BadInput, CannotWrite) as error:
            told.append(str(error))
    assert any("cannot be read" in words for words in told)


def test_a_store_of_damaged_pages(registers: Registers, tmp_path: Path) -> None:
    take(registers, tmp_path / "file.csv", "id,name\n" + "".join(f"A{n},Ana Uno {n}\n" for n in range(400)))
    registers.close()
    path = tmp_path / "store" / FILE
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(BadInput, match="cannot be read"), open_registers(tmp_path / "store") as damaged:
        damaged.counts()
    with pytest.raises(BadInput, match="cannot be read"), open_registers(tmp_path / "store") as damaged:
        take(damaged, tmp_path / "file.csv", "id,name\nB,Luis Dos\n")


@pytest.mark.parametrize("odd", [b"\x03", b"\x81"], ids=["control", "no UTF-8"])
def test_a_store_whose_own_description_is_damaged(registers: Registers, tmp_path: Path, odd: bytes) -> None:
    registers.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    registers.close()
    path = tmp_path / "store" / FILE
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE entry (", b"CREATE TABLE entry " + odd))
    with pytest.raises(BadInput, match="cannot be read") as refused, open_registers(tmp_path / "store") as damaged:
        damaged.counts()
    assert refused.value.message.isprintable()


def test_what_steers_a_terminal_does_not_come_out_of_a_store(registers: Registers, tmp_path: Path) -> None:
    take(registers, tmp_path / "file.csv", "id,name\nA,Ana Uno\n")
    registers.connection.execute("""UPDATE entry SET body = '{"id":"A","register":"wanted","name":"A\\u001b[2J"}'""")
    entry = registers.find("wanted", "A")
    assert entry
    assert entry.name.isprintable()


def test_what_is_told_of_a_bad_row_steers_no_terminal(registers: Registers, tmp_path: Path) -> None:
    born = '{"id":"A","schema":"Person","properties":{"birthDate":["\\u001b[2J"]}}'
    bad = '{"id": 1, "schema": "Person"}\x1b]0;x\x07\n' + born
    for found in refused(registers, tmp_path / "file", bad).diagnostics:
        assert (found.found + found.message).isprintable()


def test_two_imports_at_once(registers: Registers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "WAIT_SECONDS", 0.05)
    held = pytest.raises(CannotWrite, match="written by another program")
    with open_registers(tmp_path / "store") as second, registers.change(), held:
        take(second, tmp_path / "f", line_of(FULL))
    assert registers.counts() == {}


def test_a_full_disk_in_the_middle(registers: Registers, tmp_path: Path) -> None:
    (pages,) = registers.connection.execute("PRAGMA page_count").fetchone()
    registers.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    people = "".join(line_of(Entry(f"E{n}", "wanted", f"Ana Uno{n} Dos{n}")) + "\n" for n in range(6_000))
    with pytest.raises(CannotWrite, match="could not be written"):
        take(registers, tmp_path / "f", people)
    assert registers.counts() == {}
