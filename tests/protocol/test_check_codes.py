"""Every code of ``protocol check``: what produces it, and where it is found."""

from collections.abc import Callable

import pytest

from screening_tui.errors import BadInput
from screening_tui.protocol.check import check
from screening_tui.protocol.checks.codes import CODES
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Level
from small_protocol import FILES, SPANISH, changed, found, place_of, places, with_more

MORE = "more.toml"
MAIN = "protocol.toml"
ES = "es.toml"

FINDING = '[[finding]]\nid = "f_new"\nlabel = "New"\nwhen = "{}"\n'
QUESTION = '[[question]]\nid = "q_new"\nstep = "{}"\nkind = "yes_no"\nask = "New?"\nwhen = "{}"\n'

Case = tuple[str, Callable[[], Sources], str, str]


def replaced(code: str, file: str, old: str, new: str, marked: str) -> Case:
    """A case made by replacing a passage; ``marked`` has ``^`` where the finding should stand."""
    return code, lambda: changed(file, old, new), file, marked


def elsewhere(code: str, file: str, old: str, new: str, other: str, marked: str) -> Case:
    """A case made by replacing a passage of one file, and found in another one."""
    return code, lambda: changed(file, old, new), other, marked


def added(code: str, text: str, marked: str, file: str = MORE) -> Case:
    """A case made by adding tables."""
    return code, lambda: with_more(text, file), file, marked


def condition(code: str, when: str) -> Case:
    """A case made by adding a finding; ``when`` has ``^`` where in the condition it should be found."""
    return added(code, FINDING.format(when.replace("^", "")), f'"{when}"' if "^" in when else f'^"{when}"')


