"""What the terminal may do to the program: bytes that are no text, and signals that end it."""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.drivers import linux_driver

from screening_tui.guard import GIVE_BACK

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Somebody ends the program, or the line is gone."""
NOTHING = (signal.SIGINT, signal.SIGTSTP)
"""Ctrl+C and Ctrl+Z do nothing as keys, and nothing as signals: no case is left on a terminal that others use."""


def take_any_bytes() -> None:
    """Let a byte that is no UTF-8 come in as U+FFFD, which the officer sees.

    The driver decodes strictly, so that one letter from a Latin-1 keyboard would end the program.
    """
    linux_driver.getincrementaldecoder = lambda _encoding: TypedText  # type: ignore[assignment,attr-defined]


PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
NO_COMMANDS = {0: "\N{REPLACEMENT CHARACTER}", 0x1B: "\N{REPLACEMENT CHARACTER}"}


class TypedText(codecs.IncrementalDecoder):
    """UTF-8 with U+FFFD for what is none, and for every Escape inside a paste.

    The driver's parser takes a pasted Escape for a key: text around it would be lost, or press keys nobody pressed.
    """

    def __init__(self) -> None:
        super().__init__("replace")
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")
        self._pasting = False
        self._before = ""
        """The last characters outside a paste: its beginning may come in two pieces."""
        self._held = ""
        """The last characters of a paste, as long as they may be its end."""

    def decode(self, data: Buffer, final: bool = False) -> str:
        """The characters that came, as far as they are known."""
        text = self._held + self._letters.decode(data, final)
        self._held = ""
        found = ""
        while text:
            piece, text = self._inside(text, final=final) if self._pasting else self._outside(text)
            found += piece
        return found

    def _outside(self, text: str) -> tuple[str, str]:
        seen = self._before + text
        at = seen.find(PASTE_BEGINS)
        if at < 0:
            self._before = seen[1 - len(PASTE_BEGINS) :]
            return text, ""
        self._pasting, end = True, at + len(PASTE_BEGINS) - len(self._before)
        self._before = ""
        return text[:end], text[end:]

    def _inside(self, text: str, *, final: bool) -> tuple[str, str]:
        pasted, ends, rest = text.partition(PASTE_ENDS)
        if ends:
            self._pasting = False
        elif not final:
            sizes = range(len(PASTE_ENDS) - 1, 0, -1)
            held = next((size for size in sizes if pasted.endswith(PASTE_ENDS[:size])), 0)
            pasted, self._held = pasted[: len(pasted) - held], pasted[len(pasted) - held :]
        return pasted.translate(NO_COMMANDS) + ends, rest


def when_ended(act: Callable[[int], None]) -> None:
    """Call ``act`` with the signal's number when the program is to end; must be called within the event loop."""
    loop = asyncio.get_running_loop()
    for number in ENDING:
        loop.add_signal_handler(number, act, int(number))
    for number in NOTHING:
        signal.signal(number, signal.SIG_IGN)


def give_back() -> None:
    """Leave nothing on the terminal, and nothing in what it has scrolled away, where it allows that."""
    with suppress(OSError):  # it may be gone
        os.write(1, GIVE_BACK)
