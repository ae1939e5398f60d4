"""One question: the words to say, the answer as it was given, and beside it what is optional."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, get_args

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screening_tui.case.events import (
    Answered,
    Asked,
    AttitudeObserved,
    Body,
    DocumentSeen,
    Missing,
    Noted,
    QuestionManner,
    Rendering,
)
from screening_tui.case.model import Position
from screening_tui.case.value import Value
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.protocol.model import QuestionKind, Role
from screening_tui.reading.clean import clean_text
from screening_tui.screening.model import ItemToAsk
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import room_of, wrap, write
from screening_tui.tui.typed import age_or_date, whole_number
from screening_tui.tui.widgets.choice_row import ChoiceRow
from screening_tui.tui.widgets.line_field import LineField
from screening_tui.tui.widgets.words_field import WordsField

LINES_OF_KIND: dict[QuestionKind, tuple[str, ...]] = {
    QuestionKind.NUMBER: ("number",),
    QuestionKind.DATE: ("date",),
    QuestionKind.PLACE: ("place", "country"),
    QuestionKind.PERSON: ("name", "tie"),
    QuestionKind.PHONE: ("phone",),
    QuestionKind.DOCUMENT: ("document_kind", "document", "shown", "proved"),
}
"""Which lines stand under the words, by the question's kind."""

MOST_LINES = max(map(len, LINES_OF_KIND.values()))

CHOOSING = frozenset(
    {QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO, QuestionKind.NAME_RESPONSE},
)
"""Kinds that are answered by picking; the words are optional there."""

ROWS = ("manners", "manner", "rendering")
"""What is picked beside an answer."""

DIGITS_AND_SPACE = "0123456789 "
"""What picks among options."""

NAME_RESPONSES = ("naturally", "hesitated", "not_at_all")
"""How a minor answers to the name in the document."""

