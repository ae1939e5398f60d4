"""A protocol's files as they came in: names and texts, before anything is understood. What a case pins."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from screening_tui.errors import BadInput
from screening_tui.protocol.format import MAIN_FILE
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import Diagnostic, Level, shorten
from screening_tui.reading.file import read_bounded
from screening_tui.reading.tokens import TOKEN
from screening_tui.reading.toml import KIB, parse_clean_toml

LARGEST_FILE = 256 * KIB
LARGEST_PROTOCOL = 768 * KIB
MOST_FILES = 64
LONGEST_FILE_NAME = 200


@dataclass(frozen=True)
class Sources:
    """One protocol's texts, ``protocol.toml`` first; line ends are ``\\n`` everywhere, so that copies compare equal."""

    files: Mapping[str, str]
    """Name relative to the protocol's folder, with ``/``, to the file's text."""
    refused: Mapping[str, Diagnostic] = field(default_factory=dict, compare=False)
    """Files that ``protocol.toml`` names and that could not be read, with the reason."""
    folder: str = field(default="", compare=False)
    """Where they were read, for messages; empty when they came out of a case."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the files' names and bytes, in hexadecimal."""
        whole = sha256()
        for name in sorted(self.files):
            for part in (name.encode(), self.files[name].encode()):
                whole.update(len(part).to_bytes(8, "big") + part)
        return whole.hexdigest()

    @classmethod
    def from_files(cls, files: Mapping[str, str]) -> "Sources":
        """Sources out of a case file. Raises BadInput for a name that is no protocol file's, or for too much text."""
        total = 0
        for name, text in files.items():
            size = len(text.encode("utf-8", "replace"))
            total += size
            if reason := why_no_file_name(name):
                raise _refusal("F105", clean_text(name), reason, "Use a plain name inside the protocol's folder.")
            if size > LARGEST_FILE or total > LARGEST_PROTOCOL or len(files) > MOST_FILES:
                raise _refusal("F102", name, "the protocol's files are too large or too many", "")
        if MAIN_FILE not in files:
            raise _refusal("F101", MAIN_FILE, "the protocol has no such file", "Its main file is called so.")
        ordered = {MAIN_FILE: files[MAIN_FILE]} | dict(files)
        return cls(MappingProxyType({name: _with_plain_line_ends(text) for name, text in ordered.items()}))

    def shown(self, name: str) -> str:
        """A file's name for messages, as the person who gave the folder would write it."""
        return os.path.join(self.folder, name) if self.folder else name  # noqa: PTH118  keeps "./" as it was given


def read_sources(path: str | Path) -> Sources:
    """A protocol's files, from its folder or its ``protocol.toml``.

    Raises BadInput when ``protocol.toml`` itself cannot be read. What is wrong with a file that it names is kept in
    ``refused`` and reported by ``check`` and ``load`` with everything else.
    """
    path = Path(path)
    folder = path.parent if path.name == MAIN_FILE and not path.is_dir() else path
    if not folder.is_dir() and (folder.exists() or folder.suffix == ".toml"):
        advice = f"Give the protocol's folder, or the {MAIN_FILE} in it."
        raise _refusal("F101", str(path), f"a protocol is a folder with a {MAIN_FILE} in it", advice)
    text = _with_plain_line_ends(read_bounded(folder / MAIN_FILE, LARGEST_FILE))
    files, total = {MAIN_FILE: text}, len(text)
    refused: dict[str, Diagnostic] = {}
    for name in named_files(text, MAIN_FILE):
        if name in files or name in refused:
            continue
        try:
            files[name] = _read_named(folder, name, len(files) + len(refused), total)
            total += len(files[name])
        except BadInput as error:
            refused[name] = error.diagnostics[0]
        if len(refused) > MOST_FILES:
            break
    return Sources(MappingProxyType(files), MappingProxyType(refused), str(folder))


def _read_named(folder: Path, name: str, already: int, total: int) -> str:
    if reason := why_no_file_name(name):
        raise _refusal("F105", shorten(clean_text(name)), reason, "Use a plain name inside the protocol's folder.")
    if already >= MOST_FILES:
        raise _refusal("F104", name, f"the protocol names more than {MOST_FILES} files", "Put several into one.")
    home, target = os.path.realpath(folder), os.path.realpath(folder / name)
    if not target.startswith(os.path.join(home, "")):  # noqa: PTH118
        raise _refusal("F105", name, "it leads out of the protocol's folder", "Put the file itself into the folder.")
    text = _with_plain_line_ends(read_bounded(folder / name, LARGEST_FILE, name))
    if total + len(text) > LARGEST_PROTOCOL:
        message = f"the protocol's files together are larger than {LARGEST_PROTOCOL // KIB} KiB"
        raise _refusal("F102", name, message, "Leave out what is not needed.")
    return text


def named_files(text: str, file_name: str) -> Iterator[str]:
    """The files that a ``protocol.toml`` includes, then its translations; none while its first lines are no TOML."""
    try:
        header = parse_clean_toml(_before_first_table(text), file_name)
    except BadInput:
        return
    for key in ("include", "translations"):
        yield from names_under(header, key)


def names_under(header: Mapping[str, Any], key: str) -> Iterator[str]:
    """The file names in a list of the header; what is no list of strings is reported elsewhere."""
    names = header.get(key, [])
    if isinstance(names, list):
        yield from (name for name in names if isinstance(name, str))


def why_no_file_name(name: str) -> str:
    """Why this cannot be the name of one of a protocol's files; empty when it can."""
    parts = name.split("/")
    if not name.endswith(".toml") or len(name) > LONGEST_FILE_NAME:
        return "it is no name of a TOML file"
    if not name.isprintable() or "\\" in name or ":" in name:
        return "its name has characters that not every computer allows"
    if any(part.startswith(".") or not part for part in parts):
        return "it is not inside the protocol's folder"
    return ""


def default_sources() -> Sources:
    """The default protocol: beside the package where it is installed, at the top level in a checkout."""
    package = Path(__file__).resolve().parents[1]
    homes = (package / "protocols", package.parents[1] / "protocols")
    home = next((home for home in homes if home.is_dir()), homes[0])
    return read_sources(home / "iom-ilo-2006")


def _before_first_table(text: str) -> str:
    depth, before = 0, ""
    for token in TOKEN.finditer(text):
        kind = str(token.lastgroup)
        if kind == "open" and depth == 0 and before != "equals":
            return text[: token.start()]
        depth += (kind == "open") - (kind == "close")
        before = before if kind == "comment" else kind
    return text


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _refusal(code: str, name: str, message: str, advice: str) -> BadInput:
    diagnostic = Diagnostic(code, Level.ERROR, name, 0, 0, "", "", message, advice)
    return BadInput(f"{name}: {message}", advice=advice, diagnostics=(diagnostic,))
