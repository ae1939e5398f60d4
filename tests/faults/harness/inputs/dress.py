"""Makes a mutated record fit again: right lengths, checks, chain and seal, so that what lies behind them is reached."""

import json
import re
import tomllib
from hashlib import sha256
from itertools import accumulate
from random import Random

from harness.inputs.naughty import anything, some_text
from screening_tui.case.events import BODY_OF_KIND
from screening_tui.case.frames import first_line, frame, scan
from screening_tui.case.head import head_code
from screening_tui.case.records import START_OF_CHAIN, canonical, chain
from screening_tui.reading.toml import parse_toml

_KEYS = (
    *("seq", "at", "elapsed", "officer_name", "officer_badge", "kind", "person", "question", "value", "corrects"),
    *("number", "protocol", "mark", "conclusion", "outcome", "step", "people", "name", "age", "text", "reason", "role"),
)
_MACHINE = re.compile(r"^(events|head|head_code|links) = .*$", re.MULTILINE)


def forged_journal(journal: bytes, random: Random) -> bytes:
    """Other records, each framed and chained as if the program had written it."""
    records = [json.loads(payload) for payload in scan(journal).payloads]
    for _ in range(random.choice((1, 1, 2, 6))):
        _forge(records, random)
    payloads = [_payload(record, random) for record in records]
    heads = accumulate(payloads, chain, initial=START_OF_CHAIN)
    next(heads)
    return first_line() + b"".join(map(frame, payloads, heads))


def _forge(records: list[object], random: Random) -> None:
    if not records:
        records.append({})
    place = random.randrange(len(records))
    record = records[place]
    how = random.randrange(9)
    if how == 0:
        del records[place]
    elif how == 1:
        records.insert(random.randrange(len(records) + 1), record)
    elif how == 2:
        records[place] = anything(random)
    elif how == 3:
        random.shuffle(records)
    elif isinstance(record, dict):
        keys = [*record, *_KEYS]
        key = random.choice(keys)
        changed: dict[object, object] = dict(record)
        if how == 4:
            changed.pop(key, None)
        elif how == 5:
            changed["kind"] = random.choice((*BODY_OF_KIND, some_text(random)))
        elif how == 6:
            changed[some_text(random)[:300]] = changed.get(key, 1)
        else:
            changed[key] = anything(random)
        records[place] = changed


def _payload(record: object, random: Random) -> bytes:
    if isinstance(record, dict) and random.random() < 0.98:
        try:
            return canonical(record)
        except (ValueError, TypeError):  # half a character
            pass
    return json.dumps(record).encode()[: 1024 * 1024]


def resealed(case_file: bytes, random: Random) -> bytes:
    """The case file with a seal, and mostly a chain, that fit what it says now."""
    text = case_file.decode("utf-8", "replace").replace("\r\n", "\n")
    text = text[: text.rfind("\n[seal]\n")] if "\n[seal]\n" in text else text
    if random.random() < 0.7:
        text = _chained(text)
    return f'{text}\n[seal]\nsha256 = "{sha256(text.encode()).hexdigest()}"\n'.encode()


def _chained(text: str) -> str:
    try:
        events = parse_toml(text, "").get("event", [])
        heads = list(accumulate(map(canonical, events), chain, initial=START_OF_CHAIN))
    except Exception:  # it is not sound enough to have a chain
        return text
    told = {
        "events": str(len(heads) - 1),
        "head": f'"{heads[-1].hex()}"',
        "head_code": f'"{head_code(heads[-1])}"',
        "links": json.dumps([head[:4].hex() for head in heads[1:]]),
    }
    return _MACHINE.sub(lambda match: f"{match[1]} = {told[match[1]]}", text)


def another_event_value(case_file: bytes, random: Random) -> bytes:
    """One value of one event, or of the protocol's files, as TOML allows it."""
    before, mark, rest = case_file.partition(b"\n[machine]\n")
    values = list(re.finditer(rb"(?<== )[^\n]+", rest))
    if not values:
        return case_file
    begin, end = random.choice(values).span()
    new = _as_toml(anything(random)) or b'"x"'
    return before + mark + rest[:begin] + new + rest[end:]


def _as_toml(value: object) -> bytes:
    if isinstance(value, dict):
        return b"{" + b", ".join(_as_toml(str(key)) + b" = " + _as_toml(part) for key, part in value.items()) + b"}"
    if isinstance(value, list):
        return b"[" + b", ".join(map(_as_toml, value)) + b"]"
    text = json.dumps(value).replace("\x7f", "\\u007f")
    try:
        tomllib.loads(f"a = {text}")
    except ValueError:
        return b'""'
    return text.encode("utf-8", "replace")
