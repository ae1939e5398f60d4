"""The monkey's process: one start of the program after the other, each with random keys, until the time is over.

Run by ``harness.monkey.playing``: ``python worker.py SEED SECONDS FOLDER [FIRST_HOME]``. Tells, a line of JSON each,
what happened. Each home is begun empty, and everything in it follows from the seed and the home's number.
"""

import asyncio
import errno
import gc
import json
import os
import shutil
import sys
import time
import traceback
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[3] / "tui"))

from booth import Booth
from harness.ledger import Found, Ledger
from harness.monkey.acts import CHUNKS, act
from screening_tui.case.disk import Disk
from screening_tui.case.open_case import OpenCase
from screening_tui.case.store import Store
from screening_tui.language import use_language
from screening_tui.options import Options
from screening_tui.tui.app import ScreeningApp
from screening_tui.tui.scripted import _do, settle

LIVES_IN_A_HOME = 8
_PATIENCE = 60.0
STATION = 'name = "A booth"\ncode = "MNK"\nidle_minutes = 2\nsecond_store = "second"\n'


@dataclass
class Watch:
    """What is written down while the monkey plays."""

    ledgers: dict[Path, Ledger] = field(default_factory=dict)
    broken: bool = False
    """Whether the disk fails from now on."""
    last: deque[str] = field(default_factory=lambda: deque(maxlen=25))
    screens: set[str] = field(default_factory=set)
    open_cases: list[OpenCase] = field(default_factory=list)

    def saved(self, case: OpenCase, at: Path) -> None:
        """The program says that everything in the case is durable."""
        ledger = self.ledgers.setdefault(at, Ledger(at))
        ledger.take([f"recorded {case.number} {len(case.case.events)} {case.head.hex()}"])
        if case not in self.open_cases:
            self.open_cases.append(case)


WATCH = Watch()


def main() -> None:
    seed, seconds, place = int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])
    end = time.monotonic() + seconds
    _watch_the_cases()
    home_number = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    while time.monotonic() < end:
        home = place / f"home{home_number}"
        home.mkdir(mode=0o700)
        asyncio.run(_at_home(home, seed, home_number, end))
        found = _examined()
        _tell(home=home_number, acknowledged=found.acknowledged, lost=found.lost, wrong=found.wrong, memory=_memory())
        shutil.rmtree(home)
        home_number += 1
    _tell(screens=sorted(WATCH.screens))


def _watch_the_cases() -> None:
    record, create, sync = OpenCase.record, Store.create, Disk.sync

    def recorded(case: OpenCase, what: object) -> object:
        event = record(case, what)  # type: ignore[arg-type]
        assert case._writing is not None
        WATCH.saved(case, case._writing.folder.path.parent)
        return event

    def created(store: Store, *arguments: object) -> object:
        case = create(store, *arguments)  # type: ignore[arg-type]
        WATCH.saved(case, store.path)
        return case

    def synced(disk: Disk, descriptor: int) -> None:
        if WATCH.broken:
            raise OSError(errno.EIO, "broken by the monkey")
        sync(disk, descriptor)

    OpenCase.record, Store.create, Disk.sync = recorded, created, synced  # type: ignore[method-assign,assignment]


async def _at_home(home: Path, seed: int, number: int, end: float) -> None:
    (home / "station.toml").write_text(STATION)
    os.environ.update({f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG")})
    for life in range(LIVES_IN_A_HOME):
        if time.monotonic() > end:
            return
        random = Random(f"{seed} {number} {life}")
        WATCH.last.clear()
        begin, acts = time.monotonic(), 0
        try:
            acts = await _live(home, random, end)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            _tell(crash=_where(error), home=number, life=life, acts=list(WATCH.last))
        WATCH.broken = False
        for case in WATCH.open_cases:  # the end of a process lets go of its locks
            case.close()
        WATCH.open_cases.clear()
        use_language("en")
        _tell(life=life, home=number, acts=acts, seconds=time.monotonic() - begin)


async def _live(home: Path, random: Random, end: float) -> int:
    """One start of the program. Gives back how many things were done."""
    command = random.choice(("home", "home", "new", "resume", "practice"))
    options = Options(
        command=command,  # type: ignore[arg-type]
        station=home / "station.toml",
        officer=random.choice(("T. Prueba", "T. Prueba", None)),
        badge="4471",
        language=random.choice(("en", "es", None)),
        ascii=random.random() < 0.2,
    )
    app = ScreeningApp(options)
    booth = Booth(app)
    done = 0
    breaks_at = random.randrange(400) if random.random() < 0.15 else -1
    async with app.run_test(size=random.choice(((80, 24), (80, 24), (120, 40), (60, 18)))):
        await _within(booth.until(lambda: app._exit or app.engine is not None, "the engine"))
        for _ in range(random.choice((40, 120, 300))):
            if app._exit or not app.is_running or time.monotonic() > end:
                break
            WATCH.broken = WATCH.broken or done == breaks_at
            if (done == 0 and random.random() < 0.6) or random.random() < 0.03:
                for verb, rest in random.choice(CHUNKS)(random):
                    WATCH.last.append(f"{verb} {rest}")
                    await _within(_do(app, verb, rest))
                    done += 1
            else:
                WATCH.last.append(act(booth, random))
                await _within(settle(app))
                done += 1
            _look(app)
        if app.is_running and not app._exit and app.case_screen is not None and random.random() < 0.5:
            app.case_screen.ending.leave()
            await _within(settle(app))
    app.raise_failure()
    return done


async def _within(doing: object) -> None:
    await asyncio.wait_for(doing, _PATIENCE)  # type: ignore[arg-type]


def _look(app: ScreeningApp) -> None:
    """At what is on the screen: nothing in it may steer the terminal."""
    if not app.is_running or not app.screen_stack:
        return
    WATCH.screens.add(_name_of(app))
    strips = app.screen._compositor.render_strips()
    for strip in strips:
        text = "".join(segment.text for segment in app.net.apply(list(strip), app.screen.background_colors[1]))
        bad = [c for c in text if not c.isprintable() and c not in "\u200c\u200d"]
        assert not bad, f"on the screen: {bad[:5]!r}"


def _name_of(app: ScreeningApp) -> str:
    case = app.case_screen
    step = case.desk.planned.step.kind.value if case is not None and case.desk.planned is not None else ""
    return f"{type(app.screen).__name__} {step}".strip()


def _examined() -> Found:
    found = Found()
    for path, ledger in WATCH.ledgers.items():
        seen = ledger.examine()
        if path.name == "second":  # the numbers are those of the first store
            seen.wrong = [wrong for wrong in seen.wrong if not wrong.startswith("numbers with a gap")]
        found.add(seen)
    WATCH.ledgers.clear()
    return found


def _where(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "screening_tui" in frame.filename][-3:] + frames[-1:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(ours))
    return f"{type(error).__name__}: {str(error)[:300]} at {places}"


def _memory() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
