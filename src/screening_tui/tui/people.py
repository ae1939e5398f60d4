"""People in words, for the officer's screen."""

from screening_tui.language import _
from screening_tui.protocol.model import Role
from screening_tui.tui.desk import Desk


def role_word(role: Role) -> str:
    """Minor or adult, in the officer's language."""
    return _("minor") if role == "minor" else _("adult")


def sex_word(sex: str) -> str:
    """In the officer's language; nothing when it was not recorded."""
    return {"female": _("female"), "male": _("male"), "other": _("other")}.get(sex, "")


def age_words(desk: Desk, person: str) -> str:
    """``12 years``, the birth date, and whether it is in doubt."""
    known = desk.case.people[person].body
    words = known.birth_date or (_("{n} years").format(n=known.age) if known.age is not None else "")
    return f"{words} ({_('age in doubt')})" if known.age_in_doubt else words


def person_line(desk: Desk, person: str) -> str:
    """Everything that is known about somebody, on one line."""
    known = desk.case.people[person].body
    parts = [
        known.name or _("name not known"),
        role_word(known.role),
        age_words(desk, person),
        sex_word(known.sex),
        known.nationality,
        known.document,
    ]
    return f"{person:<4} " + "  ".join(part for part in parts if part)


def people_words(people: tuple[str, ...]) -> str:
    """``M1 with A1``, ``M1``; nothing for nobody."""
    return _("{first} with {second}").format(first=people[0], second=people[1]) if len(people) == 2 else "".join(people)
