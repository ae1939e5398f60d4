"""What follows: comparison, findings, the officer's assessment, actions with their reasons, and how it ended."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from screening_tui.case.events import ActionRecorded, Answered, Corrected, Event, Missing, PersonDetails
from screening_tui.case.model import Standing
from screening_tui.documents.event_words import because, timed
from screening_tui.documents.teller import Teller, kept
from screening_tui.protocol.model import QuestionKind
from screening_tui.screening.actions import recommended
from screening_tui.screening.comparison import compare, pairs
from screening_tui.screening.findings import findings
from screening_tui.screening.grounds import grounds
from screening_tui.screening.items import question_of
from screening_tui.screening.model import Account, ComparedFact, Reason, ReasonKind, RecommendedAction

Table = dict[str, Any]


def comparisons(teller: Teller) -> list[Table]:
    """Each pair with the facts that at least one of them was asked about."""
    tables = []
    for pair in pairs(teller.protocol, teller.case):
        compared = compare(teller.protocol, teller.case, pair, teller.language)
        facts = [_fact(teller, fact) for fact in compared if fact.first.standing or fact.second.standing]
        if facts:
            tables.append({"people": teller.people(pair), "fact": facts})
    return tables


def findings_that_hold(teller: Teller) -> list[Table]:
    """What the protocol draws from it, with the events it rests on."""
    return [
        kept(
            finding=teller.say(found.finding.label),
            person=teller.person(found.person),
            why=teller.say(found.finding.why),
            because=because(teller, found.result.because),
        )
        for found in findings(teller.protocol, teller.case)
        if found.result.holds
    ]


def assessments(teller: Teller) -> list[Table]:
    """For each minor what the officer concluded, beside what speaks for it, against it, and what is not known."""
    return [_assessment(teller, minor) for minor in teller.case.minors]


def actions(teller: Teller) -> list[Table]:
    """Everything that is recommended or offered, then what was done without being either."""
    lines = recommended(teller.protocol, teller.case)
    told: dict[tuple[int, ...], str] = {}
    tables = [_action(teller, line, told) for line in lines]
    known = {(line.action.id, line.person) for line in lines}
    for (action, person), recorded in teller.case.actions.items():
        if (action, person) not in known:
            table = kept(
                action=teller.label("action", action),
                person=teller.person(person),
                under_the_protocol=teller._("not recommended by the protocol"),
                recorded=_recorded(teller, action, recorded),
            )
            tables.append(table)
    return tables


def outcomes(teller: Teller) -> list[Table]:
    """How it ended for each minor, to whom, why."""
    return [
        kept(
            person=teller.person(person),
            outcome=teller.label("outcome", standing.body.outcome),
            to=standing.body.to,
            received_by=standing.body.receiver,
            who_is=teller.word(standing.body.receiver_kind),
            how_it_was_made_certain=standing.body.how_certain,
            why=standing.body.why,
            when=standing.body.when,
            time=teller.when(standing.at),
            event=standing.seq,
        )
        for person, standing in teller.case.outcomes.items()
    ]


def _fact(teller: Teller, fact: ComparedFact) -> Table:
    return kept(
        fact=fact.label,
        officers_own=teller.word("yes") if fact.own else "",
        first=_account(teller, fact.first),
        second=_account(teller, fact.second),
        suggested=teller.word(fact.suggestion) if fact.suggestion else "",
        suggested_because=teller.words.ground(fact.ground) if fact.suggestion else "",
        nothing_to_compare="" if fact.suggestion else teller.words.ground(fact.ground),
    ) | _verdict(teller, fact)


def _verdict(teller: Teller, fact: ComparedFact) -> Table:
    """The officer's verdict; one that an account outran is told as what it was: given before that account changed."""
    judged = teller.events[fact.judged_by] if fact.judged_by else None
    if judged is None:
        return {"verdict": teller._("not judged")}
    if fact.verdict is None:
        return {
            "verdict": teller._("not judged again since an account changed"),
            "judged_before": f"{timed(teller, judged)} - {teller.officer(judged.officer, judged.badge)}",
            "changed_after": [timed(teller, event) for event in _changes(teller, fact, judged)],
        }
    return kept(
        verdict=teller.word(fact.verdict),
        words=getattr(judged.body, "words", ""),
        time=teller.when(judged.at),
        event=judged.seq,
    )


