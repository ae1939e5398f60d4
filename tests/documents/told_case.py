"""A whole screening under the default protocol, fictitious, with at least one event of every kind."""

from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from screening_tui.case import events as ev
from screening_tui.case.clock import written
from screening_tui.case.events import Body, Event, Officer
from screening_tui.case.fold import fold
from screening_tui.case.model import Case
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, new_event, to_record
from screening_tui.case.value import Value
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources

START = datetime(2026, 11, 23, 14, 0, 0, tzinfo=timezone(timedelta(hours=-6)))
SOLANO = Officer(name="M. Solano", badge="4471")
CONTACTS = {"superior": "Insp. Rojas, radio 4", "prosecutor": ""}


PROTOCOL = """
format = 1
id = "booth-test"
version = "1.0"
title = "Minors at the border"
about = "For tests."
source = "An invented leaflet"
fallback = "en"
fallback_name = "English"
translations = ["es.toml"]

[[step]]
id = "people"
kind = "intake"
title = "People"
help = "Who travels."
fields = ["name"]
[[step]]
id = "signs"
kind = "indicators"
title = "Signs"
help = "Look."
[[step]]
id = "minors"
kind = "interview"
role = "minor"
title = "Minor"
help = "Talk."
[[step]]
id = "adults"
kind = "interview"
role = "adult"
title = "Adult"
help = "Talk."
[[step]]
id = "compare"
kind = "compare"
title = "Compare"
help = "Compare."
[[step]]
id = "assess"
kind = "assess"
title = "Decide"
help = "Decide."
[[step]]
id = "act"
kind = "actions"
title = "Act"
help = "Act."
[[step]]
id = "close"
kind = "close"
title = "Close"
help = "Close."

[[indicator]]
id = "frightened"
step = "signs"
label = "Frightened beside somebody indifferent"
about = ["minor"]
[[indicator]]
id = "wanted"
step = "signs"
label = "On a list of the wanted"
about = ["person"]
immediate = true

[[conduct]]
id = "alone"
step = "minors"
moment = "before"
label = "Alone with the minor"

[[question]]
id = "crossing"
step = "people"
kind = "place"
ask = "Where do they come from?"
per = "case"
[[question]]
id = "m_destination"
step = "minors"
kind = "place"
ask = "Where are you travelling to?"
fact = "destination"
[[question]]
id = "m_tie"
step = "minors"
kind = "choice"
ask = "Who is with you?"
option = [{ id = "parent", label = "A parent" }, { id = "other", label = "Somebody else" }]
[[question]]
id = "m_own"
step = "minors"
kind = "long_text"
ask = "A question of your own"
own = true
[[question]]
id = "a_destination"
step = "adults"
kind = "place"
ask = "Where are you going?"
fact = "destination"
[[question]]
id = "a_own"
step = "adults"
kind = "long_text"
ask = "What the minor told"
own = true

[[fact]]
id = "destination"
label = "Destination"
comparator = "place"

[[manner]]
id = "hesitant"
label = "Hesitant"

[[check]]
id = "no_interpreter"
step = "minors"
weight = "warning"
when = "fact.destination is cannot_tell"
message = "Is there an interpreter?"

[[finding]]
id = "contradiction"
label = "Both tell different stories"
why = "Two accounts of one thing differ."
when = "any fact is differs"
per = "minor"
[[finding]]
id = "disclosure"
label = "The minor disclosed abuse"
when = "disclosure"
per = "minor"

[[action]]
id = "inform"
number = 1
label = "Inform the superior"
recommended_when = "finding.disclosure or conclusion in [detected, in_doubt]"
deadline = "now"
contact = "superior"
record = [{ id = "guard", label = "Who stays" }]
[[action]]
id = "report"
number = 2
per = "case"
label = "Report the wanted person"
recommended_when = "indicator.wanted is observed"
deadline = "today"
contact = "prosecutor"

[[action]]
id = "listen"
number = 3
label = "Hear the minor"
recommended_when = "finding.disclosure"
deadline = "during"

[[outcome]]
id = "handed_over"
label = "Handed to the institution"

[[contact]]
id = "superior"
label = "Immediate superior"
[[contact]]
id = "prosecutor"
label = "State prosecutor"
"""

SPANISH = """
language = "es"
name = "español"
reviewed = false
[protocol]
title = "Menores en la frontera"
[indicator.frightened]
label = "Con miedo junto a alguien indiferente"
[action.inform]
label = "Informar al superior"
"""


