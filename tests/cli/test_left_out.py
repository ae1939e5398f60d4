"""What the screens' process does without; each in a process of its own, for what is loaded stays loaded."""

import subprocess
import sys
from hashlib import scrypt, sha256

FOUND = "import sys; print(*(name for name in sys.argv[1:] if sys.modules.get(name)))"
LEFT = "from screening_tui.left_out import leave_out; leave_out()\n"


def told(code: str, *arguments: str) -> str:
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout.strip()


def test_the_screens_load_neither_openssl_nor_an_index_of_packages() -> None:
    screens = LEFT + "import screening_tui.tui.app, screening_tui.tui.engine, screening_tui.tui.screens.case\n"
    assert told(screens + FOUND, "ssl", "_hashlib", "importlib.metadata", "email", "asyncio") == "asyncio"


def test_the_chain_is_the_same_without_openssl() -> None:
    code = LEFT + "import hashlib; print(hashlib.sha256(b'one answer').hexdigest())"
    assert told(code) == sha256(b"one answer").hexdigest()


def test_a_pin_is_the_same_without_openssl() -> None:
    code = LEFT + "from screening_tui.station.pin import pin_hash; print(pin_hash('4711', bytes(16)))"
    key = scrypt(b"4711", salt=bytes(16), n=2**14, r=8, p=1, dklen=32)
    assert told(code) == f"scrypt:{bytes(16).hex()}:{key.hex()}"


def test_a_python_without_hashes_of_its_own_keeps_openssl() -> None:
    code = "import sys; sys.modules['_md5'] = None\n" + LEFT + "import hashlib\n" + FOUND
    assert told(code, "_hashlib") == "_hashlib"


def test_where_everything_is_loaded_nothing_is_taken_away() -> None:
    assert told("import asyncio, hashlib\n" + LEFT + FOUND, "ssl", "_hashlib") == "ssl _hashlib"
