"""An officer at a booth, for tests: the real application, its real keys, and what a person would read on the screen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.strip import Strip

from screening_tui.case.events import Body
from screening_tui.case.model import Case
from screening_tui.options import Options
from screening_tui.tui.app import ScreeningApp
from screening_tui.tui.desk import Desk
from screening_tui.tui.scripted import nobody_ready, screen_text, settle

PATIENCE = 20.0
"""Seconds after which something that was expected is given up: long, because it is only spent by a failing test."""


class Booth:
    """One program at one booth. Everything is done by keys, and seen as text."""

    def __init__(self, app: ScreeningApp) -> None:
        self.app = app
        self.keys_pressed = 0
        """Typed text does not count."""

    # What the officer does

    async def press(self, *keys: str) -> None:
        """Press keys, each by its name; several in one text are separated by spaces."""
        for key in " ".join(keys).split(" "):
            self.keys_pressed += 1
            self.send(key)
            await self._pass()
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        for character in text:
            self.send(character)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text where the cursor is."""
        self._post(events.Paste(text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._post(events.Resize.from_dimensions((width, height), None))
        # Textual lets a little time pass, in which the window may change again.
        await self.until(lambda: self.app.screen._compositor.size == (width, height), f"a window of {width}x{height}")
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, without waiting for the screen in between."""
        for key in keys:
            self.send(key)
        await self.settle()

    def send(self, key: str) -> None:
        """Hand the program a key, and wait for nothing."""
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        character = key if len(key) == 1 else {"space": " "}.get(key)
        self._post(events.Key(name, character))

    def _post(self, event: events.Event) -> None:
        assert self.app._driver is not None
        event.set_sender(self.app)
        self.app._driver.send_message(event)

    # Ways through a screening that many tests begin with

    async def a_minor_and_an_adult(
        self, minor: str = "Ana Prueba", age: str = "9", adult: str = "Luis Ejemplo"
    ) -> None:
        """A new case with two people, the officer before the seven indicators."""
        await self.press("n")
        await self.person(minor, age)
        await self.press("a")
        await self.person(adult)
        await self.press("enter")
        self.must_show("Indicators · 0 of 7")

    async def person(self, name: str, age: str = "") -> None:
        """Fill in the form that is open."""
        await self.type(name)
        if age:
            await self.press("tab")
            await self.type(age)
        await self.press("enter")

    async def marks(self, keys: str) -> None:
        """Seven marks, ``onnnnnn``, and on to the step that follows."""
        await self.press(*keys.replace("?", "?"), "enter")

    async def into_the_minors_interview(self, marks: str = "onnnnnn", **people: str) -> None:
        """The first question of the minor's interview, all rules of conduct confirmed."""
        await self.a_minor_and_an_adult(**people)
        await self.marks(marks)
        self.must_show("Minor M1", "Before the interview")
        await self.press("y y y y y y y y enter")
        self.must_show("question 1 of")

    async def go_to(self, step: str, *, left: bool = True) -> None:
        """Jump to a step through the list of steps; out of an interview, say that the person has left."""
        await self.press("f4")
        self.must_show("Go to")
        await self.choose(step)
        if self.shows("left the room?"):
            await self.press("y" if left else "n")

    async def choose(self, entry: str) -> None:
        """Choose a line of the list that is open, or of the menu, which is opened for it."""
        if not any(line.startswith(">") for line in self.listed()):
            await self.press("f10")
        for _page in range(8):
            lines = self.listed()
            here = next(n for n, line in enumerate(lines) if line.startswith(">"))
            there = next((n for n, line in enumerate(lines) if entry in line), None)
            if there is not None:
                await self.press(*["down"] * (there - here), *["up"] * (here - there), "enter")
                return
            await self.press("pagedown")
        raise AssertionError(f"no line {entry!r}\n{self.screen}")

    def _framed(self) -> list[str]:
        """The lines of the dialog that is open, without its frame."""
        found = (re.match(r".*?\|(.*)\|", line) for line in self.lines)
        return [match[1].rstrip() for match in found if match] if "+------" in self.screen else []

    def listed(self) -> list[str]:
        """The lines of the list that is open."""
        return [line[1:] for line in self._framed() if re.match(r" [> ] ", line)]

    # What the officer sees

    @property
    def screen(self) -> str:
        """Everything on the screen, a line each."""
        return screen_text(self.app)

    @property
    def strips(self) -> list[Strip]:
        """What reaches the terminal: the screen, through the filters that lie before it."""
        filters = [each for each in self.app._filters if each.enabled]
        strips = self.app.screen._compositor.render_strips()
        background = self.app.screen.background_colors[1]
        for line_filter in filters:
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips

    @property
    def painted(self) -> str:
        """The characters that reach the terminal, a line each."""
        return "\n".join("".join(segment.text for segment in strip) for strip in self.strips)

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        return self.screen.split("\n")

    @property
    def text(self) -> str:
        """What can be read, wherever lines are broken: in the dialog, if one is open."""
        return " ".join((" ".join(self._framed()) or self.screen).split())

    def shows(self, *words: str) -> bool:
        """Whether all of these words can be read."""
        text = self.text
        return all(" ".join(word.split()) in text for word in words)

    def must_show(self, *words: str) -> None:
        """Fail, with the screen, unless all of these words can be read."""
        text = self.text
        for word in words:
            assert " ".join(word.split()) in text, f"not on the screen: {word!r}\n{self.screen}"

    def must_not_show(self, *words: str) -> None:
        """Fail, with the screen, if one of these words can be read, behind a dialog too."""
        text = " ".join((self.screen + " " + self.text).split())
        for word in words:
            assert word not in text, f"on the screen: {word!r}\n{self.screen}"

    def line_with(self, words: str) -> str:
        """The first line that holds these words."""
        found = next((line for line in self.lines if words in line), None)
        assert found is not None, f"no line with {words!r}\n{self.screen}"
        return found

    def words(self, item: str, part: str = "label") -> str:
        """What the protocol says in one of its items, in the officer's language: so that its wording may change."""
        protocol = self.desk.protocol
        tables = (
            *(protocol.steps, protocol.indicators, protocol.conducts, protocol.questions, protocol.checks),
            *(protocol.actions, protocol.outcomes, protocol.advices),
        )
        found = next(entry for table in tables for entry in table if entry.id == item)
        return self.desk.say(getattr(found, part))

    # What became of it

    @property
    def desk(self) -> Desk:
        """The case that is on the screen."""
        assert self.app.case_screen is not None, self.screen
        return self.app.case_screen.desk

    @property
    def case(self) -> Case:
        """What stands in it."""
        return self.desk.case

    def bodies(self, kind: str) -> list[Any]:
        """Every event of a kind, oldest first."""
        return [event.body for event in self.case.events if event.body.kind == kind]

    def last(self, kind: str) -> Any:
        """The latest event of a kind."""
        found = self.bodies(kind)
        assert found, f"no {kind} was recorded\n{self.screen}"
        return found[-1]

    @property
    def newest(self) -> Body:
        """The latest event that is no advice: what the last key recorded."""
        return next(e.body for e in reversed(self.case.events) if not e.body.kind.startswith("advice_"))

    # Waiting: never for a time, always until nothing happens any more

    async def settle(self) -> None:
        """Wait until everything that the last key set off has happened and is painted."""
        await settle(self.app)

    async def _pass(self) -> None:
        """Wait until everything that the last key set off has happened, as somebody does who types fast."""
        await nobody_ready(self.app)

    async def until(self, condition: Any, what: str) -> None:
        """Wait until something holds that another thread brings about."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while not condition():
            assert loop.time() < end, f"never came: {what}\n{self.screen}"
            assert self.app._exception is None, self.app._exception
            await asyncio.sleep(0.005)


AtTheBooth = Callable[..., AbstractAsyncContextManager[Booth]]
"""What the fixture ``at_the_booth`` is: ``async with at_the_booth(...) as booth``."""


@asynccontextmanager
async def opened(options: Options, size: tuple[int, int] = (80, 24), early: Iterable[str] = ()) -> AsyncIterator[Booth]:
    """The program on its first screen, everything loaded; ``early`` keys are typed before it is."""
    app = ScreeningApp(options)
    booth = Booth(app)
    async with app.run_test(size=size):
        for key in early:
            booth.send(key)
        await booth.until(
            lambda: app._exit or (app.engine is not None and app.home.cases is not None), "the home screen"
        )
        await booth.settle()
        yield booth
        case = app.case_screen
        if case is not None and not app._exit:
            case.desk.open_case.close()
