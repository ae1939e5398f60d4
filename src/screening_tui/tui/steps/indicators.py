"""What the officer looks for. Each indicator takes its own key; nothing is cleared together."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from screening_tui.case.events import IndicatorMarked, Mark
from screening_tui.language import _
from screening_tui.protocol.model import Indicator
from screening_tui.screening.about import goes_without_saying, not_said, things_of
from screening_tui.screening.model import Call, PlannedStep
from screening_tui.screening.suggested import suggested
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, wrap
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.steps.list_step import ListStep
from screening_tui.tui.steps.step_view import Recorder

SIGN = {"observed": "[O]", "not_observed": "[n]", "cannot_tell": "[?]"}


class IndicatorsView(ListStep):
    """One key for each indicator, then the next one."""

    DEFAULT_CSS = """
    IndicatorsView #detail { height: auto; max-height: 5; width: 1fr; margin-top: 1; }
    IndicatorsView #so-far { height: auto; max-height: 3; width: 1fr; text-style: bold; }
    """
    full_width = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "mark('observed')", N_("observed"), id="observed"),
        Binding("n", "mark('not_observed')", N_("not"), id="not_observed"),
        Binding("question_mark", "mark('cannot_tell')", N_("cannot tell"), id="cannot_tell"),
        Binding("tab", "about", N_("details"), id="about"),
        Binding("enter", "go_on", N_("next"), id="next_step"),
    ]

    def __init__(self, desk: Desk, record: Recorder) -> None:
        super().__init__(desk, record)
        self._step = ""
        self._just_marked: Indicator | None = None
        """The one whose key was pressed last, while nobody has gone elsewhere: Tab is about this one."""
        self._suggested: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The list, what to look for, and what follows so far."""
        with VerticalScroll(can_focus=False):
            yield Static(id="list", classes="lines", markup=False)
        yield Static(id="detail", markup=False)
        yield Static(id="so-far", markup=False)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """This step's."""
        return self.desk.protocol.indicators_of.get(self._step, ())

    def show(self, planned: PlannedStep) -> None:
        """All indicators and their marks."""
        if planned.step.id != self._step:
            self._step = planned.step.id
            self.at = next((n for n, i in enumerate(self.indicators) if i.id not in self.desk.case.marks), 0)
        width = self.room
        self._suggested = frozenset(each.indicator.id for each in suggested(self.desk.protocol, self.desk.case))
        lines: list[list[Part] | str] = []
        here = 0
        for number, indicator in enumerate(self.indicators):
            if number == self.at:
                here = len(lines)
            lines.extend(self._lines(number, indicator, width))
        self.paint_lines("#list", join(lines), here)
        self._paint_detail(width)

    def _lines(self, number: int, indicator: Indicator, width: int) -> list[list[Part]]:
        standing = self.desk.case.marks.get(indicator.id)
        sign = SIGN[standing.body.mark] if standing else "[ ]"
        mark = ">" if number == self.at else " "
        style = "bold" if standing and standing.body.mark == "observed" else ""
        aside = _("REPORT AT ONCE") if indicator.immediate else ""
        hint = _("a document speaks for looking here") if indicator.id in self._suggested else ""
        about = self._about(indicator)
        label = wrap(self.desk.say(indicator.label), width - 8)
        tail = "  ".join(part for part in (about, aside, hint) if part)
        lines: list[list[Part]] = [[(f"{mark}{number + 1:>2} ", style), (sign, "bold"), (f" {label[0]}", style)]]
        lines.extend([(f"        {line}", style)] for line in label[1:])
        if tail and len(lines[-1][-1][0]) + 8 + len(tail) < width and len(lines) > 1:
            lines[-1].append((f"   {tail}", "bold"))
        elif tail and len(lines) == 1 and len(label[0]) + 10 + len(tail) <= width:
            lines[0].append((" " * (width - 8 - len(label[0]) - len(tail)) + tail, "bold"))
        elif tail:
            lines.append([(f"        {tail}", "bold")])
        if standing and standing.body.note:
            note = f"{source_word(standing.body.source)}: {standing.body.note}"
            lines.extend([(f"        {line}", "")] for line in wrap(note, width - 8))
        return lines

    def _about(self, indicator: Indicator) -> str:
        """Whom the mark is about, and what an observation leaves open about that."""
        standing = self.desk.case.marks.get(indicator.id)
        if standing is None or standing.body.mark == "not_observed":
            return ""
        parts = [*standing.body.people, *(thing_word(thing) for thing in standing.body.things)]
        if standing.body.mark == "observed":
            parts += [group_open(group) for group in not_said(self.desk.case, indicator, standing.body.people)]
        return " ".join(parts)

    def _paint_detail(self, width: int) -> None:
        indicator = self.indicators[self.at]
        hint = self.desk.say(indicator.look_for)
        words = _("What to look for ({number}): {hint}").format(number=self.at + 1, hint=hint) if hint else ""
        lines = wrap(words, width)
        marked = self._just_marked
        if marked is not None and marked is not indicator:
            number = self.indicators.index(marked) + 1
            lines.insert(0, _("Tab: more about {number}, just marked").format(number=number))
        self.query_one("#detail", Static).update("\n".join(lines))
        now = self._at_once()
        lines = wrap(now, width)[:2] if now else []
        self.query_one("#so-far", Static).update("\n".join([*lines, *wrap(self._so_far(), width)][:3]))

    def _so_far(self) -> str:
        marks = [self.desk.case.marks[i.id].body.mark for i in self.indicators if i.id in self.desk.case.marks]
        observed, unclear = marks.count("observed"), marks.count("cannot_tell")
        parts = [
            _("So far: {observed} observed, {unclear} cannot tell, {open} to look at.").format(
                observed=observed, unclear=unclear, open=len(self.indicators) - len(marks)
            )
        ]
        calls = {planned.call for planned in self.desk.plan.steps}
        if Call.DEMANDED in calls:
            parts.append(_("Interviews are needed, each person alone."))
        elif Call.OFFERED in calls:
            parts.append(_("Interviews are advised, each person alone."))
        return " ".join(parts)

    def _at_once(self) -> str:
        """What must not wait for anything."""
        immediate = [a for a in self.desk.actions if a.action.immediate and a.progress.value in {"to_do", "attempted"}]
        words = "; ".join(self.desk.say(action.action.label) for action in immediate)
        return _("! NOW: {words}").format(words=words) if words else ""

    def title(self) -> str:
        """How many are marked."""
        done = sum(1 for indicator in self.indicators if indicator.id in self.desk.case.marks)
        return _("{done} of {total}").format(done=done, total=len(self.indicators))

    def focus_first(self) -> None:
        """Coming here anew, nothing was just marked."""
        if self._just_marked is not None:
            self._just_marked = None
            self.repaint()
        super().focus_first()

    def count(self) -> int:
        """All of this step's indicators."""
        return len(self.indicators)

    def action_move(self, by: int) -> None:
        """Another indicator, chosen by the officer: the details are about this one now."""
        self._just_marked = None
        super().action_move(by)

    def action_mark(self, mark: Mark) -> None:
        """Mark it, and go to the next one: the key for the next must never fall on an observation and undo it.

        Where it is not clear whom an observation is about, that is asked first.
        """
        indicator = self.indicators[self.at]
        standing = self.desk.case.marks.get(indicator.id)
        clear = True
        if standing is None or standing.body.mark != mark:
            values: dict[str, object] = {"indicator": indicator.id, "mark": mark}
            if mark != "not_observed":
                about = goes_without_saying(self.desk.case, indicator)
                values |= {"people": about.people} if about.people else {}
                values |= {"things": about.things} if about.things else {}
                clear = about.clear
                if standing is not None and standing.body.note:  # another mark does not unsay what was seen
                    values |= {"note": standing.body.note, "source": standing.body.source}
            if not self.record(IndicatorMarked.model_validate(values)):
                return
        if mark == "observed" and not clear:
            self._ask_about(indicator)
        else:
            self._just_marked = indicator
            self.go_to_line(self.at + 1)

    def action_about(self) -> None:
        """Details of the indicator that was just marked, although the next one has its turn; or of the chosen one."""
        self._ask_about(self._just_marked or self.indicators[self.at])

    def _ask_about(self, indicator: Indicator, typed: dict[str, str] | None = None, complaint: str = "") -> None:
        """Whom the mark is about, how the officer knows, and a note."""
        standing = self.desk.case.marks.get(indicator.id)
        body = standing.body if standing else None
        values = typed or {
            "people": ",".join(body.people) if body else "",
            "things": ",".join(body.things) if body else "",
            "note": body.note if body else "",
            "source": body.source if body else "seen",
            "mark": body.mark if body else "",
        }
        people = tuple(
            (person, f"{person} {self.desk.case.people[person].body.name}".strip()) for person in self.desk.case.people
        )
        things = tuple((thing, thing_word(thing)) for thing in things_of(indicator))
        fields = []
        if people:
            fields.append(Field("people", _("About whom"), values["people"], "choices", people, upright=True))
        if things:
            fields.append(Field("things", _("About what"), values["things"], "choices", things))
        fields += [
            Field("note", _("What was seen"), values["note"], "words"),
            Field("source", _("How you know"), values["source"], "choice", source_options()),
            Field("mark", _("Mark"), values["mark"], "choice", mark_options(), required=True),
        ]
        number = self.indicators.index(indicator) + 1
        dialog = FormDialog(f"{number}  {self.desk.say(indicator.label)}", fields, complaint=complaint)
        self.ask(f"indicator:{indicator.id}", dialog, lambda values: self._about_filled(indicator, values))

    def _about_filled(self, indicator: Indicator, values: dict[str, str] | None) -> None:
        if values is not None:
            people = tuple(part for part in values.get("people", "").split(",") if part)
            left_open = not_said(self.desk.case, indicator, people) if values["mark"] == "observed" else ()
            if left_open:  # Esc leaves it open; Enter by reflex does not
                words = ", ".join(group_open(group) for group in left_open)
                self._ask_about(indicator, {"things": "", **values}, _("About whom: {words}").format(words=words))
                return
            self._record_about(indicator, values)
        self._just_marked = None
        self.go_to_line(self.at + (1 if indicator is self.indicators[self.at] else 0))

    def _record_about(self, indicator: Indicator, values: dict[str, str]) -> None:
        filled: dict[str, object] = {"indicator": indicator.id, "mark": values["mark"]}
        for name in ("people", "things"):
            if values.get(name):
                filled[name] = tuple(values[name].split(","))
        filled["source"] = values["source"] or "seen"
        if values["note"]:
            filled["note"] = values["note"]
        body = IndicatorMarked.model_validate(filled)
        standing = self.desk.case.marks.get(indicator.id)
        if standing is None or standing.body != body:
            self.record(body)

    def action_go_on(self) -> None:
        """Enter: the next unmarked indicator, or the next step when all are marked."""
        unmarked = [n for n, i in enumerate(self.indicators) if i.id not in self.desk.case.marks]
        if unmarked and self.at not in unmarked[-1:]:
            self._just_marked = None
            self.go_to_line(next((n for n in unmarked if n > self.at), unmarked[0]))
        else:
            self.post_message(self.GoOn())

    def save(self) -> bool:
        """Everything is recorded already; an unmarked indicator is said, and stays open in the outline."""
        unmarked = sum(1 for i in self.indicators if i.id not in self.desk.case.marks)
        if unmarked:
            self.post_message(self.Tell(_("{n} indicators have no mark yet.").format(n=unmarked)))
        return True


def group_open(group: str) -> str:
    """What a mark leaves open: which of the minors, which of the adults, or who at all it is about."""
    return {"minor": _("which minor?"), "adult": _("which adult?"), "person": _("who?")}[group]


def thing_word(thing: str) -> str:
    """A document, the transport, the baggage."""
    return {"document": _("document"), "transport": _("transport"), "baggage": _("baggage")}[thing]


def mark_options() -> tuple[tuple[str, str], ...]:
    """The three marks."""
    return ("observed", _("observed")), ("not_observed", _("not observed")), ("cannot_tell", _("cannot tell"))


def source_word(source: str) -> str:
    """How the officer knows."""
    return {"seen": _("seen"), "said": _("said"), "document": _("a document shows it")}[source]


def source_options() -> tuple[tuple[str, str], ...]:
    """How the officer may know."""
    return tuple((source, source_word(source)) for source in ("seen", "said", "document"))
