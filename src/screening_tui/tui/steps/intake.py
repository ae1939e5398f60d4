"""Who is here: the people of the case, and what is asked about the journey."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import Body, PersonAdded, PersonCorrected, PersonDetails
from screening_tui.case.model import Position
from screening_tui.language import _
from screening_tui.protocol.model import PersonField, Protocol, Role
from screening_tui.reading.clean import clean_text
from screening_tui.screening.ages import counts_as_minor, screening_day
from screening_tui.screening.model import PlannedStep
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, wrap
from screening_tui.tui.people import person_line, role_word
from screening_tui.tui.steps.step_view import Recorder, StepView
from screening_tui.tui.typed import AgeOrDate, age_or_date
from screening_tui.tui.widgets.choice_row import ChoiceRow
from screening_tui.tui.widgets.line_field import LineField
from screening_tui.tui.widgets.question_panel import QuestionPanel

LINES = ("name", "age", "nationality", "document", "language")
ROWS = ("sex", "role")
BESIDE = {"kind", "reason"}
"""What an event about a person has beside what is known about them."""
OPEN_FORM = "open form"
"""Where a draft says which form was open when the step was left."""


class PeopleList(VerticalScroll, can_focus=True):
    """Everybody so far, and the keys that add somebody."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("next step"), id="next_step"),
        Binding("m", "add('minor')", N_("add minor"), id="add_minor"),
        Binding("a", "add('adult')", N_("add adult"), id="add_adult"),
        Binding("e", "edit", N_("change"), id="change_person"),
        Binding("j", "journey", N_("journey"), id="journey", tooltip=N_("Questions about the journey")),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
    ]

    def __init__(self, view: "IntakeView") -> None:
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

    def action_journey(self) -> None:
        """The questions about the journey."""
        self.view.open_questions()


