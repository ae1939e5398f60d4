"""The application: it paints the first screen, loads the rest behind it, and hands every key to where it belongs."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from screening_tui.errors import ScreeningError
from screening_tui.language import _, language_of_environment, use_language
from screening_tui.tui.changes import Painted
from screening_tui.tui.keys import GLOBAL_BINDINGS
from screening_tui.tui.net import PaintNet
from screening_tui.tui.screens.hidden import HiddenScreen
from screening_tui.tui.screens.home import HomeScreen
from screening_tui.tui.symbols import symbols_for
from screening_tui.tui.typed_ahead import LINE_FEED, TypedAhead, enter_for_line_feed, is_line_feed

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screening_tui.options import Options
    from screening_tui.tui.engine import Engine
    from screening_tui.tui.screens.case import CaseScreen
    from screening_tui.tui.scripted import Answers


class ScreeningApp(App[None], inherit_bindings=False):
    """Composes and delegates. No mouse, no palette, no clipboard, no screenshots."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = ""
    CSS = """
    * { scrollbar-size: 0 0; link-style: none; }
    Static { background: transparent; }
    """
    # Ctrl+C does nothing: an officer who meant to copy must not end the program.
    BINDINGS: ClassVar[list[BindingType]] = [
        *GLOBAL_BINDINGS,
        Binding("ctrl+c,ctrl+q", "nothing", show=False, priority=True),
    ]

    def __init__(self, options: Options, answers: Answers | None = None) -> None:
        # The palette of the terminal itself, from the first frame on: fewest bytes, and NO_COLOR is kept.
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.options = options
        self.answers = answers
        self.symbols = symbols_for(os.environ, ascii_only=options.ascii)
        self.net = PaintNet(ascii_only=options.ascii)
        self._painted = Painted()
        self.home = HomeScreen(self.symbols)
        self.engine: Engine | None = None
        self.last_key = self._looked_at_key = monotonic()
        self.typed_ahead = TypedAhead(self)
        self._hiding_keys: tuple[str, ...] = ("f9", "ctrl+l")
        self._begins_soon = options.command != "home"
        use_language(options.language or language_of_environment(os.environ))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the net that no control character gets through."""
        return [*super().get_line_filters(), self.net]

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # The layout may have moved the line on which somebody types since its own cursor moved.
        self.cursor_position = getattr(screen.focused, "cursor_screen_offset", self.cursor_position)
        super()._display(screen, self._painted.changes(screen, renderable))

    def on_mount(self) -> None:
        """The first screen at once; everything else once it has been painted."""
        if not self.is_headless:
            from screening_tui.tui.terminal import when_ended

            when_ended(self._ended)
        self.push_screen(self.home)
        self.home.call_after_refresh(self._load_behind)

    def _ended(self, number: int) -> None:
        """A signal ends the program: the case says so and can be resumed; nothing acknowledged is lost."""
        case = self.case_screen
        if case is not None:
            case.ending.interrupt()
        self.exit(return_code=128 + number)

    def _load_behind(self) -> None:
        self.run_worker(self._load, thread=True, exit_on_error=True)

    def _load(self) -> None:
        # Importing the core takes longer than painting, so it comes second and in a thread.
        from screening_tui.tui.engine import Engine

        try:
            engine = Engine(self.options, os.environ, self.answers)
        except ScreeningError as error:
            self.call_from_thread(self._cannot_start, error)
            return
        self.call_from_thread(self._loaded, engine)

    def _cannot_start(self, error: ScreeningError) -> None:
        self._start_error = error
        self.exit(return_code=error.exit_status)

    _start_error: ScreeningError | None = None

    def _set_pointer_shape(self, shape: str) -> None:
        # There is no mouse, and a terminal that does not know the sequence would print it.
        pass

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every local variable: names and answers.
        with suppress(Exception):  # what failed may be just what is asked for here
            if (case := self.case_screen) is not None:
                case.ending.keep_half_typed()
        self._close_messages_no_wait()

    def raise_failure(self) -> None:
        """After the run: raise what ended it, so that one place tells the officer about it."""
        failure: BaseException | None = self._start_error or self._exception
        if isinstance(failure, WorkerFailed):
            failure = failure.error  # what went wrong, and not that something did
        if failure is not None:
            raise failure

    def _loaded(self, engine: Engine) -> None:
        if self._exit:
            return  # somebody left while it was loading: no case is begun any more
        self.engine = engine
        use_language(engine.language)
        self.set_keymap({binding: ",".join(keys) for binding, keys in engine.station.keys.items()})
        self._hiding_keys = engine.station.keys.get("hide", self._hiding_keys)
        self.home.place = engine.station.name
        self._renew_home()
        self.set_interval(1, self._look_at_the_clock)
        command = self.options.command
        if command == "resume":
            self._begin("resume", self.options.case or engine.latest_open())
        elif command in {"new", "practice"}:
            self._begin(command)
        elif command == "replay":
            from screening_tui.tui.replay_door import replay_from_the_start

            try:
                replay_from_the_start(self, engine)
            except ScreeningError as error:
                self._cannot_start(error)
                return
        elif command == "library":
            from screening_tui.tui.library_door import open_library

            open_library(self, engine, when_left=self.exit)
        (self.case_screen or self).call_after_refresh(self._begun)

    def _begun(self) -> None:
        """The screen that was asked for has been painted; what it opens by itself comes before the first key."""
        self._begins_soon = False
        self.typed_ahead.follow()

    def _renew_home(self) -> None:
        assert self.engine is not None  # noqa: S101  only called once it is loaded
        self.home.officer = self.engine.officer_words()
        try:
            self.home.show_cases(self.engine.open_cases())
        except ScreeningError as error:
            self.home.show_cases(())
            self.home.tell(f"! {error}")

    # The first screen's choices

    def on_home_screen_chosen(self, event: HomeScreen.Chosen) -> None:
        """New, resume, practice, officer, quit."""
        if event.what == "quit":
            self.exit()
        elif self.engine is None:
            self.home.tell(_("One moment, loading the protocol ..."))
            self._begins_soon = True
            self.set_timer(0.05, lambda: self.on_home_screen_chosen(event))
        else:
            self._begins_soon = False
            self._begin(event.what, event.number, practice=event.practice)

    def _begin(self, what: str, number: str = "", *, practice: bool = False) -> None:
        engine = self.engine
        assert engine is not None  # noqa: S101  only called once it is loaded
        self.home.tell("")
        if what == "library":
            from screening_tui.tui.library_door import open_library

            open_library(self, engine, when_left=self._renew_home)
            return
        real = what in {"new", "resume"} and not practice
        if what == "officer" or (real and not engine.officer.name):
            self._ask_officer(what, number)
            return
        try:
            if what == "replay":
                from screening_tui.tui.replay_door import replay_from_home

                replay_from_home(self, engine, number)
                return
            if what == "resume" and number:
                desk = engine.resume(number, practice=practice)
            elif what == "resume":
                self.home.tell(_("There is no open case."))
                return
            else:
                desk = engine.open_new("practice" if what == "practice" else engine.origin)
        except ScreeningError as error:
            self.home.tell(f"! {error} {error.advice}")
            return
        from screening_tui.tui.screens.case import CaseScreen

        use_language(desk.language)
        self.push_screen(CaseScreen(desk, self.symbols), lambda _result: self._renew_home())

    def _ask_officer(self, then: str, number: str) -> None:
        from screening_tui.tui.screens.form import Field, FormDialog

        engine = self.engine
        assert engine is not None  # noqa: S101  only called once it is loaded
        fields = [
            Field("name", _("Your name"), engine.officer.name, required=True),
            Field("badge", _("Badge"), engine.officer.badge),
        ]

        def filled(values: dict[str, str] | None) -> None:
            if values:
                engine.set_officer(values["name"], values["badge"])
                self._renew_home()
                if then != "officer":
                    self._begin(then, number)

        words = _("Your name stands beside everything you record.")
        self.push_screen(FormDialog(_("Who works with the program"), fields, words=words), filled)

    # Hiding

    @property
    def hidden(self) -> bool:
        """Whether the neutral page lies over everything."""
        return isinstance(self.screen, HiddenScreen)

    async def on_event(self, event: events.Event) -> None:
        """Remember when the last key came, for hiding; while hidden, no key reaches anything else."""
        if isinstance(event, events.Resize):
            self._painted.forget()
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed and not self.screen_stack:
            return  # the program is ending
        if typed:
            self.last_key = monotonic()
            if self._begins_soon:  # nobody breaks a line in a field that is not there yet
                event = enter_for_line_feed(event)
            if isinstance(self.screen, HiddenScreen):
                if not self.typed_ahead.waited(event) and isinstance(event, events.Key):
                    self.screen.take_key(enter_for_line_feed(event))
                return
            if not self._hides(event) and self.typed_ahead.must_wait(event):
                return
            if is_line_feed(event) and LINE_FEED not in self.screen.active_bindings:
                event = enter_for_line_feed(event)
        await super().on_event(event)

    def _hides(self, event: events.Event) -> bool:
        """Whether this is a key that hides the screen, which never waits."""
        return isinstance(event, events.Key) and event.key in self._hiding_keys

    @property
    def lets_keys_wait(self) -> bool:
        """Whether what is typed now is for a screen that is not there yet, or is not to be seen."""
        return self.hidden or self._begins_soon

    def _look_at_the_clock(self) -> None:
        engine = self.engine
        idle = monotonic() - self.last_key
        self._keep_half_typed()
        if engine is not None and self.screen_stack[-1] is not self.home and idle > engine.station.idle_minutes * 60:
            self.action_hide()

    def _keep_half_typed(self) -> None:
        """A second after a key at most; nothing while nobody types."""
        case = self.case_screen
        if case is None:
            return
        case.tell_of_half_typed()
        if self.last_key != self._looked_at_key:
            self._looked_at_key = self.last_key
            case.keep_half_typed()

    def action_hide(self) -> None:
        """The neutral page over everything, at once."""
        if not self.hidden:
            station = self.engine.station if self.engine else None
            self.push_screen(HiddenScreen(station.name if station else "", station.pin_hash if station else ""))

    # Keys that work everywhere

    @property
    def case_screen(self) -> CaseScreen | None:
        """The case that is on the screen, below whatever lies over it."""
        if self.engine is None:
            return None
        from screening_tui.tui.screens.case import CaseScreen

        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, CaseScreen)), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Above a dialog only what must always work does: hide, stop and the offer."""
        if action in {
            "note",
            "missing",
            "steps",
            "interview_language",
            "officer_language",
            "menu",
            "stop",
            "offer",
            "help",
        }:
            case = self.case_screen
            if case is None:
                return self._has_help(action) or (action == "officer_language" and self.screen is self.home)
            return case is self.screen or (action in {"stop", "offer", "missing", "menu"} and not self.hidden)
        return True

    def _has_help(self, action: str) -> bool:
        return action == "help" and hasattr(self.screen, "help_words")

    def _to_the_case(self, action: str) -> None:
        case = self.case_screen
        if case is not None:
            getattr(case.menu, action)()

    def action_nothing(self) -> None:
        """A key that must not do anything."""

    def action_help(self) -> None:
        """F1."""
        if self.case_screen is not None:
            self._to_the_case("help")
            return
        from screening_tui.tui.screens.message import MessageDialog

        help_words: Callable[[], tuple[str, list[str]]] = getattr(self.screen, "help_words", self.home.help_words)
        self.push_screen(MessageDialog(*help_words()))

    def action_note(self) -> None:
        """F2."""
        self._to_the_case("note")

    def action_missing(self) -> None:
        """F3."""
        self._to_the_case("missing")

    def action_steps(self) -> None:
        """F4."""
        self._to_the_case("steps")

    def action_interview_language(self) -> None:
        """F5."""
        self._to_the_case("interview_language")

    def action_officer_language(self) -> None:
        """F6."""
        if self.case_screen is not None:
            self._to_the_case("officer_language")
            return
        from screening_tui.language import LANGUAGES
        from screening_tui.tui.screens.choice import Choice, ChoiceDialog

        def chosen(code: str | None) -> None:
            if code:
                use_language(code)
                if self.engine is not None:
                    self.engine.language = code
                self.home.paint()

        self.push_screen(
            ChoiceDialog(_("My language"), [Choice(code, name) for code, name in LANGUAGES.items()]), chosen
        )

    def action_offer(self) -> None:
        """F7."""
        self._to_the_case("offer")

    def action_stop(self) -> None:
        """F8."""
        self._to_the_case("stop")

    def action_menu(self) -> None:
        """F10."""
        self._to_the_case("menu")


def run_home(options: Options) -> int:
    """Run the program on this terminal, or play its answers file without one; gives back the exit status.

    Raises:
        ScreeningError: it could not start, or an answers file could not be played to its end.
    """
    if options.answers is not None:
        from screening_tui.tui.scripted import run_answers

        run_answers(options, options.answers)
        return 0
    from screening_tui.tui.terminal import give_back, take_any_bytes

    take_any_bytes()
    app = ScreeningApp(options)
    try:
        app.run(mouse=False)
    finally:
        give_back()
    app.raise_failure()
    return app.return_code or 0
