"""Every system call of one operation, made to fail or to be the last one, through strace.

First the operation is only listened to. Then, for each of its calls and each fault, it is done again on a fresh copy of
the same store with that call harmed. A call that was not harmed although it should have been is an error of the harness
and counts as one.
"""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from harness.children import Zygote
from harness.controls import disk_of
from harness.ledger import Ledger
from harness.machine import NotHere, need_tool
from harness.result import Result, part
from harness.script import CODE, SMALL, body, opening, session
from harness.work import SECOND, Work
from screening_tui.case.store import Store

FAULTS = {"KILL": "signal=KILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "EFBIG": "error=EFBIG"}
_CALL = re.compile(r"([a-z_0-9]+)\((\d*)")
_HARNESS = {"rt_sigtimedwait", "rt_sigprocmask", "exit_group", "restart_syscall", "exit"}
_MEMORY = {"mmap", "munmap", "mremap", "madvise", "brk", "mprotect"}
"""How often these come depends on where the process's memory lies; no disk makes them fail."""
_SYNCS = {"fsync", "fdatasync", "sync_file_range", "msync", "syncfs"}


@dataclass(frozen=True)
class Operation:
    """What is done while it is watched."""

    title: str
    work: Work
    torn: bool = False
    """The case's journal ends in the middle of a record."""
    full: int = 0
    """So many events are there already."""


@dataclass(frozen=True)
class Call:
    """The nth call of that name since the child was let go."""

    name: str
    ordinal: int
    descriptor: str


ANSWER = Operation("one answer", Work("one_answer", "", seed=3), full=5)
OPERATIONS = (
    ANSWER,
    Operation("one answer that needs new space", Work("one_answer", "", seed=153), full=5),
    Operation("making a case", Work("one_opening", "")),
    Operation("opening a case", Work("one_opening", ""), full=5),
    Operation("opening a torn case", Work("one_opening", ""), full=5, torn=True),
    Operation("the case file", Work("one_case_file", ""), full=5),
    Operation("leaving a finished case", Work("one_closing", ""), full=5),
)


def harm_calls(
    folder: Path, operation: Operation, faults: tuple[str, ...] = tuple(FAULTS), control: str = ""
) -> Result:
    """Every call of the operation with every fault."""
    need_tool("strace", "harming single system calls")
    with part(f"system calls of {operation.title}") as result, Zygote() as zygote:
        made = Made(folder, operation, control)
        calls = _calls_of(_watched(zygote, made, None, "").trace)
        result.count("system calls", len(calls))
        for call in calls:
            for fault in faults:
                if fault != "KILL" and (call.name in _MEMORY or call.name == "write"):
                    continue
                _harm(zygote, made, call, fault, result)
    return result


@dataclass(frozen=True)
class _Watched:
    trace: list[str]
    ledger: Ledger
    refused: list[str]


class Made:
    """The store before the operation, and fresh copies of it."""

    def __init__(self, folder: Path, operation: Operation, control: str) -> None:
        self.operation = operation
        self._original = folder / "original"
        self._copy = folder / "copy"
        self._heads: dict[str, dict[int, str]] = {}
        self.control = control
        number = self._make() if operation.full else ""
        self.work = replace(operation.work, store=str(self._copy), number=number, control=control)

    def _make(self) -> str:
        random = Random(7)
        with Store(self._original, disk=disk_of("")).create(CODE, session(), SMALL, opening) as case:
            for _ in range(self.operation.full - 1):
                case.record(body(len(case.case.events) + 1, random))
                self._heads.setdefault(case.number, {})[len(case.case.events)] = case.head.hex()
            case.write_case_file()
            number, size = case.number, len(case.case.events)
            if not self.operation.torn:
                return number
            journal = self._original / number / "journal"
            before = journal.stat().st_size
            case.record(body(size + 1, random))
        # As a crash leaves it: the record half written, the list's line not written.
        (self._original / number / "summary.json").unlink()
        with journal.open("r+b") as file:
            file.truncate((before + journal.stat().st_size) // 2)
        return number

    def copy(self) -> Ledger:
        """The store as it was, and what was acknowledged by then."""
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.rmtree(f"{self._copy}{SECOND}", ignore_errors=True)
        if self._original.exists():
            shutil.copytree(self._original, self._copy)
        ledger = Ledger(self._copy)
        for number, heads in self._heads.items():
            ledger.heads[number] = dict(heads)
            ledger.case_files[number] = self.operation.full
        return ledger


def _watched(zygote: Zygote, made: Made, call: Call | None, fault: str) -> _Watched:
    ledger = made.copy()
    trace = Path(made.work.store).with_name("trace")
    child = zygote.start(made.work)
    command = ["strace", "-p", str(child.pid), "-o", str(trace), "-s", "8"]
    if call is not None:
        command += ["-e", f"inject={call.name}:{FAULTS[fault]}:when={call.ordinal}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        said = strace.stderr.readline()
        if "attached" not in said:
            child.kill()
            child.end()
            raise NotHere(f"strace may not look at a process here: {said.strip()}")
        child.go()
        refused = ledger.take(child.end())
    return _Watched(trace.read_text().splitlines(), ledger, refused)


def _calls_of(trace: list[str]) -> list[Call]:
    counted: Counter[str] = Counter()
    calls = []
    for line in trace:
        if match := _CALL.match(line):
            counted[match[1]] += 1
            if match[1] not in _HARNESS:
                calls.append(Call(match[1], counted[match[1]], match[2]))
    return calls


def _harm(zygote: Zygote, made: Made, call: Call, fault: str, result: Result) -> None:
    what = f"{made.operation.title}, {call.name} {call.ordinal}, {fault}"
    watched = _watched(zygote, made, call, fault)
    result.trials += 1
    hit = [place for place, line in enumerate(watched.trace) if "(INJECTED)" in line or "killed by SIGKILL" in line]
    if not hit:
        result.wrong(f"{what}: was not harmed")
        return
    if call.name in _SYNCS and fault != "KILL" and (again := _synced_again(watched.trace, hit[0], call)):
        result.wrong(f"{what}: synced again after it failed: {again}")
    result.count("refused in words", bool(watched.refused))
    result.count("went on in a second store", watched.ledger.second is not None)
    found = watched.ledger.examine()
    found.wrong = [f"{what}: {wrong}" for wrong in found.wrong]
    result.found.add(found)


def _synced_again(trace: list[str], failed: int, call: Call) -> str:
    """The line in which the same file was written to or synced again while it was open."""
    for line in trace[failed + 1 :]:
        match = _CALL.match(line)
        if match and match[2] == call.descriptor:
            if match[1] == "close":
                return ""
            if match[1] in _SYNCS or match[1].startswith("pwrite"):
                return line
    return ""
