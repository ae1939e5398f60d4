"""Which messages come up where, and about whom."""

from screening_cases import SMALL, adult, case_of, concluded, mark, minor

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


def test_what_holds_for_every_minor_is_said_once() -> None:
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
