"""A folder of cases, one folder each. Several programs, accounts and ssh sessions may work in it at once.

A case is made in a folder of another name, with its protocol and its first event durable, and then renamed: a creation
that was cut short is no case, and its number is the next one's.
"""

import fcntl
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from screening_tui.case.case_file import CASE_FILE
from screening_tui.case.clock import written
from screening_tui.case.disk import Disk, cannot_write
from screening_tui.case.events import Event, Officer, Opened, Recovered
from screening_tui.case.fold import fold
from screening_tui.case.folder import PRIVATE, SHARED, Folder, Rights, let_go
from screening_tui.case.journal import JOURNAL, Journal, put_aside_so_far
from screening_tui.case.lock import Holder, Lock
from screening_tui.case.open_case import OpenCase, Session, Writing, keep_room, room_for
from screening_tui.case.pinned import PINNED, keep_pinned
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, new_event, to_record
from screening_tui.case.stored import Stored, read_stored
from screening_tui.case.summary import CaseSummary, kept_summary, summarise
from screening_tui.errors import BadInput, CannotWrite, ScreeningError
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Level

NUMBER = re.compile(r"([A-Z][A-Z0-9]{0,7})-([0-9]{4})-([0-9]{4,6})", re.ASCII)
CODE = re.compile(r"[A-Z][A-Z0-9]{0,7}", re.ASCII)

_STORE_LOCK = ".lock"
_NEW = ".new"
_PATIENCE = 10.0
"""Seconds that a creation waits for another one, which takes milliseconds."""


class Store:
    """One folder of cases."""

    def __init__(self, folder: Path, *, shared: bool = False, disk: Disk | None = None) -> None:
        """``shared``: among the accounts of one group (2770, 0660); otherwise one account's (0700, 0600)."""
        self.path = folder
        self._rights: Rights = SHARED if shared else PRIVATE
        self._disk = disk or Disk()

    def create(self, code: str, session: Session, sources: Sources, opened: Callable[[str], Opened]) -> OpenCase:
        """A new case under the next number, ``CODE-YEAR-NNNN``; ``opened`` makes its first event from the number.

        The event's digest is set here, so that it is the sources'. Raises:
            BadInput: the code cannot begin a number, or the store is not as safe as it must be.
            CannotWrite: there is no room, or the disk fails: there is no such case then.
        """
        if not CODE.fullmatch(code):
            raise BadInput("A case's number begins with 1 to 8 capital letters and digits, a letter first.")
        with self._creating() as store:
            number = _next_number(store.names(), code, session.clock.now().year)
            body = opened(number)
            pin = body.protocol.model_copy(update={"digest": sources.digest})
            body = body.model_copy(update={"protocol": pin})
            now, elapsed = session.clock.now(), session.clock.elapsed()
            event, _payload = new_event(1, written(now), elapsed, session.officer, body)
            return _make(store, number, session, sources, (event,))

    def take_over(self, other: OpenCase, session: Session) -> OpenCase:
        """Go on here with a case whose own disk failed: everything that was acknowledged there, under its number.

        Raises BadInput if the case is damaged or this store has one of that number; CannotWrite as ``create`` does.
        """
        if any(finding.level is Level.ERROR for finding in other.findings):
            raise BadInput(f"{other.number} is damaged and cannot be continued.", advice="Open a new case.")
        with self._creating() as store:
            if other.number in store.names():
                raise BadInput(f"There is a case {other.number} in {self.path} already.")
            taken = _make(store, other.number, session, other.sources, other.case.events)
        try:
            taken.record(session.resumed())
        except CannotWrite:
            taken.close()
            raise
        taken.describe = other.describe
        return taken

    def open(self, number: str, session: Session, *, begin: bool = True) -> OpenCase:
        """Go on with a case; it is read-only if it is damaged, and ``findings`` says where.

        Without ``begin`` this opening is no event: for taking in what continues the history elsewhere.

        Raises:
            BadInput: there is no such case, or it cannot be read at all.
            CaseHeld: somebody else is working on it; ``look`` works meanwhile.
            CannotWrite: the disk does not take that it was resumed.
        """
        with ExitStack() as held:
            folder = held.enter_context(self._folder(number))
            lock = Lock(folder, number, _holder(session))
            held.callback(lock.release)
            stored = read_stored(folder, number)
            if stored.is_damaged:
                return _looked_at(number, stored, session)
            journal = Journal.go_on(folder, stored.scan)
            held.callback(journal.close)
            opened = _looked_at(number, stored, session, Writing(folder, lock, journal))
            if untold := _untold(folder, stored):
                opened.record(Recovered(kept_bytes=untold))
            if begin:
                opened.record(session.resumed())
            keep_room(folder, folder.size(CASE_FILE if CASE_FILE in folder.names() else PINNED))
            held.pop_all()
            return opened

    def look(self, number: str) -> OpenCase:
        """A case as it stands on the disk now, read-only, whoever works on it. Raises BadInput."""
        with self._folder(number) as folder:
            return _looked_at(number, read_stored(folder, number), Session(Officer(name=""), program=""))

    @contextmanager
    def alone_with(self, number: str, session: Session) -> Iterator[Folder]:
        """A case's folder, with nobody else working on the case: for what is no record. Raises BadInput, CaseHeld."""
        with self._folder(number) as folder:
            lock = Lock(folder, number, _holder(session))
            try:
                yield folder
            finally:
                lock.release()

    def cases(self) -> tuple[CaseSummary, ...]:
        """Every case, the one worked on last first; none while the store does not exist. Raises BadInput."""
        if not self.path.exists():
            return ()
        with Folder.at(self.path, self._rights, self._disk) as store:
            summaries = [_summary(store, name) for name in store.names() if NUMBER.fullmatch(name)]
        return tuple(sorted(summaries, key=lambda summary: (summary.last_at, summary.number), reverse=True))

    def case_file(self, number: str) -> Path:
        """Where a case's file lies, or will lie. Raises BadInput for what is no number."""
        _check_number(number)
        return self.path / number / CASE_FILE

    def _folder(self, number: str) -> Folder:
        _check_number(number)
        with Folder.at(self.path, self._rights, self._disk) as store:
            return store.folder(number)

    @contextmanager
    def _creating(self) -> Iterator[Folder]:
        """The store, made if need be, with nobody else creating a case in it."""
        with Folder.made_at(self.path, self._rights, self._disk) as store:
            lock = store.open_or_create(_STORE_LOCK)
            try:
                _wait_for(lock)
                yield store
            finally:
                let_go(lock)


