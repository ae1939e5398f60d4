"""``show``: a case of the store, or a case file, as text or for programs."""

import os
import shutil
import sys
import textwrap
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening_tui.case.case_file import Section
from screening_tui.case.head import head_code
from screening_tui.case.model import Case
from screening_tui.case.store import NUMBER, Store
from screening_tui.commands.case_text import case_text, left_out
from screening_tui.commands.output import write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.commands.why import why_for_programs, why_text
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.verify import verify
from screening_tui.errors import BadInput
from screening_tui.language import _, current_language
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import Diagnostic, Level, render_text
from screening_tui.station.model import Station
from screening_tui.station.places import cases_folder, practice_folder, scripted_folder

WIDEST = 100
"""Columns; longer lines are hard to read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found under a number or in a file."""

    case: Case
    sources: Sources
    head: bytes
    contacts: Mapping[str, str]
    findings: tuple[Diagnostic, ...]


def show_case(asked: Namespace) -> int:
    """Print the case: 0, or 1 where something about it is not as it was written, which is told beside it."""
    station = station_of(asked)
    shown = _of_store(asked, station) if NUMBER.fullmatch(asked.case) else _of_file(Path(asked.case))
    language = asked.lang or current_language()
    protocol = load(shown.sources)
    sections = upper_part(protocol, shown.case, language, shown.contacts)
    if asked.json:
        why = {"why": why_for_programs(protocol, shown.case, language)} if asked.why else {}
        write_json(_for_programs(shown, sections) | why, ascii_only=asked.ascii)
    else:
        code = _("Head code for the paper file:") + f" {head_code(shown.head)}"
        width = min(shutil.get_terminal_size().columns, WIDEST)
        bold = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        text = case_text(sections, everything=asked.all, width=width, bold=bold)
        if hidden := left_out(sections) if not asked.all else []:
            words = _("Also recorded, and shown with --all: {sections}").format(sections="; ".join(hidden))
            text = f"{text}\n{textwrap.fill(words, width)}\n"
        if asked.why:
            text = "\n".join(why_text(protocol, shown.case, language, width)) + "\n"
        write(f"{text}\n{code}", ascii_only=asked.ascii)
    sys.stderr.write(clean_text(render_text(shown.findings), lines=True))
    return int(any(finding.level is Level.ERROR for finding in shown.findings))


def _of_store(asked: Namespace, station: Station) -> Shown:
    """The case of that number: a real one, else a practice case, else a scripted one."""
    folders = [place(asked.store, station, os.environ) for place in (cases_folder, practice_folder, scripted_folder)]
    folder = next((folder for folder in folders if (folder / asked.case).is_dir()), None)
    if folder is None:
        advice = _("See the cases with: screening-tui list. Cases that lie elsewhere are found with --store FOLDER.")
        raise BadInput(_("There is no case {number}.").format(number=asked.case), advice=advice)
    case = Store(folder, shared=station.shared_by_group).look(asked.case)
    contacts = {contact.id: contact.line for contact in station.contacts.values()}
    return Shown(case.case, case.sources, case.head, contacts, case.findings)


def _of_file(path: Path) -> Shown:
    checked = verify(path)
    loaded = checked.file
    if loaded.sources is None:
        message = _("{file} does not hold the protocol under which it was opened.").format(file=path)
        raise BadInput(message, diagnostics=checked.findings)
    contacts = loaded.upper.get("contacts")
    lines = {str(key): str(line) for key, line in contacts.items()} if isinstance(contacts, Mapping) else {}
    return Shown(loaded.case, loaded.sources, loaded.head, lines, checked.findings)


def _for_programs(shown: Shown, sections: tuple[Section, ...]) -> dict[str, Any]:
    case: dict[str, Any] = {}
    for section in sections:
        case |= section.tables
    return case | {
        "head": shown.head.hex(),
        "head_code": head_code(shown.head),
        "events": len(shown.case.events),
        "findings": [f"{finding.place}: {finding.message}" for finding in shown.findings],
    }
