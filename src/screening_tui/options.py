"""What was asked for on the command line, handed to the screens. Light: it is imported before anything is painted."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Literal, TypeAlias

    Command: TypeAlias = Literal["home", "new", "resume", "practice", "replay", "library"]


@dataclass(frozen=True, slots=True)
class Options:
    """One start of the program's screens. None and "" mean: not said; the station or the environment decides."""

    command: Command = "home"
    case: str = ""
    """The case to resume; "" for the one that was worked on last. To be replayed, a case's number or its file."""
    at: int | None = None
    """The event at which a replay begins."""
    store: Path | None = None
    """The folder of the cases."""
    station: Path | None = None
    """The station's file."""
    protocol: Path | None = None
    """A protocol's folder or its ``protocol.toml``."""
    ascii: bool = False
    language: str | None = None
    """The officer's language."""
    answers: Path | None = None
    """A scripted officer's answers."""
    officer: str | None = None
    badge: str | None = None
    places: tuple[Path, ...] = ()
    """Whose cases the library shows; none: this station's."""
    kind: Literal["", "practice", "scripted"] = ""
    """Which of the station's cases."""
    find: tuple[tuple[str, Any], ...] = ()
    """What the library looks for: the fields of ``library.query.Query``."""
