"""An answer as one line of text, for the officer's screen."""

from screening_tui.case.events import Answered, Missing
from screening_tui.case.model import Standing
from screening_tui.case.value import Value
from screening_tui.language import _
from screening_tui.protocol.model import Question
from screening_tui.tui.desk import Desk
from screening_tui.tui.widgets.question_panel import missing_words, name_response_options


def answer_words(desk: Desk, question: Question | None, standing: Standing[Answered | Missing] | None) -> str:
    """What was said, in quotation marks where it is somebody's own words; why there is nothing; or a dash."""
    if standing is None:
        return "-"
    if isinstance(standing.body, Missing):
        return f"({missing_words(standing.body.reason)})"
    return value_words(desk, question, standing.body.value, verbatim=standing.body.rendering == "verbatim")


def value_words(desk: Desk, question: Question | None, value: Value, *, verbatim: bool = True) -> str:
    """All parts of a value; only somebody's very own words stand in quotation marks."""
    labels = {option.id: desk.say(option.label) for option in question.options} if question else {}
    labels |= {"yes": _("yes"), "no": _("no")} | {
        key: words for key, words in name_response_options() if key not in labels
    }
    place = ", ".join(part for part in (value.place, value.country) if part)
    age = _("{n} years").format(n=value.age) if value.age is not None else ""
    parts = [
        ", ".join(labels.get(choice, choice) for choice in value.choices),
        f"“{value.text}”" if value.text and verbatim else value.text,
        value.name,
        value.tie,
        place,
        value.date,
        age,
        "" if value.number is None else str(value.number),
        value.phone,
        value.document,
    ]
    return "  ".join(part for part in parts if part) or "-"
