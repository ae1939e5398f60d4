"""Machine-readable zones: the specimens of the standard, what scanners and people type, every single changed sign."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_zone import VALUES, Document, made_zone
from screening_tui.names.partial_date import PartialDate
from screening_tui.names.travel_document import Field, NoZone, NoZoneReason, Rule, Zone, read_zone

TODAY = date(2026, 11, 23)
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
MRV_A = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")
MRV_B = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")
SPECIMENS = {"TD1": TD1, "TD2": TD2, "TD3": TD3, "MRV-A": MRV_A, "MRV-B": MRV_B}
"""Of ICAO Doc 9303, parts 4 to 7."""


def read(lines: tuple[str, ...] | str) -> Zone:
    return read_zone(lines if isinstance(lines, str) else "\n".join(lines), TODAY)


@pytest.mark.parametrize("kind", SPECIMENS)
def test_specimens_of_the_standard(kind: str) -> None:
    zone = read(SPECIMENS[kind])
    assert zone.format == kind
    assert zone.lines == SPECIMENS[kind]
    assert (zone.name, zone.surname, zone.given_names) == ("ANNA MARIA ERIKSSON", "ERIKSSON", "ANNA MARIA")
    assert (zone.failures, zone.repairs, zone.is_consistent) == ((), (), True)
    assert (zone.sex, zone.issuing_state, zone.names_cut) == ("female", "UTO", False)
    visa = kind.startswith("MRV")
    assert str(zone.birth_date) == ("1940-09-07" if visa else "1974-08-12")
    assert str(zone.expires) == ("1996-12-10" if visa else "2012-04-15")
    assert zone.number == {"TD3": "L898902C3", "TD1": "D23145890", "TD2": "D23145890"}.get(kind, "L8988901C")


HANDS = {
    "run together": "".join,
    "carriage returns, also after an empty line": lambda lines: "\r\r".join(lines) + "\r\r",
    "both line ends": lambda lines: "\r\n".join(lines) + "\r\n",
    "lower case": lambda lines: "\n".join(lines).lower(),
    "underscores": lambda lines: "\n".join(lines).replace("<", "_"),
    "prefix and suffix, together": lambda lines: "]Q9" + "".join(lines) + "XX7",
    "control characters": lambda lines: "\x02" + "\r".join(lines) + "\x03\r",
    "fillers after the names left out": lambda lines: "\n".join(
        line.rstrip("<") if "ANNA" in line else line for line in lines
    ),
    "more fillers than there are": lambda lines: "\n".join(line + "<<" if "ANNA" in line else line for line in lines),
    "guillemets and spaces": lambda lines: " \n ".join(lines).replace("<<", "« <"),
}


@pytest.mark.parametrize("kind", SPECIMENS)
@pytest.mark.parametrize("hand", HANDS)
def test_hands_and_scanners(kind: str, hand: str) -> None:
    assert read(HANDS[hand](SPECIMENS[kind])).lines == SPECIMENS[kind]


@pytest.mark.parametrize("kind", SPECIMENS)
def test_o_for_0_is_read_and_told(kind: str) -> None:
    zone = read("\n".join(SPECIMENS[kind]).replace("0", "O"))
    assert (zone.lines, zone.failures) == (SPECIMENS[kind], ())
    assert len(zone.repairs) == "".join(SPECIMENS[kind]).count("0")
    assert {(repair.typed, repair.read) for repair in zone.repairs} == {("O", "0")}
    assert all(zone.lines[r.line - 1][r.column - 1] == "0" for r in zone.repairs)


def test_a_digit_among_the_names_is_a_letter() -> None:
    zone = read((TD3[0].replace("ERIKSSON", "ER1KSS0N"), TD3[1]))
    assert (zone.surname, [repair.field for repair in zone.repairs]) == ("ERIKSSON", [Field.NAMES] * 2)


def test_a_failed_digit_is_named_with_what_was_expected() -> None:
    zone = read((TD3[0], TD3[1].replace("7408122", "7508122")))
    birth, whole = zone.failures
    assert (birth.rule, birth.field, birth.found, birth.expected) == (Rule.CHECK_DIGIT, Field.BIRTH, "2", "5")
    assert (birth.line, birth.column) == (2, 20)
    assert (whole.field, whole.line, whole.column) == (Field.WHOLE, 2, 44)
    assert str(birth) == "date of birth: the check digit is 2, expected 5 (line 2, 20)"
    assert not zone.is_consistent


def test_a_broken_rule_is_named_too() -> None:
    zone = read((TD3[0].replace("UTO", "QQQ"), TD3[1].replace("122F1", "122Q1")))
    assert [(f.rule, f.field) for f in zone.failures] == [(Rule.CODE, Field.ISSUER), (Rule.CODE, Field.SEX)]
    assert "value is QQQ, expected a state's code" in str(zone.failures[0])


@pytest.mark.parametrize(
    ("birth", "expected", "ages"),
    [
        ("<<<<<<", "", None),
        ("12<<<<", "2012", (13, 14)),
        ("1211<<", "2012-11", (13, 14)),
        ("121123", "2012-11-23", (14, 14)),
        ("121124", "2012-11-24", (13, 13)),
        ("261124", "1926-11-24", (99, 99)),
        ("261123", "2026-11-23", (0, 0)),
        ("12<<15", "2012", (13, 14)),
    ],
)
def test_births_of_which_parts_are_unknown(birth: str, expected: str, ages: tuple[int, int] | None) -> None:
    zone = read(made_zone(Document("TD3", "C1234567", "MARIN", "ANA", birth, "300101")))
    assert (str(zone.birth_date), zone.ages_at(TODAY), zone.failures) == (expected, ages, ())


@pytest.mark.parametrize("birth", ["<<1231", "121332", "120231", "1200<<", "A21231", "12<1<<"])
def test_births_that_never_were(birth: str) -> None:
    zone = read(made_zone(Document("TD3", "C1234567", "MARIN", "ANA", birth, "300101")))
    assert (Rule.DATE, Field.BIRTH) in {(failure.rule, failure.field) for failure in zone.failures}
    assert zone.birth_date == PartialDate()


@pytest.mark.parametrize(
    ("expiry", "expected", "expired"),
    [("261122", "2026-11-22", True), ("261123", "2026-11-23", False), ("760101", "2076-01-01", False),
     ("770101", "1977-01-01", True), ("<<<<<<", "", None)],
)  # fmt: skip
def test_expired(expiry: str, expected: str, expired: bool | None) -> None:
    zone = read(made_zone(Document("TD2", "C1234567", "MARIN", "ANA", "120101", expiry)))
    assert (str(zone.expires), zone.is_expired(TODAY)) == (expected, expired)


def test_a_century_later_dates_still_make_sense() -> None:
    lines = made_zone(Document("TD3", "C1234567", "MARIN", "ANA", "900101", "010101"))
    zone = read_zone("\n".join(lines), date(2095, 1, 1))
    assert (zone.birth_date.year, zone.expires.year) == (2090, 2101)


@pytest.mark.parametrize("kind", ["TD1", "TD2"])
def test_a_number_that_goes_on_in_the_optional_data(kind: str) -> None:
    zone = read(made_zone(Document(kind, "ABC12345678X", "MARIN", "ANA", "120101", "300101")))
    assert (zone.number, zone.failures, zone.optional_data) == ("ABC12345678X", (), "")
    wrong = [line.replace("C12345", "C12346") for line in zone.lines]
    assert Field.NUMBER in {failure.field for failure in read(tuple(wrong)).failures}


def test_no_optional_data_may_leave_its_digit_out() -> None:
    lines = made_zone(Document("TD3", "C1234567", "MARIN", "ANA", "120101", "300101"))
    assert read((lines[0], lines[1][:42] + "<" + lines[1][43:])).failures == ()


def test_codes_of_icao_itself() -> None:
    zone = read(
        made_zone(Document("TD3", "C01234567", "MUSTER", "ERIKA", "640812", "300101", issuer="D", nationality="D"))
    )
    assert (zone.issuing_state, zone.nationality, zone.country, zone.failures) == ("D", "D", "DEU", ())
    stateless = Document("TD3", "C01234567", "X", "Y", "640812", "300101", issuer="UNO", nationality="XXA")
    assert read(made_zone(stateless)).failures == ()


@pytest.mark.parametrize(
    ("surname", "given", "cut", "name"),
    [
        ("MARIN", "", False, "MARIN"),
        ("DE<LA<CRUZ<GOMEZ", "MARIA<JOSE", False, "MARIA JOSE DE LA CRUZ GOMEZ"),
        ("PAPANDROPOULOUS", "JONATHON<ALEXANDER<T", True, "JONATHON ALEXA PAPANDROPOULOUS"),
        ("BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W", "DINGO", True, "BENNELONG WOOLOOMOOLOO WARRANDY"),
    ],
)
def test_names_long_and_cut(surname: str, given: str, cut: bool, name: str) -> None:
    zone = read(made_zone(Document("TD2", "C1234567", surname, given, "120101", "300101")))
    assert (zone.names_cut, zone.name, zone.failures) == (cut, name, ())


@pytest.mark.parametrize("names", ["<<ANA", "MARIN<<ANA<<<<X", "MARIN3<<ANA", ""])
def test_names_that_cannot_be(names: str) -> None:
    lines = made_zone(Document("TD3", "C1234567", "MARIN", "ANA", "120101", "300101"))
    zone = read((f"P<NIC{names}".ljust(44, "<"), lines[1]))
    assert [failure.rule for failure in zone.failures] == [Rule.NAMES]


@pytest.mark.parametrize(
    ("text", "reason", "lengths"),
    [
        ("", NoZoneReason.EMPTY, ()),
        ("\r\n \r", NoZoneReason.EMPTY, ()),
        (TD3[0] + "\n" + TD3[1][:-1], NoZoneReason.LENGTHS, (44, 43)),
        (TD3[1], NoZoneReason.LENGTHS, (44,)),
        ("THE QUICK BROWN FOX " * 6, NoZoneReason.LENGTHS, (96,)),
        ("P" * 401, NoZoneReason.TOO_LONG, ()),
        ("P" * 400, NoZoneReason.LENGTHS, (400,)),
    ],
)
def test_what_is_no_zone(text: str, reason: NoZoneReason, lengths: tuple[int, ...]) -> None:
    with pytest.raises(NoZone) as caught:
        read(text)
    assert (caught.value.reason, caught.value.lengths) == (reason, lengths)
    assert str(caught.value)


def test_an_accent_that_a_person_types_is_no_other_letter() -> None:
    assert (
        read(("p<nicmuñoz<<josé", made_zone(Document("TD3", "C1", "X", "Y", "120101", "300101"))[1])).name
        == "JOSE MUNOZ"
    )


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=2).map("<".join)
DATES = st.dates(date(1927, 1, 1), date(2026, 1, 1)).map(lambda day: day.strftime("%y%m%d"))
DOCUMENTS = st.builds(
    Document,
    format=st.sampled_from(list(SPECIMENS)),
    number=st.text(LETTERS + "0123456789", min_size=5, max_size=9),
    surname=WORDS,
    given=WORDS,
    birth=DATES,
    expiry=DATES,
    sex=st.sampled_from("FM<"),
    issuer=st.sampled_from(["NIC", "GTM", "D", "UTO", "GBR"]),
    nationality=st.sampled_from(["HND", "XXA", "D", "RUS"]),
)


@given(DOCUMENTS, st.sampled_from(["\n", "\r\r", ""]))
def test_what_is_written_is_read_back(document: Document, between: str) -> None:
    zone = read(between.join(made_zone(document)) + between)
    assert zone.format == document.format
    assert (zone.surname, zone.given_names) == (document.surname.replace("<", " "), document.given.replace("<", " "))
    assert (zone.number, zone.nationality, zone.issuing_state) == (
        document.number,
        document.nationality,
        document.issuer,
    )
    assert f"{zone.birth_date}"[2:].replace("-", "") == document.birth
    assert f"{zone.expires}"[2:].replace("-", "") == document.expiry
    assert (zone.sex[:1].upper() or "<", zone.failures, zone.repairs) == (document.sex, (), ())


def told_apart(was: str, now: str) -> bool:
    """Whether a check digit can tell: signs whose values are equal modulo ten cannot be told apart (part 3, 4.9)."""
    return VALUES[was] % 10 != VALUES[now] % 10


@given(st.data(), DOCUMENTS, st.sampled_from(list(VALUES)))
def test_no_single_changed_sign_goes_unnoticed_where_a_digit_guards_it(data, document: Document, now: str) -> None:
    """Number, birth, expiry, optional data and the digits themselves; names, states and sex have no digit."""
    lines = made_zone(document)
    line = 0 if document.format == "TD1" and data.draw(st.booleans(), "first line") else 1
    guarded = {"TD1": ([*range(5, 30)], [*range(7), *range(8, 15), *range(18, 30)])}.get(
        document.format,
        ([], [*range(10), *range(13, 20), *range(21, 28 if document.format.startswith("MRV") else len(lines[1]))]),
    )[line]
    place = data.draw(st.sampled_from(guarded), "place")
    was = lines[line][place]
    if not told_apart(was, now):
        return
    changed = list(lines)
    changed[line] = lines[line][:place] + now + lines[line][place + 1 :]
    zone = read(tuple(changed))
    assert zone.failures or zone.repairs


@given(st.text(max_size=450))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    try:
        zone = read(text)
    except NoZone:
        return
    assert zone.lines
