"""A parent for the program at a terminal: whatever ends the program, the terminal is given back as it was, and wiped.

The process that was started forks. Its child goes on as the program. The process itself becomes a shell that waits,
which takes a tenth of a megabyte, holds nothing of any case, passes signals on and ends when the program does. Where
the program told its exit status, it has given back the terminal itself. Where it did not, it was killed: this file is
run by itself, without the rest of the program, restores the terminal and ends as the program ended.
"""

import os
import signal
import sys
import termios
from contextlib import suppress

WIPE = b"\x1b[0m\x1b[H\x1b[2J\x1b[3J"
"""What is on the page, and what was scrolled off it where the terminal allows that."""
_MODES_OFF = b"".join(b"\x1b[?%dl" % mode for mode in (2026, 2048, 2004, 1016, 1015, 1006, 1004, 1003, 1002, 1000))
GIVE_BACK = _MODES_OFF + b"\x1b[<u\x1b[?7h" + WIPE + b"\x1b[?1049l\x1b[?25h" + WIPE
"""Nothing reports any more, lines are broken again, the first page and the cursor are back, and nothing stands there.

Both pages are wiped: not every terminal has a second one."""

WAITER = r"""
trap '' INT QUIT TSTP TTIN TTOU PIPE
trap "kill -TERM $1 2>/dev/null; again=1 last=15" TERM
trap "kill -HUP $1 2>/dev/null; again=1 last=1" HUP
told= again=1 last=9
while [ -n "$again" ]; do
  again= line=
  read -r line <&3 && again=1
  [ -n "$line" ] && told=$line
done
[ -n "$told" ] && exit "$told"
exec "$2" -I -S "$3" "$1" "$4" "$last"
"""
"""sh's arguments: the program's process, Python, this file, the terminal's settings. A signal interrupts ``read``,
which is then done again; at the program's end there is nothing more to read."""


def split() -> int:
    """Go on as the child of a waiting parent; gives back where the exit status is told, or -1 where there is none."""
    try:
        settings = _packed(termios.tcgetattr(0))
        reading, writing = os.pipe()
        program = os.fork()
    except (OSError, termios.error):
        return -1
    if program:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a shell cannot wait for a signal that it was started to ignore
        os.close(writing)
        _wait(program, reading, settings)
    os.close(reading)
    return writing


def tell(where: int, status: int) -> None:
    """The terminal is given back; the program ends with this status."""
    with suppress(OSError):
        os.write(where, b"%d\n" % status)


def _wait(program: int, reading: int, settings: str) -> None:
    os.dup2(reading, 3)
    os.set_inheritable(3, True)
    with suppress(OSError):
        os.execv(  # noqa: S606  a shell, and nothing that anybody typed
            "/bin/sh",
            ["sh", "-c", WAITER, "screening-tui", str(program), sys.executable, __file__, settings],
        )
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: os.kill(program, number))
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
        signal.signal(number, signal.SIG_IGN)
    told = b""
    while data := os.read(3, 16):
        told += data
    _end_like(program, settings, signal.SIGKILL, given_back=bool(told))


def _end_like(program: int, settings: str, last: int, *, given_back: bool) -> None:
    """Give the terminal back unless that was done, and end as the program did, or by the signal ``last`` where nobody
    knows any more how. Does not come back.
    """
    if not given_back:
        with suppress(OSError, termios.error):
            termios.tcflush(1, termios.TCOFLUSH)  # what a slow line has not taken yet is not to be seen any more
        with suppress(OSError):
            os.write(1, GIVE_BACK)
        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, _unpacked(settings))
    try:
        status = os.waitpid(program, 0)[1]
    except ChildProcessError:  # some shells take the status of every child, whoever started it
        status = last
    if os.WIFSIGNALED(status):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(OSError):
            signal.signal(os.WTERMSIG(status), signal.SIG_DFL)
        os.kill(os.getpid(), os.WTERMSIG(status))
    os._exit(os.waitstatus_to_exitcode(status))


def _packed(attributes: list[int | list[bytes | int]]) -> str:
    *numbers, characters = attributes
    assert isinstance(characters, list)  # noqa: S101  so it is made
    codes = [each[0] if isinstance(each, bytes) else each for each in characters]
    return " ".join(str(number) for number in [*numbers, *codes])


def _unpacked(settings: str) -> list[int | list[bytes | int]]:
    numbers = [int(word) for word in settings.split()]
    codes: list[bytes | int] = [bytes([code]) for code in numbers[6:]]
    return [*numbers[:6], codes]


if __name__ == "__main__":
    for each in (signal.SIGHUP, signal.SIGTERM, signal.SIGTTOU):
        signal.signal(each, signal.SIG_IGN)
    _end_like(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), given_back=False)
