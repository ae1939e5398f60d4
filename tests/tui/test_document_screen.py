"""A travel document's machine-readable zone at the booth: scanned, typed by hand, wrong, expired, of somebody else."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from textual import events
from textual.keys import _character_to_key

from booth import AtTheBooth, Booth
from prepared import A1, AT_PEOPLE, M1
from screening_tui.tui import engine
from screening_tui.tui.practice import PASSPORT
from screening_tui.tui.scripted_clock import ScriptedClock

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=timezone(timedelta(hours=-6)))
CHILD = (
    "I<CRI0123456784<<<<<<<<<<<<<<<",
    "1405200F2806158CRI<<<<<<<<<<<0",
    "FICTICIA<<ANA<LUCIA<<<<<<<<<<<",
)
"""A made-up identity card of a girl born on 20 May 2014, whose composite digit is right."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the screening: what is expired then, and how old somebody is."""
    monkeypatch.setattr(engine, "SystemClock", lambda: ScriptedClock(NOW, 7))


async def keys(booth: Booth, text: str, gap: float, start: float = 1000.0) -> None:
    """Press a key for each sign, so many seconds apart by the keys' own clock; ``\\r`` is Enter."""
    for place, sign in enumerate(text):
        key = "enter" if sign == "\r" else sign if sign.isalnum() else _character_to_key(sign)
        event = events.Key(key, sign)
        event.time = start + place * gap
        booth._post(event)
    await booth.settle()


async def scan(booth: Booth, text: str, start: float = 1000.0) -> None:
    """A scanner types it: five milliseconds a key."""
    await keys(booth, text, 0.005, start)


async def by_hand(booth: Booth, text: str, start: float = 2000.0) -> None:
    """Fingers type it: a third of a second a key."""
    await keys(booth, text, 0.3, start)


SCANNED = {
    "lines": "{0}\r{1}\r",
    "without a last Enter": "{0}\r{1}",
    "an Enter behind an empty line": "{0}\r\r{1}\r\r",
    "run together": "{0}{1}\r",
    "with prefix and suffix": "#]L2{0}\r{1}$$\r",
}


SPOILED: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "other signs": lambda line: line.replace("0", "O").replace("<", "_"),
}


@pytest.mark.parametrize(
    ("how", "spoiled"), [*((how, str) for how in SCANNED), *(("lines", s) for s in SPOILED.values())]
)
async def test_a_scanner_fills_the_form(at_the_booth: AtTheBooth, how: str, spoiled: Callable[[str], str]) -> None:
    async with at_the_booth() as booth:
        await booth.press("n ctrl+d")
        booth.must_show("Travel document: minor", "Scan it, or type")
        await scan(booth, SCANNED[how].format(*map(spoiled, PASSPORT)))
        booth.must_show("TD3 YOSSELIN MARIBEL QUINXXONEZ INVENTADA 1985-03-07 female HND F90417260")
        assert not booth.bodies("person_added")
        await by_hand(booth, "\r")
        booth.must_show(
            "New: minor", "Name YOSSELIN MARIBEL QUINXXONEZ INVENTADA", "By the document 41 years old today."
        )
        await booth.press("enter")
        person, seen = booth.last("person_added"), booth.last("document_seen")
        assert (person.person, person.birth_date, person.sex) == ("M1", "1985-03-07", "female")
        assert (person.nationality, person.document, person.document_kind) == ("HND", "F90417260", "P")
        assert (seen.person, seen.shown, seen.zone, seen.zone_format) == ("M1", "P HND F90417260", PASSPORT, "TD3")
        assert not seen.model_dump().get("failures")


