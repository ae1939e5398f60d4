"""Everything that is wrong with a protocol at once, each with its place. Run by authors, and when loading failed."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pydantic import ValidationError

from screening_tui.protocol.assembly import Assembly, Tree, assemble
from screening_tui.protocol.checks.codes import CODES
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.items import explain
from screening_tui.protocol.checks.pairs import pairs
from screening_tui.protocol.checks.problem import Path, Problem
from screening_tui.protocol.checks.reach import reach
from screening_tui.protocol.checks.shapes import additions
from screening_tui.protocol.checks.texts import texts
from screening_tui.protocol.format import GUIDE, HEADER_IN_MODEL, MAIN_FILE, PROTOCOL, TABLES, TableFormat
from screening_tui.protocol.load import structure
from screening_tui.protocol.model import Guide, Language, Protocol, Table
from screening_tui.protocol.sources import Sources
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import Diagnostic, in_order, shorten
from screening_tui.reading.positions import Positions, positions

MOST_FINDINGS = 500
"""More would help nobody, and a file that is no protocol at all could have a hundred thousand."""


def check(sources: Sources) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or might be better, file by file."""
    assembly = assemble(sources)
    found = list(islice(_problems(assembly), MOST_FINDINGS))
    return in_order([*assembly.diagnostics, *_placed(sources, found)])


def stopping(sources: Sources) -> tuple[Diagnostic, ...]:
    """What of it stops the protocol from being used."""
    return tuple(diagnostic for diagnostic in check(sources) if CODES[diagnostic.code].stops)


def _problems(assembly: Assembly) -> Iterator[Problem]:
    yield from assembly.problems
    if assembly.raw:
        draft, problems = _draft(assembly)
        yield from problems
        yield from structure(draft)
        yield from additions(draft)
        yield from reach(draft)
        yield from pairs(draft)
        yield from texts(draft, assembly)


def _draft(assembly: Assembly) -> tuple[Draft, list[Problem]]:
    """The sound items, and what is wrong with each of the others by itself."""
    problems: list[Problem] = []
    places: dict[str, list[tuple[str, Path]]] = {}
    broken: dict[str, frozenset[str]] = {}
    fields: dict[str, Any] = {}
    for name, table in TABLES.items():
        sound: list[Table] = []
        wrong: set[str] = set()
        places[name] = []
        for raw, place in zip(assembly.raw[table.field], assembly.places[name], strict=True):
            item = _item(table, raw, place, problems)
            if item is None:
                wrong.add(str(raw.get("id")))
            else:
                sound.append(item)
                places[name].append(place)
        fields[table.field] = tuple(sound)
        broken[name] = frozenset(wrong)
    fields["guide"] = _guide(assembly, problems)
    fields |= _header(assembly, problems)
    return Draft(Protocol.model_construct(**fields), places, broken), problems


def _item(table: TableFormat, raw: Tree, place: tuple[str, Path], problems: list[Problem]) -> Table | None:
    try:
        return table.model.model_validate(raw)
    except ValidationError as error:
        problems += explain(error, table, *place)
        return None


def _guide(assembly: Assembly, problems: list[Problem]) -> Table:
    raw = assembly.raw.get("guide", {})
    return _item(GUIDE, raw, assembly.places.get("guide", [(MAIN_FILE, ())])[0], problems) or Guide()


def _header(assembly: Assembly, problems: list[Problem]) -> Tree:
    """The top of ``protocol.toml``: looked at together with nothing else, so that only its own faults are found."""
    raw = {key: value for key, value in assembly.raw.items() if key in {*HEADER_IN_MODEL, "languages"}}
    try:
        protocol = Protocol.model_validate(raw | {"steps": ()})
    except ValidationError as error:
        problems += (problem for problem in explain(error, PROTOCOL, MAIN_FILE, ()) if problem.path[0] != "languages")
        languages = [Language.model_construct(**language) for language in raw["languages"]]
        return {**raw, "languages": tuple(languages)}
    return {key: getattr(protocol, key) for key in raw}


def _placed(sources: Sources, problems: Iterable[Problem]) -> Iterator[Diagnostic]:
    known: dict[str, Positions] = {}
    for problem in problems:
        if problem.file not in known:
            known[problem.file] = positions(sources.files[problem.file])
        places = known[problem.file]
        line, column = places.key(problem.path) if problem.at_key else places.value(problem.path, problem.offset)
        yield Diagnostic(
            problem.code,
            CODES[problem.code].level,
            problem.file,
            line,
            column,
            clean_text(".".join(str(part) for part in problem.path)),
            shorten(problem.found),
            problem.message,
            problem.advice,
        )
