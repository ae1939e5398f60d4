"""A store of many fictitious cases, made fast: the histories of examples/cases under other names, in other words.

    python benchmarks/made_library.py FOLDER [COUNT] [SEED]

Every journal is what the program itself would write: the same records, framed, checked and chained. Nobody in it
exists, and every case says so: its station is called fictitious. The same seed makes the same store.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count as numbers
from pathlib import Path
from random import Random

from made_people import GIVEN, MIDDLES, STARTS, SURNAMES
from screening_tui.case.case_file import read_case_file
from screening_tui.case.disk import Disk
from screening_tui.case.folder import PRIVATE, Folder
from screening_tui.case.frames import first_line, frame
from screening_tui.case.journal import JOURNAL
from screening_tui.case.pinned import PINNED, keep_pinned
from screening_tui.case.records import START_OF_CHAIN, Record, canonical, chain, to_record
from screening_tui.protocol.sources import Sources

EXAMPLES = Path(__file__).parents[1] / "examples" / "cases"
WEIGHTS = {
    "family-no-concern": 60,
    "contradiction-in-doubt": 18,
    "disclosure": 10,
    "wanted-adult": 7,
    "three-minors-one-detected": 5,
}
"""Of a hundred families at a booth, how many have which history."""
CODES = ("FICA", "FICB", "FICC", "FICD")
OFFICERS, WORDS = 40, 4_000
FIRST_DAY = datetime.fromisoformat("2022-01-01T06:00:00.000-06:00")
DAYS = 5 * 365
PARTLY = 0.1
"""Of all cases, those that were left in the middle."""
REVIEWED = 0.5
"""Of the finished ones."""
LINKS = 30_000
"""A file system bears only so many names for one file; the protocol is the same in all of them."""


@dataclass(frozen=True)
class Slot:
    """An event whose words are made anew for each case."""

    key: str
    """``name``, ``note``, ``words``, ``reason``, or ``value.text``."""
    length: int
    """In words."""


Template = list[tuple[Record, Slot | None, timedelta]]


class NoDisk(Disk):
    """Waits for nothing."""

    def sync(self, descriptor: int) -> None:
        """Do not wait."""


def templates() -> tuple[dict[str, Template], Sources]:
    """The histories to be told anew, and their protocol."""
    found, sources = {}, None
    for name in WEIGHTS:
        loaded = read_case_file(EXAMPLES / f"{name}.toml")
        sources = loaded.sources or sources
        begin = datetime.fromisoformat(loaded.case.events[0].at)
        found[name] = [
            (record := to_record(event), _slot(record), datetime.fromisoformat(event.at) - begin)
            for event in loaded.case.events
        ]
    assert sources is not None
    return found, sources


def _slot(record: Record) -> Slot | None:
    if record["kind"] == "missing":  # its reason is one of four
        return None
    if record["kind"] == "person_added":
        return Slot("name", len(str(record.get("name", "")).split())) if record.get("name") else None
    value = record.get("value")
    if isinstance(value, dict) and value.get("text"):
        return Slot("value.text", len(str(value["text"]).split()))
    return next(
        (Slot(key, len(str(record[key]).split())) for key in ("note", "words", "reason") if record.get(key)), None
    )


class Teller:
    """Names and words of a made-up country, some of them frequent and most of them rare, as in any language."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        made = sorted({self._made(self.random.randint(0, 2)) for _ in range(2 * WORDS)})
        self.random.shuffle(made)
        self._words = made[:WORDS]
        self._weights = [1 / (rank + 3) for rank in range(WORDS)]
        self._stock: list[str] = []
        self.officers = [(f"{self.random.choice(GIVEN)[0]}. {self.random.choice(SURNAMES)}", f"{n + 100}")
                         for n in range(OFFICERS)]  # fmt: skip

    def _made(self, middles: int) -> str:
        parts = [self.random.choice(STARTS), *(self.random.choice(MIDDLES) for _ in range(middles + 1))]
        return "".join(parts).lower()

    def words(self, count: int) -> str:
        """So many words."""
        while len(self._stock) < count:  # many at once: choosing by weight is slow one by one
            self._stock = self.random.choices(self._words, self._weights, k=50_000)
        taken = self._stock[-count:]
        del self._stock[-count:]
        return " ".join(taken)

    def name(self, parts: int) -> str:
        """A person's."""
        return " ".join([self.random.choice(GIVEN), *(self.random.choice(SURNAMES) for _ in range(parts - 1))])


