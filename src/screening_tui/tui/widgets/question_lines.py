"""The lines under the words of an answer, by the question's kind, and how what is typed there is understood."""

from collections.abc import Mapping, Sequence

from screening_tui.case.value import Value
from screening_tui.language import _
from screening_tui.protocol.model import Question, QuestionKind
from screening_tui.tui.answering import Filled
from screening_tui.tui.typed import age_or_date, whole_number

LINES_OF_KIND: dict[QuestionKind, tuple[str, ...]] = {
    QuestionKind.NUMBER: ("number",),
    QuestionKind.DATE: ("date",),
    QuestionKind.PLACE: ("place", "country"),
    QuestionKind.PERSON: ("name", "tie"),
    QuestionKind.PHONE: ("phone",),
    QuestionKind.DOCUMENT: ("document_kind", "document", "shown", "proved"),
}
"""Which lines stand under the words, by the question's kind."""

MOST_LINES = max(map(len, LINES_OF_KIND.values()))

TYPED_FIRST = frozenset({QuestionKind.NUMBER, QuestionKind.DATE, QuestionKind.PHONE})
"""Kinds that are typed on their own line; the words come after it."""

PROOF = ("shown", "proved")
"""What became of a proof that was asked for: an event of its own, no part of the answer."""


class NotUnderstood(ValueError):  # noqa: N818  an officer's slip, which is told on the screen
    """A line cannot be understood; the text says which, and how to write it."""


def line_label(name: str, unit: str) -> str:
    """The label of a line under the words."""
    labels = {
        "number": unit or _("Number"),
        "date": _("Date/age"),
        "place": _("Place"),
        "country": _("Country"),
        "name": _("Name"),
        "tie": _("Tie"),
        "phone": _("Phone"),
        "document_kind": _("Document"),
        "document": _("Number"),
        "shown": _("Shown"),
        "proved": _("It proves"),
    }
    return labels[name]


def line_value(name: str, value: Value) -> str:
    """What an earlier answer holds for that line."""
    if name == "date":
        return value.date or (str(value.age) if value.age is not None else "")
    if name == "number":
        return "" if value.number is None else str(value.number)
    if name in PROOF:
        return ""
    return str(getattr(value, "name" if name == "document_kind" else name))


def texts_of(kind: QuestionKind, filled: Filled) -> dict[str, str]:
    """What stands in each field of a question of that kind, as text; several that are picked have commas between."""
    value = filled.value
    texts = {"answer": value.text, "options": ",".join(value.choices), "note": filled.note}
    texts |= {"manners": ",".join(filled.manners), "manner": filled.manner, "rendering": filled.rendering}
    return texts | {name: line_value(name, value) for name in LINES_OF_KIND.get(kind, ())}


def read_answer(question: Question, words: str, choices: Sequence[str], lines: Mapping[str, str]) -> Value:
    """The answer as it stands in the fields. Raises NotUnderstood."""
    found: dict[str, object] = {"text": words, "choices": choices}
    for name, text in lines.items():
        if text and name not in PROOF:
            found |= _read_line(question, name, text)
    return Value.model_validate({key: part for key, part in found.items() if part not in ("", (), None)})


def _read_line(question: Question, name: str, text: str) -> dict[str, object]:
    """The parts of an answer that one line holds."""
    if name == "number":
        number = whole_number(text)
        low, high = question.minimum, question.maximum
        if number is None or (low is not None and number < low) or (high is not None and number > high):
            raise NotUnderstood(_("“{text}” is not a number that fits here.").format(text=text))
        return {"number": number}
    if name == "date":
        understood = age_or_date(text)
        if understood is None:
            words = _("“{text}” is no date or age. Write 31/05/2014, 05/2014, 2014 or 12.")
            raise NotUnderstood(words.format(text=text))
        return {"date": understood.date, "age": understood.age}
    if name == "phone" and not any(character.isdigit() for character in text):
        raise NotUnderstood(_("“{text}” is no telephone number: there is no digit in it.").format(text=text))
    return {"name" if name == "document_kind" else name: text}
