"""A case played again: its moments, the ways from one to another, and what each event changed.

A moment is the same fold cut off at an event, so it shows what the officer had before them then.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from screening_tui.case.events import (
    AdviceShown,
    AdviceWithdrawn,
    Closed,
    Event,
    Interrupted,
    Resumed,
    StepEntered,
    StepLeft,
)
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol
from screening_tui.replay.advice import Change, differences, recorded_changes
from screening_tui.replay.landmarks import Landmark, landmark_of
from screening_tui.replay.snapshots import Snapshots
from screening_tui.replay.timeline import signs
from screening_tui.replay.timing import durations

ADVICE = (AdviceShown, AdviceWithdrawn)
_BREAKS = (StepEntered, StepLeft, Interrupted, Resumed, Closed)
"""By then the program has recorded everything that followed from what came before."""

TOGETHER = 2000
"""Milliseconds within which events may have been recorded by one key."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The case right after one event."""

    place: int
    """Which event of those that are there, from 1; its own number may be another where some are missing."""
    event: Event
    case: Case
    took: int | None
    """Milliseconds; None where it cannot be known."""
    landmark: Landmark | None
    corrected_by: int
    """The later event that took this one back; 0 for none."""
    changes: tuple[Change, ...]
    """What came on the officer's screen because of this event, or went from it, as it was recorded."""
    otherwise: tuple[Change, ...]
    """What today's program would show beyond that, or would not show; empty without a protocol."""


class Replay:
    """One history under the protocol of its day; without that, only what was recorded can be told."""

    def __init__(self, protocol: Protocol | None, events: Iterable[Event]) -> None:
        self.protocol = protocol
        self._snapshots = Snapshots(events)
        self.events = self._snapshots.events
        self._rows: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.events)

    def case(self, place: int) -> Case:
        """The case after so many events, from 0 to all of them."""
        return self._snapshots.after(place)

    def moment(self, place: int) -> Moment:
        """The moment after the event of that place, from 1 to their number."""
        event = self.events[place - 1]
        return Moment(
            place=place,
            event=event,
            case=self.case(place),
            took=self._durations[place - 1],
            landmark=self.landmarks[place - 1],
            corrected_by=self.corrected_by(event.seq),
            changes=self.changes(place),
            otherwise=self._otherwise(place),
        )

    def corrected_by(self, seq: int) -> int:
        """The later event that took the event of that number back; 0 for none."""
        return self._corrected.get(seq, 0)

    def row(self, width: int) -> str:
        """The whole history on one row of at most so many signs."""
        if width not in self._rows:
            self._rows[width] = signs(self.landmarks, width)
        return self._rows[width]

    def changes(self, place: int) -> tuple[Change, ...]:
        """What is recorded as shown and withdrawn because of the event of that place."""
        own = recorded_changes(self.events[place - 1])
        behind = () if own else self._advice_behind(place)
        return (*own, *(change for at in behind for change in recorded_changes(self.events[at - 1])))

    @cached_property
    def landmarks(self) -> tuple[Landmark | None, ...]:
        """What each event is to somebody who looks for it, in their order."""
        return tuple(landmark_of(event.body) for event in self.events)

    # Ways from one moment to another: the place that it leads to, or None where there is nothing more that way.

    def step_on(self, place: int, by: int = 1) -> int | None:
        """The next event, or the one before with ``by=-1``."""
        return place + by if 1 <= place + by <= len(self.events) else None

    def find(self, place: int, landmark: Landmark, by: int = 1) -> int | None:
        """The next event of that sort after a place, or the last one before it with ``by=-1``."""
        places = self._places[landmark]
        at = bisect_left(places, place + 1) if by > 0 else bisect_left(places, place) - 1
        return places[at] if 0 <= at < len(places) else None

    def place_of(self, seq: int) -> int | None:
        """The place of the event of that number; None where it is not there."""
        return self._place_of.get(seq)

    @cached_property
    def _places(self) -> dict[Landmark, list[int]]:
        found: dict[Landmark, list[int]] = {landmark: [] for landmark in Landmark}
        for place, landmark in enumerate(self.landmarks, 1):
            if landmark is not None:
                found[landmark].append(place)
        return found

    @cached_property
    def _place_of(self) -> dict[int, int]:
        return {event.seq: place for place, event in enumerate(self.events, 1)}

    @cached_property
    def _durations(self) -> tuple[int | None, ...]:
        return durations(self.events)

    @cached_property
    def _corrected(self) -> dict[int, int]:
        return self.case(len(self.events)).corrected

    def _otherwise(self, place: int) -> tuple[Change, ...]:
        if self.protocol is None:
            return ()
        return differences(self.protocol, self.case(place), lambda: self.case(self._caught_up(place)))

    def _caught_up(self, place: int) -> int:
        """Where the program had recorded what followed from this event and from those recorded together with it."""
        if not isinstance(self.events[place - 1].body, ADVICE):
            place = ([place, *self._following(place, self._is_together)])[-1]
        return ([place, *self._advice_behind(place)])[-1]

    def _is_together(self, before: Event, event: Event) -> bool:
        quick = event.elapsed - before.elapsed <= TOGETHER or self._is_scripted
        return quick and not isinstance(event.body, (*ADVICE, *_BREAKS))

    @cached_property
    def _is_scripted(self) -> bool:
        """Whether a file of answers played the officer: its clock goes on with each event."""
        opened = self.case(len(self.events)).opened
        return opened is not None and opened.body.origin == "scripted"

    def _advice_behind(self, place: int) -> list[int]:
        return self._following(place, lambda _before, event: isinstance(event.body, ADVICE))

    def _following(self, place: int, belongs: Callable[[Event, Event], bool]) -> list[int]:
        """The places that follow one behind the other for as long as an event belongs to the one before it."""
        found = []
        for at in range(place + 1, len(self.events) + 1):
            if not belongs(self.events[at - 2], self.events[at - 1]):
                break
            found.append(at)
        return found
