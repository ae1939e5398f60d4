"""The neutral page that lies over everything: the time, the place, nothing else."""

from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from screening_tui.language import _
from screening_tui.tui.paint import clip


class HiddenScreen(Screen[None]):
    """Covers all; what was typed stays typed below. Enter comes back, after the PIN where the station has one."""

    DEFAULT_CSS = """
    HiddenScreen { align: center middle; background: ansi_default; }
    HiddenScreen > Static { width: 100%; height: auto; text-align: center; }
    """

    def __init__(self, place: str, pin_hash: str) -> None:
        super().__init__()
        self.place = place
        self._pin_hash = pin_hash
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The clock, the place, how to come back."""
        yield Static(self._words(), markup=False)

    def on_mount(self) -> None:
        """Keep the clock right."""
        self.set_interval(10, self._repaint)

    def _repaint(self) -> None:
        for page in self.query(Static):  # none any more while the screen is being taken down
            page.update(self._words())

    def _words(self) -> str:
        now = datetime.now().astimezone()
        back = _("PIN, then Enter") if self._pin_hash else _("Enter to go on")
        return f"{now:%H:%M}\n\n{clip(self.place, 60)}\n\n\n{back}"

    def take_key(self, event: events.Key) -> None:
        """Every key but Enter is swallowed; nothing that is typed is shown, not even as dots."""
        if event.key == "enter":
            if self._right():
                self.dismiss(None)
            self._typed = ""
        elif event.is_printable and event.character and len(self._typed) < 64:
            self._typed += event.character

    def _right(self) -> bool:
        if not self._pin_hash:
            return True
        from screening_tui.station.pin import pin_matches

        return pin_matches(self._typed, self._pin_hash)
