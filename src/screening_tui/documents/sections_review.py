"""The review: each comment with what it is about and what was said to it, and each decision."""

from typing import Any

from screening_tui.case import events as ev
from screening_tui.case.events import Event
from screening_tui.documents.event_words import in_words
from screening_tui.documents.teller import Teller, kept

Table = dict[str, Any]


def comments(teller: Teller) -> list[Table]:
    """A reviewer's comments in their order."""
    return [_comment(teller, seq) for seq in teller.case.comments]


def decisions(teller: Teller) -> list[Table]:
    """Approved, sent back, taken back: all of them, for the exchange is part of the case."""
    words: dict[type[ev.Body], str] = {
        ev.ReviewApproved: teller._("approved"),
        ev.ReviewSentBack: teller._("sent back"),
        ev.ReviewReopened: teller._("approval taken back"),
    }
    return [
        kept(decision=words[type(event.body)], words=_said(event.body)) | _by(teller, event)
        for event in teller.case.events
        if type(event.body) in words
    ]


def _comment(teller: Teller, seq: int) -> Table:
    case, comment = teller.case, teller.case.comments[seq].body
    about = teller.events.get(comment.on)
    resolved = case.comments_resolved.get(seq)
    return kept(
        text=comment.text,
        about=in_words(teller, about) if about else "",
        about_event=comment.on or "",
        answered=[f"{answer.body.text} [{answer.seq}]" for answer in case.comment_answers.get(seq, ())],
        state=teller._("resolved") if resolved else teller._("open"),
        resolved=resolved.body.text if resolved else "",
    ) | _by(teller, teller.events[seq])


def _said(body: ev.Body) -> str:
    return body.text if isinstance(body, ev.ReviewApproved) else str(getattr(body, "reason", ""))


def _by(teller: Teller, event: Event) -> Table:
    role = getattr(event.body, "role", "")
    return kept(by=f"{event.officer}, {role}", time=teller.when(event.at), event=event.seq)
