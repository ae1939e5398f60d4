"""The same events under another protocol: what differs, why, and what has no place there."""

from screening_cases import (
    PROTOCOL,
    SMALL,
    SPANISH,
    adult,
    case_of,
    concluded,
    disclosed,
    mark,
    minor,
    said,
    unsaid,
    verdict,
)
from screening_tui.case import events as ev
from screening_tui.case.value import Value
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources
from screening_tui.screening.redecide import Decided, Redecided, SideBySide, Why, redecide


def changed(*changes: tuple[str, str]) -> Protocol:
    """The small protocol with other words in it."""
    text = PROTOCOL
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return load(Sources.from_files({"protocol.toml": text, "es.toml": SPANISH}))


def line(found: Redecided, key: str) -> SideBySide:
    return next(line for line in found.lines if line.key == key)


CASE = case_of(
    minor(age=12),
    adult(),
    mark("hidden", "observed"),
    said("M1", "c_town", "Here"),
    said("A1", "g_town", "There"),
    verdict("town", "differs"),
    concluded("M1", "detected"),
)


def test_under_the_same_protocol_nothing_differs() -> None:
    found = redecide(SMALL, SMALL, CASE)
    assert [line.key for line in found.lines] == ["seen", "apart:M1", "worry", "guard:M1"]
    assert (found.differences, found.placeless) == ((), ())
    assert line(found, "guard:M1").first.decided is Decided.RECOMMENDED
    assert line(found, "guard:M1").first.because == (8,)


def test_what_the_other_one_lacks() -> None:
    without = (
        '[[finding]]\nid = "young"\nlabel = "Young"\nwhen = "age < 6"\nper = "minor"\nlook_further = false\n',
        "",
    )
    other = changed(without, ("and not finding.young", "and not bribe"))
    case = case_of(minor(age=5))
    for first, second, places in ((SMALL, other, "holds lacking"), (other, SMALL, "lacking holds")):
        (difference,) = redecide(first, second, case).differences
        assert (difference.what, difference.key, difference.why) == ("finding", "young:M1", (Why.LACKING,))
        assert f"{difference.first.decided} {difference.second.decided}" == places
        assert [test for test, _first, _second in difference.tests] == ["age < 6"]
    assert difference.first.because == ()


def test_what_is_there_for_the_whole_case_only_is_lacking_for_one_minor() -> None:
    other = changed(('label = "They differ"\nwhen = "any fact is differs"\nper = "minor"',
                     'label = "They differ"\nwhen = "any fact is differs"'))  # fmt: skip
    found = redecide(SMALL, other, CASE)
    assert [(line(found, key).first.decided, line(found, key).second.decided) for key in ("apart:M1", "apart")] == [
        (Decided.HOLDS, Decided.LACKING),
        (Decided.LACKING, Decided.HOLDS),
    ]


def test_another_condition() -> None:
    other = changed(
        ('when = "any indicator is observed"\n[[finding]]', 'when = "indicator.wanted is observed"\n[[finding]]')
    )
    found = redecide(SMALL, other, CASE)
    seen = line(found, "seen")
    assert (seen.first.decided, seen.second.decided, seen.why) == (Decided.HOLDS, Decided.NOT_KNOWN, (Why.CONDITION,))
    assert [(test, bool(one), bool(two)) for test, one, two in seen.tests] == [
        ("any indicator is observed", True, False),
        ("indicator.wanted is observed", False, True),
    ]
    # It still stands on the other finding.
    assert not line(found, "worry").differs


def test_an_action_that_is_offered_there_and_recommended_here() -> None:
    other = changed(
        ('"disclosure or conclusion is detected"', '"disclosure"'),
        ('"conclusion is in_doubt or (finding.worry', '"conclusion is not in_doubt or (finding.worry'),
    )
    guard = line(redecide(SMALL, other, CASE), "guard:M1")
    assert (guard.first.decided, guard.second.decided) == (Decided.RECOMMENDED, Decided.OFFERED)
    assert guard.why == (Why.CONDITION,)


