"""Case = fold(events): pure and total. Whatever the order of valid events, it folds to something sensible.

The latest event about a thing counts and names those it took the place of. A corrected event is left out, as if it had
never come, so that what stood before it counts again; it stays in ``Case.events``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from screening_tui.case.events import (
    ActionRecorded,
    AdviceShown,
    AdviceWithdrawn,
    Answered,
    Asked,
    Assessed,
    AttitudeObserved,
    Body,
    BreakEnded,
    BreakStarted,
    BribeOffered,
    CheckAccepted,
    CheckShown,
    Closed,
    CommentAnswered,
    ComparisonJudged,
    ConductRecorded,
    Corrected,
    Disclosed,
    DisclosureWithdrawn,
    DocumentSeen,
    Event,
    HandedOver,
    IndicatorMarked,
    Interrupted,
    LanguageChanged,
    LookedAfter,
    Missing,
    Noted,
    ObjectSecured,
    Officer,
    OfficialSuspected,
    Opened,
    OutcomeRecorded,
    PersonAdded,
    PersonCorrected,
    PersonDetails,
    PersonPresent,
    QuestionAdded,
    RegisterHitJudged,
    RegisterHitShown,
    RegisterSearched,
    Reopened,
    Resumed,
    Review,
    ReviewApproved,
    ReviewCommented,
    ReviewReopened,
    ReviewResolved,
    ReviewSentBack,
    StepEntered,
    Unknown,
)
from screening_tui.case.growing import Growing
from screening_tui.case.model import Case, Decision, Position, Standing
from screening_tui.case.writers import is_writer

Changes: TypeAlias = dict[str, Any]
"""Fields of Case to their new values."""

EMPTY = Case()
"""Before the first event."""


def fold(events: Iterable[Event]) -> Case:
    """What stands after these events."""
    events = events if isinstance(events, Growing) else Growing(events)
    corrected, left_out = corrections(events)
    case = Case(events=events, corrected=corrected)
    return continued(case, (event for place, event in enumerate(events) if place not in left_out))


def continued(case: Case, events: Iterable[Event]) -> Case:
    """What stands after these events too, all of which count; they are not added to ``Case.events``."""
    case = _changed(case, {})
    for event in events:
        for name, value in _changes(case, event).items():
            # Nobody else has seen this case yet, and a new one for each of 10,000 events costs 0.1 s.
            object.__setattr__(case, name, value)
    return case


def apply(case: Case, event: Event) -> Case:
    """What stands after one more event: the same as folding all again, at a cost that does not grow with the case.

    Only a correction folds all again.
    """
    events = case.events if isinstance(case.events, Growing) else Growing(case.events)
    events = events.plus(event)
    if isinstance(event.body, Corrected):
        return fold(events)
    return _changed(case, {"events": events, **_changes(case, event)})


def _changed(case: Case, changes: Changes) -> Case:
    """``dataclasses.replace`` in a fifth of the time: this is between a key and the word "saved"."""
    other = object.__new__(Case)
    vars(other).update(vars(case), **changes)
    return other


def corrections(events: Sequence[Event]) -> tuple[dict[int, int], set[int]]:
    """Corrected event to the one that says so, both by number; and the places in the list that count no longer.

    A correction reaches only what came before it, another correction included: then what that one had corrected counts
    again. The opening cannot be corrected away; the case would have no number. Nor can a review: it is somebody else's.
    """
    places: dict[int, int] = {}
    reached: list[tuple[int, int]] = []
    for place, event in enumerate(events):
        if isinstance(event.body, Corrected):
            target = places.get(event.body.corrects)
            if target is not None and not isinstance(events[target].body, Opened | Review):
                reached.append((place, target))
        places[event.seq] = place
    corrected: dict[int, int] = {}
    left_out: set[int] = set()
    for place, target in reversed(reached):
        if place not in left_out:
            left_out.add(target)
            corrected[events[target].seq] = events[place].seq
    return corrected, left_out


def _changes(case: Case, event: Event) -> Changes:
    kept = _LATEST.get(type(event.body))
    if kept is not None:
        name, key_of = kept
        return {name: _with(getattr(case, name), key_of(event.body), event)}
    rule = _RULES.get(type(event.body))
    return rule(case, event, event.body) if rule is not None else {}


def _with(table: Mapping[Any, Standing[Any]], key: object, event: Event) -> dict[Any, Standing[Any]]:
    before = table.get(key)
    earlier = (*before.earlier, before.seq) if before is not None else ()
    return {**table, key: Standing(event.seq, event.at, event.body, earlier)}


_LATEST: dict[type[Body], tuple[str, Callable[[Any], object]]] = {
    IndicatorMarked: ("marks", lambda body: body.indicator),
    ConductRecorded: ("conducts", lambda body: (body.person, body.conduct)),
    Asked: ("asked", lambda body: (body.person, body.question)),
    Answered: ("answers", lambda body: (body.person, body.question)),
    Missing: ("answers", lambda body: (body.person, body.question)),
    QuestionAdded: ("own_questions", lambda body: body.question),
    AttitudeObserved: ("attitudes", lambda body: (body.person, body.question)),
    CheckShown: ("checks_shown", lambda body: (body.check, body.person)),
    CheckAccepted: ("checks_accepted", lambda body: (body.check, body.person)),
    Disclosed: ("disclosures", lambda body: body.person),
    ComparisonJudged: ("comparisons", lambda body: (body.fact, *body.people)),
    Assessed: ("conclusions", lambda body: body.person),
    OutcomeRecorded: ("outcomes", lambda body: body.person),
    ReviewResolved: ("comments_resolved", lambda body: body.comment),
    LookedAfter: ("looked_after", lambda body: body.person),
    RegisterSearched: ("searches", lambda body: body.person),
    RegisterHitShown: ("hits_shown", lambda body: (body.person, body.register_name, body.entry)),
    RegisterHitJudged: ("hits_judged", lambda body: (body.person, body.register_name, body.entry)),
}
"""Kinds of which the latest about the same thing counts: where it is kept, and what the thing is."""


def _opened(case: Case, event: Event, body: Opened) -> Changes:
    if case.opened is not None:
        return {}
    return {
        "opened": Standing(event.seq, event.at, body),
        "state": "open",
        "officer": Officer(name=event.officer, badge=event.badge),
        "officer_language": body.officer_language,
        "interview_language": body.interview_language,
    }


def _person(case: Case, event: Event, body: PersonDetails) -> Changes:
    before = case.people.get(body.person)
    changes: Changes = {"people": _with(case.people, body.person, event)}
    if body.language != (before.body.language if before is not None else ""):
        # A language that was chosen anew with the person's details is later than one chosen during the interview.
        changes["person_languages"] = _without(case.person_languages, body.person)
    return changes


def _step_entered(_case: Case, _event: Event, body: StepEntered) -> Changes:
    return {"position": Position(body.step, body.people)}


def _disclosure_withdrawn(case: Case, _event: Event, body: DisclosureWithdrawn) -> Changes:
    return {"disclosures": _without(case.disclosures, body.person)}


def _action(case: Case, event: Event, body: ActionRecorded) -> Changes:
    key = (body.action, body.person)
    return {"actions": {**case.actions, key: (*case.actions.get(key, ()), Standing(event.seq, event.at, body))}}


def _happened(case: Case, event: Event, _body: Body) -> Changes:
    return {"happened": (*case.happened, event)}


def _handed_over(_case: Case, _event: Event, body: HandedOver) -> Changes:
    return {"officer": Officer(name=body.officer, badge=body.badge)}


def _language(case: Case, _event: Event, body: LanguageChanged) -> Changes:
    if body.what == "officer":
        return {"officer_language": body.language}
    if body.person:
        return {"person_languages": {**case.person_languages, body.person: body.language}}
    return {"interview_language": body.language}


def _advice_shown(case: Case, _event: Event, body: AdviceShown) -> Changes:
    return {
        "advice_findings": case.advice_findings.union(body.findings),
        "advice_actions": case.advice_actions.union(body.actions),
    }


def _advice_withdrawn(case: Case, _event: Event, body: AdviceWithdrawn) -> Changes:
    return {
        "advice_findings": case.advice_findings.difference(body.findings),
        "advice_actions": case.advice_actions.difference(body.actions),
    }


def _interrupted(case: Case, _event: Event, _body: Interrupted) -> Changes:
    return {"state": "interrupted"} if case.state == "open" else {}


def _resumed(case: Case, event: Event, _body: Resumed) -> Changes:
    changes: Changes = {"officer": Officer(name=event.officer, badge=event.badge)}
    if case.state == "interrupted":
        changes["state"] = "open"
    return changes


def _closed(case: Case, _event: Event, _body: Closed) -> Changes:
    return {"state": "closed"} if case.opened is not None else {}


def _reopened(case: Case, _event: Event, _body: Reopened) -> Changes:
    return {"state": "open"} if case.state == "closed" else {}


def _commented(case: Case, event: Event, body: ReviewCommented) -> Changes:
    return {"comments": {**case.comments, event.seq: Standing(event.seq, event.at, body)}}


def _comment_answered(case: Case, event: Event, body: CommentAnswered) -> Changes:
    said = (*case.comment_answers.get(body.comment, ()), Standing(event.seq, event.at, body))
    return {"comment_answers": {**case.comment_answers, body.comment: said}}


def _decided(_case: Case, event: Event, body: Decision) -> Changes:
    return {"decision": Standing(event.seq, event.at, body)}


def _approved(case: Case, event: Event, body: ReviewApproved) -> Changes:
    before = (earlier for earlier in case.events if earlier.seq < event.seq)
    return {} if is_writer(before, event.officer, event.badge) else _decided(case, event, body)


def _sent_back(case: Case, event: Event, body: ReviewSentBack) -> Changes:
    return _decided(case, event, body) | ({"state": "interrupted"} if case.state == "closed" else {})


def _unknown(case: Case, event: Event, _body: Unknown) -> Changes:
    return {"unknown": (*case.unknown, event)}


def _without(table: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {other: value for other, value in table.items() if other != key}


_RULES: dict[type[Body], Callable[[Case, Event, Any], Changes]] = {
    Opened: _opened,
    PersonAdded: _person,
    PersonCorrected: _person,
    StepEntered: _step_entered,
    DisclosureWithdrawn: _disclosure_withdrawn,
    ActionRecorded: _action,
    Noted: _happened,
    DocumentSeen: _happened,
    BribeOffered: _happened,
    OfficialSuspected: _happened,
    BreakStarted: _happened,
    BreakEnded: _happened,
    PersonPresent: _happened,
    ObjectSecured: _happened,
    HandedOver: _handed_over,
    LanguageChanged: _language,
    AdviceShown: _advice_shown,
    AdviceWithdrawn: _advice_withdrawn,
    Interrupted: _interrupted,
    Resumed: _resumed,
    Closed: _closed,
    Reopened: _reopened,
    ReviewCommented: _commented,
    CommentAnswered: _comment_answered,
    ReviewApproved: _approved,
    ReviewSentBack: _sent_back,
    ReviewReopened: _decided,
    Unknown: _unknown,
}
"""All other kinds that change what stands; the rest (a step left, a recovery) is only in ``Case.events``."""
