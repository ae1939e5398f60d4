"""An event, its record, its bytes, and back."""

import hashlib
import json
import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given

from made_events import AT, answered, bodies, events, opening, plain_records
from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Body,
    ConductRecorded,
    Event,
    IndicatorMarked,
    Officer,
    PersonAdded,
    Unknown,
)
from screening_tui.case.records import (
    START_OF_CHAIN,
    as_unknown,
    canonical,
    chain,
    from_payload,
    from_record,
    new_event,
    to_record,
)
from screening_tui.errors import BadInput
from screening_tui.reading.clean import clean_tree

STAMP = {"seq": 1, "at": AT, "elapsed": 0, "officer_name": "M. Solano"}


def record(**fields: Any) -> dict[str, Any]:
    return {**STAMP, "kind": "noted", "text": "x", **fields}


@given(events())
def test_an_event_comes_back_from_its_record(event: Event) -> None:
    assert from_record(to_record(event)) == event


@given(events())
def test_a_record_comes_back_from_its_bytes_and_from_toml(event: Event) -> None:
    written = to_record(event)
    payload = canonical(written)
    assert from_payload(payload) == written
    assert canonical(to_record(from_record(from_payload(payload)))) == payload
    assert canonical(tomllib.loads(tomli_w.dumps(written))) == payload


SOLANO = Officer(name="M. Solano", badge="4471")


@given(bodies())
def test_a_new_event_is_clean_and_its_record_comes_back(body: Body) -> None:
    event, payload = new_event(1, AT, 0, SOLANO, body)
    assert canonical(to_record(event)) == payload
    assert from_record(from_payload(payload)) == event
    assert clean_tree(to_record(event)) == to_record(event)
    if clean_tree(body.model_dump(mode="json")) == body.model_dump(mode="json"):
        assert event.body == body


def test_what_enters_with_a_new_event_is_cleaned() -> None:
    hostile = Officer(name="M.\x1b]0;x\x07", badge="\u202e1")
    event, _payload = new_event(1, AT, 0, hostile, answered("one\r\ntwo\x1b[2J\ud800"))
    assert isinstance(event.body, Answered)
    assert event.body.value.text == "one\ntwo\ufffd[2J\ufffd"
    assert (event.officer, event.badge) == ("M.\ufffd]0;x\ufffd", "\ufffd1")


def test_a_new_record_says_defaults_that_mean_something_and_leaves_out_what_is_empty() -> None:
    def fields(body: Body) -> dict[str, Any]:
        return to_record(new_event(1, AT, 0, SOLANO, body)[0])

    assert fields(answered("en Managua")) == {
        **STAMP,
        "officer_badge": "4471",
        "kind": "answered",
        "question": "home",
        "person": "M1",
        "value": {"text": "en Managua"},
        "language": "es",
    }
    person = fields(PersonAdded(person="M1", role="minor", name="", age=0, age_in_doubt=False))
    assert person.keys() - STAMP.keys() == {"officer_badge", "kind", "person", "role", "age"}
    assert fields(IndicatorMarked(indicator="no_kinship", mark="observed"))["source"] == "seen"
    done = fields(ActionRecorded(action="a", state="done", who="", records={"guard": ""}))
    assert done["records"] == {"guard": ""}
    assert "who" not in done


def test_what_became_of_a_rule_is_one_of_three_and_older_records_are_read_as_they_were() -> None:
    def how(**parts: object) -> str:
        rule = {"kind": "conduct_recorded", "conduct": "alone", "person": "M1"} | parts
        body = from_record({**STAMP, "officer_badge": "4471", **rule}).body
        assert isinstance(body, ConductRecorded)
        return body.how

    assert how(confirmed=True) == "confirmed"
    assert how(confirmed=False, reason="one room only") == "not_confirmed"
    assert how(confirmed=False, does_not_apply=True) == "does_not_apply"


def test_an_officer_without_a_badge_has_none_in_the_record() -> None:
    event = Event(1, AT, 0, "M. Solano", "", opening())
    assert "officer_badge" not in to_record(event)
    assert from_record(to_record(event)) == event


