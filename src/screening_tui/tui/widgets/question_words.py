"""What a question's page says around the fields: how to ask, what stands there already, what can be picked."""

from collections.abc import Iterable
from typing import get_args

from screening_tui.case.events import Missing, QuestionManner, Rendering
from screening_tui.documents.vocabulary import in_use
from screening_tui.language import _
from screening_tui.protocol.model import QuestionKind, Role
from screening_tui.screening.model import ItemToAsk
from screening_tui.tui.answering import Occasion
from screening_tui.tui.desk import Desk

ROWS = ("manners", "manner", "rendering")
"""What is picked beside an answer: how it was said, how the question was put, how the words were written down."""

NAME_RESPONSES = ("naturally", "hesitated", "not_at_all")
"""How a minor answers to the name in the document."""

LEADING = frozenset({"option_posing", "suggestive"})
"""Ways to put a question that are warned about."""


def language_of(desk: Desk, item: ItemToAsk) -> str:
    """The language in which it is asked; the officer's for what nobody is asked."""
    return desk.case.language_of(item.person) if item.person else desk.language


def lead_words(desk: Desk, item: ItemToAsk) -> str:
    """How to begin, how to go on, and the hint: a line each."""
    question, language, parts = item.question, language_of(desk, item), []
    if question.invite is not None:
        parts.append(_("Start open: “{words}”").format(words=question.invite.say(language)))
    if question.probe is not None:
        parts.append(_("Then: “{words}”").format(words=question.probe.say(language)))
    if question.hint is not None:
        parts.append(desk.say(question.hint))
    return "\n".join(parts)


def state_words(item: ItemToAsk) -> str:
    """Since when there is an answer, or why there is none; nothing while it is open."""
    standing = item.standing
    if standing is None:
        return ""
    clock = standing.at[11:16]
    if isinstance(standing.body, Missing):
        words = f" - {standing.body.words}" if standing.body.words else ""
        return f"[{in_use().no_answer(standing.body.reason, standing.body.because)}] {clock}{words}"
    before = _(", corrected {n} times").format(n=len(standing.earlier)) if standing.earlier else ""
    return _("answered {clock}{before}").format(clock=clock, before=before)


def options_of(desk: Desk, item: ItemToAsk) -> list[tuple[str, str]]:
    """What can be picked as the answer: its id and its label."""
    kind = item.question.kind
    if kind is QuestionKind.YES_NO:
        return in_short(("yes", "no"))
    if kind is QuestionKind.NAME_RESPONSE and not item.question.options:
        return in_short(NAME_RESPONSES)
    return [(option.id, desk.say(option.label)) for option in item.question.options]


def rows_beside(desk: Desk, occasion: Occasion, role: Role | None) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Each of ROWS with its label and its options; no options where the row is of no use."""
    manners = [(manner.id, desk.say(manner.label)) for manner in desk.protocol.manners if role in manner.roles]
    return {
        "manners": (_("Manner"), manners if occasion.interview else []),
        "manner": (_("Asked"), in_short(get_args(QuestionManner) if occasion.interview else ())),
        "rendering": (_("Written"), in_short(get_args(Rendering) if occasion.has_rendering else ())),
    }


def in_short(values: Iterable[str]) -> list[tuple[str, str]]:
    """The program's own values as the options of a row."""
    return [(value, in_use().short(value)) for value in values]


def leading_words(manner: Iterable[str]) -> str:
    """A leading question is warned about, never refused."""
    if LEADING.isdisjoint(manner):
        return ""
    return _("! A leading question puts words into somebody's mouth. Ask openly once more: “Tell me about …”")
