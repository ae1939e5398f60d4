"""Everything that turns ids, enumerations and times into words for a reader who has never seen the program."""

from collections.abc import Mapping
from functools import cached_property
from gettext import NullTranslations, translation
from typing import Any

from screening_tui.case.events import Answered, Event, Missing
from screening_tui.case.model import Case
from screening_tui.case.value import Value
from screening_tui.language import CATALOGUES, DOMAIN
from screening_tui.protocol.model import Protocol, Question
from screening_tui.protocol.text import Text
from screening_tui.screening.items import minor_asked_about, question_of


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
        plain = self.language.replace("-", "_").split("_")[0]
        # Not the language in use: a file says the same on whatever computer it is verified.
        self._spoken: NullTranslations = translation(DOMAIN, CATALOGUES, languages=[plain], fallback=True)

    def _(self, message: str) -> str:
        return self._spoken.gettext(message)

    def say(self, text: Text | None) -> str:
        """A text of the protocol."""
        return text.say(self.language) if text is not None else ""

    def when(self, at: str) -> str:
        """``2026-11-23 14:32:07 -06:00``."""
        return f"{at[:10]} {at[11:19]} {at[23:]}" if at else ""

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
        return f"{self.person(minor)}: {self.say(known.ask)}" if minor else self.say(known.ask)

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
            "check": {item.id: self.say(item.message) for item in protocol.checks},
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
            age=value.age if value.age is None else str(value.age),
            place=", ".join(part for part in (value.place, value.country) if part),
            name=value.name,
            tie=value.tie,
            phone=value.phone,
            document=value.document,
        )

    def in_a_line(self, question: str, value: Value) -> str:
        """A whole answer: the words in quotation marks, then what was understood."""
        parts = self.understood(question, value)
        understood = ", ".join(", ".join(part) if isinstance(part, list) else part for part in parts.values())
        return " - ".join(part for part in (f'"{value.text}"' if value.text else "", understood) if part)

    def choice(self, question: Question | None, choice: str) -> str:
        """One of the answers that a question allows."""
        options = {option.id: self.say(option.label) for option in question.options} if question else {}
        return options.get(choice) or self.word(choice)

    def word(self, value: str) -> str:
        """One of the program's own values in words; anything else as it is."""
        return self._words.get(value, value)

    @cached_property
    def _words(self) -> dict[str, str]:
        _ = self._
        return {
            "minor": _("minor"),
            "adult": _("adult"),
            "female": _("female"),
            "male": _("male"),
            "other": _("other"),
            "observed": _("observed"),
            "not_observed": _("not observed"),
            "cannot_tell": _("cannot tell"),
            "seen": _("seen by the officer"),
            "said": _("said by somebody"),
            "document": _("document"),
            "transport": _("transport"),
            "baggage": _("baggage"),
            "does_not_know": _("does not know"),
            "declined": _("declined to answer"),
            "not_asked": _("not asked"),
            "does_not_apply": _("does not apply"),
            "open": _("open question"),
            "wh": _("who, what, where, when, why"),
            "option_posing": _("question that offers answers"),
            "suggestive": _("leading question"),
            "verbatim": _("word for word"),
            "summarised": _("summarised by the officer"),
            "interpreted": _("through the interpreter"),
            "agrees": _("agrees"),
            "differs": _("differs"),
            "detected": _("situation detected"),
            "in_doubt": _("in doubt"),
            "not_detected": _("not detected"),
            "recommended": _("recommended"),
            "offered": _("offered"),
            "to_do": _("to do"),
            "attempted": _("attempted"),
            "done": _("done"),
            "impossible": _("impossible"),
            "not_needed": _("not needed"),
            "yes": _("yes"),
            "no": _("no"),
            "naturally": _("answers to the name naturally"),
            "hesitated": _("hesitates at the name"),
            "not_at_all": _("does not answer to the name"),
            "relative": _("relative"),
            "institution": _("institution"),
            "interpreter": _("interpreter"),
            "officer": _("officer"),
            "protection": _("child protection"),
            "lawyer": _("lawyer"),
            "now": _("now"),
            "today": _("today"),
            "until_taken_charge": _("until somebody takes charge"),
            "before_outcome": _("before it is settled how it ends"),
            "during": _("as long as the case is open"),
            "new": _("not begun"),
            "open_case": _("in progress"),
            "interrupted": _("interrupted"),
            "closed": _("closed"),
        }

    def ground(self, ground: str) -> str:
        """Why a comparison suggests what it suggests."""
        return self._grounds.get(ground, ground)

    @cached_property
    def _grounds(self) -> dict[str, str]:
        _ = self._
        return {
            "same_words": _("the same words"),
            "same_choice": _("the same choice"),
            "same_name": _("the same name"),
            "nearly_same_name": _("nearly the same name"),
            "same_place": _("the same place"),
            "same_town": _("the same town, described differently: only a person can tell"),
            "same_date": _("the same date"),
            "same_number": _("the same number"),
            "different_choice": _("another choice"),
            "different_name": _("another name"),
            "different_place": _("another place"),
            "different_country": _("another country"),
            "different_date": _("another date"),
            "different_number": _("another number"),
            "free_words": _("free words: only a person can tell"),
            "same_country_only": _("the same country, and no more is known"),
            "partly_known": _("only a part of it is known"),
            "one_missing": _("somebody gave no answer, which is no contradiction"),
            "not_yet_asked": _("somebody was not asked"),
        }
