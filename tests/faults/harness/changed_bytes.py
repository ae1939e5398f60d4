"""Files cut off at every byte, and with every single bit changed: told apart, never silently accepted."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from harness.result import Result, part
from harness.script import CODE, SMALL, body, opening, session
from screening_tui.case.case_file import LoadedFile, read_case_text
from screening_tui.case.events import Event, Recovered
from screening_tui.case.frames import DamageKind, Scan, scan
from screening_tui.case.store import Store
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.reading.diagnostic import Level

EVENTS = 11
"""Of the case that is harmed."""


@dataclass(frozen=True)
class Whole:
    """A case as it was written."""

    store: Path
    number: str
    journal: bytes
    starts: tuple[int, ...]
    """Where each record begins, and the end."""
    events: tuple[Event, ...]
    case_file: bytes

    @property
    def folder(self) -> Path:
        """The case's folder."""
        return self.store / self.number

    def put(self, name: str, data: bytes) -> None:
        """In the place of a file of the case, as private as it was."""
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_bytes(data)


def make(folder: Path, seed: int = 40) -> Whole:
    """A case of a few short events."""
    store = Store(folder / "store")
    random = Random(seed)
    with store.create(CODE, session(), SMALL, opening) as case:
        while len(case.case.events) < EVENTS:
            what = body(len(case.case.events) + 1, random)
            if len(what.model_dump_json()) < 300:
                case.record(what)
        case.write_case_file()
        events = tuple(case.case.events)
    journal = (store.path / case.number / "journal").read_bytes()
    starts = [0]
    for payload in scan(journal).payloads:
        starts.append(journal.index(payload, starts[-1]) + len(payload) + 1)
    starts[0] = journal.index(b"\n") + 1
    case_file = (store.path / case.number / "case.toml").read_bytes()
    return Whole(store.path, case.number, journal, tuple(starts), events, case_file)


# The journal


def cut_journal(folder: Path, every: int = 1) -> Result:
    """Cut at each byte: as a crash leaves it, the case goes on; where more had been there, it is only looked at."""
    whole = make(folder)
    summary = (whole.folder / "summary.json").read_bytes()
    with part("journal cut off at each byte") as result:
        for place in range(0, len(whole.journal), every):
            result.trials += 1
            found = scan(whole.journal[:place])
            complete = sum(start <= place for start in whole.starts[1:])
            begin = whole.starts[complete] if place >= whole.starts[0] else 0
            if (len(found.payloads), found.torn, found.damages) != (complete, whole.journal[begin:place], ()):
                result.wrong(f"byte {place}: not told to be torn: {found}")
            _cut_in_store(whole, place, complete, summary, result)
    return result


def _cut_in_store(whole: Whole, place: int, complete: int, summary: bytes, result: Result) -> None:
    store = Store(whole.store)
    whole.put("journal", whole.journal[:place])
    with store.open(whole.number, session()) as case:
        if not case.read_only or tuple(case.case.events) != whole.events[:complete]:
            result.wrong(f"byte {place}: that something is missing was not told")
    if (whole.folder / "journal").read_bytes() != whole.journal[:place]:
        result.wrong(f"byte {place}: a damaged journal was written to")
    (whole.folder / "summary.json").unlink()
    whole.put("journal.torn", b"")
    with store.open(whole.number, session()) as case:
        result.found.acknowledged += complete
        if tuple(case.case.events[:complete]) != whole.events[:complete]:
            result.found.lost += complete
            result.wrong(f"byte {place}: whole records before the cut are gone")
        torn = whole.journal[whole.starts[complete] : place]
        if complete and torn and not _recovered(whole, case.case.events[complete:], torn):
            result.wrong(f"byte {place}: the torn tail was not told or not kept")
        if case.read_only != (complete == 0):
            result.wrong(f"byte {place}: the case does not go on")
    whole.put("summary.json", summary)


