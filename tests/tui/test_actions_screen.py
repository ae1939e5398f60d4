"""What to do now: in order, by when, with whom, and what became of it."""

from datetime import datetime, timedelta

import pytest

from booth import AtTheBooth
from prepared import A1, M1, M2, at, concluded, marks, people
from screening_tui.case.events import Assessed, Body, BribeOffered, Disclosed, OfficialSuspected

STATION = """
name = "Paso Canoas, booth 2"
[contacts.superior]
name = "Insp. Rojas"
phones = ["8555-0101"]
[contacts.protection_institution]
phones = ["800-555-0100", "2555-0134"]
[contacts.protection_duty]
name = "Duty lawyer"
"""


def conclusion(person: str, what: str) -> Body:
    return Assessed.model_validate({"person": person, "conclusion": what, "reason": "because"})


async def test_the_six_stand_in_their_order_with_deadline_and_contact(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded(), station=STATION) as booth:
        labels = [booth.words(action.action.id) for action in booth.desk.actions]
        assert [action.action.number for action in booth.desk.actions] == [1, 2, 3, 4, 5, 6]
        places = [next(n for n, line in enumerate(booth.lines) if label[:28] in line) for label in labels]
        assert places == sorted(places)
        assert "NOW  Insp. Rojas  8555-0101" in booth.line_with(labels[0][:28])
        assert "NOW  800-555-0100, 2555-0134" in booth.line_with(labels[1][:28])
        assert "today" in booth.line_with(labels[5][:28])
        booth.must_show("Actions · 0 of 6", "the officer concluded for M1: situation detected")


def hours(begin: int, end: int) -> str:
    """From so many hours after now until so many after now, as a station writes it."""
    now = datetime.now().astimezone()
    return "-".join((now + timedelta(hours=each)).strftime("%H:%M") for each in (begin, end))


TWO_LINES = """
[contacts.protection_institution]
name = "Institution"
phones = ["800-555-0100"]
hours = "{institution}"
[contacts.protection_duty]
name = "Duty lawyer"
phones = ["8555-0134"]
hours = "{lawyer}"
"""


async def test_who_answers_at_this_hour_comes_first_and_a_closed_line_is_called_closed(
    at_the_booth: AtTheBooth,
) -> None:
    # Asked for once: the minute may change while the test runs.
    open_now, open_later = hours(-6, 6), hours(6, 12)
    station = TWO_LINES.format(institution=open_later, lawyer=open_now)
    async with at_the_booth(case=concluded(), station=station) as booth:
        assert "Duty lawyer  8555-0134" in booth.line_with(booth.words("protection_institution")[:28])
        await booth.press("down")
        closed = f"Institution 800-555-0100 {open_later} (closed now)"
        booth.must_show(f"Call: Duty lawyer 8555-0134 {open_now} or {closed}")
        await booth.press("t")
        booth.must_show("(Duty lawyer  8555-0134")
        await booth.press("tab")
        await booth.type("she comes")
        await booth.press("enter")
        assert booth.last("action_recorded").contact == "protection_duty"


async def test_while_the_first_line_is_open_it_stays_the_first(at_the_booth: AtTheBooth) -> None:
    station = TWO_LINES.format(institution=hours(-6, 6), lawyer="day and night")
    async with at_the_booth(case=concluded(), station=station) as booth:
        await booth.press("down")
        booth.must_show("Call: Institution 800-555-0100", "or Duty lawyer 8555-0134 day and night")
        booth.must_not_show("closed now")


async def test_done_is_recorded_with_who_and_reference(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded(), station=STATION) as booth:
        await booth.press("d")
        booth.must_show(f"{booth.words('inform_superior')}: done", "Who was told", "Their reference")
        await booth.press("enter")
        booth.must_show("Please fill in: Who was told")
        await booth.type("Insp. Rojas")
        await booth.press("tab")
        await booth.type("14:50")
        await booth.press("tab")
        await booth.type("R-7")
        await booth.press("tab")
        await booth.type("by radio")
        await booth.press("enter")
        done = booth.last("action_recorded")
        assert (done.action, done.person, done.state, done.contact) == ("inform_superior", "M1", "done", "superior")
        assert (done.who, done.when, done.reference, done.words) == ("Insp. Rojas", "14:50", "R-7", "by radio")
        booth.must_show("Actions · 1 of 6")
        line = booth.line_with(booth.words("inform_superior")[:28])
        assert "[x] 1" in line
        assert "Insp. Rojas" in line


async def test_what_was_tried_keeps_the_number_the_result_and_what_is_next(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded(), station=STATION) as booth:
        for number, result in (("800-555-0100", "no answer"), ("2555-0134", "engaged")):
            await booth.press("up up up down t")
            await booth.type(number)
            await booth.press("tab")
            await booth.type(result)
            await booth.press("tab")
            await booth.type("Duty lawyer")
            await booth.press("enter")
        tried = booth.bodies("action_recorded")
        assert [(body.state, body.number_called, body.result, body.next) for body in tried] == [
            ("attempted", "800-555-0100", "no answer", "Duty lawyer"),
            ("attempted", "2555-0134", "engaged", "Duty lawyer"),
        ]
        line = booth.line_with(booth.words("protection_institution")[:28])
        assert "[~] 2" in line
        assert "engaged" in line
        booth.must_show("next: Duty lawyer", "Actions · 0 of 6")
        await booth.press("up up up down d")
        await booth.type("Lic. Mora")
        await booth.press("enter")
        assert "[x] 2" in booth.line_with(booth.words("protection_institution")[:28])
        assert len(booth.case.actions["protection_institution", "M1"]) == 3


