"""One event in one line of words: what was marked, said, judged, done. For reasons and for corrections."""

from collections.abc import Iterable

from screening_tui.case import events as ev
from screening_tui.case.events import Event
from screening_tui.documents.teller import Teller


def because(teller: Teller, seqs: Iterable[int]) -> list[str]:
    """The events that something rests on, each with its time, in order."""
    return [timed(teller, teller.events[seq]) for seq in seqs]


def timed(teller: Teller, event: Event) -> str:
    """An event in words, with its time and its number."""
    return f"{teller.when(event.at)[11:19]} {in_words(teller, event)} [{event.seq}]"


def in_words(teller: Teller, event: Event) -> str:  # noqa: C901, PLR0912  one line for each kind that says something
    """What an event says; its kind and its own words for one that only happened."""
    body, word, label = event.body, teller.word, teller.label
    match body:
        case ev.IndicatorMarked():
            return _joined(label("indicator", body.indicator), word(body.mark), body.people, body.note)
        case ev.Asked():
            return _joined(body.wording, "", (body.person,), "")
        case ev.Answered():
            value = teller.in_a_line(body.question, body.value)
            return _joined(teller.question(body.question), value, (body.person,), "")
        case ev.Missing():
            return _joined(teller.question(body.question), word(body.reason), (body.person,), body.words)
        case ev.ConductRecorded():
            kept = word("yes" if body.confirmed else "no")
            return _joined(label("conduct", body.conduct), kept, (body.person,), body.reason)
        case ev.AttitudeObserved():
            manners = ", ".join(label("manner", manner) for manner in body.manners)
            return _joined(teller.question(body.question), manners, (body.person,), body.note)
        case ev.ComparisonJudged():
            return _joined(label("fact", body.fact), word(body.verdict), body.people, body.words)
        case ev.Assessed():
            return _joined(teller._("the officer concluded"), word(body.conclusion), (body.person,), body.reason)
        case ev.ActionRecorded():
            parts = (body.words, body.who, body.number_called, body.reference, body.result, body.next)
            words = ", ".join(part for part in parts if part)
            return _joined(label("action", body.action), word(body.state), (body.person,), words)
        case ev.OutcomeRecorded():
            return _joined("", label("outcome", body.outcome), (body.person,), body.to or body.receiver)
        case ev.Disclosed():
            return _joined(teller._("disclosure"), "", (body.person,), body.words)
        case ev.PersonDetails():
            return _joined("", word(body.role), (body.person,), body.name)
        case ev.CheckAccepted():
            return _joined(label("check", body.check), "", (body.person,), body.reason)
        case ev.QuestionAdded():
            return _joined(body.wording, "", (body.person,), body.neutral)
        case _:
            said = [str(part) for name, part in body if isinstance(part, str) and part and name != "kind"]
            return " - ".join([body.kind.replace("_", " "), *said])


def _joined(what: str, value: str, people: tuple[str, ...], words: str) -> str:
    whom = ", ".join(person for person in people if person)
    first = ": ".join(part for part in (what, value) if part)
    first = f"{first} ({whom})" if whom and first else first or whom
    return f'{first} - "{words}"' if words else first
