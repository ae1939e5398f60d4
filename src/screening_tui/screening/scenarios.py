"""Playing scenarios: people, marks and answers in, findings and actions expected out, in the author's own words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from screening_tui.case.events import (
    ActionRecorded,
    Body,
    Event,
    IndicatorMarked,
    Opened,
    OutcomeRecorded,
    Pin,
)
from screening_tui.case.fold import apply, fold
from screening_tui.case.model import Case
from screening_tui.protocol.model import Protocol
from screening_tui.reading.diagnostic import Diagnostic
from screening_tui.screening.actions import recommended
from screening_tui.screening.findings import findings
from screening_tui.screening.gates import refuse
from screening_tui.screening.model import Call, RecommendedAction, Standpoint
from screening_tui.screening.plan import plan
from screening_tui.screening.scenario import LISTS, Row, Scenario
from screening_tui.screening.scenario_file import read_scenarios, refuse_wrong
from screening_tui.screening.situation import Situation
from screening_tui.screening.unused import note_empty, note_unused

DAY = "2026-11-23T14:00:00.000-06:00"
"""Every scenario plays on this day; ages are counted to it."""


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """What came of one scenario."""

    file: str
    title: str
    differences: tuple[str, ...]
    """In words, what was expected and did not come, and what came and was not expected."""
    expected: Mapping[str, frozenset[str]]
    came: Mapping[str, frozenset[str]]
    """Every list, whether something was expected of it or not."""
    outcomes: frozenset[str]
    """The outcomes that were recorded, by id."""

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Played:
    """What came of all scenarios."""

    outcomes: tuple[ScenarioOutcome, ...]
    unused: tuple[Diagnostic, ...]
    """Rows that change nothing, or that name what is never reached: warnings, S201."""

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return all(outcome.passed for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class OneSided:
    """What no scenario has shown from both sides: ``finding.contradiction``, ``action.interpol``, ``outcome.left``."""

    never_present: tuple[str, ...]
    """Expected in no scenario."""
    never_absent: tuple[str, ...]
    """Missing from no list that is expected to be exact; of an outcome that needs something, never refused."""


def scenario_files(paths: Iterable[FilePath]) -> tuple[FilePath, ...]:
    """The files, and those of each folder in the order of their names."""
    found: list[FilePath] = []
    for path in paths:
        found += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return tuple(found)


def run_scenarios(protocol: Protocol, paths: Iterable[FilePath]) -> Played:
    """Play the scenarios of these files and folders.

    Raises BadInput with every error of every file, when there is one.
    """
    files = [read_scenarios(protocol, path) for path in scenario_files(paths)]
    refuse_wrong(tuple(source for source, _ in files))
    outcomes = []
    for source, scenarios in files:
        for scenario in scenarios:
            rows = tuple(_in_force(scenario))
            case, played, refused = _play(protocol, rows)
            outcomes.append(_outcome(protocol, scenario, case, refused))
            note_unused(Situation(protocol, case), scenario, played, source)
            note_empty(scenario, rows, source)
    return Played(tuple(outcomes), tuple(found for source, _ in files for found in source.diagnostics()))


def one_sided(protocol: Protocol, outcomes: Iterable[ScenarioOutcome]) -> OneSided:
    """What is expected in no scenario, and what is absent from none."""
    findings_there, actions_there, ends_there = set[str](), set[str](), set[str]()
    findings_gone, actions_gone, refused = set[str](), set[str](), set[str]()
    for outcome in outcomes:
        expected = {key: _ids(keys) for key, keys in outcome.expected.items()}
        findings_there |= expected.get("findings", set())
        actions_there |= expected.get("recommended", set()) | expected.get("offered", set())
        ends_there |= outcome.outcomes
        refused |= expected.get("refused", set())
        if "findings" in expected:
            findings_gone |= protocol.finding_by_id.keys() - expected["findings"]
        if "recommended" in expected:
            actions_gone |= protocol.action_by_id.keys() - expected["recommended"]
    gated = {action.gate.outcome for action in protocol.actions if action.gate}
    gated |= {outcome.id for outcome in protocol.outcomes if outcome.requires}
    return OneSided(
        never_present=(
            *_left("finding", protocol.finding_by_id, findings_there),
            *_left("action", protocol.action_by_id, actions_there),
            *_left("outcome", protocol.outcome_by_id, ends_there),
        ),
        never_absent=(
            *_left("finding", protocol.finding_by_id, findings_gone),
            *_left("action", protocol.action_by_id, actions_gone),
            *_left("outcome", gated, refused),
        ),
    )


def _ids(keys: frozenset[str]) -> set[str]:
    return {key.partition(":")[0] for key in keys}


def _left(kind: str, every: Iterable[str], seen: set[str]) -> tuple[str, ...]:
    return tuple(f"{kind}.{identifier}" for identifier in every if identifier not in seen)


def _in_force(scenario: Scenario) -> Iterator[Row]:
    """The rows without those of ``others`` that stand back."""
    marks = (row for row in scenario.rows if not row.is_other)
    marked = {row.body.indicator for row in marks if isinstance(row.body, IndicatorMarked)}
    for row in scenario.rows:
        if not row.is_other or (isinstance(row.body, IndicatorMarked) and row.body.indicator not in marked):
            yield row


def _play(protocol: Protocol, rows: Iterable[Row]) -> tuple[Case, dict[int, Row], frozenset[str]]:
    """The case that comes of it, the rows by the events that they became, and what was refused."""
    case = fold([_event(1, _opened(protocol))])
    played: dict[int, Row] = {}
    refused: set[str] = set()
    for row in rows:
        body = row.body
        if isinstance(body, OutcomeRecorded | ActionRecorded) and refuse(protocol, case, body, protocol.fallback):
            what = body.outcome if isinstance(body, OutcomeRecorded) else body.action
            refused.add(f"{what}:{body.person}" if body.person else what)
        else:
            seq = len(case.events) + 1
            case = apply(case, _event(seq, body))
            played[seq] = row
    return case, played, frozenset(refused)


def _event(seq: int, body: Body) -> Event:
    return Event(seq, DAY, 1000 * seq, "Scenario", "", body)


def _opened(protocol: Protocol) -> Opened:
    pin = Pin(id=protocol.id, version=protocol.version, title=protocol.title.say(protocol.fallback), digest="")
    language = protocol.fallback
    return Opened(
        number="SCENARIO",
        origin="scripted",
        protocol=pin,
        program="",
        officer_language=language,
        interview_language=language,
    )


def _outcome(protocol: Protocol, scenario: Scenario, case: Case, refused: frozenset[str]) -> ScenarioOutcome:
    actions = recommended(protocol, case)
    steps = plan(protocol, case).steps
    came = {
        "findings": frozenset(found.key for found in findings(protocol, case) if found.result.holds),
        "recommended": frozenset(line.key for line in actions if line.standpoint is Standpoint.RECOMMENDED),
        "offered": frozenset(line.key for line in actions if _is_offered(line)),
        "demanded": frozenset(line.step.id for line in steps if line.call is Call.DEMANDED),
        "offered_steps": frozenset(line.step.id for line in steps if line.call is Call.OFFERED),
        "refused": refused,
    }
    recorded = frozenset(standing.body.outcome for standing in case.outcomes.values())
    differences = tuple(_differences(scenario.expected, came))
    return ScenarioOutcome(scenario.file, scenario.title, differences, scenario.expected, came, recorded)


def _is_offered(line: RecommendedAction) -> bool:
    """Not what is listed only because something was recorded of it."""
    return line.standpoint is Standpoint.OFFERED and (bool(line.because) or not line.recorded)


def _differences(expected: Mapping[str, frozenset[str]], came: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for key in LISTS:
        if key in expected:
            for missing in sorted(expected[key] - came[key]):
                yield f"{key}: {missing} was expected and did not come"
            for surplus in sorted(came[key] - expected[key]):
                yield f"{key}: {surplus} came and was not expected"
