"""Real power cuts: a file system of its own is shut down under the working program, and mounted again."""

import shutil
import time
from pathlib import Path
from random import Random

from harness.children import Zygote
from harness.ledger import Ledger
from harness.machine import cuttable_disk, need_root, need_tool
from harness.result import Result, part
from harness.work import Work

_DISK = 96 * 1024 * 1024
_CUTS_IN_ONE_STORE = 10


def cut_the_power(folder: Path, cuts: int, seed: int = 1, control: str = "") -> Result:
    """At any moment while cases are made, worked on, left, resumed and closed. With a control, until it is noticed."""
    return _cut("power cut", "", folder, cuts, seed, control)


def cut_the_power_of_writeback(folder: Path, cuts: int, seed: int = 2) -> Result:
    """The same where the file system promises less: a file's size may reach the disk before what is in it."""
    return _cut("power cut, data=writeback", "data=writeback", folder, cuts, seed, "")


def _cut(title: str, options: str, folder: Path, cuts: int, seed: int, control: str) -> Result:
    need_root("a power cut")
    need_tool("mkfs.ext4", "a power cut")
    random = Random(seed)
    with part(title) as result, Zygote() as zygote, cuttable_disk(folder, _DISK, options) as disk:
        while result.trials < cuts and not (control and not result.holds):
            store = disk.place / f"store{result.trials}"
            ledger = Ledger(store)
            for _ in range(min(_CUTS_IN_ONE_STORE, cuts - result.trials)):
                children = [zygote.start(work) for work in _work(random, ledger, control)]
                for child in children:
                    child.go()
                if random.random() < 0.8:
                    children[0].wait_for(random.choice((1, 1, 2, random.randrange(1, 60))))
                time.sleep(random.random() * random.choice((0, 0.002, 0.02)))
                before = [child.told() for child in children]
                disk.cut()
                for child, lines in zip(children, before, strict=True):
                    child.end()  # it notices by itself, and stops
                    _take(ledger, child.lines, lines, result)
                disk.unmount()
                disk.mount()
                result.trials += 1
                result.found.add(ledger.examine(everything=False))
            result.found.add(ledger.examine())
            shutil.rmtree(store, ignore_errors=True)
        disk.unmount()
        disk.check()
        disk.mount()
        result.count("torn tails put aside", result.found.torn)
    return result


def _work(random: Random, ledger: Ledger, control: str) -> list[Work]:
    """One officer, or somebody who makes cases and leaves them, or both at once."""
    known = [*list(ledger.heads)[-3:], ""]
    store = str(ledger.store)
    seed = random.randrange(10**9)
    officer = Work("officer", store, random.choice(known), control, seed)
    creator = Work("creator", store, "", control, seed, most=random.choice((1, 1, 3, 8)))
    return random.choice(([officer], [officer], [creator], [officer, creator]))


def _take(ledger: Ledger, lines: list[str], before: int, result: Result) -> None:
    """What was told before the power was gone counts.

    After a real cut nothing is told. Here the program goes on for a moment, and the kernel may answer a sync that was
    under way with a success that it did not have.
    """
    ledger.take(lines[1:before])
    after = Ledger(ledger.store)
    result.count("told that nothing more is saved", len(after.take(lines[before:])))
    result.count("acknowledged after the cut, not counted", sum(map(len, after.heads.values())))
    ledger.wrong += after.wrong
