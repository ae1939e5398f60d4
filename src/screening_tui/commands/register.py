"""``register``: bring registers in and out, compare, end, list and search them."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening_tui.commands.output import complain, write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.errors import BadInput
from screening_tui.language import _, ngettext
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import render_text
from screening_tui.station.places import registers_folder

if TYPE_CHECKING:
    from screening_tui.registers.kept import KeptRegisters
    from screening_tui.registers.match import Hit
    from screening_tui.registers.model import Entry
    from screening_tui.registers.server.registers import ServerRegisters
    from screening_tui.registers.store import Registers
    from screening_tui.registers.transfer import Change, Counts
    from screening_tui.station.model import Station


def import_file(asked: Namespace) -> int:
    """Take a file in: 0, or 2 with every bad row named and nothing changed."""
    return _take_in(asked, merge=False)


def merge_file(asked: Namespace) -> int:
    """Take another office's register in beside what is known here."""
    return _take_in(asked, merge=True)


def _take_in(asked: Namespace, *, merge: bool) -> int:
    from screening_tui.registers.transfer import take_in

    origin = clean_text(asked.origin or asked.file.name)
    origin = f"{origin} ({datetime.now(UTC).date()})"
    with opened_registers(asked, make=True) as registers:
        try:
            counts = take_in(
                registers, asked.file, asked.register, origin, _progress, _indexing, merge=merge, at=_moment()
            )
        except BadInput as error:
            return _refused(error)
    write(_counted(counts), ascii_only=asked.ascii)
    return 0


def diff_file(asked: Namespace) -> int:
    """What an import would change: 0 for nothing, 1 for something."""
    from screening_tui.registers.transfer import Change, Counts, changes

    counts = Counts()
    with opened_registers(asked) as registers:
        try:
            lines = [
                _changed(change, new)
                for change, _old, new in changes(registers, asked.file, asked.register, counts)
                if change not in (Change.UNCHANGED, Change.OLDER)
            ]
        except BadInput as error:
            return _refused(error)
    write("\n".join([*lines, _counted(counts)]), ascii_only=asked.ascii)
    return int(bool(lines))


def export_file(asked: Namespace) -> int:
    """Write the registers for another office."""
    import contextlib

    with opened_registers(asked) as registers, contextlib.suppress(BrokenPipeError):
        lines = _exported(registers, asked.register, asked.format)
        if asked.output:
            _write_file(asked.output, lines)
        else:
            for line in lines:
                write(line)
    return 0


def _exported(registers: "KeptRegisters", register: str, form: str) -> Iterator[str]:
    if form == "csv":
        import csv
        import io

        from screening_tui.registers.sheets import COLUMNS, cells

        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(COLUMNS)
        for entry in registers.entries(register):
            table.writerow(cells(entry))
            yield text.getvalue()
            text.seek(0)
            text.truncate()
        yield text.getvalue()
        return
    from screening_tui.registers.follow_the_money import line_of

    for entry in registers.entries(register):
        yield line_of(entry) + "\n"


def _write_file(path: Path, lines: Iterable[str]) -> None:
    """A new file that only this account can read; one that is there already is left alone."""
    from screening_tui.errors import CannotWrite

    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror}") from error


def expire_entries(asked: Namespace) -> int:
    """End what is no longer valid, or one entry that was found or withdrawn."""
    from screening_tui.registers.transfer import expire

    if bool(asked.id) is not bool(asked.found or asked.withdrawn):
        raise BadInput(_("Say of an entry whether it was --found or --withdrawn; without an entry, neither."))
    end = "found" if asked.found else "withdrawn" if asked.withdrawn else "expired"
    with opened_registers(asked) as registers:
        ended = expire(registers, today(), id_=asked.id, register=asked.register, end=end)
    lines = [f"{entry.register}  {entry.id}  {entry.end}" for entry in ended]
    summary = ngettext("{n} entry ended", "{n} entries ended", len(ended)).format(n=len(ended))
    write("\n".join([*lines, summary]), ascii_only=asked.ascii)
    return 0


