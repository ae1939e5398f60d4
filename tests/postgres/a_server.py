"""A PostgreSQL of the tests' own: in a temporary folder, on a socket there, without a network."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from screening_tui.registers.server.address import Address, address_of

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def programs() -> Path | None:
    """Where initdb and pg_ctl are, None where there is no PostgreSQL."""
    found = shutil.which("initdb")
    places = [*_PLACES, *([Path(found).parent] if found else [])]
    return next(
        (place for place in places if all((place / name).exists() for name in ("initdb", "pg_ctl", "createdb"))), None
    )


class Server:
    """Starts, stops, dies. As root it runs under another account, because PostgreSQL refuses root."""

    def __init__(self) -> None:
        self.account = ("postgres" if os.geteuid() == 0 else None,)
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self.data = self.folder / "data"
        if self.account[0]:
            shutil.chown(self.folder, self.account[0])
        self.do("initdb", "--pgdata", str(self.data), "--username", "keeper", "--auth", "trust", "--encoding", "UTF8")
        self.start()
        self.made = 0

    def do(self, program: str, *arguments: str) -> None:
        place = programs()
        assert place
        log = self.folder / "log"
        with log.open("ab") as said:
            subprocess.run(
                [place / program, *arguments],
                user=self.account[0],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=True,
                env=os.environ | {"LC_ALL": "C"},
            )

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off"
        self.do("pg_ctl", "--pgdata", str(self.data), "--wait", "--options", options, "start")

    def die(self) -> None:
        self.do("pg_ctl", "--pgdata", str(self.data), "--wait", "--mode", "immediate", "stop")

    def database(self) -> str:
        """The URL of a new, empty database."""
        self.made += 1
        name = f"registers{self.made}"
        self.do("createdb", "--host", str(self.folder), "--username", "keeper", name)
        return f"postgresql://keeper@/{name}?host={self.folder}"

    def address(self) -> Address:
        return address_of(self.database())

    def remove(self) -> None:
        self.die()
        shutil.rmtree(self.folder)
