"""Everybody of the case so far, a line each, and the keys that add or change somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from screening_tui.language import _
from screening_tui.protocol.model import Role
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, wrap
from screening_tui.tui.people import person_line
from screening_tui.tui.steps.step_view import StepView

if TYPE_CHECKING:
    from screening_tui.tui.steps.intake import IntakeView


class PeopleList(VerticalScroll, can_focus=True):
    """Everybody so far, and the keys that add somebody."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("next step"), id="next_step"),
        Binding("m", "add('minor')", N_("add minor"), id="add_minor"),
        Binding("a", "add('adult')", N_("add adult"), id="add_adult"),
        Binding("e", "edit", N_("change"), id="change_person"),
        Binding(
            "d", "document", N_("document"), id="read_document", tooltip=N_("Type or scan a document of this person")
        ),
        Binding("j", "journey", N_("journey"), id="journey", tooltip=N_("Questions about the journey")),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
    ]

    def __init__(self, view: IntakeView) -> None:
        super().__init__()
        self.view = view
        self.at = 0

    def compose(self) -> ComposeResult:
        """One line a person."""
        yield Static(id="people", classes="lines", markup=False)

    def paint(self) -> None:
        """Write everybody."""
        view = self.view
        people = list(view.desk.case.people)
        self.at = max(0, min(self.at, len(people) - 1))
        width = view.room
        lines: list[list[Part] | str] = []
        for number, person in enumerate(people):
            mark = ">" if number == self.at and self.has_focus else " "
            words = wrap(f"{mark} {person_line(view.desk, person)}", width, indent=" " * 7)
            lines.extend([(line, "bold" if mark == ">" else "")] for line in words)
        lines += ["", _("m one more minor   a one more adult   Enter when everybody is here")]
        self.query_one("#people", Static).update(join(lines))

    def on_focus(self) -> None:
        """Show where the mark is."""
        self.paint()

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self.at += by
        self.paint()

    def action_go_on(self) -> None:
        """Everybody is here."""
        self.post_message(StepView.GoOn())

    def action_add(self, role: Role) -> None:
        """Somebody else."""
        self.view.open_form(role)

    def action_edit(self) -> None:
        """Change what is known about the marked person."""
        people = list(self.view.desk.case.people)
        if people:
            person = people[self.at]
            self.view.open_form(self.view.desk.case.people[person].body.role, person)

    def action_document(self) -> None:
        """Read a travel document of the marked person."""
        people = list(self.view.desk.case.people)
        if people:
            person = people[self.at]
            self.view.open_form(self.view.desk.case.people[person].body.role, person)
            self.view.ask_for_document()

    def action_journey(self) -> None:
        """The questions about the journey."""
        self.view.open_questions()
