"""``case.toml``: one case in one file. Above for people, below for the machine; format in ``docs/case-file.md``.

Reading trusts only ``[[event]]`` and the pinned protocol. The upper part is handed back as it stands; whoever knows how
it is made compares it with what the events say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from screening_tui import __version__
from screening_tui.case.events import MAJOR_VERSION, Opened
from screening_tui.case.fold import fold
from screening_tui.case.head import head_code
from screening_tui.case.history import remark, understand
from screening_tui.case.model import Case
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, to_record
from screening_tui.case.toml_text import document, flat_table
from screening_tui.errors import BadInput
from screening_tui.protocol.sources import Sources
from screening_tui.reading.clean import clean_text, clean_tree
from screening_tui.reading.diagnostic import Diagnostic, Level, shorten
from screening_tui.reading.toml import parse_toml, read_bounded

CASE_FILE = "case.toml"
LARGEST_CASE_FILE = 64 * 1024 * 1024

_MACHINE_KEYS = frozenset({"program", "events", "head", "head_code", "links"})
_OWN_KEYS = frozenset({"format", "machine", "event", "protocol_file", "seal"})
"""At the top level; everything else is the part for people."""

_ABOVE = """\
# One screening of a minor at a border as it was recorded: what was looked at, asked, answered, concluded and done.
#
# The first part is for people, from top to bottom. The last part, from [machine] on, holds the same case for the
# program: every event in its order, and the protocol under which the officer worked. The first part is computed
# from it: "event = 12", or [12] after a reason, is the number of an event there. A line like this one explains.
#
# Una entrevista de detección a una persona menor de edad en la frontera, tal como quedó registrada. La primera parte
# es para personas y se lee de arriba abajo; la última, desde [machine], guarda lo mismo para el programa. Las claves
# están en inglés: person persona, mark marca, asked pregunta como se hizo, answer respuesta, no_answer por qué no la
# hay, assessment conclusión, reason motivo, because por qué, action medida, recorded lo que se hizo, outcome cómo
# terminó, correction lo que se retiró, time hora, event número del hecho.
#
# Whether anything was changed since it was written:   screening-tui verify FILE --head CODE
# CODE is the head code that was written into the paper file when the case was closed.
"""
_BELOW = """
# ----------------------------------------------------------------------------------------------------------------------
# From here on for the program. Changing anything here, or above, shows when the file is verified.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of the part for people: words for its readers, which become comments, and its tables."""

    comment: str
    tables: Mapping[str, Any]
    """Only the first section may have keys that are no tables."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A case file that was read."""

    case: Case
    sources: Sources | None
    """The protocol under which it was opened; None where the file does not hold it whole."""
    head: bytes
    """The end of the chain over the events as they stand in the file."""
    heads: tuple[bytes, ...]
    """The chain after each event."""
    upper: Mapping[str, Any]
    """The part for people, clean, as it stands."""
    program: str
    """The version of the program that wrote it."""
    findings: tuple[Diagnostic, ...]
    """What is not as it was written; none for an untouched file."""


def render(case: Case, sources: Sources, head: bytes, upper: Sequence[Section] = ()) -> str:
    """The file's whole text."""
    records = [to_record(event) for event in case.events]
    machine = {
        "program": __version__,
        "events": len(records),
        "head": head.hex(),
        "head_code": head_code(head),
        "links": _links(_heads([canonical(record) for record in records])),
    }
    text = "".join(
        [
            _ABOVE,
            f"\nformat = {MAJOR_VERSION}\n",
            *(f"\n{_commented(section.comment)}{document(section.tables)}" for section in upper),
            _BELOW,
            document({"machine": machine}),
            *(flat_table("event", record) for record in records),
            *(flat_table("protocol_file", {"name": name, "text": text}) for name, text in sources.files.items()),
        ]
    )
    return text + _seal(text)


def read_case_file(path: Path) -> LoadedFile:
    """A case file. Raises BadInput for what is none, or one of a newer format."""
    return read_case_text(read_bounded(path, LARGEST_CASE_FILE), path.name)


def read_case_text(text: str, file: str) -> LoadedFile:
    """The same of a text; ``file`` is what it is called in messages."""
    tree = parse_toml(text, file)
    _check_format(tree, file)
    findings = [*_of_seal(tree, text, file)]
    payloads = [_payload(record) for record in _tables(tree, "event", file, findings)]
    history = understand(payloads, file)
    findings += history.findings
    heads = _heads(payloads)
    machine = tree.get("machine")
    machine = machine if isinstance(machine, dict) else {}
    findings += _of_machine(machine, heads, file)
    case = fold(history.events)
    sources = _sources(tree, case, file, findings)
    return LoadedFile(
        case=case,
        sources=sources,
        head=history.head,
        heads=heads,
        upper=clean_tree({name: value for name, value in tree.items() if name not in _OWN_KEYS}),
        program=clean_text(str(machine.get("program", ""))),
        findings=tuple(findings),
    )


