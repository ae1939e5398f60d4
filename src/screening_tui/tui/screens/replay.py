"""A case played again in the step widgets that the officer used: what happened, when, and what each event changed."""

import gc
from collections.abc import Callable, Iterable
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from screening_tui.case.events import Body
from screening_tui.case.model import Position
from screening_tui.documents.moment_words import change_words, event_line, line_of, otherwise_words, took_words
from screening_tui.language import _, ngettext, use_language
from screening_tui.replay.landmarks import Landmark
from screening_tui.replay.pace import LONGEST_PAUSE, Running, other_speed, run_from, running_times
from screening_tui.replay.recording import Recording
from screening_tui.replay.replay import Moment
from screening_tui.replay.timeline import cell_of
from screening_tui.screening.model import PlannedStep
from screening_tui.station.model import Station
from screening_tui.tui.keys import N_, hint_line, hints
from screening_tui.tui.paint import Part, clip, join, pad, wrap, write
from screening_tui.tui.people import people_words
from screening_tui.tui.replay_desk import ReplayDesk
from screening_tui.tui.replay_menu import ReplayMenu
from screening_tui.tui.replay_places import turn_to
from screening_tui.tui.replay_review import ReplayReview, ReviewPlace
from screening_tui.tui.screens.case import CaseScreen
from screening_tui.tui.screens.message import MessageDialog
from screening_tui.tui.steps.step_view import StepView
from screening_tui.tui.symbols import Symbols

ROOM_FOR_FOUR = 24
"""From so many rows on, four of them tell what happened; otherwise three."""
EACH = 0.1
"""Seconds from one look at the clock to the next while it plays."""
RECORDS = frozenset({"note", "missing", "interview_language", "offer", "stop"})
"""What only an officer at work can do: the keys are known here and refused in words, but not offered."""


