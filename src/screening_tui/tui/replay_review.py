"""The reviewer's part of a replay: comments on what is seen, and the decision on the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from screening_tui import __version__
from screening_tui.case.events import (
    Officer,
    Review,
    ReviewApproved,
    ReviewCommented,
    ReviewReopened,
    ReviewResolved,
    ReviewSentBack,
)
from screening_tui.case.open_case import Session
from screening_tui.case.review import open_comments, refuse_review
from screening_tui.case.store import Store
from screening_tui.documents.review_words import describe, state_words
from screening_tui.errors import ScreeningError
from screening_tui.language import _
from screening_tui.library.review import review, review_copy
from screening_tui.replay.recording import Recording, of_file, of_store
from screening_tui.station.account import account
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field, FormDialog

if TYPE_CHECKING:
    from screening_tui.station.model import Station
    from screening_tui.tui.screens.replay import ReplayScreen

Said = Callable[[str, str], Review]
"""Makes a review of the reviewer's role and words."""


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """Where a review is written: the case of a store, or a copy of its file."""

    station: Station
    source: Path
    """The store's folder, or the file."""
    number: str = ""
    """Of the case in the store; empty for a file."""

    @property
    def _store(self) -> Store:
        return Store(self.source, shared=self.station.shared_by_group)

    def read(self) -> Recording:
        """The case as it is there now. Raises BadInput."""
        return of_store(self._store, self.number) if self.number else of_file(self.source)

    def record(self, body: Review, session: Session) -> Recording:
        """Write it, and read the case again. Raises BadInput, CaseHeld, CannotWrite: then nothing was written."""
        if self.number:
            contacts = {contact.id: contact.line for contact in self.station.contacts.values()}
            review(self._store, self.number, session, body, describe, contacts)
        else:
            review_copy(self.source, session, body, describe)
        return self.read()


class ReplayReview:
    """Asks what the reviewer has to say and who they are, and shows the case as it stands then."""

    def __init__(self, screen: ReplayScreen, place: ReviewPlace | None) -> None:
        self.screen = screen
        self.place = place
        self._who = {"name": "", "badge": "", "role": ""}
        """As they said the last time."""

    def open(self) -> None:
        """What can be said and decided now."""
        desk = self.screen.desk
        if self.place is None or not len(desk.replay):
            self.screen.tell(_("Nothing can be reviewed here."))
            return
        case, moment = desk.replay.case(len(desk.replay)), desk.moment
        nobody = Officer(name="")
        choices = []
        if moment is not None and not refuse_review(
            case, ReviewCommented(role="-", text="-", on=moment.event.seq), nobody
        ):
            here = _("comment on this event ({seq})").format(seq=moment.event.seq)
            choices.append(Choice(f"on:{moment.event.seq}", here, "c"))
        choices.append(Choice("on:0", _("comment on the whole case"), "w"))
        for comment in open_comments(case):
            words = _("settle comment {seq}: {words}").format(seq=comment.seq, words=comment.body.text)
            choices.append(Choice(f"settle:{comment.seq}", words))
        decisions: tuple[tuple[Review, str, str], ...] = (
            (ReviewApproved(role="-"), _("approve the case"), "a"),
            (ReviewSentBack(role="-", reason="-"), _("send it back, with a reason"), "s"),
            (ReviewReopened(role="-", reason="-"), _("take the approval back, with a reason"), "t"),
        )
        choices += [
            Choice(body.kind, words, key) for body, words, key in decisions if not refuse_review(case, body, nobody)
        ]
        title = _("Review: {state}").format(state=state_words(case))
        self.screen.app.push_screen(ChoiceDialog(title, choices), self._chosen)

    def _chosen(self, chosen: str | None) -> None:
        if chosen is None:
            return
        what, _colon, number = chosen.partition(":")
        said: dict[str, tuple[str, Said, bool]] = {
            "on": (_("Comment"), lambda role, text: ReviewCommented(role=role, text=text, on=int(number)), True),
            "settle": (
                _("Settle"),
                lambda role, text: ReviewResolved(role=role, text=text, comment=int(number)),
                False,
            ),
            "review_approved": (_("Approve"), lambda role, text: ReviewApproved(role=role, text=text), False),
            "review_sent_back": (_("Send back"), lambda role, text: ReviewSentBack(role=role, reason=text), True),
            "review_reopened": (_("Take back"), lambda role, text: ReviewReopened(role=role, reason=text), True),
        }
        title, make, needs_words = said[what]
        fields = [
            Field("text", _("Words"), kind="words", required=needs_words),
            Field("name", _("Your name"), self._who["name"], required=True),
            Field("badge", _("Badge"), self._who["badge"]),
            Field("role", _("Role"), self._who["role"] or _("supervisor"), required=True),
        ]
        self._ask(FormDialog(title, fields), make)

    def _ask(self, form: FormDialog, make: Said) -> None:
        self.screen.app.push_screen(form, partial(self._filled, form, make))

    def _filled(self, form: FormDialog, make: Said, values: dict[str, str] | None) -> None:
        if values is None:
            return
        assert self.place is not None  # noqa: S101  only asked where there is one
        self._who = {name: values[name] for name in self._who}
        who = Officer(name=values["name"], badge=values["badge"])
        session = Session(who, __version__, account=account(), role=values["role"])
        try:
            recording = self.place.record(make(values["role"], values["text"]), session)
        except ScreeningError as error:
            # What was written stays on the screen: the same form comes back under the words that say why.
            again = form.filled_with(values)
            again.complaint = f"! {error.message} {error.advice}".strip()
            self._ask(again, make)
            return
        self.screen.take_recording(recording)
        self.screen.tell(state_words(recording.replay.case(len(recording.replay))))
