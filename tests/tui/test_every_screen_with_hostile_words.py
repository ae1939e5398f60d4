"""Every screen, step and widget that there is, found by looking for them, filled with words that mean harm."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

import screening_tui.tui
from booth import AtTheBooth, Booth
from screening_tui.case.events import Body, FieldCompared, RegisterHitShown
from screening_tui.tui.screens.dialog import Dialog
from screening_tui.tui.screens.form import FormDialog
from screening_tui.tui.screens.hit import HitDialog
from screening_tui.tui.screens.library import LibraryScreen
from screening_tui.tui.screens.stats import StatsScreen
from screening_tui.tui.steps.list_step import ListStep
from screening_tui.tui.steps.step_view import StepView
from screens_of_a_case import ABOVE, CASES
from test_hostile_text import LETTERS, MARKUP, STEERING, must_be_harmless

WORDS = {
    "together": "\n".join((*STEERING, *MARKUP, *LETTERS, "[bold]b", "[link=file:///]l[/link]")),
    "long": "W" * 5_000,
}
FREE = {"name", "nationality", "document", "reason", "note", "text", "words", "tie", "place", "country"}
"""Fields of events in which somebody's own words stand."""
ONLY_A_BASE: set[type] = {Dialog, StepView, ListStep}
STATION = 'name = "[red]x[/]\\u001b[2J\\u202e"\ncode = "CASE"\n'


def everything() -> set[type]:
    """Every screen, step and widget of the program."""
    for module in pkgutil.walk_packages(screening_tui.tui.__path__, "screening_tui.tui."):
        importlib.import_module(module.name)
    own = {kind for kind in below(Widget) if kind.__module__.startswith("screening_tui.tui.")}
    assert any(issubclass(kind, Screen) for kind in own)
    return own - ONLY_A_BASE


def below(kind: type) -> Iterator[type]:
    """What is derived from a class, however far."""
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def with_words(body: Body, words: str) -> Body:
    """The same event with these words wherever it holds somebody's own."""
    changed: dict[str, Any] = {field: words for field in FREE if getattr(body, field, "")}
    if (value := getattr(body, "value", None)) is not None:
        changed["value"] = value.model_copy(update={field: words for field in FREE if getattr(value, field, "")})
    return body.model_copy(update=changed)


class Round:
    """Looks at every screen on the way, and remembers what was there."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.seen: set[type] = set()

    async def press(self, booth: Booth, *keys: str) -> None:
        """Press keys, and look."""
        await booth.press(*keys)
        self.look(booth)

    async def paste(self, booth: Booth) -> None:
        """Paste the words, and look."""
        await booth.paste(self.words)
        self.look(booth)

    def look(self, booth: Booth) -> None:
        """What is displayed does no harm."""
        must_be_harmless(booth)
        for node in booth.app.screen.walk_children(with_self=True):
            if all(each.display for each in node.ancestors_with_self if isinstance(each, Widget)):
                self.seen.add(type(node))

    async def form(self, booth: Booth) -> None:
        """Fill in every field of whatever form is open, and leave it."""
        if isinstance(booth.app.screen, FormDialog):
            for _field in booth.app.screen.fields:
                await self.paste(booth)
                await booth.press("tab")
        self.look(booth)
        await self.press(booth, "enter" if booth.app.hidden else "escape")


async def first_screen(at_the_booth: AtTheBooth, tour: Round) -> None:
    """The first screen, the hidden one, who works here, help."""
    async with at_the_booth(station=STATION, officer=tour.words) as booth:
        tour.look(booth)
        for key in ("f9", "o", "f1"):
            await tour.press(booth, key)
            await tour.form(booth)


async def steps(at_the_booth: AtTheBooth, tour: Round) -> str:
    """Every step of a case, and what lies over it; gives back a case's number."""
    number = ""
    for name, case in CASES.items():
        hostile = [with_words(body, tour.words) for body in case]
        async with at_the_booth(station=STATION, officer=tour.words, case=hostile) as booth:
            tour.look(booth)
            number = booth.desk.number
            if name == "people":
                await tour.press(booth, "e")
                await tour.press(booth, "ctrl+d")
                await tour.form(booth)
                await tour.press(booth, "escape")
            if name in {"question", "own", "people"}:
                await tour.paste(booth)
            for keys in ABOVE.values() if name == "question" else [("f1",), ("f10",), ("f2",)]:
                await tour.press(booth, *keys)
                await tour.form(booth)
            await booth.choose("Take back the last entry")
            await tour.form(booth)
            for key in ("question_mark", "tab"):
                await tour.press(booth, key)
                if isinstance(booth.app.screen, Dialog):
                    await tour.form(booth)
    return number


async def registers(at_the_booth: AtTheBooth, tour: Round) -> None:
    """One entry of a register beside the person, and a document's zone."""
    words = tour.words
    fields = (FieldCompared(field="name", agreement="different", why=words, here=words, there=words),)
    shown = RegisterHitShown(
        person="A1", register_name=words, entry=words, strength="strong", fields=fields, record={"source": words}
    )
    async with at_the_booth(case=CASES["people"]) as booth:
        booth.app.push_screen(HitDialog(shown, words, date(2026, 11, 24)))
        await booth.settle()
        tour.look(booth)
        await tour.press(booth, "escape")
        await booth.press("m ctrl+d")
        await tour.paste(booth)


async def afterwards(at_the_booth: AtTheBooth, tour: Round, number: str) -> None:
    """The replay, the library, the numbers."""
    async with at_the_booth(command="replay", case_number=number) as booth:
        for key in ("w", "i", *["right"] * 8, "end", "w", "i", "r", "enter"):
            await tour.press(booth, key)
            while isinstance(booth.app.screen, Dialog) and not isinstance(booth.app.screen, FormDialog) and key != "r":
                await tour.press(booth, "escape")
    async with at_the_booth(command="library") as booth:

        def found() -> bool:
            return isinstance(booth.app.screen, LibraryScreen) and booth.app.screen.found.count > 0

        await booth.until(found, "the cases")
        await tour.press(booth, "down")
        await booth.press("slash")
        await tour.paste(booth)
        await booth.press("ctrl+u escape")
        await booth.until(found, "the cases again")
        await booth.press("t")
        await booth.until(lambda: isinstance(booth.app.screen, StatsScreen), "the numbers")
        await booth.settle()
        tour.look(booth)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
async def test_nothing_raises_and_nothing_steers_the_terminal(at_the_booth: AtTheBooth, words: str) -> None:
    tour = Round(words)
    await first_screen(at_the_booth, tour)
    number = await steps(at_the_booth, tour)
    await registers(at_the_booth, tour)
    await afterwards(at_the_booth, tour, number)
    never = {kind.__name__ for kind in everything() - tour.seen}
    assert not never, "not visited: this test has to go there too"
