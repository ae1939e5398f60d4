"""What ``station check`` says of the registers' folder: missing, not readable, not private, of a later version."""

import os
from collections.abc import Iterator

from screening_tui.errors import BadInput, CannotWrite
from screening_tui.reading.diagnostic import Level
from screening_tui.station.model import Station
from screening_tui.station.places import registers_folder
from screening_tui.station.remarks import Remark


def check_registers(station: Station) -> Iterator[Remark]:
    """A folder that the station names has to hold registers, unless a server does; whatever is there has to open."""
    from screening_tui.registers.store import FILE, open_registers

    folder = registers_folder(None, station, os.environ)
    at, found = ("registers",), str(folder) if station.registers else None
    if not os.path.lexists(folder / FILE):
        if station.registers and not station.registers_server:
            message = f"there is no {FILE} in this folder"
            advice = "Bring a register in: screening-tui register import FILE"
            yield Remark("B221", at, found, message, advice, Level.WARNING)
        return
    try:
        with open_registers(folder) as registers:
            registers.counts()
    except (BadInput, CannotWrite) as error:
        yield Remark("B222", at, found, f"the registers cannot be used: {error.message}", error.advice)
