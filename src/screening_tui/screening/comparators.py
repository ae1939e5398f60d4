"""What two answers about one fact suggest: they agree, they differ, or only a person can tell.

A wrong suggestion does harm. So free words never differ by themselves, and whatever is partly known, described or
unusual is left to the officer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from screening_tui.case.events import Verdict
from screening_tui.case.value import Value
from screening_tui.names.compare import Likeness, compare_names, compare_words
from screening_tui.names.gazetteer import country_code
from screening_tui.names.places import Place, compare_places, compare_read, read_place
from screening_tui.names.reading import evident_place, is_evidently_a_name
from screening_tui.names.spelling import is_latin, plain_words
from screening_tui.protocol.model import Comparator, Question, QuestionKind
from screening_tui.screening.ages import age_on, days_of
from screening_tui.screening.model import Ground

Suggestion: TypeAlias = tuple[Verdict, Ground]

APPROXIMATELY = 2
"""Approximate ages that are so many years apart do not differ yet."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer, with what it was an answer to."""

    value: Value
    question: Question


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else has to be known to hold two answers against each other."""

    day: date | None
    """The day of the screening."""
    others: tuple[str, ...]
    """The names of the other people of the case, of whom one of the two may have spoken."""


CANNOT_TELL: Suggestion = "cannot_tell", Ground.FREE_WORDS
PARTLY: Suggestion = "cannot_tell", Ground.PARTLY_KNOWN


def suggest(comparator: Comparator, first: Told, second: Told, circumstances: Circumstances) -> Suggestion:
    """The suggestion and its ground."""
    return _COMPARATORS[comparator](first, second, circumstances)


def _text(first: Told, second: Told, _circumstances: Circumstances) -> Suggestion:
    return _words(first, second)


def _words(first: Told, second: Told) -> Suggestion:
    one, other = (_whole(told.value) for told in (first, second))
    alike = compare_words(one, other) in {Likeness.SAME, Likeness.NEARLY}
    return ("agrees", Ground.SAME_WORDS) if alike else CANNOT_TELL


def _whole(value: Value) -> str:
    """The words as they were said; where there are none, what was understood."""
    return value.text or value.place or value.name or value.phone or value.document


def _name(first: Told, second: Told, circumstances: Circumstances) -> Suggestion:
    one, other = (_named(told.value) for told in (first, second))
    if not one or not other:
        return _words(first, second)
    if any(_answers_to_it_badly(told) for told in (first, second)):
        return PARTLY
    likeness = compare_names(one, other)
    if likeness is Likeness.SAME:
        return "agrees", Ground.SAME_NAME
    if likeness is Likeness.NEARLY:
        return "agrees", Ground.NEARLY_SAME_NAME
    of_another = (compare_names(name, third) for name in (one, other) for third in circumstances.others)
    if likeness is Likeness.UNCLEAR or any(found is not Likeness.DIFFERENT for found in of_another):
        return PARTLY
    return "differs", Ground.DIFFERENT_NAME


def _named(value: Value) -> str:
    """The name beside the words, or the words where they are evidently a name."""
    return value.name or (value.text if is_evidently_a_name(value.text) else "")


def _answers_to_it_badly(told: Told) -> bool:
    """A minor who does not answer naturally to the name in the document may have another one."""
    return told.question.kind is QuestionKind.NAME_RESPONSE and told.value.choices != ("naturally",)


def _place(first: Told, second: Told, _circumstances: Circumstances) -> Suggestion:
    one, other = (_placed(told.value) for told in (first, second))
    if one is None or other is None:
        return _place_in_words(first, second)
    if one.country and other.country and one.country != other.country:
        return "differs", Ground.DIFFERENT_COUNTRY
    if not one.parts or not other.parts:
        same_country = one.country == other.country
        return ("cannot_tell", Ground.SAME_COUNTRY_ONLY) if same_country else PARTLY
    texts = tuple(told.value.place or told.value.text for told in (first, second))
    likeness = compare_read(one, other, is_latin(texts[0]) is not is_latin(texts[1]))
    if likeness is Likeness.DIFFERENT:
        return "differs", Ground.DIFFERENT_PLACE
    if likeness is Likeness.UNCLEAR:
        return PARTLY
    if _described_differently(first.value, second.value):
        return "cannot_tell", Ground.SAME_TOWN
    return "agrees", Ground.SAME_PLACE


def _placed(value: Value) -> Place | None:
    """The place beside the words, or the words where they are evidently a place."""
    if value.place or country_code(plain_words(value.country)):
        return read_place(value.place, value.country)
    return evident_place(value.text)


def _place_in_words(first: Told, second: Told) -> Suggestion:
    """At least one of them only described it: equal names still agree, anything else is left to the officer."""
    one, other = (told.value.place or told.value.text for told in (first, second))
    if compare_places(one, other) in {Likeness.SAME, Likeness.NEARLY}:
        return "agrees", Ground.SAME_PLACE
    return _words(first, second)


def _described_differently(one: Value, other: Value) -> bool:
    """Whether both say more than the town, and not the same: a house in Tapachula, a hotel in Tapachula."""
    details = [value.text for value in (one, other) if value.place and _says_more(value)]
    return len(details) == 2 and compare_words(*details) is Likeness.UNCLEAR


def _says_more(value: Value) -> bool:
    text = read_place(value.text, value.country)
    return bool(text.parts) and text.parts != read_place(value.place, value.country).parts


def _choice(first: Told, second: Told, _circumstances: Circumstances) -> Suggestion:
    one, other = (set(told.value.choices) for told in (first, second))
    if not one or not other:
        return _words(first, second)
    if "other" in one | other:
        return CANNOT_TELL
    if one == other:
        return "agrees", Ground.SAME_CHOICE
    if one & other or not _could_choose(first, other) or not _could_choose(second, one):
        return PARTLY
    return "differs", Ground.DIFFERENT_CHOICE


def _could_choose(told: Told, choices: set[str]) -> bool:
    """Whether the other one's choices were open to this one as well; otherwise the two lists say different things."""
    options = {option.id for option in told.question.options}
    return not options or choices <= options


