"""The rest of the record: notes, objects, offers, who was there, what was taken back, who worked on it."""

from typing import Any

from screening_tui.case import events as ev
from screening_tui.case.events import Event
from screening_tui.documents.event_words import in_words
from screening_tui.documents.teller import Teller, kept

Table = dict[str, Any]


def objects_secured(teller: Teller) -> list[Table]:
    """What was taken into keeping, and where it went."""
    return [
        kept(
            what=event.body.what,
            taken_from=event.body.taken_from,
            by=event.body.by,
            seal=event.body.seal,
            kept_at=event.body.kept_at,
            handed_to=event.body.handed_to,
        )
        | _when(teller, event)
        for event in teller.case.happened
        if isinstance(event.body, ev.ObjectSecured)
    ]


def beside(teller: Teller) -> Table:
    """Rewards that were offered, officials who are suspected, who looked after whom."""
    happened = teller.case.happened
    return {
        "reward_offered": [
            kept(words=event.body.words, by=teller.people(event.body.people)) | _when(teller, event)
            for event in happened
            if isinstance(event.body, ev.BribeOffered)
        ],
        "official_suspected": [
            kept(words=event.body.words) | _when(teller, event)
            for event in happened
            if isinstance(event.body, ev.OfficialSuspected)
        ],
        "looked_after": [
            kept(person=teller.person(person), by=standing.body.by, time=teller.when(standing.at), event=standing.seq)
            for person, standing in teller.case.looked_after.items()
        ],
    }


def notes(teller: Teller) -> list[Table]:
    """The officer's own words."""
    return [
        kept(text=event.body.text, person=teller.person(event.body.person), about=_about(teller, event.body.about))
        | _when(teller, event)
        for event in teller.case.happened
        if isinstance(event.body, ev.Noted)
    ]


def checks_accepted(teller: Teller) -> list[Table]:
    """What the program warned of, and why the officer went on."""
    return [
        kept(
            warning=teller.label("check", check),
            person=teller.person(person),
            reason=standing.body.reason,
            time=teller.when(standing.at),
            event=standing.seq,
        )
        for (check, person), standing in teller.case.checks_accepted.items()
    ]


def corrections(teller: Teller) -> list[Table]:
    """Every event that was taken back, in words, with when and why."""
    events = teller.events
    return [
        kept(
            taken_back=in_words(teller, events[target]),
            written_at=teller.when(events[target].at),
            reason=getattr(events[by].body, "reason", ""),
            event=target,
        )
        | {"taken_back_at": teller.when(events[by].at), "by_event": by}
        for target, by in sorted(teller.case.corrected.items())
    ]


def sessions(teller: Teller) -> list[Table]:
    """Opened, resumed, handed over, interrupted, closed: by whom and when."""
    kinds = (ev.Opened, ev.Resumed, ev.HandedOver, ev.Interrupted, ev.Closed, ev.Reopened, ev.Recovered, ev.ClockJumped)
    return [_session(teller, event) for event in teller.case.events if isinstance(event.body, kinds)]


def unknown_events(teller: Teller) -> list[Table]:
    """What a newer program recorded; it is kept whole in the part for the program."""
    return [{"kind": event.body.kind} | _when(teller, event) for event in teller.case.unknown]


def _session(teller: Teller, event: Event) -> Table:
    body = event.body
    return kept(
        what=teller.words.kind(body.kind),
        officer=teller.officer(event.officer, event.badge),
        to=teller.officer(body.officer, body.badge) if isinstance(body, ev.HandedOver) else "",
        reason=getattr(body, "reason", "") or getattr(body, "note", ""),
        account=getattr(body, "account", ""),
        terminal=getattr(body, "terminal", ""),
        program=getattr(body, "program", ""),
    ) | _when(teller, event)


def _about(teller: Teller, about: str) -> str:
    kinds = ("step", "indicator", "action", "fact")
    found = (label for kind in kinds if (label := teller.label(kind, about)) != about)
    return next(found, teller.question(about))


def _when(teller: Teller, event: Event) -> Table:
    return {"time": teller.when(event.at), "event": event.seq}
