"""What the finished cases of ``examples/cases`` recommend is what was decided for such cases."""

from dataclasses import dataclass

import pytest

from example_files import EXAMPLES
from screening_tui.case.case_file import LoadedFile, read_case_file
from screening_tui.case.events import Disclosed, Event, Missing, QuestionAdded, StepEntered
from screening_tui.case.fold import fold
from screening_tui.case.model import Case, Position
from screening_tui.documents.verify import verify
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.screening.actions import recommended
from screening_tui.screening.findings import findings
from screening_tui.screening.items import items
from screening_tui.screening.model import ActionProgress, Call, Standpoint
from screening_tui.screening.plan import plan

NAMES = ("contradiction-in-doubt", "disclosure", "family-no-concern", "three-minors-one-detected", "wanted-adult")
ONE_TO_FIVE = ("inform_superior", "protection_institution", "keep_safe", "listen", "no_return")
ONE_TO_SIX = (*ONE_TO_FIVE, "prosecutor")
IMMEDIATE = {"interpol": Standpoint.RECOMMENDED, "report_wanted": Standpoint.RECOMMENDED}


def for_minor(minor: str, *actions: str) -> dict[str, Standpoint]:
    """These actions, recommended for this minor."""
    return {f"{action}:{minor}": Standpoint.RECOMMENDED for action in actions}


@dataclass(frozen=True)
class Example:
    """One finished case, and any earlier moment of it."""

    file: LoadedFile
    protocol: Protocol

    @property
    def case(self) -> Case:
        return self.file.case

    def until(self, event: Event) -> Case:
        """The case as it was once that event had happened."""
        return fold(one for one in self.case.events if one.seq <= event.seq)

    def first(self, kind: str, **wanted: object) -> Event:
        """The first event of a kind whose body says this."""
        return next(
            event
            for event in self.case.events
            if event.body.kind == kind and all(getattr(event.body, name) == value for name, value in wanted.items())
        )

    def before(self, event: Event) -> Case:
        """The case as it was just before that event."""
        return fold(one for one in self.case.events if one.seq < event.seq)

    def stands(self, case: Case) -> dict[str, Standpoint]:
        """Every action on the list at that moment."""
        return {line.key: line.standpoint for line in recommended(self.protocol, case)}


def example(name: str) -> Example:
    file = read_case_file(EXAMPLES / "cases" / f"{name}.toml")
    assert file.sources is not None
    return Example(file, load(file.sources))


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_whole_closed_and_says_that_it_was_scripted(name: str) -> None:
    found = example(name)
    assert found.file.findings == ()
    assert verify(EXAMPLES / "cases" / f"{name}.toml").findings == ()
    assert found.case.opened is not None
    assert (found.case.state, found.case.opened.body.origin) == ("closed", "scripted")
    assert "SCRIPTED" in found.file.upper["beware"]


@pytest.mark.parametrize("name", NAMES)
def test_each_minor_has_a_conclusion_and_an_end_and_each_action_is_dealt_with(name: str) -> None:
    found = example(name)
    assert set(found.case.conclusions) == set(found.case.outcomes) == set(found.case.minors)
    handled = {ActionProgress.DONE, ActionProgress.IMPOSSIBLE, ActionProgress.NOT_NEEDED}
    assert all(line.progress in handled for line in recommended(found.protocol, found.case))


@pytest.mark.parametrize("name", NAMES)
def test_the_part_for_people_tells_the_same_actions(name: str) -> None:
    found = example(name)
    told = [(action["number"], action.get("person", "")[:2]) for action in found.file.upper.get("action", ())]
    lines = recommended(found.protocol, found.case)
    assert told == [(str(line.action.number), line.person) for line in lines]


def test_numbers_are_distinct() -> None:
    numbers = {opened.body.number for name in NAMES if (opened := example(name).case.opened)}
    assert len(numbers) == len(NAMES)


def test_a_family_with_no_concern_leads_to_nothing() -> None:
    found = example("family-no-concern")
    assert found.stands(found.case) == {}
    assert all(mark.body.mark == "not_observed" for mark in found.case.marks.values())
    assert Call.DEMANDED not in {line.call for line in plan(found.protocol, found.case).steps}


def test_a_wanted_adult_is_reported_at_once_and_the_interviews_are_demanded() -> None:
    found = example("wanted-adult")
    marked = found.first("indicator_marked", indicator="wanted", people=("A1",))
    assert found.stands(found.until(marked)) == IMMEDIATE
    calls = {line.position: line.call for line in plan(found.protocol, found.until(marked)).steps}
    assert calls[Position("minor_interview", ("M1",))] is Call.DEMANDED
    assert calls[Position("adult_interview", ("A1",))] is Call.DEMANDED


