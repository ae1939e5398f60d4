"""A review is written into the case itself, or into a copy of its file that is brought back later."""

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from screening_tui.case.case_file import LoadedFile, Section, read_case_file, render
from screening_tui.case.clock import written
from screening_tui.case.disk import cannot_write
from screening_tui.case.events import Body, CommentAnswered, Event, Officer, Review
from screening_tui.case.fold import apply
from screening_tui.case.model import Case
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, new_event, to_record
from screening_tui.case.review import refuse_review
from screening_tui.case.store import Store
from screening_tui.errors import BadInput
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Diagnostic, Level

Describe = Callable[[Sources, Case, Mapping[str, str]], Sequence[Section]]
"""The case file's part for people, of a case under its protocol, with the station's contacts."""


def review(
    store: Store, number: str, session: Session, body: Body, describe: Describe, contacts: Mapping[str, str]
) -> Case:
    """Record a reviewer's body, or an officer's answer to a comment, in a case of the store.

    Raises BadInput if it may not be recorded, and then nothing is; CaseHeld while somebody works on the case.
    """
    with store.look(number) as seen:
        _refuse(seen.case, body, session.officer)
    with store.open(number, session) as opened:
        _check_sound(opened.findings, number)
        opened.describe = lambda case: describe(opened.sources, case, contacts)
        opened.record(body)
        opened.write_case_file()
        return opened.case


def review_copy(path: Path, session: Session, body: Review, describe: Describe) -> Case:
    """The same in a copy: its history goes on there, and the file is replaced whole. Raises BadInput, CannotWrite."""
    loaded, sources = _sound_file(path)
    _refuse(loaded.case, body, session.officer)
    case, head = loaded.case, loaded.head
    for one in (session.resumed(), body):
        now = written(session.clock.now())
        event, payload = new_event(len(case.events) + 1, now, session.clock.elapsed(), session.officer, one)
        case, head = apply(case, event), chain(head, payload)
    contacts = loaded.upper.get("contacts")
    lines = {str(key): str(line) for key, line in contacts.items()} if isinstance(contacts, Mapping) else {}
    _replace(path, render(case, sources, head, describe(sources, case, lines)))
    return case


def take_in(store: Store, path: Path, session: Session, describe: Describe, contacts: Mapping[str, str]) -> int:
    """Bring a reviewed copy back: how many entries the store's case did not have yet.

    Raises BadInput, naming the place, where the copy is damaged, where the histories part, where the copy goes on with
    anything but a review, and for a review that breaks a rule.
    """
    loaded, _sources = _sound_file(path)
    number = loaded.case.opened.body.number if loaded.case.opened else ""
    with store.open(number, session, begin=False) as opened:
        _check_sound(opened.findings, number)
        added = _added(opened, loaded)
        opened.describe = lambda case: describe(opened.sources, case, contacts)
        for event in added:
            opened.take_in(event)
        if added:
            opened.write_case_file()
        return len(added)


def _added(opened: OpenCase, loaded: LoadedFile) -> tuple[Event, ...]:
    here = list(
        accumulate((canonical(to_record(event)) for event in opened.case.events), chain, initial=START_OF_CHAIN)
    )[1:]
    for place, (one, other) in enumerate(zip(here, loaded.heads, strict=False)):
        if one != other:
            raise _parted(opened.case.events[place], loaded.case.events[place])
    if len(loaded.heads) < len(here):
        raise _parted(opened.case.events[len(loaded.heads)], None)
    added = tuple(loaded.case.events[len(here) :])
    case = opened.case
    for event in added:
        if not isinstance(event.body, Review):
            raise BadInput(f"The copy goes on with something that is no review: {_told(event)}.")
        if words := refuse_review(case, event.body, Officer(name=event.officer, badge=event.badge)):
            raise BadInput(f"The copy's review is refused at {_told(event)}: {words}")
        case = apply(case, event)
    return added


def _parted(here: Event, there: Event | None) -> BadInput:
    other = f"the copy has {_told(there)}" if there else "the copy ends before it"
    return BadInput(
        f"The histories part: the store has {_told(here)}, and {other}.",
        title="Not the same history",
        advice="Nothing was taken in. Review the case anew on a copy of what the store has now.",
    )


def _told(event: Event) -> str:
    """An event without anything that was said in it."""
    return f"entry {event.seq} ({event.body.kind.replace('_', ' ')}, {event.at[:16].replace('T', ' ')})"


def _refuse(case: Case, body: Body, who: Officer) -> None:
    words = ""
    if isinstance(body, Review):
        words = refuse_review(case, body, who)
    elif isinstance(body, CommentAnswered) and body.comment not in case.comments:
        words = f"Entry {body.comment} is no comment."
    if words:
        raise BadInput(words, title="Not recorded")


def _sound_file(path: Path) -> tuple[LoadedFile, Sources]:
    loaded = read_case_file(path)
    _check_sound(loaded.findings, path.name)
    if loaded.sources is None:  # its protocol is missing and it holds no event that says under which it was opened
        raise BadInput(f"{path.name} does not hold its protocol.")
    return loaded, loaded.sources


def _check_sound(findings: Sequence[Diagnostic], name: str) -> None:
    errors = tuple(finding for finding in findings if finding.level is Level.ERROR)
    if errors:
        raise BadInput(f"{name} is damaged or was changed, and takes no review.", diagnostics=errors)


def _replace(path: Path, text: str) -> None:
    """Whole or not at all, with the rights that the file had."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            os.fchmod(descriptor, path.stat().st_mode & 0o777)
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        new.replace(path)
    except OSError as error:
        raise cannot_write(error, path.name) from error
