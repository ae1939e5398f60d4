"""The part for people: everything that happened, in words, and nothing that did not."""

import json
from typing import Any

import pytest
from hypothesis import given

from made_events import histories
from screening_tui.case import events as ev
from screening_tui.case.case_file import read_case_text, render
from screening_tui.case.events import BODY_OF_KIND, Body, Event
from screening_tui.case.model import Case
from screening_tui.case.value import Value
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.verify import verified
from told_case import CONTACTS, answer, head_of, opening, protocol, sources, told, whole


def upper(case: Case, language: str = "en", contacts: dict[str, str] | None = None) -> dict[str, Any]:
    sections = upper_part(protocol(), case, language, CONTACTS if contacts is None else contacts)
    tables = {name: table for section in sections for name, table in section.tables.items()}
    assert len(tables) == sum(len(section.tables) for section in sections), "two sections use one name"
    return tables


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    return upper(told(*whole()))


def people(*bodies: Body) -> tuple[Body, ...]:
    minor = ev.PersonAdded(person="M1", role="minor", name="Ana")
    return (opening(), minor, ev.PersonAdded(person="A1", role="adult", name="Bo"), *bodies)


def test_the_whole_case_has_every_kind_of_event() -> None:
    assert {body.kind for body in whole()} >= BODY_OF_KIND.keys()


def test_it_begins_with_what_the_case_is(tables: dict[str, Any]) -> None:
    assert list(tables)[:3] == ["number", "state", "opened"]
    assert tables["number"] == "PC2-2026-0042"
    assert tables["opened"] == "2026-11-23 14:00:07 -06:00"
    assert tables["closed"] > tables["opened"]
    assert tables["officers"] == ["M. Solano (4471)"]
    assert tables["protocol"] == "Minors at the border (booth-test, 1.0)"
    assert "beware" not in tables


@pytest.mark.parametrize(("origin", "mark"), [("practice", "PRACTICE"), ("scripted", "SCRIPTED")])
def test_what_is_no_case_says_so_at_the_top(origin: str, mark: str) -> None:
    table = upper(told(opening(origin)))
    assert list(table)[1] == "beware"
    assert mark in table["beware"]
    assert "no case" in table["beware"]


def test_an_open_case_is_not_closed() -> None:
    assert upper(told(opening()))["state"] == "in progress"
    again = upper(told(opening(), ev.Closed(), ev.Reopened(reason="x")))
    assert "closed" not in again
    assert upper(told(opening(), ev.Interrupted()))["state"] == "interrupted"


def test_people_are_as_they_are_known_last(tables: dict[str, Any]) -> None:
    minor, adult = tables["person"]
    assert minor["name"] == "Ana Lopez"
    assert minor["corrected"] > minor["known_since"]
    assert (adult["sex"], adult["age"]) == ("female", "40")
    assert "corrected" not in adult
    doubt = upper(told(opening(), ev.PersonAdded(person="M1", role="minor", age_in_doubt=True)))
    assert doubt["person"][0]["age_in_doubt"] == "yes: treated as a minor"


def test_what_the_registers_said_stands_there_with_why_and_what_was_decided(tables: dict[str, Any]) -> None:
    (search,) = tables["register_search"]
    assert (search["registers"], search["found"]) == (["wanted people", "local"], "2")
    wanted, local = tables["register_hit"]
    assert (wanted["register"], wanted["entry"], wanted["strength"]) == ("wanted people", "W-1", "strong")
    assert wanted["why"] == [
        "Birth date: nearly (year off by one): 1985 | 1986",
        "Sex: the same: female | female",
    ]
    assert wanted["record"] == ["To be called: Inspector 8555-0101"]
    assert (wanted["judgement"], wanted["reason"]) == ("it is this person", "the same scar")
    assert len(wanted["event"]) == 2
    assert len(wanted["before"]) == 1
    assert (local["opened"], local["judgement"]) == ("not opened", "not judged")
    assert local["strength"] == "possible: check birth date or document"


def test_a_travel_documents_zone_is_evidence(tables: dict[str, Any]) -> None:
    document = tables["document_seen"][1]
    assert (document["machine_readable_zone"], document["typed"]) == (("P<HND", "F90"), ("p<hnd", "f9o"))
    assert document["does_not_hold"] == [
        "Check digit of the date of birth: 8 stands there, 9 was expected.",
        "sex: “Q” cannot be; expected: F M <.",
    ]
    assert document["expired"] == "yes: on the day of the screening"


def test_every_indicator_stands_there_marked_or_not(tables: dict[str, Any]) -> None:
    frightened, wanted, other = tables["indicator"]
    assert frightened["mark"] == "observed"
    assert frightened["about"] == ["M1 Ana Lopez", "baggage"]
    assert frightened["note"] == "looks at\nthe floor"
    assert "not observed" in frightened["before"][0]
    assert (wanted["mark"], wanted["report"]) == ("not marked", "to be reported at once when observed")
    assert (other["indicator"], other["mark"], other["how_known"]) == (
        "other_office",
        "cannot tell",
        "somebody said it",
    )


