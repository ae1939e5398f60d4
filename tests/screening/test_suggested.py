"""Which indicators something speaks for looking at."""

from screening_cases import adult, case_of, mark
from screening_tui.case.events import Body, DocumentSeen
from screening_tui.protocol.load import load_default
from screening_tui.screening.suggested import suggested, suggested_by

PROTOCOL = load_default()
FAILURE = {"rule": "check digit", "field": "sex", "found": "1", "expected": "2"}


def read(*, failed: bool) -> DocumentSeen:
    return DocumentSeen.model_validate(
        {"person": "A1", "asked_for": "d", "zone": ["P<"], "failures": [FAILURE] * failed}
    )


def found(*bodies: Body) -> list[tuple[str, int]]:
    return [(each.indicator.id, each.number) for each in suggested(PROTOCOL, case_of(adult(), *bodies))]


def test_a_wrong_check_digit_speaks_for_looking_at_the_papers() -> None:
    assert found() == []
    assert found(read(failed=False)) == []
    assert found(read(failed=True)) == [("false_documents", 2)]


def test_whoever_looked_since_is_not_told_again() -> None:
    assert found(read(failed=True), mark("false_documents", "not_observed")) == []
    assert found(mark("false_documents", "not_observed"), read(failed=True)) == [("false_documents", 2)]
    assert found(mark("false_documents", "observed"), read(failed=True)) == []


def test_what_a_document_would_speak_for_once_it_is_recorded() -> None:
    case = case_of(adult(), read(failed=True))
    assert [each.indicator.id for each in suggested_by(PROTOCOL, case, [read(failed=True)])] == ["false_documents"]
    assert suggested_by(PROTOCOL, case, [read(failed=False)]) == ()
    assert suggested_by(PROTOCOL, case, []) == ()
