"""Who is here: the people of the case, and what is asked about the journey."""

from collections.abc import Sequence

from textual.app import ComposeResult

from screening_tui.case.events import Body, MissingReason
from screening_tui.language import _
from screening_tui.protocol.model import PersonField, Role
from screening_tui.screening.model import PlannedStep
from screening_tui.tui.desk import Desk
from screening_tui.tui.steps.people_list import PeopleList
from screening_tui.tui.steps.person_form import OPEN_FORM, PersonForm
from screening_tui.tui.steps.step_view import Recorder, StepView
from screening_tui.tui.widgets.question_panel import QuestionPanel


class IntakeView(StepView):
    """The intake step."""

    DEFAULT_CSS = "IntakeView > PeopleList { height: 1fr; }"

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self.fields: tuple[PersonField, ...] = ()
        self._question = -1

    def compose(self) -> ComposeResult:
        """The list, the form, the questions; one of them is seen, at first the list."""
        form, questions = PersonForm(self), QuestionPanel(self.desk)
        form.display = questions.display = False
        yield from (PeopleList(self), form, questions)

    def _see(self, kind: type[PeopleList | PersonForm | QuestionPanel]) -> None:
        for widget in (PeopleList, PersonForm, QuestionPanel):
            self.query_one(widget).display = widget is kind

    def show(self, planned: PlannedStep) -> None:
        """Everybody as they stand; the first minor's form when there is nobody yet."""
        self.fields = planned.step.fields or (PersonField.NAME,)
        self.query_one(PeopleList).paint()

    def focus_first(self) -> None:
        """Go on in the form that was left half filled; type the first name at once; otherwise choose."""
        if form := self.desk.drafts.get((self.desk.position, OPEN_FORM)):
            role, _slash, person = form.partition("/")
            self.open_form("minor" if role == "minor" else "adult", person)
        elif not self.desk.case.people:
            self.open_form("minor")
        else:
            self.close_form()

    def open_form(self, role: Role, person: str = "") -> None:
        """Somebody new, or somebody known."""
        self._see(PersonForm)
        self.query_one(PersonForm).show(role, person)

    def ask_for_document(self) -> None:
        """The machine-readable zone for the form that is open."""
        self.query_one(PersonForm).action_document()

    def close_form(self) -> None:
        """Back to everybody."""
        self._question = -1
        self._see(PeopleList)
        people = self.query_one(PeopleList)
        people.at = len(self.desk.case.people) - 1
        people.paint()
        people.focus()

    def open_questions(self) -> None:
        """The journey, one question at a time."""
        if self.desk.items():
            self._question = 0
            self._see(QuestionPanel)
            self._show_question()
        else:
            self.post_message(self.Tell(_("This protocol asks nothing about the journey.")))

    def _show_question(self) -> None:
        self.query_one(QuestionPanel).show(self.desk.items()[self._question], None)

    def on_question_panel_done(self, event: QuestionPanel.Done) -> None:
        """Save the answer, and the next question."""
        event.stop()
        if self.save():
            self.forward()

    def save(self) -> bool:
        """Save the question that is open."""
        if self._question < 0:
            return True
        panel = self.query_one(QuestionPanel)
        bodies = panel.bodies()
        if bodies is None or (bodies and not self.record(*bodies)):
            return False
        panel.saved()
        return True

    def keep_draft(self) -> None:
        """Remember what is half typed."""
        if self.query_one(PersonForm).display:
            self.query_one(PersonForm).keep_draft()
        if self._question >= 0:
            self.query_one(QuestionPanel).keep_draft()

    def forward(self) -> bool:
        """The next question about the journey; after the last one, everybody again."""
        if self._question < 0:
            return False
        if self._question + 1 < len(self.desk.items()):
            self._question += 1
            self._show_question()
        else:
            self.close_form()
        return True

    def backward(self) -> bool:
        """Out of the questions or the form."""
        if self.query_one(PeopleList).display:
            return False
        self.close_form()
        return True

    def missing_target(self) -> tuple[str, str] | None:
        """The question about the journey that is open."""
        if self._question < 0:
            return None
        item = self.desk.items()[self._question]
        return item.person, item.id

    def without_answer(self, reason: MissingReason) -> Sequence[Body]:
        """Why the question about the journey has no answer."""
        return self.query_one(QuestionPanel).without_answer(reason)

    def half_typed(self) -> str:
        """The words on the question's page; nothing on any other page."""
        return self.query_one(QuestionPanel).words if self._question >= 0 else ""

    def saved(self) -> None:
        """The question's page holds nothing more that is not recorded."""
        self.query_one(QuestionPanel).saved()
