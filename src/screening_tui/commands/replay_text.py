"""A replay as text: the whole timeline, or one moment with what stood then."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from screening_tui.case.events import StepEntered
from screening_tui.commands.case_text import case_text
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.moment_words import change_words, event_line, otherwise_words, step_words, took_words
from screening_tui.documents.teller import Teller
from screening_tui.language import _, ngettext
from screening_tui.replay.advice import Change
from screening_tui.replay.recording import Recording
from screening_tui.replay.replay import Moment

_INDENT = len("12345  14:32:07  +123:45  ")


def history_text(teller: Teller, recording: Recording, width: int) -> Iterator[str]:
    """The whole timeline, a line for each event and, below it, what it changed on the officer's screen."""
    replay = recording.replay
    yield from _head(teller, recording)
    day, otherwise = "", frozenset[Change]()
    for place in range(1, len(replay) + 1):
        moment = replay.moment(place)
        if day != (day := moment.event.at[:10]):
            yield f"\n{day}"
        if isinstance(moment.event.body, StepEntered):
            yield f"\n{step_words(teller, moment.event.body)}"
        # What today's program would say stays the same for many events: it is told where it begins.
        begins = [change for change in moment.otherwise if change not in otherwise]
        otherwise = frozenset(moment.otherwise)
        yield from _moment(teller, moment, begins, width)


def moment_text(teller: Teller, recording: Recording, place: int, width: int) -> Iterator[str]:
    """One moment: its event, what it changed, and then the case as it stood."""
    moment = recording.replay.moment(place)
    yield from _head(teller, recording)
    yield ""
    yield from _moment(teller, moment, moment.otherwise, width)
    yield ""
    yield _("ON THE OFFICER'S SCREEN at that moment, as it was recorded")
    shown = [
        *(Change("finding", key, shown=True) for key in sorted(moment.case.advice_findings)),
        *(Change("action", key, shown=True) for key in sorted(moment.case.advice_actions)),
    ]
    yield from _listed([change_words(teller, change) for change in shown] or [_("no finding and no action")], width)
    if recording.replay.protocol is not None:
        yield ""
        sections = upper_part(recording.replay.protocol, moment.case, teller.language, recording.contacts)
        yield case_text(sections, everything=True, width=width, bold=False)


def _head(teller: Teller, recording: Recording) -> Iterator[str]:
    events = recording.replay.events
    opened = teller.case.opened
    count = ngettext("{count} event", "{count} events", len(events)).format(count=len(events))
    number = opened.body.number if opened else _("no number")
    yield f"{number}  {count}"
    if opened:
        pin = opened.body.protocol
        yield _("under the protocol {id} {version}: {title}").format(id=pin.id, version=pin.version, title=pin.title)
    if recording.replay.protocol is None:
        yield _("The protocol itself cannot be read: ids stand for its words.")
    if not recording.is_whole:
        yield _("NOT ALL OF IT CAN BE SHOWN, or it is not as it was written; what is wrong is told at the end.")


def _moment(teller: Teller, moment: Moment, otherwise: Iterable[Change], width: int) -> Iterator[str]:
    took = took_words(moment.took)
    begin = f"{moment.event.seq:>5}  {moment.event.at[11:19]}  {f'+{took}' if took else '':<7}  "
    indent = " " * _INDENT
    yield from wrap(event_line(teller, moment), width, initial_indent=begin, subsequent_indent=indent)
    own = [change for change in moment.changes if change.recorded_by == moment.event.seq]
    yield from _listed([change_words(teller, change) for change in own], width, _INDENT)
    yield from _listed([otherwise_words(teller, change) for change in otherwise], width, _INDENT)


def _listed(lines: Iterable[str], width: int, indent: int = 2) -> Iterator[str]:
    for line in lines:
        yield from wrap(line, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
