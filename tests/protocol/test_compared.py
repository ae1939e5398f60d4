"""Two protocols beside each other: what they share, lack, and decide differently."""

from pathlib import Path
from typing import Any

import pytest

from screening_tui.protocol.compared import Comparison, Pair, compare
from screening_tui.protocol.grammar import parse
from screening_tui.protocol.load import load, load_default
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.model.table import Table
from screening_tui.protocol.sources import read_sources
from screening_tui.protocol.text import Text

OTHER = Path(__file__).parents[2] / "examples" / "protocols" / "unaccompanied-minor"


@pytest.fixture(scope="module")
def ours() -> Protocol:
    return load_default()


def changed(protocol: Protocol, field: str, item: str, **update: Any) -> Protocol:
    """The protocol with something else in one of its items."""
    items: tuple[Any, ...] = getattr(protocol, field)
    assert item in {one.id for one in items}
    new = tuple(one.model_copy(update=update) if one.id == item else one for one in items)
    return protocol.model_copy(update={field: new})


def renamed(protocol: Protocol, old: str, new: str) -> Protocol:
    """The protocol with another id for something, wherever it is named."""
    return Protocol.model_validate_json(protocol.model_dump_json().replace(old, new))


def differing(found: Comparison) -> list[Pair]:
    return [pair for pair in found.pairs if pair.differences]


def id_of(item: Table | None) -> str | None:
    return getattr(item, "id", None)


def test_a_protocol_beside_itself(ours: Protocol) -> None:
    found = compare(ours, ours)
    assert found.is_same
    assert not differing(found)
    assert found.languages.shared == ("en", "es")
    assert not found.languages.lacking_first
    assert len(found.of("indicator")) == len(ours.indicators)


def test_what_only_one_of_them_has(ours: Protocol) -> None:
    theirs = load(read_sources(OTHER))
    found = compare(ours, theirs)
    assert not found.is_same
    for table, field in (("indicator", "indicators"), ("question", "questions"), ("action", "actions")):
        pairs = found.of(table)
        firsts = [id_of(pair.first) for pair in pairs if pair.first]
        seconds = {id_of(pair.second) for pair in pairs if pair.second}
        assert firsts == [item.id for item in getattr(ours, field)]
        assert seconds == {item.id for item in getattr(theirs, field)}
    prosecutor = next(pair for pair in found.of("action") if pair.first and pair.second)
    assert prosecutor.decides_differently
    assert {one.key for one in prosecutor.differences if not one.is_wording} == {
        "recommended_when", "offered_when", "other_contact"
    }  # fmt: skip


def test_another_condition_is_decided_differently_and_other_spaces_are_not(ours: Protocol) -> None:
    finding = ours.findings[0]
    spaced = parse(finding.when.text.replace(" ", "  "))
    assert compare(ours, changed(ours, "findings", finding.id, when=spaced)).is_same
    other = changed(ours, "findings", finding.id, when=parse("disclosure"))
    (pair,) = differing(compare(ours, other))
    (difference,) = pair.differences
    assert (pair.table, difference.key, difference.second) == ("finding", "when", "disclosure")
    assert not compare(ours, other).is_same


def test_another_wording_decides_nothing(ours: Protocol) -> None:
    label = Text({"en": "Something else", "es": ours.indicators[0].label.say("es")})
    found = compare(ours, changed(ours, "indicators", ours.indicators[0].id, label=label))
    (pair,) = differing(found)
    assert pair.differences[0].is_wording
    assert pair.differences[0].second == "Something else"
    assert found.is_same


def test_help_that_only_one_of_them_gives_decides_nothing(ours: Protocol) -> None:
    indicator = next(item for item in ours.indicators if item.look_for)
    found = compare(ours, changed(ours, "indicators", indicator.id, look_for=None))
    (pair,) = differing(found)
    assert [(one.key, one.second, one.is_wording) for one in pair.differences] == [("look_for", None, True)]
    assert found.is_same
    assert compare(changed(ours, "indicators", indicator.id, look_for=None), ours).is_same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("frightened", "fearful"),
        ("m_destination", "child_destination"),
        ("keep_safe", "guard"),
        ("met", "meeting_place"),
    ],
)
def test_the_same_under_another_id_is_the_same(ours: Protocol, old: str, new: str) -> None:
    text = ours.model_dump_json()
    assert f'"{old}"' in text
    # Conditions name it after a point, everything else in quotation marks.
    theirs = Protocol.model_validate_json(text.replace(f'"{old}"', f'"{new}"').replace(f".{old} ", f".{new} "))
    found = compare(ours, theirs)
    assert any(id_of(pair.first) == old and id_of(pair.second) == new for pair in found.pairs)
    assert found.is_same, differing(found)


def test_questions_about_the_same_fact_to_the_same_role_belong_together(ours: Protocol) -> None:
    question = next(item for item in ours.questions if item.fact == "destination")
    ask = Text({"en": "Which town are you going to?", "es": "Otra pregunta"})
    theirs = changed(ours, "questions", question.id, id="q_town", ask=ask, say=None)
    pair = next(pair for pair in compare(ours, theirs).of("question") if id_of(pair.first) == question.id)
    assert id_of(pair.second) == "q_town"


def test_gates_options_and_records(ours: Protocol) -> None:
    gated = next(item for item in ours.actions if item.gate)
    assert gated.gate is not None
    gate = gated.gate.model_copy(update={"never_an_adult_of_the_case": not gated.gate.never_an_adult_of_the_case})
    (pair,) = differing(compare(ours, changed(ours, "actions", gated.id, gate=gate)))
    assert pair.differences[0].key == "gate"
    reworded = gated.gate.model_copy(update={"message": Text({"en": "No.", "es": "No."})})
    assert compare(ours, changed(ours, "actions", gated.id, gate=reworded)).is_same


def test_languages_and_what_is_not_said_in_them(ours: Protocol) -> None:
    only_english = ours.model_copy(update={"languages": ours.languages[:1]})
    found = compare(ours, only_english)
    assert (found.languages.shared, found.languages.only_first, found.languages.only_second) == (("en",), ("es",), ())
    assert not found.is_same
    silent = changed(ours, "indicators", ours.indicators[0].id, label=Text({"en": ours.indicators[0].label.say("en")}))
    assert compare(silent, ours).languages.lacking_first == {"es": 1}
    assert compare(ours, silent).languages.lacking_second == {"es": 1}


def test_without_a_language_that_both_speak_only_ids_and_facts_tell(ours: Protocol) -> None:
    french = ours.languages[0].model_copy(update={"id": "fr", "name": "français"})
    theirs = ours.model_copy(update={"languages": (french,)})
    found = compare(ours, changed(theirs, "indicators", "frightened", id="peur"))
    assert not any(id_of(pair.first) == "frightened" and pair.second for pair in found.of("indicator"))


def test_the_age_of_adults(ours: Protocol) -> None:
    found = compare(ours, ours.model_copy(update={"adult_from_age": 21}))
    assert found.adult_from_age == (18, 21)
    assert not found.is_same
