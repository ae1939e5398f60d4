"""What was asked and answered, word for word, with whom, how and in whose presence."""

from collections.abc import Iterable
from typing import Any

from screening_tui.case import events as ev
from screening_tui.case.events import Event
from screening_tui.documents.teller import RULE_KEPT, Teller, kept
from screening_tui.documents.zone_words import failure_words
from screening_tui.protocol.model import Step, StepKind
from screening_tui.screening.items import question_of

Table = dict[str, Any]


def intake(teller: Teller) -> list[Table]:
    """Questions about people and travel, of the whole case and of each person."""
    steps = {step.id for step in teller.protocol.steps if step.kind is StepKind.INTAKE}
    questions = teller.protocol.question_by_id
    keys = [(person, question) for person, question in _keys(teller) if question in questions]
    return [
        kept(person=teller.person(person)) | _question(teller, person, question)
        for person, question in keys
        if questions[question].step in steps
    ]


def interviews(teller: Teller) -> list[Table]:
    """One for each person who was interviewed, in the protocol's order of steps."""
    steps = [step for step in teller.protocol.steps if step.kind is StepKind.INTERVIEW]
    tables = [_interview(teller, step, person) for step in steps for person in _people_of(teller, step)]
    return [table for table in tables if table.keys() & {"question", "conduct", "present", "attitude"}]


def own_questions(teller: Teller) -> list[Table]:
    """What the officer added, built on what somebody had answered."""
    return [
        kept(
            id=identifier,
            question=standing.body.wording,
            asked_of_the_others=standing.body.neutral,
            added_in_the_interview_of=teller.person(standing.body.person),
            time=teller.when(standing.at),
            event=standing.seq,
        )
        for identifier, standing in teller.case.own_questions.items()
    ]


def documents_seen(teller: Teller) -> list[Table]:
    """Proofs: what was asked for, what was shown, what it proved."""
    return [
        kept(
            person=teller.person(event.body.person),
            asked_for=event.body.asked_for,
            shown=event.body.shown,
            proved=event.body.proved,
            machine_readable_zone=event.body.zone,
            typed=event.body.typed,
            does_not_hold=[
                failure_words(teller._, each.rule, each.field, each.found, each.expected)
                for each in event.body.failures
            ],
            expired=teller._("yes: on the day of the screening") if event.body.expired else "",
            time=teller.when(event.at),
            event=event.seq,
        )
        for event in teller.case.happened
        if isinstance(event.body, ev.DocumentSeen)
    ]


def _people_of(teller: Teller, step: Step) -> Iterable[str]:
    return [person for person, known in teller.case.people.items() if step.role in (None, known.body.role)]


def _keys(teller: Teller) -> list[tuple[str, str]]:
    """(person, question) of everything that was asked or has an answer, in the order of the first time."""
    case = teller.case
    first: dict[tuple[str, str], int] = {}
    for table in (case.asked, case.answers):
        for key, standing in table.items():
            seq = (*standing.earlier, standing.seq)[0]
            first[key] = min(seq, first.get(key, seq))
    return sorted(first, key=first.__getitem__)


def _interview(teller: Teller, step: Step, person: str) -> Table:
    case = teller.case
    entered = [event for event in case.events if _is_at(event, step.id, person)]
    questions = [question for who, question in _keys(teller) if who == person and _belongs(teller, step, question)]
    attitude = case.attitudes.get((person, ""))
    return kept(
        person=teller.person(person),
        step=teller.say(step.title),
        language=teller.language_name(case.language_of(person)),
        began=teller.when(entered[0].at) if entered else "",
        ended_by_disclosure=teller.when(case.disclosures[person].at) if person in case.disclosures else "",
        breaks=_breaks(teller, person),
        attitude=_manners(teller, person, ""),
        attitude_note=attitude.body.note if attitude else "",
        conduct=[
            kept(
                rule=teller.label("conduct", conduct),
                kept=teller.word(RULE_KEPT[standing.body.how]),
                reason=standing.body.reason,
                time=teller.when(standing.at),
                event=standing.seq,
            )
            for (who, conduct), standing in case.conducts.items()
            if who == person and conduct in {item.id for item in teller.protocol.conducts_of[step.id]}
        ],
        present=[
            _present(teller, event, event.body)
            for event in case.happened
            if isinstance(event.body, ev.PersonPresent) and event.body.person == person
        ],
        question=[_question(teller, person, question) for question in questions],
    )


