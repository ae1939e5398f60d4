"""One event in one line of words: what was marked, said, judged, done. For reasons, corrections and screens."""

from collections.abc import Iterable

from screening_tui.case import events as ev
from screening_tui.case.events import Body, Event
from screening_tui.documents.teller import RULE_KEPT, Teller


def because(teller: Teller, seqs: Iterable[int]) -> list[str]:
    """The events that something rests on, each with its time, in order."""
    return [timed(teller, teller.events[seq]) for seq in seqs]


def timed(teller: Teller, event: Event) -> str:
    """An event in words, with its time, its day where that is not the first one, and its number."""
    time = teller.when(event.at)[: len("2026-11-23 14:32:07")]
    first_day = teller.case.events[0].at[:10]
    return f"{time.removeprefix(first_day).lstrip()} {in_words(teller, event)} [{event.seq}]"


def in_words(teller: Teller, event: Event, *, brief: bool = False) -> str:
    """What an event says. ``brief`` leaves out what is told beside it: notes, reasons, names, a minor's own words."""
    line, beside = _line(teller, event.body)
    return f"{line} - {beside}" if beside and not brief else line


def _line(teller: Teller, body: Body) -> tuple[str, str]:
    """The line, and what is told beside it."""
    return _account(teller, body) or _entry(teller, body)


def _can_be_told(teller: Teller, body: ev.Corrected) -> bool:
    """Whether what was taken back is there; a correction of a correction is told as no more than that."""
    target = teller.events.get(body.corrects)
    return target is not None and not isinstance(target.body, ev.Corrected)


def _account(teller: Teller, body: Body) -> tuple[str, str] | None:
    """What somebody was asked, said and did, or what the officer saw; None for everything else."""
    word, label = teller.word, teller.label
    match body:
        case ev.IndicatorMarked():
            whom = f" ({', '.join(body.people)})" if body.people else ""
            return f"{label('indicator', body.indicator)}: {word(body.mark)}{whom}", _officer(teller, body.note)
        case ev.Asked():
            words = teller._("{person} was asked: “{words}”").format(person=body.person, words=body.wording)
            return words, ""
        case ev.Answered():
            said = teller.said(body.question, body)
            return _of(body.person, _after(teller.question(body.question), said)), ""
        case ev.Missing():
            line = _of(body.person, _after(teller.question(body.question), teller.said(body.question, body)))
            return line, _officer(teller, body.words)
        case ev.AttitudeObserved():
            manners = ", ".join(label("manner", manner) for manner in body.manners)
            spoken = teller._("how it was said: {manners}").format(manners=manners)
            return _of(body.person, _after(teller.question(body.question), spoken)), _officer(teller, body.note)
        case ev.Disclosed():
            words = f"“{body.words}”" if body.words else ""
            return teller._("{person} disclosed abuse").format(person=body.person), words
        case ev.PersonDetails():
            return f"{body.person}: {word(body.role)}", body.name
        case ev.ComparisonJudged():
            judged = f"{word(body.verdict)} ({', '.join(body.people)})"
            return _after(label("fact", body.fact), judged), _officer(teller, body.words)
        case _:
            return None


def _entry(teller: Teller, body: Body) -> tuple[str, str]:
    """What the officer decided, did and wrote."""
    word, label = teller.word, teller.label
    match body:
        case ev.Corrected() if _can_be_told(teller, body):
            entry, _beside = _line(teller, teller.events[body.corrects].body)
            return f"{teller.words.kind(body.kind)}: {entry}", _officer(teller, body.reason)
        case ev.Assessed():
            concluded = teller._("the officer concluded for {person}: {conclusion}")
            line = concluded.format(person=body.person, conclusion=word(body.conclusion))
            return line, _officer(teller, body.reason)
        case ev.ConductRecorded():
            kept = word(RULE_KEPT[body.how])
            return _of(body.person, _after(label("conduct", body.conduct), kept)), _officer(teller, body.reason)
        case ev.ActionRecorded():
            parts = (body.words, body.who, body.number_called, body.reference, body.result, body.next)
            line = _of(body.person, f"{label('action', body.action)}: {word(body.state)}")
            return line, ", ".join(part for part in parts if part)
        case ev.OutcomeRecorded():
            return _of(body.person, label("outcome", body.outcome)), body.to or body.receiver
        case ev.RegisterHitShown() | ev.RegisterHitJudged() | ev.RegisterSearched():
            return _register(teller, body)
        case ev.CheckAccepted():
            accepted = f"{teller.words.kind(body.kind)}: {label('check', body.check)}"
            return _of(body.person, accepted), _officer(teller, body.reason)
        case _:
            person = getattr(body, "person", "")
            kind = teller.words.kind(body.kind)
            left_out = {"kind", "person"}
            own = [part for name, part in body if name not in left_out and isinstance(part, str) and part]
            return _of(person if isinstance(person, str) else "", kind), " - ".join(own)


def _register(
    teller: Teller, body: ev.RegisterHitShown | ev.RegisterHitJudged | ev.RegisterSearched
) -> tuple[str, str]:
    """What the registers said about somebody, and what the officer decided."""
    words, kind = teller.words, teller.words.kind(body.kind)
    if isinstance(body, ev.RegisterSearched):
        count = teller._("entries that may be meant: {n}").format(n=len(body.found))
        return _of(body.person, f"{kind}: {', '.join(map(words.register, body.registers))}; {count}"), ""
    entry = f"{words.register(body.register_name)} {body.entry}"
    if isinstance(body, ev.RegisterHitShown):
        return _of(body.person, f"{kind}: {entry}; {words.word(body.strength)}"), ""
    return _of(body.person, f"{entry}: {words.word(body.judgement)}"), _officer(teller, body.reason)


def _officer(teller: Teller, words: str) -> str:
    """Not in quotation marks: those are for what was said by the people who were asked."""
    return teller._("the officer wrote: {words}").format(words=words) if words else ""


def _of(person: str, words: str) -> str:
    return f"{person}: {words}" if person else words


def _after(label: str, words: str) -> str:
    """``Destination: differ (M1, A1)``, but no colon after a question mark."""
    if not label:
        return words
    return f"{label} {words}" if label[-1] in "?.!…:" else f"{label}: {words}"
