"""The case file's part for people: from top to bottom, for a prosecutor who has never seen the program.

Computed from the events under the pinned protocol, in the officer's language, and from nothing else but the contacts,
which are the station's. So it can be computed again from the file itself, and a difference shows.
"""

from collections.abc import Mapping

from screening_tui.case.case_file import Section
from screening_tui.case.model import Case
from screening_tui.documents.sections_conclusions import actions, assessments, comparisons, findings_that_hold, outcomes
from screening_tui.documents.sections_interviews import documents_seen, intake, interviews, own_questions
from screening_tui.documents.sections_observed import case_table, disclosures, indicators, people
from screening_tui.documents.sections_record import (
    beside,
    checks_accepted,
    corrections,
    notes,
    objects_secured,
    sessions,
    unknown_events,
)
from screening_tui.documents.sections_registers import hits, searches
from screening_tui.documents.sections_review import comments, decisions
from screening_tui.documents.teller import Teller
from screening_tui.protocol.model import Protocol


def upper_part(
    protocol: Protocol, case: Case, language: str, contacts: Mapping[str, str] | None = None
) -> tuple[Section, ...]:
    """The sections, in order; ``contacts`` is contact id to what to call. Sections without content are left out."""
    teller = Teller(protocol, case, language, contacts or {})
    _ = teller._
    sections = (
        Section(_("THE CASE"), case_table(teller)),
        Section(_("WHO IS CONCERNED"), {"person": people(teller)}),
        Section(_("BEFORE THE INTERVIEWS: what was asked about people and travel"), {"intake": intake(teller)}),
        Section(_("INDICATORS: what the officer looked for, and saw"), {"indicator": indicators(teller)}),
        Section(_("DISCLOSURE: what a minor told unasked; the questions ended there"), disclosures(teller)),
        Section(
            _("INTERVIEWS: each question as it was put, and the answer as it was given"),
            {"interview": interviews(teller)},
        ),
        Section(_("QUESTIONS OF THE OFFICER'S OWN"), {"own_question": own_questions(teller)}),
        Section(
            _("REGISTERS: who may be meant by their entries, and what the officer decided"),
            {"register_search": searches(teller), "register_hit": hits(teller)},
        ),
        Section(_("DOCUMENTS AND PROOFS THAT WERE ASKED FOR"), {"document_seen": documents_seen(teller)}),
        Section(_("COMPARISON: what two people said about the same thing"), {"comparison": comparisons(teller)}),
        Section(_("WHAT FOLLOWS FROM IT under the protocol; a suggestion"), {"finding": findings_that_hold(teller)}),
        Section(_("ASSESSMENT: what the officer concluded, and why"), {"assessment": assessments(teller)}),
        Section(_("ACTIONS: what was to be done, why, and what became of it"), {"action": actions(teller)}),
        Section(_("HOW IT ENDED for each minor"), {"outcome": outcomes(teller)}),
        Section(_("OBJECTS SECURED"), {"object_secured": objects_secured(teller)}),
        Section(_("WHAT ELSE HAPPENED"), beside(teller)),
        Section(_("NOTES of the officer"), {"note": notes(teller)}),
        Section(_("WARNINGS that were accepted, with the reason"), {"warning_accepted": checks_accepted(teller)}),
        Section(_("CORRECTIONS: what was taken back; it counts no longer"), {"correction": corrections(teller)}),
        Section(
            _("REVIEW: what a supervisor remarked and decided, and what the officer said to it"),
            {"review_comment": comments(teller), "review_decision": decisions(teller)},
        ),
        Section(_("WHO WORKED ON IT, and when"), {"session": sessions(teller)}),
        Section(_("EVENTS that this version of the program does not know"), {"unknown_event": unknown_events(teller)}),
        Section(_("CONTACTS of the station, as they stood when this was written"), _contacts(contacts or {})),
    )
    return tuple(Section(section.comment, table) for section in sections if (table := _with_content(section)))


def _with_content(section: Section) -> dict[str, object]:
    return {name: value for name, value in section.tables.items() if value not in ([], {})}


def _contacts(contacts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {"contacts": {contact: line for contact, line in contacts.items() if line}}
