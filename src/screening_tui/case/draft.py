"""Half-typed text, kept beside the journal until it is recorded. It is no part of the case and of no case file."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from screening_tui.case.folder import Folder
from screening_tui.case.model import Position
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.reading.clean import clean_text

DRAFT = "draft"
LARGEST_DRAFT = 1024 * 1024
"""Bytes; an answer itself is at most 64 KiB."""
_FORMAT = 1

Place = tuple[Position | None, str]
"""Where a text was typed: the step with its people, and the field there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not recorded."""

    at: str
    """When it was written down, by the wall clock: ``2026-11-23T14:32:07-06:00``."""
    after: int
    """The sequence number of the last event that was recorded by then."""
    texts: tuple[tuple[Place, str], ...]

    @property
    def clock(self) -> str:
        """``14:32``."""
        return self.at[11:16]


def keep_draft(folder: Folder, number: str, draft: Draft) -> None:
    """Put it in the place of the one before, whole and durable. Raises CannotWrite."""
    texts = [[place and [place.step, *place.people], field, text] for (place, field), text in draft.texts]
    table = {"format": _FORMAT, "number": number, "at": draft.at, "after": draft.after, "texts": texts}
    payload = json.dumps(table).encode()
    if len(payload) > LARGEST_DRAFT - 65:
        raise CannotWrite("The half-typed text is too long to be kept.")
    folder.replace(DRAFT, hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)


def kept_draft(folder: Folder, number: str) -> Draft | None:
    """What was half typed when the case was left; None if nothing was. Raises BadInput if that cannot be read."""
    if DRAFT not in folder.names():
        return None
    data = folder.read(DRAFT, LARGEST_DRAFT)
    digest, _line_break, payload = data.partition(b"\n")
    if digest != hashlib.sha256(payload).hexdigest().encode():
        raise BadInput(f"{folder.path / DRAFT} cannot be read: it is damaged.")
    try:
        return _understood(json.loads(payload), number)
    except (ValueError, RecursionError, TypeError, LookupError, AttributeError, OverflowError):
        raise BadInput(f"{folder.path / DRAFT} cannot be read: it is no draft of this case.") from None


def forget_draft(folder: Folder) -> None:
    """Nothing is half typed any more. Raises CannotWrite."""
    folder.remove(DRAFT)
    folder.give_back(DRAFT)  # one whose writing was cut short


def _understood(table: Any, number: str) -> Draft:
    if (table["format"], table["number"]) != (_FORMAT, number):
        raise ValueError
    texts = tuple(
        ((_position(place), clean_text(field)), clean_text(text, lines=True)) for place, field, text in table["texts"]
    )
    return Draft(clean_text(table["at"]), int(table["after"]), texts)


def _position(place: Any) -> Position | None:
    if place is None:
        return None
    step, *people = (clean_text(part) for part in place)
    return Position(step, tuple(people))
