"""A library in a thread of its own: it looks for cases while somebody types, and indexes what is new meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TypeAlias

from textual.message import Message

from screening_tui.library.index import Library
from screening_tui.library.query import Query
from screening_tui.library.row import CaseRow
from screening_tui.library.sources import Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """Some rows: of which query, from which on, and how many."""

    query: Query
    first: int
    count: int


class Found(Message):
    """The rows that were wanted, and how many there are altogether."""

    def __init__(self, wanted: Wanted, rows: tuple[CaseRow, ...], count: int) -> None:
        super().__init__()
        self.wanted = wanted
        self.rows = rows
        self.count = count


class Indexed(Message):
    """How many cases were indexed, and how many there are to be; the same when all is up to date."""

    def __init__(self, done: int, of: int) -> None:
        super().__init__()
        self.done = done
        self.of = of


class Counted(Message):
    """All rows of a query, to be counted."""

    def __init__(self, rows: tuple[CaseRow, ...]) -> None:
        super().__init__()
        self.rows = rows


class Failed(Message):
    """It cannot be looked into."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


Job: TypeAlias = Callable[[Library], None]


class _Closing(Exception):  # noqa: N818  nothing went wrong
    """Nobody looks at it any more."""


class Shelf:
    """What is asked last is answered first; what nobody waits for any more is left."""

    def __init__(self, sources: Callable[[], Iterable[Source]], tell: Callable[[Message], object]) -> None:
        """``tell`` is called in the thread, with the messages above."""
        self._sources = sources
        self._tell = tell
        self._changed = Condition()
        self._wanted: Wanted | None = None
        self._to_count: Query | None = None
        self._refresh = True
        self._closing = False
        self.library: Library | None = None
        """To ask where a row's case lies; everything else is for the thread."""
        self._thread = Thread(target=self._work, name="library", daemon=True)

    def open(self) -> None:
        """Begin: with the rows that are known from before, if any are asked for; then with what is new."""
        self._thread.start()

    def find(self, wanted: Wanted) -> None:
        """Look for these rows; an earlier request that was not answered yet is forgotten."""
        with self._changed:
            self._wanted = wanted
            self._changed.notify()

    def count(self, query: Query) -> None:
        """Give all rows of a query."""
        with self._changed:
            self._to_count = query
            self._changed.notify()

    def refresh(self) -> None:
        """Look for what was changed."""
        with self._changed:
            self._refresh = True
            self._changed.notify()

    def close(self) -> None:
        """Let go of it; what was indexed so far is kept."""
        with self._changed:
            self._closing = True
            self._changed.notify()

    def _work(self) -> None:
        try:
            with Library(tuple(self._sources())) as library:
                self.library = library
                while True:
                    self._next(may_wait=True)(library)
        except _Closing:
            return
        except Exception as error:  # whatever it is: the screen says it, or ends the program in the one way there is
            self._tell(Failed(error))

    def _next(self, *, may_wait: bool) -> Job:
        with self._changed:
            while True:
                if self._closing:
                    raise _Closing
                if self._wanted is not None:
                    wanted, self._wanted = self._wanted, None
                    return lambda library: self._find(library, wanted)
                if self._to_count is not None:
                    query, self._to_count = self._to_count, None
                    return lambda library: self._count(library, query)
                if not may_wait:
                    return _nothing
                if self._refresh:
                    self._refresh = False
                    return self._bring_up_to_date
                self._changed.wait()

    def _find(self, library: Library, wanted: Wanted) -> None:
        rows = library.page(wanted.query, wanted.count, wanted.first)
        self._tell(Found(wanted, rows, library.count(wanted.query)))

    def _count(self, library: Library, query: Query) -> None:
        self._tell(Counted(library.page(query)))

    def _bring_up_to_date(self, library: Library) -> None:
        def progress(done: int, of: int) -> None:
            self._tell(Indexed(done, of))
            while (job := self._next(may_wait=False)) is not _nothing:
                job(library)

        touched = library.refresh(progress)
        self._tell(Indexed(touched, touched))


def _nothing(library: Library) -> None:
    """There is nothing to do."""
