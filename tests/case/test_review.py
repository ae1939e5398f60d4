"""A review: comments, decisions, and who may make them."""

from typing import Any

import pytest

from made_events import AT, case_of, marked, minor, opening
from screening_tui.case import events as ev
from screening_tui.case.events import Body, Event, Officer, Review
from screening_tui.case.fold import fold
from screening_tui.case.model import Case
from screening_tui.case.review import WAITING, open_comments, refuse_review, review_state
from screening_tui.case.writers import is_writer, name_key

ROJAS = Officer(name="Insp. Rojas", badge="12")
ROLE: Any = {"role": "supervisor"}
APPROVED = ev.ReviewApproved(**ROLE)
SENT_BACK = ev.ReviewSentBack(**ROLE, reason="Who was called?")
REOPENED = ev.ReviewReopened(**ROLE, reason="A second look.")


def reviewed(*bodies: Body) -> Case:
    """M. Solano opens, marks and closes; what is a review's is Rojas', the rest Solano's."""
    whole = (opening(), minor(), marked(), ev.Closed(), *bodies)
    return fold(
        Event(seq, AT, seq, ROJAS.name, ROJAS.badge, body)
        if isinstance(body, Review)
        else Event(seq, AT, seq, "M. Solano", "4471", body)
        for seq, body in enumerate(whole, 1)
    )


@pytest.mark.parametrize(
    ("bodies", "state"),
    [
        ([], "unreviewed"),
        ([ev.ReviewBegun(**ROLE, program="1")], "unreviewed"),
        ([SENT_BACK], "sent_back"),
        ([SENT_BACK, ev.Resumed(program="1")], "sent_back"),
        ([SENT_BACK, ev.Closed()], "answered"),
        ([SENT_BACK, ev.Closed(), APPROVED], "approved"),
        ([APPROVED, ev.Resumed(program="1"), ev.StepEntered(step="x")], "approved"),
        ([APPROVED, ev.Reopened(reason="x"), marked()], "changed"),
        ([APPROVED, REOPENED], "unreviewed"),
    ],
)
def test_what_a_review_has_come_to(bodies: list[Body], state: str) -> None:
    assert review_state(reviewed(*bodies)) == state


def test_an_entry_that_was_taken_back_does_not_undo_an_approval() -> None:
    assert review_state(reviewed(APPROVED, ev.Noted(text="x"), ev.Corrected(corrects=6))) == "changed"
    assert {"unreviewed", "answered", "changed"} == WAITING


def test_a_case_that_is_sent_back_is_open_again_and_one_that_was_open_stays_so() -> None:
    assert reviewed(SENT_BACK).state == "interrupted"
    assert case_of(opening(), SENT_BACK).state == "open"


def test_comments_are_open_until_they_are_resolved() -> None:
    first = ev.ReviewCommented(**ROLE, text="Why?", on=3)
    answer = ev.CommentAnswered(comment=5, text="Because.")
    case = reviewed(first, ev.ReviewCommented(**ROLE, text="All of it."), answer, answer)
    assert [comment.seq for comment in open_comments(case)] == [5, 6]
    assert [said.seq for said in case.comment_answers[5]] == [7, 8]
    settled = reviewed(first, ev.ReviewResolved(**ROLE, comment=5, text="Good."))
    assert open_comments(settled) == ()
    assert settled.comments_resolved[5].seq == 6


def test_an_officer_cannot_take_a_review_back() -> None:
    case = reviewed(SENT_BACK, ev.Corrected(corrects=5))
    assert review_state(case) == "sent_back"
    assert case.corrected == {}


def test_a_review_changes_nothing_of_the_officers() -> None:
    plain, case = reviewed(), reviewed(ev.ReviewBegun(**ROLE, program="1"), APPROVED)
    for name in ("officer", "state", "marks", "people", "answers", "conclusions", "actions", "corrected"):
        assert getattr(plain, name) == getattr(case, name)


@pytest.mark.parametrize("name", ["M. Solano", "m solano", "SOLANO, M.", "M. Soláno"])
def test_who_wrote_a_case_cannot_approve_it_however_the_name_is_typed(name: str) -> None:
    case = reviewed()
    assert refuse_review(case, APPROVED, Officer(name=name)) == "Who wrote a case cannot approve it."
    forged = Event(5, AT, 5, name, "", APPROVED)
    assert review_state(fold((*case.events, forged))) == "unreviewed"


def test_nor_under_the_same_badge_and_looking_is_not_writing() -> None:
    case = reviewed(ev.ReviewBegun(**ROLE, program="1"))
    assert is_writer(case.events, "Somebody Else", "4471")
    assert not is_writer(case.events, ROJAS.name, ROJAS.badge)
    assert name_key("José  de la Cruz") == name_key("DE LA CRUZ, JOSE")


@pytest.mark.parametrize(
    ("bodies", "body", "words"),
    [
        ([], ev.ReviewBegun(**ROLE, program="1"), ""),
        ([], ev.ReviewCommented(**ROLE, text="x"), ""),
        ([], ev.ReviewCommented(**ROLE, text="x", on=3), ""),
        ([], ev.ReviewCommented(**ROLE, text="x", on=99), "no entry 99"),
        ([APPROVED], ev.ReviewCommented(**ROLE, text="x", on=5), "no entry 5"),
        ([], ev.ReviewResolved(**ROLE, comment=3), "no open comment"),
        ([ev.ReviewCommented(**ROLE, text="x")], ev.ReviewResolved(**ROLE, comment=5), ""),
        ([], APPROVED, ""),
        ([ev.Reopened(reason="x")], APPROVED, "not closed"),
        ([ev.Reopened(reason="x")], SENT_BACK, "not closed"),
        ([ev.ReviewCommented(**ROLE, text="x")], APPROVED, "Comments are open: 5."),
        ([ev.ReviewCommented(**ROLE, text="x")], SENT_BACK, ""),
        ([], REOPENED, "not approved"),
        ([APPROVED], REOPENED, ""),
    ],
)
def test_what_may_be_recorded(bodies: list[Body], body: Review, words: str) -> None:
    refusal = refuse_review(reviewed(*bodies), body, ROJAS)
    assert (words in refusal) if words else refusal == ""
