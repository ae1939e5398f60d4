"""How a case's review stands, in words; and the case file's part for people, which a review changes too."""

from collections.abc import Mapping, Sequence

from screening_tui.case.case_file import Section
from screening_tui.case.model import Case
from screening_tui.case.review import open_comments, review_state
from screening_tui.documents.case_upper import upper_part
from screening_tui.language import _
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources


def describe(sources: Sources, case: Case, contacts: Mapping[str, str]) -> Sequence[Section]:
    """The part for people, in the language of the case's officer."""
    return upper_part(load(sources), case, case.officer_language, contacts)


def state_words(case: Case) -> str:
    """What the review has come to."""
    words = {
        "unreviewed": _("to review"),
        "sent_back": _("sent back"),
        "answered": _("answered, to review"),
        "approved": _("approved"),
        "changed": _("changed since approved"),
    }
    return words[review_state(case)]


def standing_words(case: Case) -> str:
    """The same with the case's number, and a line for each open comment."""
    number = case.opened.body.number if case.opened else ""
    lines = [f"{number}: {state_words(case)}"]
    lines += [
        _("open comment {entry}: {words}").format(entry=one.seq, words=one.body.text) for one in open_comments(case)
    ]
    return "\n".join(lines)
