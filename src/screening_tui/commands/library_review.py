"""``review`` and ``import``: a supervisor's comments and decisions, in the store or in a copy of a case file."""

import os
from argparse import Namespace
from pathlib import Path

from screening_tui import __version__
from screening_tui.case import events as ev
from screening_tui.case.open_case import Session
from screening_tui.case.store import NUMBER, Store
from screening_tui.commands.output import write
from screening_tui.commands.rooms import station_of
from screening_tui.documents.review_words import describe, standing_words
from screening_tui.errors import BadInput
from screening_tui.language import _
from screening_tui.library.review import review, review_copy, take_in
from screening_tui.station.account import account
from screening_tui.station.model import Station
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder


def review_case(asked: Namespace) -> int:
    """Record what the reviewer says, and print how the review stands."""
    station = station_of(asked)
    body, session = _body(asked), _session(asked)
    if NUMBER.fullmatch(asked.case):
        store = _store(asked, station, asked.case)
        case = review(store, asked.case, session, body, describe, _contacts(station))
    elif isinstance(body, ev.Review):
        case = review_copy(Path(asked.case), session, body, describe)
    else:
        raise BadInput(_("A comment is answered in the store, under the case's number, not in a copy."))
    write(standing_words(case), ascii_only=asked.ascii)
    return 0


def import_copy(asked: Namespace) -> int:
    """Take a reviewed copy in, and print what came of it."""
    station = station_of(asked)
    number = _number_of(asked.file)
    store = _store(asked, station, number)
    session = Session(ev.Officer(name=""), __version__)
    taken = take_in(store, asked.file, session, describe, _contacts(station))
    told = _("{number}: {count} new entries were taken in.").format(number=number, count=taken)
    with store.look(number) as case:
        write(f"{told}\n{standing_words(case.case)}", ascii_only=asked.ascii)
    return 0


def _body(asked: Namespace) -> ev.Body:
    role = asked.role or _("supervisor")
    if asked.comment is not None:
        return ev.ReviewCommented(role=role, text=_words(asked.comment), on=asked.on)
    if asked.resolve is not None:
        return ev.ReviewResolved(role=role, comment=asked.resolve)
    if asked.approve:
        return ev.ReviewApproved(role=role)
    if asked.send_back is not None:
        return ev.ReviewSentBack(role=role, reason=_words(asked.send_back))
    if asked.reopen is not None:
        return ev.ReviewReopened(role=role, reason=_words(asked.reopen))
    if not asked.on:
        raise BadInput(_("Say which comment is answered: --on ENTRY"))
    return ev.CommentAnswered(comment=asked.on, text=_words(asked.answer))


def _words(text: str) -> str:
    if not text.strip():
        raise BadInput(_("Words are needed here."))
    return text


def _session(asked: Namespace) -> Session:
    who = ev.Officer(name=_words(asked.reviewer), badge=asked.reviewer_badge)
    role = "" if asked.answer is not None else asked.role or _("supervisor")
    return Session(who, __version__, account=account(), role=role)


def _store(asked: Namespace, station: Station, number: str) -> Store:
    """The store that has the case: of the real ones, else of practice, else of scripted ones."""
    for place in (cases_folder, practice_folder, scripted_folder):
        folder = place(asked.store, station, os.environ)
        if (folder / number).is_dir():
            return Store(folder, shared=station.shared_by_group)
    advice = _("See the cases with: screening-tui list")
    raise BadInput(_("There is no case {number}.").format(number=number), advice=advice)


def _number_of(path: Path) -> str:
    from screening_tui.case.case_file import read_case_file

    opened = read_case_file(path).case.opened
    if opened is None or not NUMBER.fullmatch(opened.body.number):
        raise BadInput(_("{file} does not say which case it is.").format(file=path))
    return opened.body.number


def _contacts(station: Station) -> dict[str, str]:
    return {contact.id: contact.line for contact in station.contacts.values()}
