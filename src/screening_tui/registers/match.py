"""A person held against the registers: who may be meant, how strongly, and why, field by field.

A name alone is never a strong hit: in a large register somebody always has one like it. What decides is a document's
number, or the birth date beside the name.
"""

from dataclasses import dataclass
from enum import StrEnum

from screening_tui.registers.fields import Agreement, FieldMatch, Person, compare_fields
from screening_tui.registers.kept import KeptRegisters
from screening_tui.registers.likeness import Memory, name_likeness
from screening_tui.registers.model import Entry
from screening_tui.registers.words import words_of

__all__ = ["Agreement", "FieldMatch", "Hit", "Person", "Strength", "look_for"]

NAME_FITS = 0.8
NAME_MAY_FIT = 0.7
LOADED = 14
"""Entries whose every field is compared."""


class Strength(StrEnum):
    """How much speaks for a hit."""

    STRONG = "strong"
    """A document's number, or the name with the birth date; nothing speaks against it."""
    POSSIBLE = "possible"
    """The name, or part of it with the birth date: check birth date or document."""
    WEAK = "weak"
    """Something like the name, or something that speaks against it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that may mean the person."""

    entry: Entry
    strength: Strength
    name_likeness: float
    """0 to 1; for the order of hits, not for people."""
    fields: tuple[FieldMatch, ...]
    """Why, field by field, in the order in which they are shown."""


def look_for(registers: KeptRegisters, person: Person, *, limit: int = 10, register: str = "") -> tuple[Hit, ...]:
    """The entries that may mean that person, strongest first; at most ``limit``. Entries that ended are no hits.

    Raises BadInput where the file of the registers is damaged.
    """
    with registers.told_if_damaged():
        return _look_for(registers, person, limit, register)


def _look_for(registers: KeptRegisters, person: Person, limit: int, register: str) -> tuple[Hit, ...]:
    words = words_of(person.name)
    memory: Memory = {}
    papers = registers.by_document(person.documents)
    births = registers.by_birth(person.birth_date) if person.birth_date.year else set()
    likeness: dict[int, float] = dict.fromkeys(papers, 0.0)
    for entry, known in registers.namings(words, births, papers):
        found = name_likeness(words, known, memory, person.name_cut)
        likeness[entry] = max(likeness.get(entry, 0.0), found)
    bonus = dict.fromkeys(births, 0.25) | dict.fromkeys(papers, 1.0)
    ranked = sorted(likeness, key=lambda entry: -likeness[entry] - bonus.get(entry, 0.0))[: max(LOADED, limit)]
    hits = [_hit(entry, person, likeness[number]) for number, entry in registers.loaded(ranked, register)]
    seen = [hit for hit in hits if hit.name_likeness >= NAME_MAY_FIT / 2 or hit.strength is not Strength.WEAK]
    return tuple(sorted(seen, key=_order)[:limit])


def _order(hit: Hit) -> tuple[int, float]:
    speaks = {Agreement.SAME: 0.12, Agreement.NEARLY: 0.06, Agreement.DIFFERENT: -0.1}
    beside = sum(speaks.get(found.agreement, 0.0) for found in hit.fields if found.field != "name")
    return list(Strength).index(hit.strength), -hit.name_likeness - beside


def _hit(entry: Entry, person: Person, likeness: float) -> Hit:
    fields = compare_fields(person, entry, likeness)
    by = {found.field: found.agreement for found in fields}
    against = [name for name in ("sex", "birth_date") if by[name] is Agreement.DIFFERENT]
    born = by["birth_date"]
    dated = born in {Agreement.SAME, Agreement.NEARLY} and person.birth_date.is_whole
    certain = by["document"] is Agreement.SAME and likeness >= 0.3
    if not against and (certain or _is_enough(person, by, likeness)):
        strength = Strength.STRONG
    elif by["document"] is Agreement.SAME or (likeness >= NAME_FITS and not against):
        strength = Strength.POSSIBLE
    else:
        strength = Strength.POSSIBLE if likeness >= NAME_MAY_FIT and dated else Strength.WEAK
    return Hit(entry, strength, likeness, fields)


def _is_enough(person: Person, by: dict[str, Agreement], likeness: float) -> bool:
    """Name and birth date together. A day only nearly the same needs a better name; one word is no name."""
    if not person.birth_date.is_whole or len(words_of(person.name)) < 2:
        return False
    if by["birth_date"] is Agreement.SAME:
        return likeness >= NAME_FITS
    return by["birth_date"] is Agreement.NEARLY and likeness >= 0.93 and by["nationality"] is not Agreement.DIFFERENT