def _commented(words: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in words.split("\n")) if words else ""


def _heads(payloads: Sequence[bytes]) -> tuple[bytes, ...]:
    return tuple(accumulate(payloads, chain, initial=START_OF_CHAIN))[1:]


def _links(heads: Sequence[bytes]) -> list[str]:
    """The first four bytes of the chain after each event: enough to say where it breaks."""
    return [head[:4].hex() for head in heads]


def _seal(text: str) -> str:
    return f'\n[seal]\nsha256 = "{sha256(text.encode()).hexdigest()}"\n'


def _check_format(tree: Mapping[str, Any], file: str) -> None:
    version = tree.get("format")
    if type(version) is not int or version < 1 or "event" not in tree:
        raise BadInput(f"{file} is no case file.", advice="A case file is called case.toml and begins with a format.")
    if version > MAJOR_VERSION:
        raise BadInput(
            f"{file} was written by a newer version of the program (format {version}).",
            title="Too new",
            advice="Read it with that version, or with a later one.",
        )


def _of_seal(tree: Mapping[str, Any], text: str, file: str) -> list[Diagnostic]:
    seal = tree.get("seal")
    if seal is None:
        return [_error("K103", file, "seal", "the end of the file is missing")]
    before = text[: text.rfind("\n[seal]\n")]
    if before + _seal(before) != text:
        return [_error("K104", file, "seal", "the file was changed after it was written")]
    return []


def _tables(tree: Mapping[str, Any], name: str, file: str, findings: list[Diagnostic]) -> list[dict[str, Any]]:
    tables = tree.get(name, [])
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    findings.append(_error("K108", file, name, f"[[{name}]] is not a list of tables"))
    return []


def _payload(record: Mapping[str, Any]) -> bytes:
    payload = canonical(record)
    # TOML has dates, and numbers that are none, and no event has: such a record is reported as none.
    return payload if from_json(payload) == record else b""


def _of_machine(machine: Mapping[str, Any], heads: tuple[bytes, ...], file: str) -> list[Diagnostic]:
    findings = []
    head = heads[-1] if heads else START_OF_CHAIN
    if machine.get("events") != len(heads):
        findings.append(_error("K109", file, "machine.events", f"the file holds {len(heads)} events, and had others"))
    if machine.get("head") != head.hex() or machine.get("links") != _links(heads):
        findings.append(_error("K105", file, _broken_at(machine, heads), "the chain of events does not hold from here"))
    if machine.get("head_code") != head_code(head):
        findings.append(_error("K105", file, "machine.head_code", "it is not the code of these events"))
    for name in sorted(machine.keys() - _MACHINE_KEYS):
        message = "this version of the program does not know the key"
        findings.append(remark("K107", Level.WARNING, file, f"machine.{shorten(clean_text(name))}", message))
    return findings


def _broken_at(machine: Mapping[str, Any], heads: tuple[bytes, ...]) -> str:
    """The first event after which the chain is another one than when the file was written."""
    links = machine.get("links")
    if isinstance(links, list):
        for place, (written, found) in enumerate(zip(links, _links(heads), strict=False), 1):
            if written != found:
                return f"event {place}"
        if len(links) != len(heads):
            return f"event {min(len(links), len(heads)) + 1}"
    return "machine.head"


def _sources(tree: Mapping[str, Any], case: Case, file: str, findings: list[Diagnostic]) -> Sources | None:
    files = {
        str(table.get("name")): table["text"]
        for table in _tables(tree, "protocol_file", file, findings)
        if isinstance(table.get("text"), str)
    }
    try:
        sources = Sources.from_files(files)
    except BadInput as error:
        findings.append(_error("K106", file, "protocol_file", f"the protocol cannot be read: {error}"))
        return None
    opened: Opened | None = case.opened.body if case.opened else None
    if opened is None or opened.protocol.digest != sources.digest:
        message = "the protocol is not the one under which the case was opened"
        findings.append(_error("K106", file, "protocol_file", message))
    return sources


def _error(code: str, file: str, key: str, message: str) -> Diagnostic:
    advice = "Compare it with the head code on paper, and with the original in the station's store."
    return remark(code, Level.ERROR, file, key, message, advice)
