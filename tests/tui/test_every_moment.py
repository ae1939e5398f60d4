"""What must be possible at any moment, whatever is on the screen: stop and protect, an offer, hide, a note."""

import pytest

from booth import AtTheBooth
from prepared import (
    A1,
    AT_PEOPLE,
    M1,
    M2,
    at,
    concluded,
    in_the_adults_interview,
    in_the_minors_interview,
    marks,
    people,
    said,
)
from screening_tui.case.events import Disclosed
from screening_tui.documents.case_upper import upper_part


@pytest.mark.parametrize("key", ["f8", "ctrl+x"])
async def test_a_disclosure_stops_the_interview_and_leads_to_the_actions(at_the_booth: AtTheBooth, key: str) -> None:
    async with at_the_booth(case=[*in_the_minors_interview(), *said("M1", "m_name", "Ana")]) as booth:
        await booth.press(key)
        booth.must_show("Stop asking. Do not probe. Thank them: it was right to speak.", "Their own words")
        booth.must_not_show("abuse", "disclos")
        await booth.type("he comes at night")
        await booth.press("enter")
        booth.must_show("Actions · 0 of 6", booth.words("inform_superior"))
        disclosed = booth.last("disclosed")
        assert (disclosed.person, disclosed.words, disclosed.language) == ("M1", "he comes at night", "en")
        left_open = [
            standing.body for (_person, question), standing in booth.case.answers.items() if question != "m_name"
        ]
        assert {body.reason for body in left_open} == {"not_asked"}
        assert len(left_open) == 12
        assert booth.case.answers["M1", "m_name"].body.value.text == "Ana"
        assert not booth.bodies("assessed")
        text = str([section.tables for section in upper_part(booth.desk.protocol, booth.case, "en")])
        assert text.count("'not asked: disclosure'") == len(left_open)


