"""What the registers said about somebody of the case, what of it the officer looked at, and how they judged it."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from screening_tui.case.events.body import Body, PersonId, Words
from screening_tui.case.value import Number

HitStrength = Literal["strong", "possible", "weak"]
"""The document, or name and birth date; the name, or part of it with the date; something like it, or against it."""
Judgement = Literal["confirmed", "not_confirmed", "cannot_tell"]
"""It is this person; it is not; cannot tell."""


class FoundEntry(BaseModel):
    """One entry of a register that may mean the person."""

    model_config = ConfigDict(frozen=True, extra="allow")

    register_name: str
    """``wanted``, ``missing_minor`` or another name that the store's registers have."""
    entry: str
    """The entry's id in that register."""
    strength: HitStrength


class RegisterSearched(Body):
    """Somebody was looked for in the registers, as they were known then. The latest search counts."""

    kind: Literal["register_searched"] = "register_searched"
    person: PersonId
    known_by: Number = Field(ge=1)
    """The event that said who the person is."""
    registers: tuple[str, ...]
    """Those that were looked into."""
    found: tuple[FoundEntry, ...] = ()
    """Strong and possible ones, strongest first."""


class FieldCompared(BaseModel):
    """One field of both records, as it stood on the officer's screen."""

    model_config = ConfigDict(frozen=True, extra="allow")

    field: str
    """``name``, ``birth_date``, ``document``, ``nationality``, ``sex``."""
    agreement: Literal["same", "nearly", "different", "unknown"]
    why: str = ""
    """In which way it is nearly the same: ``year off by one``."""
    here: str = ""
    there: str = ""


class RegisterHitShown(Body):
    """The officer opened a hit and read both records beside each other."""

    kind: Literal["register_hit_shown"] = "register_hit_shown"
    person: PersonId
    register_name: str
    entry: str
    strength: HitStrength
    fields: tuple[FieldCompared, ...] = ()
    record: dict[str, str] = Field(default={})
    """What else the entry says: ``source``, ``reason``, ``contact``, ``valid_until``."""


class RegisterHitJudged(Body):
    """The officer decided whether the entry means this person, and wrote why. The latest about both counts."""

    kind: Literal["register_hit_judged"] = "register_hit_judged"
    person: PersonId
    register_name: str
    entry: str
    judgement: Judgement
    reason: Words


RegisterBody: TypeAlias = RegisterSearched | RegisterHitShown | RegisterHitJudged
