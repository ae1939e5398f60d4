"""``show --why``: every finding that holds and every recommended action, each with the chain that leads to it."""

from collections.abc import Iterator
from typing import Any

from screening_tui.case.model import Case
from screening_tui.documents.teller import Teller
from screening_tui.documents.why import why_lines, why_tables
from screening_tui.language import _
from screening_tui.protocol.model import Protocol
from screening_tui.screening.chain import chains


def why_text(protocol: Protocol, case: Case, language: str, width: int) -> Iterator[str]:
    """The chains as text, the findings first."""
    teller = Teller(protocol, case, language, {})
    found = chains(protocol, case)
    yield _("WHY: what each finding and each action follows from")
    if not found:
        yield "  " + _("nothing was found, and nothing is recommended")
    for chain in found:
        yield ""
        yield from why_lines(teller, chain, width, indent=2)


def why_for_programs(protocol: Protocol, case: Case, language: str) -> list[dict[str, Any]]:
    """The chains as tables."""
    return why_tables(Teller(protocol, case, language, {}), chains(protocol, case))
