"""The yardstick: an application of the same library with one label and one line to type on."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class Bare(App[None]):
    """Nothing but a label and an input."""

    def compose(self) -> ComposeResult:
        """Both."""
        yield Label("BARE READY")
        field = Input()
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    Bare().run()
