"""What every step has in common that is a list with a mark in front of one line."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.steps.step_view import Recorder, StepView


class ListStep(StepView, can_focus=True):
    """The mark goes up and down; what is said and done is about the line where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("shift+tab", "go_back", N_("back"), id="back", show=False),
    ]

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self.at = 0
        """Which line has the mark, counted from 0; 0 in an empty list."""

    def count(self) -> int:
        """How many lines there are to choose from."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Show the step anew, as the case stands; nothing where a dialog closes and the case has gone on elsewhere."""
        planned = self.desk.planned
        if planned is not None and self.display:
            self.show(planned)

    def go_to_line(self, line: int) -> None:
        """Put the mark there, or as near as the list goes."""
        self.at = within(line, self.count())
        self.repaint()

    def action_move(self, by: int) -> None:
        """Another line."""
        self.go_to_line(self.at + by)

    def action_go_back(self) -> None:
        """The step before."""
        self.post_message(self.GoBack())


def within(line: int, count: int) -> int:
    """The line, or the nearest one that a list of so many has; 0 for an empty one."""
    return max(0, min(line, count - 1))
