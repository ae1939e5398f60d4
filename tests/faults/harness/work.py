"""What a child does: the program's core as an officer drives it. Every acknowledgement is told on a pipe at once.

A task is first prepared and then, when the harness says so, done. It tells, a line each:

    recorded NUMBER SEQ HEAD    the event is durable, the program says, and the chain's head is this
    case_file NUMBER SEQ        the case file holds so many events
    taken NUMBER SEQ HEAD       the case, whose disk failed, goes on in the second store, up to this event
    refused KIND MESSAGE        the program said no, in words
    unexpected WHERE            anything else: always a fault
"""

import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from harness.controls import disk_of
from harness.script import CODE, SMALL, body, opening, session
from screening_tui.case.events import Closed, Reopened
from screening_tui.case.open_case import OpenCase
from screening_tui.case.store import Store
from screening_tui.errors import ScreeningError

ENDLESS = 10**9
SECOND = "-second"
"""The name of a second store is that of the first one and this."""


@dataclass(frozen=True)
class Work:
    """One child's task; goes to it as JSON."""

    task: str
    store: str
    number: str = ""
    """The case to go on with; "" for a new one."""
    control: str = ""
    """Which safety is left out."""
    seed: int = 0
    most: int = ENDLESS
    officer: str = "M. Solano"
    shared: bool = False
    account: int = 0
    """The user that the child becomes; 0 for none."""
    group: int = 0
    longest_file: int = 0
    """RLIMIT_FSIZE in bytes; 0 for none."""
    same_length: bool = False
    """Every run writes records of the same length, whatever the time is."""
    answers: str = ""


class Teller:
    """The pipe."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __call__(self, *words: object) -> None:
        os.write(self._descriptor, (" ".join(map(str, words)) + "\n").encode())

    def acknowledged(self, case: OpenCase, since: int = 0) -> None:
        """All events after that number, which must be told in one piece: only the last one's head is known."""
        seq = case.case.events[-1].seq
        if seq > since:
            self("recorded", case.number, seq, case.head.hex())


Doing = Callable[[], None]


def do(work: Work, tell: Teller, wait: Callable[[], None]) -> None:
    """Prepare, wait for the harness, do."""
    try:
        doing = TASKS[work.task](work, tell)
        wait()
        doing()
    except ScreeningError as error:
        tell("refused", type(error).__name__, error.message.replace("\n", " "))
    except BaseException as error:
        last = traceback.extract_tb(sys.exc_info()[2])[-1]
        tell("unexpected", type(error).__name__, str(error)[:200].replace("\n", " "), f"{last.filename}:{last.lineno}")


def _store(work: Work) -> Store:
    return Store(Path(work.store), shared=work.shared, disk=disk_of(work.control))


def _opened(work: Work, store: Store) -> OpenCase:
    if work.number:
        return store.open(work.number, session(work.officer, same_length=work.same_length))
    return store.create(CODE, session(work.officer), SMALL, opening)


def officer(work: Work, tell: Teller) -> Doing:
    """Work on a case: record, at times write the case file, leave and resume it, close it and open it again."""
    random = Random(work.seed)

    def doing() -> None:
        store = _store(work)
        case = _opened(work, store)
        tell.acknowledged(case)
        for done in range(1, work.most + 1):
            seq = len(case.case.events) + 1
            what = body(seq, random)
            if done % 60 == 0:
                what = Reopened(reason="more came up") if case.case.state == "closed" else Closed()
            case.record(what)
            tell.acknowledged(case)
            if done % 17 == 0:
                case.write_case_file()
                tell("case_file", case.number, len(case.case.events))
            if done % 41 == 0:
                case.close()
                case = store.open(case.number, session(work.officer))
                tell.acknowledged(case)
        case.close()

    return doing


def creator(work: Work, tell: Teller) -> Doing:
    """Make cases, one after the other."""

    def doing() -> None:
        store = _store(work)
        for _ in range(work.most):
            case = _opened(work, store)
            tell.acknowledged(case)
            if work.seed % 2:
                case.close()

    return doing


def idle(work: Work, tell: Teller) -> Doing:
    """Open or make a case, and sit before it."""

    def doing() -> None:
        case = _opened(work, _store(work))
        tell.acknowledged(case)
        while True:
            time.sleep(60)

    return doing


def one_answer(work: Work, tell: Teller) -> Doing:
    """One answer. After a failure another one, which has to be refused, and then the case goes on in a second store."""
    case = _opened(work, _store(work))
    random = Random(work.seed)

    def doing() -> None:
        for _ in range(2):
            try:
                case.record(body(len(case.case.events) + 1, random))
            except ScreeningError as error:
                tell("refused", type(error).__name__, error.message)
            else:
                tell.acknowledged(case)
                return
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))  # another disk
        with Store(Path(work.store + SECOND)).take_over(case, session()) as taken:
            tell("taken", taken.number, len(taken.case.events), taken.head.hex())

    return doing


def one_opening(work: Work, tell: Teller) -> Doing:
    """Open, or make, a case."""
    store = _store(work)

    def doing() -> None:
        tell.acknowledged(_opened(work, store))

    return doing


def one_case_file(work: Work, tell: Teller) -> Doing:
    """Write the case file."""
    case = _opened(work, _store(work))

    def doing() -> None:
        case.write_case_file()
        tell("case_file", case.number, len(case.case.events))

    return doing


def one_closing(work: Work, tell: Teller) -> Doing:
    """Leave a finished case."""
    case = _opened(work, _store(work))
    case.record(Closed())
    tell.acknowledged(case)

    return case.close


def screens(work: Work, tell: Teller) -> Doing:
    """The whole program with its screens: a scripted officer's keys. Its ``record`` tells when it is done."""
    record, create = OpenCase.record, Store.create

    def recorded(case: OpenCase, what: object) -> object:
        event = record(case, what)  # type: ignore[arg-type]
        tell.acknowledged(case)
        return event

    def created(*arguments: object) -> object:
        case = create(*arguments)  # type: ignore[arg-type]
        tell.acknowledged(case)
        return case

    OpenCase.record, Store.create = recorded, created  # type: ignore[method-assign,assignment]
    home = Path(work.store)
    os.environ.update({f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG")})
    from screening_tui.__main__ import main

    def doing() -> None:
        tell("ended", main(["--answers", work.answers, "--store", work.store]))

    return doing


TASKS = {
    task.__name__: task
    for task in (officer, creator, idle, one_answer, one_opening, one_case_file, one_closing, screens)
}
