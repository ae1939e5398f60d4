"""What can be read of one case on the disk, and what is wrong with it."""

from dataclasses import dataclass

from screening_tui.case.case_file import CASE_FILE, LARGEST_CASE_FILE, read_case_text
from screening_tui.case.codec import open_sealed
from screening_tui.case.events import Event, Opened
from screening_tui.case.folder import Folder
from screening_tui.case.frames import Damage, DamageKind, Scan, scan
from screening_tui.case.history import remark, understand
from screening_tui.case.journal import JOURNAL, LARGEST_JOURNAL
from screening_tui.case.pinned import pinned
from screening_tui.case.summary import kept_summary
from screening_tui.errors import BadInput
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Diagnostic, Level

_ADVICE = (
    "Nothing is written to this case any more. Keep the folder as it is, tell whoever looks after the program, "
    "and go on in a new case that names this one."
)
_WORDS = {
    DamageKind.CHANGED: ("J101", "{length} bytes from byte {offset} on were changed"),
    DamageKind.FOREIGN: ("J102", "at byte {offset}, what comes next does not continue what was before it"),
}


@dataclass(frozen=True, slots=True)
class Stored:
    """One case as it lies on the disk."""

    scan: Scan
    events: tuple[Event, ...]
    head: bytes
    sources: Sources
    findings: tuple[Diagnostic, ...]

    @property
    def is_damaged(self) -> bool:
        """Whether it may only be looked at."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def read_stored(folder: Folder, number: str) -> Stored:
    """Read it, changing nothing. Raises BadInput if its journal or its protocol cannot be read at all."""
    found = scan(folder.read_raw(JOURNAL, LARGEST_JOURNAL))
    history = understand(map(open_sealed, found.payloads), f"{number}/{JOURNAL}")
    findings = [_of_damage(damage, number) for damage in found.damages]
    findings += history.findings
    findings += _of_length(folder, number, found)
    opening = next((event.body for event in history.events if isinstance(event.body, Opened)), None)
    findings += _of_opening(opening, number)
    sources, more = _sources(folder, number, opening)
    return Stored(found, history.events, history.head, sources, (*findings, *more))


def _of_damage(damage: Damage, number: str) -> Diagnostic:
    code, words = _WORDS[damage.kind]
    message = words.format(length=damage.length, offset=damage.offset)
    return _error(code, number, f"after event {damage.after}", message)


def _of_length(folder: Folder, number: str, found: Scan) -> list[Diagnostic]:
    kept = kept_summary(folder, number)
    if kept is None or kept[1] <= found.size:
        return []
    message = f"{kept[0].events} events had been saved, and some of the last ones are missing"
    return [_error("J103", number, "", message)]


def _of_opening(opening: Opened | None, number: str) -> list[Diagnostic]:
    if opening is None:
        return [_error("J104", number, "", "how the case was opened cannot be read")]
    if opening.number != number:
        return [_error("J104", number, "", "the journal belongs to another case")]
    return []


def _sources(folder: Folder, number: str, opening: Opened | None) -> tuple[Sources, list[Diagnostic]]:
    """The pinned protocol; out of the case file if its own file is damaged."""
    findings: list[Diagnostic] = []
    try:
        sources = pinned(folder)
    except BadInput as error:
        sources = _sources_of_case_file(folder, error)
        message = "the protocol's own file is damaged; it was taken from the case file"
        findings.append(remark("J106", Level.WARNING, number, "", message))
    if opening is not None and opening.protocol.digest != sources.digest:
        findings.append(_error("J105", number, "", "the protocol is not the one under which the case was opened"))
    return sources, findings


def _sources_of_case_file(folder: Folder, error: BadInput) -> Sources:
    try:
        text = folder.read(CASE_FILE, LARGEST_CASE_FILE).decode("utf-8", "replace")
        sources = read_case_text(text, CASE_FILE).sources
    except BadInput:
        sources = None
    if sources is None:
        raise error
    return sources


def _error(code: str, number: str, key: str, message: str) -> Diagnostic:
    return remark(code, Level.ERROR, f"{number}/{JOURNAL}", key, message, _ADVICE)
