"""``verify``: whether a case file is as it was written."""

from argparse import Namespace

from screening_tui.commands.output import write
from screening_tui.documents.verify import verify
from screening_tui.language import _
from screening_tui.reading.diagnostic import render_text


def verify_file(asked: Namespace) -> int:
    """0 for an untouched file, 1 for one that was changed."""
    checked = verify(asked.file, asked.head)
    number = checked.file.case.opened.body.number if checked.file.case.opened else _("no number")
    told = _("{number}: {count} events, head code {code}").format(
        number=number, count=len(checked.file.heads), code=checked.head_code
    )
    verdict = _("Nothing was changed.") if checked.is_untouched else _("THIS FILE WAS CHANGED.")
    if checked.is_untouched and not asked.head:
        verdict += " " + _("Compare the head code with the one on paper, or give it: --head CODE")
    write(f"{render_text(checked.findings)}{told}\n{verdict}", ascii_only=asked.ascii)
    return int(not checked.is_untouched)
