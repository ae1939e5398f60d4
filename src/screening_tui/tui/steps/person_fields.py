"""What the form about a person holds: the next free id, what is known as it would be typed, languages by any name."""

from collections.abc import Iterable
from datetime import date

from screening_tui.case.events import DocumentSeen, PersonDetails
from screening_tui.case.model import Case
from screening_tui.language import _
from screening_tui.protocol.model import Protocol, Role
from screening_tui.tui.screens.zone import Scanned


def next_person(people: Iterable[str], role: Role) -> str:
    """``M2`` after ``M1``; a number is never used twice."""
    letter = "M" if role == "minor" else "A"
    numbers = [int(person[1:]) for person in people if person.startswith(letter)]
    return f"{letter}{max(numbers, default=0) + 1}"


def person_value(known: PersonDetails | None, name: str) -> str:
    """What is known, as it would be typed."""
    if known is None:
        return ""
    if name == "age":
        plain = known.birth_date or ("" if known.age is None else str(known.age))
        return f"{plain}?" if known.age_in_doubt and plain else plain
    return str(getattr(known, name))


def known_language(protocol: Protocol, typed: str) -> str:
    """The code of a language that the protocol has, by its code or a name; another language stays as it was typed."""
    names = {language.id: {language.id, language.name.casefold()} for language in protocol.languages}
    names.setdefault("en", set()).add("english")
    names.setdefault("es", set()).update({"spanish", "espanol", "castellano"})
    return next((code for code, known in names.items() if typed.casefold() in known), typed)


def known_kind(case: Case, person: str) -> str:
    """The kind of the document that was read for somebody before; empty for none."""
    return case.people[person].body.document_kind if person else ""


def document_seen(scanned: Scanned, person: str, day: date) -> DocumentSeen:
    """The zone as evidence: its lines as they were read, as they were typed where that differs, and what is wrong."""
    zone = scanned.zone
    values: dict[str, object] = {
        "person": person,
        "asked_for": _("Travel document"),
        "shown": f"{zone.document_type} {zone.issuing_state} {zone.number}",
        "zone": zone.lines,
        "zone_format": zone.format,
        "expired": zone.is_expired(day) is True,
        "name_cut": zone.names_cut,
    }
    if scanned.typed != zone.lines:
        values["typed"] = scanned.typed
    if zone.failures:
        values["failures"] = tuple(
            {"rule": each.rule.value, "field": each.field.value, "found": each.found, "expected": each.expected}
            for each in zone.failures
        )
    return DocumentSeen.model_validate(values)
