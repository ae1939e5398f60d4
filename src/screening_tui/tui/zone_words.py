"""What a machine-readable zone says, in words for the officer, and where it differs from what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from screening_tui.documents.zone_words import failure_words
from screening_tui.language import _
from screening_tui.names.compare import Likeness, compare_names
from screening_tui.names.gazetteer import country_code
from screening_tui.names.spelling import plain_words
from screening_tui.names.travel_document import Zone
from screening_tui.names.travel_document_states import alpha_2
from screening_tui.tui.typed import age_or_date


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that was typed otherwise than the document says."""

    name: str
    typed: str
    read: str


def values_of(zone: Zone) -> dict[str, str]:
    """The form's fields as the document fills them; empty ones it says nothing about."""
    return {
        "name": zone.name,
        "age": str(zone.birth_date),
        "nationality": zone.country,
        "document": zone.number,
        "sex": zone.sex,
    }


def differences(typed: Mapping[str, str], zone: Zone) -> tuple[Difference, ...]:
    """Where both say something, and not the same: another spelling of a name is told too, capitals are not."""
    found = (
        Difference(name, typed[name], read)
        for name, read in values_of(zone).items()
        if read and typed.get(name) and not _same(name, typed[name], read)
    )
    return tuple(found)


def _same(name: str, typed: str, read: str) -> bool:
    if name == "name":
        return compare_names(typed, read) is Likeness.SAME
    if name == "age":
        understood = age_or_date(typed)
        return understood is not None and understood.date == read
    if name == "nationality":
        return country_of(typed) == country_of(read)
    plain, other = ("".join(filter(str.isalnum, text)).upper() for text in (typed, read))
    return plain == other


def country_of(text: str) -> str:
    """The two letters of a country by its code or its name; the text itself where it is neither."""
    return alpha_2(text.strip()) or country_code(plain_words(text)) or text.strip().upper()


def difference_lines(found: tuple[Difference, ...]) -> list[str]:
    """``Name: typed "Ana", the document says "ANNA"``."""
    words = _("{field}: typed “{typed}”, the document says “{read}”")
    return [words.format(field=_field(each.name), typed=each.typed, read=each.read) for each in found]


def _field(name: str) -> str:
    return {
        "name": _("Name"),
        "age": _("Age or birth date"),
        "nationality": _("Nationality"),
        "document": _("Document no."),
        "sex": _("Sex"),
    }[name]


def reading_lines(zone: Zone, day: date, suggested: Sequence[str] = ()) -> list[str]:
    """What is read, in short, and what of it needs a look: for the moment in which it is typed."""
    read = (zone.name, str(zone.birth_date), zone.sex and _sex(zone.sex), zone.country, zone.number)
    return [f"{zone.format}  {'  '.join(part for part in read if part)}", *remarks(zone, day, suggested)]


def _sex(sex: str) -> str:
    return _("female") if sex == "female" else _("male")


def remarks(zone: Zone, day: date, suggested: Sequence[str] = ()) -> list[str]:
    """What does not hold and what that suggests, that it expired, what is cut off or unknown, and the person's age."""
    found = [
        "! " + failure_words(_, each.rule, each.field, str(each.found), str(each.expected)) for each in zone.failures
    ]
    found += suggested
    if zone.is_expired(day):
        found.append(_("! The document expired on {day}.").format(day=zone.expires))
    ages = zone.ages_at(day)
    if ages is None:
        found.append(_("The document does not say when the person was born."))
    elif ages[0] == ages[1]:
        found.append(_("By the document {n} years old today.").format(n=ages[0]))
    else:
        found.append(_("By the document {least} to {most} years old today.").format(least=ages[0], most=ages[1]))
    if zone.names_cut:
        found.append(_("The names fill their line: some may be cut off."))
    return found