def test_an_interview_is_told_as_it_went(tables: dict[str, Any]) -> None:
    first, second = tables["interview"]
    assert first["person"] == "M1 Ana Lopez"
    assert first["breaks"] == ["break from 14:03:16", "until 14:03:23"]
    assert first["ended_by_disclosure"]
    assert first["attitude"] == ["Hesitant", "unheard_of"]
    assert first["conduct"][0] | {"time": "", "event": 0} == {
        "rule": "Alone with the minor",
        "kept": "no",
        "reason": "no other room",
        "time": "",
        "event": 0,
    }
    assert (first["present"][0]["who"], first["present"][0]["present_as"]) == ("L. Vega", "interpreter")
    assert "breaks" not in second
    assert second["language"] == "fr"


def test_an_answer_stands_word_for_word_with_how_it_was_asked_and_said(tables: dict[str, Any]) -> None:
    question = tables["interview"][0]["question"][0]
    assert question["asked"] == "¿m_destination?"
    assert question["question"] == "Where are you travelling to?"
    assert question["answer"] == "a la casa de una amiga\nen Tapachula"
    assert question["place"] == "Tapachula, MX"
    assert question["how_it_was_said"] == ["Hesitant"]
    assert question["before"] == ["2026-11-23 14:01:59 -06:00 “a Managua” - Managua (taken back)"]


def test_what_is_missing_says_why(tables: dict[str, Any]) -> None:
    missing = tables["interview"][0]["question"][1]
    assert missing["no_answer"] == "declined to answer"
    assert missing["words"] == "shakes her head"
    assert missing["kind_of_question"] == "leading question"
    assert "answer" not in missing


def test_a_question_without_an_answer_says_so() -> None:
    table = upper(told(*people(*answer("m_destination", "M1", "x"), ev.Corrected(corrects=5))))
    question = table["interview"][0]["question"][0]
    assert question["no_answer"] == "none was written down"
    assert question["before"][0].endswith("“x” (taken back)")
    twice = upper(
        told(*people(ev.Missing(question="m_tie", person="M1", reason="declined"), *answer("m_tie", "M1", "x")))
    )
    assert twice["interview"][0]["question"][0]["before"][0].endswith("(declined to answer)")


def test_every_part_of_an_answer_is_there() -> None:
    value = Value(
        text="t",
        choices=("parent", "yes", "odd"),
        number=0,
        date="2014",
        age=0,
        place="P",
        name="N",
        tie="T",
        phone="5",
        document="D",
    )
    table = upper(told(*people(ev.Answered(question="m_tie", person="M1", value=value))))
    question = table["interview"][0]["question"][0]
    assert question["chosen"] == ["A parent", "yes", "odd"]
    parts = ("number", "date", "age", "place", "name", "tie", "phone", "document")
    assert [question[part] for part in parts] == ["0", "2014", "0 years", "P", "N", "T", "5", "D"]
    assert "asked_at" not in question
    assert question["question"] == "Who is with you?"
    assert "asked" not in question


def test_an_own_question_is_marked_in_every_interview(tables: dict[str, Any]) -> None:
    assert tables["own_question"][0]["asked_of_the_others"] == "Is there a pet?"
    own = [q["answer"] for table in tables["interview"] for q in table["question"] if q.get("officers_own")]
    assert own == ["Canela", "no pet"]


def test_breaks_without_a_beginning_are_left_out() -> None:
    table = upper(told(*people(*answer("m_tie", "M1", "x"), ev.BreakEnded(), ev.BreakStarted(words="cries"))))
    assert table["interview"][0]["breaks"] == ["break from 14:00:49 (cries)"]


def test_the_comparison_lays_both_beside_each_other(tables: dict[str, Any]) -> None:
    destination, own = tables["comparison"][0]["fact"]
    assert destination["first"].startswith("M1: “a la casa de una amiga")
    assert destination["first"].endswith("(Hesitant)")
    assert destination["second"] == "A1: “un hotel” - Managua"
    assert (destination["verdict"], destination["words"]) == ("differ", "two towns")
    assert own["verdict"] == "not judged"
    assert own["officers_own"] == "yes"
    one_missing = upper(told(*people(ev.Missing(question="m_destination", person="M1", reason="does_not_know"))))
    fact = one_missing["comparison"][0]["fact"][0]
    assert (fact["first"], fact["second"]) == ("M1: (does not know)", "A1: (not asked)")
    assert "suggested" not in fact
    assert "comparison" not in upper(told(*people()))


