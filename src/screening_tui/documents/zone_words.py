"""What does not hold in a machine-readable zone, in words; ``_`` translates, for the screen or for a file."""

from collections.abc import Callable

from screening_tui.names.travel_document import Field, Rule

Translate = Callable[[str], str]


def failure_words(_: Translate, rule: str, field: str, found: str, expected: str) -> str:
    """Which field, what stands there, and what was expected."""
    if rule == Rule.CHECK_DIGIT:
        words = _("Check digit of the {field}: {found} stands there, {expected} was expected.")
    else:
        words = _("{field}: “{found}” cannot be; expected: {expected}.")
    return words.format(field=zone_field_word(_, field), found=found, expected=expected)


def zone_field_word(_: Translate, field: str) -> str:
    """A part of the zone; one that this version does not know by its own name."""
    return {
        Field.TYPE.value: _("document type"),
        Field.ISSUER.value: _("issuing state"),
        Field.NUMBER.value: _("document number"),
        Field.NATIONALITY.value: _("nationality"),
        Field.BIRTH.value: _("date of birth"),
        Field.SEX.value: _("sex"),
        Field.EXPIRY.value: _("date of expiry"),
        Field.OPTIONAL.value: _("optional data"),
        Field.MORE.value: _("more optional data"),
        Field.NAMES.value: _("names"),
        Field.WHOLE.value: _("whole zone"),
    }.get(field, field)