def test_unknown_kinds_and_keys_are_kept() -> None:
    future = record(kind="hologram_shown", colour="green", parts=[1, {"deep": True}])
    event = from_record(future)
    assert isinstance(event.body, Unknown)
    assert to_record(event) == future
    assert to_record(from_record(record(mood="calm"))) == record(mood="calm")
    nested = record(kind="answered", question="q", value={"text": "x", "script": "latin"})
    del nested["text"]
    assert to_record(from_record(nested)) == nested


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"seq": 0}, "seq"),
        ({"seq": True}, "seq"),
        ({"seq": 2**63}, "seq"),
        ({"elapsed": -1}, "elapsed"),
        ({"elapsed": "5"}, "elapsed"),
        ({"officer_name": 5}, "officer_name"),
        ({"officer_badge": ""}, "officer_badge"),
        ({"officer_badge": 4471}, "officer_badge"),
        ({"kind": ["noted"]}, "kind"),
        ({"at": 5}, "at"),
        ({"at": "2026-11-23 14:32"}, "at"),
        ({"at": "2026-02-30T14:32:07.120-06:00"}, "at"),
        ({"text": ""}, "noted.text"),
        ({"text": 5}, "noted.text"),
        ({"text": None}, "noted.text"),
        ({"person": "X1"}, "noted.person"),
        ({"mood": None}, "neither text"),
        ({"mood": 1.5}, "neither text"),
        ({"mood": 2**63}, "too large"),
        ({"mood": [[[[[[[[[1]]]]]]]]]}, "deep"),
        ({"mood": {"x" * 129: 1}}, "key"),
        ({"mood": [{"line\nline": 1}]}, "key"),
        ({"x" * 129: 1}, "key"),
        ({"kind": "hologram", "mood": 1.5}, "neither text"),
        ({"kind": "person_added", "person": "M1", "role": "minor", "age": "12"}, "person_added.age"),
        ({"kind": "person_added", "person": "M1", "role": "minor", "age": True}, "person_added.age"),
        ({"kind": "person_added", "person": "M1", "role": "minor", "age_in_doubt": 1}, "person_added.age_in_doubt"),
        ({"kind": "person_added", "person": "M1", "role": "minor", "age": None}, "neither text"),
        ({"kind": "conduct_recorded", "conduct": "alone", "person": "M1", "confirmed": False}, "conduct_recorded"),
        (
            {"kind": "conduct_recorded", "conduct": "c", "person": "M1", "confirmed": True, "does_not_apply": True},
            "conduct_recorded",
        ),
    ],
)
def test_a_bad_record_is_refused_and_says_where(changed: dict[str, Any], where: str) -> None:
    with pytest.raises(BadInput, match=where):
        from_record(record(**changed))


def test_an_explicit_nothing_is_refused() -> None:
    bare = record(kind="person_added", person="M1", role="minor", age=None)
    del bare["text"]
    with pytest.raises(BadInput, match="as this kind of event does not have it"):
        from_record(bare)


def test_a_refusal_quotes_no_value() -> None:
    with pytest.raises(BadInput) as refusal:
        from_record(record(person="Maria Perez"))
    assert "Maria" not in str(refusal.value)


def test_a_record_that_is_not_understood_can_be_kept_as_it_came() -> None:
    strange = record(kind="indicator_marked", mark="sort_of")
    event = as_unknown(strange)
    assert isinstance(event.body, Unknown)
    assert to_record(event) == strange
    with pytest.raises(BadInput, match="seq"):
        as_unknown({**strange, "seq": 0})


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b'"text"',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\u00e9"}',
        b'{"a":NaN}',
        b'{"a":1,"a":1}',
        b'{"a":"\xe9"}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' + b"[" * 100_000,
    ],
)
def test_only_canonical_bytes_are_a_record(payload: bytes) -> None:
    with pytest.raises(BadInput):
        from_payload(payload)


@given(plain_records)
def test_the_canonical_bytes_are_what_any_json_library_writes(record: dict[str, Any]) -> None:
    assert canonical(record) == as_documented(record)


def as_documented(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_the_chain_is_what_the_document_says() -> None:
    payload = as_documented({"kind": "noted", "a": "é"})
    assert canonical({"kind": "noted", "a": "é"}) == payload
    first = chain(START_OF_CHAIN, payload)
    assert first == hashlib.sha256(bytes(32) + payload).digest()
    assert chain(first, payload) == hashlib.sha256(first + payload).digest()
