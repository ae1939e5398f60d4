"""Scenario files: people, marks and answers in, findings and actions expected out."""

from pathlib import Path

import pytest

from screening_cases import SMALL
from screening_tui.errors import BadInput
from screening_tui.screening.scenarios import OneSided, Played, one_sided, run_scenarios, scenario_files


def play(folder: Path, text: str) -> Played:
    path = folder / "some.toml"
    path.write_text(text, encoding="utf-8")
    return run_scenarios(SMALL, [path])


def differences(folder: Path, text: str) -> tuple[str, ...]:
    (outcome,) = play(folder, text).outcomes
    return outcome.differences


def unused(folder: Path, text: str) -> list[tuple[str, str]]:
    played = play(folder, text)
    return [(found.key.removeprefix("scenario.0."), found.message) for found in played.unused]


def wrong(folder: Path, text: str) -> list[tuple[str, str, str]]:
    with pytest.raises(BadInput) as raised:
        play(folder, text)
    return [(found.code, found.key.removeprefix("scenario.0."), found.message) for found in raised.value.diagnostics]


EVERYTHING = """
[[scenario]]
title = "Everything at once"
people = [{ id = "M1", age = 9 }, { id = "M2", role = "minor", age_in_doubt = true }, { id = "A1", name = "Rosa" }]
marks = { Buscada = "observed" }
others = "not_observed"
conduct = { M1 = { Alone = "not_confirmed", helper = "does_not_apply" }, M2 = { alone = "confirmed" } }
manner = { M1 = ["afraid", "calm"], A1 = ["calm"] }
disclosed = ["M2"]
compare = [{ people = ["M1", "A1"], fact = "Town", verdict = "differs", words = "Other country" }]
conclude = { M1 = "detected" }
bribe = true
official_suspected = true
actions = [{ action = "Report", state = "attempted" }, { action = "guard", person = "M1", state = "done" }]
outcome = { M1 = { outcome = "sent back", receiver = "A1" }, M2 = "Goes on" }
[scenario.answers.case]
route = "By river"
boat = "A big one"
[scenario.answers.M1]
"¿Una maleta?" = "yes"
c_siblings = 2
c_birthday = "2014-03"
c_name = "naturally"
"Why?" = "School"
c_town = { place = "Liberia", country = "CR" }
c_tie = { choices = ["Aunt"], text = "my aunt" }
c_phone = { missing = "declined", words = "shakes her head" }
[scenario.answers.A1]
"Why?" = "Holiday"
g_birthday = 12
[scenario.expect]
findings = ["seen", "apart:M1", "Worry: look"]
recommended = ["report", "Guard:M1", "guard:M2", "hand_over:M1", "hand_over:M2"]
offered = []
demanded = ["Menor", "grown"]
offered_steps = []
refused = ["sent_back:M1", "guard:M1"]
"""


def test_a_scenario_in_its_authors_words(tmp_path: Path) -> None:
    played = play(tmp_path, EVERYTHING)
    assert [outcome.differences for outcome in played.outcomes] == [()]
    assert played.unused == ()
    assert played.passed
    assert played.outcomes[0].title == "Everything at once"
    assert played.outcomes[0].outcomes == {"goes_on"}


def test_differences_are_said_in_words(tmp_path: Path) -> None:
    found = differences(
        tmp_path,
        """
[[scenario]]
title = "Wrong on purpose"
people = [{ id = "M1" }]
marks = { wanted = "observed" }
[scenario.expect]
findings = ["seen", "young:M1"]
recommended = []
""",
    )
    assert found == (
        "findings: young:M1 was expected and did not come",
        "findings: worry came and was not expected",
        "recommended: report came and was not expected",
    )


def test_what_is_offered_because_it_was_recorded_is_no_offer(tmp_path: Path) -> None:
    text = """
[[scenario]]
title = "Done, though nobody asked"
actions = [{ action = "report", state = "done" }]
[scenario.expect]
offered = []
"""
    assert differences(tmp_path, text) == ()


