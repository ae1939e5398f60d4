"""One case that somebody works on, or looks at: what was recorded, and the one door through which more comes in."""

import contextlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from screening_tui.case.case_file import CASE_FILE, Section, render
from screening_tui.case.clock import Clock, SystemClock, read, written
from screening_tui.case.draft import Draft, Place, forget_draft, keep_draft, kept_draft
from screening_tui.case.events import Body, ClockJumped, Event, HandedOver, Officer, Resumed, ReviewBegun
from screening_tui.case.fold import apply
from screening_tui.case.folder import Folder
from screening_tui.case.head import head_code
from screening_tui.case.journal import AHEAD, Journal
from screening_tui.case.lock import Lock
from screening_tui.case.model import Case
from screening_tui.case.records import canonical, chain, new_event, to_record
from screening_tui.case.summary import keep_summary, summarise
from screening_tui.errors import CannotWrite
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Diagnostic

JUMP = timedelta(seconds=2)
"""From so much on, a wall clock that disagrees with elapsed time was set."""

Describe = Callable[[Case], Sequence[Section]]
"""The case file's upper part, for people, of a case."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who works with the program, where, and by which clock."""

    officer: Officer
    program: str
    """The program's version."""
    clock: Clock = field(default_factory=SystemClock)
    account: str = ""
    terminal: str = ""
    role: str = ""
    """A reviewer's; empty for somebody who goes on with the case."""

    def resumed(self) -> Resumed | ReviewBegun:
        """The event that this session begins an opened case with."""
        if self.role:
            return ReviewBegun(role=self.role, program=self.program, account=self.account, terminal=self.terminal)
        return Resumed(program=self.program, account=self.account, terminal=self.terminal)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is held while a case is being written."""

    folder: Folder
    lock: Lock
    journal: Journal


def room_for(size: int) -> int:
    """What has to be kept free for a case file that was so long, until the journal's own room is used up."""
    return size + 2 * AHEAD


