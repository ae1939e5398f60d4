"""What the program put before the officer, and what the officer made of it."""

from typing import Literal, TypeAlias

from screening_tui.case.events.body import Body, PersonId, Words

Verdict = Literal["agrees", "differs", "cannot_tell"]
Conclusion = Literal["detected", "in_doubt", "not_detected"]


class CheckShown(Body):
    """A check's message came up."""

    kind: Literal["check_shown"] = "check_shown"
    check: str
    person: PersonId | Literal[""] = ""


class CheckAccepted(Body):
    """The officer went on all the same, and wrote why."""

    kind: Literal["check_accepted"] = "check_accepted"
    check: str
    person: PersonId | Literal[""] = ""
    reason: Words


class ComparisonJudged(Body):
    """The officer's own verdict on one fact in two people's accounts. The latest counts."""

    kind: Literal["comparison_judged"] = "comparison_judged"
    fact: str
    """The fact's id, or ``own.1`` for an own question's."""
    people: tuple[PersonId, PersonId]
    verdict: Verdict
    words: str = ""


class Assessed(Body):
    """The officer's conclusion for one minor, with its written reason. The latest counts."""

    kind: Literal["assessed"] = "assessed"
    person: PersonId
    conclusion: Conclusion
    reason: Words
    suggested: tuple[str, ...] = ()
    """The findings that spoke for looking further at that moment."""


class AdviceShown(Body):
    """These findings and actions came on the officer's screen; recorded, because a later program may differ."""

    kind: Literal["advice_shown"] = "advice_shown"
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    """``report_now``, or ``keep_safe:M1`` where it is for one minor."""
    language: str
    program: str


class AdviceWithdrawn(Body):
    """These are no longer recommended."""

    kind: Literal["advice_withdrawn"] = "advice_withdrawn"
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    language: str
    program: str


JudgementBody: TypeAlias = CheckShown | CheckAccepted | ComparisonJudged | Assessed | AdviceShown | AdviceWithdrawn
