"""A small store of fictitious cases for the tests of the library."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from screening_tui.case import events as ev
from screening_tui.case.events import Body, Officer, Opened, Pin
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.case.value import Value
from screening_tui.documents.case_upper import upper_part
from screening_tui.protocol.load import default_sources, load_default

SOLANO = Officer(name="M. Solano", badge="4471")
MORA = Officer(name="R. Mora", badge="12")


class Ticking:
    """A clock that goes on by a minute each time it is asked."""

    def __init__(self, start: datetime) -> None:
        self.time = start
        self.start = start

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time

    def elapsed(self) -> int:
        return int((self.time - self.start).total_seconds() * 1000)


def opening(number: str, station: str = "Paso Canoas") -> Opened:
    protocol = load_default()
    pin = Pin(id=protocol.id, version=protocol.version, title="t", digest="")
    languages = {"officer_language": "es", "interview_language": "es"}
    return Opened(number=number, origin="officer", protocol=pin, program="0", station=station, **languages)


def answer(text: str, question: str = "m_destination", person: str = "M1") -> ev.Answered:
    return ev.Answered(question=question, person=person, value=Value(text=text), language="es")


SCREENED: tuple[Body, ...] = (
    ev.PersonAdded(person="M1", role="minor", name="Ana Fictitious"),
    ev.PersonAdded(person="A1", role="adult", name="José Núñez"),
    ev.StepEntered(step="indicators"),
    ev.IndicatorMarked(indicator="frightened", mark="observed", people=("M1",), note="looks at the floor"),
    ev.StepEntered(step="minor_interview", people=("M1",)),
    answer("a casa de una amiga en Tapachula"),
    answer("a un hotel", "a_destination", "A1"),
    ev.ComparisonJudged(fact="destination", people=("M1", "A1"), verdict="differs", words="A house, a hotel."),
    ev.Assessed(person="M1", conclusion="detected", reason="Two stories."),
    ev.ActionRecorded(action="inform_superior", person="M1", state="done", who="Insp. Rojas"),
    ev.Closed(),
)
PLAIN: tuple[Body, ...] = (
    ev.PersonAdded(person="M1", role="minor"),
    ev.IndicatorMarked(indicator="frightened", mark="not_observed"),
    ev.Assessed(person="M1", conclusion="not_detected", reason="Nothing speaks for it."),
)


def add_case(folder: Path, *bodies: Body, day: int = 1, officer: Officer = SOLANO, month: int = 11) -> str:
    """A case in the store of that folder; gives back its number."""
    clock = Ticking(datetime(2026, month, day, 8, 0, tzinfo=UTC))
    with Store(folder).create("PC2", Session(officer, "0", clock), default_sources(), opening) as case:
        write(case, *bodies)
        return case.number


def write(case: OpenCase, *bodies: Body) -> None:
    case.describe = lambda known: upper_part(load_default(), known, "es")
    for body in bodies:
        case.record(body)
    if any(isinstance(body, ev.Closed) for body in bodies):
        case.write_case_file()


def go_on(folder: Path, number: str, *bodies: Body, officer: Officer = SOLANO) -> None:
    """Record more in a case that is there."""
    clock = Ticking(datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    with Store(folder).open(number, Session(officer, "0", clock)) as case:
        write(case, *bodies)
