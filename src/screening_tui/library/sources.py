"""Where cases come from: a store, a folder of case files, single files. Each tells what is there and reads one."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol as Shape

from screening_tui.case.case_file import LARGEST_CASE_FILE, read_case_file
from screening_tui.case.codec import open_sealed
from screening_tui.case.disk import Disk
from screening_tui.case.events import Opened
from screening_tui.case.fold import fold
from screening_tui.case.folder import PRIVATE, SHARED, Folder, Rights
from screening_tui.case.frames import scan
from screening_tui.case.history import understand
from screening_tui.case.journal import JOURNAL, LARGEST_JOURNAL
from screening_tui.case.store import NUMBER
from screening_tui.case.stored import read_stored
from screening_tui.errors import BadInput, ScreeningError
from screening_tui.library.entry import Entry, entry_of
from screening_tui.library.row import CaseRow
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Level

Stamp = tuple[int, int]
"""A file's length and the time of its last change, by which a change is noticed."""


class Source(Shape):
    """Some cases."""

    path: Path

    def stamps(self) -> Mapping[str, Stamp]:
        """What is there: a case's name to its stamp. Raises BadInput."""

    def stamp(self, name: str) -> Stamp | None:
        """One case's; None where there is no such case any more."""

    def read(self, name: str) -> Entry | None:
        """One case, with what is wrong with it; None for a file that is something else."""

    def file(self, name: str) -> Path | None:
        """The case file of that name; None where cases are a store's."""


class Protocols:
    """The protocols that were met, each loaded once."""

    def __init__(self) -> None:
        self._known: dict[str, Protocol | None] = {}

    def __contains__(self, digest: str) -> bool:
        return digest in self._known

    def of(self, digest: str) -> Protocol | None:
        """The one of that digest; None for one that cannot be used, or was not met."""
        return self._known.get(digest)

    def load(self, sources: Sources) -> Protocol | None:
        """The protocol of these files; None for one that cannot be used."""
        if sources.digest not in self._known:
            try:
                self._known[sources.digest] = load(sources)
            except BadInput:
                self._known[sources.digest] = None
        return self._known[sources.digest]


class StoreSource:
    """The cases of a store."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        self.path = path
        self.rights: Rights = SHARED if shared else PRIVATE
        self._protocols = Protocols()

    def stamps(self) -> dict[str, Stamp]:
        """Number to the journal's stamp."""
        with Folder.at(self.path, self.rights, Disk()) as folder:
            names = [name for name in folder.names() if NUMBER.fullmatch(name)]
        handle = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            return {name: _stamp(name, handle) or (0, 0) for name in names}
        finally:
            os.close(handle)

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of one journal."""
        return _stamp(str(self.path / name)) if NUMBER.fullmatch(name) else None

    def file(self, name: str) -> None:
        """A store's case is its journal."""

    def read(self, name: str) -> Entry:
        """A case of that number."""
        try:
            with Folder.at(self.path, self.rights, Disk()) as store, store.folder(name) as folder:
                return self._quick(folder, name) or self._whole(folder, name)
        except ScreeningError as error:
            return Entry(CaseRow(name, number=name, source=str(self.path), trouble=error.message), name)

    def _quick(self, folder: Folder, name: str) -> Entry | None:
        """An undamaged case under a protocol that was met: its pinned copy need not be read."""
        found = scan(folder.read_raw(JOURNAL, LARGEST_JOURNAL))
        history = understand(map(open_sealed, found.payloads), name)
        opened = history.events[0].body if history.events else None
        errors = any(finding.level is Level.ERROR for finding in history.findings)
        if found.damages or errors or not isinstance(opened, Opened) or opened.number != name:
            return None
        if opened.protocol.digest not in self._protocols:
            return None
        protocol = self._protocols.of(opened.protocol.digest)
        return entry_of(name, str(self.path), fold(history.events), protocol)

    def _whole(self, folder: Folder, name: str) -> Entry:
        stored = read_stored(folder, name)
        protocol = self._protocols.load(stored.sources)
        trouble = next((finding.message for finding in stored.findings if finding.level is Level.ERROR), "")
        return entry_of(name, str(self.path), fold(stored.events), protocol, trouble)


class FileSource:
    """Case files: those that were named, or all of a folder and of the folders in it."""

    def __init__(self, path: Path, files: Iterable[Path] | None = None) -> None:
        """``files`` are named by the person at the keyboard: what is no case file among them is an error."""
        self.path = path
        self._named = {str(file): file for file in files} if files is not None else None
        self._protocols = Protocols()

    def stamps(self) -> dict[str, Stamp]:
        """Path to the file's stamp."""
        found = self._named or {str(file.relative_to(self.path)): file for file in sorted(self.path.rglob("*.toml"))}
        stamps = {name: _file_stamp(file) for name, file in found.items()}
        return {name: stamp or (0, 0) for name, stamp in stamps.items() if stamp or self._named}

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of one file."""
        return _file_stamp(self.file(name))

    def read(self, name: str) -> Entry | None:
        """One file; None for another TOML file of the folder. Raises BadInput for a named one that is no case file."""
        try:
            loaded = read_case_file(self.file(name))
        except BadInput as error:
            if self._named is not None:
                raise
            if not _has_events(self.file(name)):
                return None
            return Entry(CaseRow(name, number=name, source=str(self.path), trouble=error.message), name)
        protocol = self._protocols.load(loaded.sources) if loaded.sources else None
        trouble = next((finding.message for finding in loaded.findings if finding.level is Level.ERROR), "")
        return entry_of(name, str(self.path), loaded.case, protocol, trouble)

    def file(self, name: str) -> Path:
        """Where that file lies."""
        return self.path / name if self._named is None else self._named[name]


def sources_of(places: Sequence[Path], home: Path, *, shared: bool = False) -> Iterator[Source]:
    """What lies at the places that were named; where none was, the store at ``home``, which may not be there yet."""
    if not places:
        yield StoreSource(home, shared=shared) if home.exists() else FileSource(home, [])
        return
    files = [path for path in places if path.is_file()]
    for path in places:
        if path not in files:
            yield source_of(path, shared=shared)
    if files:
        yield FileSource(Path(), files)


def source_of(path: Path, *, shared: bool = False) -> StoreSource | FileSource:
    """What lies at a path: a store, or the folder that holds one, or a folder of case files, or one file.

    Raises BadInput where there is nothing.
    """
    if path.is_dir():
        for folder in (path, path / "cases"):
            if folder.is_dir() and _is_store(folder):
                return StoreSource(folder, shared=shared)
        return FileSource(path)
    if not path.exists():
        raise BadInput(f"{path} cannot be read: it is not there.", advice="Name a store, a folder or a case file.")
    return FileSource(path.parent, [path])


def _is_store(folder: Path) -> bool:
    with os.scandir(folder) as inner:
        return any(NUMBER.fullmatch(item.name) and (Path(item.path) / JOURNAL).exists() for item in inner)


def _stamp(name: str, handle: int | None = None) -> Stamp | None:
    try:
        status = os.stat(f"{name}/{JOURNAL}", dir_fd=handle, follow_symlinks=False)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _file_stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _has_events(file: Path) -> bool:
    """Whether it is a case file, however damaged."""
    try:
        return b"[[event]]" in file.read_bytes()[:LARGEST_CASE_FILE]
    except OSError:
        return False
