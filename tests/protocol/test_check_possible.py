"""Conditions that can never hold, and conditions that look like it and can."""

import pytest

from screening_tui.protocol.check import check
from small_protocol import changed, found, with_more

TABLES = """
[[finding]]
id = "of_case"
label = "Of the case"
when = "conclusion is detected"

[[finding]]
id = "of_minor"
label = "Of a minor"
when = "conclusion is detected"
per = "minor"

[[finding]]
id = "nothing_seen"
label = "Nothing seen"
when = "not any indicator in [observed, cannot_tell]"

[[question]]
id = "m_with"
step = "minor"
kind = "choice"
ask = "With whom?"
option = [{ id = "aunt", label = "Aunt" }, { id = "friend", label = "Friend" }]

[[question]]
id = "m_name"
step = "minor"
kind = "name_response"
ask = "Say the name."

[[question]]
id = "m_born"
step = "minor"
kind = "date"
ask = "When were you born?"

[[question]]
id = "m_many"
step = "minor"
kind = "choices"
ask = "Which?"
option = [{ id = "one", label = "One" }, { id = "two", label = "Two" }]

[[question]]
id = "i_note"
step = "people"
kind = "long_text"
ask = "Anything else?"
"""

FINDING = '[[finding]]\nid = "tried"\nlabel = "Tried"\nwhen = "{}"\nper = "{}"\n'

NEVER_IN_A_CASE = [
    "bribe and not bribe",
    "indicator.afraid is observed and indicator.afraid is cannot_tell",
    "indicator.afraid in [observed, cannot_tell] and indicator.afraid is not_observed",
    "indicator.afraid is not observed and indicator.afraid is observed",
    "not (indicator.afraid is observed or bribe) and bribe",
    "not indicator.afraid in [observed, not_observed, cannot_tell]",
    "count indicator is observed >= 3",
    "count indicator in [observed, cannot_tell] > 2",
    "count indicator is observed < 0",
    "not count indicator is observed <= 2",
    "count indicator is observed == 2 and indicator.afraid is not_observed",
    "count indicator is observed >= 1 and count indicator is not_observed == 2",
    "count indicator is observed >= 1 and not any indicator is observed",
    "indicator.afraid is observed and not any indicator is observed",
    "indicator.afraid is observed and finding.nothing_seen",
    "finding.sign and finding.nothing_seen",
    "finding.sign and not finding.sign",
    "not finding.sign and indicator.hidden is observed",
    "not finding.of_case and conclusion is detected",
    "count minor < 0",
    "count minor >= 2 and count minor <= 1",
    "count adult == 1 and count adult != 1",
    "age < 0",
    "age > 150",
    "not age >= 0 and count minor >= 1 and age >= 3",
    "conclusion is detected and not any conclusion is detected",
    "conclusion is detected and count conclusion is detected == 0",
    "disclosure and not any disclosure",
    "disclosure and not disclosure",
    "fact.destination is differs and not any fact is differs",
    "count fact is differs >= 2",
    "manner.minor is fearful and not manner.minor is fearful",
    "answer.m_to is given and not answer.m_to in [given, declined]",
    "answer.travel is yes and answer.travel is no",
    "answer.travel is yes and answer.travel is not given",
    "answer.travel is declined and answer.travel is not yes",
    "answer.m_pets >= 21",
    "answer.m_pets < 1",
    "answer.m_born >= 151",
    "action.return is done and action.return is not done",
    "outcome is returned and outcome is not returned",
]

