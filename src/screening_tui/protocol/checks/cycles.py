"""Findings that rest on each other in a circle: no evaluation of them would ever end."""

from collections.abc import Iterator, Mapping

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.condition import Condition, names_in


def cycles(draft: Draft) -> Iterator[Problem]:
    """P206, once for each circle, at its first member."""
    findings = draft.protocol.findings
    graph = {finding.id: members_named(finding.when, "finding") for finding in findings}
    places = {finding.id: index for index, finding in enumerate(findings)}
    for circle in circles(graph):
        way = " -> ".join((*circle, circle[0]))
        message = "each of these findings waits for the next one"
        advice = "Take one of them out of the other's condition."
        yield Problem("P206", *draft.at("finding", places[circle[0]], "when"), way, message, advice)


def members_named(condition: Condition, family: str) -> tuple[str, ...]:
    """The members of a family that a condition names."""
    return tuple(name.member for name in names_in(condition.expression) if name.family == family)


def circles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Circles that share no member, in the order of the graph; a graph with a circle has at least one here."""
    done: set[str] = set()
    for start in graph:
        way: dict[str, None] = {}
        branches = [iter((start,))]
        while branches:
            name = next(branches[-1], None)
            if name is None:
                branches.pop()
                if way:
                    done.add(way.popitem()[0])
            elif name in way:
                members = list(way)
                circle = tuple(members[members.index(name) :])
                if done.isdisjoint(circle):
                    yield circle
                    done.update(circle)
            elif name in graph and name not in done:
                way[name] = None
                branches.append(iter(graph[name]))


def way_back(graph: Mapping[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """A way from a member to itself; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for name in graph.get(way[-1], ()):
            if name == start:
                return (*way, start)
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
