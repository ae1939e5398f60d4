"""How long things took, by the clock of the session that never jumps."""

from collections.abc import Sequence

from screening_tui.case.events import AdviceShown, AdviceWithdrawn, Asked, CheckShown, Event, Resumed

BESIDE = (AdviceShown, AdviceWithdrawn, CheckShown)
"""What the program itself recorded: it takes the officer no time."""


def durations(events: Sequence[Event]) -> tuple[int | None, ...]:
    """Milliseconds that each event took: since the officer had recorded something before it.

    None where a session begins, and where the events before it are not known. A question's wording and its answer are
    recorded together, so the answer counts from what came before the question.
    """
    found: list[int | None] = []
    since: Event | None = None
    before: Event | None = None
    for event in events:
        follows = before is not None and before.seq + 1 == event.seq and not isinstance(event.body, Resumed)
        if not follows or since is None or event.elapsed < since.elapsed:
            found.append(None)
            since = event
        else:
            found.append(event.elapsed - since.elapsed)
        if not isinstance(event.body, (*BESIDE, Asked)):
            since = event
        before = event
    return tuple(found)
