"""The case as it stood after any of its events, found from a snapshot nearby and not folded from the start."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from screening_tui.case.events import Event
from screening_tui.case.fold import EMPTY, continued, corrections
from screening_tui.case.model import Case

EVERY = 100
"""Events from one snapshot to the next."""
REMEMBERED = 32
"""Cases that were asked for last: one moment on the screen asks for the same few again and again."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    case: Case
    """What stands, without its events: they are put back when somebody looks."""
    left_out: frozenset[int]
    """The places of the events before it that count no longer."""


class Snapshots:
    """One history, and snapshots of its fold, taken in passing: the first jump folds, those that follow need not."""

    def __init__(self, events: Iterable[Event], every: int = EVERY) -> None:
        self.events = tuple(events)
        self._every = every
        self._taken = {0: _Snapshot(EMPTY, frozenset())}
        """By the number of events before it."""
        self._remembered: dict[int, Case] = {}

    def after(self, place: int) -> Case:
        """The case after so many events, from 0 to all of them: equal to ``fold(events[:place])``."""
        case = self._remembered.pop(place, None) or self._found(place)
        self._remembered[place] = case  # the latest last
        if len(self._remembered) > REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
        return case

    def _found(self, place: int) -> Case:
        events = self.events[:place]
        corrected, left_out = corrections(events)
        at, case = self._nearest(place, left_out)
        while at < place:
            following = min(at - at % self._every + self._every, place)
            case = continued(case, (self.events[n] for n in range(at, following) if n not in left_out))
            at = following
            if at % self._every == 0:
                self._taken[at] = _Snapshot(case, frozenset(n for n in left_out if n < at))
        return replace(case, events=events, corrected=corrected)

    def _nearest(self, place: int, left_out: set[int]) -> tuple[int, Case]:
        """The latest snapshot before that place which rests on just the events that count there."""
        # A later correction makes those snapshots untrue that lie behind the event it reaches.
        fitting = (
            at
            for at, snapshot in self._taken.items()
            if at <= place and min(snapshot.left_out ^ left_out, default=place) >= at
        )
        at = max(fitting)
        return at, self._taken[at].case
