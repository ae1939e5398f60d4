"""One person's interview: how it is held, one question at a time, and everything that may stand beside an answer."""

from itertools import pairwise

import pytest

from booth import AtTheBooth, Booth
from prepared import (
    A1,
    M1,
    M2,
    MINORS_QUESTIONS,
    MINORS_RULES,
    all_said,
    at,
    in_the_adults_interview,
    in_the_minors_interview,
    marks,
    people,
    rules,
    said,
    up_to,
)
from screening_tui.case.events import PersonPresent
from screening_tui.case.records import to_record


def recorded(booth: Booth) -> int:
    """How many events there are, without what the program adds by itself."""
    return len([event for event in booth.case.events if not event.body.kind.startswith("advice_")])


async def test_rules_are_confirmed_one_by_one(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(["no_kinship"]), at("minor_interview", "M1")]) as booth:
        booth.must_show("Before the interview")
        for rule, following in pairwise(MINORS_RULES):
            assert "> [ ]" in booth.line_with(booth.words(rule)[:30])
            assert "[ ]" in booth.line_with(booth.words(following)[:30])
            if spoken := booth.words(rule, "say"):
                booth.must_show(*spoken.split()[:4])
            await booth.press("y")
            assert "  [x]" in booth.line_with(booth.words(rule)[:30])
        body = booth.last("conduct_recorded")
        assert (body.person, body.confirmed) == ("M1", True)
        assert [body.conduct for body in booth.bodies("conduct_recorded")] == list(MINORS_RULES[:-1])


async def test_a_rule_that_is_not_kept_needs_its_reason(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(["no_kinship"]), at("minor_interview", "M1")]) as booth:
        await booth.press("n enter")
        booth.must_show(booth.words("alone"), "Please fill in: Why not")
        assert not booth.bodies("conduct_recorded")
        await booth.type("there is one room only")
        await booth.press("enter")
        body = booth.last("conduct_recorded")
        assert (body.conduct, body.confirmed, body.reason) == ("alone", False, "there is one room only")
        assert "[-]" in booth.line_with(booth.words("alone")[:30])
        booth.must_show("because: there is one room only")


