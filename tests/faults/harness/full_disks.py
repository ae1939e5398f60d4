"""Disks without room: an open case is finished all the same, and a new one is refused beforehand, in words."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

from harness.children import Zygote
from harness.controls import disk_of
from harness.ledger import Ledger
from harness.machine import cuttable_disk, memory_disk, need_root, need_tool
from harness.result import Result, part
from harness.script import CODE, SMALL, opening, session
from harness.syscalls import ANSWER, Made
from harness.work import Work
from screening_tui.case.case_file import read_case_file
from screening_tui.case.events import Answered, Body, Closed, Opened
from screening_tui.case.open_case import OpenCase
from screening_tui.case.store import Store
from screening_tui.case.value import Value
from screening_tui.errors import CannotWrite
from screening_tui.protocol.sources import default_sources

ANSWERS = 150
"""So many, of a few lines each, have to find room once the disk is full."""
_MEGABYTE = 1024 * 1024


def fill_memory_disk(folder: Path, control: str = "") -> Result:
    """A file system of 2 MiB in memory, filled to its last byte."""
    need_root("a full disk")
    with part("full disk, 2 MiB in memory") as result, memory_disk(folder / "disk", 2 * _MEGABYTE) as disk:
        _on_full_disk(disk, result, control)
    return result


def fill_ext4(folder: Path, control: str = "") -> Result:
    """A file system on a disk, filled to its last block."""
    need_root("a full disk")
    need_tool("mkfs.ext4", "a full disk")
    with part("full disk, 4 MiB of ext4") as result, cuttable_disk(folder, 4 * _MEGABYTE) as disk:
        _on_full_disk(disk.place, result, control)
    return result


def use_up_names(folder: Path) -> Result:
    """Room for bytes, and none for another file."""
    need_root("a full disk")
    with part("no room for another file") as result, memory_disk(folder / "disk", 4 * _MEGABYTE, inodes=24) as disk:
        store = Store(disk / "store")
        ledger = Ledger(disk / "store")
        case = store.create(CODE, session(), SMALL, opening)
        case.write_case_file()
        used = _until_full(lambda place: (disk / f"filler{place}").touch())
        _finish(store, case, result, ledger)
        _refuse(store, result)
        (disk / f"filler{used - 1}").unlink()
        result.found.add(ledger.examine())
    return result


def fill_under_the_program(folder: Path, answers: Path, runs: int, seed: int = 1) -> Result:
    """The whole program with its screens, and the disk fills up at any moment: the case is closed."""
    need_root("a full disk")
    random = Random(seed)
    with part("full disk under the whole program") as result, Zygote(screens=True) as zygote:
        length = 0
        for place in range(runs + 1):
            with memory_disk(folder / f"disk{place}", 2 * _MEGABYTE) as disk:
                ledger = Ledger(disk / "scripted")
                child = zygote.start(Work("screens", str(disk), answers=str(answers)))
                child.go()
                if length:  # one run to its end says how much there is to tell
                    child.wait_for(random.randrange(1, length))
                    _Filler(disk).fill()
                    result.trials += 1
                ledger.take(child.end())
                length = len(child.lines) - 2
                _is_closed(ledger, result)
                (disk / "filler").unlink(missing_ok=True)
                result.found.add(ledger.examine())
    return result


def _is_closed(ledger: Ledger, result: Result) -> None:
    states = [summary.state for summary in Store(ledger.store).cases()]
    if states != ["closed"]:
        result.wrong(f"the case is {states}")


def limit_the_length(folder: Path, every: int = 1) -> Result:
    """A limit for a file's length that falls on each byte of a record: the write stops in its middle."""
    with part("a length limit at each byte of a record") as result, Zygote() as zygote:
        made = Made(folder, ANSWER, "")
        work = replace(made.work, same_length=True)
        ledger = made.copy()
        size = (ledger.store / work.number / "journal").stat().st_size
        ledger.take(zygote.run(work))
        length = (ledger.store / work.number / "journal").stat().st_size - size
        resumed = (ledger.store / work.number / "journal").read_bytes()[size:].index(b"\n") + 1
        for place in range(size + resumed, size + length, every):
            ledger = made.copy()
            refused = ledger.take(zygote.run(replace(work, longest_file=place)))
            result.trials += 1
            if len(refused) != 2 or "may not become longer" not in refused[0]:
                result.wrong(f"at byte {place}: {refused}")
            result.found.add(ledger.examine())
        result.count("torn tails put aside", result.found.torn)
    return result


