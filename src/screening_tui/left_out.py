"""What the libraries would load on the way and the screens never use: a tenth of the memory, and time at the start."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

BUILT_IN = ("_md5", "_sha1", "_blake2", "_sha3")
"""The hashes that Python brings along for where there is no OpenSSL; the larger ones are called otherwise from 3.12."""


def leave_out() -> None:
    """Keep these out of a process that is just starting; in one that has them already nothing changes."""
    if "asyncio" in sys.modules:
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None: there is no such module
    modules["ssl"] = None  # asyncio does without; nothing here speaks to a network
    if _has_hashes_of_its_own():
        modules["_hashlib"] = None
    # pydantic looks through all installed packages for plugins; none of them has a say in what is valid here.
    plugins = type(sys)("pydantic.plugin._loader")
    plugins.__dict__["get_plugins"] = tuple
    modules[plugins.__name__] = plugins


def bring_back_openssl() -> None:
    """For the one thing that Python has no hash of its own for."""
    if sys.modules.get("_hashlib", sys) is None:
        del sys.modules["_hashlib"]


def _has_hashes_of_its_own() -> bool:
    """Some distributions build Python without them."""
    larger = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
    try:
        for name in (*BUILT_IN, *larger):
            __import__(name)
    except ImportError:
        return False
    return True
