"""Building the index of a store, by the program itself: it says how far it is, is interrupted, and goes on."""

import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pexpect

from made_store import PLAIN, add_case

CASES = 900
PROGRAM = [sys.executable, "-m", "screening_tui"]


def test_ctrl_c_keeps_what_was_indexed_and_the_same_command_goes_on(tmp_path: Path) -> None:
    store = tmp_path / "cases"
    first = store / add_case(store, *PLAIN)
    for number in range(2, CASES + 1):  # copies under other numbers: damaged, each says so, and each is indexed
        shutil.copytree(first, store / f"{first.name[:-4]}{number:04}", copy_function=os.link)

    begun = _list(store)
    begun.expect_exact(f"Indexing: 100 of {CASES} cases")
    begun.delaybeforesend = None  # or a quick machine is done before the key is pressed
    begun.sendintr()
    begun.expect_exact("The index is not complete yet.")
    begun.expect_exact("goes on from there")
    begun.expect(pexpect.EOF)
    begun.close()
    assert begun.exitstatus == 130

    again = _list(store)
    again.expect(r"Indexing: (\d+) of (\d+) cases")
    left = int(again.match.group(2))
    assert 0 < left <= CASES - 100
    again.expect_exact(f"Indexing: {left} of {left} cases")
    rows = again.read()
    again.close()
    assert again.exitstatus == 0
    assert len(re.findall(rf"^{first.name[:-4]}\d{{4}}", rows, re.MULTILINE)) == CASES


def _list(store: Path) -> "pexpect.spawn[str]":
    environ = {"PATH": os.environ["PATH"], "HOME": str(store.parent), "LANG": "C.UTF-8", "TERM": "xterm"}
    command = [*PROGRAM, "list", str(store), "--sort", "number"]
    # A shell that runs the tests in the background has Ctrl+C ignored, and what it starts inherits that.
    heeds_ctrl_c = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)  # noqa: E731
    return pexpect.spawn(  # type: ignore[arg-type]
        command[0], command[1:], env=environ, encoding="utf-8", timeout=120, preexec_fn=heeds_ctrl_c
    )
