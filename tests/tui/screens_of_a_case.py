"""Every main screen of a case: how a test gets there, by name."""

from booth import Booth
from prepared import (
    A1,
    AT_PEOPLE,
    M1,
    MINORS_QUESTIONS,
    all_said,
    at,
    both_told,
    concluded,
    in_the_adults_interview,
    in_the_minors_interview,
    marks,
    people,
)
from screening_tui.case.events import Body

CASES: dict[str, list[Body]] = {
    "people": [AT_PEOPLE, M1, A1],
    "indicators": people(),
    "marked": [*people(), *marks(["no_kinship", "wanted"], ["frightened"])],
    "conduct": [*people(), *marks(["no_kinship"]), at("minor_interview", "M1")],
    "question": in_the_minors_interview(),
    "choice": [*in_the_minors_interview(), *all_said("M1", MINORS_QUESTIONS[:6])],
    "own": [*in_the_minors_interview(), *all_said("M1", MINORS_QUESTIONS)],
    "adult": in_the_adults_interview(),
    "compare": both_told(),
    "decide": concluded(step="decide"),
    "actions": concluded(),
    "close": concluded(step="close"),
}
"""Name to what has happened; the screen stands where the last event left it."""

ABOVE: dict[str, tuple[str, ...]] = {
    "help": ("f1",),
    "note": ("f2",),
    "missing": ("f3",),
    "steps": ("f4",),
    "interview_language": ("f5",),
    "my_language": ("f6",),
    "offer": ("f7",),
    "stop": ("f8",),
    "hidden": ("f9",),
    "menu": ("f10",),
}
"""What lies over a question, and the keys that bring it up."""


async def bring_up(booth: Booth, name: str) -> None:
    """Bring up what lies over a question."""
    await booth.press(*ABOVE[name])