POSSIBLE_IN_A_CASE = [
    "bribe or not bribe",
    "indicator.afraid is observed or indicator.afraid is cannot_tell",
    "indicator.afraid is observed and indicator.hidden is not_observed",
    "count indicator is observed >= 2",
    "count indicator is observed != 7",
    "count indicator is observed == 1 and indicator.afraid is not_observed",
    "count indicator is observed == 1 and count indicator is cannot_tell == 1",
    "count minor == 0",
    "count disclosure >= 5",
    "count conclusion is detected >= 5 and count conclusion is in_doubt >= 5",
    "any disclosure and disclosure",
    "age >= 12",
    "fact.destination is differs and fact.destination is agrees",
    "any fact is differs and any fact is agrees",
    "count fact is differs == 1",
    "manner.minor is fearful and manner.minor is calm",
    "answer.a_job is farm and answer.a_job is shop",
    "answer.m_many is one and answer.m_many is not two",
    "answer.a_job is farm and answer.a_job is declined",
    "answer.a_job in [farm, declined] and answer.a_job is not farm",
    "answer.a_job is not given",
    "not answer.a_job is farm",
    "answer.m_pets == 20",
    "answer.m_born < 12",
    "answer.travel is yes or answer.travel is not yes",
    "finding.of_minor and not finding.of_case or bribe",
    "finding.of_minor",
    "not finding.of_minor",
    "register.wanted is confirmed and register.local is not confirmed and not document.expired",
    "action.call is done and action.call is to_do",
    "conduct.alone is confirmed and conduct.alone is not_confirmed",
    "official_suspected and age_in_doubt",
]

NEVER_OF_A_MINOR = [
    "conclusion is detected and conclusion is in_doubt",
    "age >= 12 and age < 12",
    "outcome is returned and outcome is not returned",
    "disclosure and not disclosure",
    "age_in_doubt and not age_in_doubt",
    "count minor == 0",
    "finding.of_minor and not finding.of_minor",
    "finding.of_minor and conclusion is in_doubt",
    "not finding.of_minor and conclusion is detected",
    "answer.m_pet is yes and answer.m_pet is no",
    "answer.m_pet is not yes and answer.m_pet is declined",
    "answer.m_pets >= 3 and answer.m_pets < 3",
    "answer.m_pets >= 3 and answer.m_pets is declined",
    "answer.m_pets is given and answer.m_pets is does_not_know",
    "answer.m_with is aunt and answer.m_with is friend",
    "answer.m_with is not aunt and answer.m_with is not friend",
    "answer.m_name is naturally and answer.m_name is hesitated",
    "answer.m_many is one and answer.m_many is declined",
    "answer.m_many is one and answer.m_many is not one",
    "answer.m_many is not one and answer.m_many is declined",
    "answer.m_to is not given and answer.m_to is given",
    "action.call is done and action.call is to_do",
]

POSSIBLE_OF_A_MINOR = [
    "conclusion is detected and finding.of_case",
    "conclusion is in_doubt and finding.of_case",
    "age >= 12 and age <= 12",
    "answer.a_job is farm and answer.a_to is declined",
    "answer.a_to is given and answer.a_to is declined",
    "answer.m_pets is given and answer.m_pets != 3",
    "answer.m_pets is not declined and answer.m_pets >= 3",
    "answer.m_to is not declined and answer.m_to is given",
    "answer.m_with is not aunt",
    "answer.m_many is one and answer.m_many is two",
    "answer.m_many in [one, declined] and answer.m_many is declined",
    "finding.of_minor and finding.contradiction",
    "fact.destination is agrees and fact.destination is differs",
    "answer.i_note is given and answer.travel is no",
]


@pytest.mark.parametrize(
    ("when", "per"),
    [*((when, "case") for when in NEVER_IN_A_CASE), *((when, "minor") for when in NEVER_OF_A_MINOR)],
)
def test_it_can_never_hold(when: str, per: str) -> None:
    (diagnostic,) = found(with_more(TABLES + FINDING.format(when, per)), "P205")
    assert diagnostic.found == when


@pytest.mark.parametrize(
    ("when", "per"),
    [*((when, "case") for when in POSSIBLE_IN_A_CASE), *((when, "minor") for when in POSSIBLE_OF_A_MINOR)],
)
def test_it_can_hold(when: str, per: str) -> None:
    assert found(with_more(TABLES + FINDING.format(when, per)), "P205") == []


PAIRS = [f"(indicator.afraid is observed or answer.m_pets == {number})" for number in range(1, 9)]
MANY = " and ".join(PAIRS * 2)
PRODUCT = f"{' and '.join(PAIRS[:7])} and ({' or '.join(['bribe'] * 90)})"
SUM = " or ".join(f"({' and '.join(PAIRS)})" for _ in range(4))


