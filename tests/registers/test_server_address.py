"""Where a server is, and that its password shows nowhere."""

from pathlib import Path

import pytest

from screening_tui.errors import BadInput
from screening_tui.registers.server.address import address_of

URL = "postgresql://booth:s%20cret@registers.example:5433/registers"


def test_the_parts_of_an_address_and_no_password_in_print() -> None:
    address = address_of(URL)
    assert (address.host, address.port, address.database, address.user) == (
        "registers.example",
        5433,
        "registers",
        "booth",
    )
    assert address.password({}) == "s cret"
    assert f"{address} {address!r}" == "registers.example:5433/registers registers.example:5433/registers"


@pytest.mark.parametrize(
    "url", ["mysql://a@b/c", "postgresql://b/c", "postgresql://a@b", "postgresql://a@/c", "postgresql://a@b:99999/c",
            "postgresql://a@b:x/c", "postgresql://a@b/c?sslmode=disable", ""],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"begins|needs|port|known"):
        address_of(url)


def test_only_this_machine_is_spoken_to_in_the_clear(tmp_path: Path) -> None:
    for url in ("localhost/c", "127.0.0.1/c", "[::1]/c", "/c?host=/run"):
        assert address_of(f"postgresql://a@{url}").encryption() is None
    context = address_of(URL).encryption()
    assert context is not None
    assert context.check_hostname
    with pytest.raises(BadInput, match="certificates"):
        address_of(f"{URL}?sslrootcert={tmp_path / 'none'}").encryption()


def test_passwords_are_found_where_postgresqls_own_programs_find_them(tmp_path: Path) -> None:
    plain = address_of("postgresql://booth@registers.example/registers")
    assert plain.password({}) is None
    assert plain.password({"PGPASSWORD": "from there"}) == "from there"
    kept = tmp_path / ".pgpass"
    kept.write_text("other:5432:registers:booth:no\n# a remark\nregisters.example:*:registers:booth:a\\:b\n")
    kept.chmod(0o600)
    assert plain.password({"HOME": str(tmp_path)}) == "a:b"
    named = tmp_path / "named"
    named.write_text("*:*:*:*:named")
    named.chmod(0o600)
    assert plain.password({"PGPASSFILE": str(named), "HOME": str(tmp_path)}) == "named"
    assert address_of(f"postgresql://b@h/c?passfile={named}").password({"HOME": "/"}) == "named"
    kept.chmod(0o644)
    with pytest.raises(BadInput, match="Others can read"):
        plain.password({"HOME": str(tmp_path)})
