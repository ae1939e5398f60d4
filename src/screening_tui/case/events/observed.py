"""What the officer saw, was shown or was offered, and what was taken into keeping."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from screening_tui.case.events.body import Body, PersonId, Words
from screening_tui.case.value import Flag

Mark = Literal["observed", "not_observed", "cannot_tell"]
Source = Literal["seen", "said", "document"]


class IndicatorMarked(Body):
    """The officer looked, and saw it, did not see it, or cannot tell. The latest mark of an indicator counts."""

    kind: Literal["indicator_marked"] = "indicator_marked"
    indicator: str
    mark: Mark
    people: tuple[PersonId, ...] = ()
    """Whom it is about."""
    things: tuple[Literal["document", "transport", "baggage"], ...] = ()
    source: Source = "seen"
    note: str = ""


class Noted(Body):
    """The officer's own words, about somebody or about the case."""

    kind: Literal["noted"] = "noted"
    text: Words
    person: PersonId | Literal[""] = ""
    about: str = ""
    """The id of a step, question, indicator or action."""


class ZoneFailure(BaseModel):
    """One check digit or rule of ICAO Doc 9303 that does not hold in a machine-readable zone."""

    model_config = ConfigDict(frozen=True, extra="allow")

    rule: str
    """``check digit``, ``code``, ``date``, ``names`` or ``number``."""
    field: str
    """``date of birth``."""
    found: str
    expected: str


class DocumentSeen(Body):
    """A proof that was asked for, what was shown, and what it proved; of a travel document the zone that was read."""

    kind: Literal["document_seen"] = "document_seen"
    person: PersonId | Literal[""] = ""
    asked_for: Words
    shown: str = ""
    proved: str = ""
    zone: tuple[str, ...] = ()
    """The lines of its machine-readable zone, as they were understood; empty where none was read."""
    zone_format: str = ""
    """``TD1``, ``TD2``, ``TD3``, ``MRV-A`` or ``MRV-B``."""
    typed: tuple[str, ...] = ()
    """What was typed or scanned, where that is not the same."""
    failures: tuple[ZoneFailure, ...] = ()
    expired: Flag = False
    """On the day of the screening."""
    name_cut: Flag = False
    """The names fill their field, so that some may be missing."""


class BribeOffered(Body):
    """Money or another reward was offered for not reporting."""

    kind: Literal["bribe_offered"] = "bribe_offered"
    words: str = ""
    people: tuple[PersonId, ...] = ()


class OfficialSuspected(Body):
    """A public official may be an accomplice."""

    kind: Literal["official_suspected"] = "official_suspected"
    words: str = ""


class ObjectSecured(Body):
    """A thing was taken into keeping. Child sexual abuse material is sealed, not looked through or copied."""

    kind: Literal["object_secured"] = "object_secured"
    what: Words
    taken_from: str = ""
    by: str = ""
    seal: str = ""
    kept_at: str = ""
    handed_to: str = ""


ObservedBody: TypeAlias = IndicatorMarked | Noted | DocumentSeen | BribeOffered | OfficialSuspected | ObjectSecured
