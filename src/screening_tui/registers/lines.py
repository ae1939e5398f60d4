"""A register's file from outside, line by line: streamed, of bounded lines, UTF-8, a regular file."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from screening_tui.errors import BadInput
from screening_tui.reading.clean import clean_text

LONGEST_LINE = 1_000_000
"""Bytes; an entry with two hundred names has some ten thousand."""


def open_regular(path: Path) -> BinaryIO:
    """The file, for reading; never waits for a pipe. Raises BadInput."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "this is no file name"
        raise BadInput(f"{path} cannot be read: {why}.", advice="Check the name and the folder.") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise BadInput(f"{path} cannot be read: it is no regular file.")
    return os.fdopen(handle, "rb")


def text_lines(file: BinaryIO, path: Path) -> Iterator[str]:
    """Its lines, cleaned, with their ends.

    Raises BadInput with the line's number for another encoding or a giant line.
    """
    number = 0
    while data := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(data) > LONGEST_LINE:
            raise BadInput(f"{path}:{number}: the line is longer than {LONGEST_LINE} bytes.", advice="Split it.")
        try:
            line = data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BadInput(
                f"{path}:{number}: the line is not written in UTF-8 (byte 0x{data[error.start]:02X}).",
                advice='Save the file again with the encoding "UTF-8".',
            ) from None
        words = line.rstrip("\r\n")
        yield clean_text(words) + line[len(words) :]
