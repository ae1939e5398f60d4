"""A store of many cases: its index built, the first page, searches beside ripgrep over the same files, a new case.

    python benchmarks/bench_library.py [COUNT [FOLDER]]

COUNT cases are made (3,000 if none is given) in a folder that is removed afterwards; in a FOLDER that is named they
stay, and what is there already is not made again: a build that was interrupted goes on.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random

from home import HERE, fresh_home
from made_library import CODES, Teller, journals
from screening_tui.case.journal import JOURNAL
from screening_tui.case.pinned import PINNED
from screening_tui.library.database import INDEX
from screening_tui.library.index import Library
from screening_tui.library.query import Query
from screening_tui.library.sources import StoreSource
from table import MS, Table, Unit, middle

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
PAGE, SEARCHES, BESIDE, ADDED = 50, 200, 5, 100
SECONDS, MEBIBYTES = Unit("s", digits=1), Unit("MiB", digits=0)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextmanager
def place() -> Iterator[Path]:
    """The folder that was named, or one that is removed afterwards."""
    if len(sys.argv) > 2:
        yield Path(sys.argv[2])
    else:
        with fresh_home() as (folder, _):
            yield folder / "cases"


def told(done: int, of: int) -> None:
    """How far the building is, as the program says it."""
    if sys.stderr.isatty() or done % (of // 20 or 1) < 100:
        print(f"\rindexing: {done:,} of {of:,}", end="", file=sys.stderr, flush=True)


def searches(count: int) -> list[str]:
    """What is looked for: frequent and rare words, beginnings, two words, names, numbers; some are nowhere."""
    random, teller = Random(5), Teller(1)
    kinds: list[Callable[[], str]] = [
        lambda: teller.words(1),
        lambda: teller.words(1)[:3],
        lambda: teller.words(2),
        lambda: teller.name(2).upper(),
        lambda: f"{random.choice(CODES)}-2024-{random.randint(1, COUNT // 20):04}",
        lambda: "fictitious " + teller.words(1),
        lambda: "nowhere" + teller.words(1),
    ]
    return [kinds[n % len(kinds)]() for n in range(count)]


def by_line(folder: Path, search: str) -> float:
    """The same question to ripgrep, or to grep where there is none: files with the first of the words."""
    word = search.split(maxsplit=1)[0]
    if shutil.which("rg"):
        words = ["rg", "--files-with-matches", "--ignore-case", "--fixed-strings", "--glob", JOURNAL, word, folder]
    else:
        words = ["grep", "-rliF", f"--include={JOURNAL}", word, folder]
    return timed(lambda: subprocess.run(words, stdout=subprocess.DEVNULL, check=False))


def new_cases(folder: Path) -> Iterator[str]:
    """Cases that come in now, one after the other; each is there when its number is given."""
    pinned = next(path for path in folder.glob(f"*/{PINNED}"))
    for number, data in journals(ADDED, seed=9, codes=("NEW",)):
        shutil.rmtree(folder / number, ignore_errors=True)
        (folder / number).mkdir(mode=0o700)
        shutil.copy(pinned, folder / number / PINNED)
        (folder / number / JOURNAL).write_bytes(data)
        yield number
        shutil.rmtree(folder / number)


def build(folder: Path, table: Table) -> None:
    """The store and its index, as far as they are not there yet."""
    if not folder.exists():
        took = timed(lambda: subprocess.run([sys.executable, HERE / "made_library.py", folder, str(COUNT)], check=True))
        print(f"made in {took:,.0f} s", file=sys.stderr)
    with Library((StoreSource(folder),)) as library:
        before = library.count(Query())
        took = timed(lambda: library.refresh(told))
        print(file=sys.stderr)
        if (done := library.count(Query()) - before) > 0:
            each = took / done
            table.ratio(f"indexing {done:,} cases, each", MS, each, by_reading(folder), "reading a journal", None)
    size = (folder / INDEX).stat().st_size / 2**20
    table.ratio("the index on the disk", MEBIBYTES, size, journals_size(folder), "the journals", None)


def by_reading(folder: Path) -> float:
    some = list(islice(folder.glob(f"*/{JOURNAL}"), 200))
    return timed(lambda: [path.read_bytes() for path in some]) / len(some)


def journals_size(folder: Path) -> float:
    return sum((path / JOURNAL).stat().st_size for path in folder.iterdir() if path.is_dir()) / 2**20


def first_page(folder: Path) -> float:
    """From nothing open to the rows of a first page, and how many there are."""

    def work() -> None:
        with Library((StoreSource(folder),)) as library:
            assert len(library.page(Query(), PAGE)) == min(PAGE, COUNT)
            library.count(Query())

    return timed(work)


def main() -> int:
    os.umask(0o077)
    table = Table(f"A library of {COUNT:,} cases; {SEARCHES} searches")
    with place() as folder:
        build(folder, table)
        asked = searches(SEARCHES)
        lines = [by_line(folder, search) for search in asked[:BESIDE]]
        beside, tool = middle(lines), "ripgrep" if shutil.which("rg") else "grep -r"
        pages = [first_page(folder) for _ in range(10)]
        with Library((StoreSource(folder),)) as library:
            table.bounded("first page, index warm", MS, middle(pages), 0.3, beside, tool)
            seconds = [timed(lambda s=search: library.page(Query(search=s), PAGE)) for search in asked]
            table.bounded("a search, median", MS, middle(seconds), 0.05, beside, tool)
            table.ratio("a search, the slowest", MS, max(seconds), beside, tool, None)
            counts = [timed(lambda s=search: library.count(Query(search=s))) for search in asked]
            table.ratio("counting what it finds, median", MS, middle(counts), beside, tool, None)
            looked = timed(library.refresh)
            table.ratio("looking whether anything was changed", MS, looked, beside, tool, None)
            index = library.indexes[0]
            added = [timed(lambda n=number: index.add(n)) for number in new_cases(folder)]
            table.bounded("a new case indexed, median", MS, middle(added), 0.02, by_reading(folder), "reading it")
            library.refresh()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        table.ratio("memory at most, building included", MEBIBYTES, peak, 33, "the bare app", None)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
