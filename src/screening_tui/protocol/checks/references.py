"""Ids given once, references that lead somewhere, steps of the right kind."""

from collections.abc import Iterator

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem, nearest
from screening_tui.protocol.format import TABLES
from screening_tui.protocol.grammar import KEYWORDS
from screening_tui.protocol.model import Action, StepKind

_STEP_KINDS: dict[str, frozenset[StepKind]] = {
    "indicator": frozenset({StepKind.INDICATORS}),
    "conduct": frozenset({StepKind.INTERVIEW}),
    "question": frozenset({StepKind.INTERVIEW, StepKind.INTAKE}),
    "check": frozenset(StepKind),
}
"""Tables whose items belong to a step, and the kinds of step that can show them."""


def references(draft: Draft) -> Iterator[Problem]:
    """P104, P105, P106, P109."""
    for table in TABLES:
        yield from _ids(draft, table)
    for table in _STEP_KINDS:
        yield from _steps(draft, table)
    yield from _leads(draft, "question", "fact", "fact")
    yield from _leads(draft, "action", "contact", "contact")
    yield from _leads(draft, "action", "other_contact", "contact")
    yield from _gates(draft)


def _ids(draft: Draft, table: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(draft.items(table)):
        own: str = item.id  # type: ignore[attr-defined]  # every repeated table has one
        if own in seen:
            yield _twice(draft, table, index, (), own)
        elif own in KEYWORDS:
            yield _keyword(draft, table, index, (), own)
        seen.add(own)
        for inner in TABLES[table].nested:
            if inner.repeated:
                known: set[str] = set()
                for place, part in enumerate(getattr(item, inner.field)):
                    if part.id in known:
                        yield _twice(draft, table, index, (inner.name, place), part.id)
                    elif part.id in KEYWORDS:
                        yield _keyword(draft, table, index, (inner.name, place), part.id)
                    known.add(part.id)


def _twice(draft: Draft, table: str, index: int, keys: tuple[str | int, ...], found: str) -> Problem:
    inner = {nested.name: nested for nested in TABLES[table].nested}
    title = inner[str(keys[0])].title if keys else TABLES[table].title
    message = f'there is {title} "{found}" before this one'
    return Problem("P104", *draft.at(table, index, *keys, "id"), found, message, "Give one of them another id.")


def _keyword(draft: Draft, table: str, index: int, keys: tuple[str | int, ...], found: str) -> Problem:
    message = f'"{found}" is a word of the condition language'
    return Problem("P109", *draft.at(table, index, *keys, "id"), found, message, "Choose another id.")


def _steps(draft: Draft, table: str) -> Iterator[Problem]:
    steps = draft.protocol.step_by_id
    kinds = _STEP_KINDS[table]
    for index, item in enumerate(draft.items(table)):
        name: str = item.step  # type: ignore[attr-defined]
        step = steps.get(name)
        if step is None:
            if not draft.is_broken("step", name):
                yield _nowhere(draft, table, index, ("step",), name, "step")
        elif step.kind not in kinds:
            message = f'"{name}" is a step of kind {step.kind}, and {TABLES[table].title} cannot stand there'
            advice = f"Name a step of kind {' or '.join(sorted(kinds))}."
            yield Problem("P106", *draft.at(table, index, "step"), name, message, advice)


def _leads(draft: Draft, table: str, key: str, target: str) -> Iterator[Problem]:
    known = _known(draft, target)
    for index, item in enumerate(draft.items(table)):
        name = getattr(item, key)
        if name is not None and name not in known:
            yield _nowhere(draft, table, index, (key,), name, target)


def _gates(draft: Draft) -> Iterator[Problem]:
    known = _known(draft, "outcome")
    for index, action in enumerate(draft.protocol.actions):
        if isinstance(action, Action) and action.gate is not None and action.gate.outcome not in known:
            yield _nowhere(draft, "action", index, ("gate", "outcome"), action.gate.outcome, "outcome")


def _known(draft: Draft, table: str) -> set[str]:
    return {item.id for item in draft.items(table)} | draft.broken.get(table, frozenset())  # type: ignore[attr-defined]


def _nowhere(draft: Draft, table: str, index: int, keys: tuple[str, ...], name: str, target: str) -> Problem:
    advice = nearest(name, _known(draft, target), f"Add a [[{target}]] with this id, or name one that exists.")
    return Problem("P105", *draft.at(table, index, *keys), name, f'there is no {target} "{name}"', advice)
