"""A fictitious case, made without a screen."""

from __future__ import annotations

from pathlib import Path

from screening_tui.case.disk import Disk
from screening_tui.case.events import (
    Answered,
    Officer,
    Opened,
    Pin,
)
from screening_tui.case.open_case import OpenCase, Session
from screening_tui.case.store import Store
from screening_tui.case.value import Value
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import default_sources

OFFICER = "Officer Example"
CODE = "BENCH"
WORDS = "to the house of a friend of hers, by the river, where we were in the summer before"


class NoDisk(Disk):
    """Takes everything and waits for nothing: only for making what is measured later."""

    def sync(self, descriptor: int) -> None:
        """Do not wait."""


def session() -> Session:
    """Somebody who works on it."""
    return Session(Officer(name=OFFICER), "0")


def new_case(folder: Path, disk: Disk | None = None) -> tuple[OpenCase, Protocol]:
    """A new case in that folder."""
    sources = default_sources()
    protocol = load(sources)
    pin = Pin(id=protocol.id, version=protocol.version, title="A protocol", digest=sources.digest)

    def opened(number: str) -> Opened:
        return Opened(
            number=number,
            origin="scripted",
            protocol=pin,
            program="0",
            officer_language="en",
            interview_language="es",
        )

    return Store(folder, disk=disk).create(CODE, session(), sources, opened), protocol


def answer(number: int, people: int = 1) -> Answered:
    """One answer of usual length, never the same twice; with several people, each has thirty questions of their own."""
    value = Value(text=f"{WORDS} {number}")
    person, question = f"M{number % people + 1}", f"m_{number // people % 30}"
    return Answered(question=question, person=person, value=value, language="es", rendering="verbatim")