class PersonForm(Vertical):
    """One person: the name first, everything else by Tab; Enter saves."""

    DEFAULT_CSS = "PersonForm { height: auto; } PersonForm Static { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("save"), id="save_person", priority=True),
        Binding("escape", "leave", N_("back"), id="leave_person"),
    ]

    def __init__(self, view: "IntakeView") -> None:
        super().__init__()
        self.view = view
        self.role: Role = "minor"
        self.person = ""
        self._known: dict[str, str] = {}
        """Each field as what is recorded fills it; what differs from it is half typed."""

    def compose(self) -> ComposeResult:
        """All lines; the protocol says which are shown."""
        yield Static(id="form-title", markup=False)
        for name in LINES:
            yield LineField("", id=f"person-{name}", label_width=16)
        yield ChoiceRow(id="person-sex", label_width=16)
        yield ChoiceRow(id="person-role", label_width=16)
        yield Static(id="form-hint", markup=False)

    def show(self, role: Role, person: str) -> None:
        """Open it for somebody new, or for somebody known."""
        desk = self.view.desk
        self.role, self.person = role, person
        known: PersonDetails | None = desk.case.people[person].body if person else None
        title = f"{person}  {role_word(role)}" if person else _("New: {role}").format(role=role_word(role))
        self.query_one("#form-title", Static).update(title)
        labels = {
            "name": (_("Name"), _("as in the document; empty if not known")),
            "age": (_("Age or birth date"), _("12, 12? or 31/05/2014")),
            "nationality": (_("Nationality"), ""),
            "document": (_("Document no."), ""),
            "language": (_("Language"), _("of the interview: es, en, fr")),
        }
        fields = self.view.fields
        for name, (label, hint) in labels.items():
            line = self.query_one(f"#person-{name}", LineField)
            line.display = PersonField(name) in fields
            line.set_up(label, person_value(known, name), hint)
        sex = self.query_one("#person-sex", ChoiceRow)
        sex.display = PersonField.SEX in fields
        options = [("female", _("female")), ("male", _("male")), ("other", _("other"))]
        sex.set_up(_("Sex"), options, (known.sex,) if known and known.sex else (), several=False, upright=False)
        roles = self.query_one("#person-role", ChoiceRow)
        roles.display = bool(person)
        roles.set_up(
            _("Counts as"),
            [("minor", role_word("minor")), ("adult", role_word("adult"))],
            (role,),
            several=False,
            upright=False,
        )
        self._known = self._texts()
        for name in self._known:
            if (draft := desk.drafts.get(self._place(name))) is not None:
                self._fill(name, draft)
        self.query_one("#form-hint", Static).update("\n" + _("Enter saves. Tab reaches the rest, all of it optional."))
        self.query_one("#person-name", LineField).input.focus()

    def _texts(self) -> dict[str, str]:
        lines = {name: self.query_one(f"#person-{name}", LineField).value for name in LINES}
        return lines | {name: ",".join(self.query_one(f"#person-{name}", ChoiceRow).chosen) for name in ROWS}

    def _fill(self, name: str, text: str) -> None:
        if name in ROWS:
            self.query_one(f"#person-{name}", ChoiceRow).choose(part for part in text.split(",") if part)
        else:
            self.query_one(f"#person-{name}", LineField).load(text)

    def _place(self, name: str) -> tuple[Position | None, str]:
        return self.view.desk.position, f"person/{self.role}/{self.person}/{name}"

    def keep_draft(self) -> None:
        """Remember what is half typed, and that this form was open."""
        drafts, place = self.view.desk.drafts, (self.view.desk.position, OPEN_FORM)
        half_typed = {name: text for name, text in self._texts().items() if text != self._known[name]}
        self.drop_draft()
        for name, text in half_typed.items():
            drafts[self._place(name)] = text
        if half_typed:
            drafts[place] = f"{self.role}/{self.person}"

    def drop_draft(self) -> None:
        """It was saved, or left on purpose."""
        self.view.desk.drafts.pop((self.view.desk.position, OPEN_FORM), None)
        for name in self._known:
            self.view.desk.drafts.pop(self._place(name), None)

    def action_leave(self) -> None:
        """Leave without saving, if somebody is there already."""
        self.drop_draft()
        self.view.close_form()

    def action_save(self) -> None:
        """Save this person."""
        details = self._details()
        if details is None:
            return
        known = self.view.desk.case.people[self.person].body if self.person else None
        unchanged = known is not None and details.model_dump(exclude=BESIDE) == known.model_dump(exclude=BESIDE)
        if not unchanged and not self.view.record(details):
            return
        self.drop_draft()
        self.view.close_form()

    def _details(self) -> PersonDetails | None:
        typed = {name: clean_text(self.query_one(f"#person-{name}", LineField).value).strip() for name in LINES}
        age = AgeOrDate()
        if typed["age"]:
            understood = age_or_date(typed["age"])
            if understood is None:
                self.post_message(
                    StepView.Tell(
                        _("“{text}” is no date or age. Write 31/05/2014, 05/2014, 2014 or 12.").format(
                            text=typed["age"]
                        )
                    )
                )
                self.query_one("#person-age", LineField).input.focus()
                return None
            age = understood
        case = self.view.desk.case
        counts_as = self.query_one("#person-role", ChoiceRow).chosen
        # In doubt about the age, and below the protocol's age whatever was said, somebody is treated as a minor.
        protocol = self.view.desk.protocol
        young = counts_as_minor(protocol, age.date, age.age, age.in_doubt, screening_day(case))
        minor = young or (counts_as == ("minor",) if self.person and counts_as else self.role == "minor")
        role: Role = "minor" if minor else "adult"
        typed["language"] = known_language(protocol, typed["language"])
        values: dict[str, object] = {"person": self.person or next_person(case.people, role), "role": role}
        values |= {name: typed[name] for name in ("name", "nationality", "document", "language") if typed[name]}
        values |= {"birth_date": age.date} if age.date else {}
        values |= {"age": age.age} if age.age is not None else {}
        values |= {"age_in_doubt": True} if age.in_doubt else {}
        sex = self.query_one("#person-sex", ChoiceRow).chosen
        values |= {"sex": sex[0]} if sex else {}
        return (PersonCorrected if self.person else PersonAdded).model_validate(values)


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

    def beside_missing(self) -> tuple[str, Sequence[Body]]:
        """What is typed on the question's page."""
        return self.query_one(QuestionPanel).beside_missing()

    def saved(self) -> None:
        """The question's page holds nothing more that is not recorded."""
        self.query_one(QuestionPanel).saved()


def next_person(people: Iterable[str], role: Role) -> str:
    """``M2`` after ``M1``; a number is never used twice."""
    letter = "M" if role == "minor" else "A"
    numbers = [int(person[1:]) for person in people if person.startswith(letter)]
    return f"{letter}{max(numbers, default=0) + 1}"


def person_value(known: PersonDetails | None, name: str) -> str:
    """What is known, as it would be typed."""
    if known is None:
        return ""
    if name == "age":
        plain = known.birth_date or ("" if known.age is None else str(known.age))
        return f"{plain}?" if known.age_in_doubt and plain else plain
    return str(getattr(known, name))


def known_language(protocol: Protocol, typed: str) -> str:
    """The code of a language that the protocol has, by its code or a name; another language stays as it was typed."""
    names = {language.id: {language.id, language.name.casefold()} for language in protocol.languages}
    names.setdefault("en", set()).add("english")
    names.setdefault("es", set()).update({"spanish", "espanol", "castellano"})
    return next((code for code, known in names.items() if typed.casefold() in known), typed)
