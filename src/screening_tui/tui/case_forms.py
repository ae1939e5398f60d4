"""What every entry of a case is asked with: a form whose half-typed words are kept, and the event that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from screening_tui.case.events import Body
from screening_tui.protocol.model import StepKind
from screening_tui.tui.forms import ask
from screening_tui.tui.screens.form import Field, FormDialog

if TYPE_CHECKING:
    from screening_tui.tui.screens.case import CaseScreen


class CaseForms:
    """Asks above a case's screen, and records."""

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen

    @property
    def person(self) -> str:
        """Whose interview it is; empty outside of one."""
        planned = self.screen.desk.planned
        return planned.people[0] if planned and planned.step.kind is StepKind.INTERVIEW else ""

    def ask(
        self,
        key: str,
        title: str,
        fields: list[Field],
        then: Callable[[dict[str, str]], object],
        words: str = "",
        called: str = "",
    ) -> None:
        """Put up a form; ``key`` tells it apart from others, ``called`` is how the officer knows it."""
        form = FormDialog(title, fields, words=words)

        def filled(values: dict[str, str] | None) -> None:
            if values:
                then(values)

        ask(self.screen.app, self.screen.desk, key, form, filled, called)

    def record(self, kind: type[Body], values: dict[str, str], **more: object) -> bool:
        """Record an event of what was filled in, without what was left empty."""
        filled: dict[str, object] = {key: words for key, words in values.items() if words}
        filled |= {key: part for key, part in more.items() if part not in ("", ())}
        return self.screen.record(kind.model_validate(filled))
