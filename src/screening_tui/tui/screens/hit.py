"""One entry of a register beside the person whom it may mean: field by field, and why. The officer decides."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import FieldCompared, Judgement, RegisterHitShown
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.lookup.age import age_words
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import pad, wrap
from screening_tui.tui.screens.dialog import Dialog

LABEL, HERE = 14, 26
"""Cells of the two columns on the left; the register's has the rest."""


class HitDialog(Dialog[Judgement]):
    """Gives back what the officer decided; nothing when it is left open."""

    DEFAULT_CSS = "HitDialog VerticalScroll { height: auto; scrollbar-size: 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "judge('confirmed')", N_("it is"), id="hit_is"),
        Binding("n", "judge('not_confirmed')", N_("is not"), id="hit_is_not"),
        Binding("c", "judge('cannot_tell')", N_("cannot tell"), id="hit_cannot_tell"),
        Binding("up", "scroll_by(-1)", N_("scroll"), show=False),
        Binding("down", "scroll_by(1)", N_("scroll"), show=False),
    ]
    own_hints: ClassVar[tuple[str, ...]] = ("hit_is", "hit_is_not", "hit_cannot_tell", "leave")

    def __init__(self, shown: RegisterHitShown, judged: str, today: date) -> None:
        super().__init__()
        self.today = today
        self.shown = shown
        self.judged = judged
        """What was decided before, in words; empty for nothing."""

    def compose(self) -> ComposeResult:
        """Both records, the strength, what else the entry says, the keys."""
        words, shown = in_use(), self.shown
        title = f"{shown.person}: {words.register(shown.register_name)}, {shown.entry}"
        lines = [_("Strength: {strength}").format(strength=words.word(shown.strength)), ""]
        lines += _row("", _("Here"), _("In the register"), self.room)
        for field in shown.fields:
            lines += self._field(field)
        lines.append("")
        for name, said in shown.record.items():
            said_now = age_words(said, self.today) if name == "as_of" else said
            lines += wrap(f"{words.compared(name)}: {said_now}", self.room)
        if self.judged:
            lines += ["", *wrap(_("Decided before: {words}").format(words=self.judged), self.room)]
        with Vertical(id="box"):
            yield Static("\n".join(wrap(title, self.room)), id="title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static("\n".join(lines), id="words", markup=False)
            yield Static("", id="keys", markup=False)

    def _field(self, field: FieldCompared) -> Sequence[str]:
        words = in_use()
        here, there = (words.word(said) if field.field == "sex" else said for said in (field.here, field.there))
        rows = _row(words.compared(field.field), here or "-", there or "-", self.room)
        if field.agreement == "unknown":
            return rows
        how = words.compared(field.agreement) + (f": {words.compared(field.why)}" if field.why else "")
        return [*rows, f"{'':{LABEL}}= {how}" if field.agreement != "different" else f"{'':{LABEL}}! {how}"]

    def action_judge(self, judgement: Judgement) -> None:
        """Decided."""
        self.finish(judgement)

    def action_scroll_by(self, lines: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _row(label: str, here: str, there: str, room: int) -> list[str]:
    """Two values beside each other, each broken within its column."""
    left, right = wrap(here, HERE - 1) or [""], wrap(there, room - LABEL - HERE) or [""]
    count = max(len(left), len(right))
    left, right = left + [""] * (count - len(left)), right + [""] * (count - len(right))
    heads = [label] + [""] * (count - 1)
    return [
        f"{pad(head, LABEL)}{pad(one, HERE)}{other}".rstrip()
        for head, one, other in zip(heads, left, right, strict=True)
    ]
