"""What every dialog has in common: it lies over the screen, Esc leaves it, and it is dismissed only once."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from screening_tui.language import _
from screening_tui.tui.keys import N_, hint_line, hints, written

ResultType = TypeVar("ResultType")


class Dialog(ModalScreen[ResultType]):
    """Base of the dialogs. A dialog gives back None when it is left without an answer."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: transparent; }
    Dialog > #box {
        width: 76; max-width: 100%; height: auto; max-height: 100%; border: ascii ansi_default; padding: 0 1;
        background: ansi_default;
    }
    Dialog #title { text-style: bold; height: auto; width: 1fr; }
    Dialog #words { height: auto; width: 1fr; }
    Dialog #keys { height: 1; width: 1fr; text-style: dim; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), id="leave"),
        Binding("tab", "app.focus_next", N_("next field"), id="focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", N_("field before"), id="focus_previous", show=False),
    ]
    _left = False

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.finish(None)

    def finish(self, result: ResultType | None) -> None:
        """Give the answer back. A second key press that comes too late changes nothing."""
        if not self._left:
            self._left = True
            self.dismiss(result)

    @property
    def room(self) -> int:
        """How many cells a line of the dialog has."""
        return min(72, self.app.size.width - 4)

    def show_keys(self) -> None:
        """Write the line of key hints, once the focus is where it belongs."""
        keys = hint_line([hint for hint in hints(self) if hint.id in self.own_hints], self.room)
        if any(scroll.max_scroll_y for scroll in self.query(VerticalScroll)):
            keys += f"  {written('down')} " + _("more")
        for line in self.query("#keys").results(Static):
            line.update(keys)

    own_hints: ClassVar[tuple[str, ...]] = ("leave", "save", "open", "close")

    def on_mount(self) -> None:
        """Write the hints when the dialog is up."""
        self._fit()
        self.call_after_refresh(self.show_keys)

    def on_resize(self) -> None:
        """Keep everything on the screen."""
        self._fit()

    def _fit(self) -> None:
        """Leave room for the lines above and below what scrolls."""
        for scroll in self.query("#box > VerticalScroll"):
            beside = [line for line in scroll.siblings if isinstance(line, Static) and line.display]
            taken = sum(str(line.content).count("\n") + 1 for line in beside)
            most = max(3, self.app.size.height - 2 - taken)
            if scroll.styles.max_height is None or scroll.styles.max_height.value != most:
                scroll.styles.max_height = most
