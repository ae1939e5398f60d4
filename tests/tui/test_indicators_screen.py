"""Seven looks, a key for each; whom a mark is about; what has to be reported at once."""

import pytest

from booth import AtTheBooth
from prepared import A1, A2, M1, M2, SIGNS, at, marks, people, rules
from screening_tui.case.events import ActionRecorded
from screening_tui.documents.case_upper import upper_part


async def test_each_key_marks_one_and_goes_to_the_next(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        booth.must_show("So far: 0 observed, 0 cannot tell, 7 to look at.")
        await booth.press("o n ?")
        assert [body.mark for body in booth.bodies("indicator_marked")] == ["observed", "not_observed", "cannot_tell"]
        booth.must_show("1 [O] Travels with", "2 [n] False documents", "3 [?] Frightened", "> 4 [ ] A person")
        booth.must_show("So far: 1 observed, 1 cannot tell, 4 to look at.")


async def test_each_mark_is_on_the_disk_when_it_is_on_the_screen(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n ? n")
        booth.must_show("[n] Travels", "[?] False", "[n] Frightened", "3 of 7")
        assert {sign: standing.body.mark for sign, standing in booth.case.marks.items()} == {
            "no_kinship": "not_observed",
            "false_documents": "cannot_tell",
            "frightened": "not_observed",
        }
        booth.must_show(f"saved {booth.case.events[-1].at[11:19]}")


async def test_one_minor_and_one_adult_need_not_be_named(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("o")
        assert booth.last("indicator_marked").people == ("M1", "A1")
        assert "M1 A1" in booth.line_with("Travels with")


async def test_among_several_the_officer_is_asked_whom_it_is_about(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1, M2, A1)) as booth:
        await booth.press("down down o")
        booth.must_show("About whom", "1[ ]M1 Ana Prueba", "2[ ]M2 Beto Prueba")
        await booth.press("2 tab")
        await booth.type("looks at the floor")
        await booth.press("enter")
        mark = booth.last("indicator_marked")
        assert (mark.indicator, mark.people, mark.note) == ("frightened", ("M2",), "looks at the floor")
        booth.must_show("seen: looks at the floor")
        assert "M2" in booth.line_with("Frightened")


async def test_which_of_several_adults_is_asked_and_not_passed_over_by_reflex(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1, A1, A2)) as booth:
        await booth.press("o")
        booth.must_show("About whom", "1[x]M1 Ana Prueba", "2[ ]A1 Luis Ejemplo", "3[ ]A2 Rosa Ejemplo")
        await booth.press("tab")
        await booth.type("surnames differ")
        await booth.press("enter")
        booth.must_show("About whom: which adult?", "surnames differ")
        await booth.press("3 enter")
        mark = booth.last("indicator_marked")
        assert (mark.indicator, mark.people, mark.note) == ("no_kinship", ("M1", "A2"), "surnames differ")
        assert "M1 A2" in booth.line_with("Travels with")
        booth.must_not_show("which adult?")
        await booth.press("up tab 3 enter escape")
        assert booth.last("indicator_marked").people == ("M1", "A2")


async def test_what_was_left_open_stays_to_be_read(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1, A1, A2)) as booth:
        await booth.press("o escape")
        assert "M1 which adult?" in booth.line_with("Travels with")
        sections = upper_part(booth.desk.protocol, booth.case, "en")
        tables = [table for section in sections for table in section.tables.get("indicator", [])]
        [table] = [table for table in tables if table.get("not_said")]
        assert (table["about"], table["not_said"]) == (["M1 Ana Prueba"], ["which adult"])


async def test_source_and_note_are_kept_and_an_unchanged_form_writes_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("o up tab tab")
        await booth.type("two surnames")
        await booth.press("tab 3 enter")
        mark = booth.last("indicator_marked")
        assert (mark.indicator, mark.source, mark.note) == ("no_kinship", "document", "two surnames")
        before = len(booth.case.events)
        await booth.press("up tab enter")
        assert len(booth.case.events) == before


