"""The cases of a library, a row each: found as one types, sorted, and opened to be replayed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from screening_tui.errors import ScreeningError
from screening_tui.language import _, ngettext
from screening_tui.library.query import Query
from screening_tui.library.row import CaseRow
from screening_tui.library.sources import Source
from screening_tui.tui.keys import N_, hint_line, hints
from screening_tui.tui.library_filters import LibraryFilters
from screening_tui.tui.library_lines import (
    BESIDE_FROM,
    ROW_WIDTH,
    beside_lines,
    filter_words,
    head_line,
    number_room,
    row_line,
)
from screening_tui.tui.paint import Part, clip, join, pad, wrap, write
from screening_tui.tui.screens.stats import StatsScreen
from screening_tui.tui.shelf import Counted, Failed, Found, Indexed, Shelf, Wanted
from screening_tui.tui.symbols import Symbols
from screening_tui.tui.widgets.line_field import LineField

AROUND = 200
"""Rows that are fetched at once: the next ones are there before somebody comes to them."""


class LibraryScreen(Screen[None]):
    """Initials, numbers and counts; a name is shown only by the replay of a case that was opened."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    LibraryScreen { layout: vertical; }
    LibraryScreen > Static { height: 1; width: 1fr; }
    LibraryScreen #search { padding: 0 1; }
    LibraryScreen #middle { height: 1fr; }
    LibraryScreen #rows { width: 1fr; height: 1fr; text-wrap: nowrap; }
    LibraryScreen #beside { width: 0; height: 1fr; padding: 0 0 0 1; }
    LibraryScreen #library-notice { height: auto; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("replay"), id="library_open", tooltip=N_("Replay the marked case")),
        Binding("slash", "search", N_("search"), id="library_search", tooltip=N_("Look for words, in all text")),
        Binding("f", "filter", N_("which"), id="library_filter", tooltip=N_("Which cases are shown")),
        Binding("s", "sort", N_("order"), id="library_sort", tooltip=N_("In which order")),
        Binding("t", "count", N_("count"), id="library_count", tooltip=N_("Count these cases")),
        Binding("escape,q", "leave", N_("leave"), id="library_leave", tooltip=N_("Leave the library")),
        Binding("up", "move(-1)", N_("choose"), show=False),
        Binding("down", "move(1)", N_("choose"), show=False),
        Binding("pageup", "page(-1)", N_("page before"), show=False),
        Binding("pagedown", "page(1)", N_("next page"), show=False),
        Binding("home", "end(-1)", N_("first case"), show=False),
        Binding("end", "end(1)", N_("last case"), show=False),
        Binding("r", "again", N_("look again"), show=False, tooltip=N_("Look for what was changed")),
    ]

    def __init__(
        self,
        sources: Callable[[], Iterable[Source]],
        symbols: Symbols,
        *,
        query: Query,
        labels: Mapping[str, str],
        indicators: Mapping[str, str],
        open_case: Callable[[CaseRow, Any], None],
    ) -> None:
        """``sources`` is called in another thread; ``open_case`` takes a row and the file it is, or None."""
        super().__init__()
        self.symbols = symbols
        self.query_now = query
        self.labels = labels
        """Indicators, facts and actions of this station's protocol in words."""
        self.indicators = dict(indicators)
        self._open_case = open_case
        self.shelf = Shelf(sources, self.post_message)
        self.filters = LibraryFilters(self)
        self.found = Found(Wanted(query, 0, 0), (), -1)
        self.at = 0
        self._first = 0
        self._said = _("looking for cases ...")
        self._is_up_to_date = False
        """Until then that nothing was found means nothing."""

    def compose(self) -> ComposeResult:
        """Where, what is looked for, the rows and the marked case beside them, the keys."""
        yield Static(id="library-top", markup=False)
        yield Static(id="library-rule", markup=False)
        yield LineField(_("Search"), self.query_now.search, label_width=8, id="search")
        yield Static(id="library-head", markup=False)
        with Horizontal(id="middle"):
            yield Static(id="rows", markup=False)
            yield Static(id="beside", markup=False)
        yield Static(id="library-rule-below", markup=False)
        yield Static(id="library-notice", markup=False)
        yield Static(id="library-keys", markup=False)

    def on_mount(self) -> None:
        """Ask for the first rows: what was indexed before is there at once."""
        self._want()
        self.shelf.open()

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self.shelf.close()

    def on_resize(self) -> None:
        """Paint for this width."""
        self.call_after_refresh(self.paint)

    def on_screen_resume(self) -> None:
        """A replay or a dialog was left: the language may be another one."""
        self.call_after_refresh(self.paint)

    # What was found

    def look_for(self, query: Query) -> None:
        """Other rows, from the first one on."""
        self.query_now = query
        self.at = self._first = 0
        self._want()
        self.paint()

    def _want(self) -> None:
        self.shelf.find(Wanted(self.query_now, max(0, self.at - AROUND // 2), AROUND))

    def on_found(self, event: Found) -> None:
        """Show them, unless something else is wanted by now."""
        if event.wanted.query == self.query_now:
            self.found = event
            self.at = max(0, min(self.at, event.count - 1))
            self.paint()

    def on_indexed(self, event: Indexed) -> None:
        """Tell how far it is; what was indexed meanwhile is shown."""
        if event.done < event.of:
            self.tell(_("Indexing: {done} of {count} cases").format(done=event.done, count=event.of))
        else:
            self._is_up_to_date = True
            self.tell("")
        if event.of or self.found.count < 0:
            self._want()

    def on_failed(self, event: Failed) -> None:
        """Say what cannot be looked into; what nobody thought of ends the program in the usual way."""
        if not isinstance(event.error, ScreeningError):
            raise event.error
        self.tell(f"{self.symbols.alarm} {event.error} {event.error.advice}")

    def on_counted(self, event: Counted) -> None:
        """Show the picture over these cases."""
        self.tell("")
        words = filter_words(self.query_now, self.labels)
        self.app.push_screen(StatsScreen(event.rows, words, self.symbols))

    @property
    def marked(self) -> CaseRow | None:
        """The marked row; None while it is not there."""
        place = self.at - self.found.wanted.first
        return self.found.rows[place] if 0 <= place < len(self.found.rows) else None

    # What is shown

    def tell(self, words: str) -> None:
        """Say something above the keys."""
        self._said = words
        self.paint()

    def paint(self) -> None:
        """Write what has changed."""
        if not self.is_attached or not self.query("#library-keys"):
            return
        width, now = self.size.width, datetime.now().astimezone()
        beside = width - ROW_WIDTH - 2 if width >= BESIDE_FROM else 0
        name = f" {_('LIBRARY')}  {self.symbols.dot}  {filter_words(self.query_now, self.labels)}"
        count = self._count()
        write(self._line("top"), pad(clip(name, width - len(count) - 3), width - len(count) - 1) + count)
        for rule in ("rule", "rule-below"):
            write(self._line(rule), self.symbols.rule * width)
        write(
            self._line("head"), head_line(self.query_now, ROW_WIDTH if beside else width, number_room(self.found.rows))
        )
        self.query_one("#rows", Static).update(join(self._rows(ROW_WIDTH if beside else width, now)))
        panel = self.query_one("#beside", Static)
        panel.display = beside > 0
        panel.styles.width = beside
        lines = beside_lines(self.marked, now, beside - 2, self.labels) if beside and self.marked else []
        panel.update(join(lines[: self._room]))
        write(self._line("notice"), "\n".join(self._notice()))
        write(self._line("keys"), " " + hint_line(hints(self), width - 2))

    def _line(self, name: str) -> Static:
        return self.query_one(f"#library-{name}", Static)

    def _count(self) -> str:
        count = self.found.count
        if count < 0 or (not count and not self._is_up_to_date):
            return ""
        here = f"{self.at + 1}/" if count else ""
        return here + ngettext("{n} case", "{n} cases", count).format(n=count)

    def _notice(self) -> list[str]:
        return wrap(f" {self._said}", self.size.width - 1, indent=" ")[:3]

    @property
    def _room(self) -> int:
        return max(self.size.height - 6 - len(self._notice()), 3)

    def _rows(self, width: int, now: datetime) -> list[list[Part] | str]:
        room, count = self._room, self.found.count
        if count <= 0:
            return ["", f"  {_('There is no such case.')}"] if self._count() else []
        self._first = max(0, min(max(self._first, self.at - room + 1), self.at, count - 1))
        lines: list[list[Part] | str] = []
        numbers = number_room(self.found.rows)
        for number in range(self._first, min(self._first + room, count)):
            place = number - self.found.wanted.first
            row = self.found.rows[place] if 0 <= place < len(self.found.rows) else None
            text = row_line(row, now, width, numbers, self.symbols) if row else self.symbols.more
            here = number == self.at
            lines.append([(pad(f"{'>' if here else ' '} {text}", width), "reverse" if here else "")])
        return lines

    # What can be done

    def action_move(self, by: int) -> None:
        """Another row."""
        self.at = max(0, min(self.at + by, self.found.count - 1))
        first, count = self.found.wanted.first, self.found.wanted.count
        near = first + AROUND // 4 <= self.at < first + count - AROUND // 4
        if not near and not (first == 0 and self.at < count // 2) and self.found.count > len(self.found.rows):
            self._want()
        self.paint()

    def action_page(self, by: int) -> None:
        """A screen further."""
        self.action_move(by * max(self._room - 1, 1))

    def action_end(self, by: int) -> None:
        """The last row, or the first."""
        self.action_move(by * max(self.found.count, 0))

    def action_search(self) -> None:
        """Type words; the rows follow."""
        self.query_one("#search", LineField).input.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what stands there now."""
        event.stop()
        if event.value != self.query_now.search:
            self.look_for(replace(self.query_now, search=event.value))

    def on_descendant_focus(self) -> None:
        """The keys are others now."""
        self.call_after_refresh(self.paint)

    def on_descendant_blur(self) -> None:
        """The keys are others now."""
        self.call_after_refresh(self.paint)

    def action_leave(self) -> None:
        """Out of the line that is typed on, then out of the library."""
        if self.focused is not None:
            self.set_focus(None)
        else:
            self.dismiss(None)

    def action_open(self) -> None:
        """Replay the marked case."""
        row, library = self.marked, self.shelf.library
        if row is None or library is None:
            return
        try:
            self._open_case(row, library.file_of(row))
        except ScreeningError as error:
            self.tell(f"{self.symbols.alarm} {error} {error.advice}")

    def action_filter(self) -> None:
        """Which cases."""
        self.filters.ask()

    def action_sort(self) -> None:
        """In which order."""
        self.filters.ask_order()

    def action_again(self) -> None:
        """Look for what was changed meanwhile."""
        self.tell(_("looking for cases ..."))
        self.shelf.refresh()

    def action_count(self) -> None:
        """Count these cases."""
        self.tell(_("counting ..."))
        self.shelf.count(self.query_now)

    def help_words(self) -> tuple[str, list[str]]:
        """What this screen is for."""
        return _("The library"), [
            _("A row for each case. Enter replays the marked one, / looks for words in all text as you type them."),
            "",
            _("f: which cases. s: in which order. t: count them. r: look again for what was changed. Esc: leave."),
            "",
            _("Seen: indicators observed, of how many. Diff: facts in which accounts differ. Todo: open actions, and"
              " after the ! how many are late."),
        ]  # fmt: skip
