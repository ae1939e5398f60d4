"""What an author may call an item of a protocol: its id, or its label in any language of the protocol."""

from collections.abc import Iterable, Iterator

from screening_tui.protocol.model import Protocol, Question
from screening_tui.protocol.text import Text


class Labels:
    """The names of a protocol's items, by what they are."""

    def __init__(self, protocol: Protocol) -> None:
        self._ids: dict[str, dict[str, tuple[str, ...]]] = {
            "indicator": _index((item.id, (item.label,)) for item in protocol.indicators),
            "question": _index((item.id, _wordings(item)) for item in protocol.questions),
            "fact": _index((item.id, (item.label,)) for item in protocol.facts),
            "conduct": _index((item.id, (item.label,)) for item in protocol.conducts),
            "manner": _index((item.id, (item.label,)) for item in protocol.manners),
            "finding": _index((item.id, (item.label,)) for item in protocol.findings),
            "action": _index((item.id, (item.label,)) for item in protocol.actions),
            "outcome": _index((item.id, (item.label,)) for item in protocol.outcomes),
            "step": _index((item.id, (item.title,)) for item in protocol.steps),
        }

    def called(self, kind: str, written: str) -> tuple[str, ...]:
        """The ids of the items that are called so; several may share a label. An id comes before every label."""
        return self._ids[kind].get(_folded(written), ())

    def every(self, kind: str) -> tuple[str, ...]:
        """Everything that an item of that kind may be called."""
        return tuple(self._ids[kind])


def options_called(question: Question, written: str) -> tuple[str, ...]:
    """The ids of the question's options that are called so."""
    return _index((option.id, (option.label,)) for option in question.options).get(_folded(written), ())


def _wordings(question: Question) -> tuple[Text, ...]:
    return (question.ask, question.say) if question.say else (question.ask,)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _index(items: Iterable[tuple[str, tuple[Text, ...]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    ids = []
    for identifier, texts in items:
        ids.append(identifier)
        for name in dict.fromkeys(_names(texts)):
            found[name] = (*found.get(name, ()), identifier)
    return {**found, **{identifier: (identifier,) for identifier in ids}}


def _names(texts: tuple[Text, ...]) -> Iterator[str]:
    for text in texts:
        for language in text:
            yield _folded(text.say(language))
