"""``list``: the cases of a store, one line each, without a name or an answer."""

import os
from argparse import Namespace
from collections.abc import Iterable

from screening_tui.case.store import Store
from screening_tui.case.summary import CaseSummary
from screening_tui.commands.library_arguments import is_asked_for
from screening_tui.commands.output import write
from screening_tui.commands.rooms import station_of
from screening_tui.language import _, current_language, ngettext
from screening_tui.station.model import Station
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder


def list_cases(asked: Namespace) -> int:
    """Print the cases, the one that was worked on last first; with more options, out of the library."""
    station = station_of(asked)
    if is_asked_for(asked):
        from screening_tui.commands.listing import list_library

        return list_library(asked, station)
    place = practice_folder if asked.practice else scripted_folder if asked.scripted else cases_folder
    folder = place(asked.store, station, os.environ)
    cases = Store(folder, shared=station.shared_by_group).cases()
    if cases:
        write("\n".join(_table(cases, _titles(cases, station, asked))), ascii_only=asked.ascii)
    else:
        write(_("There is no case in {folder}.").format(folder=folder), ascii_only=asked.ascii)
    return 0


def _table(cases: Iterable[CaseSummary], titles: dict[str, str]) -> Iterable[str]:
    head = (_("Number"), _("Opened"), _("Last entry"), _("People"), _("State"), _("Where"))
    rows = [head, *(_row(case, titles) for case in cases)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        yield "  ".join(f"{words:{width}}" for words, width in zip(row, widths, strict=True)).rstrip()


def _row(case: CaseSummary, titles: dict[str, str]) -> tuple[str, ...]:
    people = [
        ngettext("{n} minor", "{n} minors", case.minors).format(n=case.minors) if case.minors else "",
        ngettext("{n} adult", "{n} adults", case.adults).format(n=case.adults) if case.adults else "",
    ]
    where = ""
    if case.position:
        where = " ".join([titles.get(case.position.step, case.position.step), *case.position.people])
    return (
        case.number,
        _minute(case.opened_at),
        _minute(case.last_at),
        ", ".join(words for words in people if words),
        _state(case),
        case.trouble or where,
    )


def _minute(at: str) -> str:
    """``2026-11-23 14:02`` of a stamp."""
    return at[:16].replace("T", " ")


def _state(case: CaseSummary) -> str:
    if case.trouble:
        return _("damaged")
    words = {"new": _("not begun"), "open": _("in progress"), "interrupted": _("interrupted"), "closed": _("closed")}
    return words[case.state]


def _titles(cases: Iterable[CaseSummary], station: Station, asked: Namespace) -> dict[str, str]:
    """Step ids to their titles in the station's protocol, read only when some case stands at a step."""
    if not any(case.position for case in cases):
        return {}
    from screening_tui.protocol.load import default_sources, load
    from screening_tui.protocol.sources import read_sources

    protocol = load(read_sources(station.protocol) if station.protocol else default_sources())
    language = asked.lang or current_language()
    return {step.id: step.title.say(language) for step in protocol.steps}
