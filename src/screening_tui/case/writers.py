"""Who wrote a case: whoever put something into it, not whoever only opened, looked at or reviewed it."""

import unicodedata
from collections.abc import Iterable

from screening_tui.case.events import (
    AdviceShown,
    AdviceWithdrawn,
    ClockJumped,
    Event,
    Interrupted,
    LanguageChanged,
    Recovered,
    Resumed,
    Review,
    StepEntered,
    StepLeft,
)

WRITES_NOTHING = (
    Review,
    Resumed,
    Interrupted,
    ClockJumped,
    Recovered,
    StepEntered,
    StepLeft,
    AdviceShown,
    AdviceWithdrawn,
    LanguageChanged,
)
"""Kinds that come from opening and looking; all others put something into the case."""


def written_by_officers(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that put something into the case."""
    return tuple(event for event in events if not isinstance(event.body, WRITES_NOTHING))


def is_writer(events: Iterable[Event], name: str, badge: str) -> bool:
    """Whether somebody put something into the case: the same name, however it is typed, or the same badge."""
    key = name_key(name)
    return any(
        name_key(event.officer) == key or (bool(badge) and event.badge == badge)
        for event in written_by_officers(events)
    )


def name_key(name: str) -> str:
    """What two ways of typing a name have in common: its letters and digits, without accents, case, dots or order."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    spaced = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(sorted(spaced.split()))
