"""The options of the commands that look at many cases."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, timedelta
from pathlib import Path

from screening_tui.language import _

SORTS = ("opened", "number", "officer", "marks", "contradictions", "conclusion", "actions", "review")
"""As in ``library.query``, which a help text need not import."""
CONCLUSIONS = ("detected", "in_doubt", "not_detected")
FILTERS = ("search", "first_day", "last_day", "wrote", "indicator", "conclusion", "open_actions", "unreviewed")


def source_options(command: ArgumentParser) -> None:
    """Where the cases come from."""
    command.add_argument(
        "sources",
        metavar=_("PLACE"),
        type=Path,
        nargs="*",
        help=_("stores, folders of case files, or case files; this station's cases if none"),
    )
    kind = command.add_mutually_exclusive_group()
    kind.add_argument("--practice", action="store_true", help=_("the practice cases instead"))
    kind.add_argument("--scripted", action="store_true", help=_("the cases that a file of answers played instead"))


def filter_options(command: ArgumentParser) -> None:
    """Which cases are meant."""
    command.add_argument(
        "--search", metavar=_("TEXT"), default="", help=_("with all these words, or words that begin so, anywhere")
    )
    command.add_argument(
        "--from", dest="first_day", metavar=_("DAY"), type=_day, default="", help=_("opened on 2026-11-23 or later")
    )
    command.add_argument(
        "--to", dest="last_day", metavar=_("DAY"), type=_day, default="", help=_("opened on that day or earlier")
    )
    command.add_argument(
        "--officer", dest="wrote", metavar=_("NAME"), default="", help=_("somebody of that name wrote in it")
    )
    command.add_argument("--indicator", metavar=_("ID"), default="", help=_("this indicator was observed"))
    command.add_argument("--conclusion", choices=CONCLUSIONS, default="", help=_("concluded for some minor"))
    command.add_argument("--open-actions", action="store_true", help=_("something that was recommended is not done"))
    command.add_argument("--unreviewed", action="store_true", help=_("closed, and waiting for a reviewer"))


def form_options(command: ArgumentParser) -> None:
    """In which form the answer is printed."""
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("for programs"))
    form.add_argument("--csv", action="store_true", help=_("for a spreadsheet"))


def list_options(command: ArgumentParser) -> None:
    """Those of ``list``."""
    form_options(command)
    library_options(command)


def library_options(command: ArgumentParser) -> None:
    """Those of ``library``: what ``list`` knows, but for the form."""
    source_options(command)
    filter_options(command)
    command.add_argument("--sort", choices=SORTS, default="", help=_("in which order; the latest first if not given"))
    command.add_argument("--reverse", action="store_true", help=_("the other way round"))


def stats_options(command: ArgumentParser) -> None:
    """Those of ``stats``."""
    source_options(command)
    form_options(command)
    filter_options(command)
    command.add_argument(
        "--threshold",
        metavar=_("COUNT"),
        type=_count,
        default=11,
        help=_("cells below it are suppressed; 11 if not given, 1 for none"),
    )


def review_options(command: ArgumentParser) -> None:
    """Those of ``review``."""
    command.add_argument("case", metavar=_("CASE|FILE"), help=_("a case's number, or a copy of its case file"))
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--comment", metavar=_("TEXT"), help=_("comment on the case, or on one entry: --on"))
    what.add_argument("--resolve", metavar=_("ENTRY"), type=_count, help=_("settle the comment of this number"))
    what.add_argument("--approve", action="store_true", help=_("approve the case as it stands"))
    what.add_argument("--send-back", metavar=_("REASON"), help=_("the officer is to go on with it"))
    what.add_argument("--reopen", metavar=_("REASON"), help=_("take an approval back"))
    what.add_argument("--answer", metavar=_("TEXT"), help=_("the officer's answer to a comment: --on"))
    command.add_argument(
        "--on", metavar=_("ENTRY"), type=_count, default=0, help=_("the number of the entry that is meant")
    )
    command.add_argument("--as", dest="reviewer", metavar=_("NAME"), required=True, help=_("who you are"))
    command.add_argument("--badge", dest="reviewer_badge", metavar=_("NUMBER"), default="", help=_("your badge"))
    command.add_argument("--role", metavar=_("ROLE"), default="", help=_("in which capacity: supervisor"))


def is_asked_for(asked: Namespace) -> bool:
    """Whether ``list`` is to do more than print the plain table of this station's cases."""
    return bool(asked.json or asked.csv or asked.sources or asked.sort or asked.reverse or is_filtered(asked))


def is_filtered(asked: Namespace) -> bool:
    """Whether some cases are to be left out."""
    return any(getattr(asked, name) for name in FILTERS)


def _day(text: str) -> str:
    """A day, a month or a year; ``today`` and ``yesterday`` too."""
    named = {"today": date.today(), "yesterday": date.today() - timedelta(days=1)}  # noqa: DTZ011  the officer's day
    if text in named:
        return named[text].isoformat()
    if not text:  # what stands there when nothing was given comes through here too
        return ""
    from screening_tui.library.query import is_day

    if not is_day(text):
        raise ArgumentTypeError(_("no day; a day is written 2026-11-23, a month 2026-11"))
    return text


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise ArgumentTypeError(_("a whole number from 1 is needed"))
    return number
