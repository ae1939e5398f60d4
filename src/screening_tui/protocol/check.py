"""Everything that is wrong with a protocol at once, each with its place. Run by authors, and when loading failed."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pydantic import ValidationError

from screening_tui.protocol.assembly import Assembly, assemble
from screening_tui.protocol.checks.codes import CODES
from screening_tui.protocol.checks.cycles import cycles
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.items import explain
from screening_tui.protocol.checks.pairs import pairs
from screening_tui.protocol.checks.problem import MOST_PROBLEMS, Path, Problem
from screening_tui.protocol.checks.reach import reach
from screening_tui.protocol.checks.references import references
from screening_tui.protocol.checks.repair import repaired
from screening_tui.protocol.checks.shapes import additions, shapes
from screening_tui.protocol.checks.texts import texts
from screening_tui.protocol.checks.words import words
from screening_tui.protocol.format import GUIDE, HEADER_IN_MODEL, MAIN_FILE, PROTOCOL, TABLES
from screening_tui.protocol.model import Guide, Language, Protocol, Table
from screening_tui.protocol.sources import Sources
from screening_tui.protocol.tables import Tree
from screening_tui.reading.clean import clean_text
from screening_tui.reading.diagnostic import Diagnostic, in_order, shorten
from screening_tui.reading.positions import Positions, positions

ABOUT_WHAT_IS_NOT_HERE = frozenset({"P105", "P202", "P205", "P301", "P302", "P303", "P305", "P306", "P403"})
"""What would be said of every item that speaks of one in a file that could not be read."""


def check(sources: Sources) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or might be better, file by file."""
    return _check(sources, assemble(sources))


def stopping(sources: Sources, assembly: Assembly) -> tuple[Diagnostic, ...]:
    """What of it stops the protocol from being used."""
    return tuple(diagnostic for diagnostic in _check(sources, assembly) if CODES[diagnostic.code].stops)


def _check(sources: Sources, assembly: Assembly) -> tuple[Diagnostic, ...]:
    problems = _problems(assembly)
    if any(problem.path[:1] == ("include",) for problem in assembly.problems):
        problems = (problem for problem in problems if problem.code not in ABOUT_WHAT_IS_NOT_HERE)
    found = list(islice(problems, MOST_PROBLEMS))
    names = _names(assembly)
    return in_order([*assembly.diagnostics, *_placed(sources, found, names)], map(sources.shown, sources.files))


def _problems(assembly: Assembly) -> Iterator[Problem]:
    """What is reported of a value hides whatever else would be said of the same value."""
    yield from assembly.problems
    if not assembly.raw:
        return
    blamed = {(problem.file, problem.path) for problem in assembly.problems}
    problems: list[Problem] = []
    sound, whole = _drafts(assembly, problems)
    for problem in problems:
        if (problem.file, problem.path) not in blamed:
            yield problem
    blamed |= {(problem.file, problem.path) for problem in problems}
    for problem in _of_the_whole(sound, whole, assembly):
        if (problem.file, problem.path) not in blamed:
            yield problem


def _of_the_whole(sound: Draft, whole: Draft, assembly: Assembly) -> Iterator[Problem]:
    """What the items say of each other: names and references of all of them, the rest of the sound ones."""
    yield from references(whole)
    yield from words(whole)
    yield from shapes(sound)
    yield from cycles(sound)
    yield from additions(sound)
    yield from reach(sound)
    yield from pairs(sound)
    yield from texts(sound, assembly)


def _drafts(assembly: Assembly, problems: list[Problem]) -> tuple[Draft, Draft]:
    """The sound items alone, and all of them with the others repaired; what is wrong with those goes to problems."""
    sound: dict[str, Any] = {"guide": _guide(assembly, problems), **_header(assembly, problems)}
    whole = dict(sound)
    sound_places: dict[str, list[tuple[str, Path]]] = {}
    broken: dict[str, frozenset[str]] = {}
    for name, table in TABLES.items():
        items: list[tuple[Table, bool]] = []
        for number, (raw, place) in enumerate(zip(assembly.raw[table.field], assembly.places[name], strict=True)):
            try:
                items.append((table.model.model_validate(raw), True))
            except ValidationError as error:
                problems += explain(error, table, *place)
                items.append((repaired(table, raw, error, number), False))
        places = assembly.places[name]
        whole[table.field] = tuple(item for item, _ in items)
        sound[table.field] = tuple(item for item, is_sound in items if is_sound)
        sound_places[name] = [place for place, (_, is_sound) in zip(places, items, strict=True) if is_sound]
        ids = (str(raw.get("id")) for raw in assembly.raw[table.field])
        wrong = (own for own, (_, is_sound) in zip(ids, items, strict=True) if not is_sound)
        broken[name] = frozenset(wrong) | assembly.lost.get(name, set())
    return (
        Draft(Protocol.model_construct(**sound), sound_places, broken),
        Draft(Protocol.model_construct(**whole), assembly.places, broken),
    )


def _guide(assembly: Assembly, problems: list[Problem]) -> Guide:
    try:
        return Guide.model_validate(assembly.raw.get("guide", {}))
    except ValidationError as error:
        problems += explain(error, GUIDE, *assembly.places["guide"][0])
        return Guide()


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


def _names(assembly: Assembly) -> dict[tuple[str, Path], str]:
    """Each item's own id, so that a message can name it."""
    return {
        place: str(raw.get("id", place[1][-1]))
        for name, table in TABLES.items()
        for raw, place in zip(assembly.raw.get(table.field, ()), assembly.places.get(name, ()), strict=False)
    }


def _placed(sources: Sources, problems: Iterable[Problem], names: dict[tuple[str, Path], str]) -> Iterator[Diagnostic]:
    known: dict[str, Positions] = {}
    for problem in problems:
        if problem.file not in known:
            known[problem.file] = positions(sources.files[problem.file])
        places, path = known[problem.file], problem.path
        line, column = places.key(path) if problem.at_key else places.value(path, problem.offset)
        if (own := names.get((problem.file, path[:2]))) is not None:
            path = (path[0], own, *path[2:])
        yield Diagnostic(
            problem.code,
            CODES[problem.code].level,
            sources.shown(problem.file),
            line,
            column,
            clean_text(shorten(".".join(str(part) for part in path))),
            clean_text(shorten(problem.found)),
            problem.message,
            problem.advice,
        )
