"""Everything that the harness does, each in two sizes: for every change, and the whole of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness import changed_bytes, clocks, full_disks, kills, neighbours, power_cuts, syscalls
from harness.controls import without_frame_check
from harness.inputs.trying import try_inputs
from harness.monkey.playing import let_the_monkey_play
from harness.result import Result

_EXAMPLES = Path(__file__).parents[3] / "examples" / "answers"
_SHORT = [_EXAMPLES / "family-no-concern.toml"]
_MIXED = [*_SHORT * 8, _EXAMPLES / "disclosure.toml", _EXAMPLES / "wanted-adult.toml"]

Doing = Callable[[Path], Result]


@dataclass(frozen=True)
class Part:
    """One kind of harm. ``small`` takes seconds, ``whole`` minutes."""

    name: str
    small: Doing
    whole: Doing
    in_memory: bool = True
    """Whether the whole of it is done in memory; not where the time that a real disk takes matters."""


@dataclass(frozen=True)
class Control:
    """One safety left out: the harness has to notice, and this is how it says so."""

    name: str
    left_out: str
    doing: Doing
    notices: str
    """Words of the complaint that has to come; "" for lost events."""

    def is_noticed(self, result: Result) -> bool:
        """Whether it was noticed for the right reason."""
        if not self.notices:
            return result.found.lost > 0
        return any(self.notices in wrong for wrong in result.found.wrong)


def _sized(name: str, doing: Callable[[Path, int], Result], small: int, whole: int, *, memory: bool = True) -> Part:
    return Part(name, lambda folder: doing(folder, small), lambda folder: doing(folder, whole), memory)


def _always(name: str, doing: Doing) -> Part:
    return Part(name, doing, doing)


def _of_calls(operation: syscalls.Operation) -> Part:
    name = f"calls: {operation.title}"
    if operation.title.startswith("one answer"):
        return _always(name, lambda folder: syscalls.harm_calls(folder, operation))
    return Part(
        name,
        lambda folder: syscalls.harm_calls(folder, operation, ("KILL",)),
        lambda folder: syscalls.harm_calls(folder, operation),
    )


PARTS = (
    _sized("kill the core", kills.kill_the_core, 30, 1000, memory=False),
    Part(
        "kill the program",
        lambda folder: kills.kill_the_program(folder, _SHORT, 3),
        lambda folder: kills.kill_the_program(folder, _MIXED, 500),
        in_memory=False,
    ),
    *map(_of_calls, syscalls.OPERATIONS),
    _sized("cut the journal", changed_bytes.cut_journal, 23, 1),
    _sized("change the journal", changed_bytes.change_journal, 37, 1),
    _always("foreign records", changed_bytes.put_in_foreign_records),
    _always("wrong sectors", changed_bytes.wipe_sectors),
    _sized("cut the case file", changed_bytes.cut_case_file, 23, 1),
    _sized("change the case file", changed_bytes.change_case_file, 211, 1),
    _sized("change what lies beside", changed_bytes.change_beside, 37, 1),
    _always("fill a disk in memory", full_disks.fill_memory_disk),
    _always("fill ext4", full_disks.fill_ext4),
    _always("use up names", full_disks.use_up_names),
    _sized(
        "fill the disk under the program",
        lambda folder, runs: full_disks.fill_under_the_program(folder, _SHORT[0], runs),
        2,
        40,
    ),
    _sized("limit the length", full_disks.limit_the_length, 17, 1),
    _sized("cut the power", power_cuts.cut_the_power, 20, 300),
    _sized("cut the power, writeback", power_cuts.cut_the_power_of_writeback, 10, 200),
    _sized("make cases at once", neighbours.make_cases_at_once, 2, 60, memory=False),
    _sized("write at once", neighbours.write_at_once, 3, 100),
    _always("follow no links", neighbours.follow_no_links),
    _always("check rights", neighbours.check_rights),
    _always("change accounts", neighbours.change_accounts),
    _sized("set the clock", clocks.set_the_clock, 100, 2000),
    _sized("hostile inputs", try_inputs, 500, 100_000),
    _sized("the monkey", let_the_monkey_play, 20, 3600),
)

_ENOUGH = 200
"""Cuts, kills or rounds after which a control would have had to be noticed; it mostly is in the first ten."""


def _without_frame_check(folder: Path) -> Result:
    with without_frame_check():
        return changed_bytes.change_journal(folder, 37)


CONTROLS = (
    Control("no sync", "fdatasync, fsync", lambda at: power_cuts.cut_the_power(at, _ENOUGH, control="no sync"), ""),
    Control(
        "no folder sync",
        "fsync of folders",
        lambda at: power_cuts.cut_the_power(at, _ENOUGH, control="no folder sync"),
        "",
    ),
    Control("no frame check", "the frame check", _without_frame_check, "not told, or not read-only"),
    Control(
        "no reservation",
        "fallocate ahead",
        lambda at: full_disks.fill_memory_disk(at, control="no reservation"),
        "could not be finished",
    ),
    Control(
        "late writes",
        "writing before acknowledging",
        lambda at: kills.kill_the_core(at, _ENOUGH, control="late writes"),
        "",
    ),
    Control(
        "sync tried again",
        "believing a failed fdatasync",
        lambda at: syscalls.harm_calls(at, syscalls.ANSWER, control="sync tried again"),
        "synced again after it failed",
    ),
    Control(
        "no lock", "the case's lock", lambda at: neighbours.write_at_once(at, 1, control="no lock"), "was told: []"
    ),
    Control(
        "no store lock",
        "the store's lock",
        lambda at: neighbours.make_cases_at_once(at, _ENOUGH, control="no store lock"),
        "FLT-",
    ),
    Control(
        "inputs, no look ahead",
        "looking ahead into TOML",
        lambda at: try_inputs(at, _ENOUGH * 20, control="no look ahead"),
        "takes ",
    ),
    Control(
        "inputs, no cleaning",
        "cleaning what enters",
        lambda at: try_inputs(at, _ENOUGH * 20, control="no cleaning"),
        "steers a terminal",
    ),
)
