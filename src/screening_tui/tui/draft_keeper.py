"""Keeps what is half typed on the disk, beside the case, so that a machine that fails loses two seconds of typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Lock

from screening_tui.case.draft import Draft, Place
from screening_tui.case.open_case import OpenCase
from screening_tui.errors import BadInput, CannotWrite, ScreeningError
from screening_tui.language import _
from screening_tui.tui.desk import Desk
from screening_tui.tui.forms import REOPENING, forms_at, is_of_form, without_recorded
from screening_tui.tui.paint import clip

Texts = tuple[tuple[Place, str], ...]


class DraftKeeper:
    """One desk's half-typed text. A disk that does not take it is no reason to stop: recording goes on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._case: OpenCase = desk.open_case
        self._kept: Texts = ()
        """What the disk has."""
        self._writing = Lock()
        self._failed = False
        self._told = False

    def restore(self) -> str:
        """Put the text of the last time back in its places; gives back what the officer is told about it."""
        try:
            draft = self._case.draft()
        except CannotWrite:
            return ""  # somebody else works on it by now, and what is half typed there is theirs
        except BadInput:
            return _("Half-typed text of last time cannot be read, and was left out. What was recorded is all here.")
        if draft is None:
            return ""
        self._kept = draft.texts
        later = tuple(event.body for event in self._desk.case.events[draft.after :])
        texts = self._of_now(without_recorded(dict(draft.texts), later))
        still = {place: text for place, text in texts.items() if not self._is_overtaken(place, draft)}
        self._desk.drafts |= still
        if not still:
            return ""
        told = _("Half-typed text from {clock} is here again.").format(clock=_when(draft))
        forms = "; ".join(clip(form, 40) for form in forms_at(still, self._desk.position))
        return f"{told} " + _("To see it, open: {forms}").format(forms=forms) if forms else told

    def _is_overtaken(self, place: Place, draft: Draft) -> bool:
        """Whether an answer was recorded there after the text was written down: it never comes over the answer."""
        person, _slash, rest = place[1].partition("/")
        standing = self._desk.case.answers.get((person, rest.partition("/")[0]))
        return standing is not None and standing.seq > draft.after

    def open_again(self, open_it: Callable[[], OpenCase]) -> None:
        """Open the desk's closed case for writing, while nothing is being written. Raises ScreeningError."""
        with self._writing:
            self._desk.open_case = self._case = open_it()

    def keep(self) -> None:
        """Write it now, unless the disk has it. Every other writing has come to its end then."""
        self._write(self._texts())

    def keep_behind(self, run: Callable[[Callable[[], None]], object]) -> None:
        """The same, with ``run`` doing it in another thread; nothing while one is at it."""
        texts = self._texts()
        if texts != self._kept and not self._writing.locked():
            run(lambda: self._write(texts))

    def trouble(self) -> str:
        """That nothing half typed can be kept, said once; empty otherwise."""
        if not self._failed or self._told:
            return ""
        self._told = True
        return _("Half-typed text cannot be kept on the disk now. What you save with Enter is not affected.")

    def _texts(self) -> Texts:
        if self._desk.open_case is not self._case:  # the case goes on somewhere else
            self._case, self._kept = self._desk.open_case, ()
        return tuple(self._of_now(self._desk.drafts).items()) if self._desk.somebody_types else ()

    def _of_now(self, texts: Mapping[Place, str]) -> dict[Place, str]:
        """What can be typed in the case's state: in a closed one only why it is opened again, in others all else."""
        closed = self._desk.case.state == "closed"
        return {place: text for place, text in texts.items() if is_of_form(place, REOPENING) == closed}

    def _write(self, texts: Texts) -> None:
        with self._writing:
            if texts == self._kept:
                return
            try:
                self._case.keep_draft(texts)
            except ScreeningError:
                self._failed = True
            else:
                self._kept = texts


def _when(draft: Draft) -> str:
    today = datetime.now().astimezone().isoformat()[:10]
    return draft.clock if draft.at[:10] == today else f"{draft.at[:10]} {draft.clock}"
