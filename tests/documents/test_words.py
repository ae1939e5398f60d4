"""The words of events, answers and verdicts: what is quoted, what is the officer's, and that nothing is left raw."""

from typing import get_args

import pytest

from screening_tui.case import events as ev
from screening_tui.case.events import BODY_OF_KIND, Body
from screening_tui.case.value import Value
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.event_words import in_words
from screening_tui.documents.teller import Teller
from screening_tui.documents.vocabulary import in_use, vocabulary
from screening_tui.language import use_language
from screening_tui.screening.model import Ground
from told_case import CONTACTS, answer, opening, protocol, told, whole


def teller(*bodies: Body, language: str = "en") -> Teller:
    minor = ev.PersonAdded(person="M1", role="minor", name="Ana")
    people = (opening(), minor, ev.PersonAdded(person="A1", role="adult", name="Bo"))
    return Teller(protocol(), told(*people, *bodies), language, CONTACTS)


def last(*bodies: Body, brief: bool = False) -> str:
    told_by = teller(*bodies)
    return in_words(told_by, told_by.case.events[-1], brief=brief)


def fact(*bodies: Body) -> dict[str, object]:
    told_by = teller(*bodies)
    sections = upper_part(protocol(), told_by.case, "en", CONTACTS)
    comparison = next(section.tables["comparison"] for section in sections if "comparison" in section.tables)
    found: dict[str, object] = comparison[0]["fact"][0]
    return found


@pytest.mark.parametrize(
    ("rendering", "said"),
    [
        ("verbatim", "“to an aunt” - Tapachula"),
        ("summarised", "summary: to an aunt - Tapachula"),
        ("interpreted", "through the interpreter: to an aunt - Tapachula"),
    ],
)
def test_only_what_was_written_word_for_word_stands_in_quotation_marks(rendering: ev.Rendering, said: str) -> None:
    value = Value(text="to an aunt", place="Tapachula")
    answered = ev.Answered(question="m_destination", person="M1", value=value, rendering=rendering)
    assert last(answered) == f"M1: Where are you travelling to? {said}"
    assert fact(answered)["first"] == f"M1: {said}"


def test_an_answer_of_which_nothing_was_understood_is_a_dash() -> None:
    assert last(ev.Answered(question="m_destination", person="M1", value=Value())).endswith("to? -")


def test_a_verdict_that_an_account_outran_says_who_judged_what_and_what_changed() -> None:
    told_before = (*answer("m_destination", "M1", "to an aunt"), *answer("a_destination", "A1", "to a hotel"))
    judged = ev.ComparisonJudged(fact="destination", people=("M1", "A1"), verdict="differs", words="two places")
    assert fact(*told_before, judged)["verdict"] == "differ"
    stale = fact(*told_before, judged, *answer("m_destination", "M1", "to a hotel"))
    assert stale["verdict"] == "not judged again since an account changed"
    before = str(stale["judged_before"])
    assert "Destination: differ (M1, A1) - the officer wrote: two places [8]" in before
    assert before.endswith(" - M. Solano (4471)")
    assert [line.split(" ", 1)[1] for line in stale["changed_after"]] == [  # type: ignore[attr-defined]
        "M1: Where are you travelling to? “to a hotel” [10]"
    ]
    assert not stale.keys() & {"words", "time", "event"}


def test_an_account_that_was_taken_back_is_told_as_what_changed() -> None:
    told_before = (*answer("m_destination", "M1", "to an aunt"), *answer("a_destination", "A1", "to a hotel"))
    judged = ev.ComparisonJudged(fact="destination", people=("M1", "A1"), verdict="differs")
    stale = fact(*told_before, judged, ev.Corrected(corrects=5, reason="misheard"))
    assert stale["verdict"] == "not judged again since an account changed"
    (changed,) = stale["changed_after"]  # type: ignore[misc, attr-defined]
    told_back = "taken back: M1: Where are you travelling to? “to an aunt” - the officer wrote: misheard [9]"
    assert changed.endswith(told_back)


def test_what_is_told_beside_an_event_is_left_out_where_somebody_may_read_along() -> None:
    marked = ev.IndicatorMarked(indicator="frightened", mark="observed", people=("M1",), note="trembles")
    line = "Frightened beside somebody indifferent: observed (M1)"
    assert last(marked) == f"{line} - the officer wrote: trembles"
    assert last(marked, brief=True) == line
    disclosed = ev.Disclosed(person="M1", words="he hits me")
    assert last(disclosed) == "M1 disclosed abuse - “he hits me”"
    assert last(disclosed, brief=True) == "M1 disclosed abuse"


def test_an_entry_of_another_day_says_which() -> None:
    assert last(ev.Noted(text="she sleeps", person="M1")) == "M1: a note - she sleeps"
    assert last(ev.Corrected(corrects=99)) == "taken back"
    assert last(ev.Corrected(corrects=4)) == "taken back"
    assert last(ev.Disclosed(person="M1"), ev.Corrected(corrects=4)) == "taken back: M1 disclosed abuse"


def test_no_event_shows_its_kind_as_the_program_calls_it() -> None:
    told_by = Teller(protocol(), told(*whole()), "es", CONTACTS)
    for event in told_by.case.events:
        if event.body.kind in BODY_OF_KIND:
            words = in_words(told_by, event)
            assert words
            assert event.body.kind.replace("_", " ") not in words or "_" not in event.body.kind


def test_every_ground_and_every_manner_of_asking_has_words() -> None:
    for language in ("en", "es"):
        words = vocabulary(language)
        assert all(words.ground(ground) != ground for ground in Ground)
        values = (*get_args(ev.QuestionManner), *get_args(ev.Rendering), *get_args(ev.Verdict))
        assert all("_" not in words.short(value) for value in values)


def test_the_words_in_use_are_the_programs_language() -> None:
    try:
        use_language("es")
        assert in_use().word("declined") == vocabulary("es-CR").word("declined") != vocabulary("en").word("declined")
    finally:
        use_language("en")
    assert in_use().short("differs") == "DIFFER"
    assert in_use().state("open") == "in progress"
    assert in_use().kind("hologram_shown") == "hologram shown"
