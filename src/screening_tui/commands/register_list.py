"""``register list``: which registers there are, how many entries each has, and of which day they are."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from screening_tui.commands.output import write, write_json
from screening_tui.commands.register import entry_line, opened_registers, today
from screening_tui.language import _
from screening_tui.reading.clean import clean_text

if TYPE_CHECKING:
    from screening_tui.registers.server.registers import ServerRegisters
    from screening_tui.registers.store import Registers


def list_entries(asked: Namespace) -> int:
    """The registers, how many entries each has and of which day they are; with a register's name, its entries."""
    from screening_tui.lookup.age import age_words

    with opened_registers(asked) as registers:
        known = _as_of(registers)
        if asked.json:
            write_json(
                [
                    {"register": name, "holding": held, "ended": ended, "as_of": known.get(name, "")}
                    for name, (held, ended) in registers.counts().items()
                ]
            )
        elif asked.register:
            for entry in registers.entries(asked.register):
                write(entry_line(entry), ascii_only=asked.ascii)
        else:
            words = _("{register}: {held} entries hold, {ended} ended")
            for name, (held, ended) in registers.counts().items():
                told = words.format(register=name, held=held, ended=ended)
                if as_of := known.get(name, ""):
                    told += "; " + _("copy of {day}").format(day=age_words(as_of, today()))
                write(told, ascii_only=asked.ascii)
            for line in _how_old(registers):
                write(line, ascii_only=asked.ascii)
    return 0


def _as_of(registers: "Registers | ServerRegisters") -> dict[str, str]:
    """Of which moment each of this booth's registers is; a server is no copy."""
    from screening_tui.registers.freshness import as_of
    from screening_tui.registers.store import Registers

    return as_of(registers) if isinstance(registers, Registers) else {}


def _how_old(registers: "Registers | ServerRegisters") -> Iterator[str]:
    """Of which server this is a copy, and of when."""
    from screening_tui.registers.server.pull import copies
    from screening_tui.registers.store import Registers

    for copy in copies(registers) if isinstance(registers, Registers) else ():
        words = _("copy of {server}, up to date at {time}") if copy.at else _("copy of {server}, not complete yet")
        yield words.format(server=clean_text(copy.address), time=clean_text(copy.at).replace("T", " "))
