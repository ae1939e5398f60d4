"""What registers and travel documents said about people: the names ``register.NAME`` and ``document.NAME``."""

from screening_tui.case.events import DocumentSeen, Event, RegisterHitJudged
from screening_tui.case.model import Standing
from screening_tui.screening.logic import UNKNOWN, decided
from screening_tui.screening.model import Result
from screening_tui.screening.situation import Situation


def judgements(situation: Situation, register: str, person: str) -> tuple[Standing[RegisterHitJudged] | None, ...]:
    """What was decided about each entry of a register that may mean somebody; None for what is not known yet.

    Somebody who was looked for in that register without an entry being found is not in it. Whoever was not looked for
    may be; and where nobody is, nothing is known.
    """
    case, people = situation.case, _meant(situation, person)
    found: list[Standing[RegisterHitJudged] | None] = [] if people else [None]
    for someone in people:
        entries = [key[2] for key in case.hits_judged if key[:2] == (someone, register)]
        search = case.searches.get(someone)
        if search is not None:
            entries += [hit.entry for hit in search.body.found if hit.register_name == register]
        if not entries and (search is None or register not in search.body.registers):
            found.append(None)
        found += [case.hits_judged.get((someone, register, entry)) for entry in dict.fromkeys(entries)]
    return tuple(found)


def documents_read(situation: Situation, member: str, person: str) -> tuple[Result, ...]:
    """Whether somebody's travel document has a wrong check digit or expired; not known while none was read."""
    people = _meant(situation, person)
    latest: dict[str, tuple[Event, DocumentSeen]] = {
        event.body.person: (event, event.body)
        for event in situation.case.happened
        if isinstance(event.body, DocumentSeen) and event.body.zone and event.body.person in people
    }
    results = (
        decided(bool(body.failures) if member == "check_failed" else body.expired, (event.seq,))
        for event, body in latest.values()
    )
    return tuple(results) or (UNKNOWN,)


def _meant(situation: Situation, person: str) -> tuple[str, ...]:
    """A minor and every adult; in a rule of the whole case everybody."""
    minors = situation.meant("minor", person)
    return (person,) if person in situation.members["adult"] else (*minors, *situation.members["adult"])
