"""Which messages come up where, and about whom."""

import pytest

from screening_cases import SMALL, adult, attitude, case_of, concluded, mark, minor, said
from screening_tui.case.events import Body, CheckAccepted, ConductRecorded
from screening_tui.case.model import Position
from screening_tui.protocol.grammar import parse
from screening_tui.protocol.model import Check, Protocol, Weight
from screening_tui.protocol.text import Text
from screening_tui.screening.checks import checks_at

END = Position("end")


def with_check(when: str) -> Protocol:
    check = Check(id="look", step="end", weight=Weight.WARNING, when=parse(when), message=Text({"en": "Look again."}))
    return SMALL.model_copy(update={"checks": (check,)})


def at(protocol: Protocol, position: Position, *bodies: Body) -> list[tuple[str, str]]:
    return [(check.id, person) for check, person in checks_at(protocol, case_of(*bodies), position)]


def test_two_minors_do_not_make_one_warning_together() -> None:
    protocol = with_check("conclusion is not_detected and age < 6")
    people = (minor("M1", age=12), minor("M2", age=5), adult())
    assert at(protocol, END, *people, concluded("M1", "not_detected"), concluded("M2", "detected")) == []
    assert at(protocol, END, *people, concluded("M2", "not_detected")) == [("look", "M2")]


def test_what_is_about_nobody_is_said_once() -> None:
    protocol = with_check("indicator.wanted is observed")
    bodies = (minor("M1"), minor("M2"), mark("wanted", "observed"))
    assert at(protocol, END, *bodies) == [("look", "")]
    assert at(protocol, END, *bodies, CheckAccepted(check="look", reason="Reported by radio")) == []


def test_an_accepted_warning_of_one_minor_leaves_the_others() -> None:
    protocol = with_check("conclusion is not_detected")
    people = (minor("M1"), minor("M2"), minor("M3"))
    bodies = (*people, concluded("M1", "not_detected"), concluded("M2", "not_detected"))
    assert at(protocol, END, *bodies) == [("look", "M1"), ("look", "M2")]
    assert at(protocol, END, *bodies, CheckAccepted(check="look", person="M1", reason="Seen")) == [("look", "M2")]


def test_without_a_minor_it_is_about_the_whole_case() -> None:
    assert at(with_check("indicator.wanted is observed"), END, adult(), mark("wanted", "observed")) == [("look", "")]


def test_in_an_interview_it_is_about_its_person() -> None:
    refused = ConductRecorded(conduct="alone", person="M1", confirmed=False, reason="No room")
    assert at(SMALL, Position("child", ("M1",)), minor(), refused) == [("not_alone", "M1")]
    assert at(SMALL, Position("child", ("M2",)), minor(), minor("M2"), refused) == []


def accepted(person: str = "") -> CheckAccepted:
    return CheckAccepted(check="look", person=person, reason="Seen")


def test_an_acceptance_counts_for_what_was_known_then() -> None:
    protocol = with_check("conclusion is not_detected and any indicator is observed")
    bodies = (minor("M1"), mark("wanted", "observed"), concluded("M1", "not_detected"), accepted("M1"))
    assert at(protocol, END, *bodies) == []
    assert at(protocol, END, *bodies, adult()) == []
    for later in (mark("hidden", "observed"), concluded("M1", "not_detected")):
        assert at(protocol, END, *bodies, later) == [("look", "M1")]
        assert at(protocol, END, *bodies, later, accepted("M1")) == []


def test_accepted_without_a_minor_it_comes_up_for_a_later_one() -> None:
    protocol = with_check("indicator.wanted is observed and not disclosure")
    bodies = (mark("wanted", "observed"), accepted())
    assert at(protocol, END, *bodies) == []
    assert at(protocol, END, *bodies, minor("M1"), minor("M2")) == [("look", "M1"), ("look", "M2")]


@pytest.mark.parametrize(
    ("when", "people"),
    [
        ("not conclusion is detected", []),
        ("not disclosure", ["M1", "M2"]),
        ("not age_in_doubt", ["M1", "M2"]),
        ("not finding.apart and not disclosure", []),
        ("action.guard is to_do", ["M1", "M2"]),
        ("action.report is to_do", [""]),
        ("finding.seen", [""]),
        ("not finding.young", ["M1", "M2"]),
        ("answer.bag is yes", ["M1"]),
        ("answer.route is road", [""]),
        ("manner.minor is calm", ["M1"]),
        ("manner.adult is calm", [""]),
        ("conduct.alone is confirmed", ["M1"]),
        ("answer.g_town is given", [""]),
        ("count minor >= 2", [""]),
    ],
)
def test_whom_a_check_is_about(when: str, people: list[str]) -> None:
    bodies = (
        minor("M1", age=12),
        minor("M2", age=12),
        adult(),
        mark("wanted", "observed"),
        said("", "route", choices=("road",)),
        said("M1", "bag", choices=("yes",)),
        said("A1", "g_town", "Leon"),
        attitude("M1", "calm"),
        attitude("A1", "calm"),
        ConductRecorded(conduct="alone", person="M1", confirmed=True),
    )
    assert at(with_check(when), END, *bodies) == [("look", person) for person in people]