def keep_room(folder: Folder, size: int) -> None:
    """Keep room for the next case file, or as much of it as there is on a disk that has filled up."""
    for room in (room_for(size), size + AHEAD, size + AHEAD // 4):
        with contextlib.suppress(CannotWrite):
            folder.set_aside(CASE_FILE, room)
            return


class OpenCase:
    """One case. Made by ``Store``; ``close`` it when done. Not for several threads at once."""

    def __init__(
        self,
        number: str,
        case: Case,
        sources: Sources,
        head: bytes,
        session: Session,
        *,
        writing: Writing | None = None,
        findings: tuple[Diagnostic, ...] = (),
    ) -> None:
        self.number = number
        self.sources = sources
        """The protocol under which the case was opened."""
        self.findings = findings
        """What is wrong with the case on the disk; if any of it is an error, the case is read-only."""
        self.describe: Describe = lambda _case: ()
        """Set by whoever can describe the case for people; without it the case file has only its machine part."""
        self.beside: Callable[[], AbstractContextManager[Folder]] | None = None
        """Where half-typed text is kept of a case that is looked at and may be opened again; None where none is."""
        self._case = case
        self._head = head
        self._session = session
        self._officer = session.officer
        self._writing = writing
        self._last: tuple[datetime, int] | None = None

    @property
    def case(self) -> Case:
        """What stands after all that was acknowledged."""
        return self._case

    @property
    def head(self) -> bytes:
        """The end of the chain, 32 bytes."""
        return self._head

    @property
    def head_code(self) -> str:
        """The short code for the paper file."""
        return head_code(self._head)

    @property
    def officer(self) -> Officer:
        """Whose name the next event bears."""
        return self._officer

    @property
    def read_only(self) -> bool:
        """Whether nothing can be recorded: looked at, damaged, or after a failed write."""
        return self._writing is None or self._writing.journal.failed

    @property
    def space_is_short(self) -> bool:
        """Whether the disk is full, so that only what was set aside for this case is left."""
        return self._writing is not None and self._writing.journal.space_is_short

    def record(self, body: Body) -> Event:
        """Make this durable. What it costs does not grow with the case.

        Raises:
            BadInput: it is too large to be kept; nothing happened.
            CannotWrite: it is not durable; nothing more is taken, and all that was acknowledged before stands.
        """
        now, elapsed = self._session.clock.now(), self._session.clock.elapsed()
        jump = self._jump(now, elapsed)
        if abs(jump) >= JUMP:
            self._record(ClockJumped(seconds=round(jump.total_seconds())), now, elapsed)
        return self._record(body, now, elapsed)

    def take_in(self, event: Event) -> None:
        """Make an event durable that was stamped elsewhere, in a copy of this history. Raises as ``record`` does."""
        writing = self._writable()
        payload = canonical(to_record(event))
        case = apply(self._case, event)
        writing.journal.append(payload)
        self._case = case
        self._head = chain(self._head, payload)

    def write_case_file(self) -> None:
        """Bring ``case.toml`` and the list's line up to date. Raises CannotWrite; the journal has everything anyway."""
        writing = self._writable()
        text = render(self._case, self.sources, self._head, self.describe(self._case))
        data = text.encode()
        writing.folder.replace(CASE_FILE, data)
        self._keep_summary(writing)
        keep_room(writing.folder, len(data))

    def draft(self) -> Draft | None:
        """What was half typed when the case was left; None if nothing was, and for who only looks.

        Raises BadInput; CannotWrite where somebody else works on the case meanwhile.
        """
        if self._writing is None and self.beside is None:
            return None
        with self._draft_folder() as folder:
            return kept_draft(folder, self.number)

    def keep_draft(self, texts: Sequence[tuple[Place, str]]) -> None:
        """Keep what is half typed, or forget it where nothing is. Raises CannotWrite, and no record suffers from it."""
        with self._draft_folder() as folder:
            if texts:
                now = written(self._session.clock.now())
                keep_draft(folder, self.number, Draft(now, len(self._case.events), tuple(texts)))
            else:
                forget_draft(folder)

    def _draft_folder(self) -> AbstractContextManager[Folder]:
        if self._writing is None and self.beside is not None:
            return self.beside()
        return contextlib.nullcontext(self._writable().folder)

    def close(self) -> None:
        """Let go of the case, for others to work on. Doing it twice does no harm."""
        writing, self._writing = self._writing, None
        if writing is None:
            return
        if not writing.journal.failed:
            self._keep_summary(writing)
            if self._case.state == "closed":
                with contextlib.suppress(CannotWrite):
                    writing.folder.give_back(CASE_FILE)
        writing.journal.close(finished=self._case.state == "closed")
        writing.lock.release()
        writing.folder.close()

    def __enter__(self) -> "OpenCase":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _keep_summary(self, writing: Writing) -> None:
        with contextlib.suppress(CannotWrite):  # derived, and computed where it is missing
            keep_summary(writing.folder, summarise(self.number, self._case), writing.journal.size)

    def _writable(self) -> Writing:
        if self._writing is None:
            raise CannotWrite("This case can only be looked at.", advice="Open it to work on it.")
        return self._writing

    def _jump(self, now: datetime, elapsed: int) -> timedelta:
        """How far the wall clock was set since the last event."""
        if not self._case.events:
            return timedelta()
        if self._last is None:  # that was another session: only time that ran backwards can be told
            return min(now - read(self._case.events[-1].at), timedelta())
        before, elapsed_before = self._last
        return now - before - timedelta(milliseconds=elapsed - elapsed_before)

    def _record(self, body: Body, now: datetime, elapsed: int) -> Event:
        writing = self._writable()
        event, payload = new_event(len(self._case.events) + 1, written(now), elapsed, self._officer, body)
        case = apply(self._case, event)
        writing.journal.append(payload)
        self._case = case
        self._head = chain(self._head, payload)
        self._last = now, elapsed
        if isinstance(body, HandedOver):
            self._officer = Officer(name=body.officer, badge=body.badge)
        return event
