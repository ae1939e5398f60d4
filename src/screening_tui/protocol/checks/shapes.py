"""Items that are well formed key by key, and whose keys do not go together."""

from collections.abc import Iterator

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.model import QuestionKind, StepKind
from screening_tui.protocol.vocabulary import ANY_ANSWER

MOST_OPTIONS = 300
"""More than there are countries; nobody finds one among more."""
_WITH_SOURCES = ("indicator", "conduct", "question", "check", "action", "advice")
_WITH_OPTIONS = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES})


def shapes(draft: Draft) -> Iterator[Problem]:
    """P106, P110, P111, P112."""
    yield from _steps(draft)
    yield from _about_each_minor(draft)
    yield from _options(draft)
    yield from _limits(draft)


def _steps(draft: Draft) -> Iterator[Problem]:
    for index, step in enumerate(draft.protocol.steps):
        if step.kind is StepKind.INTERVIEW and step.role is None:
            message, advice = "it does not say with whom", 'Add role = "minor" or role = "adult".'
            yield Problem("P110", *draft.at("step", index, "kind"), step.kind, f"an interview: {message}", advice)
        if step.kind is not StepKind.INTERVIEW and step.role is not None:
            message = f"only an interview has a role, and this step is of kind {step.kind}"
            yield Problem("P110", *draft.at("step", index, "role"), step.role, message, "Leave the role out.")
        if step.kind is not StepKind.INTAKE and step.fields:
            message = f"only an intake asks fields of each person, and this step is of kind {step.kind}"
            found = ", ".join(step.fields)
            yield Problem("P110", *draft.at("step", index, "fields"), found, message, "Leave the fields out.")


def _about_each_minor(draft: Draft) -> Iterator[Problem]:
    for index, question in enumerate(draft.protocol.questions):
        step = draft.protocol.step_by_id.get(question.step)
        if question.each_minor and step is not None and step.role != "adult":
            message = "only an adult's interview asks about each minor"
            yield Problem("P106", *draft.at("question", index, "each_minor"), "true", message, "Leave it out.")


def _options(draft: Draft) -> Iterator[Problem]:
    for index, question in enumerate(draft.protocol.questions):
        if question.kind in _WITH_OPTIONS and len(question.options) < 2:
            message = f"a {question.kind} needs at least two options"
            advice = "Add [[question.option]] tables below it."
            yield Problem("P111", *draft.at("question", index, "kind"), question.kind, message, advice)
        if len(question.options) > MOST_OPTIONS:
            found, message = str(len(question.options)), f"a question has at most {MOST_OPTIONS} options"
            yield Problem("P111", *draft.at("question", index, "option"), found, message, "Ask for it in words.")
        if question.kind not in _WITH_OPTIONS and question.options:
            message = f"a question of kind {question.kind} has no options"
            advice = "Leave them out, or make it a choice."
            yield Problem("P111", *draft.at("question", index, "kind"), question.kind, message, advice)
        for place, option in enumerate(question.options):
            if option.id in ANY_ANSWER:
                message = f'"{option.id}" says of any question that it was answered, or why it was not'
                where = draft.at("question", index, "option", place, "id")
                yield Problem("P111", *where, option.id, message, "Leave the option out, or choose another id.")


def additions(draft: Draft) -> Iterator[Problem]:
    """P115."""
    for table in _WITH_SOURCES:
        for index, item in enumerate(draft.items(table)):
            if item.addition and not item.source.strip():  # type: ignore[attr-defined]
                message = "an addition to what the protocol carries names its source"
                yield Problem("P115", *draft.at(table, index, "addition"), "", message, 'Add source = "..."')


def _limits(draft: Draft) -> Iterator[Problem]:
    for index, question in enumerate(draft.protocol.questions):
        low, high = question.minimum, question.maximum
        if question.kind is not QuestionKind.NUMBER and (low is not None or high is not None):
            key = "minimum" if low is not None else "maximum"
            message = f"only a number has limits, and this question is of kind {question.kind}"
            yield Problem("P112", *draft.at("question", index, key), str(low or high), message, "Leave it out.")
        elif low is not None and high is not None and low > high:
            message = f"the least, {low}, is more than the most, {high}"
            yield Problem("P112", *draft.at("question", index, "minimum"), str(low), message, "Exchange them.")
