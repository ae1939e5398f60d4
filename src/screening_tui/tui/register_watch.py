"""Everybody who is entered is looked for in the registers; what is found is a neutral mark until it is opened."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from screening_tui.case.events import (
    Body,
    IndicatorMarked,
    Judgement,
    RegisterHitJudged,
    RegisterHitShown,
    RegisterSearched,
)
from screening_tui.documents.vocabulary import in_use
from screening_tui.errors import ScreeningError
from screening_tui.language import _
from screening_tui.protocol.model import StepKind
from screening_tui.tui.screens.choice import Choice, ChoiceDialog
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.hit import HitDialog

if TYPE_CHECKING:
    from screening_tui.lookup.search import Found
    from screening_tui.registers.match import Hit
    from screening_tui.tui.screens.case import CaseScreen

RECORD = ("source", "reason", "contact", "valid_until", "event_date", "event_place", "marks", "parents")
"""What of an entry is shown beside its fields."""
WEAK = "weak"


class RegisterWatch:
    """Searches for the people of the case on the screen."""

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen
        self._begun: set[tuple[str, int]] = set()
        """Person and the event that said who they are: searched for already, or being searched for."""
        self._hits: dict[str, tuple[Hit, ...]] = {}
        self._as_of: dict[str, str] = {}
        """Register to the moment since which this booth's copy of it may be out of date."""
        self._ready = False

    def look(self) -> None:
        """Search for everybody who is new or known otherwise since; no key waits for it."""
        desk = self.screen.desk
        if desk.lookup is None or desk.read_only or not desk.lookup.is_there:
            return
        if not self._ready:
            self._ready = True
            self.screen.run_worker(self._get_ready(), exclusive=False)
        for person, standing in desk.case.people.items():
            if (person, standing.seq) not in self._begun:
                self._begun.add((person, standing.seq))
                self.screen.run_worker(self._search(person, standing.seq), exclusive=False)

    async def _get_ready(self) -> None:
        """Before anybody is entered, so that what is imported for large registers is there by then."""
        lookup = self.screen.desk.lookup
        assert lookup is not None  # noqa: S101  nobody looks without
        with suppress(ScreeningError):  # a search will say what is wrong
            await asyncio.to_thread(lookup.get_ready)

    async def _search(self, person: str, known_by: int) -> None:
        desk = self.screen.desk
        assert desk.lookup is not None  # noqa: S101  nobody looks without
        try:
            found = await asyncio.to_thread(desk.lookup.search, desk.case, person)
        except ScreeningError as error:
            self.screen.tell(_("The records could not be searched: {why}").format(why=error.message))
            return
        if desk.case.people[person].seq == known_by and not desk.read_only:
            self._arrived(person, known_by, found)

    def _arrived(self, person: str, known_by: int, found: Found) -> None:
        desk = self.screen.desk
        self._hits[person] = found.hits
        self._as_of |= found.as_of
        body = RegisterSearched.model_validate(
            {
                "person": person,
                "known_by": known_by,
                "registers": found.registers,
                "found": [
                    {"register_name": hit.entry.register, "entry": hit.entry.id, "strength": hit.strength.value}
                    for hit in found.hits
                    if hit.strength != WEAK
                ],
            }
        )
        before = desk.case.searches.get(person)
        if before is None or before.body.model_dump() != body.model_dump():
            self.screen.record(body)

    @property
    def is_waiting(self) -> bool:
        """Whether something was found that nobody has decided about."""
        case = self.screen.desk.case
        return any(
            (person, entry.register_name, entry.entry) not in case.hits_judged
            for person, standing in case.searches.items()
            for entry in standing.body.found
        )

    # Opened

    def open(self) -> None:
        """Only with nobody in sight who must not read it."""
        if not any(self._hits.values()):
            self.screen.tell(_("The records have nothing to look at."))
            return
        dialog = ChoiceDialog(
            _("Is everybody else out of sight of this screen?"),
            [Choice("yes", _("yes, show the records"), "y"), Choice("no", _("no, not now"), "n")],
            at="no",
        )
        self.screen.app.push_screen(dialog, lambda answer: self._list() if answer == "yes" else None)

    def _list(self) -> None:
        hits = [(person, hit) for person, found in self._hits.items() for hit in found]
        if len(hits) == 1:
            self._show(*hits[0])
            return
        words = in_use()
        choices = [
            Choice(
                str(n),
                f"{person}  {words.register(hit.entry.register)}  {hit.entry.name}",
                aside=self._judged(person, hit) or words.word(hit.strength.value).split(":")[0],
            )
            for n, (person, hit) in enumerate(hits)
        ]
        self.screen.app.push_screen(
            ChoiceDialog(_("Records that may be meant"), choices),
            lambda chosen: self._show(*hits[int(chosen)]) if chosen else None,
        )

    def _judged(self, person: str, hit: Hit) -> str:
        judged = self.screen.desk.case.hits_judged.get((person, hit.entry.register, hit.entry.id))
        return in_use().word(judged.body.judgement) if judged else ""

    def _show(self, person: str, hit: Hit) -> None:
        shown = shown_of(person, hit, self._as_of.get(hit.entry.register, ""))
        before = self.screen.desk.case.hits_shown.get((person, shown.register_name, shown.entry))
        if (before is None or before.body.model_dump() != shown.model_dump()) and not self.screen.record(shown):
            return
        self.screen.app.push_screen(
            HitDialog(shown, self._judged(person, hit), self.screen.desk.today),
            lambda judgement: self._ask_why(shown, judgement) if judgement else None,
        )

    def _ask_why(self, shown: RegisterHitShown, judgement: Judgement) -> None:
        title = f"{shown.person}, {shown.entry}: {in_use().word(judgement)}"
        self.screen.app.push_screen(
            FormDialog(title, [Field("reason", _("Why"), kind="words", required=True)]),
            lambda values: self._decided(shown, judgement, values["reason"]) if values else None,
        )

    def _decided(self, shown: RegisterHitShown, judgement: Judgement, reason: str) -> None:
        judged = RegisterHitJudged(
            person=shown.person,
            register_name=shown.register_name,
            entry=shown.entry,
            judgement=judgement,
            reason=reason,
        )
        if not self.screen.record(judged, *self._mark(judged)) or judgement != "confirmed":
            return
        desk = self.screen.desk
        actions = next((step for step in desk.plan.steps if step.step.kind is StepKind.ACTIONS), None)
        if actions is not None and any(action.action.immediate for action in desk.actions):
            self.screen.go(actions.position)
        if contact := shown.record.get("contact"):
            self.screen.tell(_("To be called: {contact}").format(contact=contact))

    def _mark(self, judged: RegisterHitJudged) -> list[Body]:
        """A confirmed hit marks the indicator that is called as its register is."""
        desk = self.screen.desk
        marked = desk.case.marks.get(judged.register_name)
        known = any(indicator.id == judged.register_name for indicator in desk.protocol.indicators)
        if judged.judgement != "confirmed" or not known or (marked and marked.body.mark == "observed"):
            return []
        note = f"{in_use().register(judged.register_name)}, {judged.entry}: {judged.reason}"
        return [
            IndicatorMarked(
                indicator=judged.register_name, mark="observed", people=(judged.person,), source="document", note=note
            )
        ]


def shown_of(person: str, hit: Hit, as_of: str = "") -> RegisterHitShown:
    """Both records as they come on the screen, and of which day this booth's copy of the register is."""
    record = {name: words for name in RECORD if (words := getattr(hit.entry, name))}
    record |= {"as_of": as_of[:10]} if as_of else {}
    return RegisterHitShown.model_validate(
        {
            "person": person,
            "register_name": hit.entry.register,
            "entry": hit.entry.id,
            "strength": hit.strength.value,
            "fields": [
                {
                    "field": each.field,
                    "agreement": each.agreement.value,
                    "why": each.why.value,
                    "here": each.here,
                    "there": each.there,
                }
                for each in hit.fields
            ],
            "record": record,
        }
    )
