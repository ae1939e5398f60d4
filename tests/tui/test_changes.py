"""Only what changed is written, and the terminal shows the same as if all of it had been."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from screening_tui.tui.changes import Painted

WIDTH, HEIGHT = 20, 4
CONSOLE = Console(color_system="standard", width=WIDTH)
LOOKS = (None, Style(), Style(bold=True), Style(color="default", bgcolor="default"), Style(underline=True, color="red"))
PIECES = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|\x1b\[(K)|(.)", re.DOTALL)


class Glass:
    """A terminal, as far as the program uses one: what stands in each cell, and how it looks."""

    def __init__(self) -> None:
        self.cells = [[(" ", "")] * WIDTH for _ in range(HEIGHT)]
        self.x = self.y = 0
        self.look = ""

    def take(self, written: str) -> None:
        for y, x, look, erase, character in PIECES.findall(written):
            if y:
                self.y, self.x = int(y) - 1, int(x) - 1
            elif erase:
                self.cells[self.y][self.x :] = [(" ", self.look)] * (WIDTH - self.x)
            elif character and character != "\n":
                for cell in (character, "") if cell_len(character) == 2 else (character,):
                    self.cells[self.y][self.x] = (cell, self.look)
                    self.x += 1
            elif not character:
                codes = [code for code in look.split(";") if code not in {"", "0", "39", "49"}]
                self.look = ";".join(codes)


def line(pieces: list[tuple[str, Style | None]]) -> Strip:
    return Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(WIDTH)


def whole(lines: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in lines], Region(0, 0, WIDTH, HEIGHT))


def part(lines: list[Strip], cut: int, spans: list[tuple[int, int, int]]) -> ChopsUpdate:
    """The lines, cut into two pieces as a widget's edge cuts them."""
    chops = [dict(zip((0, cut), strip.divide([cut, WIDTH]), strict=True)) for strip in lines]
    return ChopsUpdate(chops, spans, [[cut, WIDTH] for _ in lines])


def written(painted: Painted, update: CompositorUpdate, screen: object = None) -> str:
    brief = painted.changes(screen, update)
    assert isinstance(brief, CompositorUpdate)
    return brief.render_segments(CONSOLE)


TEXTS = st.text(alphabet="ab ñ─漢", max_size=12)
LINES = st.lists(
    st.lists(st.tuples(TEXTS, st.sampled_from(LOOKS)), max_size=4).map(line), min_size=HEIGHT, max_size=HEIGHT
)
SPANS = st.lists(
    st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 2), st.integers(1, WIDTH)).filter(
        lambda span: span[1] < span[2]
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda span: span[0],
)
UPDATES = st.one_of(
    st.builds(whole, LINES),
    st.builds(lambda lines, cut, spans: part(lines, cut, sorted(spans)), LINES, st.integers(1, WIDTH - 1), SPANS),
)


@settings(max_examples=60)
@given(st.lists(UPDATES, max_size=5))
def test_the_terminal_shows_what_it_would_have_shown(updates: list[CompositorUpdate]) -> None:
    expected, shown, painted = Glass(), Glass(), Painted()
    for update in updates:
        expected.take(update.render_segments(CONSOLE))
        shown.take(written(painted, update))
        assert shown.cells == expected.cells


def test_what_stands_there_already_is_not_written_again() -> None:
    painted = Painted()
    lines = [line([("a rule, and some words", None)])] * HEIGHT
    assert written(painted, whole(lines))
    assert written(painted, whole(lines)) == ""
    assert written(painted, part(lines, 5, [(0, 0, WIDTH), (2, 3, 9)])) == ""


def test_one_letter_costs_a_few_bytes() -> None:
    painted = Painted()
    written(painted, whole([line([("> to the hous", None)])] * HEIGHT))
    found = written(painted, part([line([("> to the house", None)])] * HEIGHT, 2, [(1, 2, WIDTH)]))
    assert found == "\x1b[2;14He"


def test_the_blank_rest_of_a_line_is_erased() -> None:
    painted = Painted()
    written(painted, whole([line([("a long line of words", None)])] * HEIGHT))
    found = written(painted, part([line([("a line", None)])] * HEIGHT, 9, [(0, 0, WIDTH)]))
    assert "\x1b[K" in found
    assert "     " not in found


def test_another_screen_is_written_whole() -> None:
    painted = Painted()
    lines = [line([("a rule", None)])] * HEIGHT
    first = written(painted, whole(lines), "one screen")
    assert written(painted, whole(lines), "another") == first


def test_a_hole_in_an_update_leaves_what_stood_there() -> None:
    painted, shown = Painted(), Glass()
    shown.take(written(painted, whole([line([("abcdefghij", None)])] * HEIGHT)))
    pieces = dict(zip((0, 3, 6), line([("ABCDEFGHIJ", None)]).divide([3, 6, WIDTH]), strict=True))
    shown.take(written(painted, ChopsUpdate([pieces | {3: None}], [(0, 0, 8)], [[3, 6, WIDTH]])))
    assert "".join(character for character, _look in shown.cells[0]) == "ABCdefGHij".ljust(WIDTH)


def test_the_number_of_a_colour_is_no_code_of_its_own() -> None:
    console = Console(color_system="256", width=WIDTH)
    brief = Painted().changes(None, whole([line([("x" * WIDTH, Style(color="color(39)"))])] * HEIGHT))
    assert isinstance(brief, CompositorUpdate)
    assert "\x1b[38;5;39mx" in brief.render_segments(console)


def test_after_another_size_nothing_is_known() -> None:
    painted = Painted()
    lines = [line([("a rule", None)])] * HEIGHT
    first = written(painted, whole(lines))
    painted.forget()
    assert written(painted, whole(lines)) == first


def test_what_is_no_update_of_cells_passes_as_it_is() -> None:
    painted = Painted()
    assert painted.changes(None, None) is None
    assert painted.changes(None, "words") == "words"
