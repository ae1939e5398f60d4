"""The desk of a replay: a case as it stood after one of its events. Nothing can be recorded at it."""

from screening_tui import __version__
from screening_tui.case.events import Body, Officer
from screening_tui.case.head import head_code
from screening_tui.case.model import Case
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, to_record
from screening_tui.documents.teller import Teller
from screening_tui.errors import CannotWrite
from screening_tui.language import _
from screening_tui.protocol.format import MAIN_FILE
from screening_tui.protocol.model import Contact
from screening_tui.protocol.sources import Sources
from screening_tui.replay.recording import Recording
from screening_tui.replay.replay import Moment
from screening_tui.station.model import Station
from screening_tui.tui.desk import Desk


class PastCase(OpenCase):
    """What stood after some of a case's events, as a case that can only be looked at."""

    def __init__(self, case: Case, *, whole: bool) -> None:
        number = case.opened.body.number if case.opened else ""
        nobody = Session(Officer(name=""), __version__)
        super().__init__(number, case, Sources({MAIN_FILE: ""}), b"", nobody)
        self._whole = whole

    @property
    def head_code(self) -> str:
        """The code that stood on paper then; of a history with gaps nobody can tell it."""
        if not self._whole:
            return "?"
        head = START_OF_CHAIN
        for event in self.case.events:
            head = chain(head, canonical(to_record(event)))
        return head_code(head)


class ReplayDesk(Desk):
    """Shows one moment after another. Drafts and remembered pages belong to nobody here and are forgotten each time."""

    def __init__(self, recording: Recording, station: Station, language: str) -> None:
        self.recording = recording
        self.replay = recording.replay
        self.reading = language
        """The language of who looks on; what was said and asked stays in its own."""
        self.place = 0
        super().__init__(self._past(0), recording.spoken, station, program=__version__)
        self.somebody_types = False

    def _past(self, place: int) -> PastCase:
        return PastCase(self.replay.case(place), whole=self.recording.is_whole)

    def go_on_with(self, recording: Recording) -> None:
        """The case was reviewed meanwhile: its history is longer."""
        self.recording, self.replay = recording, recording.replay
        self.stand_at(min(self.place, len(self.replay)))

    def stand_at(self, place: int) -> None:
        """Show the moment after the event of that place, counted from 1; 0 is before the first."""
        self.place = place
        self.open_case = self._past(place)
        self._looked_at = None
        self.drafts.clear()
        self.places.clear()

    @property
    def moment(self) -> Moment | None:
        """Where it stands; None before the first event."""
        return self.replay.moment(self.place) if self.place else None

    @property
    def looks_elsewhere(self) -> bool:
        """Whether another step of this moment is looked at than the one where the officer was."""
        return self._looked_at is not None and self._looked_at != self.case.position

    @property
    def language(self) -> str:
        """Of who looks on."""
        return self.reading

    @property
    def read_only(self) -> bool:
        """Always."""
        return True

    def record(self, *bodies: Body) -> None:
        """Refuse it: what happened has happened."""
        raise CannotWrite(_("This is a replay: nothing can be recorded in it."))

    def contact_line(self, contact: Contact | None) -> str:
        """Who answered there then, as the case file has it; else as this station has it."""
        known = self.recording.contacts.get(contact.id) if contact is not None else None
        return known or super().contact_line(contact)

    def teller(self) -> Teller:
        """Tells this moment, and what is known by the end of the case about people and questions."""
        return Teller(self.protocol, self.replay.case(len(self.replay)), self.language, self.recording.contacts)
