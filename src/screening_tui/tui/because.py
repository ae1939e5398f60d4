"""The events behind a finding or an action, in words for the officer's screen: why. The words are the case file's."""

from collections.abc import Iterable

from screening_tui.case.events import Event
from screening_tui.documents.event_words import in_words
from screening_tui.documents.teller import Teller
from screening_tui.language import _
from screening_tui.tui.desk import Desk


def teller_of(desk: Desk) -> Teller:
    """Tells the case as it stands, in the officer's language. It is of that moment: do not keep it."""
    return Teller(desk.protocol, desk.case, desk.language, {})


def because_lines(desk: Desk, seqs: Iterable[int]) -> list[str]:
    """One line for each event: ``Travels with somebody ...: observed (M1), 14:03``."""
    found = (desk.event(seq) for seq in seqs)
    return [event_words(desk, event) for event in found if event is not None]


def event_words(desk: Desk, event: Event) -> str:
    """What an event says, with its time, and nothing that somebody who reads along must not see."""
    discreet = {"bribe_offered": _("Entry 7"), "official_suspected": _("Entry 8")}
    words = discreet.get(event.body.kind) or in_words(teller_of(desk), event, brief=True)
    return f"{words}, {event.at[11:16]}"
