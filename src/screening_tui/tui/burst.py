"""Whether keys come from somebody's fingers or from a scanner, which types a whole document in a moment.

The times are those of the keys themselves, so that it does not matter when the program gets round to them.
"""

FAST = 0.1
"""Seconds between two keys within a burst: scanners need a twentieth of it, fingers more."""
SO_MANY = 8
"""Fast keys in a row make a burst; a name that is typed in a hurry has a slower one among so many."""


class Burst:
    """One field's keys, as they come."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._fast_keys = 0

    def takes(self, at: float) -> bool:
        """Whether the key that came at this moment, in seconds of a clock that never jumps, belongs to a burst."""
        self._fast_keys = self._fast_keys + 1 if at - self._last <= FAST else 0
        self._last = at
        return self._fast_keys >= SO_MANY
