"""Where the server of the registers is: one URL, its password from elsewhere, and never in the clear over a network."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from screening_tui.errors import BadInput

PORT = 5432
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_KNOWN = ("host", "passfile", "sslrootcert")


@dataclass(frozen=True, slots=True)
class Address:
    """A database on a server. It prints without its password, everywhere."""

    host: str
    """A name, a number, or the folder of a socket on this machine."""
    port: int
    database: str
    user: str
    written_password: str = ""
    password_file: str = ""
    certificates: str = ""
    """A file with the authority that the server's certificate comes from; "" for those of the machine."""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}/{self.database}"

    __repr__ = __str__

    @property
    def is_on_this_machine(self) -> bool:
        """A socket or loopback: nothing goes over a network."""
        return self.host.startswith("/") or self.host in _LOOPBACK

    def encryption(self) -> ssl.SSLContext | None:
        """How the connection is encrypted, with the server's certificate checked; None on this machine.

        Raises BadInput for a file of certificates that cannot be used.
        """
        if self.is_on_this_machine:
            return None
        try:
            return ssl.create_default_context(cafile=self.certificates or None)
        except OSError as error:
            raise BadInput(f"The certificates in {self.certificates} cannot be used: {error.strerror}.") from error

    def password(self, environ: Mapping[str, str]) -> str | None:
        """As PostgreSQL's own programs find it: the URL, PGPASSWORD, a password file. None where there is none."""
        return self.written_password or environ.get("PGPASSWORD") or self._filed(environ)

    def _filed(self, environ: Mapping[str, str]) -> str | None:
        home = Path(environ.get("HOME") or "/nonexistent")
        path = Path(self.password_file or environ.get("PGPASSFILE") or home / ".pgpass")
        try:
            if path.stat().st_mode & 0o077:
                raise BadInput(f"Others can read the passwords in {path}.", advice=f"chmod 600 '{path}'")
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return None
        sought = (self.host, str(self.port), self.database, self.user)
        for line in lines:
            *keys, password = (_parts(line) + [""] * 5)[:5]
            if all(key in ("*", value) for key, value in zip(keys, sought, strict=True)):
                return password
        return None


def _parts(line: str) -> list[str]:
    """The fields of a line; a backslash takes the next character as it is."""
    parts, characters = [""], iter(line)
    for character in characters:
        if character == ":":
            parts.append("")
        else:
            parts[-1] += next(characters, "") if character == "\\" else character
    return parts


def address_of(url: str) -> Address:
    """The address in ``postgresql://user@host:port/database?sslrootcert=FILE``. Raises ValueError, in words."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORT
    except ValueError:
        raise ValueError("the port is a number up to 65535") from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("it begins with postgresql://")
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    if unknown := sorted(set(asked) - set(_KNOWN)):
        raise ValueError(f"{unknown[0]} is not known here; these are: {', '.join(_KNOWN)}")
    return _whole(parts, port, asked)


def _whole(parts: SplitResult, port: int, asked: Mapping[str, str]) -> Address:
    host = asked.get("host") or unquote(parts.hostname or "")
    database = unquote(parts.path.lstrip("/"))
    user = unquote(parts.username or "")
    if not (host and database and user):
        raise ValueError("it needs a user, a host and a database: postgresql://booth@registers.example/registers")
    return Address(
        host=host,
        port=port,
        database=database,
        user=user,
        written_password=unquote(parts.password or ""),
        password_file=asked.get("passfile", ""),
        certificates=asked.get("sslrootcert", ""),
    )