def test_the_same_condition_that_means_something_else() -> None:
    other = changed(("finding.seen or finding.apart", "finding.apart and bribe"))
    case = case_of(minor(age=12), mark("hidden", "observed"))
    found = redecide(SMALL, other, case)
    guard = line(found, "guard:M1")
    assert (guard.first.decided, guard.second.decided, guard.why) == (
        Decided.OFFERED,
        Decided.NOT_KNOWN,
        (Why.MEANING,),
    )
    assert [test for test, _one, _two in guard.tests] == ["finding.worry"]
    assert line(found, "worry").why == (Why.CONDITION,)
    renamed = changed(("when = \"finding.seen or finding.apart\"", 'when = "finding.seen or finding.apart"'),
                      ('when = "any indicator is observed"\n[[finding]]', 'when = "bribe"\n[[finding]]'))  # fmt: skip
    worry = line(redecide(SMALL, renamed, case), "worry")
    assert (worry.why, [test for test, _one, _two in worry.tests]) == ((Why.MEANING,), ["finding.seen"])


def test_what_rests_on_something_that_has_no_place() -> None:
    other = changed(
        ('    { id = "hidden", step = "look", label = "Hidden", about = ["minor"] },\n',
         '    { id = "other", step = "look", label = "Other", about = ["minor"] },\n'),
    )  # fmt: skip
    found = redecide(SMALL, other, case_of(minor(), mark("hidden", "observed")))
    assert line(found, "seen").why == (Why.NO_PLACE,)
    assert [(part.seq, part.kind, part.what, part.id) for part in found.placeless] == [
        (3, "indicator_marked", "indicator", "hidden")
    ]


def test_everything_that_has_no_place_is_listed_by_its_event() -> None:
    bodies = (
        ev.StepEntered(step="elsewhere"),
        ev.StepLeft(step="elsewhere"),
        minor(),
        adult(),
        mark("smoke", "observed"),
        ev.ConductRecorded(conduct="door", person="M1", confirmed=True),
        ev.Asked(question="x_fire", person="M1", wording="Fire?", language="en"),
        said("M1", "x_fire", "yes"),
        unsaid("M1", "x_smoke"),
        said("M1", "c_tie", choices=("aunt", "queen")),
        ev.Answered(question="own.1", person="M1", value=Value(text="?")),
        ev.QuestionAdded(question="own.1", person="M1", wording="What?"),
        ev.AttitudeObserved(person="M1", manners=("calm", "loud")),
        ev.CheckShown(check="heat"),
        ev.CheckAccepted(check="heat", reason="r"),
        verdict("fire", "differs"),
        verdict("own.1", "agrees"),
        ev.ActionRecorded(action="flee", state="done"),
        ev.OutcomeRecorded(person="M1", outcome="lost"),
        ev.Noted(text="a note names nothing"),
        disclosed(),
    )
    found = redecide(SMALL, SMALL, case_of(*bodies))
    assert [(part.what, part.id) for part in found.placeless] == [
        ("step", "elsewhere"),
        ("step", "elsewhere"),
        ("indicator", "smoke"),
        ("conduct", "door"),
        ("question", "x_fire"),
        ("question", "x_fire"),
        ("question", "x_smoke"),
        ("option", "c_tie.queen"),
        ("manner", "loud"),
        ("check", "heat"),
        ("check", "heat"),
        ("fact", "fire"),
        ("action", "flee"),
        ("outcome", "lost"),
    ]


def test_a_protocol_without_own_questions_has_no_place_for_one() -> None:
    other = changed(("own = true", "own = false"))
    case = case_of(minor(), ev.QuestionAdded(question="own.1", person="M1", wording="What?"))
    assert [(part.what, part.id) for part in redecide(SMALL, other, case).placeless] == [("own question", "own.1")]


def test_an_action_that_the_other_one_never_offers() -> None:
    offered = 'offered_when = "conclusion is in_doubt or (finding.worry and not finding.young)"\n'
    found = redecide(SMALL, changed((offered, "")), case_of(minor(age=12), mark("hidden", "observed")))
    guard = line(found, "guard:M1")
    assert (guard.first.decided, guard.second.decided, guard.why) == (Decided.OFFERED, Decided.NO, (Why.CONDITION,))
    assert guard.second.because == ()


def test_an_action_that_the_other_one_lacks() -> None:
    other = changed(('id = "hand_over"', 'id = "give_over"'))
    bribed = case_of(minor(), ev.BribeOffered())
    lines = [(one.key, one.first.decided, one.second.decided) for one in redecide(SMALL, other, bribed).differences]
    assert lines == [
        ("hand_over:M1", Decided.RECOMMENDED, Decided.LACKING),
        ("give_over:M1", Decided.LACKING, Decided.RECOMMENDED),
    ]


def test_what_was_done_without_being_recommended_is_not_a_decision() -> None:
    case = case_of(minor(), ev.ActionRecorded(action="guard", person="M1", state="done"))
    assert redecide(SMALL, SMALL, case).lines == ()