async def test_what_guides_the_officer_stays_in_sight(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        for _question in range(4):
            booth.must_show(*booth.words("minor_interview", "guidance").split())
            await booth.press("f3 k")


async def test_the_question_stands_in_both_wordings(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        booth.must_show(booth.words("m_name", "say"), booth.words("m_name", "ask"), "Start open:")


async def test_an_answer_is_saved_by_enter_and_the_next_question_comes(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("enter")
        await booth.type("en una casa amarilla")
        await booth.press("tab")
        await booth.type("Tapachula")
        await booth.press("tab")
        await booth.type("MX")
        await booth.press("enter")
        booth.must_show("question 3 of")
        answer = booth.case.answers["M1", "m_home"].body
        assert (answer.value.text, answer.value.place, answer.value.country) == (
            "en una casa amarilla",
            "Tapachula",
            "MX",
        )
        assert (answer.rendering, answer.language) == ("verbatim", "en")
        asked = booth.case.asked["M1", "m_home"].body
        assert (asked.wording, asked.manner) == (booth.words("m_home", "say"), "")
        booth.must_show(f"saved {booth.case.events[-1].at[11:19]}")


async def test_enter_on_an_unchanged_answer_writes_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(
        case=[*in_the_minors_interview(), *said("M1", "m_name", "Ana", name="Ana Prueba")]
    ) as booth:
        booth.must_show("question 2 of")
        await booth.press("shift+tab")
        booth.must_show("question 1 of", "> Ana", "Name Ana Prueba", "answered")
        before = recorded(booth)
        await booth.press("enter enter")
        booth.must_show("question 3 of")
        assert recorded(booth) == before


async def test_a_changed_answer_keeps_the_first_one_readable(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*in_the_minors_interview(), *said("M1", "m_name", "Ana")]) as booth:
        await booth.press("shift+tab")
        await booth.type(" Lucia")
        await booth.press("enter shift+tab")
        booth.must_show("Ana Lucia", "corrected 1 times")
        assert [body.value.text for body in booth.bodies("answered")] == ["Ana", "Ana Lucia"]


@pytest.mark.parametrize("door", ["f3", "ctrl+r"])
@pytest.mark.parametrize(
    ("key", "reason"), [("k", "does_not_know"), ("d", "declined"), ("n", "not_asked"), ("a", "does_not_apply")]
)
async def test_why_there_is_no_answer(at_the_booth: AtTheBooth, door: str, key: str, reason: str) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press(door)
        booth.must_show(
            "No answer, because", "k does not know", "d declined to answer", "n not asked", "a does not apply"
        )
        await booth.press(key)
        booth.must_show("question 2 of")
        missing = booth.case.answers["M1", "m_name"].body
        assert (missing.kind, missing.reason) == ("missing", reason)
        await booth.press("shift+tab")
        booth.must_show("[")


async def test_what_was_typed_before_it_was_declined_is_kept_beside(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("looks away")
        await booth.press("tab tab tab 4 ctrl+r d")
        missing = booth.case.answers["M1", "m_name"].body
        assert (missing.reason, missing.words) == ("declined", "looks away")
        assert booth.last("attitude_observed").manners == ("frightened",)
        await booth.press("shift+tab")
        booth.must_show("[declined to answer]", "looks away")


async def test_esc_leaves_the_reasons_without_one(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f3 escape")
        booth.must_show("question 1 of")
        assert ("M1", "m_name") not in booth.case.answers


async def test_a_rule_about_an_interpreter_does_not_apply_where_there_is_none(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(["no_kinship"]), at("minor_interview", "M1")]) as booth:
        booth.must_not_show("a does not apply")
        await booth.press("a y y y y y y")
        booth.must_show("a does not apply")
        await booth.press("a enter")
        recorded_rules = booth.bodies("conduct_recorded")
        assert [body.conduct for body in recorded_rules] == list(MINORS_RULES[:7])
        assert (recorded_rules[-1].how, recorded_rules[-1].reason) == ("does_not_apply", "")
        assert "[/]" in booth.line_with(booth.words("interpreter"))
        booth.must_show("Each needs its own key: y, or n with the reason. Where one does not apply: a.")
        await booth.press("y enter")
        booth.must_show("question 1 of")
        await booth.press("f3 n")
        assert not booth.bodies("check_shown")
        await booth.press("shift+tab shift+tab")
        booth.must_show("does not apply")


async def test_manner_kind_of_question_rendering_and_note_are_events_of_their_own(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        await booth.press("tab tab tab 2 6 tab 1 tab 3 tab")
        await booth.type("whispers")
        await booth.press("enter")
        assert booth.last("attitude_observed").manners == ("hesitant", "looks_at_adult")
        assert booth.last("attitude_observed").question == "m_name"
        assert booth.last("asked").manner == "open"
        assert booth.last("answered").rendering == "interpreted"
        note = booth.last("noted")
        assert (note.text, note.person, note.about) == ("whispers", "M1", "m_name")
        booth.must_show("question 2 of")


async def test_how_a_question_was_put_is_recorded_only_where_the_officer_says_it(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        await booth.press("enter shift+tab")
        booth.must_show("1[ ]open", "2[ ]who-what")
        assert "manner" not in to_record(next(e for e in booth.case.events if e.body.kind == "asked"))
        await booth.press("tab tab tab tab 2 enter")
        assert [body.manner for body in booth.bodies("asked")] == ["", "wh"]
        await booth.press("shift+tab")
        await booth.type(" Lucia")
        await booth.press("enter")
        assert [body.manner for body in booth.bodies("asked")] == ["", "wh"]
        assert booth.last("answered").value.text == "Ana Lucia"


@pytest.mark.parametrize(("key", "manner"), [("3", "option_posing"), ("4", "suggestive")])
async def test_a_leading_question_is_warned_about_and_not_refused(
    at_the_booth: AtTheBooth, key: str, manner: str
) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("tab tab tab tab", key)
        booth.must_show("! A leading question puts words into somebody's mouth.")
        await booth.press("1")
        booth.must_not_show("A leading question")
        await booth.press(key, "shift+tab shift+tab shift+tab shift+tab")
        await booth.type("yes")
        await booth.press("enter")
        assert booth.last("asked").manner == manner
        assert booth.last("answered").value.text == "yes"


async def test_a_choice_is_picked_by_its_digit_and_words_may_stand_beside(at_the_booth: AtTheBooth) -> None:
    told = all_said("M1", MINORS_QUESTIONS[:6])
    async with at_the_booth(case=[*in_the_minors_interview(), *told]) as booth:
        booth.must_show("question 7 of", "1[ ]Mother")
        await booth.press("9")
        await booth.type("since Monday")
        await booth.press("enter")
        value = booth.case.answers["M1", "m_tie"].body.value
        assert (value.choices, value.text) == (("met_recently",), "since Monday")


async def test_a_follow_up_is_asked_only_when_its_condition_holds(at_the_booth: AtTheBooth) -> None:
    told = all_said("M1", MINORS_QUESTIONS)
    async with at_the_booth(case=[*in_the_minors_interview(), *told]) as booth:
        booth.must_show("Your own question")
        await booth.press("enter")
        booth.must_show("question 12 of 12", "1[ ]yes 2[ ]no")
        await booth.press("1 enter")
        booth.must_show("question 13 of 13", booth.words("m_anything_words", "say"))
        await booth.press("shift+tab 2 enter")
        booth.must_show("At the end of the interview")


async def test_lines_stay_lines_and_ctrl_j_makes_one(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("first")
        await booth.press("ctrl+j")
        await booth.type("second")
        await booth.paste("\r\nthird\nfourth")
        await booth.press("enter")
        assert booth.last("answered").value.text == "first\nsecond\nthird\nfourth"


async def test_back_and_forth_loses_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        await booth.press("enter")
        await booth.type("half an ans")
        await booth.press("tab")
        await booth.type("Tapa")
        await booth.press("shift+tab shift+tab")
        booth.must_show("question 1 of", "> Ana")
        await booth.press("enter")
        booth.must_show("question 2 of", "half an ans", "Place Tapa")
        assert ("M1", "m_home") not in booth.case.answers


async def test_half_typed_text_outlives_a_jump_and_hiding(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("she said that")
        await booth.press("tab")
        await booth.type("Ana Luc")
        await booth.press("tab tab 2 tab 1 tab tab")
        await booth.type("crying")
        await booth.go_to("Indicators")
        await booth.go_to("Minor M1")
        booth.must_show("question 1 of", "she said that", "Name Ana Luc", "2[x]hesitant", "1[x]open", "Note crying")
        await booth.press("f9")
        booth.must_not_show("she said")
        await booth.press("enter")
        booth.must_show("she said that", "Ana Luc", "crying")
        await booth.press("enter")
        assert booth.last("answered").value.text == "she said that"
        assert booth.last("noted").text == "crying"
        await booth.press("shift+tab")
        assert not booth.shows("crying")


async def test_resume_begins_at_the_question_where_it_stopped(at_the_booth: AtTheBooth) -> None:
    told = [*said("M1", "m_name", "Ana"), *said("M1", "m_home", "far away")]
    async with at_the_booth(case=[*in_the_minors_interview(), *told]) as booth:
        booth.must_show("question 3 of", booth.words("m_lives_with", "ask"))
        await booth.press("shift+tab")
        booth.must_show("far away")


async def test_resume_goes_on_with_the_rules_that_are_still_open(at_the_booth: AtTheBooth) -> None:
    case = [*people(), *marks(["no_kinship"]), at("minor_interview", "M1"), *rules("M1")[:3]]
    async with at_the_booth(case=case) as booth:
        assert ">" in booth.line_with(booth.words("nothing_to_fear")[:30])
        assert "[x]" in booth.line_with(booth.words("introduces")[:30])


async def test_the_interview_ends_with_its_last_rules_and_goes_on_to_the_adult(at_the_booth: AtTheBooth) -> None:
    told = all_said("M1", [*MINORS_QUESTIONS, "m_anything"])
    async with at_the_booth(case=[*in_the_minors_interview(), *told]) as booth:
        booth.must_show("At the end of the interview")
        await booth.press("y y y y enter")
        booth.must_show("Has M1 left the room?")
        await booth.press("n")
        booth.must_show("At the end of the interview")
        await booth.press("enter y")
        booth.must_show("Adult A1", "Before the interview")
        assert "> [ ]" in booth.line_with(booth.words("adult_apart")[:30])


async def test_an_own_question_comes_to_the_adult_in_neutral_words(at_the_booth: AtTheBooth) -> None:
    told = all_said("M1", MINORS_QUESTIONS)
    async with at_the_booth(case=[*in_the_minors_interview(), *told]) as booth:
        await booth.type("What is your dog Canela like?")
        await booth.press("tab")
        await booth.type("Does the minor have an animal at home?")
        await booth.press("enter")
        booth.must_show("What is your dog Canela like?", "question 12 of 13")
        added = booth.last("question_added")
        assert (added.question, added.person) == ("own.1", "M1")
        await booth.type("brown")
        await booth.press("enter")
        assert booth.case.answers["M1", "own.1"].body.value.text == "brown"
        booth.must_show("Your own question")
        await booth.press("enter")
        booth.must_show("question 13 of 13")
        await booth.go_to("Adult A1")
        await booth.press("y y y y y enter")
        for _question in range(20):
            if booth.shows("Does the minor have an animal at home?"):
                break
            booth.must_not_show("Canela", "brown")
            await booth.press("ctrl+r k")
        booth.must_show("Does the minor have an animal at home?")
        booth.must_not_show("Canela", "brown")


async def test_an_own_question_without_neutral_words_is_asked_for_them(at_the_booth: AtTheBooth) -> None:
    told = all_said("M1", MINORS_QUESTIONS)
    async with at_the_booth(case=[*in_the_minors_interview(), *told]) as booth:
        await booth.type("What is Canela?")
        await booth.press("enter")
        booth.must_show("Write it in neutral words too", "What is Canela?")
        assert not booth.bodies("question_added")
        await booth.type("An animal?")
        await booth.press("enter")
        assert booth.last("question_added").neutral == "An animal?"


async def test_a_half_typed_own_question_is_not_seen_in_another_interview(at_the_booth: AtTheBooth) -> None:
    told = [*all_said("M1", MINORS_QUESTIONS), *all_said("M2", MINORS_QUESTIONS)]
    async with at_the_booth(case=[*in_the_minors_interview(M1, M2, A1), *told]) as booth:
        await booth.type("Canela the dog")
        await booth.go_to("Minor M2")
        booth.must_show("Minor M2", "Your own question")
        booth.must_not_show("Canela")
        await booth.go_to("Minor M1")
        booth.must_show("Canela the dog")


async def test_who_else_is_in_the_room(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(), *marks(["no_kinship"]), at("minor_interview", "M1")]) as booth:
        booth.must_show("Here: you and M1")
        await booth.press("p")
        booth.must_show("Who else is in the room", "An interpreter is never the accompanying adult")
        await booth.type("Carla Rios")
        await booth.press("tab 1 tab")
        await booth.type("none")
        await booth.press("enter")
        present = booth.last("person_present")
        assert (present.person, present.who, present.part, present.tie) == ("M1", "Carla Rios", "interpreter", "none")
        booth.must_show("Here: you and M1, Carla Rios (interpreter)")


async def test_a_scanner_may_send_enter_and_a_proof_is_written_down(at_the_booth: AtTheBooth) -> None:
    told = up_to("a_proof")
    async with at_the_booth(case=[*in_the_adults_interview(), *told]) as booth:
        booth.must_show("Document", "Shown", "It proves")
        await booth.type("asked for the permit")
        await booth.press("tab")
        await booth.type("permit")
        await booth.press("tab")
        await booth.type("P-77")
        await booth.press("tab")
        await booth.type("a copy, no seal")
        await booth.press("tab")
        await booth.type("nothing")
        await booth.press("enter")
        value = booth.case.answers["A1", "a_proof"].body.value
        assert (value.name, value.document, value.text) == ("permit", "P-77", "asked for the permit")
        seen = booth.last("document_seen")
        assert (seen.person, seen.shown, seen.proved) == ("A1", "a copy, no seal", "nothing")
        before = recorded(booth)
        await booth.press("shift+tab enter")
        assert recorded(booth) == before


@pytest.mark.parametrize("size", [(80, 24), (60, 18)], ids=["80x24", "60x18"])
async def test_an_option_without_a_digit_is_reached_by_the_arrows_and_the_row_says_so(
    at_the_booth: AtTheBooth, size: tuple[int, int]
) -> None:
    case = [*in_the_minors_interview(), *all_said("M1", MINORS_QUESTIONS[:6])]
    async with at_the_booth(case=case, size=size) as booth:
        booth.must_show("1[ ]Mother")
        await booth.press(*["down"] * 12)
        booth.must_show("(arrows, then Space)", ">[ ]Another tie")
        await booth.press("space")
        booth.must_show(">[x]Another tie")
        await booth.press("enter")
        assert booth.case.answers["M1", "m_tie"].body.value.choices == ("other",)


async def test_a_telephone_number_has_a_digit(at_the_booth: AtTheBooth) -> None:
    case = [*in_the_adults_interview(), *up_to("a_proof_contact")]
    async with at_the_booth(case=case) as booth:
        await booth.type("none at hand")
        await booth.press("enter")
        booth.must_show("“none at hand” is no telephone number: there is no digit in it.")
        assert ("A1", "a_proof_contact") not in booth.case.answers


async def test_a_telephone_number_is_typed_on_a_line_of_its_own(at_the_booth: AtTheBooth) -> None:
    told = up_to("a_proof_contact")
    async with at_the_booth(case=[*in_the_adults_interview(), *told]) as booth:
        booth.must_show("Phone")
        await booth.type("8555-0101")
        await booth.press("enter")
        assert booth.case.answers["A1", "a_proof_contact"].body.value.phone == "8555-0101"
        booth.must_show(booth.words("a_proof_result", "ask"))


async def test_undo_empties_the_field_and_the_answer_stays_readable(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.type("Ana")
        await booth.press("enter shift+tab")
        booth.must_show("> Ana", "answered")
        await booth.choose("Take back the last entry")
        await booth.type("wrong child")
        await booth.press("enter")
        assert ("M1", "m_name") not in booth.case.answers
        correction = booth.last("corrected")
        assert correction.reason == "wrong child"
        assert booth.case.events[correction.corrects - 1].body.kind == "answered"
        booth.must_not_show("> Ana", "answered")
        booth.must_show("Taken back.")


async def test_undo_with_nothing_to_take_back_says_so(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.choose("Take back the last entry")
        await booth.press("enter")
        booth.must_show("There is nothing here to take back.")
        assert not booth.bodies("corrected")


async def test_undo_takes_back_one_entry_after_the_other(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n n")
        for left in (["no_kinship"], []):
            await booth.choose("Take back the last entry")
            await booth.press("enter")
            assert list(booth.case.marks) == left
        assert [body.corrects for body in booth.bodies("corrected")] == sorted(
            (body.corrects for body in booth.bodies("corrected")), reverse=True
        )


async def test_how_long_it_takes_stands_in_the_first_line_with_the_guide(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        booth.must_show("0 of 45 min")
    async with at_the_booth(case=in_the_adults_interview()) as booth:
        assert "0 min" in booth.lines[0]


async def test_breaks_are_events_and_belong_to_one_interview(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.choose("Start a break")
        booth.must_show("Break.")
        assert booth.last("break_started").person == "M1"
        await booth.go_to("Adult A1")
        await booth.press("f10")
        booth.must_show("Start a break")
        await booth.press("escape")
        await booth.go_to("Minor M1")
        await booth.choose("End the break")
        assert booth.last("break_ended").person == "M1"
        booth.must_show("The break is over.")


@pytest.mark.parametrize(
    ("key", "reason", "was_put"),
    [("k", "does_not_know", True), ("d", "declined", True), ("n", "not_asked", False), ("a", "does_not_apply", False)],
)
async def test_only_who_was_asked_can_not_know_or_decline(
    at_the_booth: AtTheBooth, key: str, reason: str, was_put: bool
) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press(f"f3 {key}")
        assert booth.last("missing").reason == reason
        asked = booth.case.asked.get(("M1", "m_name"))
        assert (asked is not None) is was_put
        if asked is not None:
            assert (asked.body.wording, asked.body.manner) == (booth.words("m_name", "say"), "")
            assert asked.seq < booth.case.answers["M1", "m_name"].seq


async def test_a_question_that_is_answered_after_all_was_put_once(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("f3 k shift+tab")
        await booth.type("Ana")
        await booth.press("enter")
        assert booth.case.answers["M1", "m_name"].body.value.text == "Ana"
        assert len(booth.bodies("asked")) == 1


async def test_how_words_count_as_written_down_is_on_the_screen_before_it_is_recorded(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        booth.must_show("1[*]verbatim")
        await booth.press("tab tab tab tab tab")
        booth.must_show("[*] is written down unless you pick another.")
        await booth.press("2")
        booth.must_show("1[ ]verbatim", "2[x]summary")


async def test_through_an_interpreter_words_count_as_interpreted(at_the_booth: AtTheBooth) -> None:
    beside = PersonPresent(part="interpreter", person="M1", who="Intérprete Ficticia")
    async with at_the_booth(case=[*in_the_minors_interview(), beside]) as booth:
        booth.must_show("1[ ]verbatim", "3[*]interpreter")
        await booth.type("Ana")
        await booth.press("enter")
        assert booth.last("answered").rendering == "interpreted"


async def test_nothing_is_claimed_about_words_that_nobody_said(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.press("tab")
        await booth.type("Ana Prueba")
        await booth.press("enter")
        answered = next(event for event in booth.case.events if event.body.kind == "answered")
        assert answered.body.value.name == "Ana Prueba"
        assert "rendering" not in to_record(answered)
