"""What another program of the same account can read of this one's memory: nothing."""

import json
import subprocess
import sys

import pytest

READER = """
import ctypes, json, os, resource, signal, sys  # all of them now: another account may not reach them
from screening_tui.__main__ import close_leaks

nobody, set_dumpable, attach, detach = 65534, 4, 16, 17
libc = ctypes.CDLL(None)
libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
if os.geteuid() == 0:  # root may read everything; another account is taken, and is left as a login leaves it
    os.setgroups([])
    os.setgid(nobody)
    os.setuid(nobody)
    libc.prctl(set_dumpable, 1, 0, 0, 0)
ready, tell = os.pipe()
keeper = os.fork()
if not keeper:
    if sys.argv[1] == "closed":
        close_leaks()
    os.write(tell, b"!")
    signal.pause()
os.close(tell)
assert os.read(ready, 1), 'it is over'
opened = {}
for name in ("mem", "environ", "maps"):
    try:
        os.close(os.open(f"/proc/{keeper}/{name}", os.O_RDONLY))
        opened[name] = True
    except OSError:
        opened[name] = False
opened["ptrace"] = libc.ptrace(attach, keeper, None, None) == 0
if opened["ptrace"]:
    os.waitpid(keeper, 0)
    libc.ptrace(detach, keeper, None, None)
os.kill(keeper, signal.SIGKILL)
os.waitpid(keeper, 0)
print(json.dumps(opened))
"""


def opened_by_the_same_account(how: str) -> dict[str, bool]:
    """What a program may open of one that it started itself and that has its account; neither is root."""
    ended = subprocess.run([sys.executable, "-c", READER, how], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, bool] = json.loads(ended.stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="/proc and prctl are Linux's")
def test_neither_memory_nor_ptrace_is_open_to_the_same_account() -> None:
    doors = ("mem", "environ", "maps", "ptrace")
    assert opened_by_the_same_account("open") == dict.fromkeys(doors, True), "nothing was closed yet"
    assert opened_by_the_same_account("closed") == dict.fromkeys(doors, False)