def _is_at(event: Event, step: str, person: str) -> bool:
    return isinstance(event.body, ev.StepEntered) and event.body.step == step and person in event.body.people


def _belongs(teller: Teller, step: Step, question: str) -> bool:
    """Whether it was asked in this step; an own question, or one the protocol does not have, in any interview."""
    known = question_of(teller.protocol, question)
    return known is None or known.step == step.id


def _breaks(teller: Teller, person: str) -> list[str]:
    lines: list[str] = []
    started = False
    for event in teller.case.happened:
        body = event.body
        if not isinstance(body, ev.BreakStarted | ev.BreakEnded) or body.person not in ("", person):
            continue
        if isinstance(body, ev.BreakStarted):
            words = f" ({body.words})" if body.words else ""
            lines.append(teller._("break from {time}").format(time=teller.when(event.at)[11:19]) + words)
        elif started:
            lines.append(teller._("until {time}").format(time=teller.when(event.at)[11:19]))
        started = isinstance(body, ev.BreakStarted)
    return lines


def _present(teller: Teller, event: Event, body: ev.PersonPresent) -> Table:
    return kept(
        who=body.who,
        present_as=teller.word(body.part),
        tie=body.tie,
        time=teller.when(event.at),
        event=event.seq,
    )


def _manners(teller: Teller, person: str, question: str) -> list[str]:
    attitude = teller.case.attitudes.get((person, question))
    return [teller.label("manner", manner) for manner in attitude.body.manners] if attitude else []


def _question(teller: Teller, person: str, question: str) -> Table:
    asked = teller.case.asked.get((person, question))
    attitude = teller.case.attitudes.get((person, question))
    return (
        kept(
            question=teller.question(question),
            asked=asked.body.wording if asked else "",
            asked_in=teller.language_name(asked.body.language) if asked else "",
            kind_of_question=teller.word(asked.body.manner) if asked else "",
            asked_at=teller.when(asked.at) if asked else "",
            officers_own=teller.word("yes") if question in teller.case.own_questions else "",
        )
        | _answer(teller, person, question)
        | kept(
            how_it_was_said=_manners(teller, person, question),
            note=attitude.body.note if attitude else "",
            before=_earlier_answers(teller, person, question),
        )
    )


def _answer(teller: Teller, person: str, question: str) -> Table:
    standing = teller.case.answers.get((person, question))
    if standing is None:
        return {"no_answer": teller._("none was written down")}
    body = standing.body
    if isinstance(body, ev.Missing):
        parts = kept(no_answer=teller.words.no_answer(body.reason, body.because), words=body.words)
    else:
        parts = kept(answer=body.value.text) | teller.understood(question, body.value)
        parts |= kept(
            written_down=teller.word(body.rendering) if body.value.text and body.rendering else "",
            answered_in=teller.language_name(body.language),
        )
    return parts | kept(answered_at=teller.when(standing.at), event=standing.seq)


def _earlier_answers(teller: Teller, person: str, question: str) -> list[str]:
    """All that stood there before: taken back or given anew, it stays readable."""
    standing = teller.case.answers.get((person, question))
    lines = []
    for event, body in teller.answers_given.get((person, question), ()):
        if standing is None or event.seq != standing.seq:
            taken_back = f" ({teller._('taken back')})" if event.seq in teller.case.corrected else ""
            lines.append(f"{teller.when(event.at)} {teller.said(question, body)}{taken_back}")
    return lines
