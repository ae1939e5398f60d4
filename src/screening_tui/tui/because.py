"""The events behind a finding or an action, in words: why."""

from collections.abc import Iterable

from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Assessed,
    AttitudeObserved,
    BribeOffered,
    ComparisonJudged,
    Disclosed,
    Event,
    IndicatorMarked,
    Missing,
    OfficialSuspected,
    OutcomeRecorded,
    PersonDetails,
)
from screening_tui.language import _
from screening_tui.screening.items import minor_asked_about, question_of
from screening_tui.tui.answer_words import value_words
from screening_tui.tui.desk import Desk
from screening_tui.tui.people import role_word
from screening_tui.tui.steps.compare import verdict_word
from screening_tui.tui.widgets.question_panel import missing_words


def because_lines(desk: Desk, seqs: Iterable[int]) -> list[str]:
    """One line for each event: ``"Travels with somebody ..." observed (M1), 14:03``."""
    events = desk.case.events
    return [line for seq in seqs if 0 < seq <= len(events) and (line := event_words(desk, events[seq - 1]))]


def event_words(desk: Desk, event: Event) -> str:  # noqa: C901, PLR0912  one line for each kind of event
    """What an event says, with its time; nothing for a kind that explains nothing."""
    body, clock = event.body, event.at[11:16]
    match body:
        case IndicatorMarked():
            indicator = desk.protocol.indicator_by_id.get(body.indicator)
            label = desk.say(indicator.label) if indicator else body.indicator
            words = f"{label}: {mark_word(body.mark)}" + (f" ({', '.join(body.people)})" if body.people else "")
        case ComparisonJudged():
            words = f"{fact_label(desk, body.fact)}: {' / '.join(body.people)} {verdict_word(body.verdict)}"
        case Assessed():
            words = _("you concluded for {person}: {conclusion}").format(
                person=body.person, conclusion=conclusion_word(body.conclusion)
            )
        case Disclosed():
            words = _("{person} disclosed abuse").format(person=body.person)
        case Answered():
            question = question_of(desk.protocol, body.question)
            said = value_words(desk, question, body.value, verbatim=body.rendering == "verbatim")
            words = f"{body.person} {question_label(desk, body.question)} {said}"
        case Missing():
            words = f"{body.person} {question_label(desk, body.question)} ({missing_words(body.reason)})"
        case PersonDetails():
            words = f"{body.person}: {role_word(body.role)}"
        case AttitudeObserved():
            names = {manner.id: desk.say(manner.label) for manner in desk.protocol.manners}
            words = f"{body.person}: {', '.join(names.get(manner, manner) for manner in body.manners)}"
        case BribeOffered():
            words = _("Entry 7")
        case OfficialSuspected():
            words = _("Entry 8")
        case OutcomeRecorded():
            outcome = desk.protocol.outcome_by_id.get(body.outcome)
            words = f"{body.person}: {desk.say(outcome.label) if outcome else body.outcome}"
        case ActionRecorded():
            action = desk.protocol.action_by_id.get(body.action)
            words = f"{desk.say(action.label) if action else body.action}: {body.state}"
        case _:
            return ""
    return f"{words.strip()}, {clock}"


def kind_words(kind: str) -> str:
    """What sort of entry it is, where its words need not be on the screen."""
    return {
        "noted": _("a note"),
        "conduct_recorded": _("a rule of conduct"),
        "document_seen": _("a document"),
        "object_secured": _("an object secured"),
        "person_present": _("somebody in the room"),
        "looked_after": _("who looks after somebody"),
        "question_added": _("a question of your own"),
        "check_accepted": _("a warning accepted"),
    }.get(kind, kind)


def fact_label(desk: Desk, fact: str) -> str:
    """A fact's label; for an own question, its wording."""
    known = desk.protocol.fact_by_id.get(fact)
    return desk.say(known.label) if known else question_label(desk, fact)


def question_label(desk: Desk, question: str) -> str:
    """A question as the officer reads it."""
    known = question_of(desk.protocol, question)
    if known is not None:
        minor = minor_asked_about(desk.protocol, question)
        return f"{minor}: {desk.say(known.ask)}" if minor else desk.say(known.ask)
    own = desk.case.own_questions.get(question)
    return own.body.wording if own else question


def mark_word(mark: str) -> str:
    """A mark."""
    return {"observed": _("observed"), "not_observed": _("not observed"), "cannot_tell": _("cannot tell")}[mark]


def conclusion_word(conclusion: str) -> str:
    """A conclusion."""
    return {"detected": _("situation detected"), "in_doubt": _("in doubt"), "not_detected": _("not detected")}[
        conclusion
    ]
