"""How the check commands tell what they found."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence

from screening_tui.commands.output import write
from screening_tui.language import _, ngettext
from screening_tui.reading.diagnostic import Diagnostic, Level, render_json, render_text

MOST_OF_A_KIND = 10
"""Findings of one code in one file that are printed as text; nobody reads the eleventh of a kind."""


def report(found: Sequence[Diagnostic], asked: Namespace, checked: Sequence[str]) -> int:
    """Print the findings as the command line asks for; 1 for errors, with --strict for warnings too, else 0."""
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in found)
    warnings = sum(diagnostic.level is Level.WARNING for diagnostic in found)
    if asked.format == "json":
        write(render_json(found), ascii_only=False)
    else:
        told = render_text(_first_of_each_kind(found)) + "".join(f"{line}\n" for line in _left_out(found))
        write(told + _summary(errors, warnings, ", ".join(checked)), ascii_only=asked.ascii)
    return int(bool(errors or (asked.strict and warnings)))


def _first_of_each_kind(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic in found:
        seen[diagnostic.file, diagnostic.code] += 1
        if seen[diagnostic.file, diagnostic.code] <= MOST_OF_A_KIND:
            yield diagnostic


def _left_out(found: Sequence[Diagnostic]) -> Iterator[str]:
    for (file, code), count in Counter((diagnostic.file, diagnostic.code) for diagnostic in found).items():
        if (more := count - MOST_OF_A_KIND) > 0:
            words = ngettext(
                "{file}: {count} more finding {code} is not printed; --format json lists every one.",
                "{file}: {count} more findings {code} are not printed; --format json lists every one.",
                more,
            )
            yield words.format(file=file, count=more, code=code)


def _summary(errors: int, warnings: int, checked: str) -> str:
    told = []
    if errors:
        told.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings:
        told.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return f"{checked}: " + (", ".join(told) or _("no errors and no warnings"))
