"""Case = fold(events)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_events import adult, answered, asked, case_of, events, histories, marked, minor, numbered, opening
from screening_tui.case import events as ev
from screening_tui.case.events import Body, Event
from screening_tui.case.fold import EMPTY, apply, fold
from screening_tui.case.model import Case, Position
from screening_tui.case.value import Value


def one_by_one(history: tuple[Event, ...]) -> Case:
    case = EMPTY
    for event in history:
        case = apply(case, event)
    return case


@given(histories())
def test_any_sequence_folds_and_so_does_every_prefix(history: tuple[Event, ...]) -> None:
    for end in range(len(history) + 1):
        assert fold(history[:end]) == one_by_one(history[:end])


@given(st.lists(events(), max_size=12).map(tuple))
def test_even_with_numbers_that_no_journal_gives(history: tuple[Event, ...]) -> None:
    assert fold(history) == one_by_one(history)


@given(histories())
def test_folding_changes_nothing_that_was_folded_before(history: tuple[Event, ...]) -> None:
    for end in range(len(history)):
        before = fold(history[:end])
        kept = fold(history[:end])
        apply(before, history[end])
        assert before == kept


def without_history(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in vars(case) if name not in {"events", "corrected"}}


@given(histories(), st.integers(0, 11))
def test_a_correction_destroys_nothing_and_brings_back_what_stood_before(
    history: tuple[Event, ...], place: int
) -> None:
    plain = tuple(event for event in history if not isinstance(event.body, ev.Corrected))
    plain = numbered(*[event.body for event in plain])
    target = place % len(plain) if plain else 0
    correction = Event(
        len(plain) + 1, "2026-11-23T14:32:07.120-06:00", 0, "M. Solano", "", ev.Corrected(corrects=target + 1)
    )
    case = apply(fold(plain), correction)
    assert case.events == (*plain, correction)
    if not plain or isinstance(plain[target].body, ev.Opened | ev.Review):
        assert without_history(case) == without_history(fold(plain))
        assert case.corrected == {}
    else:
        assert case.corrected == {target + 1: len(plain) + 1}
        assert without_history(case) == without_history(fold(plain[:target] + plain[target + 1 :]))


def test_nothing_is_a_case_too() -> None:
    assert fold([]) == EMPTY
    assert EMPTY.state == "new"


def test_the_opening_counts_once() -> None:
    case = case_of(opening("PAS-2026-0001"), opening("PAS-2026-0002"))
    assert case.opened is not None
    assert case.opened.body.number == "PAS-2026-0001"
    assert case.state == "open"
    assert case.officer == ev.Officer(name="M. Solano", badge="4471")
    assert (case.officer_language, case.interview_language) == ("es", "es")


def test_the_latest_answer_counts_and_names_the_older_ones() -> None:
    case = case_of(
        opening(),
        asked(),
        answered("one"),
        ev.Missing(question="home", person="M1", reason="declined"),
        answered("two"),
    )
    standing = case.answers["M1", "home"]
    assert standing.seq == 5
    assert standing.earlier == (3, 4)
    assert standing.body == answered("two")
    assert case.asked["M1", "home"].seq == 2


def test_a_corrected_answer_gives_way_to_the_one_before() -> None:
    bodies: list[Body] = [opening(), answered("one"), answered("two"), ev.Corrected(corrects=3)]
    case = case_of(*bodies)
    assert case.answers["M1", "home"].body == answered("one")
    assert case.corrected == {3: 4}
    again = case_of(*bodies, ev.Corrected(corrects=4))
    assert again.answers["M1", "home"].body == answered("two")
    assert again.corrected == {4: 5}


def test_a_correction_of_what_is_not_there_yet_or_of_itself_changes_nothing() -> None:
    case = case_of(
        opening(), ev.Corrected(corrects=2), ev.Corrected(corrects=4), answered("one"), ev.Corrected(corrects=99)
    )
    assert case.corrected == {}
    assert case.answers["M1", "home"].seq == 4


def test_two_corrections_of_one_event_are_both_to_be_undone() -> None:
    bodies: list[Body] = [opening(), marked(), ev.Corrected(corrects=2), ev.Corrected(corrects=2)]
    assert case_of(*bodies).corrected == {2: 3}
    assert "frightened" not in case_of(*bodies, ev.Corrected(corrects=3)).marks
    assert "frightened" in case_of(*bodies, ev.Corrected(corrects=3), ev.Corrected(corrects=4)).marks


def test_people_are_added_and_corrected() -> None:
    case = case_of(opening(), minor("M1"), adult("A1"), minor("M2"))
    assert (case.minors, case.adults) == (("M1", "M2"), ("A1",))
    corrected = apply(
        case, numbered(*[opening()] * 4, ev.PersonCorrected(person="A1", role="minor", age_in_doubt=True))[-1]
    )
    assert corrected.minors == ("M1", "A1", "M2")
    assert corrected.people["A1"].earlier == (3,)
    assert case_of(ev.PersonCorrected(person="A3", role="adult")).adults == ("A3",)


def test_an_interviews_language_is_the_one_chosen_last() -> None:
    spoken = [opening(), minor(language="fr"), adult()]
    change = ev.LanguageChanged(what="interview", language="ht", person="M1")
    assert case_of(*spoken).language_of("M1") == "fr"
    assert case_of(*spoken).language_of("A1") == "es"
    assert case_of(*spoken).language_of("A9") == "es"
    assert case_of(*spoken, change).language_of("M1") == "ht"
    named = ev.PersonCorrected(person="M1", role="minor", name="X", language="fr")
    assert case_of(*spoken, change, named).language_of("M1") == "ht"
    chosen = ev.PersonCorrected(person="M1", role="minor", language="pt")
    assert case_of(*spoken, change, chosen).language_of("M1") == "pt"
    assert case_of(*spoken, ev.LanguageChanged(what="interview", language="pt")).language_of("A1") == "pt"
    assert case_of(*spoken, ev.LanguageChanged(what="officer", language="en")).officer_language == "en"


def test_the_position_is_where_the_officer_went_last() -> None:
    entered = ev.StepEntered(step="minor_interview", people=("M1",))
    case = case_of(opening(), entered, ev.StepLeft(step="minor_interview", people=("M1",)))
    assert case.position == Position("minor_interview", ("M1",))


@pytest.mark.parametrize(
    ("bodies", "state"),
    [
        ([], "open"),
        ([ev.Interrupted()], "interrupted"),
        ([ev.Interrupted(), ev.Resumed(program="1")], "open"),
        ([ev.Closed()], "closed"),
        ([ev.Closed(), ev.Interrupted()], "closed"),
        ([ev.Closed(), ev.Resumed(program="1")], "closed"),
        ([ev.Closed(), ev.Reopened(reason="x")], "open"),
        ([ev.Reopened(reason="x")], "open"),
        ([ev.Closed(), ev.Corrected(corrects=2)], "open"),
    ],
)
def test_the_state(bodies: list[Body], state: str) -> None:
    assert case_of(opening(), *bodies).state == state


def test_without_an_opening_there_is_no_state() -> None:
    assert case_of(ev.Closed(), ev.Interrupted(), ev.Resumed(program="1"), ev.Reopened(reason="x")).state == "new"


def test_who_works_on_it() -> None:
    case = case_of(opening(), ev.HandedOver(officer="R. Mora", badge="12"))
    assert case.officer == ev.Officer(name="R. Mora", badge="12")
    resumed = apply(case, Event(3, "2026-11-23T14:32:07.120-06:00", 0, "L. Vega", "", ev.Resumed(program="1")))
    assert resumed.officer == ev.Officer(name="L. Vega")


def test_a_disclosure_that_was_taken_back_is_gone_and_readable() -> None:
    case = case_of(opening(), ev.Disclosed(person="M1", words="x"), ev.DisclosureWithdrawn(person="M1", reason="slip"))
    assert case.disclosures == {}
    assert len(case.events) == 3
    assert case_of(ev.DisclosureWithdrawn(person="M1", reason="x")).disclosures == {}


def test_everything_that_became_of_an_action_stays() -> None:
    tried = ev.ActionRecorded(action="inform", person="M1", state="attempted")
    done = ev.ActionRecorded(action="inform", person="M1", state="done", who="Insp. Rojas")
    case = case_of(opening(), tried, done)
    assert [standing.body for standing in case.actions["inform", "M1"]] == [tried, done]
    assert [standing.seq for standing in case.actions["inform", "M1"]] == [2, 3]


def test_what_is_on_the_screen() -> None:
    shown = ev.AdviceShown(findings=("a", "b"), actions=("x:M1",), language="es", program="1")
    withdrawn = ev.AdviceWithdrawn(findings=("a",), actions=("y",), language="es", program="1")
    case = case_of(opening(), shown, withdrawn)
    assert case.advice_findings == {"b"}
    assert case.advice_actions == {"x:M1"}


def test_each_kind_has_its_place() -> None:
    bodies: list[Body] = [
        opening(),
        marked(),
        ev.ConductRecorded(conduct="alone", person="M1", confirmed=True),
        ev.QuestionAdded(question="own.1", person="M1", wording="The dog?"),
        ev.AttitudeObserved(person="M1", manners=("hesitant",)),
        ev.CheckShown(check="c", person="M1"),
        ev.CheckAccepted(check="c", person="M1", reason="x"),
        ev.ComparisonJudged(fact="home", people=("M1", "A1"), verdict="differs"),
        ev.Assessed(person="M1", conclusion="in_doubt", reason="x"),
        ev.OutcomeRecorded(person="M1", outcome="travels_on"),
        ev.LookedAfter(person="M1", by="Officer Mora"),
    ]
    case = case_of(*bodies)
    assert list(case.marks) == ["frightened"]
    assert list(case.conducts) == [("M1", "alone")]
    assert list(case.own_questions) == ["own.1"]
    assert list(case.attitudes) == [("M1", "")]
    assert list(case.checks_shown) == list(case.checks_accepted) == [("c", "M1")]
    assert list(case.comparisons) == [("home", "M1", "A1")]
    assert list(case.conclusions) == list(case.outcomes) == list(case.looked_after) == ["M1"]


def test_what_happened_once_is_kept_in_order() -> None:
    bodies: list[Body] = [
        ev.Noted(text="x"),
        ev.DocumentSeen(asked_for="a permit"),
        ev.BribeOffered(),
        ev.OfficialSuspected(),
        ev.BreakStarted(),
        ev.BreakEnded(),
        ev.PersonPresent(person="M1", who="an interpreter"),
        ev.ObjectSecured(what="a phone"),
    ]
    case = case_of(*bodies)
    assert [event.body for event in case.happened] == bodies
    assert len(case_of(*bodies, ev.Corrected(corrects=1)).happened) == 7


def test_unknown_kinds_are_collected() -> None:
    future = ev.Unknown(kind="hologram_shown", colour="green")  # type: ignore[call-arg]
    case = case_of(opening(), future)
    assert [event.body for event in case.unknown] == [future]


def test_an_empty_value_is_empty() -> None:
    assert Value().is_empty
    assert not Value(text="x").is_empty