def test_reasons_are_words_with_the_events_they_rest_on(tables: dict[str, Any]) -> None:
    because = "14:05:22 Destination: differ (M1, A1) - the officer wrote: two towns [46]"
    assert tables["finding"][0]["because"] == [because]
    assessment = tables["assessment"][0]
    assert (assessment["conclusion"], assessment["reason"]) == ("in doubt", "Two stories.")
    assert "Destination (M1, A1): differ [46]" in assessment["speaks_for"]
    assert "On a list of the wanted" in assessment["not_known"]
    assert assessment["suggested_then"] == ["Both tell different stories (M1)"]
    assert upper(told(*people()))["assessment"][0]["conclusion"] == "none yet"


def test_an_action_says_why_who_to_call_and_what_became_of_it(tables: dict[str, Any]) -> None:
    inform, report, listen, other = tables["action"]
    assert (inform["under_the_protocol"], inform["by_when"], inform["state"]) == ("recommended", "now", "done")
    assert inform["contact"] == "Insp. Rojas, radio 4"
    assert inform["follows_from"] == ["The minor disclosed abuse"]
    assert any(
        "the officer concluded for M1: in doubt - the officer wrote: Two stories." in line for line in inform["because"]
    )
    tried, done = inform["recorded"]
    assert (tried["state"], tried["number_called"], tried["next"]) == ("tried", "555", "again at 15:00")
    assert done["details"] == ["Who stays: Mora"]
    assert report["contact"] == "State prosecutor"
    assert "contact" not in listen
    assert other["under_the_protocol"] == "not recommended by the protocol"
    assert other["recorded"][0]["details"] == ["y: z"]


def test_the_rest_of_the_record(tables: dict[str, Any]) -> None:
    assert tables["disclosure"][0]["words"] == "he said he would hit me"
    assert tables["disclosure_taken_back"][0]["reason"] == "pressed by mistake"
    assert tables["document_seen"][0]["proved"] == "nothing"
    assert tables["outcome"][0]["to"] == "PANI"
    assert tables["object_secured"][0]["seal"] == "A-17"
    assert tables["reward_offered"][0]["by"] == ["A1 Bo Ruiz"]
    assert tables["official_suspected"][0]["words"]
    assert tables["looked_after"][0]["by"] == "Officer Mora"
    assert [note["about"] for note in tables["note"]] == ["Act", "The dog's name?"]
    assert tables["warning_accepted"][0]["reason"] == "she speaks Spanish"
    assert tables["correction"][0]["reason"] == "misheard"
    assert tables["correction"][0]["event"] == 17
    assert tables["session"][0]["what"] == "opened"
    assert [session.get("to") for session in tables["session"][1:3]] == ["R. Mora (12)", "L. Vega"]
    assert tables["unknown_event"][0]["kind"] == "hologram_shown"
    assert tables["contacts"] == {"superior": "Insp. Rojas, radio 4"}
    assert "contacts" not in upper(told(opening()), contacts={})


def test_every_kind_is_told_in_words_when_it_is_taken_back() -> None:
    bodies = whole()
    taken_back = [ev.Corrected(corrects=seq) for seq in range(1, len(bodies) + 1)]
    table = upper(told(*bodies, *taken_back))
    lines = {line["event"]: line["taken_back"] for line in table["correction"]}
    assert 1 not in lines
    assert all(lines.values())
    texts = " ".join(lines.values())
    parts = ("cannot tell", "Hesitant", "no other room", "shakes her head", "77/2026", "PANI", "exit permit", "Rojas")
    for part in parts:
        assert part in texts


def test_a_case_of_which_nothing_is_known_is_told_too() -> None:
    assert "number" not in upper(told())
    assert upper(told())["state"] == "not begun"


def test_it_is_told_in_the_officers_language() -> None:
    spanish = upper(told(*whole()), "es")
    assert spanish["protocol"].startswith("Menores en la frontera")
    assert spanish["indicator"][0]["indicator"] == "Con miedo junto a alguien indiferente"
    assert upper(told(*whole()), "xx-YY") == upper(told(*whole()), "en")
    assert upper(told(*whole()), "") == upper(told(*whole()), "en")


@given(histories())
def test_any_history_is_told_and_verified_from_the_file_alone(history: tuple[Event, ...]) -> None:
    bodies = [event.body for event in history if not isinstance(event.body, ev.Opened)]
    case = told(opening(), *bodies)
    text = render(case, sources(), head_of(case), upper_part(protocol(), case, case.officer_language, CONTACTS))
    result = verified(read_case_text(text, "case.toml"), "case.toml")
    assert result.is_untouched, result.findings
    assert result.file.case == case


def test_it_holds_nothing_that_toml_cannot(tables: dict[str, Any]) -> None:
    assert "null" not in json.dumps(tables)