def test_refusals_of_the_whole_case_and_lists_that_are_not_given(tmp_path: Path) -> None:
    text = """
[[scenario]]
title = "Nothing expected of the rest"
people = [{ id = "M1" }]
marks = { wanted = "observed" }
actions = [{ action = "guard", state = "done" }]
[scenario.expect]
refused = ["guard"]
"""
    assert differences(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            'marks = { wanted = "not_observed" }\nothers = "not_observed"',
            ("marks.wanted", '"others" marks it the same'),
        ),
        (
            'marks = { wanted = "observed", Buscada = "cannot_tell" }',
            ("marks.wanted", "a later row says otherwise of the same thing"),
        ),
        (
            'marks = { wanted = "observed", hidden = "observed" }\nothers = "not_observed"',
            ("others", "nothing comes of it"),
        ),
        ("marks = {}", ("marks", "nothing comes of it")),
        ("bribe = false", ("bribe", "nothing comes of it")),
        ("official_suspected = false", ("official_suspected", "nothing comes of it")),
        (
            'answers = { M1 = { c_siblings_names = "Eva" } }',
            ("answers.M1.c_siblings_names", "it is not asked, for its condition does not hold"),
        ),
        ('answers = { A1 = { c_why = "Work" } }', ("answers.A1.c_why", "A1 is never asked this")),
        ('answers = { case = { c_why = "Work" } }', ("answers.case.c_why", "the whole case is never asked this")),
        (
            'conduct = { A1 = { alone = "confirmed" } }',
            ("conduct.A1.alone", "it is no rule for an interview with A1"),
        ),
        ('manner = { A1 = ["afraid"] }', ("manner.A1", "this is not observed of A1")),
        ("manner = { A1 = [] }", ("manner.A1", "this is not observed of A1")),
        (
            'compare = [{ people = ["M1", "A1"], fact = "toy", verdict = "agrees" }]',
            ("compare.0", "these two are not both asked about it"),
        ),
        ('conclude = { A1 = "detected" }', ("conclude.A1", "A1 is no minor")),
        (
            'register = { A1 = { wantd = "confirmed" } }',
            ("register.A1.wantd", "no condition of the protocol asks for that register"),
        ),
        ('disclosed = ["A1"]', ("disclosed.0", "A1 is no minor")),
        ('outcome = { A1 = "goes_on" }', ("outcome.A1", "A1 is no minor")),
        (
            'actions = [{ action = "guard", state = "attempted" }]',
            ("actions.0", "it is for each minor: say for which"),
        ),
        (
            'actions = [{ action = "report", state = "done", person = "M1" }]',
            ("actions.0", "it is for the whole case"),
        ),
    ],
)
def test_rows_without_a_use_are_reported(tmp_path: Path, rows: str, expected: tuple[str, str]) -> None:
    text = f"""
[[scenario]]
title = "Unused"
people = [{{ id = "M1" }}, {{ id = "A1" }}]
{rows}
[scenario.expect]
offered_steps = []
"""
    assert unused(tmp_path, text) == [expected]


def test_an_unused_row_has_its_place_and_a_warning_level(tmp_path: Path) -> None:
    text = '[[scenario]]\ntitle = "t"\nbribe = false\n[scenario.expect]\noffered = []\n'
    (found,) = play(tmp_path, text).unused
    assert (found.code, found.level, found.line, found.column) == ("S201", "warning", 3, 9)
    assert found.file == str(tmp_path / "some.toml")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("markz = {}", ("S101", "markz", 'there is no key "markz" here')),
        ("marks = 3", ("S102", "marks", "this must be a table")),
        ('bribe = "yes"', ("S102", "bribe", "this must be true or false")),
        ('marks = { wantet = "observed" }', ("S104", "marks.wantet", 'this protocol has no indicator called "wantet"')),
        (
            'marks = { wanted = "seen" }',
            ("S102", "marks.wanted.mark", "input should be 'observed', 'not_observed' or 'cannot_tell'"),
        ),
        ("people = [3]", ("S102", "people.0", "this must be a table")),
        (
            'register = { M1 = { wanted = "found" } }',
            ("S102", "register.M1.wanted", "this must be confirmed or not_confirmed or cannot_tell"),
        ),
        ("register = { M1 = 3 }", ("S102", "register.M1", "this must be a table")),
        ('disclosed = ["M2"]', ("S106", "disclosed.0", 'nobody of this scenario is "M2"')),
        ("disclosed = [3]", ("S102", "disclosed.0", "this must be a text")),
        (
            'conduct = { M1 = { alone = "no" } }',
            ("S102", "conduct.M1.alone", "this must be confirmed or not_confirmed"),
        ),
        (
            'conduct = { M1 = { alone = "does_not_apply" } }',
            ("S102", "conduct.M1.alone", "this must be confirmed or not_confirmed"),
        ),
        (
            'conduct = { M1 = { helper = "no" } }',
            ("S102", "conduct.M1.helper", "this must be confirmed or not_confirmed or does_not_apply"),
        ),
        (
            'conduct = { M1 = { outside = "confirmed" } }',
            ("S104", "conduct.M1.outside", 'this protocol has no conduct called "outside"'),
        ),
        (
            'answers = { M1 = { gone = "x" } }',
            ("S104", "answers.M1.gone", 'this protocol has no question called "gone"'),
        ),
        ('answers = { M9 = { c_why = "x" } }', ("S106", "answers.M9", 'nobody of this scenario is "M9"')),
        (
            'answers = { M1 = { c_tie = "uncle" } }',
            ("S104", "answers.M1.c_tie", '"c_tie" is never "uncle"; it is one of: aunt, friend, stranger, other'),
        ),
        (
            'answers = { M1 = { c_tie = { choices = "aunt" } } }',
            ("S102", "answers.M1.c_tie", "this must be a list"),
        ),
        (
            "answers = { M1 = { bag = true } }",
            ("S104", "answers.M1.bag", '"bag" is never "True"; it is one of: yes, no'),
        ),
        (
            'answers = { M1 = { c_why = { wording = "x" } } }',
            ("S101", "answers.M1.c_why.wording", 'there is no key "wording" here'),
        ),
        (
            'answers = { M1 = { c_why = { missing = "silence" } } }',
            (
                "S102",
                "answers.M1.c_why.reason",
                "input should be 'does_not_know', 'declined', 'not_asked' or 'does_not_apply'",
            ),
        ),
        ("manner = { M1 = [3] }", ("S102", "manner.M1", "this must be a text")),
        ('compare = [{ people = ["M1", "A1"] }]', ("S103", "compare.0", 'the key "fact" is missing')),
        (
            'compare = [{ fact = "town", people = ["M1", "A1"] }]',
            ("S103", "compare.0", 'the key "verdict" is missing'),
        ),
        (
            'compare = [{ fact = "town", people = ["M1", "M7"], verdict = "agrees" }]',
            ("S106", "compare.0.people", 'nobody of this scenario is "M7"'),
        ),
        (
            'compare = [{ fact = "town", people = ["M1", "A1"], verdict = "agrees", why = "x" }]',
            ("S101", "compare.0.why", 'there is no key "why" here'),
        ),
        ('conclude = { M7 = "detected" }', ("S106", "conclude.M7", 'nobody of this scenario is "M7"')),
        ("outcome = { M1 = {} }", ("S103", "outcome.M1", 'the key "outcome" is missing')),
        ('actions = [{ state = "done" }]', ("S103", "actions.0", 'the key "action" is missing')),
        (
            'actions = [{ action = "guard", state = "done", person = "M7" }]',
            ("S106", "actions.0.person", 'nobody of this scenario is "M7"'),
        ),
    ],
)
def test_every_error_has_its_place(tmp_path: Path, rows: str, expected: tuple[str, str, str]) -> None:
    people = "" if rows.startswith("people") else 'people = [{ id = "M1" }, { id = "A1" }]'
    text = f'[[scenario]]\ntitle = "t"\n{people}\n{rows}\n[scenario.expect]\noffered = []\n'
    assert wrong(tmp_path, text)[0] == expected


