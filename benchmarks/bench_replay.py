"""A case of 10,000 events: any jump in its replay, beside folding all of them from the start."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections.abc import Sequence

from made_case import answer
from screening_tui.case.events import Body, Event, Opened, PersonAdded, Pin, StepEntered
from screening_tui.case.fold import fold
from screening_tui.options import Options
from screening_tui.protocol.load import load_default
from screening_tui.replay.recording import Recording
from screening_tui.replay.replay import Replay
from screening_tui.replay.snapshots import Snapshots
from screening_tui.tui.app import ScreeningApp
from screening_tui.tui.screens.replay import open_replay
from screening_tui.tui.symbols import UNICODE
from table import MS, Table, middle

EVENTS, JUMPS, SHOWN = 10_000, 300, 40


def history() -> list[Event]:
    pin = Pin(id="x", version="1", title="A protocol", digest="")
    opened = Opened(
        number="BENCH-2026-0001",
        origin="scripted",
        protocol=pin,
        program="0",
        officer_language="en",
        interview_language="es",
    )
    bodies = [opened, *(answer(number, 20) for number in range(EVENTS - 1))]
    return events_of(bodies)


def events_of(bodies: Sequence[Body]) -> list[Event]:
    at = "2026-11-23T14:00:00.000-06:00"
    return [Event(seq, at, seq * 1000, "Officer Example", "", body) for seq, body in enumerate(bodies, 1)]


def interviewed() -> list[Event]:
    """One minor, asked the questions of the interview again and again: the officer's own widgets show it."""
    questions = [question.id for question in load_default().questions_of["minor_interview"]]
    first: list[Body] = [
        PersonAdded(person="M1", role="minor", name="Example"),
        StepEntered(step="minor_interview", people=("M1",)),
    ]
    bodies = [event.body for event in history()]
    asked = [
        answer(n).model_copy(update={"person": "M1", "question": questions[n % len(questions)]})
        for n in range(EVENTS - 3)
    ]
    return events_of([bodies[0], *first, *asked])


def timed(work: object) -> float:
    begun = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begun


def main() -> int:
    events = history()
    whole = min(timed(lambda: fold(events)) for _ in range(3))
    snapshots = Snapshots(events)
    first = timed(lambda: snapshots.after(EVENTS))
    chosen = random.Random(1)
    jumps = [timed(lambda: snapshots.after(chosen.randint(0, EVENTS))) for _ in range(JUMPS)]
    table = Table(f"Replay of {EVENTS:,} events")
    table.bounded("the first jump, to the end", MS, first, 0.1, whole, "fold from the start")
    table.bounded(f"the slowest of {JUMPS} jumps", MS, max(jumps), 0.1, whole, "fold from the start")
    painted, unpainted = asyncio.run(on_the_screen(interviewed()))
    usual = middle(painted), middle(unpainted)
    table.bounded(f"the usual one of {SHOWN} jumps, painted", MS, usual[0], 0.1, usual[1], "not painted")
    # The first one brings the step's widgets up; a frame of the screen, 17 ms, is waited for once or twice.
    table.ratio(f"the slowest of {SHOWN} jumps, painted", MS, max(painted), max(unpainted), "not painted", None)
    return table.end()


async def on_the_screen(events: list[Event]) -> tuple[list[float], list[float]]:
    """Seconds of each jump until the screen has been painted, and of the same jumps without the screen."""
    recording = Recording(Replay(load_default(), events), b"")
    app = ScreeningApp(Options())
    async with app.run_test(size=(80, 24)) as pilot:
        while app.engine is None:
            await pilot.pause(0.05)
        screen = open_replay(app, recording, app.engine.station, UNICODE, language="en")
        await pilot.pause()
        chosen = random.Random(2)
        places = [chosen.randint(1, EVENTS) for _ in range(SHOWN)]
        painted = []
        for place in places:
            begun = time.perf_counter()
            screen.show_event(place)
            await pilot.pause()
            painted.append(time.perf_counter() - begun)
            assert screen.desk.place == place
    return painted, [timed(lambda place=place: recording.replay.case(place)) for place in places]


if __name__ == "__main__":
    sys.exit(main())