def _next_number(names: list[str], code: str, year: int) -> str:
    begin = f"{code}-{year:04}-"
    taken = [int(match[3]) for match in map(NUMBER.fullmatch, names) if match and match[0].startswith(begin)]
    return f"{begin}{max(taken, default=0) + 1:04}"


def _make(store: Folder, number: str, session: Session, sources: Sources, events: Sequence[Event]) -> OpenCase:
    store.remove(_NEW)  # of a creation that was cut short: nobody else is at it now
    head = START_OF_CHAIN
    with ExitStack() as held:
        held.callback(_forget, store)  # last of all, and only if something fails
        folder = held.enter_context(store.make_folder(_NEW))
        lock = Lock(folder, number, _holder(session))
        held.callback(lock.release)
        journal = Journal.create(folder)
        held.callback(journal.close)
        keep_pinned(folder, sources)
        folder.set_aside(CASE_FILE, room_for(folder.size(PINNED)))
        for event in events:
            payload = canonical(to_record(event))
            journal.append(payload)
            head = chain(head, payload)
        folder.sync()
        store.rename(_NEW, number)
        held.pop_all()
    folder.path = store.path / number
    return OpenCase(number, fold(events), sources, head, session, writing=Writing(folder, lock, journal))


def _forget(store: Folder) -> None:
    """Give back what a creation that failed had taken: the disk may be full."""
    with suppress(ScreeningError):
        store.remove(_NEW)


def _looked_at(number: str, stored: Stored, session: Session, writing: Writing | None = None) -> OpenCase:
    case = fold(stored.events)
    return OpenCase(number, case, stored.sources, stored.head, session, writing=writing, findings=stored.findings)


def _untold(folder: Folder, stored: Stored) -> int:
    """How many bytes were put aside and not told yet: now, or by an opening that was itself cut short."""
    told = sum(event.body.kept_bytes for event in stored.events if isinstance(event.body, Recovered))
    return max(len(stored.scan.torn), put_aside_so_far(folder) - told)


def _holder(session: Session) -> Holder:
    return Holder(session.officer.name, written(session.clock.now()), os.getpid())


def _check_number(number: str) -> None:
    if not NUMBER.fullmatch(number):
        raise BadInput("This is no case's number.", advice="A number looks like PAS-2026-0042; see: screening-tui list")


def _wait_for(lock: int) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise CannotWrite("Another program is creating a case and does not come to an end.") from None
            time.sleep(0.005)
        except OSError as error:
            raise cannot_write(error, "A new case") from error
        else:
            return


def _summary(store: Folder, number: str) -> CaseSummary:
    try:
        with store.folder(number) as folder:
            kept = kept_summary(folder, number)
            if kept is not None and kept[1] == folder.size(JOURNAL):
                return kept[0]
            stored = read_stored(folder, number)
    except ScreeningError as error:
        return CaseSummary(number, "new", trouble=error.message)
    trouble = next((finding.message for finding in stored.findings if finding.level is Level.ERROR), "")
    return replace(summarise(number, fold(stored.events)), trouble=trouble)