def _recovered(whole: Whole, events: Sequence[Event], torn: bytes) -> bool:
    kept = (whole.folder / "journal.torn").read_bytes()
    return isinstance(events[0].body, Recovered) and events[0].body.kept_bytes == len(torn) and kept == torn


def change_journal(folder: Path, every: int = 1) -> Result:
    """Each single bit of the journal: the record it is in is told, and all others are shown."""
    whole = make(folder)
    payloads = scan(whole.journal).payloads
    with part("journal with each single bit changed") as result:
        for place, data in _each_bit(whole.journal, every):
            result.trials += 1
            hit = sum(start <= place // 8 for start in whole.starts) - 1
            expected = payloads if hit < 0 else payloads[:hit] + payloads[hit + 1 :]
            result.found.acknowledged += len(expected)
            found = scan(data)
            missing = len(set(expected) - set(found.payloads))
            result.found.lost += missing
            if found.payloads != expected or _kinds(found) != [DamageKind.CHANGED] or found.torn:
                result.wrong(f"bit {place}: {_kinds(found)} {len(found.payloads)} torn {len(found.torn)}")
            if place % (8 * every) == 0:
                _open_changed(whole, data, hit, result)
    return result


def _open_changed(whole: Whole, data: bytes, hit: int, result: Result) -> None:
    whole.put("journal", data)
    before = _bytes_of(whole.folder)
    with Store(whole.store).open(whole.number, session()) as case:
        shown = [event.seq for event in case.case.events]
        if shown != [event.seq for place, event in enumerate(whole.events) if place != hit]:
            result.wrong(f"record {hit} changed: shown are {shown}")
        if not case.read_only or not any("changed" in finding.message for finding in case.findings):
            result.wrong(f"record {hit} changed: not told, or not read-only")
    if _bytes_of(whole.folder) != before:
        result.wrong(f"record {hit} changed: something was written to the damaged case")


def put_in_foreign_records(folder: Path) -> Result:
    """Records that are whole and stand where they do not belong: told, as foreign, and the case is only looked at."""
    whole, other = make(folder / "one"), make(folder / "other", seed=41)
    records = [whole.journal[a:b] for a, b in zip(whole.starts, whole.starts[1:], strict=False)]
    begin, foreign = whole.journal[: whole.starts[0]], other.journal[other.starts[3] : other.starts[4]]
    with part("whole records where they do not belong") as result:
        for what, changed in _rearranged(records, foreign):
            result.trials += 1
            found = scan(begin + b"".join(changed))
            result.found.lost += len(set(records) & set(changed)) - len(
                {payload for payload in found.payloads if any(payload in record for record in records)}
            )
            if set(_kinds(found)) != {DamageKind.FOREIGN}:
                result.wrong(f"{what}: {_kinds(found)}")
            whole.put("journal", begin + b"".join(changed))
            (whole.folder / "summary.json").unlink(missing_ok=True)
            with Store(whole.store).open(whole.number, session()) as case:
                if not case.read_only:
                    result.wrong(f"{what}: the case goes on")
    return result


def _rearranged(records: list[bytes], foreign: bytes) -> Iterator[tuple[str, list[bytes]]]:
    for place in range(1, len(records)):
        before, after = records[:place], records[place:]
        yield f"another case's record before {place}", [*before, foreign, *after]
        yield f"record {place - 1} twice", [*before, before[-1], *after]
        yield f"another case's record instead of {place}", [*before, foreign, *after[1:]]
        if after[1:]:
            yield f"record {place} taken out", [*before, *after[1:]]
            yield f"records {place} and the next changed about", [*before, after[1], after[0], *after[2:]]
    yield "another case's record at the end", [*records, foreign]


def wipe_sectors(folder: Path) -> Result:
    """A sector full of zeros, of ones, or of another sector's bytes, as a failing disk gives them."""
    whole = make(folder)
    last = len(whole.journal) - len(whole.journal) % 512
    with part("journal with a wrong sector") as result:
        for place in range(0, last, 512):
            for name, sector in (("zeros", bytes(512)), ("ones", b"\xff" * 512), ("another", whole.journal[512:1024])):
                if whole.journal[place : place + 512] == sector:
                    continue
                result.trials += 1
                data = whole.journal[:place] + sector + whole.journal[place + 512 :]
                found = scan(data)
                intact = [
                    whole.journal[a + 92 : b - 1]
                    for a, b in zip(whole.starts, whole.starts[1:], strict=False)
                    if b <= place or a >= place + 512
                ]
                result.found.acknowledged += len(intact)
                result.found.lost += len(set(intact) - set(found.payloads))
                if not found.damages:
                    result.wrong(f"{name} at {place}: accepted")
    return result


# The case file


def cut_case_file(folder: Path, every: int = 1) -> Result:
    """Cut at each byte: refused, or read and told to be changed."""
    whole = make(folder)
    with part("case file cut off at each byte") as result:
        for place in range(0, len(whole.case_file), every):
            _read_changed(whole, whole.case_file[:place], f"cut at byte {place}", result)
    return result


def change_case_file(folder: Path, every: int = 1) -> Result:
    """Each single bit of it: refused, or read and told to be changed."""
    whole = make(folder)
    with part("case file with each single bit changed") as result:
        for place, data in _each_bit(whole.case_file, every):
            _read_changed(whole, data, f"bit {place}", result)
    return result


def _read_changed(whole: Whole, data: bytes, what: str, result: Result) -> None:
    result.trials += 1
    try:
        loaded = _read(whole, data)
    except BadInput:
        result.count("refused")
        return
    result.count("read, and told to be changed")
    if not any(finding.level is Level.ERROR for finding in loaded.findings):
        result.wrong(f"{what}: accepted")


def _read(whole: Whole, data: bytes) -> LoadedFile:
    """As ``read_case_file`` does, without the disk."""
    try:
        return read_case_text(data.decode(), "case.toml")
    except UnicodeDecodeError as error:
        raise BadInput("not UTF-8") from error


# What lies beside the journal


def change_beside(folder: Path, every: int = 1) -> Result:
    """Each single bit of every other file of a case: the events stand whatever it says."""
    whole = make(folder)
    Store(whole.store).open(whole.number, session()).close()
    saved = folder / "saved"
    shutil.copytree(whole.folder, saved)
    with part("what lies beside the journal, each single bit changed") as result:
        for name in ("protocol.json", "summary.json", "lock", "journal.torn"):
            content = (saved / name).read_bytes() or b"left over"
            for place, data in _each_bit(content, every):
                result.trials += 1
                shutil.copytree(saved, whole.folder, dirs_exist_ok=True)
                whole.put(name, data)
                _open_beside(whole, f"{name}, bit {place}", name, result)
    return result


def _open_beside(whole: Whole, what: str, name: str, result: Result) -> None:
    store = Store(whole.store)
    result.found.acknowledged += len(whole.events)
    try:
        with store.open(whole.number, session()) as case:
            if tuple(case.case.events[: len(whole.events)]) != whole.events:
                result.found.lost += len(whole.events)
            told = {finding.code for finding in case.findings}
            if name == "protocol.json" and not told:
                result.wrong(f"{what}: another protocol was accepted")
            if name != "protocol.json" and (told or case.read_only):
                result.wrong(f"{what}: stands in the way: {told}")
    except (BadInput, CannotWrite) as error:
        result.wrong(f"{what}: {error.message}")


def _each_bit(data: bytes, every: int) -> Iterator[tuple[int, bytes]]:
    """With every nth bit changed; a prime step, so that each place in a byte is met."""
    changed = bytearray(data)
    for place in range(0, len(data) * 8, every):
        changed[place // 8] ^= 1 << place % 8
        yield place, bytes(changed)
        changed[place // 8] ^= 1 << place % 8


def _kinds(found: Scan) -> list[DamageKind]:
    return [damage.kind for damage in found.damages]


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}
