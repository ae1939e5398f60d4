"""From files to the one Protocol."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from screening_tui.errors import BadInput
from screening_tui.protocol.check import check
from screening_tui.protocol.checks.codes import CODES
from screening_tui.protocol.load import load, load_default
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Diagnostic
from small_protocol import FILES, changed


@pytest.fixture(scope="module")
def small() -> Protocol:
    return load(Sources.from_files(FILES))


def test_everything_that_is_written_is_there(small: Protocol) -> None:
    assert (small.id, small.version, small.source, small.adult_from_age) == ("small", "1", "Made up.", 18)
    assert [(language.id, language.name, language.reviewed) for language in small.languages] == [
        ("en", "English", True),
        ("es", "español", True),
    ]
    assert list(small.step_by_id) == ["people", "signs", "minor", "adult", "both", "decide", "act"]
    assert list(small.indicator_by_id) == ["afraid", "hidden"]
    assert list(small.question_by_id) == ["travel", "m_pet", "m_pets", "m_to", "a_to", "a_job"]
    assert [option.id for option in small.question_by_id["a_job"].options] == ["farm", "shop", "other"]
    assert list(small.fact_by_id) == ["destination"]
    assert list(small.finding_by_id) == ["sign", "contradiction"]
    assert list(small.outcome_by_id) == ["returned"]
    assert list(small.contact_by_id) == ["police"]
    call, back = small.action_by_id["call"], small.action_by_id["return"]
    assert [record.id for record in call.records] == ["who"]
    assert back.gate is not None
    assert back.gate.message.say("es") == "¿A quién?"
    assert small.guide.minutes_per_year_of_age == 5
    assert [advice.id for advice in small.advices] == ["bribe"]


def test_items_by_their_step(small: Protocol) -> None:
    assert {step: [q.id for q in questions] for step, questions in small.questions_of.items() if questions} == {
        "people": ["travel"],
        "minor": ["m_pet", "m_pets", "m_to"],
        "adult": ["a_to", "a_job"],
    }
    assert [indicator.id for indicator in small.indicators_of["signs"]] == ["afraid", "hidden"]
    assert [conduct.id for conduct in small.conducts_of["minor"]] == ["alone"]


def test_texts_say_themselves_in_each_language_and_fall_back(small: Protocol) -> None:
    ask = small.question_by_id["m_to"].ask
    assert list(ask) == ["en", "es"]
    assert (ask.say("es"), ask.say("en"), ask.say("fr")) == ("¿Adónde?", "Where to?", "Where to?")
    assert ask.has("es")
    assert not ask.has("fr")


def test_the_fallback_comes_first_whatever_order_an_author_writes() -> None:
    sources = changed("more.toml", 'ask = "How many?"', 'ask = { es = "", en = "How many?" }')
    ask = load(sources).question_by_id["m_pets"].ask
    assert next(iter(ask)) == "en"
    assert ask.say("fr") == "How many?"


def test_a_protocol_never_changes(small: Protocol) -> None:
    with pytest.raises(ValidationError):
        small.version = "2"  # type: ignore[misc]


def test_texts_come_in_clean() -> None:
    sources = changed("more.toml", 'label = "Afraid"', 'label = "Afr\\u001b[2Jaid\\u202e"')
    assert load(sources).indicator_by_id["afraid"].label.say("en") == "Afr\ufffd[2Jaid\ufffd"


def test_the_guide_may_be_left_out_and_so_may_languages() -> None:
    main = FILES["protocol.toml"].split("[guide]")[0].replace('translations = ["es.toml"]\n', "")
    protocol = load(Sources.from_files({"protocol.toml": main, "more.toml": FILES["more.toml"]}))
    assert [language.id for language in protocol.languages] == ["en"]
    assert (protocol.guide.minutes_per_year_of_age, protocol.guide.up_to_age) == (5, 12)


def test_a_refusal_names_the_first_and_counts_the_others() -> None:
    with pytest.raises(BadInput) as one:
        load(changed("more.toml", 'contact = "police"', 'contact = "nobody"'))
    assert str(one.value) == 'more.toml:105:11: there is no contact "nobody"'
    assert one.value.title == "The protocol cannot be used"
    with pytest.raises(BadInput) as several:
        load(changed("more.toml", 'id = "police"', 'id = "Police"'))
    assert str(several.value).endswith(", and 2 more")


def test_the_default_protocol_is_sound() -> None:
    assert load_default().id == "iom-ilo-2006"


ANYTHING = st.none() | st.sampled_from(
    ["", "3", "true", "[]", "{}", '"x"', '"minor"', '["x"]', '{ en = "x" }', "[[1]]", "{ a = { b = 1 } }", "2020-01-01"]
)
NAMES = sorted(FILES)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_loading_stops_exactly_when_a_check_says_so(data: st.DataObject) -> None:
    """Lines of a sound protocol left out, doubled, or with another value."""
    files: dict[str, str] = dict(FILES)
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(NAMES))
        lines = files[name].split("\n")
        index = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "value", "swap"]))
        if change == "drop":
            del lines[index]
        elif change == "double":
            lines.insert(index, lines[index])
        elif change == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[index], lines[other] = lines[other], lines[index]
        else:
            lines[index] = f"{lines[index].split(' = ')[0]} = {data.draw(ANYTHING)}"
        files[name] = "\n".join(lines) or "\n"
    agree(files)


def agree(files: Mapping[str, str]) -> None:
    sources = Sources.from_files(files)
    found = check(sources)
    assert all(diagnostic.line >= 1 and diagnostic.message for diagnostic in found)
    told: tuple[Diagnostic, ...] = ()
    try:
        load(sources)
    except BadInput as error:
        told = error.diagnostics
    assert told == tuple(diagnostic for diagnostic in found if CODES[diagnostic.code].stops)
