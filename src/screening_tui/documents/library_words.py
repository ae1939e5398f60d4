"""A case's row in a library, in words."""

from screening_tui.language import _
from screening_tui.library.row import CaseRow


def conclusion_word(conclusion: str) -> str:
    """A conclusion in words; empty for none."""
    words = {"detected": _("detected"), "in_doubt": _("in doubt"), "not_detected": _("not detected")}
    return words.get(conclusion, "")


def review_word(row: CaseRow) -> str:
    """How far its review is; a case that is not closed says how far itself is."""
    if row.state != "closed" and row.review == "unreviewed":
        return _("not closed")
    words = {
        "unreviewed": _("to review"),
        "sent_back": _("sent back"),
        "answered": _("answered, to review"),
        "approved": _("approved"),
        "changed": _("changed since approved"),
    }
    return words[row.review]


def review_short(row: CaseRow) -> str:
    """The same, for a narrow column."""
    if row.state != "closed" and row.review == "unreviewed":
        return _("in work")
    words = {"unreviewed": _("waiting"), "sent_back": _("returned"), "answered": _("answered"), "changed": _("changed")}
    return words.get(row.review) or review_word(row)


def sort_word(sort: str) -> str:
    """In which order the rows stand."""
    words = {
        "opened": _("when it was opened"),
        "number": _("number"),
        "officer": _("officer"),
        "marks": _("indicators seen"),
        "contradictions": _("contradictions"),
        "conclusion": _("conclusion"),
        "actions": _("open actions"),
        "review": _("review"),
    }
    return words[sort]