@pytest.mark.parametrize("when", [MANY, PRODUCT, SUM])
def test_a_condition_with_very_many_ways_is_taken_to_be_possible(when: str) -> None:
    assert len(when) < 2000
    assert found(with_more(FINDING.format(f"bribe and not bribe and {when}", "case")), "P205") == []
    assert len(found(with_more(FINDING.format("bribe and not bribe", "case")), "P205")) == 1


def test_after_very_many_conditions_each_is_taken_to_be_possible() -> None:
    finding = '[[finding]]\nid = "f{}"\nlabel = "F"\nwhen = "bribe"\n'
    many = "".join(finding.format(number) for number in range(3000))
    assert found(with_more(many + FINDING.format("bribe and not bribe", "case")), "P205") == []


def test_very_many_indicators_are_not_counted_together() -> None:
    indicator = '[[indicator]]\nid = "i{}"\nstep = "signs"\nlabel = "I"\nabout = ["minor"]\n'
    many = "".join(indicator.format(number) for number in range(45))
    when = "count indicator is observed == 47 and indicator.i1 is not_observed"
    assert found(with_more(many + FINDING.format(when, "case")), "P205") == []
    assert len(found(with_more(many + FINDING.format("count indicator is observed >= 48", "case")), "P205")) == 1


def test_own_questions_are_facts_without_number() -> None:
    own = '[[question]]\nid = "own"\nstep = "minor"\nkind = "long_text"\nask = "Yours?"\nown = true\n'
    when = FINDING.format("count fact is differs >= 2", "case")
    assert found(with_more(own + when), "P205") == []


def test_a_protocol_without_indicators_observes_none() -> None:
    sources = changed("protocol.toml", 'include = ["more.toml"]\ntranslations = ["es.toml"]\n', "")
    assert [d.found for d in found(sources, "P205")] == ["any indicator is observed and count minor >= 1"]


@pytest.mark.parametrize(
    ("old", "when"),
    [
        ('kind = "compare"', "fact.destination is differs"),
        ('kind = "compare"', "any fact is differs"),
        ('kind = "assess"', "conclusion is detected"),
        ('kind = "assess"', "any conclusion is detected"),
        ('kind = "interview"\nrole = "adult"', "manner.adult is calm"),
    ],
)
def test_what_the_protocol_never_asks_for_is_never_known(old: str, when: str) -> None:
    sources = changed("protocol.toml", old, 'kind = "close"')
    files = {**sources.files, "more.toml": sources.files["more.toml"] + FINDING.format(when, "case")}
    found_here = [d for d in check(type(sources).from_files(files)) if d.key == "finding.tried.when"]
    assert [(d.code, d.message.split(":")[0]) for d in found_here] == [("P205", "the condition can never hold")]
    assert found_here[0].column == 9 + (4 if when.startswith("any") else 0)


@pytest.mark.parametrize(
    "when", ["not fact.destination is differs", "count fact is differs == 0", "not any fact is agrees"]
)
def test_none_of_them_holds_when_there_are_none(when: str) -> None:
    sources = changed("protocol.toml", 'id = "both"\nkind = "compare"', 'id = "both"\nkind = "close"')
    files = {**sources.files, "more.toml": sources.files["more.toml"] + FINDING.format(when, "case")}
    assert [d.key for d in found(type(sources).from_files(files), "P205")] == ["finding.contradiction.when"]


def test_a_fact_that_no_question_establishes_is_never_judged() -> None:
    fact = '[[fact]]\nid = "other"\nlabel = "Other"\ncomparator = "text"\n'
    (diagnostic,) = found(with_more(fact + FINDING.format("fact.other is differs", "minor")), "P205")
    assert "never known" in diagnostic.message


@pytest.mark.parametrize("step", ["decide", "minor"])
def test_a_check_of_a_step_about_a_minor_speaks_of_that_minor(step: str) -> None:
    text = '[[check]]\nid = "c"\nstep = "{}"\nweight = "info"\nmessage = "M"\nwhen = "age >= 12 and age < 12"\n'
    assert len(found(with_more(text.format(step)), "P205")) == 1
    assert found(with_more(text.format("act")), "P205") == []
    assert len(found(with_more(text.format("act")), "P208")) == 1


