"""What a review has come to, and what may be recorded in one. Pure."""

from typing import Literal, TypeAlias

from screening_tui.case.events import (
    Event,
    Officer,
    Review,
    ReviewApproved,
    ReviewCommented,
    ReviewReopened,
    ReviewResolved,
    ReviewSentBack,
)
from screening_tui.case.model import Case, Standing
from screening_tui.case.writers import is_writer, written_by_officers

ReviewState: TypeAlias = Literal["unreviewed", "sent_back", "answered", "approved", "changed"]
"""``answered``: sent back, and closed again since; ``changed``: approved, and written to since."""

WAITING = frozenset({"unreviewed", "answered", "changed"})
"""In these a closed case waits for a reviewer."""


def review_state(case: Case) -> ReviewState:
    """What the last decision means for the case as it stands now."""
    decision = case.decision
    match decision.body if decision else None:
        case ReviewSentBack():
            return "answered" if case.state == "closed" else "sent_back"
        case ReviewApproved() if decision:
            return "changed" if written_by_officers(_after(case, decision.seq)) else "approved"
        case _:
            return "unreviewed"


def open_comments(case: Case) -> tuple[Standing[ReviewCommented], ...]:
    """The comments that nobody resolved, oldest first."""
    return tuple(comment for seq, comment in case.comments.items() if seq not in case.comments_resolved)


def refuse_review(case: Case, body: Review, reviewer: Officer) -> str:
    """Why a reviewer cannot record this now, in plain words; empty if they can.

    Who wrote a case cannot approve it: four eyes see more than two.
    """
    match body:
        case ReviewCommented() if body.on and not _is_commentable(case, body.on):
            return f"There is no entry {body.on} to comment on."
        case ReviewResolved() if body.comment not in {comment.seq for comment in open_comments(case)}:
            return f"Entry {body.comment} is no open comment."
        case ReviewApproved() if is_writer(case.events, reviewer.name, reviewer.badge):
            return "Who wrote a case cannot approve it."
        case ReviewApproved() | ReviewSentBack() if case.state != "closed":
            return "The case is not closed yet: it can be commented on, and decided on when it is."
        case ReviewApproved() if open_comments(case):
            seqs = ", ".join(str(comment.seq) for comment in open_comments(case))
            return f"Comments are open: {seqs}. Resolve them first, or send the case back."
        case ReviewReopened() if review_state(case) not in {"approved", "changed"}:
            return "The case is not approved, so there is no approval to take back."
        case _:
            return ""


def _is_commentable(case: Case, seq: int) -> bool:
    return any(event.seq == seq and not isinstance(event.body, Review) for event in case.events)


def _after(case: Case, seq: int) -> tuple[Event, ...]:
    return tuple(event for event in case.events if event.seq > seq and event.seq not in case.corrected)
