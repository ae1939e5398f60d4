"""The first screen: new, resume, practice. It is painted before anything that takes time to load."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from screening_tui.language import _
from screening_tui.tui.keys import N_, hint_line, hints
from screening_tui.tui.paint import Part, clip, join, pad
from screening_tui.tui.symbols import Symbols


@dataclass(frozen=True, slots=True)
class OpenCaseLine:
    """One case that can be resumed."""

    number: str
    people: str
    """``2 minors, 1 adult``; never a name."""
    place: str
    """``Minor M2 4/9``."""
    age: str
    """``12 min ago``: since its last answer."""
    practice: bool = False


class HomeScreen(Screen[None]):
    """Keys and lines; it knows no case."""

    DEFAULT_CSS = """
    HomeScreen { layout: vertical; }
    HomeScreen > Static { height: 1; width: 1fr; }
    HomeScreen #home { height: 1fr; }
    HomeScreen #home-notice { height: auto; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("choose"), id="open_marked"),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("n", "choose('new')", N_("new"), id="new_screening"),
        Binding("r", "choose('resume')", N_("resume"), id="resume_case"),
        Binding("p", "choose('practice')", N_("practice"), id="practice"),
        Binding("o", "choose('officer')", N_("officer"), id="change_officer", show=False),
        Binding(
            "l",
            "choose('library')",
            N_("library"),
            show=False,
            id="library",
            tooltip=N_("Find, replay and count cases"),
        ),
        Binding("v", "choose('replay')", N_("replay"), id="replay_case", tooltip=N_("Replay the marked case")),
        Binding("q", "choose('quit')", N_("quit"), id="quit"),
    ]

    class Chosen(Message):
        """What the officer wants: ``new``, ``resume`` with a number, ``practice``, ``library``, ``officer``, ``quit``;
        ``replay`` with a number."""

        def __init__(self, what: str, number: str = "", *, practice: bool = False) -> None:
            super().__init__()
            self.what = what
            self.number = number
            self.practice = practice

    def __init__(self, symbols: Symbols) -> None:
        super().__init__()
        self.symbols = symbols
        self.place = ""
        self.officer = ""
        self.cases: tuple[OpenCaseLine, ...] | None = None
        self.at = 0

    def compose(self) -> ComposeResult:
        """Top, rule, lines, notice, rule, keys."""
        yield Static(id="home-top", markup=False)
        yield Static(id="home-rule", markup=False)
        yield Static(id="home", markup=False)
        yield Static(id="home-notice", markup=False)
        yield Static(id="home-rule-below", markup=False)
        yield Static(id="home-keys", markup=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Use the room there is."""
        self.paint()

    def on_mount(self) -> None:
        """Keep the clock right."""
        self.set_interval(20, self.paint)

    @property
    def entries(self) -> list[tuple[str, str]]:
        """(what, number) of every line that Enter opens."""
        cases = [("resume", case.number) for case in self.cases or ()]
        return [("new", ""), *cases, ("practice", ""), ("library", ""), ("officer", "")]

    def paint(self) -> None:
        """Write everything anew, unless the screen is not there yet or is being taken down."""
        if not self.is_attached:
            return
        width = self.size.width
        now = datetime.now().astimezone()
        clock = f"{now:%d.%m.%Y  %H:%M}"
        name = f" {_('SCREENING')}" + (f"  {self.symbols.dot}  {self.place}" if self.place else "")
        self._write("#home-top", pad(clip(name, width - len(clock) - 2), width - len(clock) - 1) + clock)
        self._write("#home-rule", self.symbols.rule * width)
        self._write("#home-rule-below", self.symbols.rule * width)
        self._write("#home", join(self._lines(width)))
        self._write("#home-keys", " " + hint_line(hints(self), width - 2))

    def _write(self, where: str, words: Content | str) -> None:
        # The lines go before the screen does, and its clock, a new size or the cases that were found may still come.
        for line in self.query(where).results(Static):
            line.update(words)

    def _lines(self, width: int) -> list[list[Part] | str]:
        lines: list[list[Part] | str] = [self._line("new", "n", _("New screening")), ""]
        if self.cases is None:
            lines.append(["     " + _("looking for open cases ...")])
        else:
            count = _("{n} open").format(n=len(self.cases)) if self.cases else _("nothing open")
            lines.append([pad(f"   r  {_('Resume')}", width - len(count) - 3) + count])
        room = max(self.size.height - 16, 3)
        first = max(0, min(self.at - room, len(self.cases or ()) - room))
        for case in (self.cases or ())[first : first + room]:
            mark = _("PRACTICE") + " " if case.practice else ""
            place = pad(mark + case.place, max(width - 62, 12))
            text = f"{pad(case.number, 16)}  {pad(case.people, 20)}  {place}  {case.age}"
            lines.append(self._line("resume", "", clip(text, width - 7), case.number))
        lines += ["", self._line("practice", "p", _("Practice (a fictitious case; nothing is kept as a case)"))]
        lines += ["", self._line("library", "l", _("Library (find, replay and count cases)"))]
        officer = self.officer or _("not known yet")
        lines += [
            "",
            self._line("officer", "o", _("Officer   {officer}").format(officer=officer)),
            "",
            "   q  " + _("Quit"),
        ]
        return lines

    def _line(self, what: str, key: str, words: str, number: str = "") -> list[Part]:
        here = self.entries[min(self.at, len(self.entries) - 1)] == (what, number)
        return [(f" {'>' if here else ' '} {key or ' '}  {words}", "bold" if here else "")]

    def help_words(self) -> tuple[str, list[str]]:
        """What this screen is for."""
        return _("The first screen"), [
            _("n: a new screening. r: the case you worked on last. p: a practice case, nothing in it is real."),
            "",
            _("Up and Down choose a line, Enter opens it. F9 or Ctrl+L hides the screen at once. q: leave."),
            "",
            _("l: the library, where cases are found, replayed and counted."),
            "",
            _("Every answer is saved when you press Enter. If the machine fails, go on where you stopped."),
        ]

    def tell(self, words: str) -> None:
        """Say something above the keys."""
        self._write("#home-notice", f" {words}" if words else "")

    def show_cases(self, cases: tuple[OpenCaseLine, ...]) -> None:
        """The open cases were found."""
        self.cases = cases
        self.paint()

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self.at = max(0, min(len(self.entries) - 1, self.at + by))
        self.paint()

    def action_open(self) -> None:
        """Open the marked line."""
        what, number = self.entries[min(self.at, len(self.entries) - 1)]
        self._choose(what, number)

    def action_choose(self, what: str) -> None:
        """A line's own key; ``r`` resumes the case that was worked on last."""
        number = self.cases[0].number if what in {"resume", "replay"} and self.cases else ""
        if what == "replay":  # of the marked line, or of the case that was worked on last
            number = self.entries[min(self.at, len(self.entries) - 1)][1] or number
        if what in {"resume", "replay"} and not number:
            self.tell(_("There is no open case."))
            return
        self._choose(what, number)

    def _choose(self, what: str, number: str) -> None:
        practice = any(case.number == number and case.practice for case in self.cases or ())
        self.post_message(self.Chosen(what, number, practice=practice))
