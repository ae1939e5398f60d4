"""The keys that work everywhere, how keys are written for people, and what a line of key hints looks like."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from screening_tui.language import _


def N_(message: str) -> str:  # noqa: N802  gettext's customary name
    """Mark a text for the catalogues where it cannot be translated yet: bindings are made while modules load."""
    return message


GLOBAL_BINDINGS: list[Binding] = [
    Binding("f1,ctrl+g", "help", N_("help"), id="help", priority=True, tooltip=N_("What this step is for")),
    Binding("f2,ctrl+n", "note", N_("note"), id="note", priority=True, tooltip=N_("Write a note")),
    Binding(
        "f3,ctrl+r",
        "missing",
        N_("no answer"),
        id="missing",
        priority=True,
        tooltip=N_("Why there is no answer: does not know, declined, not asked, does not apply"),
    ),
    Binding("f4,ctrl+t", "steps", N_("steps"), id="steps", priority=True, tooltip=N_("All steps; go to another one")),
    Binding(
        "f5,ctrl+e",
        "interview_language",
        N_("interview language"),
        id="interview_language",
        priority=True,
        show=False,
        tooltip=N_("The language in which the questions are put"),
    ),
    Binding(
        "f6,ctrl+y",
        "officer_language",
        N_("my language"),
        id="officer_language",
        priority=True,
        show=False,
        tooltip=N_("The language of the program"),
    ),
    Binding("f7,ctrl+o", "offer", N_("offer"), id="offer", priority=True, show=False, tooltip=N_("Record an offer")),
    Binding("f8,ctrl+x", "stop", N_("stop"), id="stop", priority=True, tooltip=N_("Stop this interview and protect")),
    Binding("f9,ctrl+l", "hide", N_("hide"), id="hide", priority=True, tooltip=N_("Hide the screen at once")),
    Binding("f10,ctrl+p", "menu", N_("menu"), id="menu", priority=True, tooltip=N_("Everything that can be done here")),
]
"""Bound at the application with priority, so that they also work above a dialog. No key is the only route."""

_WRITTEN = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "tab": N_("Tab"),
    "shift+tab": N_("S-Tab"),
    "space": N_("Space"),
    "up": N_("Up"),
    "down": N_("Down"),
    "left": N_("Left"),
    "right": N_("Right"),
    "question_mark": "?",
    "asterisk": "*",
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "backspace": N_("Backspace"),
    "plus": "+",
    "delete": N_("Del"),
    "home": N_("Home"),
    "end": N_("End"),
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "minus": "-",
}


def written(key: str) -> str:
    """A key as people read it: ``F9``, ``Ctrl+L``, ``Enter``."""
    if key in _WRITTEN:
        return _(_WRITTEN[key])
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[5:].upper()
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One thing that can be done now: its action, its keys, its words."""

    id: str
    action: str
    keys: tuple[str, ...]
    words: str
    tooltip: str
    shown: bool
    """Whether the line of hints has it, or only the menu."""


def hints(screen: Screen[Any]) -> tuple[KeyHint, ...]:
    """What can be done now on this screen: the focused widget's keys first, then the screen's, then everywhere's."""
    found: dict[str, KeyHint] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not binding.description or not active.enabled:
            continue
        # The first is the one that is nearest to the focus: its words count, whatever else leads to the same action.
        nearest = found.get(binding.action) or KeyHint(
            binding.id or binding.action,
            binding.action,
            (),
            _(binding.description),
            _(binding.tooltip) if binding.tooltip else "",
            binding.show,
        )
        # A function key is shorter to read than its twin, so it is written first.
        keys = tuple(sorted((*nearest.keys, key), key=_function_key_last, reverse=True))
        found[binding.action] = replace(nearest, keys=keys)
    # What fits on the line comes from the front of this order: in an interview, why there is no answer matters most.
    everywhere = ["missing", *(binding.action for binding in GLOBAL_BINDINGS if binding.action != "missing")]
    return tuple(
        sorted(found.values(), key=lambda hint: everywhere.index(hint.action) if hint.action in everywhere else -1)
    )


def _function_key_last(key: str) -> bool:
    return key[:1] == "f" and key[1:].isdigit()


ALWAYS_SHOWN = ("stop", "hide", "menu")
"""How to protect the minor, how to hide, and where everything else is: never left out."""


def hint_line(all_hints: Iterable[KeyHint], width: int) -> str:
    """``Enter next  S-Tab back  F1 help  F9 hide``: as many as fit, and always the three that must not be missing."""
    shown = [hint for hint in all_hints if hint.shown]
    tail = [_hint(hint) for hint in shown if hint.action in ALWAYS_SHOWN]
    room = width - sum(len(piece) + 2 for piece in tail)
    pieces = []
    for hint in shown:
        piece = _hint(hint)
        if hint.action not in ALWAYS_SHOWN and len(piece) <= room:
            pieces.append(piece)
            room -= len(piece) + 2
    return "  ".join([*pieces, *tail])


def _hint(hint: KeyHint) -> str:
    return f"{written(hint.keys[0])} {hint.words}"
