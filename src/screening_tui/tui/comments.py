"""What a reviewer wrote to the officer, met when the case is resumed and answered in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from screening_tui.case.events import CommentAnswered, ReviewSentBack
from screening_tui.case.review import open_comments, review_state
from screening_tui.language import _, ngettext
from screening_tui.tui.because import event_words
from screening_tui.tui.forms import ask
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.message import MessageDialog

if TYPE_CHECKING:
    from screening_tui.tui.screens.case import CaseScreen


class Comments:
    """Nothing of them is shown before the officer says that nobody else can see the screen."""

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen

    @property
    def reason(self) -> str:
        """Why the case was sent back, as long as it is not closed again; otherwise empty."""
        case = self.screen.desk.case
        body = case.decision.body if case.decision else None
        return body.reason if isinstance(body, ReviewSentBack) and review_state(case) == "sent_back" else ""

    @property
    def are_there(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.reason or open_comments(self.screen.desk.case))

    def meet(self) -> None:
        """Say that there is something to read."""
        if self.screen.desk.read_only or not self.are_there:
            return
        count = len(open_comments(self.screen.desk.case))
        words = ngettext("Open comments: {n}.", "Open comments: {n}.", count).format(n=count)
        title = _("A reviewer has sent this case back") if self.reason else _("A reviewer wrote to you")
        choices = [
            Choice("now", _("read it now: nobody else sees the screen"), "r"),
            Choice("later", _("later: F10, comments of the reviewer"), "l"),
        ]
        dialog = ChoiceDialog(title, choices, words=words)
        self.screen.app.push_screen(dialog, lambda chosen: self.open() if chosen == "now" else None)

    def open(self) -> None:
        """The reason, and each open comment; Enter answers one."""
        desk = self.screen.desk
        choices = []
        if self.reason:
            choices.append(Choice("reason", _("sent back: {reason}").format(reason=self.reason)))
        for comment in open_comments(desk.case):
            answered = _("answered") if desk.case.comment_answers.get(comment.seq) else ""
            choices.append(Choice(str(comment.seq), comment.body.text, aside=answered))
        words = _("Enter reads one in full and answers it.")
        self.screen.app.push_screen(ChoiceDialog(_("Comments of the reviewer"), choices, words=words), self._chosen)

    def _chosen(self, chosen: str | None) -> None:
        if chosen is None:
            return
        if chosen == "reason":
            self.screen.app.push_screen(
                MessageDialog(_("A reviewer has sent this case back"), [self.reason]), lambda _read: self.open()
            )
            return
        desk = self.screen.desk
        seq = int(chosen)
        comment = desk.case.comments[seq].body
        about = next((event for event in desk.case.events if event.seq == comment.on), None)
        told = event_words(desk, about) if about is not None else ""
        words = "\n".join(filter(None, (told, comment.text)))
        field = Field("text", _("Your answer"), kind="words", required=True)
        form = FormDialog(_("Comment {seq}").format(seq=seq), [field], words=words)
        ask(self.screen.app, desk, f"comment:{seq}", form, partial(self._answered, seq))

    def _answered(self, seq: int, values: dict[str, str] | None) -> None:
        if values and self.screen.record(CommentAnswered(comment=seq, text=values["text"])):
            self.screen.tell(_("Answered. The reviewer settles the comment."))
