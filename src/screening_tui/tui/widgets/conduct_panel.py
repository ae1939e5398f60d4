"""How the officer holds the interview: each rule is confirmed, or not confirmed with a reason."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from screening_tui.case.events import Confirmation
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.protocol.model import Conduct
from screening_tui.tui.desk import Desk
from screening_tui.tui.keys import N_
from screening_tui.tui.paint import Part, join, keep_in_sight, room_of, wrap

SIGN = {"confirmed": "[x]", "not_confirmed": "[-]", "does_not_apply": "[/]"}


class ConductPanel(Vertical, can_focus=True):
    """A few rules, each with its own key; the words to say stand under the list."""

    DEFAULT_CSS = """
    ConductPanel { height: 1fr; }
    ConductPanel VerticalScroll { height: auto; max-height: 65%; scrollbar-size: 0 0; }
    ConductPanel Static { height: auto; width: 1fr; }
    ConductPanel #conduct-say { margin-top: 1; text-style: bold; }
    ConductPanel #conduct-room { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "confirm", N_("yes"), id="confirm"),
        Binding("n", "refuse", N_("no, because"), id="refuse"),
        Binding("a", "set_aside", N_("does not apply"), id="does_not_apply"),
        Binding(
            "p", "present", N_("who is here"), id="present", tooltip=N_("Who else is in the room; the interpreter")
        ),
        Binding("enter", "go_on", N_("next"), id="next"),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("shift+tab", "go_back", N_("back"), show=False),
    ]

    class Recorded(Message):
        """A rule was confirmed, refused, or does not apply."""

        def __init__(self, conduct: Conduct, how: Confirmation) -> None:
            super().__init__()
            self.conduct = conduct
            self.how = how

    class Done(Message):
        """Enter."""

    class Back(Message):
        """Shift+Tab."""

    class Present(Message):
        """Somebody else is here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.conducts: tuple[Conduct, ...] = ()
        self.person = ""
        self.at = 0

    def compose(self) -> ComposeResult:
        """Heading, list, words to say, who is here."""
        yield Static(id="conduct-title", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="conduct-list", markup=False)
        yield Static(id="conduct-say", markup=False)
        yield Static(id="conduct-room", markup=False)

    def show(self, heading: str, conducts: tuple[Conduct, ...], person: str) -> None:
        """These rules, for this person's interview."""
        if conducts != self.conducts or person != self.person:
            self.conducts, self.person = conducts, person
            self.at = next((n for n, c in enumerate(conducts) if (person, c.id) not in self.desk.case.conducts), 0)
        self.query_one("#conduct-title", Static).update(heading)
        self.paint()

    def paint(self) -> None:
        """Write the list as the case stands."""
        width = room_of(self)
        lines: list[list[Part] | str] = [""]
        here = 0
        for number, conduct in enumerate(self.conducts):
            if number == self.at:
                here = len(lines)
            standing = self.desk.case.conducts.get((self.person, conduct.id))
            sign = SIGN[standing.body.how] if standing else "[ ]"
            mark = ">" if number == self.at else " "
            label = wrap(self.desk.say(conduct.label), width - 8)
            lines.append([(f"{mark} {sign} ", "bold"), (label[0], "bold" if number == self.at else "")])
            lines += [f"      {line}" for line in label[1:]]
            if standing and standing.body.how == "does_not_apply":
                lines.append(f"      {in_use().word('does_not_apply')}")
            if standing and standing.body.reason:
                lines.append(f"      {_('because')}: {standing.body.reason}")
        self.query_one("#conduct-list", Static).update(join(lines))
        self.call_after_refresh(keep_in_sight, self.query_one(VerticalScroll), here)
        self.refresh_bindings()
        say = self.conducts[self.at].say if self.conducts else None
        words = say.say(self.desk.case.language_of(self.person)) if say else ""
        self.query_one("#conduct-say", Static).update(
            "\n".join(wrap(_("Say: “{words}”").format(words=words), width)) if words else ""
        )
        self.query_one("#conduct-room", Static).update("\n".join(wrap(self._room(), width)))

    def _room(self) -> str:
        present = [
            e.body
            for e in self.desk.case.happened
            if e.body.kind == "person_present" and getattr(e.body, "person", "") == self.person
        ]
        names = ", ".join(
            f"{getattr(body, 'who', '')} ({part_word(getattr(body, 'part', 'other'))})" for body in present
        )
        language = self.desk.case.language_of(self.person)
        here = _("Here: you and {person}{others}").format(person=self.person, others=f", {names}" if names else "")
        return here + "   " + _("Language: {language} (F5)").format(language=language)

    def action_move(self, by: int) -> None:
        """Another rule."""
        self.at = max(0, min(len(self.conducts) - 1, self.at + by))
        self.paint()

    def to_the_open_one(self) -> None:
        """Go to the first rule that is neither confirmed nor refused."""
        case = self.desk.case
        self.at = next((n for n, c in enumerate(self.conducts) if (self.person, c.id) not in case.conducts), self.at)
        self.paint()

    def _next(self) -> None:
        if self.at + 1 < len(self.conducts):
            self.at += 1

    def action_confirm(self) -> None:
        """It is so; the next rule."""
        if self.conducts:
            conduct = self.conducts[self.at]
            self._next()
            self.post_message(self.Recorded(conduct, "confirmed"))

    def action_refuse(self) -> None:
        """It is not so; a reason is asked for."""
        if self.conducts:
            self.post_message(self.Recorded(self.conducts[self.at], "not_confirmed"))

    def action_set_aside(self) -> None:
        """There is nobody it could be about; only some rules can be set aside."""
        if self.conducts and self.conducts[self.at].may_not_apply:
            conduct = self.conducts[self.at]
            self._next()
            self.post_message(self.Recorded(conduct, "does_not_apply"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key for what does not apply is there only where that may be said."""
        return action != "set_aside" or (bool(self.conducts) and self.conducts[self.at].may_not_apply)

    def action_present(self) -> None:
        """Somebody else is in the room."""
        self.post_message(self.Present())

    def action_go_on(self) -> None:
        """Go on."""
        self.post_message(self.Done())

    def action_go_back(self) -> None:
        """Go back."""
        self.post_message(self.Back())


def part_word(part: str) -> str:
    """What somebody does in the room."""
    return {
        "interpreter": _("interpreter"),
        "officer": _("officer"),
        "protection": _("child protection"),
        "lawyer": _("lawyer"),
        "relative": _("relative"),
        "other": _("other"),
    }[part]
