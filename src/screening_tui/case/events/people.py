"""Who belongs to the case, who was there, and who looks after whom."""

from typing import Literal, TypeAlias

from screening_tui.case.events.body import Body, PersonId, Words
from screening_tui.case.value import Flag, Number

Role = Literal["minor", "adult"]


class PersonDetails(Body):
    """What is known about somebody who belongs to the case."""

    person: PersonId
    role: Role
    name: str = ""
    birth_date: str = ""
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
    age: Number | None = None
    """Approximate, in years, at the time of the screening."""
    age_in_doubt: Flag = False
    """Then the person is treated as a minor (UNICEF guidelines on child victims of trafficking, 2006)."""
    sex: Literal["", "female", "male", "other"] = ""
    nationality: str = ""
    document: str = ""
    """A travel document's number."""
    document_kind: str = ""
    language: str = ""
    """The language of this person's interview; the case's where it is empty."""


class PersonAdded(PersonDetails):
    """Somebody belongs to the case."""

    kind: Literal["person_added"] = "person_added"


class PersonCorrected(PersonDetails):
    """What is known about a person changed; holds all of it again, so that the older one stays readable."""

    kind: Literal["person_corrected"] = "person_corrected"
    reason: str = ""


class PersonPresent(Body):
    """Somebody was in the room during an interview."""

    kind: Literal["person_present"] = "person_present"
    person: PersonId
    """Whose interview."""
    who: Words
    part: Literal["interpreter", "officer", "protection", "lawyer", "relative", "other"] = "other"
    tie: str = ""
    """To the person who is interviewed, and to the others of the case."""


class LookedAfter(Body):
    """Who looks after somebody while the case is open."""

    kind: Literal["looked_after"] = "looked_after"
    person: PersonId
    by: Words


PeopleBody: TypeAlias = PersonAdded | PersonCorrected | PersonPresent | LookedAfter