def test_an_action_that_is_only_offered_is_led_to() -> None:
    sources = changed("more.toml", '"conclusion is not_detected"', '"bribe and not bribe"\noffered_when = "bribe"')
    assert [d.code for d in check(sources)] == ["P205"]


def test_steps_may_wait_for_each_other_while_something_else_calls_for_one() -> None:
    step = '[[step]]\nid = "{}"\nkind = "interview"\nrole = "minor"\ntitle = "T"\nhelp = "H"\noffered_when = "{}"\n'
    ask = '[[question]]\nid = "q_{0}"\nstep = "{0}"\nkind = "yes_no"\nask = "?"\n'
    asks = ask.format("s1") + ask.format("s2")
    circle = step.format("s1", "answer.q_s2 is yes") + step.format("s2", "answer.q_s1 is yes")
    assert [d.key for d in found(with_more(circle + asks), "P207")] == ["step.s1.offered_when", "step.s2.offered_when"]
    opened = step.format("s1", "bribe or answer.q_s2 is yes") + step.format("s2", "answer.q_s1 is yes")
    assert found(with_more(opened + asks), "P207") == []


def test_a_step_may_rest_on_conduct_and_indicators_of_earlier_steps() -> None:
    step = '[[step]]\nid = "s1"\nkind = "interview"\nrole = "minor"\ntitle = "T"\nhelp = "H"\noffered_when = "{}"\n'
    for when in ("conduct.alone is confirmed", "indicator.afraid is observed", "disclosure"):
        assert found(with_more(step.format(when)), "P207") == []
    conduct = '[[conduct]]\nid = "c"\nstep = "s1"\nmoment = "before"\nlabel = "C"\n'
    assert len(found(with_more(step.format("conduct.c is confirmed") + conduct), "P207")) == 1


@pytest.mark.parametrize(
    ("follow_up", "step", "reason"),
    [
        ("answer.travel is yes", "minor", ""),
        ("answer.travel is yes", "adult", ""),
        ("answer.a_to is given", "minor", '"a_to" is asked of somebody else'),
        ("answer.m_pet is yes", "adult", '"m_pet" is asked of somebody else'),
        ("answer.m_to is given", "people", '"m_to" is asked later'),
        ("manner.minor is calm", "minor", ""),
        ("finding.contradiction and answer.m_pet is yes", "minor", ""),
        ("not answer.a_to is given", "minor", '"a_to" is asked of somebody else'),
    ],
)
def test_a_follow_up_rests_on_earlier_answers_of_the_same_person(follow_up: str, step: str, reason: str) -> None:
    text = f'[[question]]\nid = "q"\nstep = "{step}"\nkind = "yes_no"\nask = "?"\nwhen = "{follow_up}"\n'
    messages = [d.message for d in found(with_more(text), "P301")]
    assert messages == ([f"nothing reaches this question: {reason}"] if reason else [])


def test_what_rests_on_a_question_that_nothing_reaches_is_told_too() -> None:
    text = '[[question]]\nid = "{}"\nstep = "minor"\nkind = "yes_no"\nask = "?"\nwhen = "{}"\n'
    sources = with_more(
        text.format("q1", "bribe and not bribe")
        + text.format("q2", "answer.q1 is yes")
        + FINDING.format("answer.q1 is yes", "case")
    )
    assert [(d.key, d.code) for d in check(sources) if d.level == "error"] == [
        ("question.q1.when", "P301"),
        ("question.q2.when", "P301"),
        ("finding.tried.when", "P205"),
    ]
    assert found(sources, "P301")[1].message.endswith('nothing reaches "q1" either')


def test_a_follow_up_on_what_this_protocol_never_knows() -> None:
    text = '[[question]]\nid = "q"\nstep = "minor"\nkind = "yes_no"\nask = "?"\nwhen = "conclusion is detected"\n'
    sources = changed("protocol.toml", 'id = "decide"\nkind = "assess"', 'id = "decide"\nkind = "close"')
    files = {**sources.files, "more.toml": sources.files["more.toml"] + text}
    (diagnostic,) = found(type(sources).from_files(files), "P301")
    assert diagnostic.message.endswith("conclusion is never known in this protocol")
