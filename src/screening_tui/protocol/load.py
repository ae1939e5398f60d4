"""From a protocol's files to the one immutable Protocol, as fast as every start of the program needs it.

Nothing is looked at a second time unless something is wrong.
"""

from collections.abc import Iterator

from pydantic import ValidationError

from screening_tui.errors import BadInput
from screening_tui.protocol.assembly import Assembly, assemble
from screening_tui.protocol.checks.cycles import cycles
from screening_tui.protocol.checks.draft import Draft
from screening_tui.protocol.checks.problem import Problem
from screening_tui.protocol.checks.references import references
from screening_tui.protocol.checks.shapes import shapes
from screening_tui.protocol.checks.words import words
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources, default_sources

__all__ = ["default_sources", "load", "load_default", "structure"]


def load(sources: Sources) -> Protocol:
    """The protocol that these files hold.

    Raises BadInput with everything that stops it from being used, which is what ``check`` says of these files without
    the warnings and without the errors that only waste an author's work (a condition that can never hold).
    """
    assembly = assemble(sources)
    if not assembly.problems and not assembly.diagnostics:
        try:
            protocol = Protocol.model_validate(assembly.raw)
        except ValidationError:
            pass
        else:
            if next(structure(Draft(protocol, assembly.places, {})), None) is None:
                return protocol
    raise _refusal(sources, assembly)


def load_default() -> Protocol:
    """The protocol that the program brings along."""
    return load(default_sources())


def structure(draft: Draft) -> Iterator[Problem]:
    """Everything in the items together that stops a protocol from being used."""
    yield from references(draft)
    yield from shapes(draft)
    yield from words(draft)
    yield from cycles(draft)


def _refusal(sources: Sources, assembly: Assembly) -> BadInput:
    from screening_tui.protocol.check import stopping  # nobody pays for it while the protocol is sound

    diagnostics = stopping(sources, assembly)
    first = diagnostics[0]
    more = f", and {len(diagnostics) - 1} more" if len(diagnostics) > 1 else ""
    return BadInput(
        f"{first.place}: {first.message}{more}",
        title="The protocol cannot be used",
        advice="Run: screening-tui protocol check",
        diagnostics=diagnostics,
    )