def _changes(teller: Teller, fact: ComparedFact, judged: Event) -> Iterable[Event]:
    """What became of both accounts after that verdict: an answer given anew or taken back, a name that changed."""
    told = {(account.person, account.question) for account in (fact.first, fact.second)}
    named = {person for person, question in told if _answers_to_a_name(teller, question)}
    for event in teller.case.events:
        body = event.body
        if isinstance(body, Corrected) and body.corrects in teller.events:
            body = teller.events[body.corrects].body
        of_these = isinstance(body, Answered | Missing) and (body.person, body.question) in told
        if event.seq > judged.seq and (of_these or (isinstance(body, PersonDetails) and body.person in named)):
            yield event


def _answers_to_a_name(teller: Teller, question: str) -> bool:
    known = question_of(teller.protocol, question)
    return known is not None and known.kind is QuestionKind.NAME_RESPONSE


def _account(teller: Teller, account: Account) -> str:
    standing = account.standing
    said = teller.said(account.question, standing.body) if standing else f"({teller.word('not_asked')})"
    manners = ", ".join(teller.label("manner", manner) for manner in account.manners)
    return f"{account.person}: {said}" + (f" ({manners})" if manners else "")


def _assessment(teller: Teller, minor: str) -> Table:
    concluded = teller.case.conclusions.get(minor)
    weighed = grounds(teller.protocol, teller.case, minor)
    conclusion = (
        kept(
            conclusion=teller.word(concluded.body.conclusion),
            reason=concluded.body.reason,
            time=teller.when(concluded.at),
            event=concluded.seq,
            suggested_then=[teller.keyed("finding", key) for key in concluded.body.suggested],
        )
        if concluded
        else {"conclusion": teller._("none yet")}
    )
    return (
        {"person": teller.person(minor)}
        | conclusion
        | kept(
            speaks_for=_reasons(teller, weighed.speaks_for),
            speaks_against=_reasons(teller, weighed.speaks_against),
            not_known=_reasons(teller, weighed.not_known),
        )
    )


def _reasons(teller: Teller, reasons: Iterable[Reason]) -> list[str]:
    return [_reason(teller, reason) for reason in reasons]


def _reason(teller: Teller, reason: Reason) -> str:
    if reason.kind is ReasonKind.DISCLOSURE:
        label = teller._("disclosure")
    elif reason.kind is ReasonKind.ANSWER:
        label = teller.question(reason.id)
    else:
        label = teller.label(reason.kind.value, reason.id)
    whom = f" ({', '.join(reason.people)})" if reason.people else ""
    value = teller.word(reason.value) if reason.value else ""
    events = f" {list(reason.because)}" if reason.because else ""
    return f"{label}{whom}{f': {value}' if value else ''}{events}"


def _action(teller: Teller, line: RecommendedAction, told: dict[tuple[int, ...], str]) -> Table:
    """``told``: the events of an action to its number; the same reasons are not told again for the next one."""
    action = line.action
    reasons = tuple(line.because)
    before = told.get(reasons, "")
    told.setdefault(reasons, " ".join(part for part in (str(action.number), line.person) if part))
    return kept(
        number=str(action.number),
        action=teller.say(action.label),
        person=teller.person(line.person),
        under_the_protocol=teller.word(line.standpoint.value),
        because=[teller._("the same as for action {number}").format(number=before)]
        if reasons and before
        else because(teller, reasons),
        follows_from=[teller.label("finding", finding) for finding in line.findings],
        by_when=teller.word(action.deadline.value),
        contact=_contact(teller, line),
        state=teller.word(line.progress.value),
        recorded=_recorded(teller, action.id, teller.case.actions.get((action.id, line.person), ())),
    )


def _contact(teller: Teller, line: RecommendedAction) -> str:
    if line.contact is None:
        return ""
    return teller.contacts.get(line.contact.id) or teller.say(line.contact.label)


def _recorded(teller: Teller, action: str, recorded: Sequence[Standing[ActionRecorded]]) -> list[Table]:
    known = teller.protocol.action_by_id.get(action)
    labels = {field.id: teller.say(field.label) for field in known.records} if known else {}
    return [
        kept(
            time=teller.when(standing.at),
            state=teller.word(standing.body.state),
            words=standing.body.words,
            who_was_told=standing.body.who,
            when=standing.body.when,
            reference=standing.body.reference,
            contact=teller.contacts.get(standing.body.contact) or standing.body.contact,
            number_called=standing.body.number_called,
            result=standing.body.result,
            next=standing.body.next,
            details=_details(labels, standing.body.records),
            event=standing.seq,
        )
        for standing in recorded
    ]


def _details(labels: Mapping[str, str], records: Mapping[str, str]) -> list[str]:
    """In the protocol's order, then what it does not know: a record that was read back has an order of its own."""
    names = [*(name for name in labels if name in records), *sorted(records.keys() - labels.keys())]
    return [f"{labels.get(name, name)}: {records[name]}" for name in names if records[name]]
