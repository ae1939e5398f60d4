"""A rule of conduct that does not apply is neither kept nor broken, and the case file says so."""

from typing import Any

from screening_tui.case import events as ev
from screening_tui.case.model import Case
from screening_tui.documents.case_upper import upper_part
from told_case import opening, protocol, told


def interview(case: Case) -> dict[str, Any]:
    """The only interview of the case, as its file tells it."""
    sections = upper_part(protocol(), case, "en", {})
    tables = {name: table for section in sections for name, table in section.tables.items()}
    return dict(tables["interview"][0])


def test_a_rule_that_does_not_apply_is_told_as_such() -> None:
    rule = ev.ConductRecorded(conduct="alone", person="M1", confirmed=False, does_not_apply=True)
    told_of = interview(told(opening(), ev.PersonAdded(person="M1", role="minor"), rule))
    assert told_of["conduct"][0]["kept"] == "does not apply"


def test_how_a_question_was_put_is_told_only_where_the_officer_said_it() -> None:
    person = ev.PersonAdded(person="M1", role="minor")
    asked = ev.Asked(question="m_tie", person="M1", wording="Who is that?", language="en")
    missing = ev.Missing(question="m_tie", person="M1", reason="declined")
    told_of = interview(told(opening(), person, asked, missing))
    assert "kind_of_question" not in told_of["question"][0]
