"""Short histories for the replay's tests; all people are fictitious."""

from screening_tui.case import events as ev
from screening_tui.case.events import Body, Event
from screening_tui.case.value import Value
from screening_tui.protocol.load import load_default
from screening_tui.protocol.model import Protocol

PROTOCOL: Protocol = load_default()

SECOND = 1000


def opened(origin: str = "officer") -> Body:
    pin = ev.Pin(id="iom-ilo-2006", version="1", title="Default", digest="")
    languages = {"officer_language": "en", "interview_language": "es"}
    return ev.Opened(number="PAS-2026-0001", origin=origin, protocol=pin, program="0", **languages)


def history(*bodies: Body, apart: int = 10 * SECOND) -> list[Event]:
    """These things, one after the other, so many milliseconds apart."""
    return [
        Event(seq, f"2026-11-23T14:{seq // 60:02}:{seq % 60:02}.000-06:00", seq * apart, "M. Solano", "4471", body)
        for seq, body in enumerate(bodies, 1)
    ]


def minor() -> Body:
    return ev.PersonAdded(person="M1", role="minor", name="Ana Fictitious", age=12)


def adult() -> Body:
    return ev.PersonAdded(person="A1", role="adult", name="Luis Invented")


def mark(indicator: str = "frightened", how: str = "observed") -> Body:
    return ev.IndicatorMarked(indicator=indicator, mark=how)


def asked(question: str = "m_destination", person: str = "M1") -> Body:
    return ev.Asked(question=question, person=person, wording="¿A dónde viajas?", language="es")


def answered(words: str = "a Tapachula", question: str = "m_destination", person: str = "M1") -> Body:
    return ev.Answered(question=question, person=person, value=Value(text=words), rendering="verbatim", language="es")


def shown(*findings: str, actions: tuple[str, ...] = ()) -> Body:
    return ev.AdviceShown(findings=findings, actions=actions, language="en", program="0")


def withdrawn(*findings: str, actions: tuple[str, ...] = ()) -> Body:
    return ev.AdviceWithdrawn(findings=findings, actions=actions, language="en", program="0")
