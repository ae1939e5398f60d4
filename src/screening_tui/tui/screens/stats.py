"""The picture over many cases on the screen, small numbers left out unless somebody asks for them."""

from datetime import UTC, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Sparkline, Static

from screening_tui.documents.stats_words import text_of
from screening_tui.language import _
from screening_tui.library.row import CaseRow
from screening_tui.library.stats import Stats, months_between, stats_of
from screening_tui.library.suppression import THRESHOLD
from screening_tui.tui.keys import N_, hint_line, hints
from screening_tui.tui.paint import clip, write
from screening_tui.tui.symbols import UNICODE, Symbols


class StatsScreen(Screen[None]):
    """Bars to scroll through."""

    DEFAULT_CSS = """
    StatsScreen { layout: vertical; }
    StatsScreen > Static { height: 1; width: 1fr; }
    StatsScreen VerticalScroll { height: 1fr; padding: 0 1; }
    StatsScreen #stats, StatsScreen #months { height: auto; }
    StatsScreen #course { height: 4; width: 1fr; margin: 0 0 1 2; display: none; }
    StatsScreen #course > .sparkline--max-color, StatsScreen #course > .sparkline--min-color { color: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_lines(1)", N_("scroll"), id="stats_down"),
        Binding("up", "scroll_lines(-1)", N_("scroll"), show=False),
        Binding("pagedown,space", "scroll_lines(15)", N_("page"), id="stats_page"),
        Binding("pageup", "scroll_lines(-15)", N_("page before"), show=False),
        Binding("e", "exact", N_("all numbers"), id="stats_exact", tooltip=N_("Show small numbers too, or not")),
        Binding("escape,q", "leave", N_("leave"), id="stats_leave", tooltip=N_("Leave")),
    ]

    def __init__(self, rows: tuple[CaseRow, ...], words: str, symbols: Symbols) -> None:
        super().__init__()
        self.rows = rows
        self.words = words
        """Which cases these are."""
        self.symbols = symbols
        self.threshold = THRESHOLD

    def compose(self) -> ComposeResult:
        """Which cases, the bars, the keys."""
        yield Static(id="stats-top", markup=False)
        yield Static(id="stats-rule", markup=False)
        with VerticalScroll(can_focus=False):
            yield Static(id="months", markup=False)
            yield Sparkline(id="course")
            yield Static(id="stats", markup=False)
        yield Static(id="stats-rule-below", markup=False)
        yield Static(id="stats-keys", markup=False)

    def on_resize(self) -> None:
        """Paint for this width."""
        self.call_after_refresh(self.paint)

    def on_screen_resume(self) -> None:
        """What lay over it is gone."""
        self.call_after_refresh(self.paint)

    def paint(self) -> None:
        """Write everything."""
        if not self.query("#stats-keys"):
            return
        width = self.size.width
        bar = "█" if self.symbols is UNICODE else "#"
        stats = stats_of(self.rows, datetime.now(UTC), self.threshold)
        write(self.query_one("#stats", Static), "\n".join(text_of(stats, width=width - 2, bar=bar)))
        self._paint_course(stats)
        top = clip(f" {_('COUNTS')}  {self.symbols.dot}  {self.words}", width - 2)
        write(self.query_one("#stats-top", Static), top)
        for rule in ("#stats-rule", "#stats-rule-below"):
            write(self.query_one(rule, Static), self.symbols.rule * width)
        write(self.query_one("#stats-keys", Static), " " + hint_line(hints(self), width - 2))

    def _paint_course(self, stats: Stats) -> None:
        """From the first month to the last, where the terminal has the signs for it and no month is left out."""
        counts = {line.name: line.value for line in stats.table("by_month") if line.name}
        months = months_between(min(counts), max(counts)) if counts else []
        course = self.query_one("#course", Sparkline)
        values = [counts.get(month, 0) for month in months]
        told = [value for value in values if value is not None]
        course.display = self.symbols is UNICODE and len(values) > 1 and len(told) == len(values)
        words = _("Cases a month, from {first} to {last}").format(first=months[0], last=months[-1]) if months else ""
        self.query_one("#months", Static).display = bool(course.display)
        if course.display:
            write(self.query_one("#months", Static), words)
            course.data = [float(value) for value in told]

    def action_scroll_lines(self, lines: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_exact(self) -> None:
        """Small numbers too, for who works here; or leave them out again."""
        self.threshold = THRESHOLD if self.threshold == 1 else 1
        self.paint()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def help_words(self) -> tuple[str, list[str]]:
        """What this screen is for."""
        return _("Counts"), [
            _(
                "How many of these cases. Numbers below {n} are left out, so that nobody can be recognised in them."
            ).format(n=THRESHOLD),
            "",
            _("e: show them all the same; that must not leave the office. For a file: screening-tui stats --csv"),
        ]
