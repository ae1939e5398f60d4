"""Others at the same store: programs that make cases at once, a second writer, links that lead out, another account."""

import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from harness.children import Zygote
from harness.ledger import Ledger
from harness.machine import NotHere
from harness.result import Result, part
from harness.script import CODE, SMALL, opening, session
from harness.work import Work
from screening_tui.case.events import Answered, Closed
from screening_tui.case.lock import CaseHeld
from screening_tui.case.store import Store
from screening_tui.case.value import Value
from screening_tui.errors import ScreeningError

_STRANGER, _COLLEAGUE, _GROUP = 61234, 61235, 61236
"""Accounts that need not exist."""


def make_cases_at_once(folder: Path, rounds: int, programs: int = 6, seed: int = 1, control: str = "") -> Result:
    """Programs that create cases in one store at the same time, some of them killed in the middle."""
    random = Random(seed)
    with part("cases made by several programs at once") as result, Zygote() as zygote:
        for place in range(rounds):
            ledger = Ledger(folder / f"store{place}")
            works = [Work("creator", str(ledger.store), "", control, seed=n, most=5) for n in range(programs)]
            children = [zygote.start(work) for work in works]
            for child in children:
                child.go()
            for child in random.sample(children, 2):
                child.wait_for(random.randrange(0, 3))
                time.sleep(random.random() * 0.01)
                child.kill()
                result.count("programs killed in the middle")
            told: list[str] = []
            for child in children:
                told += child.end()
            _no_number_twice(told, result)
            ledger.take(told)
            result.trials += len(ledger.heads)
            result.found.add(ledger.examine())
            shutil.rmtree(ledger.store)
            if control and not result.holds:
                break
    return result


def _no_number_twice(told: list[str], result: Result) -> None:
    numbers = [line.split(" ")[1] for line in told if line.startswith("recorded") and line.split(" ")[2] == "1"]
    if len(numbers) != len(set(numbers)):
        result.wrong(f"a number was given twice: {sorted(numbers)}")


def write_at_once(folder: Path, rounds: int, control: str = "") -> Result:
    """A second writer is told who works on the case since when, may look, and gets it once the first one is dead."""
    store = Store(folder / "store")
    ledger = Ledger(store.path)
    with part("a second writer of one case") as result, Zygote() as zygote:
        with store.create(CODE, session(), SMALL, opening) as case:
            number = case.number
        for place in range(rounds):
            result.trials += 1
            first = zygote.start(Work("idle", str(store.path), number, control, officer=f"Officer {place}"))
            first.go()
            first.wait_for(1)
            refused = ledger.take(zygote.run(Work("one_opening", str(store.path), number, control, officer="Second")))
            if len(refused) != 1 or f"is being worked on by Officer {place} since " not in refused[0]:
                result.wrong(f"the second writer was told: {refused}")
            store.look(number)
            first.kill()
            ledger.take(first.end())
            try:
                store.open(number, session()).close()
            except CaseHeld as error:
                result.wrong(f"a dead writer holds the case: {error.message}")
        result.found.add(ledger.examine())
    return result


# Links


def follow_no_links(folder: Path) -> Result:
    """Each name of the store is, in turn, a link that leads out, a pipe, or a folder: nothing outside is changed."""
    with part("links, pipes and folders in a file's place") as result:
        for name in (
            "journal",
            "journal.torn",
            "protocol.json",
            "summary.json",
            "case.toml",
            "lock",
            "",
            "../.lock",
            "../.new",
        ):
            for kind, put in _IN_THE_WAY.items():
                _with_in_the_way(folder / f"{result.trials}", name, kind, put, result)
                result.trials += 1
    return result


def _link(place: Path, outside: Path) -> None:
    place.symlink_to(outside)


def _dangling(place: Path, outside: Path) -> None:
    place.symlink_to(outside.with_name("new"))


def _pipe(place: Path, outside: Path) -> None:
    os.mkfifo(place, 0o600)


def _folder(place: Path, outside: Path) -> None:
    place.mkdir(mode=0o700)


_IN_THE_WAY: dict[str, Callable[[Path, Path], None]] = {
    "link": _link,
    "dangling link": _dangling,
    "pipe": _pipe,
    "folder": _folder,
}


def _with_in_the_way(folder: Path, name: str, kind: str, put: Callable[[Path, Path], None], result: Result) -> None:
    """Put it there, do everything that a program does, and see that what is outside is as it was."""
    store = Store(folder / "store")
    with store.create(CODE, session(), SMALL, opening) as case:
        case.record(_answer("x"))
        case.write_case_file()
        number, events = case.number, tuple(case.case.events)
    place = store.path / number / name if name else store.path / number
    outside = folder / "outside"
    outside.mkdir(mode=0o700)
    if place.is_dir():
        shutil.copytree(place, outside / "copy")
        shutil.move(place, folder / "away")
    elif place.exists():
        shutil.copy2(place, outside / "copy")
        place.unlink()
    else:
        (outside / "copy").write_bytes(b"not to be touched")
    put(place, outside / "copy")
    before = _all_bytes(outside)
    refusals = [*_use(store, number)]
    if _all_bytes(outside) != before:
        result.wrong(f"{name or 'the case'} as a {kind}: something outside was changed")
    essential = name in {"journal", ""}
    if kind != "folder" and essential and not any("cannot be read" in refusal for refusal in refusals):
        result.wrong(f"{name or 'the case'} as a {kind}: accepted")
    if name == "protocol.json" and "J106" not in {finding.code for finding in store.look(number).findings}:
        result.wrong(f"{name} as a {kind}: not told")
    result.count("refused in words", len(refusals))
    if not name:
        place.unlink() if place.is_symlink() or not place.is_dir() else shutil.rmtree(place)
        shutil.move(folder / "away", place)
    if not essential or not name:
        found = tuple(store.look(number).case.events[: len(events)])
        result.found.acknowledged += len(events)
        result.found.lost += len(events) if found != events else 0


