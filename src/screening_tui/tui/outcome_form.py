"""What is asked about how it ends for a minor, and what is said when something of it is missing."""

from collections.abc import Mapping
from dataclasses import replace

from screening_tui.language import _
from screening_tui.protocol.model import Outcome, Protocol
from screening_tui.tui.screens.form import Field


def outcome_fields(protocol: Protocol, outcome: Outcome, known: Mapping[str, str]) -> list[Field]:
    """To whom, why, and for a guarded outcome who receives the minor and how that was made certain.

    What the protocol requires is asked for in any case, and marked.
    """
    asked = set(outcome.requires) | {"why", "when"}
    if any(action.gate is not None and action.gate.outcome == outcome.id for action in protocol.actions):
        asked |= {"receiver", "receiver_kind", "how_certain"}
    elif outcome.asks_to:
        asked.add("to")
    labels = part_labels()
    kinds = (("relative", _("a relative")), ("institution", _("an institution")))
    every = (
        Field("to", labels["to"]),
        Field("receiver", labels["receiver"]),
        Field("receiver_kind", labels["receiver_kind"], kind="choice", options=kinds),
        Field("how_certain", labels["how_certain"], kind="words"),
        Field("why", labels["why"], kind="words"),
        Field("when", labels["when"]),
    )
    return [_filled(field, outcome, known) for field in every if field.id in asked]


def _filled(field: Field, outcome: Outcome, known: Mapping[str, str]) -> Field:
    if field.id not in outcome.requires:
        return replace(field, value=known.get(field.id, ""))
    # A row of options has no room of its own for a hint.
    label = _("{field} (needed)").format(field=field.label) if field.kind == "choice" else field.label
    return replace(field, label=label, value=known.get(field.id, ""), required=True, hint=_("needed"))


def part_labels() -> dict[str, str]:
    """What the parts of an outcome's record are called in its form."""
    return {
        "to": _("To whom"),
        "receiver": _("Received by (name)"),
        "receiver_kind": _("Who is"),
        "how_certain": _("How made certain"),
        "why": _("Why"),
        "when": _("When, if not now"),
    }


def needs_words(needs: tuple[str, ...]) -> str:
    """What is missing, or wrong, where the protocol has no words of its own for it."""
    if "interpreter" in needs:
        return _("An interpreter is never the accompanying adult, nor an acquaintance of theirs.")
    labels = part_labels()
    return _("Please fill in: {field}").format(field=", ".join(labels.get(part, part) for part in needs))