@cache
def sources() -> Sources:
    return Sources.from_files({"protocol.toml": PROTOCOL, "es.toml": SPANISH})


@cache
def protocol() -> Protocol:
    return load(sources())


def opening(origin: Any = "officer", language: str = "en") -> ev.Opened:
    pin = ev.Pin(id=protocol().id, version=protocol().version, title="Minors at the border", digest=sources().digest)
    return ev.Opened(
        number="PC2-2026-0042",
        origin=origin,
        protocol=pin,
        program="0.1",
        station="Paso Canoas, booth 2",
        officer_language=language,
        interview_language="es",
        account="solano",
        terminal="xterm",
    )


def history(*bodies: Body) -> tuple[Event, ...]:
    """Numbered, a few seconds apart, as the journal would hold them."""
    return tuple(
        new_event(seq, written(START + timedelta(seconds=7 * seq)), 7000 * seq, SOLANO, body)[0]
        for seq, body in enumerate(bodies, 1)
    )


def told(*bodies: Body) -> Case:
    return fold(history(*bodies))


def head_of(case: Case) -> bytes:
    head = START_OF_CHAIN
    for event in case.events:
        head = chain(head, canonical(to_record(event)))
    return head


def answer(question: str, person: str, text: str, **parts: Any) -> tuple[Body, Body]:
    asked = ev.Asked(question=question, person=person, wording=f"¿{question}?", language="es")
    value = Value(text=text, **parts)
    return asked, ev.Answered(question=question, person=person, value=value, rendering="verbatim", language="es")


