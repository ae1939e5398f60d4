"""Where a case to be replayed comes from: a case file alone, damaged or not, or a store; and what was wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from screening_tui.case.case_file import LARGEST_CASE_FILE, LoadedFile, read_case_text
from screening_tui.case.history import remark
from screening_tui.case.model import Case
from screening_tui.case.store import Store
from screening_tui.errors import BadInput
from screening_tui.protocol.load import default_sources, load
from screening_tui.protocol.model import Language, Protocol
from screening_tui.protocol.sources import Sources
from screening_tui.protocol.text import Text
from screening_tui.reading.diagnostic import Diagnostic, Level
from screening_tui.reading.toml import parse_toml, read_bounded
from screening_tui.replay.replay import Replay

_FORMAT = re.compile(r"^format = [0-9]{1,9}$", re.MULTILINE)
_PIECE = re.compile(r"^(?=\[\[(?:event|protocol_file)\]\]$|\[(?:machine|seal)\]$)", re.MULTILINE)
"""Where the pieces of the part for the program begin."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A case's history, ready to be replayed, as far as it can be."""

    replay: Replay
    head: bytes
    """The end of the chain over the events as they were read."""
    contacts: Mapping[str, str] = field(default_factory=dict)
    """Contact id to what to call, as the file has it."""
    findings: tuple[Diagnostic, ...] = ()
    """What could not be read or is not as it was written; each error is something that this does not show."""

    @property
    def is_whole(self) -> bool:
        """Whether everything that was recorded is here as it was written."""
        return all(finding.level is not Level.ERROR for finding in self.findings)

    @property
    def spoken(self) -> Protocol:
        """The protocol of its day; one without any item where that is not known, so that ids stand for labels."""
        return self.replay.protocol or _WITHOUT


def of_store(store: Store, number: str) -> Recording:
    """A case of a store, whoever is working on it. Raises BadInput where it cannot be read at all."""
    looked_at = store.look(number)
    protocol, refused = _understood(looked_at.case, looked_at.sources, number)
    replay = Replay(protocol, looked_at.case.events)
    return Recording(replay, looked_at.head, {}, (*looked_at.findings, *refused))


def of_file(path: Path) -> Recording:
    """A case file. Of a damaged one, whatever can still be read. Raises BadInput for what is no case file."""
    text = read_bounded(path, LARGEST_CASE_FILE)
    loaded, broken = _read(text, path.name)
    protocol, refused = _understood(loaded.case, loaded.sources, path.name)
    contacts = loaded.upper.get("contacts")
    lines = {str(key): str(line) for key, line in contacts.items()} if isinstance(contacts, Mapping) else {}
    replay = Replay(protocol, loaded.case.events)
    return Recording(replay, loaded.head, lines, (*broken, *loaded.findings, *refused))


def _read(text: str, file: str) -> tuple[LoadedFile, tuple[Diagnostic, ...]]:
    try:
        return read_case_text(text, file), ()
    except BadInput as error:
        kept, broken = _salvaged(text, file)
        if not broken:
            raise  # nothing in its form is wrong: it is no case file, or one of a newer format
        try:
            return read_case_text(kept, file), tuple(broken)
        except BadInput:
            raise error from None


def _salvaged(text: str, file: str) -> tuple[str, list[Diagnostic]]:
    """The pieces that can be read by themselves, as a file of their own, and what is wrong with the others."""
    kept = [found[0] for found in [_FORMAT.search(text)] if found]
    broken: list[Diagnostic] = []
    pieces = _PIECE.split(text)
    line = 1 + pieces[0].count("\n")
    for piece in pieces[1:]:
        try:
            parse_toml(piece, file)
            kept.append(piece)
        except BadInput:
            what = "the protocol" if piece.startswith("[[protocol") else "an event" if piece[1] == "[" else "a part"
            advice = "Look for another copy of the file, and compare it with the head code on paper."
            message = f"{what} that begins at line {line} cannot be read and is left out"
            broken.append(remark("R101", Level.ERROR, file, f"line {line}", message, advice))
        line += piece.count("\n")
    if not broken:
        broken += _of_the_part_for_people(pieces[0], file)
    return "\n".join(kept), broken


def _of_the_part_for_people(piece: str, file: str) -> list[Diagnostic]:
    try:
        parse_toml(piece, file)
    except BadInput:
        message = "the part for people cannot be read; it is not needed for the replay"
        return [remark("R102", Level.ERROR, file, "", message)]
    return []


def _understood(case: Case, sources: Sources | None, file: str) -> tuple[Protocol | None, tuple[Diagnostic, ...]]:
    """The protocol; what was missing has been told by whoever read the file."""
    digest = case.opened.body.protocol.digest if case.opened else ""
    if sources is None or sources.digest != digest:
        ours = default_sources()
        if ours.digest == digest:
            message = "the protocol was taken from this program, which has the very same one"
            return load(ours), (remark("R105", Level.NOTE, file, "protocol_file", message),)
    if sources is None:
        message = "the protocol is not known: questions stand as they were asked, everything else stands by its id"
        return None, (remark("R103", Level.ERROR, file, "protocol_file", message),)
    try:
        return load(sources), ()
    except BadInput as error:
        message = f"the protocol is refused, so that everything but the questions stands by its id: {error}"
        return None, (remark("R104", Level.ERROR, file, "protocol_file", message),)


_WITHOUT = Protocol(
    id="unknown",
    version="",
    title=Text({"en": "?"}),
    about=Text({"en": "?"}),
    source="",
    fallback="en",
    languages=(Language(id="en", name="English"),),
    steps=(),
)
