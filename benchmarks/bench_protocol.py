"""Loading a protocol: the one that is brought along, in a process of its own; and one of 500 questions."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tomllib

from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources
from table import MS, Table, middle

ROUNDS = 9
QUESTIONS = 500

HEADER = """\
format = 1
id = "generated"
version = "1"
fallback = "en"
fallback_name = "English"
title = "A protocol of many questions"
about = "Made to be measured"
source = "Nowhere"

[[step]]
id = "minor"
kind = "interview"
role = "minor"
title = "Minor"
help = "The questions, one after the other."

[[fact]]
id = "destination"
label = "Destination"
comparator = "place"
"""
QUESTION = """
[[question]]
id = "question_{number}"
step = "minor"
kind = "{kind}"
ask.en = "Where were you on day {number} of the journey, and who was with you?"
ask.es = "¿Dónde estabas el día {number} del viaje, y quién estaba contigo?"
say = {{ en = "Tell me about day {number}.", es = "Cuéntame del día {number}." }}
hint = {{ en = "What can be seen from the door; who was there.", es = "Lo que se ve desde la puerta; quién estaba." }}
{more}"""
SPANISH = """\
language = "es"
name = "español"
reviewed = false
"""
IN_A_PROCESS = """
import json, time, tomllib
from screening_tui.protocol.load import default_sources, load
begun = time.perf_counter()
sources = default_sources()
load(sources)
loaded = time.perf_counter()
for text in sources.files.values():
    tomllib.loads(text)
print(json.dumps([loaded - begun, time.perf_counter() - loaded]))
"""


def generated() -> str:
    """Questions of several kinds, every tenth of them a follow-up, in two languages."""
    found = [HEADER.replace('fallback_name = "English"\n', 'fallback_name = "English"\ntranslations = ["es.toml"]\n')]
    for number in range(QUESTIONS):
        kind = ("long_text", "yes_no", "place", "person")[number % 4]
        more = 'fact = "destination"\n' if kind == "place" else ""
        if number % 10 == 9:
            more += f'when = "answer.question_{number - 4} is given and not disclosure"\n'
        found.append(QUESTION.format(number=number, kind=kind, more=more))
    return "".join(found)


def default_loads() -> list[tuple[float, float]]:
    """Seconds to load the default protocol, and to parse its files, each time in a new process."""
    found = []
    for _round in range(ROUNDS + 1):
        run = subprocess.run([sys.executable, "-c", IN_A_PROCESS], check=True, capture_output=True)
        found.append(tuple(json.loads(run.stdout)))
    return found[1:]


def large_loads(text: str) -> list[tuple[float, float]]:
    """Seconds to load this text as a protocol, and to parse it."""
    sources = Sources.from_files({"protocol.toml": text, "es.toml": SPANISH})
    found = []
    for _round in range(ROUNDS + 1):
        begun = time.perf_counter()
        load(sources)
        loaded = time.perf_counter()
        tomllib.loads(text)
        found.append((loaded - begun, time.perf_counter() - loaded))
    return found[1:]


def main() -> int:
    text = generated()
    defaults, larges = default_loads(), large_loads(text)
    table = Table(f"A protocol loaded, median of {ROUNDS}")
    (default, parsed), (large, large_parsed) = (
        [middle(seconds) for seconds in zip(*found, strict=True)] for found in (defaults, larges)
    )
    beside = "tomllib alone"
    table.bounded("the default one, beyond imports", MS, default, 0.060, parsed, beside)
    table.ratio(f"{QUESTIONS} questions, {len(text) // 1024} KiB", MS, large, large_parsed, beside, 3)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
