"""These need PostgreSQL's own programs; where there are none, ``tools/every-test`` says that they were left out."""

from collections.abc import Iterator

import pytest

from a_server import Server, programs

collect_ignore_glob = [] if programs() else ["test_*.py"]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.remove()
