"""How it ends for each minor, what stands in the way of a return, and the end of the case."""

import pytest

from booth import AtTheBooth
from prepared import A1, M1, M2, at, concluded, keep, marks, people
from screening_tui.case.events import Assessed, Body, Closed, OutcomeRecorded
from screening_tui.case.head import read_head_code
from screening_tui.options import Options
from screening_tui.protocol.load import load_default
from screening_tui.tui.outcome_form import needs_words, outcome_fields

CLEARED: list[Body] = [
    *people(),
    *marks(),
    Assessed(person="M1", conclusion="not_detected", reason="fits"),
    at("close"),
]
ENDED = OutcomeRecorded(person="M1", outcome="travels_on", to="her mother")


async def test_an_outcome_says_to_whom_and_why(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CLEARED) as booth:
        booth.must_show("How does it end for M1?", "1 Travels on", "2 Handed to", "4 Returned", "5 Left before the end")
        await booth.press("2")
        await booth.type("Lic. Mora")
        await booth.press("tab")
        await booth.type("she asked for it")
        await booth.press("tab")
        await booth.type("15:10")
        await booth.press("enter")
        ended = booth.last("outcome_recorded")
        assert (ended.person, ended.outcome, ended.to) == ("M1", "handed_to_institution", "Lic. Mora")
        assert (ended.why, ended.when) == ("she asked for it", "15:10")
        booth.must_show(booth.words("handed_to_institution"), "Lic. Mora", "Close · 1 of 1")


@pytest.mark.parametrize(
    ("receiver", "kind", "certain", "ok"),
    [
        ("", "", "", False),
        ("Rosa Prueba", "", "spoke to her", False),
        ("Rosa Prueba", "1", "", False),
        ("Luis Ejemplo", "1", "he says so", False),
        ("luis  EJEMPLO", "1", "he says so", False),
        ("A1", "1", "he says so", False),
        ("Rosa Prueba", "1", "spoke to her, papers seen", True),
        ("Child protection, Managua", "2", "Lic. Mora confirmed by telephone", True),
    ],
)
async def test_a_return_needs_a_certain_receiver_who_is_no_adult_of_the_case(
    at_the_booth: AtTheBooth, receiver: str, kind: str, certain: str, ok: bool
) -> None:
    async with at_the_booth(case=CLEARED) as booth:
        await booth.press("4")
        await booth.type(receiver)
        await booth.press("tab")
        if kind:
            await booth.press(kind)
        await booth.press("tab")
        await booth.type(certain)
        await booth.press("tab")
        await booth.type("the way home")
        await booth.press("enter")
        if ok:
            ended = booth.last("outcome_recorded")
            assert (ended.outcome, ended.receiver, ended.how_certain) == ("returned", receiver, certain)
            assert ended.receiver_kind == {"1": "relative", "2": "institution"}[kind]
        else:
            assert not booth.bodies("outcome_recorded")
            booth.must_show("A minor is returned only", certain, "the way home", " ".join(receiver.split()))
            await booth.press("escape")
            assert not booth.bodies("outcome_recorded")


async def test_a_refused_form_can_be_completed(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CLEARED) as booth:
        await booth.press("4")
        await booth.type("Rosa Prueba")
        await booth.press("enter")
        booth.must_show("A minor is returned only")
        await booth.press("tab 1 tab")
        await booth.type("spoke to her")
        await booth.press("enter")
        assert booth.last("outcome_recorded").receiver == "Rosa Prueba"


async def test_what_an_outcome_requires_is_marked_and_asked_for(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CLEARED) as booth:
        await booth.press("2")
        booth.must_show("To whom", "(needed)")
        await booth.press("enter")
        booth.must_show("Please fill in: To whom")
        assert not booth.bodies("outcome_recorded")
        await booth.type("Lic. Mora")
        await booth.press("enter")
        assert booth.last("outcome_recorded").to == "Lic. Mora"
        await booth.press("5")
        booth.must_show("Why", "(needed)")
        booth.must_not_show("To whom")
        await booth.press("enter")
        booth.must_show("Please fill in: Why")


def test_every_part_that_an_outcome_may_require_is_a_field() -> None:
    protocol = load_default()
    plain = protocol.outcome_by_id["left"]
    every = ("to", "receiver", "receiver_kind", "how_certain", "why")
    fields = outcome_fields(protocol, plain.model_copy(update={"requires": every}), {"to": "PANI"})
    assert [field.id for field in fields] == [*every, "when"]
    assert tuple(field.id for field in fields if field.required) == every
    assert (fields[0].value, fields[2].label) == ("PANI", "Who is (needed)")
    assert needs_words(("to", "receiver_kind")) == "Please fill in: To whom, Who is"
    assert [field.required for field in outcome_fields(protocol, protocol.outcome_by_id["returned"], {})] == [False] * 5


