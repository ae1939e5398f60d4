"""Conditions that use names and values which the protocol does not have."""

from collections.abc import Iterator

from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem, nearest
from screening_tui.protocol.vocabulary import ANYTHING, Vocabulary, misuses, vocabulary

_CODES = {"name": "P202", "value": "P203", "use": "P204"}
_FAMILIES = {"answer": "question"}
"""Families that are not called like the table of their members."""


def known_words(draft: Draft) -> Vocabulary:
    """The names of the protocol; of an item that is wrong in itself everything may be said."""
    words = vocabulary(draft.protocol)
    broken = {
        (family, name): ANYTHING
        for family in ("indicator", "finding", "answer", "fact", "conduct", "action")
        for name in draft.broken.get(_FAMILIES.get(family, family), ())
    }
    if draft.broken.get("outcome"):
        broken["outcome", ""] = ANYTHING
    if draft.broken.get("manner"):
        broken |= {("manner", "minor"): ANYTHING, ("manner", "adult"): ANYTHING}
    return Vocabulary({**words.words, **broken}, words.collectives) if broken else words


def words(draft: Draft) -> Iterator[Problem]:
    """P202, P203, P204."""
    known = known_words(draft)
    for rule in draft.rules():
        for misuse in misuses(rule.condition, known):
            yield Problem(
                _CODES[misuse.what],
                *draft.at(rule.table, rule.index, rule.key),
                misuse.found,
                misuse.message,
                nearest(misuse.found, misuse.possible, "Correct the condition."),
                misuse.offset,
            )
