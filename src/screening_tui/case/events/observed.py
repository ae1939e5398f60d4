"""What the officer saw, was shown or was offered, and what was taken into keeping."""

from typing import Literal, TypeAlias

from screening_tui.case.events.body import Body, PersonId, Words

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


class DocumentSeen(Body):
    """A proof that was asked for, what was shown, and what it proved."""

    kind: Literal["document_seen"] = "document_seen"
    person: PersonId | Literal[""] = ""
    asked_for: Words
    shown: str = ""
    proved: str = ""


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