def _date(first: Told, second: Told, circumstances: Circumstances) -> Suggestion:
    one, other = (days_of(told.value.date) for told in (first, second))
    if one and other:
        if one[1] < other[0] or other[1] < one[0]:
            return "differs", Ground.DIFFERENT_DATE
        return ("agrees", Ground.SAME_DATE) if one == other else PARTLY
    ages = [age_on(circumstances.day, told.value.date, told.value.age) for told in (first, second)]
    if ages[0] is None or ages[1] is None:
        return _words(first, second)
    if ages[0] == ages[1]:
        return "agrees", Ground.SAME_NUMBER
    apart = max(ages[0][0] - ages[1][1], ages[1][0] - ages[0][1])
    return ("differs", Ground.DIFFERENT_NUMBER) if apart > APPROXIMATELY else PARTLY


def _number(first: Told, second: Told, _circumstances: Circumstances) -> Suggestion:
    one, other = first.value.number, second.value.number
    if one is None or other is None:
        return _words(first, second)
    return ("agrees", Ground.SAME_NUMBER) if one == other else ("differs", Ground.DIFFERENT_NUMBER)


def _phone(first: Told, second: Told, _circumstances: Circumstances) -> Suggestion:
    from rapidfuzz.distance import OSA

    numbers = ("".join(filter(str.isdigit, told.value.phone or told.value.text)) for told in (first, second))
    short, long = sorted(numbers, key=len)
    if len(short) < 6:
        return _words(first, second)
    if long.endswith(short):
        return "agrees", Ground.SAME_NUMBER
    apart = OSA.distance(short, long[-len(short) :])
    return ("differs", Ground.DIFFERENT_NUMBER) if apart > 2 else PARTLY


_COMPARATORS: dict[Comparator, Callable[[Told, Told, Circumstances], Suggestion]] = {
    Comparator.NAME: _name,
    Comparator.PLACE: _place,
    Comparator.CHOICE: _choice,
    Comparator.DATE: _date,
    Comparator.NUMBER: _number,
    Comparator.PHONE: _phone,
    Comparator.TEXT: _text,
}
