"""Which words a protocol's conditions have, and what may be said of them."""

import pytest

from screening_tui.protocol.condition import Name
from screening_tui.protocol.grammar import parse
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from screening_tui.protocol.vocabulary import Vocabulary, misuses, vocabulary
from small_protocol import FILES


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary(load(Sources.from_files(FILES)))


@pytest.mark.parametrize(
    "when",
    [
        "indicator.afraid in [observed, not_observed, cannot_tell]",
        "finding.sign",
        "answer.a_job in [farm, shop, other, given, does_not_know, declined, not_asked, does_not_apply]",
        "answer.m_pet in [yes, no]",
        "answer.m_pets >= 3 or answer.m_pets is declined",
        "fact.destination in [agrees, differs, cannot_tell]",
        "conclusion in [detected, in_doubt, not_detected] and outcome is returned",
        "disclosure and bribe and official_suspected and age_in_doubt and age < 12",
        "conduct.alone in [confirmed, not_confirmed]",
        "manner.minor in [calm, fearful] and manner.adult is calm",
        "action.call in [to_do, attempted, done, impossible, not_needed]",
        "any indicator is observed and any fact is differs and any conclusion is detected and any disclosure",
        "count indicator is observed >= 2 and count fact is differs >= 1 and count conclusion is detected >= 1",
        "count disclosure >= 1 and count minor >= 1 and count adult >= 1",
        "register.anything in [confirmed, not_confirmed, cannot_tell] and document.check_failed and document.expired",
    ],
)
def test_every_word_of_the_language(known: Vocabulary, when: str) -> None:
    assert list(misuses(parse(when), known)) == []


@pytest.mark.parametrize(
    ("when", "what", "found", "offset"),
    [
        ("not (bribe and indicator.x is observed)", "name", "indicator.x", 15),
        ("nothing", "name", "nothing", 0),
        ("register", "name", "register", 0),
        ("register.wanted is found", "value", "found", 19),
        ("register.wanted", "use", "register.wanted", 0),
        ("document.passport", "name", "document.passport", 0),
        ("indicator is observed", "name", "indicator", 0),
        ("any finding", "name", "finding", 4),
        ("any minor", "name", "minor", 4),
        ("any fact.destination is differs", "name", "fact.destination", 4),
        ("indicator.afraid in [observed, observedd]", "value", "observedd", 31),
        ("answer.m_pets is yes", "value", "yes", 17),
        ("count fact is observed >= 1", "value", "observed", 14),
        ("answer.m_pet >= 1", "use", "answer.m_pet", 0),
        ("finding.sign >= 1", "use", "finding.sign", 0),
        ("conclusion", "use", "conclusion", 0),
        ("age is twelve", "use", "age", 0),
        ("any conclusion", "use", "conclusion", 4),
        ("any disclosure is given", "use", "disclosure", 4),
    ],
)
def test_what_means_nothing(known: Vocabulary, when: str, what: str, found: str, offset: int) -> None:
    (misuse,) = misuses(parse(when), known)
    assert (misuse.what, misuse.found, misuse.offset) == (what, found, offset)
    assert misuse.message


def test_what_could_stand_there_is_told(known: Vocabulary) -> None:
    (misuse,) = misuses(parse("indicator.afrayed is observed"), known)
    assert misuse.possible == ("indicator.afraid", "indicator.hidden")
    (misuse,) = misuses(parse("indicators.afraid is observed"), known)
    assert {"indicator.afraid", "bribe", "age", "manner.minor"} <= set(misuse.possible)


def test_a_word_without_any_value_in_this_protocol_is_used_nowhere() -> None:
    without = load(Sources.from_files({"protocol.toml": FILES["protocol.toml"].split("include")[0] + MINIMAL}))
    known = vocabulary(without)
    (misuse,) = misuses(parse("outcome is returned"), known)
    assert (misuse.what, misuse.message) == (
        "use",
        "outcome is used nowhere, because it has no values in this protocol",
    )


def test_a_name_is_a_family_and_its_member(known: Vocabulary) -> None:
    assert known.word(Name("manner", "minor")) is not None
    assert known.word(Name("manner", "child")) is None


MINIMAL = '[[step]]\nid = "s"\nkind = "close"\ntitle = "S"\nhelp = "H"\n'
