"""The PIN of a booth, of which only a salted hash is kept.

It keeps a passer-by from a screen that was left alone. It does not keep out somebody who can copy the station's file:
a short number is soon tried out, whatever the hash.
"""

import hmac
import os

from screening_tui.left_out import bring_back_openssl

PATTERN = r"scrypt:[0-9a-f]{32}:[0-9a-f]{64}"
_SALT_BYTES = 16
_COST = 2**14  # 16 MiB and about 50 ms a try


def pin_hash(pin: str, salt: bytes | None = None) -> str:
    """What stands in ``station.toml`` for a PIN; the salt is drawn by chance unless it is given."""
    bring_back_openssl()
    from _hashlib import scrypt

    salt = os.urandom(_SALT_BYTES) if salt is None else salt
    key = scrypt(pin.encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=8, p=1, dklen=32)
    return f"scrypt:{salt.hex()}:{key.hex()}"


def pin_matches(pin: str, kept: str) -> bool:
    """Whether this is the PIN that the hash was made of."""
    salt = bytes.fromhex(kept.split(":")[1])
    return hmac.compare_digest(pin_hash(pin, salt), kept)