def _on_full_disk(disk: Path, result: Result, control: str) -> None:
    sources, store = default_sources(), Store(disk / "store", disk=disk_of(control))
    ledger = Ledger(disk / "store")

    def named(number: str) -> Opened:
        return opening(number)

    cases = [store.create(CODE, session(), sources, named) for _ in range(2)]
    left, torn = store.create(CODE, session(), SMALL, named), store.create(CODE, session(), SMALL, named)
    for case in (*cases, left, torn):
        case.record(_answer(0))
        _acknowledge(case, ledger)
    left.close()
    _tear(torn, store, ledger)
    filler = _Filler(disk)
    filler.fill()
    _refuse(store, result)
    for case in cases:
        filler.fill()
        _finish(store, case, result, ledger)
    for case in (left, torn):
        filler.fill()
        try:
            _finish(store, store.open(case.number, session()), result, ledger)
        except CannotWrite as error:
            result.wrong(f"{case.number} could not be opened: {error.message}")
    filler.path.unlink()
    result.found.add(ledger.examine())
    with store.create(CODE, session(), SMALL, opening) as case:
        if not case.number.endswith("0005"):
            result.wrong(f"the next number was {case.number}")
    with store.open(left.number, session()) as case:
        case.write_case_file()
    result.count("torn tails put aside", result.found.torn)


def _finish(store: Store, case: OpenCase, result: Result, ledger: Ledger) -> None:
    with case:
        try:
            for place in range(ANSWERS):
                case.record(_answer(place))
                _acknowledge(case, ledger)
                result.trials += 1
            case.record(Closed())
            _acknowledge(case, ledger)
        except CannotWrite as error:
            result.wrong(f"{case.number} could not be finished: {error.message}")
            return
        case.write_case_file()
        loaded = read_case_file(store.case_file(case.number))
        if loaded.head != case.head or loaded.findings:
            result.wrong(f"{case.number}: its case file does not hold all of it")
        result.count("case files written on a full disk")


def _tear(case: OpenCase, store: Store, ledger: Ledger) -> None:
    """As a crash leaves it: the last record half written, and not acknowledged."""
    case.close()
    journal = store.path / case.number / "journal"
    size = journal.stat().st_size
    with store.open(case.number, session()) as again:
        _acknowledge(again, ledger)
        size = journal.stat().st_size
        again.record(_answer(1))
    (store.path / case.number / "summary.json").unlink()
    with journal.open("r+b") as file:
        file.seek(size + (journal.stat().st_size - size) // 2)
        file.write(bytes(journal.stat().st_size - file.tell()))  # zeros: cutting it off would give the space back


def _refuse(store: Store, result: Result) -> None:
    """A new case must be refused, with a reason and with what to do, and leave nothing."""
    before = {summary.number for summary in store.cases()}
    try:
        store.create(CODE, session(), SMALL, opening).close()
    except CannotWrite as error:
        if "the disk is full" not in error.message or not error.advice:
            result.wrong(f"a new case was refused with: {error.message}")
    else:
        result.wrong("a new case was begun on a full disk")
    if {summary.number for summary in store.cases()} != before:
        result.wrong("a refused case is in the list")


def _acknowledge(case: OpenCase, ledger: Ledger) -> None:
    ledger.take([f"recorded {case.number} {len(case.case.events)} {case.head.hex()}"])


def _answer(place: int) -> Body:
    words = f"answer {place}: a la casa de una amiga de ella en Tapachula, que la espera"
    return Answered(question="home", person="M1", value=Value(text=words), language="es")


class _Filler:
    """A file that takes all the room there is."""

    def __init__(self, disk: Path) -> None:
        self.path = disk / "filler"

    def fill(self) -> None:
        """Until not one byte more goes in."""
        with self.path.open("ab", buffering=0) as file:
            for size in (65536, 4096, 1):
                _until_full(lambda _place, data=bytes(size): file.write(data))  # type: ignore[misc]
            os.fsync(file.fileno())


def _until_full(use: Callable[[int], object]) -> int:
    """Do it until there is no room. Gives back how often it could be done."""
    for place in count():
        try:
            use(place)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                return place
            raise
    raise AssertionError