async def test_a_stop_says_at_once_what_it_asks_of_the_officer(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f8 enter")
        booth.must_show("Actions · 0 of 6", booth.words("stop_asking", "message"))
        assert [body.check for body in booth.bodies("check_shown")] == ["stop_asking"]
        await booth.press("f8")
        booth.must_show("That is recorded already.")
        assert [body.check for body in booth.bodies("check_shown")] == ["stop_asking"]


async def test_a_stopped_interview_says_not_to_go_on_and_keeps_the_rules_of_its_end(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f8 enter")
        booth.must_show("M1: whether the rules at the end were kept is still open: F4, Minor M1.")
        await booth.go_to("Minor M1")
        booth.must_show("This interview was stopped to protect the minor. Do not ask on.", "At the end")
        await booth.press("y y y n")
        booth.must_show(booth.words("stays_apart"), "Why not")
        await booth.type("one room only")
        await booth.press("enter")
        kept = {
            key[1]: (standing.body.confirmed, standing.body.reason) for key, standing in booth.case.conducts.items()
        }
        assert (kept["thanked"], kept["stays_apart"]) == ((True, ""), (False, "one room only"))
        await booth.press("enter")
        if booth.shows("left the room?"):
            await booth.press("y")
        booth.must_show("Actions · 0 of 6")
        booth.must_not_show("rules at the end")


async def test_in_a_stopped_interview_no_rule_stands_before_what_is_to_be_done(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f8 enter")
        await booth.go_to("Minor M1")
        await booth.press("enter y")
        booth.must_show("Actions · 0 of 6", "M1: whether the rules at the end were kept is still open")


async def test_a_disclosure_can_be_taken_back_with_a_reason(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f8 enter")
        await booth.choose("Take back a stop")
        await booth.press("enter")
        booth.must_show("Please fill in: Why")
        await booth.type("wrong key")
        await booth.press("enter")
        assert booth.last("disclosure_withdrawn").reason == "wrong key"
        assert not booth.case.disclosures
        assert not booth.case.answers
        assert len(booth.bodies("missing")) == 13
        await booth.go_to("Minor M1")
        booth.must_show("question 1 of")


async def test_a_second_stop_for_the_same_minor_is_said(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), Disclosed(person="M1"), at("actions")]) as booth:
        await booth.press("f8")
        booth.must_show("That is recorded already.")
        assert len(booth.bodies("disclosed")) == 1


async def test_among_several_minors_it_is_asked_who_spoke(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1, M2, A1)) as booth:
        await booth.press("f8")
        booth.must_show("For whom", "M1", "M2")
        await booth.press("down enter enter")
        assert list(booth.case.disclosures) == ["M2"]


async def test_without_a_minor_there_is_nobody_to_stop_for(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(A1)) as booth:
        await booth.press("f8")
        booth.must_show("There is no minor in this case.")


@pytest.mark.parametrize("key", ["f7", "ctrl+o"])
async def test_an_offer_is_recorded_in_words_that_give_nothing_away(at_the_booth: AtTheBooth, key: str) -> None:
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        await booth.press(key)
        booth.must_show("Entry 7", "Words, by whom")
        booth.must_not_show("bribe", "money", "offer", "reward")
        await booth.type("200 dollars, A1")
        await booth.press("enter")
        booth.must_show("Entry 7 saved.", "question 1 of")
        assert booth.last("bribe_offered").words == "200 dollars, A1"


async def test_esc_leaves_an_offer_unrecorded(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("f7 escape")
        assert not booth.bodies("bribe_offered")


@pytest.mark.parametrize("key", ["f2", "ctrl+n"])
async def test_a_note_is_about_what_is_on_the_screen(at_the_booth: AtTheBooth, key: str) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press(key)
        await booth.type("she shivers")
        await booth.press("enter")
        note = booth.last("noted")
        assert (note.text, note.person, note.about) == ("she shivers", "M1", "m_name")
    async with at_the_booth(case=people()) as booth:
        await booth.press(key)
        await booth.type("a red lorry")
        await booth.press("enter")
        note = booth.last("noted")
        assert (note.text, note.person, note.about) == ("a red lorry", "", "indicators")


@pytest.mark.parametrize("below", ["f2", "f1", "f4", "f10", "f6"])
async def test_stop_offer_and_hide_work_above_every_dialog(at_the_booth: AtTheBooth, below: str) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press(below)
        for key, words in (
            ("f7", "Entry 7"),
            ("ctrl+o", "Entry 7"),
            ("f8", "Stop asking."),
            ("ctrl+x", "Stop asking."),
        ):
            await booth.press(key)
            booth.must_show(words)
            await booth.press("escape")
        for key in ("f9", "ctrl+l"):
            await booth.press(key)
            assert booth.app.hidden
            booth.must_show("Enter to go on")
            await booth.press("enter")
            assert not booth.app.hidden
        assert "+------" in booth.screen, "the dialog below is still there"


async def test_the_second_keys_of_the_dialogs(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        for key, words in (
            ("ctrl+g", "Keys here:"),
            ("ctrl+n", "Your words"),
            ("ctrl+r", "No answer, because"),
            ("ctrl+t", "Go to"),
            ("ctrl+e", "Language of the interview"),
            ("ctrl+y", "My language"),
            ("ctrl+p", "Menu"),
        ):
            await booth.press(key)
            booth.must_show(words)
            await booth.press("escape")
            booth.must_show("question 1 of")


async def test_what_the_menu_records_beside_the_questions(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        await booth.choose("Document or proof asked for")
        await booth.type("birth certificate")
        await booth.press("tab")
        await booth.type("a photocopy")
        await booth.press("tab")
        await booth.type("nothing")
        await booth.press("enter")
        seen = booth.last("document_seen")
        assert (seen.person, seen.asked_for, seen.shown, seen.proved) == (
            "A1",
            "birth certificate",
            "a photocopy",
            "nothing",
        )

        await booth.choose("Who looks after somebody")
        await booth.press("1 tab")
        await booth.type("Officer Vargas")
        await booth.press("enter")
        assert (booth.last("looked_after").person, booth.last("looked_after").by) == ("M1", "Officer Vargas")

        await booth.choose("Object secured")
        booth.must_show("not looked through, not copied")
        for words in ("a passport", "A1", "T. Prueba", "S-11", "safe 2", "nobody"):
            await booth.type(words)
            await booth.press("tab")
        await booth.press("enter")
        thing = booth.last("object_secured")
        assert (thing.what, thing.taken_from, thing.by) == ("a passport", "A1", "T. Prueba")
        assert (thing.seal, thing.kept_at, thing.handed_to) == ("S-11", "safe 2", "nobody")

        await booth.choose("Entry 8")
        booth.must_show("Entry 8")
        booth.must_not_show("official", "suspect", "accomplice")
        await booth.type("the inspector knew them")
        await booth.press("enter")
        booth.must_show("Entry 8 saved.")
        assert booth.last("official_suspected").words == "the inspector knew them"


async def test_after_a_hand_over_the_entries_bear_the_other_officers_name(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.choose("Hand over to another officer")
        await booth.type("N. Vargas")
        await booth.press("tab")
        await booth.type("88")
        await booth.press("enter n")
        assert booth.last("handed_over").officer == "N. Vargas"
        marked = booth.case.events[-1]
        assert (marked.body.kind, marked.officer, marked.badge) == ("indicator_marked", "N. Vargas", "88")
        handed = next(event for event in booth.case.events if event.body.kind == "handed_over")
        assert handed.officer == "T. Prueba"


async def test_help_says_what_the_step_is_for_and_its_keys(at_the_booth: AtTheBooth) -> None:
    for step, id_ in (("people", "people"), ("indicators", "indicators"), ("decide", "decide"), ("close", "close")):
        async with at_the_booth(case=[AT_PEOPLE, M1, A1, *marks(), at(step)]) as booth:
            await booth.press("f1")
            help_ = booth.words(id_, "help")
            booth.must_show(booth.words(id_, "title"), help_, "Keys here:")
            await booth.press("escape")
            booth.must_not_show("Keys here:")


async def test_a_step_back_from_the_first_step_stays_there(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[AT_PEOPLE, M1]) as booth:
        await booth.press("shift+tab escape")
        booth.must_show("People and travel", "Ana Prueba")


async def test_back_goes_to_the_step_before(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*concluded(), at("close")]) as booth:
        for title in ("Actions", "Decide", "Compare"):
            await booth.press("pageup" if title != "Decide" else "shift+tab")
            booth.must_show(title)


async def test_the_step_that_was_left_is_in_the_case(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.go_to("Decide")
        assert (booth.bodies("step_left")[-1].step, booth.bodies("step_entered")[-1].step) == ("indicators", "decide")
