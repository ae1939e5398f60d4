"""One writer a case, across processes, accounts and ssh sessions. A dead process holds nothing: the kernel lets go."""

import contextlib
import fcntl
import json
import os
from dataclasses import dataclass
from typing import Any

from screening_tui.case.codec import open_sealed, seal
from screening_tui.case.disk import cannot_write
from screening_tui.case.folder import Folder, let_go
from screening_tui.errors import BadInput, CannotWrite
from screening_tui.reading.clean import clean_text

LOCK = "lock"
_LARGEST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works on a case; empty where it cannot be read."""

    officer: str = ""
    since: str = ""
    """As an event's stamp has it."""
    process: int = 0


class CaseHeld(CannotWrite):
    """Somebody else is working on the case; it can be looked at meanwhile."""

    title = "Somebody else is working on this case"

    def __init__(self, number: str, holder: Holder) -> None:
        since = f" since {holder.since[11:16]}" if holder.since else ""
        super().__init__(
            f"{number} is being worked on by {holder.officer or 'another program'}{since}.",
            advice="Look at it without changing anything, or wait until they have left it.",
        )
        self.holder = holder


class Lock:
    """Held for as long as the case is open; let go by ``release`` or by the process's end."""

    def __init__(self, folder: Folder, number: str, holder: Holder) -> None:
        """Take it. Raises CaseHeld if somebody else has it."""
        self._descriptor = folder.open_or_create(LOCK)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            let_go(self._descriptor)
            if isinstance(error, BlockingIOError):
                raise CaseHeld(number, who_holds(folder)) from None
            raise cannot_write(error, "That this case is being worked on") from error
        told = {"officer": holder.officer, "since": holder.since, "process": holder.process}
        with contextlib.suppress(OSError):  # only told to others: a full disk keeps nobody from finishing a case
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, seal(json.dumps(told).encode()), 0)

    def release(self) -> None:
        """Let go."""
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        let_go(self._descriptor)


def who_holds(folder: Folder) -> Holder:
    """Who says that they hold the case. It only means something while the lock cannot be had."""
    try:
        told: Any = json.loads(open_sealed(folder.read_raw(LOCK, _LARGEST)))
        return Holder(clean_text(str(told["officer"])), clean_text(str(told["since"])), int(told["process"]))
    except (BadInput, ValueError, LookupError, TypeError, RecursionError):
        return Holder()
