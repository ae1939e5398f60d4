"""A question of the officer's own, which the other interviews will ask in neutral words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from screening_tui.case.model import Position
from screening_tui.language import _
from screening_tui.reading.clean import clean_text
from screening_tui.screening.model import ItemToAsk
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import room_of, wrap
from screening_tui.tui.widgets.words_field import WordsField

FIELDS = ("#own-wording", "#own-neutral")


class OwnQuestionPanel(Vertical):
    """Two wordings: for the minor, and for the adult, to whom it must give nothing away."""

    DEFAULT_CSS = """
    OwnQuestionPanel { height: 1fr; }
    OwnQuestionPanel Static { height: auto; width: 1fr; }
    OwnQuestionPanel .gap { margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", N_("next"), id="next")]

    class Done(Message):
        """Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._position: Position | None = None

    def compose(self) -> ComposeResult:
        """Explanation and two fields."""
        yield Static(id="own-ask", markup=False)
        yield Static(_("Your question, as you ask it now:"), classes="gap", markup=False)
        yield WordsField(id="own-wording")
        yield Static(_("For the other interviews, in words that give nothing away:"), classes="gap", markup=False)
        yield WordsField(id="own-neutral")
        yield Static(_("Enter without a question goes on."), classes="gap", markup=False)

    def show(self, item: ItemToAsk) -> None:
        """Explain what such a question is for."""
        hint = self.desk.say(item.question.hint)
        words = f"{item.ask}\n{hint}" if hint else item.ask
        self.query_one("#own-ask", Static).update("\n".join(wrap(words, room_of(self))))
        if self._position != self.desk.position:
            # What is half typed in one interview is nobody else's to read.
            self._position = self.desk.position
            for where in FIELDS:
                self.query_one(where, WordsField).load(self.desk.drafts.get((self._position, where), ""))

    def focus_first(self) -> None:
        """Type the question."""
        self.query_one("#own-wording", WordsField).focus()

    def typed(self) -> tuple[str, str]:
        """(wording, neutral wording)."""
        wording, neutral = (clean_text(self.query_one(where, WordsField).text).strip() for where in FIELDS)
        return wording, neutral

    def ask_for_neutral(self) -> bool:
        """Go where the neutral words are typed; False when the cursor is there already."""
        field = self.query_one("#own-neutral", WordsField)
        if field.has_focus:
            return False
        field.focus()
        return True

    def keep_draft(self) -> None:
        """Remember what is half typed."""
        if self._position is not None:
            for where, text in zip(FIELDS, self.typed(), strict=True):
                if text:
                    self.desk.drafts[(self._position, where)] = text
                else:
                    self.desk.drafts.pop((self._position, where), None)

    def clear(self) -> None:
        """Ready for another one."""
        for field in self.query(WordsField):
            field.load("")

    def action_done(self) -> None:
        """Enter."""
        self.post_message(self.Done())
