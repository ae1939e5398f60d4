"""A text file from outside: of bounded size, a regular file, UTF-8."""

import errno
import os
import stat
from pathlib import Path

from screening_tui.errors import BadInput
from screening_tui.reading.diagnostic import Diagnostic, Level

_WHY_NOT_OPENED = {
    errno.ENOENT: ("there is no such file", "Check the name and the folder."),
    errno.ENOTDIR: ("there is no such file", "A part of its path is a file and not a folder."),
    errno.EACCES: ("the file may not be read", "Ask its owner for permission to read it."),
    errno.EPERM: ("the file may not be read", "Ask its owner for permission to read it."),
    errno.ELOOP: ("its links lead in a circle", "Let the link point to the file itself."),
    errno.ENAMETOOLONG: ("the name is too long", "Shorten the name."),
    errno.ENXIO: ("it is not a regular file", "Give the path of a text file."),
}


def read_bounded(path: str | Path, limit: int, name: str = "") -> str:
    """The text of a UTF-8 file of at most ``limit`` bytes; a byte order mark is left out.

    ``name`` is what the file is called in messages, its path by default. Raises BadInput with one diagnostic (F101
    cannot be read, F102 too large, F103 not UTF-8) and never waits for a pipe or reads from a device.
    """
    name = name or str(path)
    data = _bytes(path, limit, name)
    if len(data) > limit:
        raise _refusal("F102", name, f"the file is larger than {limit // 1024} KiB", "Split it into several files.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        advice = "It looks like UTF-16. " if wide else ""
        raise _refusal(
            "F103",
            name,
            "the file is not written in UTF-8",
            advice + 'Save it again with the encoding "UTF-8".',
            (line, column),
            f"byte 0x{data[error.start]:02X}",
        ) from None


def _bytes(path: str | Path, limit: int, name: str) -> bytes:
    try:
        # O_NONBLOCK: a pipe that nobody writes to must not hold the program up.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            mode = os.fstat(handle).st_mode
            if stat.S_ISREG(mode):
                with os.fdopen(handle, "rb", closefd=False) as file:
                    return file.read(limit + 1)
        finally:
            os.close(handle)
    except OSError as error:
        message, advice = _WHY_NOT_OPENED.get(error.errno or 0, (f"it cannot be read ({error.strerror})", ""))
        raise _refusal("F101", name, message, advice) from None
    except ValueError:  # a NUL in the path
        raise _refusal("F101", name, "this is no file name", "Check the name.") from None
    what = "it is a folder" if stat.S_ISDIR(mode) else "it is not a regular file"
    raise _refusal("F101", name, what, "Give the path of a text file.")


def _refusal(
    code: str, name: str, message: str, advice: str, place: tuple[int, int] = (0, 0), found: str = ""
) -> BadInput:
    diagnostic = Diagnostic(code, Level.ERROR, name, *place, "", found, message, advice)
    return BadInput(f"{diagnostic.place}: {message}", advice=advice, diagnostics=(diagnostic,))
