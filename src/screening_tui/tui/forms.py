"""The forms that a case asks with. What is typed there is a draft until it is recorded, and stays where it was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from screening_tui.case.draft import Place
from screening_tui.case.model import Position
from screening_tui.tui.screens.form import FormDialog

if TYPE_CHECKING:
    from textual.app import App

    from screening_tui.case.events import Body
    from screening_tui.tui.desk import Desk

Then = Callable[[dict[str, str] | None], None]
"""What becomes of a form: its fields, or None when it was left."""
_FORM = "form:"
REOPENING = "reopen"
"""The key of the form that asks why a closed case is worked on again."""


@dataclass(slots=True)
class Given:
    """A form whose words are just being recorded."""

    draft: FormDraft
    bring_back: Callable[[], None]
    settled: bool = False

    def recorded(self) -> None:
        """They stand in the case now."""
        if not self.settled:
            self.settled = True
            self.draft.drop()

    def not_recorded(self) -> None:
        """The form lies on the screen again as it was filled in."""
        if not self.settled:
            self.settled = True
            self.bring_back()


@dataclass(frozen=True, slots=True)
class FormDraft:
    """Where the half-typed text of one form is kept."""

    drafts: dict[Place, str]
    position: Position | None
    key: str
    """Tells forms apart in one place: ``indicator:wanted``."""
    called: str
    """How the officer knows it."""

    def keep(self, typed: Mapping[str, str]) -> None:
        """Remember what differs from what was there when the form came up."""
        self.drop()
        if typed:
            self.drafts[self._place()] = self.called
        for field, text in typed.items():
            self.drafts[self._place(field)] = text

    def kept(self) -> dict[str, str]:
        """Field to text."""
        beginning = f"{_FORM}{self.key}/"
        return {
            name.removeprefix(beginning): text
            for (position, name), text in self.drafts.items()
            if position == self.position and name.startswith(beginning)
        }

    def drop(self) -> None:
        """It was recorded, or left on purpose."""
        for field in self.kept():
            del self.drafts[self._place(field)]
        self.drafts.pop(self._place(), None)

    def _place(self, field: str = "") -> Place:
        return self.position, f"{_FORM}{self.key}" + (f"/{field}" if field else "")


def ask(app: App[Any], desk: Desk, key: str, form: FormDialog, then: Then, called: str = "") -> None:
    """Open a form over the case, with what was half typed in it the last time, and keep what will be."""
    draft = FormDraft(desk.drafts, desk.position, key, called or form.title_text)
    kept = draft.kept()
    form.keep = draft.keep
    form.fields = tuple(replace(field, value=kept.get(field.id, field.value)) for field in form.fields)
    if desk.given is not None and desk.given.draft == draft:
        desk.given.settled = True  # something is missing, and this is the same form once more

    def filled(values: dict[str, str] | None) -> None:
        if values is None:
            draft.drop()
            then(None)
        else:
            given = Given(draft, lambda: ask(app, desk, key, form.filled_with(values), then, called))
            desk.given = given
            then(values)
            desk.given = None
            given.recorded()  # or there was nothing to record
        desk.when_form_left()

    app.push_screen(form, filled)


def is_of_form(place: Place, key: str) -> bool:
    """Whether this draft is of the form with that key."""
    return place[1].partition("/")[0] == f"{_FORM}{key}"


def forms_at(texts: Mapping[Place, str], position: Position | None) -> list[str]:
    """The forms that hold half-typed text in this place, as the officer knows them."""
    return [
        text
        for (where, name), text in texts.items()
        if where == position and name.startswith(_FORM) and "/" not in name
    ]


def without_recorded(texts: Mapping[Place, str], later: tuple[Body, ...]) -> dict[Place, str]:
    """The drafts but for forms of which one of these bodies, recorded after them, says the same already."""
    said = [frozenset(_texts(body.model_dump())) for body in later]
    forms: dict[tuple[Position | None, str], set[str]] = {}
    for (where, name), text in texts.items():
        form, slash, _field = name.partition("/")
        if form.startswith(_FORM) and slash and text:
            forms.setdefault((where, form), set()).add(text)
    over = {form for form, typed in forms.items() if any(typed <= words for words in said)}
    return {(where, name): text for (where, name), text in texts.items() if (where, name.partition("/")[0]) not in over}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        parts = [part for each in value for part in _texts(each)]
        yield ",".join(parts)
        yield from parts
