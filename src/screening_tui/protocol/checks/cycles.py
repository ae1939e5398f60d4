"""Things that wait for each other in a circle, so that none of them can ever come first."""

from collections.abc import Iterator, Mapping

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.condition import Expression, names_in


def cycles(draft: Draft) -> Iterator[Problem]:
    """P206, once for each circle, at its first member."""
    findings = {item.id: _named(item.when.expression, "finding") for item in draft.protocol.findings}
    questions = {
        item.id: _named(item.when.expression, "answer") for item in draft.protocol.questions if item.when is not None
    }
    for table, graph in (("finding", findings), ("question", questions)):
        places = {item.id: index for index, item in enumerate(draft.items(table))}  # type: ignore[attr-defined]
        for circle in circles(graph):
            way = " -> ".join((*circle, circle[0]))
            message = f"each waits for the next: {way}"
            advice = "Take one of them out of the other's condition."
            yield Problem("P206", *draft.at(table, places[circle[0]], "when"), way, message, advice)


def _named(expression: Expression, family: str) -> tuple[str, ...]:
    return tuple(name.member for name in names_in(expression) if name.family == family)


def circles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Circles that share no member, in the order of the graph; every circle of the graph meets one of them."""
    done: set[str] = set()
    for start in graph:
        way: list[str] = []
        branches = [iter((start,))]
        while branches:
            name = next(branches[-1], None)
            if name is None:
                branches.pop()
                if way:
                    done.add(way.pop())
            elif name in way:
                circle = tuple(way[way.index(name) :])
                if not done & set(circle):
                    yield circle
                    done |= set(circle)
            elif name in graph and name not in done:
                way.append(name)
                branches.append(iter(graph[name]))