CASES: list[Case] = [
    # Files and TOML
    ("F101", lambda: Sources.from_files({**FILES, MAIN: FILES[MAIN].replace("more", "gone")}), MAIN, '[^"gone.toml"]'),
    replaced("T101", MORE, 'kind = "number"', "kind = number", "kind = ^number"),
    added("T101", "day = 2023-02-30", "day = ^2023-02-30"),
    added("T101", "[[advices]", "[[advices^]"),
    added("T102", "deep = " + "[" * 40 + "]" * 40, "deep = " + "[" * 32 + "^" + "[" * 8 + "]" * 40),
    added("T103", ".".join("a" * 17) + " = 1", "^" + ".".join("a" * 17) + " = 1"),
    added("T103", '"' + "a" * 300 + '" = 1', '^"' + "a" * 300 + '" = 1'),
    added("T103", "a" * 129 + " = 1", "^" + "a" * 129 + " = 1"),
    added("T104", "big = " + "1" * 129, "big = ^" + "1" * 129),
    # Keys
    replaced(
        "P101",
        MORE,
        'fact = "destination"\n\n[[question]]\nid = "a_job"',
        'fakt = "destination"\n\n[[question]]\nid = "a_job"',
        "^fakt =",
    ),
    replaced("P101", MAIN, "version =", "versoin =", "^versoin ="),
    added("P101", '[[questoin]]\nid = "x"', "^[[questoin]]"),
    replaced("P101", MORE, '{ id = "farm", label', '{ id = "farm", text = "F", label', '"farm", ^text ='),
    replaced("P101", MAIN, "minutes_per_year_of_age", "minutes", "^minutes ="),
    # Values
    replaced("P102", MORE, "minimum = 1\n", 'minimum = "1"\n', 'minimum = ^"1"'),
    replaced("P102", MORE, "minimum = 1\n", "minimum = true\n", "minimum = ^true"),
    replaced("P102", MORE, "immediate = true", "immediate = 1", "immediate = ^1"),
    replaced("P102", MORE, 'ask = "How many?"', "ask = 7", "ask = ^7"),
    replaced("P102", MORE, 'ask = "How many?"', "ask = { en = 7 }", "{ en = ^7 }"),
    replaced(
        "P102",
        MORE,
        'kind = "place"\nask = "Where to?"\nfact = "destination"\n\n[[question]]\nid = "a_to"',
        'kind = "plaec"\nask = "Where to?"\n\n[[question]]\nid = "a_to"',
        '^"plaec"',
    ),
    replaced("P102", MORE, 'about = ["minor"]', 'about = ["minors"]', '[^"minors"]'),
    replaced("P102", MORE, 'about = ["minor"]', "about = []", "about = ^[]"),
    replaced("P102", MORE, 'id = "calm"', 'id = "Calm"', 'id = ^"Calm"'),
    replaced("P102", MAIN, 'id = "small"', 'id = "Small Office"', '^"Small Office"'),
    replaced("P102", MAIN, 'fallback = "en"', 'fallback = "English"', 'fallback = ^"English"'),
    replaced("P102", MAIN, 'fallback_name = "English"', "fallback_name = 3", "fallback_name = ^3"),
    replaced("P102", MAIN, "version = ", "adult_from_age = 40\nversion = ", "adult_from_age = ^40"),
    replaced("P102", MAIN, 'version = "1"', "version = 1", "version = ^1"),
    replaced("P102", MAIN, 'role = "adult"', 'role = "parent"', 'role = ^"parent"'),
    replaced("P102", MAIN, "of_age = 5", "of_age = 99", "of_age = ^99"),
    replaced("P102", MAIN, 'include = ["more.toml"]', 'include = "more.toml"', 'include = ^"more.toml"'),
    replaced("P102", MAIN, '["es.toml"]', '["es.toml", 4]', '^["es.toml", 4]'),
    (
        "P102",
        lambda: Sources.from_files({**FILES, MAIN: GUIDELESS, MORE: "guide = 3\n" + FILES[MORE]}),
        MORE,
        "guide = ^3",
    ),
    ("P102", lambda: Sources.from_files({**FILES, MORE: "check = 3\n" + SHORT}), MORE, "^check = 3"),
    ("P102", lambda: Sources.from_files({**FILES, MORE: "check = [3]\n" + SHORT}), MORE, "check = [^3]"),
    replaced("P102", MORE, '[{ id = "farm", label = "Farm" }, ', "[3, ", "[^3, "),
    replaced("P102", MORE, 'record = [{ id = "who", label = "Who" }]', "record = 3", "^record = 3"),
    replaced(
        "P102",
        MORE,
        'gate = { outcome = "returned", requires = ["receiver"], message = "To whom?" }',
        "gate = 3",
        "gate = ^3",
    ),
    replaced(
        "P102",
        MORE,
        '[[outcome]]\nid = "returned"',
        '[[outcome]]\nrequires = ["to", "hwy"]\nid = "returned"',
        '"to", ^"hwy"',
    ),
    replaced("P102", MORE, "[[outcome]]\nid", '[[outcome]]\nrequires = "to"\nid', 'requires = ^"to"'),
    replaced("P102", ES, 'language = "es"', 'language = "Spanish"', 'language = ^"Spanish"'),
    replaced("P102", ES, 'language = "es"', "language = 5", "language = ^5"),
    replaced("P102", ES, "reviewed = true", 'reviewed = "yes"', 'reviewed = ^"yes"'),
    replaced("P102", ES, 'fact.destination.label = "Destino"', "fact.destination.label = 3", "label = ^3"),
    replaced("P102", ES, 'fact.destination.label = "Destino"', "fact.destination = 3", "fact.destination = ^3"),
    replaced("P103", MORE, 'comparator = "place"\n', "", '^[[fact]]\nid = "destination"'),
    replaced("P103", MAIN, "format = 1\n", "", '^id = "small"'),
    replaced("P103", MAIN, 'version = "1"\n', "", "^format = 1"),
    replaced("P103", MAIN, 'fallback_name = "English"\n', "", "^format = 1"),
    replaced("P103", MAIN, 'fallback = "en"\n', "", "^format = 1"),
    replaced("P103", ES, 'name = "español"\n', "", '^language = "es"'),
    # Ids and references
    replaced(
        "P104", MORE, 'id = "hidden"', 'id = "afraid"', '[[indicator]]\nid = ^"afraid"\nstep = "signs"\nlabel = "Hid'
    ),
    replaced("P104", MORE, '{ id = "shop"', '{ id = "farm"', 'label = "Farm" }, { id = ^"farm"'),
    replaced("P104", ES, 'language = "es"', 'language = "en"', 'language = ^"en"'),
    replaced("P105", MORE, 'id = "alone"\nstep = "minor"', 'id = "alone"\nstep = "minro"', 'step = ^"minro"'),
    replaced("P105", MORE, 'contact = "police"', 'contact = "polcie"', 'contact = ^"polcie"'),
    replaced("P105", MORE, 'contact = "police"', 'other_contact = "nobody"', 'other_contact = ^"nobody"'),
    replaced("P105", MORE, 'outcome = "returned"', 'outcome = "sent_back"', 'outcome = ^"sent_back"'),
    replaced(
        "P105",
        MORE,
        'step = "adult"\nkind = "place"\nask = "Where to?"\nfact = "destination"',
        'step = "adult"\nkind = "place"\nask = "Where to?"\nfact = "where"',
        'fact = ^"where"',
    ),
    replaced("P106", MORE, 'id = "m_to"\n', 'id = "m_to"\neach_minor = true\n', "each_minor = ^true"),
    replaced("P106", MORE, 'id = "hidden"\nstep = "signs"', 'id = "hidden"\nstep = "act"', 'step = ^"act"'),
    replaced(
        "P106", MORE, 'id = "alone"\nstep = "minor"', 'id = "alone"\nstep = "people"', 'id = "alone"\nstep = ^"people"'
    ),
    replaced("P107", MAIN, "format = 1", "format = 2", "format = ^2"),
    replaced("P107", MAIN, "format = 1", "format = true", "format = ^true"),
    ("P108", lambda: Sources.from_files({**FILES, MORE: 'include = ["x.toml"]\n' + FILES[MORE]}), MORE, "^include ="),
    replaced("P108", MAIN, '["more.toml"]', '["more.toml", "more.toml"]', '"more.toml", ^"more.toml"'),
    replaced("P108", MAIN, '["es.toml"]', '["more.toml", "es.toml"]', '[^"more.toml", "es.toml"]'),
    added("P108", "[guide]\nup_to_age = 10", "^[guide]\nup_to_age"),
    replaced("P109", MORE, 'id = "calm"', 'id = "not"', '^"not"'),
    replaced("P109", MORE, 'id = "shop"', 'id = "or"', '^"or"'),
    # Keys that do not go together
    replaced("P110", MAIN, 'role = "adult"\n', "", 'kind = ^"interview"\ntitle = "Adult"'),
    replaced("P110", MAIN, 'kind = "compare"', 'kind = "compare"\nrole = "minor"', 'kind = "compare"\nrole = ^"minor"'),
    replaced("P110", MAIN, 'kind = "compare"', 'kind = "compare"\nfields = ["name"]', 'fields = ^["name"]\ntitle'),
    replaced("P111", MORE, ', { id = "shop", label = "Shop" }, { id = "other", label = "Other" }]', "]", '^"choices"'),
    replaced("P111", MORE, 'kind = "choices"', 'kind = "yes_no"', 'kind = ^"yes_no"\nask = "Which work?"'),
    replaced("P111", MORE, 'id = "shop"', 'id = "declined"', '^"declined"'),
    replaced("P112", MORE, "minimum = 1\n", "minimum = 30\n", "minimum = ^30"),
    replaced("P112", MORE, 'kind = "choices"', 'kind = "choices"\nminimum = 3', "minimum = ^3"),
    replaced("P112", MORE, 'kind = "choices"', 'kind = "choices"\nmaximum = 3', "maximum = ^3\nask"),
    replaced("P113", MORE, 'label = "Destination"', 'label = " "', 'label = ^" "'),
    replaced("P113", MORE, 'label = "Destination"', 'label = { es = "Destino" }', "label = ^{"),
    replaced("P114", MORE, 'label = "Destination"', 'label = { en = "To", fr = "Vers" }', 'fr = ^"Vers"'),
    replaced("P115", MORE, 'id = "hidden"', 'id = "hidden"\naddition = true', "addition = ^true"),
    # Conditions
    condition("P201", "indicator.afraid is^"),
    condition("P201", "indicator.afraid is observed ^)"),
    replaced("P102", MORE, '"fact.destination is differs"', "3", "when = ^3"),
    condition("P202", "finding.sign and ^finding.sing"),
    condition("P202", "^weather"),
    condition("P202", "^indicator"),
    condition("P202", "any ^contact is observed"),
    condition("P202", "any ^indicator.afraid is observed"),
    condition("P202", "count ^weather >= 1"),
    condition("P203", "indicator.afraid is ^obsreved"),
    condition("P203", "answer.a_job in [farm, ^office]"),
    condition("P203", "any fact is ^observed"),
    condition("P203", "outcome is ^sent"),
    condition("P203", "manner.adult is ^fearful"),
    condition("P204", "^finding.sign is observed"),
    condition("P204", "^indicator.afraid"),
    condition("P204", "^indicator.afraid >= 2"),
    condition("P204", "^age"),
    condition("P204", "any ^indicator"),
    condition("P204", "count ^minor is observed >= 1"),
    condition("P204", "^disclosure is given"),
    condition("P205", "indicator.afraid is observed and indicator.afraid is not_observed"),
    ("P205", lambda: changed(MORE, '"conduct.alone is not_confirmed"', '"age < 0"'), MORE, 'when = ^"age < 0"'),
    replaced("P205", MAIN, '"any indicator is observed and count minor >= 1"', '"bribe and not bribe"', '^"bribe and'),
    replaced("P205", MORE, '"conclusion is detected or finding.contradiction"', '"bribe and not bribe"', '^"bribe and'),
    replaced("P205", MORE, 'offered_when = "finding.sign"', 'offered_when = "bribe and not bribe"', '^"bribe and'),
    replaced(
        "P206", MORE, '"any indicator is observed"', '"bribe or finding.contradiction or finding.sign"', '^"bribe or'
    ),
    (
        "P206",
        lambda: with_more(FINDING.format("finding.two") + FINDING.replace("f_new", "two").format("finding.f_new")),
        MORE,
        '^"finding.two"',
    ),
    replaced(
        "P207",
        MAIN,
        '"any indicator is observed and count minor >= 1"',
        '"answer.m_pet is yes"',
        'demanded_when = ^"answer',
    ),
    replaced(
        "P207",
        MAIN,
        "demanded_when",
        'offered_when = "bribe and answer.m_pet is yes"\n# demanded_when',
        'offered_when = ^"bribe',
    ),
    added("P207", QUESTION.format("minor", "answer.q_new is yes"), 'when = "^answer.q_new'),
    added(
        "P207",
        QUESTION.format("minor", "answer.q_b is yes")
        + QUESTION.replace("q_new", "q_b").format("minor", "answer.q_new is yes"),
        'when = "^answer.q_b',
    ),
    condition("P208", "conclusion is detected and conclusion is in_doubt"),
    # Reach
    added("P301", QUESTION.format("minor", "answer.a_to is given"), 'when = "^answer.a_to'),
    added("P301", QUESTION.format("minor", "answer.a_to is given and answer.m_pet is yes"), 'when = "^answer.a_to'),
    replaced(
        "P301",
        MORE,
        'kind = "yes_no"\nask = "Is there',
        'kind = "yes_no"\nwhen = "answer.m_to is given"\nask = "Is there',
        'when = "^answer.m_to is given"',
    ),
    added("P301", QUESTION.format("minor", "answer.m_pets >= 30"), '^"answer.m_pets >= 30"'),
    added(
        "P301",
        QUESTION.format("adult", "fact.destination is differs and bribe and not bribe"),
        '^"fact.destination is differs and',
    ),
    elsewhere(
        "P302",
        MORE,
        'step = "adult"\nkind = "place"\nask = "Where to?"\nfact = "destination"',
        'step = "adult"\nkind = "place"\nask = "Where to?"',
        MAIN,
        'id = ^"minor"',
    ),
    elsewhere(
        "P306",
        MORE,
        'step = "adult"\nkind = "place"\nask = "Where to?"\nfact = "destination"',
        'step = "adult"\nkind = "place"\nask = "Where to?"',
        MORE,
        '[[fact]]\nid = ^"destination"',
    ),
    added("P306", '[[fact]]\nid = "tie"\nlabel = "Tie"\ncomparator = "text"', '^"tie"'),
    replaced("P303", MORE, '"conclusion is not_detected"', '"bribe and not bribe"', '^"bribe and not'),
    replaced(
        "P305",
        MORE,
        'comparator = "place"',
        'comparator = "number"',
        'step = "minor"\nkind = ^"place"\nask = "Where to?"',
    ),
    # Texts
    elsewhere("P401", ES, 'fact.destination.label = "Destino"\n', "", MORE, 'label = ^"Destination"'),
    replaced("P402", ES, "reviewed = true", "reviewed = false", "reviewed = ^false"),
    replaced("P403", ES, "fact.destination.label", "fact.destinatoin.label", "^fact.destinatoin"),
    replaced("P403", ES, "fact.destination.label", "fact.destination.lable", "^fact.destination.lable"),
    replaced("P403", ES, "fact.destination.label", "facts.destination.label", "^facts.destination"),
    replaced("P403", ES, "{ farm = ", "{ fram = ", "^fram ="),
    replaced("P403", ES, "{ farm = ", '{ hint = "x", farm = ', "^hint ="),
    replaced(
        "P403",
        ES,
        'action.call.label = "Llamar"',
        'action.call.label = "L"\naction.call.gate.message = "x"',
        "^action.call.gate",
    ),
    replaced("P404", MAIN, 'title = "People"', 'title = "' + "People " * 4 + '"', 'title = ^"People People'),
    replaced("P404", MAIN, 'title = "People"', 'title = "Peo\\nple"', 'title = ^"Peo'),
    added("P404", '[[contact]]\nid = "c"\nlabel = { en = "C", es = "' + "Largo " * 9 + '" }', '^"Largo Largo'),
    elsewhere("P108", MORE, 'label = "Destination"', 'label = { en = "To", es = "A" }', ES, "^fact.destination.label"),
    replaced("P404", ES, 'label = "Destino"', 'label = "' + "Destino " * 5 + '"', '^"Destino Destino'),
    replaced("P404", MORE, 'ask = "How many?"', 'ask = "' + "How many? " * 30 + '"', '^"How many? How'),
    replaced("P404", MORE, 'ask = "How many?"', 'ask = "' + "how" * 120 + '"', '^"howhow'),
]

