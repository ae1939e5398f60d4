"""Whole files in and out of the registers: all or nothing, the same twice, and every bad row named with its line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from screening_tui.errors import BadInput
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import Diagnostic, Level
from screening_tui.registers import follow_the_money, security_council, sheets
from screening_tui.registers.kept import KeptRegisters
from screening_tui.registers.lines import open_regular, text_lines
from screening_tui.registers.model import Alias, End, Entry
from screening_tui.registers.rows import WORDS, BadRow, Row, entry_of

MOST_REPORTED = 100
"""Bad rows that are told one by one; there may be a million of them."""

PROGRESS_EVERY = 5_000
_SAID_ONCE = ("name", "sex", "valid_until", "review_by", "event_date", *WORDS)

Progress = Callable[[int], None]
"""Is told how many entries were read."""


class Change(StrEnum):
    """What an entry of a file would do to the registers."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    UNCHANGED = "unchanged"
    OLDER = "older"
    """The registers have a later word of the same source; it is kept."""


@dataclass(slots=True)
class Counts:
    """What a file did, or would do."""

    added: int = 0
    changed: int = 0
    ended: int = 0
    unchanged: int = 0
    older: int = 0
    passed_over: int = 0
    """What was no person."""

    @property
    def read(self) -> int:
        """Entries of the file."""
        return self.added + self.changed + self.ended + self.unchanged + self.older


def entries_of(path: Path, register: str, counts: Counts) -> Iterator[Entry]:
    """The entries of a file of any of the formats, told apart by how it begins.

    Raises BadInput, at its end, with a diagnostic for every row that cannot be an entry (R101), that has an id which
    stands in the file before (R102), or when there is no entry at all (R103).
    """
    bad: list[Diagnostic] = []
    count = 0
    seen: dict[tuple[str, str], int] = {}
    for row in _rows(path, register):
        if row is None:
            counts.passed_over += 1
            continue
        try:
            entry = _checked(row, seen)
        except BadRow as error:
            count += 1
            if len(bad) < MOST_REPORTED:
                bad.append(_told(error, path, row.line))
            continue
        yield entry
    if not seen and not count:
        bad = [
            Diagnostic("R103", Level.ERROR, str(path), 0, 0, "", "", "there is nobody in it", "Is it the right file?")
        ]
    if bad:
        raise BadInput(
            f"{path}: {max(count, 1)} rows cannot be taken. Nothing was changed.",
            advice="Correct them, and import the whole file again.",
            diagnostics=tuple(bad),
        )


def _checked(row: Row | BadRow, seen: dict[tuple[str, str], int]) -> Entry:
    if isinstance(row, BadRow):
        raise row
    entry = entry_of(row)
    first = seen.setdefault((entry.register, entry.id), row.line)
    if first != row.line:
        raise BadRow("id", entry.id, f"the same id stands on line {first}")
    return entry


def _told(error: BadRow, path: Path, line: int) -> Diagnostic:
    code = "R102" if error.message.startswith("the same id") else "R101"
    found = clean_text(f"{error.field}: {error.found}").strip(": ")
    return Diagnostic(code, Level.ERROR, str(path), line, 1, "", found, clean_text(error.message), "")


def _rows(path: Path, register: str) -> Iterator[Row | BadRow | None]:
    with open_regular(path) as file:
        start = file.read(65_536).removeprefix(b"\xef\xbb\xbf").lstrip()
        file.seek(0)
        header = start.split(b"\n", 1)[0]
        if start.startswith(b"<"):
            yield from security_council.rows(file, path, register)
        elif start.startswith(b"{"):
            yield from follow_the_money.rows(text_lines(file, path), register)
        elif b"schema" in header and b"identifiers" in header:
            yield from sheets.simple_rows(text_lines(file, path), str(path), register)
        else:
            for row in sheets.own_rows(text_lines(file, path), str(path)):
                fields = dict(row.fields)
                fields["register"] = fields.get("register") or register
                yield replace(row, fields=fields)


