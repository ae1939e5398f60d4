"""A moment of a replay in words: what happened, how long it took, what it changed on the officer's screen."""

from screening_tui.case.events import Answered, Asked, Event, StepEntered, StepLeft
from screening_tui.documents.event_words import in_words
from screening_tui.documents.teller import Teller
from screening_tui.language import _
from screening_tui.replay.advice import Change
from screening_tui.replay.replay import Moment


def took_words(milliseconds: int | None) -> str:
    """``0:07``, ``12:30``, ``1:02:03``; nothing where it is not known."""
    if milliseconds is None:
        return ""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def step_words(teller: Teller, entered: StepEntered | StepLeft) -> str:
    """``Minor M1``, ``Compare M1 / A1``."""
    return f"{teller.label('step', entered.step)} {' / '.join(entered.people)}".strip()


def event_line(teller: Teller, moment: Moment) -> str:
    """What happened, in which language, and whether it was taken back later."""
    return line_of(teller, moment.event, moment.corrected_by)


def line_of(teller: Teller, event: Event, corrected_by: int) -> str:
    """The same of an event alone; ``corrected_by`` is the later event that took it back, 0 for none."""
    body = event.body
    if isinstance(body, StepEntered):
        words = _("went to: {step}").format(step=step_words(teller, body))
    elif isinstance(body, StepLeft):
        words = _("left: {step}").format(step=step_words(teller, body))
    else:
        words = in_words(teller, event)
    language = body.language if isinstance(body, Asked | Answered) else ""
    words += f" [{language}]" if language else ""
    if corrected_by:
        words += " " + _("(taken back later, by event {seq})").format(seq=corrected_by)
    return words


def change_words(teller: Teller, change: Change) -> str:
    """``+ finding: ...`` for what came on the screen, ``- action: ...`` for what went from it."""
    kind = _("finding") if change.what == "finding" else _("action")
    return f"{'+' if change.shown else '-'} {kind}: {teller.keyed(change.what, change.key)}"


def otherwise_words(teller: Teller, change: Change) -> str:
    """What today's program would show, or would not."""
    would, would_not = _("! today's program would show: {change}"), _("! today's program would not show: {change}")
    return (would if change.shown else would_not).format(change=teller.keyed(change.what, change.key))
