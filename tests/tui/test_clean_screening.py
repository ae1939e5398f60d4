"""A minor and an adult, nothing that worries anybody: the screening that officers do most often."""

from booth import AtTheBooth
from prepared import at, marks, people
from screening_tui.case.events import Assessed


async def test_a_clean_screening_takes_at_most_twenty_keys(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.type("Ana Prueba")
        await booth.press("enter a")
        await booth.type("Luis Ejemplo")
        await booth.press("enter enter")
        booth.must_show("Indicators · 0 of 7")
        await booth.press("n n n n n n n")
        booth.must_show("Indicators · 7 of 7")
        await booth.press("enter")
        booth.must_show("Decide", "The protocol suggests nothing. You decide.")
        await booth.press("3")
        await booth.type("Mother and daughter on holiday; papers and manner fit.")
        await booth.press("enter")
        booth.must_show("Close", "How does it end for M1?")
        await booth.press("1 enter")
        case = booth.case
        await booth.press("enter")
        booth.must_show("The case is closed and saved.", "Head code")
        case = booth.case
        await booth.press("enter")
        booth.must_show("New screening", "nothing open")
        assert booth.keys_pressed <= 20
    assert case.state == "closed"
    assert [standing.body.mark for standing in case.marks.values()] == ["not_observed"] * 7
    assert case.conclusions["M1"].body.conclusion == "not_detected"
    assert case.conclusions["M1"].body.reason.startswith("Mother and daughter")
    assert case.outcomes["M1"].body.outcome == "travels_on"
    assert not case.actions
    assert not [e for e in case.events if e.body.kind.startswith("advice_")]


async def test_a_case_is_not_closed_before_it_is_known_how_it_ends(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("close")]) as booth:
        await booth.press("c")
        booth.must_show("Conclude first for M1, with a reason")
        assert booth.case.state == "open"
    cleared = Assessed(person="M1", conclusion="not_detected", reason="it fits")
    async with at_the_booth(case=[*people(), *marks(), cleared, at("close")]) as booth:
        await booth.press("enter")
        booth.must_show("How does it end for M1? Choose a number.")
        assert booth.case.state == "open"


async def test_cannot_tell_is_never_clean(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n n ? n n n n")
        booth.must_show("Interviews are advised, each person alone.")
        await booth.press("enter")
        booth.must_show("Minor M1", "Before the interview")
        await booth.go_to("Decide")
        booth.must_show("An indicator you cannot tell about", "Minor M1: not held")
        booth.must_show("The protocol suggests to look further.")
        await booth.press("3")
        await booth.type("it was the heat")
        await booth.press("enter")
        booth.must_show("is not a no. Look again, or write why nothing was detected all the same.")
        await booth.press("enter")
        booth.must_show("Please fill in: Reason to go on")
        await booth.type("the doctor saw her")
        await booth.press("enter")
        booth.must_show("Close", "How does it end for M1?")
        accepted = booth.last("check_accepted")
        assert (accepted.check, accepted.reason) == ("clear_despite_unclear", "the doctor saw her")
        assert booth.last("check_shown").check == "clear_despite_unclear"


async def test_esc_at_a_warning_goes_back_and_accepts_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(cannot_tell=["frightened"]), at("decide")]) as booth:
        await booth.press("3")
        await booth.type("hm")
        await booth.press("enter escape")
        booth.must_show("Decide", "Because hm")
        assert not booth.bodies("check_accepted")
        assert booth.desk.position is not None
        assert booth.desk.position.step == "decide"
