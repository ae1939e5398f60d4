"""Where in a case something happened that somebody who replays it looks for."""

from enum import StrEnum

from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Body,
    BribeOffered,
    CheckAccepted,
    ComparisonJudged,
    Corrected,
    Disclosed,
    IndicatorMarked,
    Missing,
    PersonCorrected,
    StepEntered,
)


class Landmark(StrEnum):
    """What an event is to somebody who looks for it."""

    STEP = "step"
    QUESTION = "question"
    """An answer, or why there is none."""
    MARK = "mark"
    CONTRADICTION = "contradiction"
    CORRECTION = "correction"
    WARNING = "warning"
    """The officer went on all the same."""
    DISCLOSURE = "disclosure"
    BRIBE = "bribe"
    ACTION = "action"


_OF_KIND: dict[type[Body], Landmark] = {
    StepEntered: Landmark.STEP,
    Answered: Landmark.QUESTION,
    Missing: Landmark.QUESTION,
    IndicatorMarked: Landmark.MARK,
    Corrected: Landmark.CORRECTION,
    PersonCorrected: Landmark.CORRECTION,
    CheckAccepted: Landmark.WARNING,
    Disclosed: Landmark.DISCLOSURE,
    BribeOffered: Landmark.BRIBE,
    ActionRecorded: Landmark.ACTION,
}


def landmark_of(body: Body) -> Landmark | None:
    """What an event is; None for one that nobody jumps to. A contradiction is the officer's verdict "differs"."""
    if isinstance(body, ComparisonJudged):
        return Landmark.CONTRADICTION if body.verdict == "differs" else None
    return _OF_KIND.get(type(body))
