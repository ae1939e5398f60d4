"""A travel document's machine-readable zone, typed or scanned: what is read stands below while it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from screening_tui.language import _
from screening_tui.names.travel_document import NoZone, Zone, read_zone
from screening_tui.tui.burst import Burst
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import wrap
from screening_tui.tui.screens.dialog import Dialog
from screening_tui.tui.widgets.words_field import WordsField

SHORTEST = 60
"""Characters before which there is nothing to read yet."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A zone and what was typed for it."""

    zone: Zone
    typed: tuple[str, ...]


class ZoneField(WordsField):
    """A few lines of capitals. In a scanner's burst Enter is a line break; typed by hand it means: take this."""

    DEFAULT_CSS = "ZoneField { max-height: 5; min-height: 3; }"

    class Typed(Message):
        """Something was typed."""

    def __init__(self) -> None:
        super().__init__(id="zone")
        self._burst = Burst()

    async def _on_key(self, event: events.Key) -> None:
        in_a_burst = self._burst.takes(event.time)
        if event.key in {"enter", "tab"} and in_a_burst:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)
        self.post_message(self.Typed())

    async def _on_paste(self, event: events.Paste) -> None:
        await super()._on_paste(event)
        self.post_message(self.Typed())


class ZoneDialog(Dialog[Scanned]):
    """Gives back the zone. ``tell`` says what of it needs a look; ``example`` is what a practice case may read."""

    DEFAULT_CSS = "ZoneDialog #reading { height: auto; max-height: 9; width: 1fr; margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("take it"), id="take_document"),
        Binding("ctrl+d", "example", N_("example"), id="example_document", show=False),
    ]
    own_hints: ClassVar[tuple[str, ...]] = ("take_document", "leave", "example_document")

    def __init__(
        self, title: str, today: date, tell: Callable[[Zone], Sequence[str]], example: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.title_text = title
        self.today = today
        self.tell_of = tell
        self.example = tuple(example)

    def compose(self) -> ComposeResult:
        """What to type, where, and what was read so far."""
        words = _("Scan it, or type the two or three lines with < at the foot of the page with the photo.")
        with Vertical(id="box"):
            yield Static("\n".join(wrap(self.title_text, self.room)), id="title", markup=False)
            yield Static("\n".join(wrap(words, self.room)), id="words", markup=False)
            yield ZoneField()
            yield Static("", id="reading", markup=False)
            yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Begin typing."""
        super().on_mount()
        self.query_one(ZoneField).focus()
        if self.example:
            words = _("Practice: Ctrl+D types this fictitious passport.")
            self._read_out([*wrap(words, self.room), *self.example])

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(ZoneField).text

    def on_zone_field_typed(self) -> None:
        """Show what it means so far."""
        if len(self.typed) < SHORTEST:
            self._read_out([])
            return
        try:
            zone = read_zone(self.typed, self.today)
        except NoZone as nothing:
            self._read_out(wrap(no_zone_words(nothing), self.room))
        else:
            self._read_out([line for words in self.tell_of(zone) for line in wrap(words, self.room)])

    def _read_out(self, lines: Sequence[str]) -> None:
        self.query_one("#reading", Static).update("\n".join(lines[:9]))

    def action_take(self) -> None:
        """Give it back; what is no zone yet goes on on the next line."""
        field = self.query_one(ZoneField)
        try:
            zone = read_zone(field.text, self.today)
        except NoZone as nothing:
            if field.text and not field.text.endswith("\n"):
                field.insert("\n")
            self._read_out(wrap(no_zone_words(nothing), self.room))
            return
        self.finish(Scanned(zone, tuple(line for line in field.text.splitlines() if line.strip())))

    def action_example(self) -> None:
        """In a practice case, type its passport."""
        if self.example:
            self.query_one(ZoneField).load("\n".join(self.example))
            self.on_zone_field_typed()


def no_zone_words(nothing: NoZone) -> str:
    """Why nothing could be read."""
    words = {
        "empty": _("Nothing was typed yet."),
        "too long": _("This is too long for one document. Ctrl+U empties a line; Esc begins anew."),
        "lengths": _("No document yet: 3 lines of 30 signs, 2 of 36 or 2 of 44 are needed; here are {lengths}."),
    }
    return words[nothing.reason].format(lengths=" + ".join(map(str, nothing.lengths)))
