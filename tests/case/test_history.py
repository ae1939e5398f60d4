"""Payloads that were read, made into events."""

import gc

from made_events import AT, answered
from screening_tui.case.events import Answered, Officer
from screening_tui.case.history import understand
from screening_tui.case.records import new_event

OFFICER = Officer(name="M. Solano")


def test_a_text_with_joiners_is_left_as_it_is() -> None:
    event, payload = new_event(1, AT, 0, OFFICER, answered("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"))
    history = understand([payload], "journal")
    assert history.findings == ()
    assert history.events == (event,)
    assert isinstance(event.body, Answered)
    assert "\u200c" in event.body.value.text


def test_the_collector_is_left_as_it_was() -> None:
    _event, payload = new_event(1, AT, 0, OFFICER, answered("x"))
    assert gc.isenabled()
    understand([payload], "journal")
    assert gc.isenabled()
    gc.disable()
    try:
        understand([payload], "journal")
        assert not gc.isenabled()
    finally:
        gc.enable()
