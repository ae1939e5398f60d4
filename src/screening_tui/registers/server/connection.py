"""One connection to the server, and what goes wrong with it in words. The driver is imported here and nowhere else."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from screening_tui.errors import BadInput, CannotWrite, ScreeningError
from screening_tui.registers.server.address import Address

ANSWER_SECONDS = 20
"""After so long without a word the server counts as away."""
WAIT_SECONDS = 10
"""For another program that is writing."""

_BEING_WRITTEN = "55P03"
_DRIVER = "pip install 'screening-tui[postgres]'"


class Connection:
    """A connection whose every failure is a ScreeningError. Not for two threads at once."""

    def __init__(self, address: Address, environ: Mapping[str, str]) -> None:
        try:
            import pg8000.native
        except ImportError:
            raise BadInput(
                "The program that speaks to PostgreSQL is not installed.", advice=f"Install it: {_DRIVER}"
            ) from None
        self.address = address
        self._refused: type[Exception] = pg8000.native.DatabaseError
        self._away: tuple[type[Exception], ...] = (pg8000.native.InterfaceError, OSError, struct.error)
        on_socket = address.host.startswith("/")
        where = {"unix_sock": f"{address.host}/.s.PGSQL.{address.port}"} if on_socket else {"host": address.host}
        self.is_writing = False
        with self.told():
            self._native = pg8000.native.Connection(
                address.user,
                database=address.database,
                port=address.port,
                password=address.password(environ),
                ssl_context=address.encryption(),
                timeout=ANSWER_SECONDS,
                application_name="screening-tui",
                **where,
            )

    def run(self, statement: str, **values: Any) -> list[list[Any]]:
        """The rows of one statement; ``:name`` stands for a value. Raises BadInput, or CannotWrite within a change."""
        with self.told():
            return list(self._native.run(statement, **values) or [])

    @contextmanager
    def change(self) -> Iterator[None]:
        """Everything that is written within is kept together or not at all."""
        self.run("BEGIN")
        self.is_writing = True
        try:
            self.run(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
            yield
            self.run("COMMIT")
        except BaseException:
            self._take_back()
            raise
        finally:
            self.is_writing = False

    def _take_back(self) -> None:
        try:
            self._native.run("ROLLBACK")
        except (self._refused, *self._away):
            self.close()  # a server that is away takes it back by itself

    def close(self) -> None:
        """Let go of the server, which may be away."""
        try:
            self._native.close()
        except (self._refused, *self._away):
            return

    @contextmanager
    def told(self) -> Iterator[None]:
        """Around whatever speaks to the server."""
        try:
            yield
        except self._refused as error:
            raise self._in_words(error) from None
        except self._away as error:
            # A server that refuses hangs up; where the driver's goodbye then fails, its refusal is what was before.
            refusal = next(filter(self._is_refusal, _before(error)), None)
            raise (self._in_words(refusal) if refusal else self._it_is_away()) from None

    def _is_refusal(self, error: BaseException) -> bool:
        return isinstance(error, self._refused)

    def _it_is_away(self) -> ScreeningError:
        kind = CannotWrite if self.is_writing else BadInput
        changed = " Nothing was changed." if self.is_writing else ""
        return kind(
            f"The server of the registers, {self.address}, does not answer.{changed}",
            title="The server is away",
            advice="This booth's own copy still works. Try again when the server is back.",
        )

    def _in_words(self, error: BaseException) -> ScreeningError:
        """Only what the server says of itself: its other messages may hold what was sent to it."""
        told = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
        code = str(told.get("C", ""))
        if code == _BEING_WRITTEN:
            return CannotWrite(
                f"The registers on {self.address} are being written by another program. Nothing was changed.",
                advice="Wait for it, then try again.",
            )
        known = {
            "28": "it does not let this account in",
            "3D": "it has no such database",
            "42": "this account may not do that there",
            "53": "it has no room, or too many are using it",
            "57": "it is being stopped",
        }
        why = known.get(code[:2], f"PostgreSQL's error {code or 'without a number'}")
        kind = CannotWrite if self.is_writing else BadInput
        changed = " Nothing was changed." if self.is_writing else ""
        return kind(
            f"The server of the registers, {self.address}, refused: {why}.{changed}",
            advice="Ask who looks after the server.",
        )


def _before(error: BaseException) -> Iterator[BaseException]:
    """What went wrong before it did, newest first."""
    while (earlier := error.__context__) is not None:
        yield earlier
        error = earlier