def test_the_reports_of_a_wanted_adult_were_made_before_any_interview() -> None:
    found = example("wanted-adult")
    then = found.before(found.first("step_entered", step="minor_interview"))
    assert {line.action.id: line.progress for line in recommended(found.protocol, then)} == dict.fromkeys(
        IMMEDIATE, ActionProgress.DONE
    )
    for action in IMMEDIATE:
        made = then.actions[action, ""][-1].body
        assert made.who
        assert made.when
        assert made.reference


def test_nothing_detected_leaves_only_what_was_immediate() -> None:
    found = example("wanted-adult")
    assert found.case.conclusions["M1"].body.conclusion == "not_detected"
    assert found.stands(found.case) == IMMEDIATE


def test_the_interviews_of_the_wanted_adult_and_his_daughter_were_held_in_spanish() -> None:
    found = example("wanted-adult")
    assert found.case.officer_language == "en"
    assert {found.case.language_of(person) for person in ("M1", "A1")} == {"es"}


def test_a_contradiction_concluded_in_doubt_recommends_one_to_five_and_offers_six() -> None:
    found = example("contradiction-in-doubt")
    assert found.case.conclusions["M1"].body.conclusion == "in_doubt"
    wanted = for_minor("M1", *ONE_TO_FIVE) | {"prosecutor:M1": Standpoint.OFFERED}
    assert found.stands(found.case) == wanted
    assert found.stands(found.before(found.first("assessed"))) == {}
    held = {line.finding.id for line in findings(found.protocol, found.case) if line.result.holds}
    assert "contradiction" in held


def test_the_officers_own_question_is_put_to_the_adult_in_neutral_words() -> None:
    found = example("contradiction-in-doubt")
    (own,) = (event.body for event in found.case.events if isinstance(event.body, QuestionAdded))
    (asked,) = (
        item.say
        for item in items(found.protocol, found.case, Position("adult_interview", ("A1",)))
        if item.id == own.question
    )
    assert asked == own.neutral != own.wording
    assert "Canela" in own.wording
    assert "Canela" not in own.neutral
    assert found.case.comparisons[own.question, "M1", "A1"].body.verdict == "differs"


def test_an_action_that_was_tried_first_keeps_both_entries() -> None:
    found = example("contradiction-in-doubt")
    told = [entry.body.state for entry in found.case.actions["protection_institution", "M1"]]
    assert told == ["attempted", "done"]


def test_a_disclosure_recommends_one_to_six_before_any_conclusion() -> None:
    found = example("disclosure")
    told = found.first("disclosed")
    assert isinstance(told.body, Disclosed)
    assert told.body.words.startswith("He comes into my room")
    before_it, after_it = found.before(told), found.until(told)
    assert found.stands(before_it) == {}
    assert found.stands(after_it) == for_minor("M1", *ONE_TO_SIX)
    assert not after_it.conclusions
    undecided = found.before(found.first("assessed"))
    assert {line.progress for line in recommended(found.protocol, undecided)} == {ActionProgress.DONE}
    assert found.stands(found.case) == for_minor("M1", *ONE_TO_SIX)


def test_a_disclosure_ends_the_interview_and_begins_none() -> None:
    found = example("disclosure")
    told = found.first("disclosed")
    after = [event.body for event in found.case.events if event.seq > told.seq]
    assert not [body for body in after if body.kind in {"asked", "answered"}]
    assert {body.reason for body in after if isinstance(body, Missing)} == {"not_asked"}
    asked = items(found.protocol, found.case, Position("minor_interview", ("M1",)))
    assert all(item.standing is not None for item in asked if not item.adds)
    assert not [
        event
        for event in found.case.events
        if isinstance(event.body, StepEntered) and event.body.step == "adult_interview"
    ]


def test_of_three_minors_only_the_one_detected_leads_to_actions() -> None:
    found = example("three-minors-one-detected")
    conclusions = {minor: standing.body.conclusion for minor, standing in found.case.conclusions.items()}
    assert conclusions == {"M1": "not_detected", "M2": "detected", "M3": "not_detected"}
    assert found.stands(found.case) == for_minor("M2", *ONE_TO_SIX)


def test_all_three_minors_and_the_adult_were_interviewed_and_compared() -> None:
    found = example("three-minors-one-detected")
    entered = {(event.body.step, event.body.people) for event in found.case.events if event.body.kind == "step_entered"}
    wanted = {("minor_interview", (minor,)) for minor in ("M1", "M2", "M3")} | {("adult_interview", ("A1",))}
    assert wanted <= entered
    assert {pair[1:] for pair in found.case.comparisons} == {("M1", "A1"), ("M2", "A1"), ("M3", "A1")}
