"""What an adult is asked about each of several minors."""

from pathlib import Path

from screening_cases import PROTOCOL, SPANISH, adult, case_of, minor, said, unsaid, verdict
from screening_tui.case.events import Body, PersonCorrected
from screening_tui.case.model import Position
from screening_tui.protocol.grammar import parse
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from screening_tui.screening.comparison import compare
from screening_tui.screening.evaluate import evaluate
from screening_tui.screening.grounds import grounds
from screening_tui.screening.items import items, minor_asked_about, question_of
from screening_tui.screening.plan import plan
from screening_tui.screening.scenarios import run_scenarios

MORE = """
[[question]]
id = "g_tie_since"
step = "grown"
kind = "number"
ask = "Since when?"
each_minor = true
when = "answer.g_tie is friend and not age_in_doubt and not fact.town is differs"
[[question]]
id = "g_always"
step = "grown"
kind = "long_text"
ask = "Anything else?"
"""
TEXT = PROTOCOL.replace('id = "g_tie"\n', 'id = "g_tie"\neach_minor = true\n') + MORE
EACH = load(Sources.from_files({"protocol.toml": TEXT, "es.toml": SPANISH}))
GROWN = Position("grown", ("A1",))
TWO = (minor("M1", name="Ana"), minor("M2"), adult())


def ids(*bodies: Body) -> list[str]:
    return [item.id for item in items(EACH, case_of(*bodies), GROWN) if item.question.each_minor]


def value(condition: str, person: str, *bodies: Body) -> str:
    return evaluate(parse(condition), EACH, case_of(*bodies), person).truth.value


def test_one_minor_or_none_is_asked_about_once() -> None:
    assert ids(adult()) == ["g_tie"]
    assert ids(minor(), adult()) == ["g_tie"]
    (item,) = (item for item in items(EACH, case_of(minor(), adult()), GROWN) if item.question.each_minor)
    assert (item.ask, item.about) == ("What is the tie?", "M1")


def test_each_of_several_is_asked_about_by_name() -> None:
    found = [item for item in items(EACH, case_of(*TWO), GROWN) if item.question.each_minor]
    assert [(item.id, item.about, item.ask) for item in found] == [
        ("g_tie", "M1", "M1 Ana: What is the tie?"),
        ("g_tie.M2", "M2", "M2: What is the tie?"),
    ]
    assert {item.question.id for item in found} == {"g_tie"}
    answered = items(EACH, case_of(*TWO, said("A1", "g_tie.M2", choices=("aunt",))), GROWN)
    assert [item.id for item in answered if item.standing] == ["g_tie.M2"]


def test_a_follow_up_looks_at_what_was_said_of_that_minor() -> None:
    assert ids(*TWO, said("A1", "g_tie.M2", choices=("friend",))) == ["g_tie", "g_tie.M2"], "nothing is judged yet"
    judged = (said("A1", "g_tie.M2", choices=("friend",)), verdict("town", "agrees", "M2"))
    assert ids(*TWO, *judged) == ["g_tie", "g_tie.M2", "g_tie_since.M2"]
    assert ids(*TWO, *judged, verdict("town", "agrees")) == ["g_tie", "g_tie.M2", "g_tie_since.M2"]


def test_what_was_said_of_the_first_minor_never_becomes_anothers() -> None:
    told = (*TWO, said("A1", "g_tie", choices=("aunt",)))
    grown_up = PersonCorrected(person="M1", role="adult", name="Ana")
    assert ids(*told, grown_up) == ["g_tie.M2"]
    later = (adult(), minor("M1"), said("A1", "g_tie", choices=("aunt",)), PersonCorrected(person="A1", role="minor"))
    found = items(EACH, case_of(*later, adult("A2")), Position("grown", ("A2",)))
    assert [item.id for item in found if item.question.each_minor] == ["g_tie.A1", "g_tie"]


