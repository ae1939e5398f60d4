"""One question: the words to say, the answer as it was given, and beside it what is optional."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screening_tui.case.events import Body, MissingReason
from screening_tui.case.model import Position
from screening_tui.case.value import Value
from screening_tui.language import _
from screening_tui.protocol.model import QuestionKind, Role
from screening_tui.reading.clean import clean_text
from screening_tui.screening.model import ItemToAsk
from screening_tui.tui.answering import CHOOSING, Filled, Occasion
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import room_of, wrap, write
from screening_tui.tui.widgets.choice_row import ChoiceRow
from screening_tui.tui.widgets.line_field import LineField
from screening_tui.tui.widgets.question_lines import (
    LINES_OF_KIND,
    MOST_LINES,
    PROOF,
    TYPED_FIRST,
    NotUnderstood,
    line_label,
    read_answer,
    texts_of,
)
from screening_tui.tui.widgets.question_words import (
    ROWS,
    language_of,
    lead_words,
    leading_words,
    options_of,
    rows_beside,
    state_words,
)
from screening_tui.tui.widgets.words_field import WordsField

DIGITS_AND_SPACE = "0123456789 "
"""What picks among options."""


class QuestionPanel(VerticalScroll, can_focus=False):
    """The same widgets for every question: a step forward changes what they show and mounts nothing."""

    DEFAULT_CSS = """
    QuestionPanel { height: 1fr; width: 1fr; scrollbar-size: 0 0; }
    QuestionPanel > Static { height: auto; width: 1fr; }
    QuestionPanel #say { text-style: bold; }
    QuestionPanel #words { height: auto; width: 1fr; margin-top: 1; }
    QuestionPanel #prompt { width: 2; }
    QuestionPanel #warning { text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", N_("next"), id="next")]

    class Done(Message):
        """The officer pressed Enter."""

    class Complaint(Message):
        """Something typed cannot be understood."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.item: ItemToAsk | None = None
        self._role: Role | None = None
        """Of whom is asked; None before the interviews."""
        self._known = Filled()
        """What was recorded when the fields were filled."""
        self._recorded: dict[str, str] = {}
        """Each field as what is recorded would fill it; what differs from it is half typed."""

    def compose(self) -> ComposeResult:
        """Everything that any kind of question may need; ``show`` hides the rest."""
        yield Static(id="say", markup=False)
        yield Static(id="ask", markup=False)
        yield Static(id="lead", markup=False)
        yield ChoiceRow(id="options", label_width=2)
        with Horizontal(id="words"):
            yield Static("> ", id="prompt", markup=False)
            yield WordsField(id="answer")
        yield Static(id="state", markup=False)
        for place in range(MOST_LINES):
            yield LineField("", id=f"line-{place}")
        yield ChoiceRow(id="manners", several=True)
        yield ChoiceRow(id="manner")
        yield ChoiceRow(id="rendering")
        yield LineField("", id="note")
        yield Static(id="warning", markup=False)

    def show(self, item: ItemToAsk, role: Role | None) -> None:
        """Ask this question. What was answered before stands in its fields."""
        before, self.item, self._role = self.item, item, role
        again = before is not None and (before.id, before.person) == (item.id, item.person)
        width = room_of(self)
        self._write("#say", item.say, width)
        self._write("#ask", item.ask if item.ask != item.say else "", width)
        # On a low screen the answer's field comes first; what to say openly stands in the help.
        self._write("#lead", lead_words(self.desk, item) if self.app.size.height >= 22 else "", width)
        self._write("#state", state_words(item), width)
        if not again:
            self._fill(self._occasion(item))
            self.focus_first()
        elif before is not None and before.standing != item.standing:
            self.keep_draft()  # what was recorded or taken back meanwhile shows, and what is half typed stays
            self._fill(self._occasion(item))
        else:
            self._show_usual(self._occasion(item))

    def _write(self, where: str, text: str, width: int) -> None:
        line = self.query_one(where, Static)
        line.display = bool(text)
        if text:
            write(line, "\n".join(wrap(text, width)))

    def _occasion(self, item: ItemToAsk) -> Occasion:
        interview = bool(item.person) and self._role is not None
        return Occasion(self.desk.case, item, interview, language_of(self.desk, item))

    def _fill(self, occasion: Occasion) -> None:
        self._known = occasion.recorded
        self._recorded = texts_of(occasion.item.question.kind, self._known)
        fields = {name: self.desk.drafts.get(self._place(name), text) for name, text in self._recorded.items()}
        self._fill_answer(occasion.item, fields)
        self._fill_extras(occasion, fields)

    def _fill_answer(self, item: ItemToAsk, fields: Mapping[str, str]) -> None:
        kind = item.question.kind
        options = self.query_one("#options", ChoiceRow)
        options.display = kind in CHOOSING
        if options.display:
            options.set_up(
                "",
                options_of(self.desk, item),
                parts(fields["options"]),
                several=kind is QuestionKind.CHOICES,
                upright=kind is not QuestionKind.YES_NO,
            )
        self.query_one("#answer", WordsField).load(fields["answer"])
        names = LINES_OF_KIND.get(kind, ())
        for place in range(MOST_LINES):
            line = self.query_one(f"#line-{place}", LineField)
            line.display = place < len(names)
            if line.display:
                line.set_up(line_label(names[place], self.desk.say(item.question.unit)), fields[names[place]])

    def _line(self, name: str) -> LineField:
        """A line of this kind of question; the widgets are the same for all kinds, and few, for each takes memory."""
        assert self.item is not None  # noqa: S101  the panel is only shown with a question
        place = LINES_OF_KIND[self.item.question.kind].index(name)
        return self.query_one(f"#line-{place}", LineField)

    def _fill_extras(self, occasion: Occasion, fields: Mapping[str, str]) -> None:
        for name, (label, options) in rows_beside(self.desk, occasion, self._role).items():
            row = self.query_one(f"#{name}", ChoiceRow)
            row.display = bool(options)
            row.set_up(label, options, parts(fields[name]), several=name == "manners", upright=False)
        note = self.query_one("#note", LineField)
        note.display = occasion.interview
        note.set_up(_("Note"), fields["note"])
        self._show_usual(occasion)
        self._remark()

    def _show_usual(self, occasion: Occasion) -> None:
        """An interpreter who came in meanwhile changes it."""
        self.query_one("#rendering", ChoiceRow).show_usual(occasion.usual_rendering or "")

    def focus_first(self) -> None:
        """Put the cursor where the answer goes."""
        fields = self.fields()
        if fields:
            fields[0].focus(scroll_visible=False)
        self.scroll_home(animate=False)

    def fields(self) -> list[Widget]:
        """What Tab goes through, in order."""
        shown = [
            widget
            for widget in self.query("ChoiceRow, WordsField, QuietInput")
            if widget.display and (widget.parent is self or getattr(widget.parent, "display", True))
        ]
        if self.item is not None and self.item.question.kind in TYPED_FIRST:
            first = self.query_one("#line-0", LineField).input
            shown.sort(key=lambda widget: widget is not first)
        return shown

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """A leading question is warned about, never refused."""
        event.stop()
        self._remark()

    def on_descendant_focus(self) -> None:
        """What a mark in a row means is said where the cursor is."""
        self._remark()

    def _remark(self) -> None:
        manner, rendering = self.query_one("#manner", ChoiceRow), self.query_one("#rendering", ChoiceRow)
        words = leading_words(manner.chosen) if manner.display else ""
        if not words and rendering.has_focus and rendering.usual and not rendering.chosen:
            words = _("[*] is written down unless you pick another.")
        self._write("#warning", words, room_of(self))

    def on_key(self, event: events.Key) -> None:
        """Letters typed while the cursor is among the options begin the words: nothing that is typed is lost."""
        options, answer = self.query_one("#options", ChoiceRow), self.query_one("#answer", WordsField)
        letter = event.character or ""
        if options.has_focus and letter.isprintable() and letter and letter not in DIGITS_AND_SPACE:
            event.stop()
            self.screen.set_focus(answer)
            answer.insert(letter)

    def action_done(self) -> None:
        """Enter, wherever the cursor is."""
        self.post_message(self.Done())

    def keep_draft(self) -> None:
        """Remember what is half typed, so that going away and coming back loses nothing."""
        if self.item is None:
            return
        for name, recorded in self._recorded.items():
            text = self._text_of(name)
            if text != recorded:
                self.desk.drafts[self._place(name)] = text
            else:
                self.desk.drafts.pop(self._place(name), None)

    def _place(self, name: str) -> tuple[Position | None, str]:
        assert self.item is not None  # noqa: S101  the panel is only shown with a question
        return self.desk.position, f"{self.item.person}/{self.item.id}/{name}"

    def _text_of(self, name: str) -> str:
        if name == "answer":
            return self.words
        if name in {"options", *ROWS}:
            return ",".join(self.query_one(f"#{name}", ChoiceRow).chosen)
        return (self.query_one("#note", LineField) if name == "note" else self._line(name)).value

    @property
    def words(self) -> str:
        """The words of the answer, as they are typed."""
        return clean_text(self.query_one("#answer", WordsField).text, lines=True).strip()

    def bodies(self) -> Sequence[Body] | None:
        """The events that saving makes; none when nothing changed; None when something cannot be understood."""
        item = self.item
        if item is None:
            return ()
        try:
            filled = self._filled(self._typed(item))
        except NotUnderstood as slip:
            self.post_message(self.Complaint(str(slip)))
            return None
        if filled.value.is_empty and not self._known.value.is_empty:
            self.post_message(self.Complaint(_("What was answered cannot be emptied. F3 says why there is no answer.")))
            return None
        return self._occasion(item).answered(self._known, filled)

    def without_answer(self, reason: MissingReason) -> Sequence[Body]:
        """The events when there is no answer; the words typed so far are kept beside the reason."""
        assert self.item is not None  # noqa: S101  the panel is only shown with a question
        filled = self._filled(Value(text=self.words))
        return self._occasion(self.item).without_answer(self._known, filled, reason)

    def _typed(self, item: ItemToAsk) -> Value:
        options = self.query_one("#options", ChoiceRow)
        lines = {name: self._on_line(name) for name in LINES_OF_KIND.get(item.question.kind, ())}
        return read_answer(item.question, self.words, options.chosen if options.display else (), lines)

    def _filled(self, value: Value) -> Filled:
        manners, manner, rendering = (self.query_one(f"#{name}", ChoiceRow).chosen for name in ROWS)
        note = clean_text(self.query_one("#note", LineField).value).strip()
        has_proof = self.item is not None and self.item.question.kind is QuestionKind.DOCUMENT
        shown, proved = map(self._on_line, PROOF) if has_proof else ("", "")
        return Filled(value, manners, "".join(manner), "".join(rendering), note, shown, proved)

    def _on_line(self, name: str) -> str:
        return clean_text(self._line(name).value).strip()

    def saved(self) -> None:
        """What stands in the fields is recorded now."""
        if self.item is not None:
            for name in self._recorded:
                self.desk.drafts.pop(self._place(name), None)
        self.item = None


def parts(text: str) -> tuple[str, ...]:
    """What is chosen, from ids with commas between."""
    return tuple(part for part in text.split(",") if part)
