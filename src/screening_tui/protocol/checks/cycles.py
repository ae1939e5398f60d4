"""Findings that rest on each other in a circle, so that no evaluation would ever end, or in very long chains."""

from collections.abc import Iterator, Mapping
from itertools import islice

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.condition import Condition, names_in

LONGEST_SEARCH = 200
"""Members that are looked at for a way back."""
LONGEST_CHAIN = 10
"""Findings that rest on each other, one on the next."""


def cycles(draft: Draft) -> Iterator[Problem]:
    """P206, once for each circle at its first member, or at the first finding that rests on too many others."""
    findings = draft.protocol.findings
    graph = {finding.id: members_named(finding.when, "finding") for finding in findings}
    places = {finding.id: index for index, finding in enumerate(findings)}
    deep = _deep(graph)
    circle: tuple[str, ...] = ()
    for circle in circles({name: graph[name] for name in deep}):
        way = " -> ".join((*circle, circle[0]))
        message = "each of these findings waits for the next one"
        advice = "Take one of them out of the other's condition."
        yield Problem("P206", *draft.at("finding", places[circle[0]], "when"), way, message, advice)
    if deep and not circle:
        message = f"more than {LONGEST_CHAIN} findings rest on each other, one on the next"
        yield Problem("P206", *draft.at("finding", places[deep[0]], "when"), deep[0], message, "Write fewer of them.")


def _deep(graph: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What rests on a circle or on a chain that is too long."""
    settled: set[str] = set()
    for _ in range(LONGEST_CHAIN):
        settled |= {name for name, named in graph.items() if all(n in settled or n not in graph for n in named)}
    return [name for name in graph if name not in settled]


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
    """The shortest way from a member to itself; empty when there is none that is short enough to be read."""
    before: dict[str, str] = {}
    reached = [start]
    for name in islice(reached, LONGEST_SEARCH):
        for following in graph.get(name, ()):
            if following not in before:
                before[following] = name
                reached.append(following)
        if start in before:
            way = [start]
            while len(way) == 1 or way[-1] != start:
                way.append(before[way[-1]])
            return tuple(reversed(way))
    return ()
