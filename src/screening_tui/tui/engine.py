"""What the screens need from the rooms below: station, protocol, stores. Loaded behind the first screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from screening_tui import __version__
from screening_tui.case.clock import Clock, SystemClock
from screening_tui.case.clock import read as read_moment
from screening_tui.case.events import Officer, Opened, Origin, Pin
from screening_tui.case.lock import CaseHeld
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.case.summary import CaseSummary
from screening_tui.documents.case_upper import upper_part
from screening_tui.errors import ScreeningError
from screening_tui.language import LANGUAGES, _, current_language, ngettext
from screening_tui.lookup.search import Lookup
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources, default_sources, read_sources
from screening_tui.reading.clean import clean_text
from screening_tui.station.account import account
from screening_tui.station.load import load_station
from screening_tui.station.places import (
    cases_folder,
    find_station,
    practice_folder,
    registers_folder,
    scripted_folder,
    state_folder,
    store_folder,
)
from screening_tui.tui.desk import Desk
from screening_tui.tui.screens.home import OpenCaseLine
from screening_tui.tui.scripted_clock import ScriptedClock

if TYPE_CHECKING:
    from screening_tui.options import Options
    from screening_tui.tui.scripted import Answers

LARGEST_OFFICER_FILE = 4096
PRACTICE_CODE = "PRAC"
"""What the numbers of practice cases begin with."""


class Engine:
    """One start of the program. Raises ScreeningError where the station or the protocol cannot be used."""

    def __init__(self, options: Options, environ: Mapping[str, str], answers: Answers | None = None) -> None:
        self.options = options
        named = options.station or (answers.station if answers else None)
        self.station = load_station(find_station(named, environ))
        self.code = (answers.code if answers else "") or self.station.code
        self.scripted = answers is not None
        self.origin: Origin = "scripted" if self.scripted else "officer"
        wanted = options.language or (answers.language if answers else "") or self.station.officer_language
        self.language = wanted if wanted in LANGUAGES else current_language()
        where = options.protocol or self.station.protocol
        self.sources: Sources = read_sources(where) if where else default_sources()
        self.protocol: Protocol = load(self.sources)
        self._protocols = {self.sources.digest: self.protocol}
        shared = self.station.shared_by_group
        self._stores = {
            "officer": Store(cases_folder(options.store, self.station, environ), shared=shared),
            "practice": Store(practice_folder(options.store, self.station, environ), shared=shared),
            "scripted": Store(scripted_folder(options.store, self.station, environ), shared=shared),
        }
        self._lookups: dict[Origin, Lookup] = {
            "officer": Lookup(
                registers_folder(options.store, self.station, environ),
                server=self.station.registers_server,
                environ=environ,
            ),
            "practice": Lookup(
                store_folder(options.store, self.station, environ) / "practice-registers", practice=True
            ),
        }
        second = self.station.second_store
        self._second = Store(second, shared=shared) if second else None
        """Where cases go on whose own disk failed."""
        self._officer_file = state_folder(environ) / "officer.json"
        self._scripted_start = answers.start if answers else None
        self.scripted_clock: ScriptedClock | None = None
        """The clock of the case that a script works on; None where the real one runs."""
        if answers is not None:
            self.officer = Officer(name=answers.officer, badge=answers.badge)
        elif options.officer:
            self.officer = Officer(name=options.officer, badge=options.badge or "")
        else:
            self.officer = self._known_officer()
        # Who, where: recorded with the session, so that it can be seen later; a scripted run is the same everywhere.
        self._account = "" if self.scripted else account()
        self._terminal = "" if self.scripted else environ.get("TERM", "")

    # The officer

    def _known_officer(self) -> Officer:
        try:
            with self._officer_file.open("rb") as file:
                table = json.loads(file.read(LARGEST_OFFICER_FILE))
            return Officer(name=clean_text(str(table["name"])), badge=clean_text(str(table["badge"])))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return Officer(name="")

    def set_officer(self, name: str, badge: str) -> None:
        """Remember who works here, for the next start; that it could not be remembered is no reason to stop."""
        self.officer = Officer(name=name, badge=badge)
        try:
            self._officer_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._officer_file.write_text(json.dumps({"name": name, "badge": badge}), encoding="utf-8")
        except OSError:
            return

    def officer_words(self) -> str:
        """``M. Solano - badge 4471``."""
        badge = _("badge {badge}").format(badge=self.officer.badge) if self.officer.badge else ""
        return " - ".join(part for part in (self.officer.name, badge) if part)

    # Cases

    def _session(self, origin: Origin) -> Session:
        nobody = Officer(name=_("Practice"))
        officer = nobody if origin == "practice" and not self.officer.name else self.officer
        return Session(officer, __version__, self._clock(), self._account, self._terminal)

    def _clock(self) -> Clock:
        if self._scripted_start is None:
            return SystemClock()
        # A second case, or the same one resumed, goes on where the first one stopped.
        begin = self.scripted_clock.now() if self.scripted_clock else self._scripted_start
        self.scripted_clock = ScriptedClock(begin)
        return self.scripted_clock

    def open_new(self, origin: Origin) -> Desk:
        """A new case, durable with its protocol before it is shown."""
        languages = [language.id for language in self.protocol.languages]
        wanted = (*self.station.interview_languages, self.language, self.protocol.fallback)
        interview = next(language for language in wanted if language in languages)

        def opened(number: str) -> Opened:
            values: dict[str, object] = {
                "number": number,
                "origin": origin,
                "protocol": Pin(
                    id=self.protocol.id,
                    version=self.protocol.version,
                    title=self.protocol.title.say(self.language),
                    digest=self.sources.digest,
                ),
                "program": __version__,
                "station": self.station.name,
                "officer_language": self.language,
                "interview_language": interview,
                "account": self._account,
                "terminal": self._terminal,
            }
            return Opened.model_validate({key: value for key, value in values.items() if value != ""})

        code = PRACTICE_CODE if origin == "practice" else self.code
        return self._desk(self._stores[origin].create(code, self._session(origin), self.sources, opened))

    def resume(self, number: str, *, practice: bool = False) -> Desk:
        """Go on where a case stopped. A closed one, and one that somebody else is writing, is looked at."""
        origin: Origin = "practice" if practice else self.origin
        store = self._store_of(number, origin)
        looked_at = store.look(number)
        if looked_at.case.state == "closed":
            desk = self._desk(looked_at)
            desk.open_again = lambda: store.open(number, self._session(origin))
            looked_at.beside = lambda: store.alone_with(number, self._session(origin))
            desk.remark = _("This case is closed. At its end, c opens it again, with a reason.")
            return desk
        try:
            opened = store.open(number, self._session(origin))
        except CaseHeld as held:
            desk = self._desk(looked_at)
            desk.remark = str(held)
        else:
            desk = self._desk(opened)
        return desk

    def _desk(self, open_case: OpenCase) -> Desk:
        digest = open_case.sources.digest
        if digest not in self._protocols:
            self._protocols[digest] = load(open_case.sources)
        protocol = self._protocols[digest]
        desk = Desk(open_case, protocol, self.station, program=__version__)
        contacts = {contact.id: desk.contact_line(contact) for contact in protocol.contacts}
        desk.describe = lambda case: upper_part(protocol, case, case.officer_language, contacts)
        open_case.describe = desk.describe
        desk.when_handed_over = self.set_officer
        desk.somebody_types = not self.scripted
        desk.lookup = self._lookups.get(open_case.case.opened.body.origin) if open_case.case.opened else None
        if not self.scripted:
            desk.now = lambda: datetime.now().astimezone()
        if self._second is not None:
            desk.elsewhere = partial(self._take_over, desk, self._second)
        # What is wrong with the case on the disk: the officer has to know before going on.
        desk.remark = "\n".join(f"{found.message} {found.advice}".strip() for found in open_case.findings)
        return desk

    def _take_over(self, desk: Desk, store: Store) -> None:
        """Go on with the desk's case on the second disk, with everything that was acknowledged. Raises CannotWrite."""
        origin = desk.case.opened.body.origin if desk.case.opened else self.origin
        failed = desk.open_case
        desk.open_case = store.take_over(failed, self._session(origin))
        desk.open_case.describe = desk.describe
        failed.close()

    def open_cases(self) -> tuple[OpenCaseLine, ...]:
        """Every case that is not closed, the one worked on last first; practice cases after the real ones."""
        found = [self._line(summary, practice=False) for summary in self._cases(self.origin) if _is_open(summary)]
        if not self.scripted:
            found += [self._line(summary, practice=True) for summary in self._cases("practice") if _is_open(summary)]
        return tuple(found)

    def _cases(self, origin: Origin) -> tuple[CaseSummary, ...]:
        """One line a case, the one worked on last first: of one that went on on the second disk, that disk's line."""
        found = {summary.number: summary for summary in self._stores[origin].cases()}
        for summary in self._moved():
            is_kind = summary.number.startswith(f"{PRACTICE_CODE}-") == (origin == "practice")
            if is_kind and summary.events > _events(found.get(summary.number)):
                found[summary.number] = summary
        return tuple(sorted(found.values(), key=lambda summary: (summary.last_at, summary.number), reverse=True))

    def _moved(self) -> tuple[CaseSummary, ...]:
        try:
            return self._second.cases() if self._second else ()
        except ScreeningError:
            return ()  # a disk that is not there, or cannot be used, keeps nobody from the first one

    def _store_of(self, number: str, origin: Origin) -> Store:
        """Where most of the case is: on the second disk, if it went on there."""
        moved = next((summary for summary in self._moved() if summary.number == number), None)
        if self._second is None or moved is None:
            return self._stores[origin]
        stands = next((summary for summary in self._stores[origin].cases() if summary.number == number), None)
        return self._second if moved.events > _events(stands) else self._stores[origin]

    def latest_open(self) -> str:
        """The number of the case that was worked on last; empty where none is open."""
        return next((line.number for line in self.open_cases() if not line.practice), "")

    def _line(self, summary: CaseSummary, *, practice: bool) -> OpenCaseLine:
        minors = ngettext("{n} minor", "{n} minors", summary.minors).format(n=summary.minors) if summary.minors else ""
        adults = ngettext("{n} adult", "{n} adults", summary.adults).format(n=summary.adults) if summary.adults else ""
        people = ", ".join(part for part in (minors, adults) if part) or _("nobody yet")
        return OpenCaseLine(
            summary.number, people, summary.trouble or self._place(summary), age_words(summary.last_at), practice
        )

    def _place(self, summary: CaseSummary) -> str:
        if summary.position is None:
            return ""
        step = self.protocol.step_by_id.get(summary.position.step)
        title = step.title.say(self.language) if step else summary.position.step
        return f"{title} {' / '.join(summary.position.people)}".strip()


def _events(summary: CaseSummary | None) -> int:
    return summary.events if summary else 0


def _is_open(summary: CaseSummary) -> bool:
    # A case with trouble is shown too: somebody has to look at it.
    return summary.is_open or bool(summary.trouble)


def age_words(last_at: str) -> str:
    """``12 min ago``, ``3 h ago``, ``2 days ago``: since the case's last entry."""
    if not last_at:
        return ""
    minutes = max(0, int((datetime.now().astimezone() - read_moment(last_at)).total_seconds() // 60))
    if minutes < 60:
        return _("{n} min ago").format(n=minutes)
    hours = minutes // 60
    if hours < 48:
        return _("{n} h ago").format(n=hours)
    return ngettext("{n} day ago", "{n} days ago", hours // 24).format(n=hours // 24)