def _use(store: Store, number: str) -> Iterator[str]:
    """Everything that a program does with a store. Gives what it was refused with."""

    def work_on_it() -> None:
        with store.open(number, session()) as case:
            case.record(_answer("y"))
            case.write_case_file()
            case.record(Closed())

    doings: list[Callable[[], object]] = [
        store.cases,
        lambda: store.look(number),
        work_on_it,
        lambda: store.create(CODE, session(), SMALL, opening).close(),
        lambda: [store.look(summary.number) for summary in store.cases() if not summary.trouble],
    ]
    for doing in doings:
        try:
            doing()
        except ScreeningError as error:
            yield error.message


# Rights and accounts


def check_rights(folder: Path) -> Result:
    """Each file and folder opened to others, in each way, is refused, and says so; the rest of the store goes on."""
    store = Store(folder / "store")
    with part("files and folders that others could reach") as result:
        with store.create(CODE, session(), SMALL, opening) as case:
            number, events = case.number, tuple(case.case.events)
        for name in ("..", ".", "journal", "protocol.json", "lock", "journal.torn"):
            place = store.path / number / name
            right = stat.S_IMODE(place.stat().st_mode)
            for bit in (0o001, 0o002, 0o004, 0o010, 0o020, 0o040):
                result.trials += 1
                place.chmod(right | bit)
                refusals = [*_use(store, number)]
                place.chmod(right)
                if name != "journal.torn" and not any("must not" in refusal for refusal in refusals):
                    result.wrong(f"{name} with {right | bit:o}: accepted")
        found = tuple(store.look(number).case.events[: len(events)])
        result.found.acknowledged = len(events)
        result.found.lost = len(events) if found != events else 0
    return result


def change_accounts(folder: Path) -> Result:
    """A private store of another account is refused; a shared one is worked on by two accounts of one group in turn."""
    if os.geteuid() != 0:
        raise NotHere("becoming another account needs root")
    with part("several accounts") as result, _reachable() as place, Zygote() as zygote:
        _private_to_one(place / "private", zygote, result)
        _shared_by_two(place / "shared", zygote, result)
    return result


def _private_to_one(place: Path, zygote: Zygote, result: Result) -> None:
    place.mkdir()
    os.chown(place, _COLLEAGUE, _GROUP)
    mine = Work("one_opening", str(place / "store"), account=_COLLEAGUE, group=_GROUP)
    ledger = Ledger(place / "store")
    ledger.take(zygote.run(mine))
    number = next(iter(ledger.heads))
    for account in (_STRANGER, 0):
        result.trials += 1
        refused = ledger.take(zygote.run(Work("one_opening", str(place / "store"), number, account=account)))
        if len(refused) != 1 or "refused BadInput" not in refused[0]:
            result.wrong(f"account {account} in another's private store: {refused}")
    refused = ledger.take(zygote.run(Work("one_opening", mine.store, number, account=_COLLEAGUE, group=_GROUP)))
    if refused or ledger.wrong:
        result.wrong(f"the account whose store it is: {refused} {ledger.wrong}")


def _shared_by_two(place: Path, zygote: Zygote, result: Result) -> None:
    place.mkdir()
    os.chown(place, _COLLEAGUE, _GROUP)
    place.chmod(0o2770)
    ledger = Ledger(place / "store", shared=True)
    number = ""
    for turn in range(12):
        result.trials += 1
        account = (_COLLEAGUE, _STRANGER)[turn % 2]
        work = Work(
            "officer", str(place / "store"), number, seed=turn, most=45, shared=True, account=account, group=_GROUP
        )
        refused = ledger.take(zygote.run(work))
        number = next(iter(ledger.heads), "")
        if refused:
            result.wrong(f"turn {turn}: {refused}")
    holder = zygote.start(Work("idle", work.store, number, shared=True, account=_COLLEAGUE, group=_GROUP))
    holder.go()
    holder.wait_for(1)
    second = Work("one_opening", work.store, number, shared=True, account=_STRANGER, group=_GROUP)
    refused = ledger.take(zygote.run(second))
    if "is being worked on by M. Solano" not in "".join(refused):
        result.wrong(f"the second account was told: {refused}")
    holder.kill()
    ledger.take(holder.end())
    outside = Work("one_opening", work.store, number, shared=True, account=_STRANGER, group=_STRANGER)
    if "refused BadInput" not in "".join(zygote.run(outside)):
        result.wrong("an account outside the group could open the shared store")
    result.found.add(ledger.examine())


@contextmanager
def _reachable() -> Iterator[Path]:
    """A folder that other accounts can reach."""
    place = Path(mkdtemp(prefix="screening-tui-faults-"))
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(place)


def _answer(text: str) -> Answered:
    return Answered(question="home", person="M1", value=Value(text=text), language="es")


def _all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
