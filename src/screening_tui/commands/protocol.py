"""``protocol check``, ``schema``, ``show``, ``test``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from screening_tui.commands.findings import report
from screening_tui.commands.output import write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.errors import BadInput
from screening_tui.language import _, current_language, ngettext
from screening_tui.protocol.load import default_sources, load
from screening_tui.protocol.sources import Sources, read_sources
from screening_tui.reading.diagnostic import Diagnostic, render_text

if TYPE_CHECKING:
    from screening_tui.screening.scenarios import ScenarioOutcome


def check_protocols(asked: Namespace) -> int:
    """Everything that is wrong with some protocols: 0, 1 for errors (with --strict for warnings too), 2 unreadable."""
    from screening_tui.protocol.check import check

    found: list[Diagnostic] = []
    unreadable = 0
    for path in asked.path:
        try:
            found += check(read_sources(path))
        except BadInput as error:
            found += error.diagnostics
            unreadable = error.exit_status
    return max(unreadable, report(found, asked, [str(path) for path in asked.path]))


def print_schema(asked: Namespace) -> int:
    """The JSON Schema of a protocol."""
    from screening_tui.protocol.schema import json_schema

    write_json(json_schema(translation=asked.translation), ascii_only=asked.ascii)
    return 0


def show_protocol(asked: Namespace) -> int:
    """A protocol as a document, in the language of the program."""
    from screening_tui.protocol.show import show

    protocol = load(_sources(asked))
    write(show(protocol, asked.lang or current_language(), _), ascii_only=asked.ascii)
    return 0


def play_scenarios(asked: Namespace) -> int:
    """Play scenarios: 0 when all came out as expected, else 1."""
    from screening_tui.screening.scenarios import one_sided, run_scenarios

    sources = _sources(asked)
    protocol = load(sources)
    played = run_scenarios(protocol, asked.scenarios or [Path(sources.folder) / "scenarios"])
    text = "".join(_told(outcome) for outcome in played.outcomes if not outcome.passed) + render_text(played.unused)
    one_side = one_sided(protocol, played.outcomes)
    for words, names in (
        (_("no scenario expects: {names}"), one_side.never_present),
        (_("no scenario shows the absence of: {names}"), one_side.never_absent),
    ):
        text += words.format(names=", ".join(names)) + "\n" if names else ""
    count, passed = len(played.outcomes), sum(outcome.passed for outcome in played.outcomes)
    summary = ngettext("{count} scenario, {passed} as expected", "{count} scenarios, {passed} as expected", count)
    write(text + summary.format(count=count, passed=passed), ascii_only=asked.ascii)
    return int(not played.passed)


def _told(outcome: "ScenarioOutcome") -> str:
    return "\n    ".join([f"{outcome.file}: {outcome.title}", *outcome.differences]) + "\n"


def _sources(asked: Namespace) -> Sources:
    """The protocol that is named, else the station's, else the one that comes with the program."""
    path = asked.path or station_of(asked).protocol
    return read_sources(path) if path else default_sources()
