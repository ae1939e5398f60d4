"""Everything that turns ids, enumerations and times into words for a reader who has never seen the program."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from screening_tui.case.events import Answered, Event, Missing
from screening_tui.case.model import Case
from screening_tui.case.value import Value
from screening_tui.documents.vocabulary import vocabulary
from screening_tui.protocol.model import Protocol, Question
from screening_tui.protocol.text import Text
from screening_tui.screening.items import minor_asked_about, question_of

RULE_KEPT = {"confirmed": "yes", "not_confirmed": "no", "does_not_apply": "does_not_apply"}
"""What became of a rule of conduct to the value whose word says it."""


def kept(**parts: Any) -> dict[str, Any]:
    """A table without what is empty; an empty key would only make a reader wonder."""
    return {name: value for name, value in parts.items() if value not in ("", None, (), [], {}, False)}


class Teller:
    """One case under one protocol, told in one language."""

    def __init__(self, protocol: Protocol, case: Case, language: str, contacts: Mapping[str, str]) -> None:
        self.protocol = protocol
        self.case = case
        self.language = language or protocol.fallback
        self.contacts = contacts
        """Contact id to what to call."""
        self.words = vocabulary(self.language)

    def _(self, message: str) -> str:
        return self.words._(message)

    def say(self, text: Text | None) -> str:
        """A text of the protocol."""
        return text.say(self.language) if text is not None else ""

    def when(self, at: str) -> str:
        """``2026-11-23 14:32:07 -06:00``."""
        return f"{at[:10]} {at[11:19]} {at[23:]}" if at else ""

    def language_name(self, language: str) -> str:
        """``español (es)``; only the code of a language in which the protocol does not speak."""
        name = next((known.name for known in self.protocol.languages if known.id == language), "")
        return f"{name} ({language})" if name else language

    def officer(self, name: str, badge: str) -> str:
        """``M. Solano (4471)``."""
        return f"{name} ({badge})" if badge else name

    @cached_property
    def events(self) -> dict[int, Event]:
        """The events by number."""
        return {event.seq: event for event in self.case.events}

    @cached_property
    def answers_given(self) -> dict[tuple[str, str], list[tuple[Event, Answered | Missing]]]:
        """(person, question) to every answer and every missing one, those that count no longer included."""
        given: dict[tuple[str, str], list[tuple[Event, Answered | Missing]]] = {}
        for event in self.case.events:
            if isinstance(event.body, Answered | Missing):
                given.setdefault((event.body.person, event.body.question), []).append((event, event.body))
        return given

    def when_of(self, seq: int) -> str:
        """The time of an event."""
        return self.when(self.events[seq].at)

    def person(self, person: str) -> str:
        """``M1 Ana Lopez``, or the id alone; the case as a whole is nobody."""
        known = self.case.people.get(person)
        return f"{person} {known.body.name}".strip() if known else person

    def people(self, people: tuple[str, ...]) -> list[str]:
        """Several people."""
        return [self.person(person) for person in people]

    def question(self, question: str) -> str:
        """A question in the officer's wording; an own one in its own."""
        known = question_of(self.protocol, question)
        own = self.case.own_questions.get(question)
        if known is None:
            return own.body.wording if own else question
        minor = minor_asked_about(self.protocol, question)
        wording = self.say(known.ask)
        return self._("{question} (about {person})").format(question=wording, person=minor) if minor else wording

    def label(self, kind: str, identifier: str) -> str:
        """The label of an item of the protocol; its id where the protocol does not have it."""
        return self._labels[kind].get(identifier, identifier)

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        protocol = self.protocol
        return {
            "indicator": {item.id: self.say(item.label) for item in protocol.indicators},
            "conduct": {item.id: self.say(item.label) for item in protocol.conducts},
            "manner": {item.id: self.say(item.label) for item in protocol.manners},
            "finding": {item.id: self.say(item.label) for item in protocol.findings},
            "action": {item.id: self.say(item.label) for item in protocol.actions},
            "outcome": {item.id: self.say(item.label) for item in protocol.outcomes},
            "check": {
                # Not the protocol's, but the program's own: closing asks for the reason.
                "closed_with_open_ends": self._("The case was closed although something in it was still open."),
                **{item.id: self.say(item.message) for item in protocol.checks},
            },
            "step": {item.id: self.say(item.title) for item in protocol.steps},
            "fact": {item.id: self.say(item.label) for item in protocol.facts}
            | {own: standing.body.wording for own, standing in self.case.own_questions.items()},
        }

    def keyed(self, kind: str, key: str) -> str:
        """The label of ``keep_safe:M1``: of the item, with the person it is about."""
        identifier, _colon, person = key.partition(":")
        return f"{self.label(kind, identifier)} ({person})" if person else self.label(kind, identifier)

    def understood(self, question: str, value: Value) -> dict[str, Any]:
        """What was understood beside the words of an answer; the words themselves are ``text``."""
        known = question_of(self.protocol, question)
        return kept(
            chosen=[self.choice(known, choice) for choice in value.choices],
            number=value.number if value.number is None else str(value.number),
            date=value.date,
            age="" if value.age is None else self._("{n} years").format(n=value.age),
            place=", ".join(part for part in (value.place, value.country) if part),
            name=value.name,
            tie=value.tie,
            phone=value.phone,
            document=value.document,
        )

    def said(self, question: str, body: Answered | Missing) -> str:
        """A whole answer in a line: somebody's very own words stand in quotation marks, nothing else does.

        Why there is no answer stands in brackets.
        """
        if isinstance(body, Missing):
            return f"({self.words.no_answer(body.reason, body.because)})"
        words = body.value.text
        if words and body.rendering == "verbatim":
            words = f"“{words}”"
        elif words and body.rendering:
            how = self._("summary") if body.rendering == "summarised" else self.word(body.rendering)
            words = f"{how}: {words}"
        parts = self.understood(question, body.value)
        understood = ", ".join(", ".join(part) if isinstance(part, list) else part for part in parts.values())
        return " - ".join(part for part in (words, understood) if part) or "-"

    def choice(self, question: Question | None, choice: str) -> str:
        """One of the answers that a question allows."""
        options = {option.id: self.say(option.label) for option in question.options} if question else {}
        return options.get(choice) or self.word(choice)

    def word(self, value: str) -> str:
        """One of the program's own values in words; anything else as it is."""
        return self.words.word(value)
