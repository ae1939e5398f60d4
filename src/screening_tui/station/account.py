"""Under which account of the machine the program runs."""

import os
from getpass import getuser


def account() -> str:
    """Its name; its number where it has none."""
    try:
        return getuser()
    except (KeyError, OSError):
        return str(os.getuid())