def whole() -> tuple[Body, ...]:
    """One screening from its first to its last event, with at least one event of every kind."""
    return (
        opening(),
        ev.StepEntered(step="people"),
        ev.PersonAdded(person="M1", role="minor", name="Ana", birth_date="2013-05", age_in_doubt=True),
        ev.PersonAdded(person="A1", role="adult", name="Bo Ruiz", age=40, sex="female"),
        ev.PersonCorrected(person="M1", role="minor", name="Ana Lopez", age=12, nationality="Nicaragua"),
        ev.Answered(question="crossing", value=Value(text="desde Peñas Blancas", place="Peñas Blancas", country="CR")),
        ev.StepLeft(step="people"),
        ev.IndicatorMarked(indicator="frightened", mark="not_observed"),
        ev.IndicatorMarked(
            indicator="frightened", mark="observed", people=("M1",), things=("baggage",), note="looks at\nthe floor"
        ),
        ev.IndicatorMarked(indicator="other_office", mark="cannot_tell", source="said"),
        ev.AdviceShown(findings=("contradiction:M1",), actions=("inform:M1",), language="en", program="0.1"),
        ev.AdviceWithdrawn(findings=("contradiction:M1",), actions=("inform:M1",), language="en", program="0.1"),
        ev.StepEntered(step="minors", people=("M1",)),
        ev.ConductRecorded(conduct="alone", person="M1", confirmed=False, reason="no other room"),
        ev.PersonPresent(person="M1", who="L. Vega", part="interpreter", tie="none"),
        *answer("m_destination", "M1", "a Managua", place="Managua"),
        ev.Corrected(corrects=17, reason="misheard"),
        *answer("m_destination", "M1", "a la casa de una amiga\nen Tapachula", place="Tapachula", country="MX"),
        ev.AttitudeObserved(person="M1", manners=("hesitant",), question="m_destination", note="looks at the door"),
        ev.AttitudeObserved(person="M1", manners=("hesitant", "unheard_of"), note="throughout"),
        ev.Asked(question="m_tie", person="M1", wording="¿Con quién vas?", language="es", manner="suggestive"),
        ev.Missing(question="m_tie", person="M1", reason="declined", words="shakes her head"),
        ev.QuestionAdded(question="own.1", person="M1", wording="The dog's name?", neutral="Is there a pet?"),
        *answer("own.1", "M1", "Canela"),
        ev.BreakStarted(person="M1"),
        ev.BreakEnded(),
        ev.CheckShown(check="no_interpreter", person="M1"),
        ev.CheckAccepted(check="no_interpreter", person="M1", reason="she speaks Spanish"),
        ev.Disclosed(person="M1", words="he hits me", language="es"),
        ev.DisclosureWithdrawn(person="M1", reason="pressed by mistake"),
        ev.Disclosed(person="M1", words="he said he would hit me", language="es"),
        ev.LanguageChanged(what="interview", language="fr", person="A1"),
        *answer("a_destination", "A1", "un hotel", place="Managua"),
        *answer("own.1", "A1", "no pet"),
        ev.DocumentSeen(person="A1", asked_for="exit permit", shown="a photo of one", proved="nothing"),
        ev.DocumentSeen.model_validate(
            {
                "person": "A1",
                "asked_for": "Travel document",
                "zone": ("P<HND", "F90"),
                "zone_format": "TD3",
                "typed": ("p<hnd", "f9o"),
                "failures": (
                    {"rule": "check digit", "field": "date of birth", "found": "8", "expected": "9"},
                    {"rule": "code", "field": "sex", "found": "Q", "expected": "F M <"},
                ),
                "expired": True,
            }
        ),
        ev.RegisterSearched.model_validate(
            {
                "person": "A1",
                "known_by": 3,
                "registers": ("wanted", "local"),
                "found": (
                    {"register_name": "wanted", "entry": "W-1", "strength": "strong"},
                    {"register_name": "local", "entry": "L-1", "strength": "possible"},
                ),
            }
        ),
        ev.RegisterHitShown.model_validate(
            {
                "person": "A1",
                "register_name": "wanted",
                "entry": "W-1",
                "strength": "strong",
                "fields": (
                    {
                        "field": "birth_date",
                        "agreement": "nearly",
                        "why": "year off by one",
                        "here": "1985",
                        "there": "1986",
                    },
                    {"field": "sex", "agreement": "same", "here": "female", "there": "female"},
                    {"field": "document", "agreement": "unknown", "here": "F90"},
                ),
                "record": {"contact": "Inspector 8555-0101"},
            }
        ),
        ev.RegisterHitJudged(
            person="A1", register_name="wanted", entry="W-1", judgement="cannot_tell", reason="no photograph"
        ),
        ev.RegisterHitJudged(
            person="A1", register_name="wanted", entry="W-1", judgement="confirmed", reason="the same scar"
        ),
        ev.ComparisonJudged(fact="destination", people=("M1", "A1"), verdict="differs", words="two towns"),
        ev.BribeOffered(words="50 dollars", people=("A1",)),
        ev.OfficialSuspected(words="the driver knows an officer"),
        ev.Noted(text="The bus leaves at five.", person="A1", about="act"),
        ev.Noted(text="Two bags.", about="own.1"),
        ev.Assessed(person="M1", conclusion="in_doubt", reason="Two stories.", suggested=("contradiction:M1",)),
        ev.ActionRecorded(action="inform", person="M1", state="attempted", number_called="555", next="again at 15:00"),
        ev.ActionRecorded(
            action="inform",
            person="M1",
            state="done",
            who="Rojas",
            contact="superior",
            records={"guard": "Mora", "x": ""},
        ),
        ev.ActionRecorded(action="report", state="done", reference="77/2026", contact="elsewhere"),
        ev.ActionRecorded(action="of_another_office", state="not_needed", words="no such office", records={"y": "z"}),
        ev.ObjectSecured(what="a phone", seal="A-17", kept_at="safe"),
        ev.LookedAfter(person="M1", by="Officer Mora"),
        ev.OutcomeRecorded(person="M1", outcome="handed_over", to="PANI", why="both stories differ"),
        ev.HandedOver(officer="R. Mora", badge="12", reason="end of shift"),
        ev.HandedOver(officer="L. Vega"),
        ev.Interrupted(),
        ev.Recovered(kept_bytes=20),
        ev.ClockJumped(seconds=-3600),
        ev.Resumed(program="0.1", account="mora", terminal="linux"),
        ev.Unknown.model_validate({"kind": "hologram_shown", "colour": "green"}),
        ev.Closed(note="done"),
        ev.Reopened(reason="a call back"),
        ev.Closed(),
        ev.ReviewBegun(role="supervisor", program="0.1"),
        ev.ReviewCommented(role="supervisor", text="Who was called?", on=3),
        ev.ReviewSentBack(role="supervisor", reason="Say who was called."),
        ev.CommentAnswered(comment=1, text="The institution."),
        ev.ReviewResolved(role="supervisor", comment=1),
        ev.Closed(),
        ev.ReviewApproved(role="supervisor"),
        ev.ReviewReopened(role="supervisor", reason="A second look."),
    )
