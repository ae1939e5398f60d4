"""A dialog with a few fields. Tab goes to the next one, Enter saves from anywhere, Esc leaves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from screening_tui.language import _
from screening_tui.reading.clean import clean_text
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import wrap
from screening_tui.tui.screens.dialog import Dialog
from screening_tui.tui.widgets.choice_row import ChoiceRow
from screening_tui.tui.widgets.line_field import LineField
from screening_tui.tui.widgets.words_field import WordsField

LABEL_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    id: str
    label: str
    value: str = ""
    """For ``choices``: ids with commas between."""
    kind: Literal["line", "words", "choice", "choices"] = "line"
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    upright: bool = False
    hint: str = ""


class FormDialog(Dialog[dict[str, str]]):
    """Gives back field id to what was filled in, cleaned; every field is in it."""

    DEFAULT_CSS = """
    FormDialog #fields { height: auto; scrollbar-size: 0 0; }
    FormDialog .words { height: auto; width: 1fr; }
    FormDialog .words > Static { width: 20; }
    FormDialog #complaint { height: auto; width: 1fr; text-style: bold; display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "save", N_("save"), id="save", priority=True)]

    def __init__(self, title: str, fields: Iterable[Field], *, words: str = "", complaint: str = "") -> None:
        super().__init__()
        self.title_text = title
        self.fields = tuple(fields)
        self.words = words
        self.complaint = complaint
        self.keep: Callable[[dict[str, str]], None] | None = None
        """Takes what is half typed: the fields that hold something else than they did at first."""
        self._at_first = {field.id: "" if complaint else field.value for field in self.fields}

    def filled_with(self, values: Mapping[str, str]) -> "FormDialog":
        """The same form once more, filled in."""
        fields = [replace(field, value=values[field.id]) for field in self.fields]
        again = FormDialog(self.title_text, fields, words=self.words, complaint=self.complaint)
        again._at_first = self._at_first
        return again

    def keep_draft(self) -> None:
        """Hand on what is half typed, while somebody may still type."""
        if self.keep is not None and self.is_mounted and not self._left:
            values = {field.id: self.value_of(field) for field in self.fields}
            self.keep({name: text for name, text in values.items() if text != self._at_first[name]})

    def compose(self) -> ComposeResult:
        """Title, explanation, fields, what is missing, keys."""
        with Vertical(id="box"):
            yield Static("\n".join(wrap(self.title_text, self.room)), id="title", markup=False)
            if self.words:
                yield Static("\n".join(wrap(self.words, self.room)), id="words", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                for field in self.fields:
                    yield from self._field(field)
            yield Static("\n".join(wrap(self.complaint, self.room)), id="complaint", markup=False)
            yield Static("", id="keys", markup=False)

    def _field(self, field: Field) -> ComposeResult:
        widget_id = f"field-{field.id}"
        if field.kind == "line":
            yield LineField(
                field.label,
                field.value,
                placeholder=f"({field.hint})" if field.hint else "",
                label_width=LABEL_WIDTH,
                id=widget_id,
            )
        elif field.kind == "words":
            with Horizontal(classes="words"):
                yield Static("\n".join(wrap(field.label, LABEL_WIDTH - 1)), markup=False)
                yield WordsField(field.value, placeholder=f"({field.hint})" if field.hint else "", id=widget_id)
        else:
            row = ChoiceRow(
                field.label,
                field.options,
                several=field.kind == "choices",
                upright=field.upright,
                label_width=LABEL_WIDTH,
                id=widget_id,
            )
            row.chosen = tuple(part for part in field.value.split(",") if part)
            yield row

    def on_mount(self) -> None:
        """Begin in the first field."""
        super().on_mount()
        self.query_one("#complaint").display = bool(self.complaint)
        first = next(iter(self.query("Input, WordsField, ChoiceRow")), None)
        if first is not None:
            first.focus()

    def value_of(self, field: Field) -> str:
        """What a field holds now."""
        widget = self.query_one(f"#field-{field.id}")
        if isinstance(widget, LineField):
            return clean_text(widget.value).strip()
        if isinstance(widget, WordsField):
            return clean_text(widget.text, lines=True).strip()
        assert isinstance(widget, ChoiceRow)  # noqa: S101  there is no fourth kind of field
        return ",".join(widget.chosen)

    def action_save(self) -> None:
        """Give everything back, unless something that is required is still empty."""
        values = {field.id: self.value_of(field) for field in self.fields}
        for field in self.fields:
            if field.required and not values[field.id]:
                self.complain(_("Please fill in: {field}").format(field=field.label), field.id)
                return
        self.finish(values)

    def complain(self, words: str, field_id: str) -> None:
        """Say what is missing and go there."""
        line = self.query_one("#complaint", Static)
        line.update("\n".join(wrap("! " + words, self.room)))
        line.display = True
        widget = self.query_one(f"#field-{field_id}")
        (widget.input if isinstance(widget, LineField) else widget).focus()
