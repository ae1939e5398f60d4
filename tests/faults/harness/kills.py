"""``kill -9`` at any moment: in the middle of a record, of a case file, of opening, of making a case."""

import shutil
import time
from pathlib import Path
from random import Random

from harness.children import Child, Zygote
from harness.ledger import Ledger
from harness.result import Result, part
from harness.work import Work

_KILLS_IN_ONE_STORE = 12


def kill_the_core(folder: Path, kills: int, seed: int = 1, control: str = "") -> Result:
    """The core alone, as fast as it can; after each kill another one goes on with the same case, or a new one."""
    random = Random(seed)
    with part("kill -9, the core") as result, Zygote() as zygote:
        while result.trials < kills and not (control and not result.holds):
            store = folder / f"store{result.trials}"
            ledger = Ledger(store)
            for _ in range(min(_KILLS_IN_ONE_STORE, kills - result.trials)):
                known = [number for number in ledger.heads if random.random() < 0.8]
                work = Work("officer", str(store), random.choice([*known[-3:], ""]), control, random.randrange(10**9))
                child = zygote.start(work)
                _kill(child, random)
                refused = ledger.take(child.end())
                result.trials += 1
                result.count("killed before the first acknowledgement", len(child.lines) == 1)
                if child.status != -9 or refused:
                    result.wrong(f"was not killed in the middle: {child.status} {refused}")
                result.found.add(ledger.examine(everything=False))
            result.found.add(ledger.examine())
            shutil.rmtree(store, ignore_errors=True)
        result.count("torn tails put aside", result.found.torn)
    return result


def _kill(child: Child, random: Random) -> None:
    """After some acknowledgements, and then anywhere within the next few milliseconds; or at the very beginning."""
    child.go()
    if random.random() < 0.75:
        child.wait_for(random.randrange(1, 60))
    time.sleep(random.random() * random.choice((0.001, 0.004, 0.03)))
    child.kill()


def kill_the_program(folder: Path, answers: list[Path], kills: int, seed: int = 1) -> Result:
    """The whole program with its screens, at work on a scripted officer's keys."""
    random = Random(seed)
    lengths: dict[Path, int] = {}
    with part("kill -9, the whole program") as result, Zygote(screens=True) as zygote:
        for place in range(kills + len(answers)):
            file = answers[place % len(answers)]
            home = folder / f"home{place}"
            store = home / "scripted"
            home.mkdir(mode=0o700, parents=True)
            ledger = Ledger(store)
            child = zygote.start(Work("screens", str(home), answers=str(file)))
            child.go()
            if file in lengths:
                child.wait_for(random.randrange(1, lengths[file]))
                time.sleep(random.random() * random.choice((0.002, 0.05)))
                child.kill()
            ledger.take(child.end())
            if file in lengths:
                result.trials += 1
                result.count("ended before it was killed", child.status != -9)
            else:
                lengths[file] = len(child.lines) - 1  # one run to its end says how much there is to tell
            result.found.add(ledger.examine())
            shutil.rmtree(home)
        result.count("torn tails put aside", result.found.torn)
    return result