def test_one_label_of_two_questions_needs_the_id(tmp_path: Path) -> None:
    text = """
[[scenario]]
title = "Two questions of the minor are called so"
people = [{ id = "M1" }]
answers = { M1 = { "¿Por qué?" = "x" } }
[scenario.expect]
offered = []
"""
    assert wrong(tmp_path, text) == [
        ("S105", "answers.M1.¿Por qué?", "several are called so: c_why, c_why_again"),
    ]


def test_a_file_as_a_whole(tmp_path: Path) -> None:
    assert wrong(tmp_path, "scenarios = []\n[[scenario]]\n[scenario.expect]\nfound = []\n") == [
        ("S101", "scenarios", 'there is no key "scenarios" here'),
        ("S103", "scenario.0", 'the key "title" is missing'),
        ("S101", "expect.found", 'there is no key "found" here'),
    ]
    assert wrong(tmp_path, '[[scenario]]\ntitle = "t"\n') == [("S103", "scenario.0", "nothing is expected")]
    assert wrong(tmp_path, "scenario = 3") == [("S102", "scenario", "this must be a list")]
    assert wrong(tmp_path, "[[scenario]]\npeople = [{}]\ntitle = 3\nexpect = { offered = [3] }\n") == [
        ("S102", "title", "this must be a text"),
        ("S103", "people.0", 'the key "id" is missing'),
        ("S102", "expect.offered.0", "this must be a text"),
        ("S104", "expect.offered.0", 'this protocol has no action called ""'),
    ]
    text = """
[[scenario]]
title = "Expected of nobody"
[scenario.expect]
findings = ["gone", "apart:M1", "seen:here"]
"""
    assert wrong(tmp_path, text) == [
        ("S104", "expect.findings.0", 'this protocol has no finding called "gone"'),
        ("S106", "expect.findings.1", 'nobody of this scenario is "M1"'),
        ("S104", "expect.findings.2", 'this protocol has no finding called "seen:here"'),
    ]


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as raised:
        run_scenarios(SMALL, [tmp_path / "none.toml"])
    assert raised.value.diagnostics
    assert wrong(tmp_path, "[[scenario")[0][0].startswith("T")


def test_all_files_of_a_folder_by_name(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name for path in scenario_files([tmp_path, tmp_path / "b.toml"])] == ["a.toml", "b.toml", "b.toml"]
    assert run_scenarios(SMALL, [tmp_path]) == Played((), ())


def test_what_no_scenario_shows_from_both_sides(tmp_path: Path) -> None:
    nothing_said = """
[[scenario]]
title = "Nothing is said of findings and actions"
[scenario.expect]
refused = []
"""
    outcomes = play(tmp_path, EVERYTHING + nothing_said).outcomes
    assert one_sided(SMALL, outcomes) == OneSided(
        never_present=("finding.young", "outcome.sent_back", "outcome.handed"),
        never_absent=(
            "finding.seen",
            "finding.apart",
            "finding.worry",
            "action.guard",
            "action.hand_over",
            "action.report",
            "outcome.handed",
        ),
    )
    assert one_sided(SMALL, ()).never_present[0] == "finding.seen"
