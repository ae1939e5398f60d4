"""What was acknowledged, against what is on the disk afterwards."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from harness.script import session
from harness.work import SECOND
from screening_tui.case import events as ev
from screening_tui.case.case_file import read_case_file
from screening_tui.case.fold import fold
from screening_tui.case.frames import scan
from screening_tui.case.journal import TORN
from screening_tui.case.model import Case
from screening_tui.case.open_case import OpenCase
from screening_tui.case.records import START_OF_CHAIN, canonical, chain, to_record
from screening_tui.case.store import Store
from screening_tui.errors import ScreeningError
from screening_tui.reading.diagnostic import Level


@dataclass
class Found:
    """What an examination found."""

    acknowledged: int = 0
    """Events, over all examinations."""
    lost: int = 0
    wrong: list[str] = field(default_factory=list)
    """Everything else that is not as it was promised."""
    torn: int = 0
    """Torn tails that were put aside."""

    def add(self, other: "Found") -> None:
        """Both together."""
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.wrong += other.wrong
        self.torn += other.torn


class Ledger:
    """All acknowledgements of one store."""

    def __init__(self, store: Path, *, shared: bool = False) -> None:
        self.store = store
        self.shared = shared
        self.heads: dict[str, dict[int, str]] = defaultdict(dict)
        """For each case, the chain's head after each event that was told."""
        self.case_files: dict[str, int] = {}
        self.second: Ledger | None = None
        """Of the second store, where a case went on there."""
        self.wrong: list[str] = []
        self._seen: dict[str, int] = {}
        self._touched: set[str] = set()

    def take(self, lines: list[str]) -> list[str]:
        """Write down what a child told. Gives back its refusals."""
        refusals = []
        for line in lines:
            word, *rest = line.split(" ")
            if word == "recorded":
                self.heads[rest[0]][int(rest[1])] = rest[2]
                self._touched.add(rest[0])
            elif word == "taken":
                self.second = Ledger(Path(f"{self.store}{SECOND}"))
                self.second.heads[rest[0]] = {**self.heads[rest[0]], int(rest[1]): rest[2]}
            elif word == "case_file":
                self.case_files[rest[0]] = int(rest[1])
            elif word == "refused":
                refusals.append(line)
            elif word != "ended" or rest != ["0"]:
                self.wrong.append(line)
        return refusals

    def examine(self, *, everything: bool = True) -> Found:
        """Open every case again and compare, or only those of which something was told since the last time.

        What was examined before is looked at once more, and not counted twice.
        """
        found = Found(wrong=list(self.wrong))
        self.wrong.clear()
        for number in self.heads if everything else self._touched:
            heads = self.heads[number]
            acknowledged = max(heads)  # a head stands for all events before it, too
            found.acknowledged += acknowledged - self._seen.get(number, 0)
            self._examine_case(number, heads, found)
            self._seen[number] = max(heads)
        self._touched.clear()
        self._examine_list(found)
        if self.second is not None:
            found.add(self.second.examine())
        return found

    def _examine_case(self, number: str, heads: dict[int, str], found: Found) -> None:
        store = Store(self.store, shared=self.shared)
        acknowledged = max(heads)
        try:
            seen = store.look(number)
            torn = scan((self.store / number / "journal").read_bytes()).torn
            found.lost += _lost(seen.case, heads)
            if seen.case != fold(seen.case.events):
                found.wrong.append(f"{number}: folds to something else")
            with store.open(number, session()) as case:
                if case.read_only:
                    found.wrong.append(f"{number}: damaged: {[finding.message for finding in case.findings]}")
                    return
                found.torn += bool(torn)
                found.wrong += self._of_recovery(case, len(seen.case.events), torn)
                case.record(ev.Noted(text="looked at after the fault"))
                found.wrong += self._of_case_file(number, case.case, case.head)
            found.lost += _lost(case.case, heads)
            heads[len(case.case.events)] = case.head.hex()
        except ScreeningError as error:
            found.lost += acknowledged
            found.wrong.append(f"{number}: {error.message}")

    def _of_recovery(self, case: OpenCase, before: int, torn: bytes) -> list[str]:
        recovered = [event.body for event in case.case.events[before:] if isinstance(event.body, ev.Recovered)]
        kept = (self.store / case.number / TORN).read_bytes()
        told = sum(event.body.kept_bytes for event in case.case.events if isinstance(event.body, ev.Recovered))
        if torn and (not recovered or not kept.endswith(torn)):
            return [f"{case.number}: a torn tail of {len(torn)} bytes was not told or not kept"]
        if told < len(kept):
            return [f"{case.number}: {len(kept)} bytes were put aside, and {told} were told"]
        return []

    def _of_case_file(self, number: str, case: Case, head: bytes) -> list[str]:
        path = Store(self.store).case_file(number)
        if not path.exists():
            return [f"{number}: the case file is gone"] if number in self.case_files else []
        loaded = read_case_file(path)
        errors = [finding.message for finding in loaded.findings if finding.level is Level.ERROR]
        if errors:
            return [f"{number}: the case file: {errors}"]
        count = len(loaded.case.events)
        if count < self.case_files.get(number, 0) or tuple(loaded.case.events) != case.events[:count]:
            return [f"{number}: the case file holds {count} events and is not the one that was written"]
        return []

    def _examine_list(self, found: Found) -> None:
        try:
            listed = Store(self.store, shared=self.shared).cases()
        except ScreeningError as error:
            found.wrong.append(f"the list: {error.message}")
            return
        found.wrong += [f"{summary.number}: in the list: {summary.trouble}" for summary in listed if summary.trouble]
        numbers = sorted(int(summary.number[-4:]) for summary in listed)
        if numbers != list(range(1, len(numbers) + 1)):
            found.wrong.append(f"numbers with a gap or twice: {numbers}")


def _lost(case: Case, heads: dict[int, str]) -> int:
    """How many acknowledged events are not there, or are not what they were."""
    found, head = {}, START_OF_CHAIN
    for event in case.events:
        head = chain(head, canonical(to_record(event)))
        found[event.seq] = head.hex()
    wrong = [seq for seq, told in heads.items() if found.get(seq) != told]
    return max(heads) - min(wrong) + 1 if wrong else 0
