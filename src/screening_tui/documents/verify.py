"""Whether a case file is as it was written: the chain, the head code on paper, the part for people computed anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening_tui import __version__
from screening_tui.case.case_file import LoadedFile, read_case_file
from screening_tui.case.head import head_code, read_head_code
from screening_tui.case.history import remark
from screening_tui.documents.case_upper import upper_part
from screening_tui.errors import BadInput
from screening_tui.protocol.load import load
from screening_tui.reading.clean import clean_tree
from screening_tui.reading.diagnostic import Diagnostic, Level, shorten

_ADVICE = "Believe the events at the end of the file, not this place; compare with the station's own store."


@dataclass(frozen=True, slots=True)
class Verified:
    """What came out."""

    file: LoadedFile
    head_code: str
    """Of the events as they stand in the file."""
    findings: tuple[Diagnostic, ...]
    """Every error says that something is not as it was written; none for an untouched file."""

    @property
    def is_untouched(self) -> bool:
        """Whether nothing speaks for a change."""
        return all(finding.level is not Level.ERROR for finding in self.findings)


def verify(path: Path, code: str = "") -> Verified:
    """Check a case file, and with ``code`` that it is the history whose head code stands on paper.

    Raises BadInput for what is no case file, for one of a newer format, and for a code that was mistyped.
    """
    wanted = read_head_code(code) if code else ""
    return verified(read_case_file(path), path.name, wanted)


def verified(loaded: LoadedFile, file: str, code: str = "") -> Verified:
    """The same of a file that was read already; ``code`` as ``read_head_code`` gives it."""
    findings = list(loaded.findings)
    if code:
        findings += _of_code(loaded, code, file)
    findings += _of_upper(loaded, file)
    return Verified(loaded, head_code(loaded.head), tuple(findings))


def _of_code(loaded: LoadedFile, code: str, file: str) -> list[Diagnostic]:
    codes = [head_code(head) for head in loaded.heads]
    if code not in codes:
        message = f"the head code {code} belongs to another history"
        return [remark("K111", Level.ERROR, file, "head", message, "What is in this file is not what was closed then.")]
    place = len(codes) - codes[::-1].index(code)
    if place == len(codes):
        return []
    message = f"the head code {code} is the one after event {place}; {len(codes) - place} more came later"
    return [remark("K112", Level.NOTE, file, f"event {place}", message, "The case was worked on again after that.")]


def _of_upper(loaded: LoadedFile, file: str) -> list[Diagnostic]:
    """The part for people against what the events say."""
    if loaded.sources is None or loaded.case.opened is None:
        return []
    try:
        protocol = load(loaded.sources)
    except BadInput as error:
        message = f"the protocol in the file is refused: {error}"
        return [remark("K110", Level.ERROR, file, "protocol_file", message, _ADVICE)]
    contacts = loaded.upper.get("contacts")
    sections = upper_part(
        protocol, loaded.case, loaded.case.officer_language, contacts if _is_plain(contacts) else None
    )
    computed = clean_tree(_plain({name: value for section in sections for name, value in section.tables.items()}))
    # Another version of the program may word things otherwise; then a difference is for a person to look at.
    level = Level.ERROR if loaded.program == __version__ else Level.WARNING
    return [
        remark("K201", level, file, shorten(where), message, _ADVICE)
        for where, message in _differences(loaded.upper, computed)
    ]


def _is_plain(contacts: object) -> bool:
    return isinstance(contacts, dict) and all(isinstance(line, str) for line in contacts.values())


def _plain(value: Any) -> Any:
    """As TOML gives it back."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _differences(stands: Any, computed: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Each place that is not what the events say: its key, and in what way."""
    if isinstance(stands, Mapping) and isinstance(computed, Mapping):
        for key in dict.fromkeys((*computed, *stands)):
            inner = f"{where}.{key}" if where else key
            if key not in stands:
                yield inner, "it is missing; the events have it"
            elif key not in computed:
                yield inner, "the events do not have it; this version of the program does not write it"
            else:
                yield from _differences(stands[key], computed[key], inner)
    elif isinstance(stands, list) and isinstance(computed, list):
        for place, (one, other) in enumerate(zip(stands, computed, strict=False), 1):
            yield from _differences(one, other, f"{where}[{place}]")
        if len(stands) != len(computed):
            yield where, f"there are {len(stands)}; the events have {len(computed)}"
    elif type(stands) is not type(computed) or stands != computed:
        yield where, "it does not say what the events say"