def search_entries(asked: Namespace) -> int:
    """Who in the registers may be meant: 0, or 1 when nobody."""
    from screening_tui.names.partial_date import parse_date
    from screening_tui.names.travel_document_states import alpha_2
    from screening_tui.registers.match import Person, look_for

    try:
        born = parse_date(asked.birth)
    except ValueError:
        raise BadInput(_("A birth date is written 1985-12-31, 1985-12 or 1985.")) from None
    person = Person(
        name=clean_text(" ".join(asked.name))[:400],
        birth_date=born,
        documents=tuple(clean_text(number)[:80] for number in asked.document),
        nationality=alpha_2(asked.nationality),
        sex=asked.sex,
    )
    with opened_registers(asked) as registers:
        hits = look_for(registers, person, limit=asked.limit, register=asked.register)
    if asked.json:
        write_json([_fields(hit) for hit in hits], ascii_only=asked.ascii)
    else:
        write("\n".join(_told(hit) for hit in hits) or _("Nobody like that."), ascii_only=asked.ascii)
    return int(not hits)


def _fields(hit: "Hit") -> dict[str, Any]:
    import json

    from screening_tui.registers.follow_the_money import line_of

    why = [
        {"field": f.field, "agreement": f.agreement, "why": f.why, "here": f.here, "there": f.there} for f in hit.fields
    ]
    return {"strength": hit.strength, "why": why, "entry": json.loads(line_of(hit.entry))}


def _told(hit: "Hit") -> str:
    strengths = {"strong": _("strong"), "possible": _("possible: check birth date or document"), "weak": _("weak")}
    lines = [f"{entry_line(hit.entry)}\n    {strengths[hit.strength]}"]
    for found in hit.fields:
        if found.agreement != "unknown":
            why = f" ({found.why})" if found.why else ""
            lines.append(f"    {found.field}: {found.agreement}{why}: {found.here} | {found.there}")
    if hit.entry.reason:
        lines.append(f"    {hit.entry.reason}")
    if hit.entry.contact:
        lines.append("    " + _("Call: {contact}").format(contact=hit.entry.contact))
    return "\n".join(lines)


def entry_line(entry: "Entry") -> str:
    """An entry in one line."""
    born = ", ".join(entry.birth_dates)
    return "  ".join(part for part in (entry.register, entry.id, entry.name or entry.end, born, entry.source) if part)


def _changed(change: "Change", entry: "Entry") -> str:
    return f"{change}  {entry_line(entry)}"


def _counted(counts: "Counts") -> str:
    words = _("{added} added, {changed} changed, {ended} ended, {unchanged} unchanged, {older} older than what is here")
    told = words.format(
        added=counts.added,
        changed=counts.changed,
        ended=counts.ended,
        unchanged=counts.unchanged,
        older=counts.older,
    )
    passed = _("{n} passed over that are no people").format(n=counts.passed_over)
    return f"{told}, {passed}" if counts.passed_over else told


def _refused(error: BadInput) -> int:
    """Every bad row, then what became of the whole."""
    complain(render_text(error.diagnostics))
    raise BadInput(error.message, advice=error.advice) from error


def _progress(count: int) -> None:
    _on_one_line(_("{n} entries read").format(n=count))


def _indexing(count: int) -> None:
    _on_one_line(_("{n} names can be searched").format(n=count))


def _on_one_line(words: str) -> None:
    """On a terminal one line that changes, elsewhere nothing until the end."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{words}\x1b[K")
        sys.stderr.flush()


def _moment() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def today() -> date:
    """The day at this booth."""
    return datetime.now(UTC).astimezone().date()


def pull_changes(asked: Namespace) -> int:
    """Bring this booth's copy up to date with the station's server."""
    from screening_tui.registers.server.pull import pull
    from screening_tui.registers.store import open_registers

    station = station_of(asked)
    folder = registers_folder(asked.store, station, os.environ)
    with _server(station) as server, open_registers(folder, make=True) as registers:
        pulled = pull(registers, server, lambda: datetime.now(UTC).astimezone(), _progress)
    words = _("{added} added, {changed} changed, {unchanged} unchanged")
    told = words.format(added=pulled.added, changed=pulled.changed, unchanged=pulled.unchanged)
    write(told, ascii_only=asked.ascii)
    return 0


def opened_registers(asked: Namespace, *, make: bool = False) -> "Registers | ServerRegisters":
    """This booth's registers, or those of the station's server."""
    from screening_tui.registers.store import open_registers

    station = station_of(asked)
    if asked.server:
        return _server(station, make=make)
    return open_registers(registers_folder(asked.store, station, os.environ), make=make)


def _server(station: "Station", *, make: bool = False) -> "ServerRegisters":
    from screening_tui.registers.server.registers import open_server_at

    if not station.registers_server:
        raise BadInput(
            _("This station has no server of registers."),
            advice=_('Name it in station.toml: registers_server = "postgresql://booth@registers.example/registers"'),
        )
    return open_server_at(station.registers_server, os.environ, make=make)
