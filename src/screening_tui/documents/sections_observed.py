"""What the case is, who is concerned, what was looked for, and what a minor told unasked."""

from typing import Any

from screening_tui.case.events import DisclosureWithdrawn, IndicatorMarked
from screening_tui.case.model import Standing
from screening_tui.documents.event_words import timed
from screening_tui.documents.teller import Teller, kept
from screening_tui.screening.about import not_said

Table = dict[str, Any]


def case_table(teller: Teller) -> Table:
    """The plain keys at the top of the file."""
    _, case = teller._, teller.case
    opened = case.opened.body if case.opened else None
    marks = {
        "practice": _("PRACTICE. Everything in this file is fictitious. It is no case."),
        "scripted": _("SCRIPTED. Played by a script to test or to show the program. It is no case."),
    }
    closed = [event.at for event in case.events if event.body.kind == "closed"]
    return kept(
        number=opened.number if opened else "",
        beware=marks.get(opened.origin, "") if opened else "",
        state=teller.words.state(case.state),
        opened=teller.when(case.opened.at if case.opened else ""),
        closed=teller.when(closed[-1]) if closed and case.state == "closed" else "",
        station=opened.station if opened else "",
        officers=_officers(teller),
        protocol=f"{teller.say(teller.protocol.title)} ({teller.protocol.id}, {teller.protocol.version})",
        source=teller.protocol.source,
        interview_language=teller.language_name(case.interview_language),
        minors=str(len(case.minors)),
        adults=str(len(case.adults)),
    )


def people(teller: Teller) -> list[Table]:
    """Everybody of the case, as they are known last."""
    return [_person(teller, person, standing) for person, standing in teller.case.people.items()]


def indicators(teller: Teller) -> list[Table]:
    """Every indicator of the protocol, marked or not, and marks of indicators that it does not have."""
    known = [(item.id, item.immediate) for item in teller.protocol.indicators]
    others = [(identifier, False) for identifier in teller.case.marks if identifier not in dict(known)]
    return [
        _indicator(teller, identifier, immediate, teller.case.marks.get(identifier))
        for identifier, immediate in known + others
    ]


def disclosures(teller: Teller) -> Table:
    """The minors who disclosed abuse, in the words they used; and disclosures that were taken back."""
    return {
        "disclosure": [
            kept(
                person=teller.person(person),
                words=standing.body.words,
                language=teller.language_name(standing.body.language),
                time=teller.when(standing.at),
                event=standing.seq,
            )
            for person, standing in teller.case.disclosures.items()
        ],
        "disclosure_taken_back": [
            kept(
                person=teller.person(event.body.person),
                reason=event.body.reason,
                time=teller.when(event.at),
                event=event.seq,
            )
            for event in teller.case.events
            if isinstance(event.body, DisclosureWithdrawn)
        ],
    }


def _officers(teller: Teller) -> list[str]:
    names = [teller.officer(event.officer, event.badge) for event in teller.case.events]
    return list(dict.fromkeys(name for name in names if name))


def _person(teller: Teller, person: str, standing: Standing[Any]) -> Table:
    details = standing.body
    return kept(
        id=person,
        role=teller.word(details.role),
        name=details.name,
        birth_date=details.birth_date,
        age="" if details.age is None else str(details.age),
        age_in_doubt=teller._("yes: treated as a minor") if details.age_in_doubt else "",
        sex=teller.word(details.sex),
        nationality=details.nationality,
        document=details.document,
        document_kind=details.document_kind,
        language=teller.language_name(teller.case.language_of(person)),
        known_since=teller.when_of((*standing.earlier, standing.seq)[0]),
        corrected=teller.when(standing.at) if standing.earlier else "",
        event=standing.seq,
    )


def _indicator(teller: Teller, identifier: str, immediate: bool, mark: Standing[IndicatorMarked] | None) -> Table:
    _ = teller._
    label = teller.label("indicator", identifier)
    at_once = _("to be reported at once when observed") if immediate else ""
    if mark is None:
        return kept(indicator=label, mark=_("not marked"), report=at_once)
    body = mark.body
    return kept(
        indicator=label,
        mark=teller.word(body.mark),
        report=at_once,
        about=[*teller.people(body.people), *map(teller.word, body.things)],
        not_said=_not_said(teller, body),
        how_known=teller.words.source(body.source),
        note=body.note,
        time=teller.when(mark.at),
        event=mark.seq,
        before=[timed(teller, teller.events[seq]) for seq in mark.earlier],
    )


def _not_said(teller: Teller, body: IndicatorMarked) -> list[str]:
    """Whom an observation names nobody of, although it is about such a person too."""
    _ = teller._
    indicator = teller.protocol.indicator_by_id.get(body.indicator)
    if indicator is None or body.mark != "observed":
        return []
    words = {"minor": _("which minor"), "adult": _("which adult"), "person": _("who it is")}
    return [words[group] for group in not_said(teller.case, indicator, body.people)]