LEADING = frozenset({"option_posing", "suggestive"})


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
        self._shown = Value()
        self._shown_extras: tuple[tuple[str, ...], ...] = ((), (), ())
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
        before, self.item = self.item, item
        again = before is not None and (before.id, before.person) == (item.id, item.person)
        width = room_of(self)
        self._write("#say", item.say, width)
        self._write("#ask", item.ask if item.ask != item.say else "", width)
        # On a low screen the answer's field comes first; what to say openly stands in the help.
        self._write("#lead", self._lead(item) if self.app.size.height >= 22 else "", width)
        self._write("#state", self._state(item), width)
        if not again:
            self._fill(item, role)
            self.focus_first()
        elif before is not None and before.standing != item.standing:
            self.keep_draft()  # what was recorded or taken back meanwhile shows, and what is half typed stays
            self._fill(item, role)

    def _write(self, where: str, text: str, width: int) -> None:
        line = self.query_one(where, Static)
        line.display = bool(text)
        if text:
            write(line, "\n".join(wrap(text, width)))

    def _lead(self, item: ItemToAsk) -> str:
        question = item.question
        language = self.desk.case.language_of(item.person) if item.person else self.desk.language
        parts = []
        if question.invite is not None:
            parts.append(_("Start open: “{words}”").format(words=question.invite.say(language)))
        if question.probe is not None:
            parts.append(_("Then: “{words}”").format(words=question.probe.say(language)))
        if question.hint is not None:
            parts.append(self.desk.say(question.hint))
        return "\n".join(parts)

    def _state(self, item: ItemToAsk) -> str:
        standing = item.standing
        if standing is None:
            return ""
        clock = standing.at[11:16]
        if isinstance(standing.body, Missing):
            words = f" - {standing.body.words}" if standing.body.words else ""
            return f"[{in_use().word(standing.body.reason)}] {clock}{words}"
        before = _(", corrected {n} times").format(n=len(standing.earlier)) if standing.earlier else ""
        return _("answered {clock}{before}").format(clock=clock, before=before)

    def _fill(self, item: ItemToAsk, role: Role | None) -> None:
        standing = item.standing
        answered = standing.body if standing is not None and isinstance(standing.body, Answered) else None
        value = answered.value if answered else Value()
        self._shown = value
        attitude = self.desk.case.attitudes.get((item.person, item.id))
        asked = self.desk.case.asked.get((item.person, item.id))
        self._shown_extras = (
            attitude.body.manners if attitude else (),
            (asked.body.manner,) if asked and asked.body.manner else (),
            (answered.rendering,) if answered else (),
        )
        manners, manner, rendering = (",".join(chosen) for chosen in self._shown_extras)
        lines = LINES_OF_KIND.get(item.question.kind, ())
        self._recorded = {"answer": value.text, "options": ",".join(value.choices), "note": ""}
        self._recorded |= {"manners": manners, "manner": manner, "rendering": rendering}
        self._recorded |= {name: line_value(name, value) for name in lines}
        fields = {name: self.desk.drafts.get(self._place(name), text) for name, text in self._recorded.items()}
        self._fill_answer(item, fields)
        self._fill_extras(item, fields, role)

    def _fill_answer(self, item: ItemToAsk, fields: Mapping[str, str]) -> None:
        kind = item.question.kind
        options = self.query_one("#options", ChoiceRow)
        options.display = kind in CHOOSING
        if options.display:
            options.set_up(
                "",
                self._options(item),
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

    def _fill_extras(self, item: ItemToAsk, fields: Mapping[str, str], role: Role | None) -> None:
        interview = bool(item.person) and role is not None
        manners = [(m.id, self.desk.say(m.label)) for m in self.desk.protocol.manners if role in m.roles]
        rows = {
            "manners": (_("Manner"), manners),
            "manner": (_("Asked"), in_short(get_args(QuestionManner))),
            "rendering": (_("Written"), in_short(get_args(Rendering))),
        }
        for name, (label, options) in rows.items():
            row = self.query_one(f"#{name}", ChoiceRow)
            row.display = interview and bool(options)
            row.set_up(label, options, parts(fields[name]), several=name == "manners", upright=False)
        note = self.query_one("#note", LineField)
        note.display = interview
        note.set_up(_("Note"), fields["note"])
        self._warn()

    def _options(self, item: ItemToAsk) -> list[tuple[str, str]]:
        kind = item.question.kind
        if kind is QuestionKind.YES_NO:
            return in_short(("yes", "no"))
        if kind is QuestionKind.NAME_RESPONSE and not item.question.options:
            return in_short(NAME_RESPONSES)
        return [(option.id, self.desk.say(option.label)) for option in item.question.options]

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
        kind = self.item.question.kind if self.item else QuestionKind.LONG_TEXT
        # A number, a date or a telephone number is typed on its own line; the words come after it.
        if kind in {QuestionKind.NUMBER, QuestionKind.DATE, QuestionKind.PHONE}:
            first = self.query_one("#line-0", LineField).input
            shown.sort(key=lambda widget: widget is not first)
        return shown

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        """A leading question is warned about, never refused."""
        event.stop()
        if event.row.id == "manner":
            self._warn()

    def _warn(self) -> None:
        row = self.query_one("#manner", ChoiceRow)
        leading = row.display and bool(LEADING & set(row.chosen))
        self._write(
            "#warning",
            _("! A leading question puts words into somebody's mouth. Ask openly once more: “Tell me about …”")
            if leading
            else "",
            room_of(self),
        )

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
            return self._words
        if name in {"options", *ROWS}:
            return ",".join(self.query_one(f"#{name}", ChoiceRow).chosen)
        return (self.query_one("#note", LineField) if name == "note" else self._line(name)).value

    @property
    def _words(self) -> str:
        return clean_text(self.query_one("#answer", WordsField).text, lines=True).strip()

    def typed(self) -> Value | None:
        """The answer as it stands in the fields; None, after a complaint, when a line cannot be understood."""
        assert self.item is not None  # noqa: S101  the panel is only shown with a question
        options = self.query_one("#options", ChoiceRow)
        found: dict[str, object] = {"text": self._words}
        if options.display:
            found["choices"] = options.chosen
        for name in LINES_OF_KIND.get(self.item.question.kind, ()):
            text = clean_text(self._line(name).value).strip()
            if name == "number" and text:
                number = whole_number(text)
                low, high = self.item.question.minimum, self.item.question.maximum
                if number is None or (low is not None and number < low) or (high is not None and number > high):
                    return self._complain(_("“{text}” is not a number that fits here.").format(text=text))
                found["number"] = number
            elif name == "date" and text:
                understood = age_or_date(text)
                if understood is None:
                    return self._complain(
                        _("“{text}” is no date or age. Write 31/05/2014, 05/2014, 2014 or 12.").format(text=text)
                    )
                found |= {"date": understood.date, "age": understood.age}
            elif name == "phone" and text and not any(character.isdigit() for character in text):
                return self._complain(_("“{text}” is no telephone number: there is no digit in it.").format(text=text))
            elif name == "document_kind" and text:
                found["name"] = text
            elif name not in {"shown", "proved", "number", "date", "document_kind"}:
                found[name] = text
        return Value.model_validate({key: part for key, part in found.items() if part not in ("", (), None)})

    def _complain(self, words: str) -> Value | None:
        self.post_message(self.Complaint(words))
        return None

    def bodies(self) -> Sequence[Body] | None:
        """The events that saving makes; none when nothing changed; None when something cannot be understood."""
        item = self.item
        if item is None:
            return ()
        value = self.typed()
        if value is None:
            return None
        manners, manner, rendering = (self.query_one(f"#{name}", ChoiceRow).chosen for name in ROWS)
        shown_manners, shown_manner, shown_rendering = self._shown_extras
        language = self.desk.case.language_of(item.person) if item.person else self.desk.language
        if value.is_empty and not self._shown.is_empty:
            self._complain(_("What was answered cannot be emptied. F3 says why there is no answer."))
            return None
        found: list[Body] = []
        interview = self.query_one("#manner", ChoiceRow).display
        changed = value != self._shown or (not value.is_empty and rendering != shown_rendering)
        never_asked = (item.person, item.id) not in self.desk.case.asked
        if interview and (manner != shown_manner or (changed and never_asked)):
            asked = {"question": item.id, "person": item.person, "wording": item.say, "language": language}
            asked |= {"manner": manner[0]} if manner else {}  # nobody claims how it was put but the officer
            found.append(Asked.model_validate(asked))
        if changed and not value.is_empty:
            answer: dict[str, object] = {"question": item.id, "value": value, "language": language}
            if item.person:
                answer["person"] = item.person
            answer["rendering"] = rendering[0] if rendering else "verbatim"
            found.append(Answered.model_validate(answer))
        if set(manners) != set(shown_manners):
            found.append(
                AttitudeObserved.model_validate({"person": item.person, "manners": manners, "question": item.id})
            )
        found.extend(self._beside(item))
        return found

    def beside_missing(self) -> tuple[str, Sequence[Body]]:
        """The words typed so far, and how somebody kept silent: what is recorded when there is no answer."""
        bodies = self.bodies() or ()
        return self._words, [body for body in bodies if not isinstance(body, Asked | Answered)]

    def _beside(self, item: ItemToAsk) -> Sequence[Body]:
        found: list[Body] = []
        note = clean_text(self.query_one("#note", LineField).value).strip()
        if note:
            found.append(Noted.model_validate({"text": note, "person": item.person, "about": item.id}))
        if item.question.kind is QuestionKind.DOCUMENT:
            shown, proved = (clean_text(self._line(name).value).strip() for name in ("shown", "proved"))
            if shown or proved:
                found.append(
                    DocumentSeen.model_validate(
                        {"person": item.person, "asked_for": item.ask, "shown": shown, "proved": proved}
                    )
                )
        return found

    def saved(self) -> None:
        """What stands in the fields is recorded now."""
        if self.item is not None:
            for name in self._recorded:
                self.desk.drafts.pop(self._place(name), None)
        self.item = None


def parts(text: str) -> tuple[str, ...]:
    """What is chosen, from ids with commas between."""
    return tuple(part for part in text.split(",") if part)


def line_label(name: str, unit: str) -> str:
    """The label of a line under the words."""
    labels = {
        "number": unit or _("Number"),
        "date": _("Date/age"),
        "place": _("Place"),
        "country": _("Country"),
        "name": _("Name"),
        "tie": _("Tie"),
        "phone": _("Phone"),
        "document_kind": _("Document"),
        "document": _("Number"),
        "shown": _("Shown"),
        "proved": _("It proves"),
    }
    return labels[name]


def line_value(name: str, value: Value) -> str:
    """What an earlier answer holds for that line."""
    if name == "date":
        return value.date or (str(value.age) if value.age is not None else "")
    if name == "number":
        return "" if value.number is None else str(value.number)
    if name in {"shown", "proved"}:
        return ""
    return str(getattr(value, "name" if name == "document_kind" else name))


def in_short(values: Iterable[str]) -> list[tuple[str, str]]:
    """The program's own values as the options of a row."""
    return [(value, in_use().short(value)) for value in values]