async def test_closing_shows_the_head_code_and_the_case_is_finished(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*CLEARED, ENDED]) as booth:
        await booth.press("enter")
        booth.must_show("The case is closed and saved.", "Head code for the paper file:")
        code = booth.desk.open_case.head_code
        assert read_head_code(code)
        booth.must_show(code)
        file = booth.desk.open_case
        await booth.press("enter")
        booth.must_show("New screening", "nothing open")
        assert file.case.state == "closed"


async def test_what_is_unsettled_is_said_before_closing(at_the_booth: AtTheBooth) -> None:
    case = [*concluded("in_doubt"), ENDED, at("close")]
    async with at_the_booth(case=case) as booth:
        await booth.press("enter")
        booth.must_show(
            "Still open. Not finished: Minor M1", "and 2 more. c closes the case all the same, with a reason."
        )
        await booth.press("c")
        booth.must_show(booth.words("travels_on_unsettled", "message"))
        await booth.press("escape")
        assert booth.case.state == "open"
        await booth.press("c")
        await booth.type("Insp. Rojas decided it")
        await booth.press("enter")
        booth.must_show("Still open. Close all the same?", "Nobody is written down who looks after M1")
        assert booth.last("check_accepted").reason == "Insp. Rojas decided it"
        await booth.type("The day shift goes on")
        await booth.press("enter")
        booth.must_show("The case is closed and saved.")
        assert booth.last("check_accepted").reason == "The day shift goes on"


async def test_what_is_still_open_is_listed(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*concluded(), at("close")]) as booth:
        booth.must_show(booth.words("inform_superior"), "how it ends: not recorded", "situation detected")


async def test_each_minor_ends_by_itself(at_the_booth: AtTheBooth) -> None:
    cleared = [Assessed(person=minor, conclusion="not_detected", reason="it fits") for minor in ("M1", "M2")]
    async with at_the_booth(case=[*people(M1, M2, A1), *marks(), *cleared, at("close")]) as booth:
        await booth.press("1 enter")
        booth.must_show("How does it end for M2?")
        await booth.press("3 enter")
        outcomes = {minor: standing.body.outcome for minor, standing in booth.case.outcomes.items()}
        assert outcomes == {"M1": "travels_on", "M2": "stays_protected"}


async def test_who_looks_after_a_minor(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=CLEARED) as booth:
        await booth.press("l")
        await booth.type("Officer Vargas")
        await booth.press("enter")
        assert booth.last("looked_after").by == "Officer Vargas"
        booth.must_show("looked after by Officer Vargas")


async def test_a_closed_case_can_be_opened_again_with_a_reason(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*CLEARED, ENDED, Closed()]) as booth:
        await booth.press("escape")
        booth.must_show("Closed. Head code for the paper file:", "c reopens the case, with a reason.")
        await booth.press("c enter")
        booth.must_show("Open the case again", "Please fill in: Why again")
        await booth.type("the aunt came back")
        await booth.press("enter")
        assert booth.last("reopened").reason == "the aunt came back"
        assert booth.case.state == "open"
        await booth.press("enter")
        booth.must_show("The case is closed and saved.")


async def test_nothing_is_recorded_in_a_closed_case(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*CLEARED, ENDED, Closed()]) as booth:
        await booth.press("escape")
        before = [event.body.kind for event in booth.case.events]
        await booth.press("2 enter")
        await booth.press("f2")
        await booth.type("late")
        await booth.press("enter")
        booth.must_show("This case can only be looked at here.")
        await booth.press("escape")
        assert [event.body.kind for event in booth.case.events][len(before) :] == []


async def test_a_closed_case_is_not_among_the_open_ones(at_the_booth: AtTheBooth) -> None:
    keep(Options(officer="T. Prueba"), [*CLEARED, ENDED, Closed()])
    async with at_the_booth() as booth:
        booth.must_show("nothing open")


async def test_a_case_that_somebody_else_reopened_meanwhile_keeps_the_reason_on_the_screen(
    at_the_booth: AtTheBooth,
) -> None:
    async with at_the_booth(case=[*CLEARED, ENDED, Closed()]) as booth:
        await booth.press("escape c")
        await booth.type("the aunt came back")
        engine = booth.app.engine
        assert engine is not None
        somebody = engine.resume(booth.desk.number).open_again
        assert somebody is not None
        with somebody():
            await booth.press("enter")
            booth.must_show("Not possible", "is being worked on by T. Prueba")
            await booth.press("enter")
            booth.must_show("Open the case again", "the aunt came back")
        await booth.press("enter")
        assert booth.last("reopened").reason == "the aunt came back"
