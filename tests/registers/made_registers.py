"""Registers of a few fictitious people."""

from pathlib import Path

from screening_tui.registers.index import Indexer
from screening_tui.registers.model import Entry
from screening_tui.registers.store import Registers, open_registers


def registers_of(folder: Path, *entries: Entry) -> Registers:
    registers = open_registers(folder, make=True)
    with registers.change():
        indexer = Indexer(registers)
        for entry in entries:
            indexer.add(entry)
        indexer.finish()
    return registers
