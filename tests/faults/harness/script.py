"""What a scripted officer records, endlessly: short and long answers, marks, notes, in many scripts."""

from random import Random

from screening_tui.case import events as ev
from screening_tui.case.clock import SystemClock
from screening_tui.case.events import Body, Officer, Opened, Pin
from screening_tui.case.open_case import Session
from screening_tui.case.value import Value
from screening_tui.protocol.sources import Sources

SMALL = Sources.from_files({"protocol.toml": 'format = 1\nid = "small"\nversion = "1"\nfallback = "en"\n'})
CODE = "FLT"
_WORDS = (
    "a la casa de una amiga",
    "Tapachula",
    "no lo sé",
    "人に言われて",
    "«con mi tía»",
    "line one\nline two",
    "Ñ'ü\\",
)


def opening(number: str) -> Opened:
    """How every case here begins."""
    return Opened(
        number=number,
        origin="scripted",
        protocol=Pin(id="small", version="1", title="Small", digest=""),
        program="0",
        officer_language="en",
        interview_language="es",
    )


def session(officer: str = "M. Solano", *, same_length: bool = False) -> Session:
    """Somebody at work, by the computer's own clock; with records of the same length in every run, if wanted."""
    clock = LongAtWork() if same_length else SystemClock()
    return Session(Officer(name=officer, badge="4471"), "0", clock)


class LongAtWork(SystemClock):
    """The computer's clock, in a session that began some time ago.

    A record is as long as its number of milliseconds: of the same length in every run only while that keeps its digits,
    however slow the computer is just now.
    """

    def elapsed(self) -> int:
        """Seven digits from the first moment on, for hours."""
        return 1_000_000 + super().elapsed()


def body(seq: int, random: Random) -> Body:
    """The event that comes with this number."""
    if seq == 2:
        return ev.PersonAdded(person="M1", role="minor", name="Ana Prueba", age=12)
    kind = seq % 7
    words = " ".join(random.choices(_WORDS, k=_length(random)))
    if kind == 0:
        return ev.Noted(text=words, person="M1")
    if kind == 1:
        return ev.IndicatorMarked(indicator=f"sign_{seq % 5}", mark="cannot_tell", note=words)
    if kind == 2:
        return ev.Asked(question="home", person="M1", wording="¿Dónde vives?", language="es")
    if kind == 3:
        return ev.AttitudeObserved(person="M1", manners=("hesitated", "looks_at_adult"), question="home")
    if kind == 4:
        return ev.Corrected(corrects=seq - 1, reason="a slip")
    return ev.Answered(question="home", person="M1", value=Value(text=words), language="es")


def _length(random: Random) -> int:
    """In words: mostly a line, sometimes pages, so that a write can be torn in its middle."""
    return random.choices((2, 8, 60, 1500, 30_000), weights=(50, 30, 15, 4, 2))[0]
