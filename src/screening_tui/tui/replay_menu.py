"""What can be opened above a replay: where things happened, why something was found, all of an event, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screening_tui.case.events import Event
from screening_tui.documents.event_words import in_words
from screening_tui.documents.moment_words import change_words, event_line, otherwise_words, took_words
from screening_tui.documents.why import why_lines
from screening_tui.language import LANGUAGES, _
from screening_tui.replay.advice import Change
from screening_tui.replay.landmarks import Landmark
from screening_tui.replay.timeline import SIGNS
from screening_tui.screening.chain import Chain, chains
from screening_tui.tui.case_menu import CaseMenu
from screening_tui.tui.keys import KeyHint, hints
from screening_tui.tui.screens.choice import Choice, ChoiceDialog, key_aside
from screening_tui.tui.screens.form import Field, FormDialog
from screening_tui.tui.screens.message import MessageDialog

if TYPE_CHECKING:
    from screening_tui.tui.screens.replay import ReplayScreen

MOST_LISTED = 400
"""Events in one list; of more, those nearest to the moment."""


class ReplayMenu(CaseMenu):
    """Opens dialogs above a replay. Whatever would record something is refused in words."""

    def __init__(self, screen: ReplayScreen) -> None:
        super().__init__(screen)
        self.shown = screen

    def _refuse(self) -> None:
        self.shown.refuse()

    note = missing = interview_language = offer = stop = _refuse

    # Where something happened

    def jump(self) -> None:
        """The sorts of what happened, each with how often; then the list of one sort."""
        landmarks = self.shown.desk.replay.landmarks
        counts = {landmark: landmarks.count(landmark) for landmark in SIGNS}
        words = landmark_words()
        choices = [
            Choice(landmark.value, words[landmark], SIGNS[landmark], str(count))
            for landmark, count in counts.items()
            if count
        ]
        ends = [Choice("first", _("the first event")), Choice("last", _("the last event"))]
        self.shown.app.push_screen(ChoiceDialog(_("Where something happened"), [*choices, *ends]), self._chosen_sort)

    def _chosen_sort(self, chosen: str | None) -> None:
        if chosen in {"first", "last"}:
            self.shown.action_end(1 if chosen == "last" else -1)
        elif chosen:
            self._list_of(Landmark(chosen))

    def _list_of(self, landmark: Landmark) -> None:
        desk = self.shown.desk
        places = [place for place, other in enumerate(desk.replay.landmarks, 1) if other is landmark]
        nearest = min(places, key=lambda place: abs(place - desk.place))
        at = places.index(nearest)
        first = max(0, min(at - MOST_LISTED // 2, len(places) - MOST_LISTED))
        listed = places[first : first + MOST_LISTED]
        choices = [Choice(str(place), self._line(desk.replay.events[place - 1])) for place in listed]
        title = landmark_words()[landmark]
        self.shown.app.push_screen(
            ChoiceDialog(title, choices, at=str(nearest)),
            lambda place: self.shown.jump_to(int(place)) if place else None,
        )

    def _line(self, event: Event) -> str:
        return f"{event.seq:>4}  {event.at[11:19]}  {in_words(self.shown.desk.teller(), event)}"

    def go_to(self) -> None:
        """An event by its number; the nearest one where that is missing."""
        replay = self.shown.desk.replay
        if not len(replay):
            return
        words = _("There are the events from {first} to {last}.").format(
            first=replay.events[0].seq, last=replay.events[-1].seq
        )
        dialog = FormDialog(_("Go to event"), [Field("event", _("Its number"), required=True)], words=words)
        self.shown.app.push_screen(dialog, self._numbered)

    def _numbered(self, values: dict[str, str] | None) -> None:
        typed = (values or {}).get("event", "")
        place = self.shown.desk.replay.place_of(int(typed)) if typed.isdecimal() and len(typed) < 9 else None
        if place is not None:
            self.shown.jump_to(place)
        elif values:
            self.shown.tell(_("There is no event {seq} in this case.").format(seq=typed))

    # Why, and all of it

    def why(self, at: str = "") -> None:
        """What was found and recommended at this moment, what came and went with this event; Enter says why."""
        desk = self.shown.desk
        moment = desk.moment
        if moment is None:
            return
        came: set[tuple[str, str]] = {(change.what, change.key) for change in moment.changes if change.shown}
        standing: list[tuple[str, str]] = [
            *(("finding", key) for key in sorted(moment.case.advice_findings)),
            *(("action", key) for key in sorted(moment.case.advice_actions)),
        ]
        gone: list[tuple[str, str]] = [(change.what, change.key) for change in moment.changes if not change.shown]
        beyond: list[tuple[str, str]] = [(c.what, c.key) for c in moment.otherwise if c.shown]
        signs: dict[tuple[str, str], str] = dict.fromkeys(standing, " ") | dict.fromkeys(came, "+")
        signs |= dict.fromkeys(gone, "-") | dict.fromkeys(beyond, "!")
        words = {"finding": _("finding"), "action": _("action")}
        teller = desk.teller()
        choices = [
            Choice(f"{what}/{key}", f"{sign} {words[what]}: {teller.keyed(what, key)}")
            for (what, key), sign in signs.items()
        ]
        if not choices:
            self.shown.tell(_("Nothing was found and nothing recommended at this moment."))
            return
        note = _("+ came with this event, - went with it, ! today's program would show it. Enter: why.")
        self.shown.app.push_screen(
            ChoiceDialog(_("Findings and actions at this moment"), choices, words=note, at=at), self._say_why
        )

    def _say_why(self, chosen: str | None) -> None:
        if not chosen:
            return
        what, _slash, key = chosen.partition("/")
        title = f"{_('finding') if what == 'finding' else _('action')}: {self.shown.desk.teller().keyed(what, key)}"
        dialog = MessageDialog(title, self._chain_lines(what, key))
        self.shown.app.push_screen(dialog, lambda _read: self.why(chosen))

    def _chain_lines(self, what: str, key: str) -> list[str]:
        desk = self.shown.desk
        if desk.replay.protocol is None:
            return [_("The protocol cannot be read, so nobody can say what this follows from.")]
        chain = self._chains().get((what, key))
        if chain is None:
            return [_("By today's program nothing of this moment leads to it.")]
        return list(why_lines(desk.teller(), chain, min(72, self.shown.size.width - 4)))

    def _chains(self) -> dict[tuple[str, str], Chain]:
        desk = self.shown.desk
        return {(chain.what, chain.key): chain for chain in chains(desk.protocol, desk.case)}

    def details(self) -> None:
        """All that this event says, how long it took, whether it was taken back, and what it changed."""
        desk = self.shown.desk
        moment = desk.moment
        if moment is None:
            return
        teller = desk.teller()
        event = moment.event
        took = took_words(moment.took)
        lines = [
            event_line(teller, moment),
            "",
            _("When: {when}").format(when=teller.when(event.at)),
            *([_("It took: {took}").format(took=took)] if took else []),
            _("By: {officer}").format(officer=teller.officer(event.officer, event.badge)),
        ]
        changes: list[str] = [change_words(teller, change) for change in moment.changes]
        changes += [otherwise_words(teller, change) for change in moment.otherwise]
        standing = [
            *(Change("finding", known, shown=True) for known in sorted(moment.case.advice_findings)),
            *(Change("action", known, shown=True) for known in sorted(moment.case.advice_actions)),
        ]
        lines += ["", _("Changed by this event:"), *(changes or [_("nothing")])]
        lines += ["", _("On the officer's screen then:")]
        lines += [change_words(teller, change).removeprefix("+ ") for change in standing] or [_("nothing")]
        self.shown.app.push_screen(MessageDialog(_("Event {seq}").format(seq=event.seq), lines))

    # Help, menu, language

    def help(self) -> None:
        """What the keys do, and what the signs of the row mean."""
        words = landmark_words()
        signs = [f"  {sign}  {words[landmark]}" for landmark, sign in SIGNS.items()]
        keys = [f"{key_aside(hint.keys):<16} {hint.tooltip or hint.words}" for hint in self._hints()]
        paragraphs = [
            _("The case as the officer saw it, event by event. Nothing can be recorded."),
            "",
            _("The row above the keys shows where things happened; {sign} stands before this moment:").format(
                sign=self.shown.symbols.here
            ),
            *signs,
            _("A letter jumps to the next one, with Shift to the one before."),
            "",
            _("Keys here:"),
            *keys,
        ]
        self.shown.app.push_screen(MessageDialog(_("Replay"), paragraphs))

    def _hints(self) -> list[KeyHint]:
        from screening_tui.tui.screens.replay import RECORDS

        return [hint for hint in hints(self.shown) if hint.action not in RECORDS and (hint.shown or hint.tooltip)]

    def menu(self) -> None:
        """Everything that can be done in a replay."""
        choices = [
            Choice(f"key:{hint.action}", hint.tooltip or hint.words, aside=key_aside(hint.keys))
            for hint in self._hints()
            if hint.action != "menu"
        ]
        self.shown.app.push_screen(ChoiceDialog(_("Menu"), choices), lambda chosen: self._chosen([], chosen))

    def officer_language(self) -> None:
        """The language of who looks on; what was said and asked stays in its own."""
        desk = self.shown.desk
        names = {language.id: language.name for language in desk.protocol.languages} | dict(LANGUAGES)
        choices = [Choice(code, f"{name}  ({code})") for code, name in names.items()]
        self.shown.app.push_screen(
            ChoiceDialog(_("My language"), choices, at=desk.language),
            lambda code: self.shown.change_reader(code) if code else None,
        )


def landmark_words() -> dict[Landmark, str]:
    """What happened, in the plural, as a list's title says it."""
    return {
        Landmark.STEP: _("steps"),
        Landmark.QUESTION: _("answers"),
        Landmark.MARK: _("marks"),
        Landmark.CONTRADICTION: _("contradictions"),
        Landmark.CORRECTION: _("corrections"),
        Landmark.WARNING: _("warnings overridden"),
        Landmark.DISCLOSURE: _("disclosures"),
        Landmark.BRIBE: _("offers of a bribe"),
        Landmark.ACTION: _("actions taken"),
    }
