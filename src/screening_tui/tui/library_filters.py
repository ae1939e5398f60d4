"""The dialogs by which somebody says which cases are wanted, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from screening_tui.documents.library_words import conclusion_word, sort_word
from screening_tui.language import _
from screening_tui.library.query import Query, Sort, is_day
from screening_tui.tui.library_lines import filter_words, next_sort
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field, FormDialog

if TYPE_CHECKING:
    from screening_tui.tui.screens.library import LibraryScreen

CONCLUSIONS = ("detected", "in_doubt", "not_detected")


class LibraryFilters:
    """Asks, and hands the new query to the screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self.screen = screen

    @property
    def _query(self) -> Query:
        return self.screen.query_now

    def ask(self) -> None:
        """Which cases are wanted."""
        query, labels = self._query, self.screen.indicators
        period = filter_words(Query(first_day=query.first_day, last_day=query.last_day), labels)
        choices = [
            Choice("period", _("opened in a time"), "p", period if query.first_day or query.last_day else ""),
            Choice("officer", _("somebody wrote in it"), "o", query.officer),
            Choice("indicator", _("an indicator was seen"), "i", labels.get(query.indicator, query.indicator)),
            Choice("conclusion", _("a conclusion"), "c", conclusion_word(query.conclusion)),
            Choice("open_actions", _("something recommended is not done"), "a", _("yes") if query.open_actions else ""),
            Choice("unreviewed", _("closed, and waits for a reviewer"), "u", _("yes") if query.unreviewed else ""),
            Choice("all", _("all cases again"), "x"),
        ]
        self.screen.app.push_screen(ChoiceDialog(_("Which cases"), choices), self._chosen)

    def _chosen(self, what: str | None) -> None:
        match what:
            case "period":
                self._ask_period({"first_day": self._query.first_day, "last_day": self._query.last_day})
            case "officer":
                field = Field("officer", _("Name"), self._query.officer, hint=_("a part is enough"))
                self._form(_("Somebody of that name wrote in it"), [field], self._change)
            case "indicator":
                self._one_of(_("Which indicator was seen"), "indicator", self.screen.indicators)
            case "conclusion":
                self._one_of(_("Which conclusion"), "conclusion", {one: conclusion_word(one) for one in CONCLUSIONS})
            case "open_actions" | "unreviewed":
                self._change({what: not getattr(self._query, what)})
            case "all":
                self.screen.look_for(Query(sort=self._query.sort, reverse=self._query.reverse))

    def _change(self, values: dict[str, Any]) -> None:
        self.screen.look_for(replace(self._query, **values))

    def _ask_period(self, values: dict[str, str], complaint: str = "") -> None:
        hint = _("2026-11-23, 2026-11 or 2026")
        fields = [
            Field("first_day", _("Opened from"), values["first_day"], hint=hint),
            Field("last_day", _("Opened until"), values["last_day"], hint=hint),
        ]
        self._form(_("Opened in a time"), fields, self._period, complaint)

    def _period(self, values: dict[str, str]) -> None:
        wrong = next((text for text in values.values() if text and not is_day(text)), None)
        if wrong is None:
            self._change(values)
        else:
            self._ask_period(values, _("There is no such day: {day}").format(day=wrong))

    def _form(
        self, title: str, fields: list[Field], then: Callable[[dict[str, str]], None], complaint: str = ""
    ) -> None:
        def filled(values: dict[str, str] | None) -> None:
            if values is not None:
                then(values)

        self.screen.app.push_screen(FormDialog(title, fields, complaint=complaint), filled)

    def _one_of(self, title: str, name: str, words: dict[str, str]) -> None:
        choices = [Choice("", _("any")), *(Choice(key, label) for key, label in words.items())]
        dialog = ChoiceDialog(title, choices, at=getattr(self._query, name))
        self.screen.app.push_screen(dialog, partial(self._one, name))

    def _one(self, name: str, chosen: str | None) -> None:
        if chosen is not None:
            self._change({name: chosen})

    def ask_order(self) -> None:
        """In which order the rows stand; the same once more turns it round."""
        sorts: tuple[Sort, ...] = get_args(Sort)
        choices = [
            Choice(
                sort, sort_word(sort), str(n), _("now; once more: the other way") if sort == self._query.sort else ""
            )
            for n, sort in enumerate(sorts, 1)
        ]
        by_name = dict(zip(map(str, sorts), sorts, strict=True))

        def chosen(sort: str | None) -> None:
            if sort is not None:
                self.screen.look_for(next_sort(self._query, by_name[sort]))

        self.screen.app.push_screen(ChoiceDialog(_("In which order"), choices, at=self._query.sort), chosen)
