"""Sound registers in every format, and what the program does with one that is brought in, opened or typed."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from harness.inputs.seeds import Sound
from screening_tui.errors import BadInput
from screening_tui.names.partial_date import PartialDate
from screening_tui.names.travel_document import NoZone, read_zone
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import render_json, render_text
from screening_tui.registers.match import Person, look_for
from screening_tui.registers.sheets import cells
from screening_tui.registers.store import FILE, Registers, open_registers
from screening_tui.registers.transfer import Counts, changes, expire, take_in

_ROOT = Path(__file__).parents[4]
sys.path.insert(0, str(_ROOT / "tests" / "names"))

from made_zone import Document, made_zone  # noqa: E402

BROUGHT = "register"
"""The file that is brought in; its format is told apart by how it begins."""
TYPED = "zone"
_DAY = date(2026, 11, 23)
_LIST = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-11-01"><INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>JUAN</FIRST_NAME><SECOND_NAME>INVENTADO</SECOND_NAME>
<UN_LIST_TYPE>Example</UN_LIST_TYPE><REFERENCE_NUMBER>EXi.001</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>&#x0645;&#x062D;</NAME_ORIGINAL_SCRIPT><COMMENTS1>fictitious &amp; harmless</COMMENTS1>
<GENDER>Male</GENDER><DESIGNATION><VALUE>treasurer</VALUE></DESIGNATION><NATIONALITY><VALUE>Nicaragua</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>El Uno; El Otro</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR><TO_YEAR>1972</TO_YEAR>
</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>N123</NUMBER>
</INDIVIDUAL_DOCUMENT></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
"""
_SIMPLE = """id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,dataset,last_change
EX-1,Person,Juan Inventado,"J. Inventado;Xuan",1970-01-01;1971,ni;eu,,A1;B2,List,Example,2026-01-02T10:00:00
EX-2,Company,Inventada SA,,,,,,,Example,
"""


@cache
def brought() -> tuple[Sound, ...]:
    """One file of each format, beside a store that has entries already."""
    examples = _ROOT / "examples" / "registers"
    files = [*(path.read_bytes() for path in sorted(examples.iterdir())), _LIST.encode(), _SIMPLE.encode()]
    return tuple(Sound({BROUGHT: data, FILE: _store()}, (BROUGHT,)) for data in files)


@cache
def stored() -> tuple[Sound, ...]:
    """The store itself."""
    return (Sound({FILE: _store()}, (FILE,)),)


@cache
def _store() -> bytes:
    with TemporaryDirectory() as place:
        folder = Path(place)
        with open_registers(folder, make=True) as registers:
            for path in sorted((_ROOT / "examples" / "registers").iterdir()):
                take_in(registers, path, "wanted", "example", _no_progress)
        return (folder / FILE).read_bytes()


@cache
def zones() -> tuple[Sound, ...]:
    """The machine-readable zone of each kind of document, as it is typed."""
    kinds = ("TD1", "TD2", "TD3", "MRV-A", "MRV-B")
    papers = [Document(kind, "C0I23456", "INVENTADA<MARIN", "ROSA", "850307", "301231") for kind in kinds]
    return tuple(Sound({TYPED: "\n".join(made_zone(paper)).encode()}, (TYPED,)) for paper in papers)


def bring_in(folder: Path) -> str:
    """Compared with what is there, taken in, taken in beside it, and then everything that can be done with it."""
    path = folder / BROUGHT
    told = ""
    with open_registers(folder) as registers:
        before = registers.counts()
        try:
            for _change, _old, new in changes(registers, path, "wanted", Counts()):
                told += _words(new)
            for merge in (False, True):
                take_in(registers, path, "wanted", "tried", _no_progress, merge=merge)
        except BadInput as error:
            assert registers.counts() == before, "a file that is refused changes nothing"
            told = render_text(error.diagnostics) + render_json(error.diagnostics).replace("\n", "")
            assert _printable(told), "what is said of a bad row steers a terminal"
            raise
        told += _gone_through(registers)
        expire(registers, _DAY)
    return told


def open_stored(folder: Path) -> str:
    """Opened, listed, searched; and a sound file taken in."""
    shutil.copyfile(_ROOT / "examples" / "registers" / "wanted.csv", folder / BROUGHT)
    with open_registers(folder) as registers:
        told = _gone_through(registers)
        take_in(registers, folder / BROUGHT, "wanted", "tried", _no_progress)
    return told


def read_typed(folder: Path) -> str:
    """The zone, cleaned as everything typed is; what is none is told as such."""
    text = clean_text((folder / TYPED).read_bytes().decode("utf-8", "replace"), lines=True)
    try:
        zone = read_zone(text, _DAY)
    except NoZone as error:
        raise BadInput(str(error)) from None
    zone.ages_at(_DAY), zone.is_expired(_DAY), zone.is_consistent, zone.country
    return _words(zone)


def _gone_through(registers: Registers) -> str:
    told = " ".join(registers.counts())
    entries = list(registers.entries())
    for entry in entries[:20]:
        told += _words(entry) + " ".join(cells(entry))
        person = Person(entry.name, PartialDate(1985, 3, 7), documents=tuple(d.number for d in entry.documents))
        told += "".join(_words(hit.entry) for hit in look_for(registers, person))
    return told


def _words(what: Any) -> str:
    """Every text in it, as it would be printed."""
    return " ".join(_texts(asdict(what)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def _printable(words: str) -> bool:
    return all(c.isprintable() or c in "\n\u200c\u200d" for c in words)


def _no_progress(_count: int) -> None:
    """Nobody looks."""


def another_cell(data: bytes, other: bytes, random: Random) -> bytes:
    """One cell, member or element, exchanged for a piece of another file."""
    signs = [place for place, byte in enumerate(data) if byte in b',;:"<>\n']
    begin = random.choice(signs or [0])
    end = begin + random.choice((1, 3, 12))
    start = random.randrange(len(other) + 1)
    return data[: begin + 1] + other[start : start + random.choice((1, 8, 60))] + data[end:]
