"""When and how the cases of these tests were opened."""

from datetime import UTC, datetime, timedelta

from screening_tui.case import events as ev


class Evening:
    """A clock that goes on by a minute each time."""

    def __init__(self) -> None:
        self.minutes = 0

    def now(self) -> datetime:
        self.minutes += 1
        return datetime(2026, 11, 23, 20, 0, tzinfo=UTC) + timedelta(minutes=self.minutes)

    def elapsed(self) -> int:
        return self.minutes * 60_000


def opened(number: str) -> ev.Opened:
    pin = ev.Pin(id="iom-ilo-2006", version="1", title="Default", digest="")
    languages = {"officer_language": "en", "interview_language": "es"}
    return ev.Opened(number=number, origin="officer", protocol=pin, program="0", **languages)
