"""What becomes of a question's page: the events that saving it makes, and those of a question without an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from screening_tui.case.events import (
    Answered,
    Asked,
    AttitudeObserved,
    Body,
    DocumentSeen,
    Missing,
    MissingReason,
    Noted,
    PersonPresent,
    Rendering,
)
from screening_tui.case.model import Case
from screening_tui.case.value import Value
from screening_tui.protocol.model import QuestionKind
from screening_tui.screening.model import ItemToAsk

CHOOSING = frozenset(
    {QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO, QuestionKind.NAME_RESPONSE},
)
"""Kinds that are answered by picking; the words are optional there."""

WAS_PUT: frozenset[MissingReason] = frozenset({"does_not_know", "declined"})
"""Reasons that only somebody can have given who was asked."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the fields of a question's page."""

    value: Value = Value()  # noqa: RUF009  it is frozen
    manners: tuple[str, ...] = ()
    """How it was said."""
    manner: str = ""
    """How the question was put; empty where the officer says nothing about it."""
    rendering: str = ""
    """How the words were written down; empty where the officer says nothing about it."""
    note: str = ""
    shown: str = ""
    proved: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """On what occasion a question is asked."""

    case: Case
    item: ItemToAsk
    interview: bool
    """Whether somebody is asked; otherwise the officer fills it in alone, as before the interviews."""
    language: str
    """In which it is asked."""

    @property
    def has_rendering(self) -> bool:
        """Whether words can have been said. How a name was answered to is what the officer saw."""
        return self.interview and self.item.question.kind is not QuestionKind.NAME_RESPONSE

    @property
    def usual_rendering(self) -> Rendering | None:
        """How words count as written down while the officer picks nothing, which the screen shows.

        None where the answer is picked: the words beside it may as well be the officer's own.
        """
        if not self.has_rendering or self.item.question.kind in CHOOSING:
            return None
        present = (event.body for event in self.case.happened if isinstance(event.body, PersonPresent))
        through = any(body.part == "interpreter" and body.person == self.item.person for body in present)
        return "interpreted" if through else "verbatim"

    @property
    def recorded(self) -> Filled:
        """What is recorded, as it fills the fields; a note and a proof are no part of the answer and begin anew."""
        key = (self.item.person, self.item.id)
        standing, attitude, asked = self.item.standing, self.case.attitudes.get(key), self.case.asked.get(key)
        answered = standing.body if standing is not None and isinstance(standing.body, Answered) else None
        value = answered.value if answered is not None else Value()
        return Filled(
            value=value,
            manners=attitude.body.manners if attitude is not None else (),
            manner=asked.body.manner if asked is not None else "",
            rendering=answered.rendering if answered is not None and value.text and self.has_rendering else "",
        )

    def answered(self, before: Filled, filled: Filled) -> list[Body]:
        """The events that saving makes; none when nothing is other than before."""
        found: list[Body] = []
        rendering = self._rendering(filled)
        written_otherwise = before.rendering not in (filled.rendering, rendering)
        changed = not filled.value.is_empty and (filled.value != before.value or written_otherwise)
        if filled.manner != before.manner or changed:
            found += self._asked(filled, anew=filled.manner != before.manner)
        if changed:
            parts: dict[str, object] = {"question": self.item.id, "value": filled.value, "language": self.language}
            parts |= {"person": self.item.person, "rendering": rendering}
            found.append(Answered.model_validate(_filled_in(parts)))
        return found + self._beside(before, filled)

    def without_answer(self, before: Filled, filled: Filled, reason: MissingReason) -> list[Body]:
        """The events when there is no answer: that it was put all the same, why not, and what was seen beside it."""
        found: list[Body] = []
        if reason in WAS_PUT:
            found += self._asked(filled, anew=filled.manner != before.manner)
        parts: dict[str, object] = {
            "question": self.item.id,
            "reason": reason,
            "person": self.item.person,
            "words": filled.value.text,
        }
        return [*found, Missing.model_validate(_filled_in(parts)), *self._beside(before, filled)]

    def _rendering(self, filled: Filled) -> str:
        """Nothing is claimed about words that nobody said."""
        if not filled.value.text or not self.has_rendering:
            return ""
        return filled.rendering or self.usual_rendering or ""

    def _asked(self, filled: Filled, *, anew: bool) -> Sequence[Body]:
        """That the question was put in these words; once, while words, language and manner stay the same."""
        if not self.interview:
            return ()
        standing = self.case.asked.get((self.item.person, self.item.id))
        known = (standing.body.wording, standing.body.language) if standing is not None else None
        if not anew and known == (self.item.say, self.language):
            return ()
        parts: dict[str, object] = {"question": self.item.id, "person": self.item.person, "wording": self.item.say}
        parts |= {"language": self.language, "manner": filled.manner}  # nobody claims how it was put but the officer
        return (Asked.model_validate(_filled_in(parts)),)

    def _beside(self, before: Filled, filled: Filled) -> list[Body]:
        found: list[Body] = []
        about = {"person": self.item.person, "question": self.item.id}
        if set(filled.manners) != set(before.manners):
            found.append(AttitudeObserved.model_validate({**about, "manners": filled.manners}))
        if filled.note:
            found.append(Noted.model_validate({"text": filled.note, "person": self.item.person, "about": self.item.id}))
        if filled.shown or filled.proved:
            parts: dict[str, object] = {"person": self.item.person, "asked_for": self.item.ask}
            parts |= {"shown": filled.shown, "proved": filled.proved}
            found.append(DocumentSeen.model_validate(_filled_in(parts)))
        return found


def _filled_in(parts: dict[str, object]) -> dict[str, object]:
    """Without what is empty."""
    return {name: part for name, part in parts.items() if part not in ("", ())}
