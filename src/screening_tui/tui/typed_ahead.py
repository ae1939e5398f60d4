"""Keys that come faster than the screens follow, as they do over a slow line, wait for their turn.

Without this, a name typed right behind the key that opens its form would still go to what stood there before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from screening_tui.tui.app import ScreeningApp

Typed = TypeVar("Typed", bound=events.Event)

TURNS = 5000
"""So often at most the others are let first; then the next key is handed on all the same."""
PAUSE = 0.02
"""Seconds between looking whether the screen came back."""
LINE_FEED = "ctrl+j"
"""What Enter is as long as the terminal still reads lines, which is until the program has taken it over."""


def is_line_feed(event: events.Event) -> bool:
    """Whether this is Ctrl+J, or an Enter that was typed before the program had the terminal."""
    return isinstance(event, events.Key) and event.key == LINE_FEED


def enter_for_line_feed(event: Typed) -> Typed:
    """Enter in the place of a line feed; every other event as it is."""
    if isinstance(event, events.Key) and event.key == LINE_FEED:
        return type(event)("enter", "\r")
    return event


class TypedAhead:
    """The keys that wait. Letters in a field wait for nobody: they change nothing but the field."""

    def __init__(self, app: ScreeningApp) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._handed_on: events.Event | None = None
        self._following: asyncio.Task[None] | None = None
        self._letters = False
        """Whether the field may still have letters to take in: Enter must not save it without them."""

    @property
    def following(self) -> asyncio.Task[None] | None:
        """What lets everything happen that the last key set off, and then hands on what waits; None when done."""
        return self._following

    def must_wait(self, event: events.Event) -> bool:
        """Whether something before it is still being worked on; then it comes again by itself."""
        if event is self._handed_on:
            self._handed_on = None
            return False
        letter = self._is_a_letter_in_a_field(event)
        behind_letters = self._letters and not letter
        waits = self._following is not None or self._app.lets_keys_wait or behind_letters
        if waits:
            self._waiting.append(event)
        else:
            self._letters = letter
        if waits or not letter:
            self.follow()
        return waits

    def follow(self) -> None:
        """Let everything happen that goes on now before the next key is handed on."""
        if self._following is None:
            self._following = asyncio.create_task(self._follow())

    def waited(self, event: events.Event) -> bool:
        """Whether it was typed before the screen was hidden; then it waits until the screen comes back."""
        if event is not self._handed_on:
            return False
        self._handed_on = None
        self._waiting.appendleft(event)
        return True

    def _is_a_letter_in_a_field(self, event: events.Event) -> bool:
        return isinstance(event, events.Key) and event.is_printable and isinstance(self._app.focused, Input | TextArea)

    async def _follow(self) -> None:
        await self._others_first()
        while self._waiting and self._app.is_running:
            if self._app.lets_keys_wait:
                await asyncio.sleep(PAUSE)
                await self._others_first()
                continue
            letter = self._is_a_letter_in_a_field(self._waiting[0])
            if self._letters and not letter:
                await self._others_first()
                continue
            self._letters = letter
            self._handed_on = event = self._waiting.popleft()
            self._app.post_message(event)
            while self._handed_on is event:
                await asyncio.sleep(0)
            if not letter:
                await self._others_first()
        self._following = None

    async def _others_first(self) -> None:
        """Let everything happen that the last key set off."""
        loop = asyncio.get_running_loop()
        for _turn in range(TURNS):
            await asyncio.sleep(0)
            if not loop._ready:  # type: ignore[attr-defined]  # noqa: SLF001  asyncio has no public door
                break
        self._letters = False
