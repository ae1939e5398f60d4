"""One person of the case: typed, or read from a travel document."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from screening_tui.case.events import PersonAdded, PersonCorrected, PersonDetails
from screening_tui.case.model import Position
from screening_tui.language import _
from screening_tui.names.travel_document import NoZone, Zone, read_zone
from screening_tui.protocol.model import PersonField, Role
from screening_tui.reading.clean import clean_text
from screening_tui.screening.ages import counts_as_minor, screening_day
from screening_tui.screening.suggested import suggested_by
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import wrap
from screening_tui.tui.people import role_word
from screening_tui.tui.practice import PASSPORT
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.zone import Scanned, ZoneDialog
from screening_tui.tui.steps.person_fields import document_seen, known_kind, known_language, next_person, person_value
from screening_tui.tui.steps.step_view import StepView
from screening_tui.tui.typed import AgeOrDate, age_or_date
from screening_tui.tui.widgets.choice_row import ChoiceRow
from screening_tui.tui.widgets.line_field import LineField
from screening_tui.tui.zone_words import Difference, difference_lines, differences, reading_lines, remarks, values_of

if TYPE_CHECKING:
    from screening_tui.tui.steps.intake import IntakeView

LINES = ("name", "age", "nationality", "document", "language")
ROWS = ("sex", "role")
ZONE = "zone"
BESIDE = {"kind", "reason"}
"""What an event about a person has beside what is known about them."""
OPEN_FORM = "open form"
"""Where a draft says which form was open when the step was left."""


class PersonForm(Vertical):
    """One person: the name first, everything else by Tab; Enter saves."""

    DEFAULT_CSS = "PersonForm { height: auto; } PersonForm Static { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("save"), id="save_person", priority=True),
        Binding("escape", "leave", N_("back"), id="leave_person"),
        Binding("ctrl+d", "document", N_("document"), id="scan_document", tooltip=N_("Type or scan a travel document")),
    ]

    def __init__(self, view: IntakeView) -> None:
        super().__init__()
        self.view = view
        self.role: Role = "minor"
        self.person = ""
        self._known: dict[str, str] = {}
        """Each field as what is recorded fills it; what differs from it is half typed."""
        self._scanned: Scanned | None = None
        """The document that was read for this person and is not recorded yet."""

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
        self._scanned = None
        self._known = self._texts()
        for name in self._known:
            if (draft := desk.drafts.get(self._place(name))) is not None:
                self._fill(name, draft)
        self._paint_hint()
        self.query_one("#person-name", LineField).input.focus()

    def _paint_hint(self, differing: Sequence[str] = ()) -> None:
        """What Enter does, and what the document that was read says beside the fields."""
        width = self.view.room
        hint = _("Enter saves. Tab reaches the rest, all of it optional. Ctrl+D reads a document.")
        lines = ["", *wrap(hint, width)]
        if self._scanned is not None:
            zone = self._scanned.zone
            told = [*differing, *remarks(zone, self._day(), self._suggested(zone))]
            lines += [line for words in told for line in wrap(words, width)]
        self.query_one("#form-hint", Static).update("\n".join(lines))

    def _day(self) -> date:
        day = screening_day(self.view.desk.case)
        assert day is not None  # noqa: S101  a case that is on the screen was opened
        return day

    def _texts(self) -> dict[str, str]:
        texts = {name: self.query_one(f"#person-{name}", LineField).value for name in LINES}
        texts |= {name: ",".join(self.query_one(f"#person-{name}", ChoiceRow).chosen) for name in ROWS}
        return texts | {ZONE: "\n".join(self._scanned.typed) if self._scanned else ""}

    def _fill(self, name: str, text: str) -> None:
        if name == ZONE:
            with suppress(NoZone):  # whoever changed the draft has to read the document again
                self._scanned = Scanned(read_zone(text, self._day()), tuple(text.splitlines()))
        elif name in ROWS:
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

    def action_document(self) -> None:
        """Read the machine-readable zone of a travel document into this form."""
        day = self._day()
        example = PASSPORT if self.view.desk.is_practice else ()
        title = _("Travel document: {person}").format(person=self.person or role_word(self.role))
        dialog = ZoneDialog(title, day, lambda zone: reading_lines(zone, day, self._suggested(zone)), example)
        self.app.push_screen(dialog, lambda scanned: self._take(scanned) if scanned else None)

    def _suggested(self, zone: Zone) -> list[str]:
        """Which indicators this document speaks for looking at, were it recorded now."""
        desk = self.view.desk
        person = self.person or next_person(desk.case.people, self.role)
        entered = [] if self.person else [PersonAdded(person=person, role=self.role)]
        bodies = [*entered, document_seen(Scanned(zone, zone.lines), person, self._day())]
        words = _("Have a look at indicator {number}, {label}. You decide.")
        return [
            words.format(number=found.number, label=desk.say(found.indicator.label))
            for found in suggested_by(desk.protocol, desk.case, bodies)
        ]

    def _take(self, scanned: Scanned) -> None:
        """Fill what is empty; over what was typed otherwise the document's word goes only when the officer says so."""
        self._scanned = scanned
        typed = self._texts()
        found = differences(typed, scanned.zone)
        for name, read in values_of(scanned.zone).items():
            if read and not typed[name]:
                self._fill(name, read)
        self._paint_hint(difference_lines(found))
        if not found:
            return
        choices = [
            Choice("typed", _("Keep what was typed"), "k"),
            Choice("read", _("Take what the document says"), "t"),
        ]
        words = "\n".join(difference_lines(found))
        self.app.push_screen(
            ChoiceDialog(_("The document says otherwise"), choices, words=words),
            lambda chosen: self._take_over(found) if chosen == "read" else None,
        )

    def _take_over(self, found: Sequence[Difference]) -> None:
        for each in found:
            self._fill(each.name, each.read)
        self._paint_hint()

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
        seen = [document_seen(self._scanned, details.person, self._day())] if self._scanned else []
        if not self.view.record(*([] if unchanged else [details]), *seen):
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
        kind = self._scanned.zone.document_type if self._scanned else known_kind(case, self.person)
        values |= {"document_kind": kind} if kind else {}
        return (PersonCorrected if self.person else PersonAdded).model_validate(values)
