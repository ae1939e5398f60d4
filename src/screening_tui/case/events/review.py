"""What a reviewer did, and what the officer said to it."""

from typing import Literal, TypeAlias

from pydantic import Field

from screening_tui.case.events.body import Body, Words
from screening_tui.case.value import Number


class Review(Body):
    """What a reviewer did. The stamp is the reviewer's, and nothing of the officer's is changed by it."""

    role: Words
    """In which capacity: supervisor, child-protection officer."""


class ReviewBegun(Review):
    """A reviewer opened the case; elapsed time starts anew. Nothing else follows from it."""

    kind: Literal["review_begun"] = "review_begun"
    program: str
    account: str = ""
    terminal: str = ""


class ReviewCommented(Review):
    """A comment; its number is the event's own. It is open until it is resolved."""

    kind: Literal["review_commented"] = "review_commented"
    text: Words
    on: Number = Field(default=0, ge=0)
    """The event that it is about: a mark, an answer, a verdict, an action; 0 for the case as a whole."""


class ReviewResolved(Review):
    """A comment is settled."""

    kind: Literal["review_resolved"] = "review_resolved"
    comment: Number = Field(ge=1)
    """The event that made the comment."""
    text: str = ""


class ReviewApproved(Review):
    """The case is approved as it stands at this event. It counts for nothing from somebody who wrote the case."""

    kind: Literal["review_approved"] = "review_approved"
    text: str = ""


class ReviewSentBack(Review):
    """The officer is to go on with it: a closed case is open again."""

    kind: Literal["review_sent_back"] = "review_sent_back"
    reason: Words


class ReviewReopened(Review):
    """An approval is taken back; the case is to be reviewed again."""

    kind: Literal["review_reopened"] = "review_reopened"
    reason: Words


class CommentAnswered(Body):
    """What the officer says to a reviewer's comment, which stays open until the reviewer resolves it."""

    kind: Literal["comment_answered"] = "comment_answered"
    comment: Number = Field(ge=1)
    """The event that made the comment."""
    text: Words


ReviewBody: TypeAlias = (
    ReviewBegun | ReviewCommented | ReviewResolved | ReviewApproved | ReviewSentBack | ReviewReopened | CommentAnswered
)
