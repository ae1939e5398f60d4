"""Strategies and shorthands for the tests of this room: any valid body, any valid event, a small case."""

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from screening_tui.case.events import (
    BODY_OF_KIND,
    Answered,
    Asked,
    Body,
    Event,
    IndicatorMarked,
    Opened,
    PersonAdded,
    Pin,
)
from screening_tui.case.fold import fold
from screening_tui.case.model import Case
from screening_tui.case.value import Value

AT = "2026-11-23T14:32:07.120-06:00"
CENTRAL_AMERICA = timezone(timedelta(hours=-6))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = texts.filter(bool)
people = st.sampled_from(["M1", "M2", "A1", "A2"])
person_or_nobody = st.sampled_from(["", "M1", "A1"])
few_ids = st.sampled_from(["one", "two", "three"])
numbers = st.integers(-(2**63), 2**63 - 1)
plain = st.recursive(
    st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts.filter(str.isprintable), inner, max_size=3),
    max_leaves=6,
)
plain_records = st.dictionaries(texts, plain, max_size=5)
_RESERVED = {"seq", "at", "elapsed", "officer_name", "officer_badge", "kind"}
_FIELDS = {name for body in BODY_OF_KIND.values() for name in body.model_fields} | {
    *Value.model_fields,
    *Pin.model_fields,
}
extra_keys = st.text(max_size=12).filter(lambda key: key.isprintable() and key not in _RESERVED | _FIELDS)
extras = st.dictionaries(extra_keys, plain, max_size=2)

values = st.builds(
    lambda given, extra: Value.model_validate({**given, **extra}),
    st.fixed_dictionaries(
        {},
        optional={
            "text": texts,
            "choices": st.lists(few_ids, max_size=3).map(tuple),
            "number": numbers,
            "age": numbers,
            "place": texts,
            "name": texts,
        },
    ),
    extras,
)

_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "value": values,
    "person": people,
    "corrects": st.integers(1, 12),
    "comment": st.integers(1, 12),
    "on": st.integers(0, 12),
    "kept_bytes": st.integers(0, 10**6),
    "seconds": numbers,
    "age": numbers,
    "age_in_doubt": st.booleans(),
    "known_by": st.integers(1, 12),
    "expired": st.booleans(),
    "name_cut": st.booleans(),
    "failures": st.lists(
        st.fixed_dictionaries(dict.fromkeys(("rule", "field", "found", "expected"), texts)), max_size=2
    ).map(tuple),
    "found": st.lists(
        st.fixed_dictionaries(
            {"register_name": few_ids, "entry": texts, "strength": st.sampled_from(["strong", "possible"])}
        ),
        max_size=2,
    ).map(tuple),
    "fields": st.lists(
        st.fixed_dictionaries(
            {"field": texts, "agreement": st.sampled_from(["same", "nearly", "different", "unknown"]), "there": texts}
        ),
        max_size=2,
    ).map(tuple),
    "record": st.dictionaries(few_ids, texts, max_size=2),
    "confirmed": st.just(True),
    "does_not_apply": st.booleans(),
    "records": st.dictionaries(few_ids, texts, max_size=2),
    "things": st.lists(st.sampled_from(["document", "transport", "baggage"]), max_size=2).map(tuple),
    "protocol": st.builds(lambda extra: Pin(id="p", version="1", title="t", digest="d", **extra), extras),
    "indicator": few_ids,
    "question": few_ids,
    "step": few_ids,
    "conduct": few_ids,
    "check": few_ids,
    "fact": few_ids,
    "action": few_ids,
}


