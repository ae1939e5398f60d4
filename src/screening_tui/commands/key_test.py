"""``station keys``: what this terminal sends for each key, and what the screens would do on it.

Terminals and multiplexers keep some keys for themselves and send others wrong; an officer tries them here before
relying on one of them.
"""

from argparse import Namespace
from collections.abc import Mapping
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from screening_tui.commands.bindings import bindings_by_id, normal_keys
from screening_tui.commands.rooms import station_of
from screening_tui.commands.screens import need_a_terminal
from screening_tui.language import _
from screening_tui.reading.clean import clean_text
from screening_tui.station.model import Station

LINES = 16


def test_keys(asked: Namespace) -> int:
    """Name each key that is pressed, until Escape twice or Ctrl+C."""
    need_a_terminal()
    KeyTest(uses_of(station_of(asked))).run()
    return 0


def uses_of(station: Station) -> dict[str, list[str]]:
    """Key to the binding ids that it works for, everywhere or somewhere."""
    uses: dict[str, list[str]] = {}
    for binding, bound in bindings_by_id().items():
        for key in normal_keys(station.keys[binding]) if binding in station.keys else bound.keys:
            uses.setdefault(key, []).append(binding)
    return uses


class KeyTest(App[None], inherit_bindings=False):
    """A list of the keys pressed last."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, uses: Mapping[str, list[str]]) -> None:
        super().__init__(ansi_color=True)
        self.uses = uses
        self.pressed: list[str] = []
        self.lines: list[str] = []

    def compose(self) -> ComposeResult:
        """One text is enough."""
        yield Static(Content(self.text()), id="keys")

    def text(self) -> str:
        """What is on the screen."""
        head = _("Press the keys that you want to try. Esc twice or Ctrl+C ends.")
        return "\n".join([head, "", *self.lines[-LINES:]])

    def on_key(self, event: Key) -> None:
        """Every key comes here, because nothing is bound."""
        event.prevent_default()
        event.stop()
        ends = event.key == "ctrl+c" or (event.key == "escape" and self.pressed[-1:] == ["escape"])
        self.pressed.append(event.key)
        used = ", ".join(self.uses.get(event.key, [])) or "-"
        self.lines.append(f"{clean_text(event.key):24}{used}")
        self.query_one("#keys", Static).update(Content(self.text()))
        if ends:
            self.exit()