def test_conditions_look_at_the_answers_about_their_minor() -> None:
    bodies = (*TWO, said("A1", "g_tie", choices=("aunt",)), said("A1", "g_tie.M2", choices=("friend",)))
    assert value("answer.g_tie is friend", "M1", *bodies) == "no"
    assert value("answer.g_tie is friend", "M2", *bodies) == "yes"
    assert value("answer.g_tie is friend", "", *bodies) == "yes"
    assert value("answer.g_tie is friend", "", adult(), said("A1", "g_tie", choices=("friend",))) == "yes"
    since = (*bodies, said("A1", "g_tie_since.M2", number=3))
    assert value("answer.g_tie_since >= 2", "M2", *since) == "yes"
    assert value("answer.g_tie_since >= 2", "M1", *since) == "unknown"


def test_each_minor_is_compared_with_what_the_adult_said_of_them() -> None:
    bodies = (
        *TWO,
        said("M1", "c_tie", choices=("aunt",)),
        said("M2", "c_tie", choices=("aunt",)),
        said("A1", "g_tie", choices=("aunt",)),
        said("A1", "g_tie.M2", choices=("friend",)),
    )

    def tie(person: str, *more: Body) -> tuple[str | None, str, str | None]:
        found = next(one for one in compare(EACH, case_of(*bodies, *more), (person, "A1")) if one.fact == "tie")
        return found.suggestion, found.second.question, found.verdict

    assert tie("M1") == ("agrees", "g_tie", None)
    assert tie("M2") == ("differs", "g_tie.M2", None)
    judged = (verdict("tie", "agrees"), verdict("tie", "differs", "M2"), said("A1", "g_tie.M2", choices=("aunt",)))
    assert tie("M1", *judged) == ("agrees", "g_tie", "agrees")
    assert tie("M2", *judged) == ("agrees", "g_tie.M2", None)
    lines = {line.people: (line.done, line.total) for line in plan(EACH, case_of(*bodies, *judged)).steps}
    assert (lines["M1", "A1"], lines["M2", "A1"]) == ((1, 1), (0, 1))


def test_two_adults_are_compared_in_what_they_said_of_the_first_minor() -> None:
    bodies = (*TWO, adult("A2"), said("A1", "g_tie", choices=("aunt",)), said("A2", "g_tie", choices=("aunt",)))
    tie = next(one for one in compare(EACH, case_of(*bodies), ("A1", "A2")) if one.fact == "tie")
    assert tie.suggestion == "agrees"


def test_a_gap_about_one_minor_is_none_about_the_others() -> None:
    bodies = (*TWO, unsaid("A1", "g_tie"), unsaid("A1", "g_tie.M2", "declined"), unsaid("A1", "g_always", "declined"))

    def gaps(person: str) -> list[str]:
        found = grounds(EACH, case_of(*bodies), person).not_known
        return [reason.id for reason in found if reason.because]

    assert gaps("M1") == ["g_tie", "g_always"]
    assert gaps("M2") == ["g_tie.M2", "g_always"]


def test_the_question_behind_an_item() -> None:
    tie = EACH.question_by_id["g_tie"]
    assert question_of(EACH, "g_tie") is question_of(EACH, "g_tie.M12") is tie
    assert question_of(EACH, "own.1") is None
    assert question_of(EACH, "of_another.M2") is None
    assert [minor_asked_about(EACH, item) for item in ("g_tie", "g_tie.M2", "own.1", "other.M2")] == ["", "M2", "", ""]


SCENARIO = """
[[scenario]]
title = "Two minors"
people = [{ id = "M1", role = "minor" }, { id = "M2", role = "minor" }, { id = "A1", role = "adult" }]
[scenario.answers.A1]
"What is the tie?.M2" = "Friend"
"g_tie_since.M2" = 3
"g_tie_since" = 4
"g_always.M2" = "No"
"g_always" = "No"
[[scenario.compare]]
people = ["M2", "A1"]
fact = "town"
verdict = "agrees"
[scenario.expect]
findings = []
"""


def test_a_scenario_says_of_whom_an_adult_speaks(tmp_path: Path) -> None:
    (tmp_path / "two.toml").write_text(SCENARIO)
    played = run_scenarios(EACH, [tmp_path])
    assert played.passed
    assert [(one.key, one.message) for one in played.unused] == [
        ("scenario.0.answers.A1.g_tie_since", "it is not asked, for its condition does not hold"),
        ("scenario.0.answers.A1.g_always.M2", "it is not asked about that minor"),
    ]