def _field(body: type[Body], name: str) -> st.SearchStrategy[Any]:
    annotation = body.model_fields[name].annotation
    if name == "people":
        both = body.model_fields[name].is_required()
        return st.tuples(people, people) if both else st.lists(people, max_size=2).map(tuple)
    if name == "person" and not body.model_fields[name].is_required():
        return person_or_nobody
    if name in _BY_NAME:
        return _BY_NAME[name]
    parts = getattr(annotation, "__args__", ())
    choices = tuple(choice for part in parts for choice in getattr(part, "__args__", (part,)))
    if choices and all(isinstance(choice, str) for choice in choices):
        return st.sampled_from(choices)
    if annotation == tuple[str, ...]:
        return st.lists(few_ids, max_size=3).map(tuple)
    return words


def _fitting(fields: dict[str, Any]) -> dict[str, Any]:
    """A rule that does not apply is not confirmed."""
    return fields | {"confirmed": False} if fields.get("does_not_apply") else fields


def _body(kind: type[Body]) -> st.SearchStrategy[Body]:
    names = [name for name in kind.model_fields if name != "kind"]
    required = {name: _field(kind, name) for name in names if kind.model_fields[name].is_required()}
    optional = {name: _field(kind, name) for name in names if name not in required}
    given = st.fixed_dictionaries(required, optional=optional).map(_fitting)
    return st.builds(lambda fields, extra: kind.model_validate({**fields, **extra}), given, extras)


known_bodies = st.one_of([_body(kind) for kind in BODY_OF_KIND.values()])
unknown_bodies = st.builds(
    lambda kind, extra: {"kind": kind, **extra},
    words.filter(lambda kind: kind not in BODY_OF_KIND),
    st.dictionaries(
        st.text(max_size=8).filter(lambda key: key not in _RESERVED).filter(str.isprintable), plain, max_size=3
    ),
)
moments = st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2040-01-01")).map(
    lambda moment: moment.replace(tzinfo=CENTRAL_AMERICA).isoformat(timespec="milliseconds")
)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    from screening_tui.case.events import Unknown

    if draw(st.integers(0, 9)) == 0:
        return Unknown.model_validate(draw(unknown_bodies))
    return draw(known_bodies)


@st.composite
def events(draw: st.DrawFn, seq: int | None = None) -> Event:
    return Event(
        seq=draw(st.integers(1, 12)) if seq is None else seq,
        at=draw(moments),
        elapsed=draw(st.integers(0, 2**40)),
        officer=draw(texts),
        badge=draw(texts),
        body=draw(bodies()),
    )


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> tuple[Event, ...]:
    """Numbered 1, 2, 3, as the journal numbers them, in any order of kinds."""
    return tuple(draw(events(seq)) for seq in range(1, draw(st.integers(0, most)) + 1))


def numbered(*bodies_in_order: Body) -> tuple[Event, ...]:
    return tuple(
        Event(seq=seq, at=AT, elapsed=seq * 1000, officer="M. Solano", badge="4471", body=body)
        for seq, body in enumerate(bodies_in_order, 1)
    )


def case_of(*bodies_in_order: Body) -> Case:
    return fold(numbered(*bodies_in_order))


def opening(number: str = "PAS-2026-0001", digest: str = "d") -> Opened:
    return Opened(
        number=number,
        origin="officer",
        protocol=Pin(id="test", version="1", title="Test", digest=digest),
        program="0.1",
        station="Paso Canoas, booth 2",
        officer_language="es",
        interview_language="es",
    )


def minor(person: str = "M1", **details: Any) -> PersonAdded:
    return PersonAdded(person=person, role="minor", **details)


def adult(person: str = "A1", **details: Any) -> PersonAdded:
    return PersonAdded(person=person, role="adult", **details)


def marked(indicator: str = "frightened", mark: Any = "observed", **details: Any) -> IndicatorMarked:
    return IndicatorMarked(indicator=indicator, mark=mark, **details)


def asked(question: str = "home", person: str = "M1") -> Asked:
    return Asked(question=question, person=person, wording="¿Dónde vives?", language="es")


def answered(text: str, question: str = "home", person: str = "M1") -> Answered:
    return Answered(question=question, person=person, value=Value(text=text), language="es")