@pytest.mark.parametrize(("key", "state", "sign"), [("i", "impossible", "[!]"), ("x", "not_needed", "[-]")])
async def test_impossible_and_not_needed_need_words(at_the_booth: AtTheBooth, key: str, state: str, sign: str) -> None:
    async with at_the_booth(case=concluded()) as booth:
        await booth.press(key, "enter")
        booth.must_show("Please fill in: In your words")
        assert not booth.bodies("action_recorded")
        await booth.type("the line is dead")
        await booth.press("enter")
        assert (booth.last("action_recorded").state, booth.last("action_recorded").words) == (state, "the line is dead")
        assert sign in booth.line_with(booth.words("inform_superior")[:28])


async def test_what_an_action_must_keep_is_asked_for(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded()) as booth:
        await booth.press("down down down d")
        booth.must_show(booth.words("listen"), "What the minor thinks and wants", "What the minor was told")
        await booth.press("enter")
        booth.must_show("Please fill in: What the minor thinks and wants")
        await booth.type("wants to call her aunt")
        await booth.press("tab")
        await booth.type("that the aunt is called")
        await booth.press("enter")
        done = booth.last("action_recorded")
        assert done.records == {"opinion": "wants to call her aunt", "told": "that the aunt is called"}


async def test_esc_leaves_a_form_and_records_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded()) as booth:
        for key in "dtix":
            await booth.press(key, "escape")
        assert not booth.bodies("action_recorded")


async def test_why_opens_to_what_it_rests_on(at_the_booth: AtTheBooth) -> None:
    case = [*people(), *marks(["wanted"]), at("actions")]
    async with at_the_booth(case=case) as booth:
        await booth.press("w")
        booth.must_show(booth.words("interpol"), f"- {booth.words('wanted')}: observed", "Source: ")


async def test_in_doubt_the_report_is_offered_and_not_recommended(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded("in_doubt")) as booth:
        await booth.press("down down down down down")
        line = " ".join(booth.screen.split(booth.words("prosecutor")[:20])[1].split())
        assert "[if you judge so]" in line
        booth.must_show("Actions · 0 of 6" if booth.shows("0 of 6") else "Actions · 0 of 5")


async def test_nothing_is_recommended_when_nothing_was_detected(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), conclusion("M1", "not_detected"), at("actions")]) as booth:
        booth.must_show("Nothing is recommended as the case stands.")
        await booth.press("d t i x w up down")
        assert not booth.bodies("action_recorded")
        await booth.press("enter")
        booth.must_show("Close")


async def test_a_disclosure_brings_all_six_before_any_conclusion(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), Disclosed(person="M1"), at("actions")]) as booth:
        assert [action.action.number for action in booth.desk.actions] == [1, 2, 3, 4, 5, 6]
        booth.must_show("M1 disclosed abuse")


async def test_of_two_minors_it_is_always_said_which_one(at_the_booth: AtTheBooth) -> None:
    both = [conclusion("M1", "not_detected"), conclusion("M2", "detected")]
    async with at_the_booth(case=[*people(M1, M2, A1), *marks(["hidden"]), *both, at("actions")]) as booth:
        assert {action.person for action in booth.desk.actions} == {"M2"}
        booth.must_show(f"{booth.words('inform_superior')} (M2)")
        await booth.press("d")
        booth.must_show(f"{booth.words('inform_superior')} (M2): done")
        await booth.type("Insp. Rojas")
        await booth.press("enter")
        assert booth.last("action_recorded").person == "M2"
    both[0] = conclusion("M1", "detected")
    async with at_the_booth(case=[*people(M1, M2, A1), *marks(["hidden"]), *both, at("actions")]) as booth:
        assert len(booth.desk.actions) == 12
        booth.must_show("(M1)", "(M2)")


async def test_the_advice_about_offers_is_always_within_reach(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded()) as booth:
        booth.must_show("accomplice")


async def test_an_offer_and_an_official_bring_their_own_reports(at_the_booth: AtTheBooth) -> None:
    case = [*people(), *marks(), BribeOffered(words="200"), OfficialSuspected(words="he"), at("actions")]
    async with at_the_booth(case=case) as booth:
        assert [action.action.id for action in booth.desk.actions] == ["report_offer", "second_route"]
        booth.must_show(booth.words("report_offer"), booth.words("second_route"))


async def test_what_was_shown_and_withdrawn_is_recorded(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(), at("decide")]) as booth:
        await booth.press("1")
        await booth.type("it does not fit")
        await booth.press("enter")
        shown = booth.last("advice_shown")
        assert "keep_safe:M1" in shown.actions
        assert shown.language == "en"
        await booth.go_to("Decide")
        await booth.press("3 enter")
        assert "keep_safe:M1" in booth.last("advice_withdrawn").actions
