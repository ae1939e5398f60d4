"""A scripted officer: an answers file, played through the real application without a terminal.

For tests, training and demonstrations. What comes out is an ordinary case file whose origin says that it was scripted.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from textual import events

from screening_tui.case.store import CODE
from screening_tui.errors import BadInput
from screening_tui.language import _
from screening_tui.options import Options
from screening_tui.reading.clean import clean_text
from screening_tui.reading.file import read_bounded
from screening_tui.reading.toml import parse_clean_toml
from screening_tui.tui.app import ScreeningApp

VERBS = frozenset({"key", "type", "wait", "expect"})
MINUTES = re.compile(r"[0-9]{1,4}", re.ASCII)
LARGEST = 256 * 1024
SIZE = (80, 24)
TEXTS = ("officer", "badge", "language", "start", "station", "code")
"""Keys of an answers file that hold a text and may be left out."""
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
    station: Path | None
    """The station's file, unless the command line names one; None for the usual one."""
    code: str
    """What the case's number begins with; "" for the station's code."""
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
    unknown = sorted(set(table) - {"format", "title", "fictitious", "play", *TEXTS})
    if unknown:
        raise wrong(f"{path}: the key “{unknown[0]}” means nothing here.")
    if table.get("format") != 1 or not isinstance(table.get("play"), str):
        raise wrong(f"{path}: needs format = 1 and a text named play.", "See docs/answers.md.")
    words = {key: table.get(key, "") for key in TEXTS}
    for key, value in words.items():
        if not isinstance(value, str):
            raise wrong(f"{path}: {key} has to be a text.")
    if words["code"] and not CODE.fullmatch(words["code"]):
        raise wrong(f"{path}: code has to be capitals and digits, a capital first, such as EX1.")
    return Answers(
        file=str(path),
        officer=words["officer"] or "Scripted officer",
        badge=words["badge"],
        language=words["language"],
        start=_moment(words["start"], path),
        station=path.parent / words["station"] if words["station"] else None,
        code=words["code"],
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
        if verb not in VERBS or not rest or (verb == "wait" and not MINUTES.fullmatch(rest)):
            words = f"{path}: line {number} of play: “{clean_text(line)[:60]}” is not key, type, wait or expect."
            raise wrong(words, "See docs/answers.md.")
        yield number, verb, rest


async def play(answers: Answers, app: ScreeningApp) -> None:
    """Press the keys, type the texts, and stop at the first expectation that is not met.

    Raises:
        BadInput: the screen never showed what a line expects.
    """
    async with app.run_test(size=SIZE):
        await _until(app, lambda: app.engine is not None and app.home.cases is not None)
        for looks, lines in groupby(answers.lines, key=lambda line: line[1] == "expect"):
            if looks:
                for number, _verb, words in lines:
                    await _expect(answers, app, number, words)
            else:
                with app.batch_update():  # painted when the script looks at the screen, not after every key
                    for _number, verb, rest in lines:
                        await _do(app, verb, rest)
        case = app.case_screen
        if case is not None:
            case.ending.leave()
        await settle(app)


async def _do(app: ScreeningApp, verb: str, rest: str) -> None:
    if verb == "type":
        await _type(app, rest)
    elif verb == "key":
        await _press_all(app, rest.split())
    elif app.engine is not None and app.engine.scripted_clock is not None:
        app.engine.scripted_clock.let_pass(int(rest))


async def _press_all(app: ScreeningApp, keys: Iterable[str]) -> None:
    for key in keys:
        _press(app, key)
        await settle(app)


async def _type(app: ScreeningApp, text: str) -> None:
    # The first character may move the cursor to where the others belong; those come in one piece, like a pasted line.
    _press(app, text[0])
    await settle(app)
    if text[1:]:
        app.post_message(events.Paste(text[1:]))
        await settle(app)


async def _expect(answers: Answers, app: ScreeningApp, number: int, words: str) -> None:
    await settle(app)
    if not await _until(app, lambda: words in screen_text(app)):
        complaint = f"{answers.file}: line {number} of play: the screen never showed “{words}”."
        raise wrong(complaint, screen_text(app) if answers.fictitious else "")


def _press(app: ScreeningApp, key: str) -> None:
    """Hand the application a key as a terminal's driver would: a character by itself, or the name of a key."""
    character = key if len(key) == 1 else None
    app.post_message(events.Key(NAMED_CHARACTERS.get(key, key), character))


async def settle(app: ScreeningApp) -> None:
    """Wait until everything that a key set off has happened, and the screen is painted.

    Nothing is waited for by the clock: it is over when, after one more painting, no task of the loop has anything left
    to do but to wait for a timer or for the terminal.
    """
    while True:
        await nobody_ready(app)
        if not app.is_running:
            return
        app.screen._on_timer_update()  # noqa: SLF001  what the screen's own timer calls; what else waits for it is begun
        if not _ready():
            return


async def nobody_ready(app: ScreeningApp) -> None:
    """Wait until everything that a key set off has happened; whether it is painted does not matter."""
    while True:
        following = app.typed_ahead.following
        if following is not None and not app.lets_keys_wait:
            # It waits until nobody is ready as well: two who looked at the same time would keep each other waiting.
            # Not for ever: what is handed on may hide the screen, and then the others wait until it comes back.
            await asyncio.wait({following}, timeout=0.05)
        else:
            await asyncio.sleep(0)
            if not _ready():
                return


def _ready() -> int:
    """How many callbacks the running loop has still to call in this turn and the next one."""
    return len(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]  # noqa: SLF001  asyncio has no public door


async def _until(app: ScreeningApp, condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not condition():
        if loop.time() > end or not app.is_running:
            return False
        await asyncio.sleep(0.02)
        await settle(app)
    return True


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
