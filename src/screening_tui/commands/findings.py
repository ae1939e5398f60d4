"""How the check commands tell what they found."""

from argparse import Namespace
from collections.abc import Sequence

from screening_tui.commands.output import write
from screening_tui.language import _, ngettext
from screening_tui.reading.diagnostic import Diagnostic, Level, render_json, render_text


def report(found: Sequence[Diagnostic], asked: Namespace, checked: Sequence[str]) -> int:
    """Print the findings as the command line asks for; 1 for errors, with --strict for warnings too, else 0."""
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in found)
    warnings = sum(diagnostic.level is Level.WARNING for diagnostic in found)
    if asked.format == "json":
        write(render_json(found), ascii_only=False)
    else:
        write(render_text(found) + _summary(errors, warnings, ", ".join(checked)), ascii_only=asked.ascii)
    return int(bool(errors or (asked.strict and warnings)))


def _summary(errors: int, warnings: int, checked: str) -> str:
    told = []
    if errors:
        told.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        told.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return f"{checked}: " + (", ".join(told) or _("no errors and no warnings"))
