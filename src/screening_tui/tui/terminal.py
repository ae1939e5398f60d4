"""What the terminal may do to the program: bytes that are no text, and signals that end it."""

from __future__ import annotations

import asyncio
import codecs
import signal
from collections.abc import Callable
from functools import partial

from textual.drivers import linux_driver

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Somebody ends the program, or the line is gone."""


def take_any_bytes() -> None:
    """Let a byte that is no UTF-8 come in as U+FFFD, which the officer sees.

    The driver decodes strictly, so that one letter from a Latin-1 keyboard would end the program.
    """
    linux_driver.getincrementaldecoder = _tolerant  # type: ignore[assignment,attr-defined]


def _tolerant(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


def when_ended(act: Callable[[int], None]) -> None:
    """Call ``act`` with the signal's number when the program is to end; must be called within the event loop."""
    loop = asyncio.get_running_loop()
    for number in ENDING:
        loop.add_signal_handler(number, act, int(number))