async def test_typed_by_hand_enter_ends_a_line_and_then_takes_it(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n ctrl+d")
        await by_hand(booth, f"{CHILD[0]}\r")
        booth.must_show("No document yet", "30")
        await by_hand(booth, f"{CHILD[1]}\r{CHILD[2]}", 3000.0)
        booth.must_show("TD1 ANA LUCIA FICTICIA 2014-05-20 female CRI 012345678", "By the document 12 years old today.")
        await by_hand(booth, "\r", 4000.0)
        await booth.press("enter")
        person = booth.last("person_added")
        assert (person.person, person.name, person.birth_date) == ("M1", "ANA LUCIA FICTICIA", "2014-05-20")


async def test_nothing_typed_and_something_else_typed_are_told(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n ctrl+d")
        await by_hand(booth, "\r")
        booth.must_show("Nothing was typed yet.")
        await by_hand(booth, "ANA PRUEBA\r", 3000.0)
        booth.must_show("No document yet", "here are 9")
        await booth.paste("A" * 401)
        booth.must_show("This is too long for one document.")
        await booth.press("escape")
        booth.must_show("New: minor")
        assert not booth.bodies("person_added")


async def test_what_was_typed_otherwise_stays_unless_the_officer_says_so(at_the_booth: AtTheBooth) -> None:
    for key, name in (("k", "Ana Prueba"), ("t", "YOSSELIN MARIBEL QUINXXONEZ INVENTADA")):
        async with at_the_booth() as booth:
            await booth.press("n")
            await booth.type("Ana Prueba")
            await booth.press("tab tab")
            await booth.type("Honduras")
            await booth.press("ctrl+d")
            await scan(booth, "{}\r{}\r".format(*PASSPORT))
            await by_hand(booth, "\r")
            booth.must_show("The document says otherwise", "typed “Ana Prueba”, the document says “YOSSELIN")
            booth.must_not_show("typed “Honduras”")
            await booth.press(key)
            await booth.press("enter")
            person = booth.last("person_added")
            assert (person.name, person.nationality, person.document) == (name, "Honduras", "F90417260")


async def test_the_same_in_other_letters_is_no_difference(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.type("Yosselin Maribel Quiñonez Inventada")
        await booth.press("tab")
        await booth.type("07/03/1985")
        await booth.press("tab tab")
        await booth.type("f-904 17260")
        await booth.press("tab tab 1 ctrl+d")
        await scan(booth, "{}\r{}\r".format(*PASSPORT))
        await by_hand(booth, "\r")
        booth.must_not_show("The document says otherwise")
        await booth.press("enter")
        assert booth.last("person_added").name == "Yosselin Maribel Quiñonez Inventada"


async def test_a_wrong_digit_is_named_and_marks_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1, A1]) as booth:
        await booth.press("down d")
        booth.must_show("Travel document: A1")
        broken = PASSPORT[1].replace("8503079", "8503078")
        await scan(booth, f"{PASSPORT[0]}\r{broken}\r")
        booth.must_show(
            "! Check digit of the date of birth: 8 stands there, 9 was expected.",
            "Have a look at indicator 2, False documents, of the minor or of the adult. You decide.",
        )
        await by_hand(booth, "\r")
        await booth.press("k enter")
        seen = booth.last("document_seen")
        failed = [(each.field, each.found, each.expected) for each in seen.failures]
        assert failed == [("date of birth", "8", "9"), ("whole zone", "6", "3")]
        assert not booth.bodies("indicator_marked")
        await booth.go_to("Indicators")
        booth.must_show("a document speaks for looking here")
        await booth.press("down n")
        booth.must_not_show("a document speaks for looking here")


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (
            "P<NICFICTICIA<<A<<<<<<<<<<<<<<<<<<<<<<<<<<<<\rC7654321<8NIC1405200F2001012<<<<<<<<<<<<<<06\r",
            ("! The document expired on 2020-01-01.", "By the document 12 years old today."),
        ),
        (
            "P<NICFICTICIA<<MARIA<DE<LOS<ANGELES<DEL<CARM\rC7654321<8NIC14<<<<9F2901019<<<<<<<<<<<<<<00\r",
            ("By the document 11 to 12 years old today.", "The names fill their line: some may be cut off."),
        ),
        (
            "P<NICFICTICIA<<A<<<<<<<<<<<<<<<<<<<<<<<<<<<<\rC7654321<8NIC<<<<<<0F2901019<<<<<<<<<<<<<<02\r",
            ("The document does not say when the person was born.",),
        ),
    ],
)
async def test_what_needs_a_look_is_told(at_the_booth: AtTheBooth, zone: str, told: tuple[str, ...]) -> None:
    async with at_the_booth() as booth:
        await booth.press("n ctrl+d")
        await scan(booth, zone)
        booth.must_show(*told)
        await by_hand(booth, "\r")
        booth.must_show(*told)


async def test_every_wrong_digit_is_told_and_kept(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n ctrl+d")
        await scan(booth, f"{PASSPORT[0]}\rF904172602HND8503078F3104159<<<<<<<<<<<<<<<1\r")
        await by_hand(booth, "\r")
        booth.must_show("the date of birth: 8", "the date of expiry: 9", "the whole zone: 1")
        await booth.press("enter")
        assert len(booth.last("document_seen").failures) == 3


async def test_a_document_that_was_read_is_kept_over_a_jump(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        await booth.press("a ctrl+d")
        await scan(booth, "{}\r{}\r".format(*PASSPORT))
        await by_hand(booth, "\r")
        await booth.go_to("Indicators")
        await booth.go_to("People")
        booth.must_show("New: adult", "By the document 41 years old today.")
        await booth.press("enter")
        assert booth.last("document_seen").zone == PASSPORT


async def test_a_practice_case_has_a_passport_to_read(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("p ctrl+d")
        booth.must_show("Ctrl+D types this fictitious passport", *PASSPORT)
        await booth.press("ctrl+d")
        booth.must_show("TD3 YOSSELIN MARIBEL")
        await booth.press("enter enter")
        assert booth.last("person_added").document == "F90417260"


async def test_outside_practice_the_example_key_does_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n ctrl+d ctrl+d")
        booth.must_not_show("fictitious", "QUINXXONEZ")