class ReplayScreen(CaseScreen, inherit_bindings=False):
    """One moment of a case, and the ways to the others. Nothing can be recorded and nobody can type."""

    DEFAULT_CSS = """
    ReplayScreen #told { display: none; height: 1fr; width: 1fr; padding: 0 1; }
    ReplayScreen #happened { height: 4; padding: 0 1; }
    ReplayScreen #timeline { padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "event(1)", N_("next"), id="replay_next", tooltip=N_("The next event")),
        Binding("left", "event(-1)", N_("back"), id="replay_back", tooltip=N_("The event before")),
        Binding("down", "find('question', 1)", N_("answer"), id="replay_answer", tooltip=N_("The next answer")),
        Binding("up", "find('question', -1)", N_("answer before"), show=False, tooltip=N_("The answer before")),
        Binding("enter", "jump", N_("jump"), id="replay_jump", tooltip=N_("Jump to where something happened")),
        Binding("space", "play", N_("play"), id="replay_play", tooltip=N_("Play by itself, or stop")),
        Binding("w", "why", N_("why"), id="replay_why", tooltip=N_("Findings and actions of this moment, and why")),
        Binding("r", "review", N_("review"), id="replay_review", tooltip=N_("Comment, approve, send back")),
        Binding("i", "details", N_("all of it"), id="replay_details", tooltip=N_("All that this event says")),
        Binding("escape,q", "leave", N_("leave"), id="replay_leave", tooltip=N_("Leave the replay")),
        Binding("tab", "find('step', 1)", N_("next step"), show=False, tooltip=N_("The next step that was entered")),
        Binding("shift+tab", "find('step', -1)", N_("step before"), show=False, tooltip=N_("The step before")),
        Binding("home", "end(-1)", N_("first event"), show=False, tooltip=N_("The first event")),
        Binding("end", "end(1)", N_("last event"), show=False, tooltip=N_("The last event")),
        Binding("plus", "faster(1)", N_("faster"), show=False, tooltip=N_("Play faster")),
        Binding("minus", "faster(-1)", N_("slower"), show=False, tooltip=N_("Play more slowly")),
        Binding("g", "go_to", N_("go to event"), show=False, tooltip=N_("Go to an event by its number")),
        Binding("pagedown", "scroll_step(8)", N_("scroll"), show=False),
        Binding("pageup", "scroll_step(-8)", N_("scroll"), show=False),
        Binding("m", "find('mark', 1)", N_("mark"), show=False, tooltip=N_("The next mark")),
        Binding("M", "find('mark', -1)", N_("mark before"), show=False),
        Binding("d", "find('contradiction', 1)", N_("contradiction"), show=False, tooltip=N_("The next contradiction")),
        Binding("D", "find('contradiction', -1)", N_("contradiction before"), show=False),
        Binding("c", "find('correction', 1)", N_("correction"), show=False, tooltip=N_("The next correction")),
        Binding("C", "find('correction', -1)", N_("correction before"), show=False),
        Binding("o", "find('warning', 1)", N_("warning"), show=False, tooltip=N_("The next warning overridden")),
        Binding("O", "find('warning', -1)", N_("warning before"), show=False),
        Binding("s", "find('disclosure', 1)", N_("disclosure"), show=False, tooltip=N_("The next disclosure")),
        Binding("S", "find('disclosure', -1)", N_("disclosure before"), show=False),
        Binding("b", "find('bribe', 1)", N_("offer"), show=False, tooltip=N_("The next offer of a bribe")),
        Binding("B", "find('bribe', -1)", N_("offer before"), show=False),
        Binding("a", "find('action', 1)", N_("action"), show=False, tooltip=N_("The next action")),
        Binding("A", "find('action', -1)", N_("action before"), show=False),
    ]

    def __init__(
        self,
        desk: ReplayDesk,
        symbols: Symbols,
        clock: Callable[[], float] = monotonic,
        place: ReviewPlace | None = None,
    ) -> None:
        super().__init__(desk, symbols)
        self.review = ReplayReview(self, place)
        self.desk: ReplayDesk = desk
        self.menu: ReplayMenu = ReplayMenu(self)
        self.clock = clock
        """Seconds that only go forward."""
        self.speed = 1
        self.running: Running | None = None
        """None while it stands still."""
        self._times: tuple[int, ...] = ()
        if not desk.place and len(desk.replay):
            desk.stand_at(1)

    def compose(self) -> ComposeResult:
        """As a case that is worked on; below the step what happened, and the row that shows where."""
        yield Static(id="top", markup=False)
        yield Static(id="rule-top", markup=False)
        with Horizontal(id="middle"):
            yield Static(id="outline", markup=False)
            # Nothing in it can be typed into or chosen: whoever looks on has no cursor.
            yield Container(id="body", disabled=True)
            yield Static(id="told", markup=False)
        yield Static(id="rule-bottom", markup=False)
        yield Static(id="happened", markup=False)
        yield Static(id="timeline", markup=False)
        yield Static(id="notice", markup=False)
        yield Static(id="footer", markup=False)
        yield Static(id="too-small", markup=False)

    def on_mount(self) -> None:
        """Say what cannot be shown, and wait for the key that plays."""
        self._ticking = self.set_interval(EACH, self.tick, pause=True)
        findings = self.desk.recording.findings
        if findings:
            title = _("Beside the replay") if self.desk.recording.is_whole else _("Not all of it can be shown")
            words = [f"- {finding.place}: {finding.message}" for finding in findings]
            self.app.push_screen(MessageDialog(title, words))

    # What is shown

    def renew(self) -> None:
        """Draw this moment: the step where the officer was, what happened, and the row."""
        if not self.is_attached:
            return
        planned = self.desk.planned
        told = self.query_one("#told", Static)
        told.display = planned is None
        self.query_one("#body").display = planned is not None
        if planned is None:
            self._tell_in_words(told)
        else:
            super().renew()
            if (view := self.view) is not None and not self.desk.looks_elsewhere:
                turn_to(view, self.desk, planned)
                self._paint_frame(planned, view)
        self._paint_moment()

    def _tell_in_words(self, page: Static) -> None:
        """Where no step can be drawn, the latest events stand as lines, the newest last."""
        write(self.query_one("#top", Static), self._head(""))
        for rule in ("#rule-top", "#rule-bottom"):
            write(self.query_one(rule, Static), self.symbols.rule * self.size.width)
        self.query_one("#outline").display = False
        room = max(self.size.height - 10, 3)
        teller = self.desk.teller()
        width = self.size.width - 2
        lines: list[list[Part] | str] = []
        for place in range(max(1, self.desk.place - room + 1), self.desk.place + 1):
            event = self.desk.replay.events[place - 1]
            mark = self.symbols.here if place == self.desk.place else " "
            told = line_of(teller, event, self.desk.replay.corrected_by(event.seq))
            words = f"{mark} {event.seq:>5}  {event.at[11:19]}  {told}"
            lines.append([(clip(words, width, self.symbols.more), "bold" if place == self.desk.place else "")])
        page.update(join(lines))
        self.call_after_refresh(self.paint_keys)

    def _top(self, planned: PlannedStep, view: StepView, width: int) -> str:
        title = f"{self.desk.say(planned.step.title)} {people_words(planned.people)}".strip()
        return self._head(f" {self.symbols.dot} ".join(part for part in (title, view.title()) if part))

    def _head(self, where: str) -> str:
        width = self.size.width
        place = _("event {n} of {total}").format(n=self.desk.place, total=len(self.desk.replay))
        if self.running is not None:
            place = f"{_('playing {n}x').format(n=self.speed)}  {place}"
        left = clip(f" {_('REPLAY')}  {self.desk.number}  {where}", width - len(place) - 3, self.symbols.more)
        return pad(left, width - len(place) - 1) + place

    def _paint_moment(self) -> None:
        """What happened, what it changed, and the row that shows where in the case this is."""
        rows = 4 if self.size.height >= ROOM_FOR_FOUR else 3
        happened = self.query_one("#happened", Static)
        happened.styles.height = rows
        happened.update(join(self._happened(rows)))
        self.query_one("#timeline", Static).update(self._timeline(self.size.width - 3))

    def _happened(self, rows: int) -> list[list[Part] | str]:
        moment = self.desk.moment
        width = self.size.width - 2
        if moment is None:
            return [_("No event can be read.")]
        if self.desk.looks_elsewhere:
            words = _("Another step as it stood at this moment. The next key that moves goes back.")
            return list(wrap(words, width)[:rows])
        teller = self.desk.teller()
        event = moment.event
        took = f"  +{took_words(moment.took)}" if moment.took is not None else ""
        words = f"{event.seq}  {event.at[:10]} {event.at[11:19]}{took}  {event_line(teller, moment)}"
        told = self._at_most(wrap(words, width, indent="  "), rows - 2)
        changed = [change_words(teller, change) for change in moment.changes]
        changed += [otherwise_words(teller, change) for change in moment.otherwise]
        stands = "  ".join([self._stands(moment), *changed])
        return [
            *_bold(told),
            *[""] * (rows - 2 - len(told)),
            *self._at_most(wrap(stands, width, indent="  "), 2),
        ]

    def _stands(self, moment: Moment) -> str:
        findings, actions = len(moment.case.advice_findings), len(moment.case.advice_actions)
        parts = (
            ngettext("{n} finding", "{n} findings", findings).format(n=findings),
            ngettext("{n} action", "{n} actions", actions).format(n=actions),
        )
        return _("[{parts}]").format(parts=", ".join(parts))

    def _at_most(self, lines: list[str], most: int) -> list[str]:
        """So many lines; that there is more is said by a sign, and by the key for all of it."""
        if len(lines) <= most:
            return lines
        more = f" {self.symbols.more} (i)"
        return [*lines[: most - 1], clip(lines[most - 1], self.size.width - 2 - len(more), "") + more]

    def _timeline(self, width: int) -> Content:
        landmarks, place = self.desk.replay.landmarks, self.desk.place
        row = self.desk.replay.row(width)
        at = cell_of(place, len(landmarks), width) if place else 0
        return join([[row[:at], (self.symbols.here + row[at : at + 1], "reverse"), row[at + 1 :]]])

    def paint_keys(self) -> None:
        """The keys of the replay; what only records is not offered."""
        if self.query("#footer"):
            useful = [hint for hint in hints(self) if hint.action not in {*RECORDS, "steps", "help"}]
            write(self.query_one("#footer", Static), " " + hint_line(useful, self.size.width - 2))

    # From one moment to another

    def show_event(self, place: int) -> None:
        """Show the moment after the event of that place, from 1 to their number."""
        self.tell("")
        self.desk.stand_at(place)
        self.renew()

    def _move(self, place: int | None, nothing: str) -> None:
        self.stop_playing()
        if place is not None:
            self.show_event(place)
        elif self.desk.looks_elsewhere:
            self.show_event(self.desk.place)
        else:
            self.tell(nothing)

    def action_event(self, by: int) -> None:
        """The next event, or the one before."""
        nothing = _("This is the last event.") if by > 0 else _("This is the first event.")
        self._move(self.desk.replay.step_on(self.desk.place, by), nothing)

    def action_find(self, landmark: str, by: int) -> None:
        """The next event of a sort, or the one before."""
        self._move(self.desk.replay.find(self.desk.place, Landmark(landmark), by), _("There is none that way."))

    def action_end(self, by: int) -> None:
        """The last event, or the first."""
        self._move((len(self.desk.replay) if by > 0 else 1) if len(self.desk.replay) else None, "")

    def jump_to(self, place: int) -> None:
        """An event that was chosen from a list."""
        self._move(place, "")

    def action_jump(self) -> None:
        """The list of where something happened."""
        self.stop_playing()
        self.menu.jump()

    def action_go_to(self) -> None:
        """An event by its number."""
        self.stop_playing()
        self.menu.go_to()

    def action_why(self) -> None:
        """What was found and recommended at this moment, and what each follows from."""
        self.stop_playing()
        self.menu.why()

    def action_review(self) -> None:
        """Say something to the case, or decide on it."""
        self.stop_playing()
        self.review.open()

    def take_recording(self, recording: Recording) -> None:
        """Show the same moment of the case as it was read again."""
        self.desk.go_on_with(recording)
        self._times = ()
        self.renew()

    def action_details(self) -> None:
        """All that the event says."""
        self.stop_playing()
        self.menu.details()

    def action_leave(self) -> None:
        """Back to where the replay was opened."""
        self.stop_playing()
        self.ending.leave()

    def action_scroll_step(self, lines: int) -> None:
        """Read on in a step that is longer than its room."""
        for scroll in self.query("#body VerticalScroll"):
            if scroll.max_scroll_y and scroll.is_on_screen:
                scroll.scroll_relative(y=lines, animate=False, force=True)

    # Playing

    def action_play(self) -> None:
        """Play on from here, or stop."""
        if self.running is not None or not len(self.desk.replay):
            self.stop_playing()
            return
        self._times = self._times or running_times(self.desk.replay.events)
        place = self.desk.place if self.desk.place < len(self.desk.replay) else 1
        self.running = run_from(self._times, place, self.speed, self.clock())
        self._ticking.resume()
        self.show_event(place)
        seconds = LONGEST_PAUSE // 1000
        self.tell(
            _("It plays {n}x; pauses over {s} seconds are cut. + faster, - slower.").format(n=self.speed, s=seconds)
        )

    def stop_playing(self) -> None:
        """Stand still where it is."""
        if self.running is not None:
            self.running = None
            self._ticking.pause()
            self.renew()

    def action_faster(self, by: int) -> None:
        """Another speed, from here on."""
        self.speed = other_speed(self.speed, by)
        if self.running is not None:
            self.running = self.running.at_speed(self.speed, self.clock())
        self.tell(_("{n}x as fast as it happened").format(n=self.speed))
        self.renew()

    def tick(self) -> None:
        """Look at the clock: show what has come meanwhile. Whoever hides the screen, or opens a dialog, stops it."""
        if self.running is None:
            return
        if not self.is_current:
            self.stop_playing()
            return
        now = self.clock()
        if (place := self.running.place(now)) != self.desk.place:
            self.show_event(place)
        if self.running.is_over(now):
            self.stop_playing()

    # What an officer could do, and nobody can here

    def on_key(self, event: events.Key) -> None:
        """A key that would record something, or type: refused in words."""
        if event.is_printable and event.key not in self.active_bindings:
            self.refuse()

    def refuse(self) -> None:
        """Say that nothing can be recorded here."""
        self.tell(_("This is a replay: nothing can be recorded in it."))

    def record(self, *bodies: Body) -> bool:
        """Nothing is recorded."""
        self.refuse()
        return False

    def leave_room_for(self, position: Position) -> None:
        """Look at another step of this moment; nobody is in the room."""
        self.stop_playing()
        self.desk.go(position)

    def change_reader(self, language: str) -> None:
        """Tell it in another language."""
        self.desk.reading = language
        self.change_language()


def _bold(lines: Iterable[str]) -> list[list[Part] | str]:
    return [[(line, "bold")] for line in lines]


def open_replay(
    app: App[None],
    recording: Recording,
    station: Station,
    symbols: Symbols,
    *,
    language: str,
    at: int | None = None,
    place: ReviewPlace | None = None,
    when_left: Callable[[], object] = lambda: None,
) -> ReplayScreen:
    """Put a replay over whatever the application shows; ``at`` is an event's number; at ``place`` it can
    be reviewed. ``when_left`` comes at its end.

    The words are in ``language``; it may be changed in the replay, so whoever opens it sets its own again at the end.
    """
    use_language(language)
    desk = ReplayDesk(recording, station, language)
    desk.teller()  # folds the whole history once, before the first key and not with it
    gc.freeze()  # 10,000 events that stay would be gone through, 0.1 s, whenever rubbish is collected
    screen = ReplayScreen(desk, symbols, place=place)
    if at is not None and len(desk.replay):
        seqs = [event.seq for event in desk.replay.events]
        desk.stand_at(desk.replay.place_of(at) or max(1, sum(seq < at for seq in seqs)))

    def left(_result: None) -> None:
        gc.unfreeze()
        when_left()

    app.push_screen(screen, left)
    return screen
