"""Whom a mark is about: what goes without saying, and what the officer has to say."""

from dataclasses import dataclass
from typing import Literal

from screening_tui.case.model import Case
from screening_tui.protocol.model import Indicator

Group = Literal["minor", "adult", "person"]
THINGS = frozenset({"document", "transport", "baggage"})


@dataclass(frozen=True, slots=True)
class AboutWhom:
    """What a mark is about when the officer says nothing."""

    people: tuple[str, ...]
    things: tuple[str, ...]
    clear: bool
    """Whether nobody has to be asked: there is only one who may be meant, or nobody at all."""


def goes_without_saying(case: Case, indicator: Indicator) -> AboutWhom:
    """The only minor, the only adult, and every thing. Who among everybody is wanted is never guessed."""
    people: list[str] = []
    clear = True
    for about in indicator.about:
        group = _group(case, about)
        if len(group) == 1 and about != "person":
            people += group
        elif group:
            clear = False
    return AboutWhom(tuple(dict.fromkeys(people)), things_of(indicator), clear)


def things_of(indicator: Indicator) -> tuple[str, ...]:
    """The things that a mark may be about."""
    return tuple(about for about in indicator.about if about in THINGS)


def not_said(case: Case, indicator: Indicator, people: tuple[str, ...]) -> tuple[Group, ...]:
    """Of which of the groups that an indicator is about a mark names nobody, although the case has somebody in it.

    An indicator about a thing may stand without any person: nobody may know yet whose baggage it is.
    """
    needed = [about for about in ("minor", "adult", "person") if about in indicator.about]
    if things_of(indicator):
        return ()
    return tuple(about for about in needed if (group := _group(case, about)) and not set(group) & set(people))


def _group(case: Case, about: str) -> tuple[str, ...]:
    groups = {"minor": case.minors, "adult": case.adults, "person": (*case.minors, *case.adults)}
    return groups.get(about, ())