async def test_tab_after_a_mark_is_about_the_indicator_that_was_marked(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n ?")
        booth.must_show("> 3 [ ] Frightened", "Tab: more about 2, just marked")
        await booth.press("tab")
        booth.must_show(f"2 {booth.words('false_documents')}", "What was seen")
        await booth.press("tab tab")
        await booth.type("the photo is glued on")
        await booth.press("enter")
        mark = booth.last("indicator_marked")
        assert (mark.indicator, mark.mark, mark.note) == ("false_documents", "cannot_tell", "the photo is glued on")
        booth.must_show("> 3 [ ] Frightened")
        booth.must_not_show("just marked")


async def test_tab_after_moving_is_about_the_indicator_with_the_mark_in_front(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n down")
        booth.must_not_show("just marked")
        await booth.press("tab")
        booth.must_show(f"3 {booth.words('frightened')}", "What was seen")
        await booth.press("escape")
        await booth.press("n")
        booth.must_show("just marked")
        await booth.go_to("People")
        await booth.go_to("Indicators")
        booth.must_not_show("just marked")


async def test_a_mark_can_be_changed_and_the_first_one_stays_readable(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("o up n")
        assert booth.case.marks["no_kinship"].body.mark == "not_observed"
        assert len(booth.bodies("indicator_marked")) == 2
        assert len(booth.case.marks["no_kinship"].earlier) == 1


async def test_the_next_key_never_undoes_an_observation(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1, M2, A1)) as booth:
        await booth.press("o escape n ? n o enter n n")  # the first and the fourth ask whom it is about
        observed = [sign for sign, standing in booth.case.marks.items() if standing.body.mark == "observed"]
        assert observed == ["no_kinship", "documents_mismatch"]
        assert booth.case.marks["frightened"].body.mark == "cannot_tell"


async def test_nothing_clears_several_at_once(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        for key in "abcdefghijklmpqrstuvwxyz0123456789*+-":
            await booth.press(key)
            assert len(booth.bodies("indicator_marked")) == 0, key


async def test_enter_goes_to_what_has_no_mark_yet(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n down n up up up enter")
        booth.must_show("> 2 [ ] False documents")
        await booth.press("enter")
        booth.must_show("> 4 [ ] A person")
        await booth.press("n n n n")
        booth.must_show("Indicators · 6 of 7")
        await booth.press("enter")
        booth.must_show("> 2 [ ] False documents")


async def test_going_on_without_a_mark_is_said_and_stays_open(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        await booth.press("n n n n n n enter")
        booth.must_show("1 indicators have no mark yet.", "Decide", "Indicators 7: not looked at")
        await booth.press("f4")
        assert "6/7" in booth.line_with("Indicators")


@pytest.mark.parametrize(
    ("sign", "action"), [("wanted", "Contact INTERPOL"), ("abuse_material", "Report the seized material")]
)
async def test_what_is_to_be_reported_at_once_is_said_at_once(at_the_booth: AtTheBooth, sign: str, action: str) -> None:
    before = [body for body in marks() if getattr(body, "indicator", "") in SIGNS[: SIGNS.index(sign)]]
    async with at_the_booth(case=[*people(), *before]) as booth:
        booth.must_not_show("! NOW", action)
        assert "REPORT AT ONCE" in booth.line_with(
            "[ ] A person crossing" if sign == "wanted" else "[ ] Child sexual abuse"
        )
        await booth.press("o")
        if booth.shows("About whom"):  # who among the people is never guessed
            await booth.press("escape")
        booth.must_show("! NOW:", action)
        assert any(key.split(":")[0] in {"interpol", "report_material"} for key in booth.case.advice_actions)
        await booth.go_to("Actions")
        booth.must_show(action)


REPORTED = {"wanted": ("interpol", "report_wanted"), "abuse_material": ("report_material",)}


@pytest.mark.parametrize("sign", ["wanted", "abuse_material"])
@pytest.mark.parametrize("all_made", [True, False])
async def test_a_report_that_is_made_is_not_asked_for_again(
    at_the_booth: AtTheBooth, sign: str, all_made: bool
) -> None:
    made = REPORTED[sign][: None if all_made else -1]
    done = [ActionRecorded(action=action, state="done", who="the prosecutor") for action in made]
    async with at_the_booth(case=[*people(), *marks([sign]), *done, at("indicators")]) as booth:
        await booth.press("enter")
        if all_made:
            booth.must_not_show("Please note")
            booth.must_show("Before the interview")
        else:
            booth.must_show("Please note", "Report to the State Prosecutor")


async def test_an_immediate_report_needs_no_minor_and_no_interview(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(A1)) as booth:
        await booth.press("down down down o escape")
        booth.must_show("! NOW:", "Contact INTERPOL")
        await booth.go_to("Actions")
        booth.must_show("Contact INTERPOL", "NOW")


async def test_in_an_interview_an_immediate_report_is_only_a_mark(at_the_booth: AtTheBooth) -> None:
    case = [*people(), *marks(["wanted"]), at("minor_interview", "M1"), *rules("M1")]
    async with at_the_booth(case=case) as booth:
        booth.must_show("question 1 of", "! Actions")
        booth.must_not_show("INTERPOL", "NOW", "Prosecutor", "wanted", "Report")


async def test_an_observation_demands_interviews_of_everybody_in_the_group(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1, M2, A1, A2)) as booth:
        await booth.press("n n n n n")
        booth.must_not_show("Interviews are")
        await booth.press("o escape")
        booth.must_show("Interviews are needed, each person alone.")
        await booth.press("f4")
        for line in ("Minor M1", "Minor M2", "Adult A1", "Adult A2", "Compare M1 / A1", "Compare M2 / A2"):
            booth.must_show(line)


async def test_what_to_look_for_stands_below_the_list(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people()) as booth:
        booth.must_show("What to look for (1): The person beside the minor is no parent")
        await booth.press("down down")
        booth.must_show("What to look for (3): The minor trembles")