def change_of(old: Entry | None, new: Entry) -> Change:
    """What the new entry does to the one that is there. What ended comes back only by a later word."""
    if old is None:
        return Change.ADDED
    if replace(old, provenance=()) == replace(new, provenance=()):
        return Change.UNCHANGED
    if new.updated < old.updated or (old.end and not new.end and new.updated <= old.updated):
        return Change.OLDER
    return Change.ENDED if new.end and not old.end else Change.CHANGED


def changes(
    registers: KeptRegisters, path: Path, register: str, counts: Counts, *, merge: bool = False
) -> Iterator[tuple[Change, Entry | None, Entry]]:
    """What taking in a file would do, entry by entry: the change, what is there, and what would be there then."""
    for read in entries_of(path, register, counts):
        old = registers.find(read.register, read.id)
        both = merge and old and not old.end and not read.end
        new = together(old, read) if both and old else read
        change = change_of(old, new)
        setattr(counts, change.value, getattr(counts, change.value) + 1)
        yield change, old, new


def take_in(
    registers: KeptRegisters,
    path: Path,
    register: str,
    origin: str,
    progress: Progress,
    indexing: Progress = lambda _names: None,
    *,
    merge: bool = False,
    at: str = "",
) -> Counts:
    """Take a file into the registers, all of it or nothing; ``origin`` is noted with what is added or changed.

    ``at`` is the moment, ISO 8601, as of which the registers of this file are known then.

    ``indexing`` is told how many names are in the index of names, which is written last.
    With ``merge`` what both sides know is kept together, instead of the file's word taking the place of the other.
    Raises BadInput and CannotWrite; then nothing was changed.
    """
    counts, names = Counts(), set[str]()
    with registers.change():
        writer = registers.writer()
        for change, old, new in changes(registers, path, register, counts, merge=merge):
            names.add(new.register)
            known = old.provenance if old else ()
            entry = replace(new, provenance=tuple(dict.fromkeys([*known, *new.provenance, origin])))
            if change is Change.ADDED:
                writer.add(entry)
            elif change in (Change.CHANGED, Change.ENDED):
                writer.replace(entry)
            if counts.read % PROGRESS_EVERY == 0:
                progress(counts.read)
        progress(counts.read)
        writer.finish(indexing)
        if at:
            registers.came_in(sorted(names), at)
    return counts


def together(old: Entry, read: Entry) -> Entry:
    """What two entries know of one person: the later word first, and nothing of the other one lost."""
    later, earlier = (old, read) if read.updated < old.updated else (read, old)
    names = {alias.name: alias for alias in (*earlier.aliases, *later.aliases) if alias.name != later.name}
    if earlier.name != later.name:
        names[earlier.name] = Alias(earlier.name)
    said = {name: getattr(later, name) or getattr(earlier, name) for name in _SAID_ONCE}
    return replace(
        later,
        **said,
        aliases=tuple(sorted(names.values(), key=lambda alias: alias.name)),
        birth_dates=tuple(dict.fromkeys([*later.birth_dates, *earlier.birth_dates])),
        nationalities=tuple(dict.fromkeys([*later.nationalities, *earlier.nationalities])),
        documents=tuple(dict.fromkeys([*later.documents, *earlier.documents])),
        provenance=tuple(dict.fromkeys([*old.provenance, *read.provenance])),
    )


def expire(
    registers: KeptRegisters, today: date, *, id_: str = "", register: str = "", end: str = End.EXPIRED
) -> list[Entry]:
    """End the entries whose validity is over, or the one that is named; of each a placeholder stays.

    Gives back the placeholders. Raises BadInput for an id that is not there.
    """
    with registers.change():
        due = [
            entry
            for entry in registers.entries(register)
            if not entry.end
            and (
                entry.id == id_
                if id_
                else entry.valid_until and entry.valid_until < str(today)[: len(entry.valid_until)]
            )
        ]
        if id_ and not due:
            raise BadInput(f"There is no entry {id_} that holds.")
        ended = [entry.placeholder(end, str(today)) for entry in due]
        writer = registers.writer()
        for entry in ended:
            writer.replace(entry)
        writer.finish()
    return ended
