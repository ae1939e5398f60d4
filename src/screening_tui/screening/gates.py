"""What cannot be recorded, because the protocol says so: an outcome or an action without what must be kept of it."""

from collections.abc import Iterator

from screening_tui.case.events import ActionRecorded, Body, OutcomeRecorded, PersonPresent
from screening_tui.case.model import Case
from screening_tui.names.compare import may_mean
from screening_tui.names.spelling import plain_words
from screening_tui.protocol.model import Gate, Protocol
from screening_tui.screening.model import Refusal


def refuse(protocol: Protocol, case: Case, body: Body, language: str) -> Refusal | None:
    """Why this body must not be recorded, in that language, and which of its parts are missing; None if it may be.

    Nobody interprets who is, or may be, an adult of the case: then the part is ``interpreter``. That, and what an
    outcome requires, has no words in the protocol: the message is empty, and a screen words it.
    """
    if isinstance(body, OutcomeRecorded):
        return _outcome(protocol, case, body, language)
    if isinstance(body, ActionRecorded) and body.state == "done":
        return _action(protocol, body, language)
    if isinstance(body, PersonPresent) and body.part == "interpreter" and _is_an_adult_of(case, body.who):
        return Refusal("", ("interpreter",))
    return None


def _outcome(protocol: Protocol, case: Case, body: OutcomeRecorded, language: str) -> Refusal | None:
    outcome = protocol.outcome_by_id.get(body.outcome)
    if outcome and outcome.needs_conclusion and body.person not in case.conclusions:
        return Refusal(outcome.needs_conclusion.say(language), ("conclusion",))
    for action in protocol.actions:
        if action.gate and action.gate.outcome == body.outcome:
            needs = tuple(dict.fromkeys(_needs(case, action.gate, body)))
            if needs:
                return Refusal(action.gate.message.say(language), needs)
    missing = tuple(part for part in outcome.requires if not getattr(body, part).strip()) if outcome else ()
    return Refusal("", missing) if missing else None


def _needs(case: Case, gate: Gate, body: OutcomeRecorded) -> Iterator[str]:
    """The parts that are missing; an adult of this case is no receiver."""
    parts = {"receiver": body.receiver, "receiver_kind": body.receiver_kind, "how_certain": body.how_certain}
    yield from (part for part in gate.requires if not parts[part].strip())
    if gate.never_an_adult_of_the_case:
        for part, who in (("receiver", body.receiver), ("to", body.to)):
            if _is_an_adult_of(case, who):
                yield part


def _is_an_adult_of(case: Case, who: str) -> bool:
    """Whether these words name an adult of the case, by id or by name, or may: a first name or an initial is enough."""
    words = plain_words(who)
    return any(adult.lower() in words or may_mean(who, case.people[adult].body.name) for adult in case.adults)


def _action(protocol: Protocol, body: ActionRecorded, language: str) -> Refusal | None:
    action = protocol.action_by_id.get(body.action)
    if action is None:
        return None
    missing = [field for field in action.records if field.required and not body.records.get(field.id, "").strip()]
    if not missing:
        return None
    labels = ", ".join(field.label.say(language) for field in missing)
    return Refusal(f"{action.label.say(language)}: {labels}", tuple(field.id for field in missing))
