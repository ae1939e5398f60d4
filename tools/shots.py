"""Write what the main screens show at 80x24, as text, into ``shots/``: ``make shots``. All people are fictitious."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from screening_tui.options import Options
from screening_tui.tui.app import ScreeningApp
from screening_tui.tui.scripted import screen_text

SHOTS = Path(__file__).parents[1] / "shots"
STEPS = (
    ("people", ["n"]),
    ("indicators", [*"Ana", "tab", "9", "enter", "a", *"Luis", "enter", "enter"]),
    ("conduct", ["o", *"nnnnnn", "enter"]),
    ("question", [*"yyyyyyyy", "enter"]),
    ("missing", ["f3"]),
    ("menu", ["escape", "f10"]),
    ("hidden", ["escape", "f9"]),
)
"""A screen, and the keys that lead to it from the one before."""


async def shoot(store: Path) -> None:
    """Press the keys and keep each screen."""
    app = ScreeningApp(Options(store=store, officer="Officer Example", language="en"))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.home.cases is None:
            await pilot.pause(0.05)
        (SHOTS / "home.txt").write_text(screen_text(app) + "\n", encoding="utf-8")
        for name, keys in STEPS:
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.1)
            await pilot.pause(0.5)
            (SHOTS / f"{name}.txt").write_text(screen_text(app) + "\n", encoding="utf-8")


if __name__ == "__main__":
    SHOTS.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        asyncio.run(shoot(Path(folder)))
    print(f"{len(STEPS) + 1} screens in {SHOTS.name}/")