GUIDELESS = FILES[MAIN].split("[guide]", maxsplit=1)[0]
SHORT = '[[contact]]\nid = "police"\nlabel = "Police"\n'


@pytest.mark.parametrize(
    ("code", "make", "file", "marked"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_it_is_found_where_it_stands(code: str, make: Callable[[], Sources], file: str, marked: str) -> None:
    sources = make()
    assert place_of(sources, file, marked) in places(sources, code), check(sources)
    for diagnostic in found(sources, code):
        assert diagnostic.level is CODES[code].level
        assert diagnostic.message
        assert len(diagnostic.found) <= 120


@pytest.mark.parametrize(
    ("code", "make", "file", "marked"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_loading_stops_exactly_when_the_code_says_so(
    code: str, make: Callable[[], Sources], file: str, marked: str
) -> None:
    sources = make()
    stopping = tuple(diagnostic for diagnostic in check(sources) if CODES[diagnostic.code].stops)
    if CODES[code].stops:
        assert stopping
    if not stopping:
        assert load(sources).id == "small"
        return
    with pytest.raises(BadInput) as caught:
        load(sources)
    assert caught.value.diagnostics == stopping
    assert stopping[0].place in str(caught.value)


def test_every_code_has_a_case_here_or_elsewhere() -> None:
    elsewhere = {"F102", "F103", "F104", "F105", "P116"}
    assert {case[0] for case in CASES} | elsewhere == set(CODES)


def test_only_warnings_and_errors_of_thought_let_a_protocol_load() -> None:
    assert all(code.level is Level.ERROR for code in CODES.values() if code.stops)


def test_a_sound_protocol_gives_nothing() -> None:
    assert check(Sources.from_files(FILES)) == ()


def test_everything_is_reported_at_once_and_in_the_order_of_the_files() -> None:
    sources = Sources.from_files(
        {
            "protocol.toml": FILES[MAIN].replace("version", "versoin"),
            MORE: FILES[MORE].replace('contact = "police"', 'contact = "x"').replace("is differs", "is wrong"),
            ES: SPANISH.replace("reviewed = true", "reviewed = false").replace("fact.", "fakt."),
        }
    )
    codes = [(diagnostic.file, diagnostic.code) for diagnostic in check(sources)]
    assert codes == [
        (MAIN, "P103"),
        (MAIN, "P101"),
        (MORE, "P401"),
        (MORE, "P203"),
        (MORE, "P105"),
        (ES, "P402"),
        (ES, "P403"),
    ]


def test_one_wrong_key_hides_nothing_of_the_others() -> None:
    text = 'id = "a_job"\nstep = "nowhere"\nkind = "choises"\nwhen = "weather"\n'
    sources = changed(MORE, 'id = "a_job"\nstep = "adult"\nkind = "choices"\n', text)
    assert {d.code for d in check(sources)} == {"P102", "P105", "P202"}


def test_what_refers_to_a_broken_item_is_not_blamed() -> None:
    broken = {
        'id = "afraid"\nstep = "signs"': 'id = "afraid"\nstep = 3',
        'id = "a_job"\nstep = "adult"': 'id = "a_job"\nstep = 3',
        'id = "alone"\nstep = "minor"': 'id = "alone"\nstep = 3',
        'comparator = "place"': "comparator = 3",
        'when = "fact.destination is differs"': "when = 3",
        "number = 1\n": "",
        '[[outcome]]\nid = "returned"': '[[outcome]]\nid = "Left"',
        '[[manner]]\nid = "calm"': '[[manner]]\nid = "Calm"',
        '[[contact]]\nid = "police"\nlabel = "Police"': '[[contact]]\nid = "police"\nlabel = 3',
    }
    more = FILES[MORE]
    for old, new in broken.items():
        assert more.count(old) == 1, old
        more = more.replace(old, new)
    more += FINDING.format(
        "indicator.afraid is observed and answer.a_job is farm and conduct.alone is confirmed and outcome is left"
        " and fact.destination is agrees and action.call is done and manner.adult is calm and count fact is agrees >= 1"
        " and count indicator is observed >= 7 and finding.contradiction"
    )
    main = FILES[MAIN].replace('id = "both"\nkind = "compare"', 'id = "both"\nkind = "comparison"')
    main = main.replace('id = "minor"\nkind = "interview"', 'id = "minor"\nkind = "chat"')
    diagnostics = check(Sources.from_files({**FILES, MAIN: main, MORE: more}))
    assert {d.code for d in diagnostics} == {"P102", "P103", "P105", "P401", "P403"}, diagnostics
    assert sum(d.code in {"P102", "P103"} for d in diagnostics) == 11
    assert [d.found for d in diagnostics if d.code == "P105"] == ["returned"], "its own id is wrong"


def test_what_refers_to_something_in_a_file_that_is_no_toml_is_not_blamed() -> None:
    sources = changed(MORE, '"Refuse."', '"Refuse.')
    assert [(d.file, d.code) for d in check(sources)] == [(MORE, "T101")]
    steps, rest = FILES[MAIN].split("[guide]")[0], "[guide]"
    head, tables = steps.split("\n[[step]]", 1)
    main = head.replace('"more.toml"', '"steps.toml", "more.toml"') + rest
    files = {"protocol.toml": main, "steps.toml": "[[step]]" + tables + "=", MORE: FILES[MORE], ES: SPANISH}
    assert [(d.file, d.code) for d in check(Sources.from_files(files))] == [("steps.toml", "T101")]


def test_what_refers_to_something_in_a_file_that_is_missing_is_not_blamed() -> None:
    sources = Sources.from_files({**FILES, MAIN: FILES[MAIN].replace("more", "gone")})
    assert {found.code for found in check(sources) if found.level is Level.ERROR} == {"F101"}


def test_one_value_is_blamed_once() -> None:
    sources = changed(MORE, "number = 1\n", 'number = "1"\n')
    assert [(d.code, d.key) for d in check(sources)] == [("P102", "action.call.number")]


def test_a_translation_that_says_nothing_is_a_missing_one() -> None:
    sources = changed(ES, 'fact.destination.label = "Destino"', 'fact.destination.label = " "')
    assert [d.code for d in check(sources)] == ["P401"]


def test_a_choice_is_compared_only_with_the_same_options() -> None:
    fact = '[[fact]]\nid = "tie"\nlabel = "Tie"\ncomparator = "choice"\n'
    ask = '[[question]]\nid = "{0}"\nstep = "{1}"\nkind = "{2}"\nask = "?"\nfact = "tie"\n{3}\n'
    aunt = 'option = [{ id = "aunt", label = "A" }, { id = "other", label = "O" }]'
    shop = 'option = [{ id = "shop", label = "S" }, { id = "farm", label = "F" }]'
    same = ask.format("m", "minor", "choice", aunt) + ask.format("a", "adult", "choices", aunt)
    assert found(with_more(fact + same), "P305") == []
    other = ask.format("m", "minor", "choice", aunt) + ask.format("a", "adult", "choice", shop)
    assert [d.key for d in found(with_more(fact + other), "P305")] == ["question.a.fact"]
    mixed = ask.format("m", "minor", "yes_no", "") + ask.format("a", "adult", "yes_no", "")
    assert found(with_more(fact + mixed), "P305") == []


def test_an_interview_alone_has_nothing_to_be_compared_with() -> None:
    main = (
        FILES[MAIN]
        .replace('kind = "compare"', 'kind = "close"')
        .replace('kind = "interview"\nrole = "adult"', 'kind = "intake"')
    )
    more = FILES[MORE].replace('when = "fact.destination is differs"', 'when = "bribe"')
    assert check(Sources.from_files({MAIN: main, MORE: more, ES: SPANISH})) == ()


def test_wide_and_combining_characters_are_measured_as_they_are_shown() -> None:
    assert found(changed(MAIN, 'title = "People"', 'title = "' + "e\u0301" * 20 + '"'), "P404") == []
    assert len(found(changed(MAIN, 'title = "People"', 'title = "' + "人" * 11 + '"'), "P404")) == 1


def test_circles_of_findings_are_told_once_each() -> None:
    finding = '[[finding]]\nid = "{0}"\nlabel = "F"\nwhen = "{1}"\n'
    text = (
        finding.format("a", "finding.b")
        + finding.format("b", "finding.a or finding.c")
        + finding.format("c", "finding.a")
        + finding.format("d", "finding.d")
        + finding.format("e", "finding.a or bribe")
    )
    assert [d.found for d in found(with_more(text), "P206")] == ["a -> b -> a", "d -> d"]


def test_a_finding_that_is_not_understood_is_looked_into_all_the_same() -> None:
    finding = '[[finding]]\nid = "{0}"\nlabel = "F"\nwhen = "{1}"\n'
    text = finding.format("a", "weather and answer.gone is yes and answer.a_job is shut") + finding.format(
        "b", "finding.a"
    )
    assert [d.code for d in check(with_more(text)) if d.level == "error"] == ["P202", "P202", "P203"]


def test_more_options_than_anybody_reads() -> None:
    options = ", ".join(f'{{ id = "o{number}", label = "O" }}' for number in range(500))
    ask = f'[[question]]\nid = "q"\nstep = "minor"\nkind = "choice"\nask = "?"\noption = [{options}]\n'
    text = ask + FINDING.format("answer.q is o1 and answer.q is o2")
    assert [(d.code, d.key) for d in check(with_more(text)) if d.level == "error"] == [("P111", "question.q.option")]


def test_findings_rest_on_each_other_only_so_far() -> None:
    finding = '[[finding]]\nid = "c{0}"\nlabel = "F"\nwhen = "{1}"\n'
    chain = [finding.format(0, "bribe"), *(finding.format(n, f"finding.c{n - 1}") for n in range(1, 12))]
    assert found(with_more("".join(chain[:10])), "P206") == []
    (diagnostic,) = found(with_more("".join(chain)), "P206")
    assert diagnostic.key == "finding.c10.when"


def test_more_items_than_anybody_needs() -> None:
    contacts = "".join(f'[[contact]]\nid = "c{number}"\nlabel = "C"\n' for number in range(5001))
    (diagnostic,) = check(with_more(contacts))
    assert (diagnostic.code, diagnostic.file) == ("P116", MORE)
    with pytest.raises(BadInput):
        load(with_more(contacts))


def test_a_circle_of_questions_is_told_by_its_shortest_way() -> None:
    ask = '[[question]]\nid = "{0}"\nstep = "minor"\nkind = "yes_no"\nask = "?"\nwhen = "{1}"\n'
    text = (
        ask.format("a", "answer.b is yes and answer.c is yes")
        + ask.format("b", "answer.c is yes and answer.d is yes")
        + ask.format("c", "answer.d is yes and answer.b is yes")
        + ask.format("d", "answer.a is yes")
    )
    assert found(with_more(text), "P207")[0].found == "a -> b -> d -> a"


def test_rules_that_are_not_understood_are_reported_once() -> None:
    sources = changed(MORE, '"conclusion is not_detected"', '"wether"\noffered_when = "bribe and not bribe"')
    assert [d.code for d in check(sources)] == ["P202"]
    sources = changed(MORE, 'offered_when = "finding.sign"', 'offered_when = "finding.sing"')
    assert [d.code for d in check(sources)] == ["P202"]


def test_a_protocol_that_is_none_gives_a_bounded_number_of_findings() -> None:
    sources = Sources.from_files({"protocol.toml": "".join(f"key{number} = 1\n" for number in range(5000))})
    assert len(check(sources)) == 500


def test_unknown_keys_are_answered_with_the_nearest_right_one() -> None:
    (diagnostic,) = found(changed(MORE, 'unit = "pets"', 'unti = "pets"'), "P101")
    assert diagnostic.advice == 'Did you mean "unit"?'
    assert diagnostic.key == "question.m_pets.unti"
    (other,) = found(changed(MORE, 'unit = "pets"', 'zzz = "pets"'), "P101")
    assert "minimum" in other.advice


def test_the_folder_stands_before_the_file_as_it_was_given() -> None:
    sources = Sources({**FILES, ES: SPANISH + "x = 1\n"}, folder="protocols/small")
    assert [d.file for d in check(sources)] == ["protocols/small/es.toml"]


def test_the_first_lines_may_be_no_toml_and_everything_else_is_still_told() -> None:
    sources = Sources.from_files({**FILES, MAIN: "format = \n", MORE: "= 3"})
    assert [(d.file, d.code) for d in check(sources)] == [(MAIN, "T101"), (MORE, "T101")]
