"""Two accounts side by side, a suggestion with its ground, and the officer's own verdict."""

from booth import AtTheBooth
from prepared import A1, A2, M1, M2, at, both_told, in_the_minors_interview, marks, people, said
from screening_tui.case.events import AttitudeObserved, Missing


async def test_both_accounts_stand_side_by_side_in_their_own_words(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=both_told()) as booth:
        booth.must_show("Compare M1 with A1 · 0 of 4", "M1 said", "A1 said", "Verdict")
        await booth.press("up up up up up up")
        booth.must_show("Ana Lucia Secreta")
        line = booth.line_with("Destination")
        assert "“to work in" in line
        assert "“a hotel" in line
        assert line.rstrip().endswith("?")


async def test_the_verdict_is_the_officers_and_the_next_fact_follows(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=both_told()) as booth:
        await booth.press("a d c")
        verdicts = [(body.fact, body.people, body.verdict) for body in booth.bodies("comparison_judged")]
        assert [verdict for _fact, _people, verdict in verdicts] == ["agrees", "differs", "cannot_tell"]
        assert {pair for _fact, pair, _verdict in verdicts} == {("M1", "A1")}
        assert len({fact for fact, _pair, _verdict in verdicts}) == 3
        booth.must_show("3 of 4", "agree", "DIFFER", "cannot tell")


async def test_a_suggestion_says_why_and_decides_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=both_told()) as booth:
        booth.must_show("Suggested: agree; the same name")
        await booth.press("down")
        booth.must_show("Suggested: DIFFER; another place")
        assert not booth.bodies("comparison_judged")
        assert not [
            finding for finding in booth.desk.findings if finding.finding.id == "contradiction" and finding.result.holds
        ]
        await booth.press("d")
        assert [
            finding for finding in booth.desk.findings if finding.finding.id == "contradiction" and finding.result.holds
        ]


async def test_who_gave_no_answer_contradicts_nobody(at_the_booth: AtTheBooth) -> None:
    case = [
        *in_the_minors_interview(),
        Missing(question="m_destination", person="M1", reason="does_not_know"),
        *said("A1", "a_destination", place="San Jose"),
        at("compare", "M1", "A1"),
    ]
    async with at_the_booth(case=case) as booth:
        for _fact in range(20):
            if "Destination" in booth.line_with("> "):
                break
            await booth.press("down")
        booth.must_show("(does not know)", "Suggested: nothing to compare;", "which is never a contradiction")
        await booth.press("d")
        booth.must_show("Nothing to compare: one gave no answer, which is never a contradiction.")
        assert not booth.bodies("comparison_judged")


async def test_words_and_verdict_go_together(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=both_told()) as booth:
        await booth.press("tab 2 tab")
        await booth.type("she corrected herself")
        await booth.press("enter")
        judged = booth.last("comparison_judged")
        assert (judged.verdict, judged.words) == ("differs", "she corrected herself")
        booth.must_show("Your words: she corrected herself")


async def test_the_same_verdict_twice_is_written_once(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=both_told()) as booth:
        await booth.press("d up d")
        assert len(booth.bodies("comparison_judged")) == 1
        await booth.press("up a")
        assert [body.verdict for body in booth.bodies("comparison_judged")] == ["differs", "agrees"]


async def test_how_they_said_it_stands_beside(at_the_booth: AtTheBooth) -> None:
    seen = AttitudeObserved(person="M1", manners=("hesitant",), question="m_name")
    async with at_the_booth(case=[*both_told()[:-1], seen, at("compare", "M1", "A1")]) as booth:
        booth.must_show("How they said it: M1: hesitant")


async def test_enter_goes_to_what_has_no_verdict_yet_and_then_on(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=both_told()) as booth:
        await booth.press("a a a enter a")
        booth.must_show("4 of 4")
        await booth.press("enter")
        booth.must_show("Decide")


async def test_one_adult_with_three_minors_has_three_comparisons(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=[*people(M1, M2, A1, A2), *marks(["hidden"])]) as booth:
        await booth.press("f4")
        pairs = [
            line.split("Compare ")[1].split("   ")[0].strip()
            for line in booth.lines
            if "Compare " in line and "/" in line
        ]
        assert pairs[-4:] == ["M1 / A1", "M1 / A2", "M2 / A1", "M2 / A2"]


async def test_two_other_people_are_compared_on_demand(at_the_booth: AtTheBooth) -> None:
    told = [*said("M1", "m_destination", place="Tapachula"), *said("M2", "m_destination", place="Managua")]
    async with at_the_booth(case=[*people(M1, M2, A1), *marks(["hidden"]), *told]) as booth:
        await booth.choose("Compare two other people")
        booth.must_show("M1 / M2", "M1 / A1", "M2 / A1")
        await booth.choose("M1 / M2")
        booth.must_show("Compare M1 with M2", "Tapachula", "Managua")
        await booth.press("d")
        assert booth.last("comparison_judged").people == ("M1", "M2")


async def test_with_one_person_there_is_nothing_to_compare(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=people(M1)) as booth:
        await booth.choose("Compare two other people")
        booth.must_show("There are no two people to compare.")