def journals(count: int, seed: int = 1, codes: Sequence[str] = CODES) -> Iterator[tuple[str, bytes]]:
    """Number and journal of so many cases, the earliest first."""
    told, _sources = templates()
    names, weights = list(told), list(WEIGHTS.values())
    teller, following = Teller(seed), {}
    for place in range(count):
        random = teller.random
        code = random.choice(codes)
        begin = FIRST_DAY + timedelta(days=place * DAYS // count, seconds=random.randint(0, 14 * 3600))
        counter = following.setdefault((code, begin.year), numbers(1))
        number = f"{code}-{begin.year}-{next(counter):04}"
        yield number, journal(told[random.choices(names, weights)[0]], number, begin, teller)


def journal(template: Template, number: str, begin: datetime, teller: Teller) -> bytes:
    """One case's."""
    random = teller.random
    officer, badge = random.choice(teller.officers)
    records = [_told(record, slot, begin + after, officer, badge, teller) for record, slot, after in template]
    opened = records[0]
    opened |= {"number": number, "origin": "officer", "station": f"Fictitious crossing {number[:4]}"}
    if random.random() < PARTLY:
        del records[random.randint(3, len(records) - 1) :]
    elif random.random() < REVIEWED:
        records += _review(records[-1], random, teller)
    head, lines = START_OF_CHAIN, [first_line()]
    for seq, record in enumerate(records, 1):
        record["seq"] = seq
        payload = canonical(record)
        head = chain(head, payload)
        lines.append(frame(payload, head))
    return b"".join(lines)


def _told(record: Record, slot: Slot | None, at: datetime, officer: str, badge: str, teller: Teller) -> Record:
    told = record | {"at": at.isoformat(timespec="milliseconds"), "officer_name": officer, "officer_badge": badge}
    if slot is None:
        return told
    if slot.key == "name":
        told["name"] = teller.name(slot.length)
    elif slot.key == "value.text":
        told["value"] = told["value"] | {"text": teller.words(slot.length)}
    else:
        told[slot.key] = teller.words(slot.length)
    return told


def _review(last: Record, random: Random, teller: Teller) -> list[Record]:
    at = datetime.fromisoformat(last["at"]) + timedelta(days=random.randint(1, 20))
    stamp = {
        "at": at.isoformat(timespec="milliseconds"),
        "officer_name": "S. Supervisor Ficticia",
        "officer_badge": "7",
    }
    begun = {"kind": "review_begun", "role": "supervisor", "program": "0", "elapsed": 0}
    decided: Record = {"kind": "review_approved", "role": "supervisor", "elapsed": 60_000}
    if random.random() < 0.3:
        decided |= {"kind": "review_sent_back", "reason": teller.words(6)}
    return [stamp | begun, stamp | decided]


def make(path: Path, count: int, seed: int = 1) -> int:
    """Make the store; gives back how many bytes its journals have."""
    _told_anew, sources = templates()
    size = 0
    with Folder.made_at(path, PRIVATE, NoDisk()) as store:
        pinned = path / PINNED
        for place, (number, data) in enumerate(journals(count, seed)):
            (path / number).mkdir(mode=0o700)
            if place % LINKS == 0:
                with store.folder(number) as first:
                    keep_pinned(first, sources)
                pinned = path / number / PINNED
            else:
                os.link(pinned, path / number / PINNED)
            descriptor = os.open(path / number / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(descriptor, data)
            os.close(descriptor)
            size += len(data)
    return size


if __name__ == "__main__":
    os.umask(0o077)
    made = make(Path(sys.argv[1]), *map(int, sys.argv[2:]))
    print(f"{made / 2**20:,.0f} MiB of journals")
