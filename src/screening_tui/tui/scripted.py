"""A scripted officer: an answers file, played through the real application without a terminal.

For tests, training and demonstrations. What comes out is an ordinary case file whose origin says that it was scripted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from screening_tui.errors import BadInput
from screening_tui.language import _
from screening_tui.options import Options
from screening_tui.reading.clean import clean_text
from screening_tui.reading.file import read_bounded
from screening_tui.reading.toml import parse_clean_toml
from screening_tui.tui.app import ScreeningApp

LARGEST = 256 * 1024
SIZE = (80, 24)
NAMED_CHARACTERS = {"?": "question_mark", "*": "asterisk", " ": "space", "-": "minus", ".": "full_stop", ",": "comma"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a scripted officer does."""

    file: str
    officer: str
    badge: str
    language: str
    start: datetime | None
    """When the scripted clock begins; None for the real clock."""
    fictitious: bool
    """Declared by the file: only then may a complaint show the screen."""
    lines: tuple[tuple[int, str, str], ...]
    """(number of the line within ``play``, verb, the rest)."""


def wrong(message: str, advice: str = "") -> BadInput:
    """An answers file that cannot be played."""
    return BadInput(message, title=_("Answers file"), advice=advice)


def read_answers(path: Path) -> Answers:
    """Read an answers file.

    Raises:
        BadInput: it cannot be read, or a line in it is none; the message names the line.
    """
    table = parse_clean_toml(read_bounded(path, LARGEST), str(path))
    unknown = sorted(set(table) - {"format", "title", "fictitious", "officer", "badge", "language", "start", "play"})
    if unknown:
        raise wrong(f"{path}: the key “{unknown[0]}” means nothing here.")
    if table.get("format") != 1 or not isinstance(table.get("play"), str):
        raise wrong(f"{path}: needs format = 1 and a text named play.", "See docs/answers.md.")
    words = {key: table.get(key, "") for key in ("officer", "badge", "language", "start")}
    for key, value in words.items():
        if not isinstance(value, str):
            raise wrong(f"{path}: {key} has to be a text.")
    return Answers(
        file=str(path),
        officer=words["officer"] or "Scripted officer",
        badge=words["badge"],
        language=words["language"],
        start=_moment(words["start"], path),
        fictitious=table.get("fictitious") is True,
        lines=tuple(_lines(table["play"], path)),
    )


def _moment(text: str, path: Path) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise wrong(f"{path}: start is no moment with a zone, such as 2026-11-23T14:00:00-06:00.")
    return moment


def _lines(play: str, path: Path) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(play.split("\n"), 1):
        verb, _space, rest = line.strip().partition(" ")
        if not verb or verb.startswith("#"):
            continue
        if verb not in {"key", "type", "expect"} or not rest:
            raise wrong(f"{path}: line {number} of play: “{clean_text(line)[:60]}” is not key, type or expect.")
        yield number, verb, rest


async def play(answers: Answers, app: ScreeningApp) -> None:
    """Press the keys, type the texts, and stop at the first expectation that is not met.

    Raises:
        BadInput: the screen never showed what a line expects.
    """
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot, lambda: app.engine is not None and app.home.cases is not None)
        for number, verb, rest in answers.lines:
            if verb == "key":
                for key in rest.split():
                    await pilot.press(NAMED_CHARACTERS.get(key, key))
                    await settle(pilot)
            elif verb == "type":
                for character in rest:
                    app.post_message(events.Key(NAMED_CHARACTERS.get(character, character), character))
                await settle(pilot)
            elif not await _until(pilot, partial(_shows, app, rest)):
                words = f"{answers.file}: line {number} of play: the screen never showed “{rest}”."
                raise wrong(words, screen_text(app) if answers.fictitious else "")
        await settle(pilot)
        case = app.case_screen
        if case is not None:
            case.leave()
            await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything that a key set off has happened."""
    await pilot.pause()
    await pilot.pause()


async def _until(pilot: Pilot[None], condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        if loop.time() > end:
            return False
        await pilot.pause(0.02)
    return True


def _shows(app: ScreeningApp, words: str) -> bool:
    return words in screen_text(app)


def screen_text(app: ScreeningApp) -> str:
    """What a person would read on the screen, a line each."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001  Textual has no public door to it
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def run_answers(options: Options, file: Path) -> None:
    """Play an answers file from the first key to the last.

    Raises:
        BadInput: the file cannot be played, or the screen never showed what it expects.
    """
    answers = read_answers(file)
    app = ScreeningApp(options, answers)
    asyncio.run(play(answers, app))
    app.raise_failure()
