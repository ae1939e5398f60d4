"""Reading scenario files: from tables in their author's words to the events they stand for.

Codes: S101 unknown key, S102 wrong type or value, S103 a key is missing, S104 nothing is called so, S105 several things
are called so, S106 nobody of the scenario has that id.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from screening_tui.case import events
from screening_tui.case.events import Body
from screening_tui.case.value import Value
from screening_tui.protocol.model import Protocol, Question, QuestionKind, StepKind
from screening_tui.protocol.vocabulary import JUDGEMENTS, confirmations
from screening_tui.screening.labels import Labels, options_called
from screening_tui.screening.scenario import Path, Row, ScenarioText, nearest

REASON = "As the scenario says"
"""Where an event needs words and a scenario has none."""
SOME_ENTRY = "SCENARIO"
"""The id of the entry that a scenario speaks of."""

Table = dict[str, Any]
Rows = Iterator[Row]

_WORDS = {list: "a list", dict: "a table", str: "a text", bool: "true or false"}
_FIXED_OPTIONS = {
    QuestionKind.YES_NO: ("yes", "no"),
    QuestionKind.NAME_RESPONSE: ("naturally", "hesitated", "not_at_all"),
}
_CHOOSING = frozenset({QuestionKind.CHOICE, QuestionKind.CHOICES, *_FIXED_OPTIONS})


class ScenarioReader:
    """Reads what happens in one scenario; what is wrong is noted in its source."""

    def __init__(self, protocol: Protocol, labels: Labels, source: ScenarioText) -> None:
        self.protocol = protocol
        self.labels = labels
        self.source = source
        self.people: dict[str, str] = {}
        """The people of the scenario, with their roles."""

    def rows(self, table: Table, path: Path) -> Rows:
        """The events of a scenario, in the order in which a screening goes."""
        for key, (kind, read) in PARTS.items():
            if key in table:
                yield from read(self, self.of_type(table[key], kind, (*path, key)), (*path, key))

    def only(self, table: Mapping[str, Any], allowed: set[str], path: Path) -> bool:
        """Whether no other key stands there; note every one that does."""
        unknown = [key for key in table if key not in allowed]
        for key in unknown:
            self.source.wrong("S101", (*path, key), key, f'there is no key "{key}" here', nearest(key, allowed))
        return not unknown

    def of_type(self, value: Any, kind: type, path: Path) -> Any:
        """The value, or an empty one of the right type when it is of another."""
        if type(value) is kind:
            return value
        self.source.wrong("S102", path, value, f"this must be {_WORDS[kind]}")
        return kind()

    def missing(self, path: Path, key: str) -> None:
        """Note that a key is missing."""
        self.source.wrong("S103", path, "", f'the key "{key}" is missing', f"Add {key} = ...")

    def named(self, kind: str, written: Any, path: Path, person: str = "") -> str:
        """The id of what is called so; empty, and noted, when it is nothing or not clear."""
        if not isinstance(written, str):
            return str(self.of_type(written, str, path))
        found = self.labels.called(kind, written)
        if kind == "question" and len(found) > 1:
            found = tuple(one for one in found if self._is_asked_of(one, person))
        if len(found) > 1:
            message = f"several are called so: {', '.join(found)}"
            self.source.wrong("S105", path, written, message, "Write the id of one of them.")
        elif not found:
            advice = nearest(written, self.labels.every(kind))
            self.source.wrong("S104", path, written, f'this protocol has no {kind} called "{written}"', advice)
        return found[0] if len(found) == 1 else ""

    def person(self, written: Any, path: Path) -> str:
        """Somebody of the scenario; empty, and noted, for anybody else."""
        person = str(self.of_type(written, str, path))
        if person in self.people:
            return person
        advice = nearest(person, self.people) or "Add it to people."
        self.source.wrong("S106", path, written, f'nobody of this scenario is "{person}"', advice)
        return ""

    def _is_asked_of(self, identifier: str, person: str) -> bool:
        question = self.protocol.question_by_id[identifier]
        step = self.protocol.step_by_id[question.step]
        asked = step.role or "person" if step.kind is StepKind.INTERVIEW else question.per
        return asked in ({"case"} if person == "" else {"person", self.people[person]})

    def _named_at(self, kind: str, table: Table, path: Path) -> str:
        if kind not in table:
            self.missing(path, kind)
            return ""
        return self.named(kind, table[kind], (*path, kind))

    def _body(self, kind: type[Body], path: Path, fields: Mapping[str, Any]) -> Rows:
        """One event, unless its fields are wrong, which is noted."""
        known = self.only(fields, set(kind.model_fields) - {"kind"}, path)
        try:
            body = kind.model_validate({key: value for key, value in fields.items() if key in kind.model_fields})
        except ValidationError as error:
            for fault in error.errors():
                if fault["type"] == "missing":
                    self.missing(path, ".".join(str(part) for part in fault["loc"]))
                else:
                    message = fault["msg"][:1].lower() + fault["msg"][1:]
                    self.source.wrong("S102", (*path, *fault["loc"]), fault["input"], message)
        else:
            if known:
                yield Row(path, body)

    def _by_person(self, table: Table, path: Path) -> Iterator[tuple[str, Path, Any]]:
        for written, value in table.items():
            person = self.person(written, (*path, written))
            if person:
                yield person, (*path, written), value

    def _tables(self, rows: list[Any], path: Path) -> Iterator[tuple[Table, Path]]:
        for place, row in enumerate(rows):
            yield dict(self.of_type(row, dict, (*path, place))), (*path, place)

    def read_people(self, rows: list[Any], path: Path) -> Rows:
        """``people = [{ id = "M1", age = 12 }]``; the role follows from the id where it is not given."""
        for table, here in self._tables(rows, path):
            if "id" not in table:
                self.missing(here, "id")
                continue
            person = table.pop("id")
            fields = {"person": person, "role": "adult" if str(person).startswith("A") else "minor", **table}
            for row in self._body(events.PersonAdded, here, fields):
                self.people[person] = fields["role"]
                yield row

    def read_marks(self, table: Table, path: Path) -> Rows:
        """``marks = { wanted = "observed" }``."""
        for written, mark in table.items():
            indicator = self.named("indicator", written, (*path, written))
            if indicator:
                yield from self._body(events.IndicatorMarked, (*path, written), {"indicator": indicator, "mark": mark})

    def read_register(self, table: Table, path: Path) -> Rows:
        """``register = { M1 = { missing_minor = "confirmed" } }``: what was decided about an entry that may mean M1."""
        for person, here, judged in self._by_person(table, path):
            for register, judgement in self.of_type(judged, dict, here).items():
                entry = {"person": person, "register_name": register, "entry": SOME_ENTRY, "reason": REASON}
                if judgement in JUDGEMENTS:
                    yield from self._body(events.RegisterHitJudged, (*here, register), entry | {"judgement": judgement})
                else:
                    self.source.wrong("S102", (*here, register), judgement, f"this must be {' or '.join(JUDGEMENTS)}")

    def read_others(self, mark: str, path: Path) -> Rows:
        """``others = "not_observed"``: every indicator; those with a mark of their own are left out when played."""
        for indicator in self.protocol.indicators:
            yield from self._body(events.IndicatorMarked, path, {"indicator": indicator.id, "mark": mark})

    def read_conduct(self, table: Table, path: Path) -> Rows:
        """``conduct = { M1 = { alone = "not_confirmed" } }``."""
        for person, here, kept in self._by_person(table, path):
            for written, how in self.of_type(kept, dict, here).items():
                conduct = self.named("conduct", written, (*here, written))
                fields = {"conduct": conduct, "person": person, "confirmed": how == "confirmed", "reason": REASON}
                fields |= {"does_not_apply": True} if how == "does_not_apply" else {}
                rule = next((rule for rule in self.protocol.conducts if rule.id == conduct), None)
                allowed = confirmations(rule) if rule else (how,)
                if how not in allowed:
                    self.source.wrong("S102", (*here, written), how, f"this must be {' or '.join(allowed)}")
                elif conduct:
                    yield from self._body(events.ConductRecorded, (*here, written), fields)

    def read_answers(self, table: Table, path: Path) -> Rows:
        """``answers = { M1 = { m_home = "Liberia" }, case = { departure = "Panama" } }``."""
        for who, answers in table.items():
            here = (*path, who)
            person = "" if who == "case" else self.person(who, here)
            for written, answer in self.of_type(answers, dict, here).items() if person or who == "case" else ():
                # "a_tie.M2" is what an adult says about M2; no label ends in the id of somebody of the scenario.
                called, _dot, minor = str(written).rpartition(".")
                about = f".{minor}" if called and minor in self.people else ""
                name = called if about else written
                question = self.named("question", name, (*here, written), person)
                if question:
                    whom = {"question": question + about, "person": person}
                    asked = self.protocol.question_by_id[question]
                    yield from self._answer(asked, whom, answer, (*here, written))

    def _answer(self, question: Question, whom: Table, answer: Any, path: Path) -> Rows:
        if isinstance(answer, dict) and "missing" in answer:
            rest = {key: value for key, value in answer.items() if key != "missing"}
            yield from self._body(events.Missing, path, {**rest, **whom, "reason": answer["missing"]})
            return
        value = dict(answer) if isinstance(answer, dict) else _value_of(question, answer)
        self.only(value, set(Value.model_fields), path)
        if "choices" in value:
            written = self.of_type(value["choices"], list, path)
            value["choices"] = [self._choice(question, choice, path) for choice in written]
        yield from self._body(events.Answered, path, {**whom, "value": value})

    def _choice(self, question: Question, written: Any, path: Path) -> str:
        fixed = _FIXED_OPTIONS.get(question.kind, ())
        found = options_called(question, str(written)) or tuple(option for option in fixed if option == written)
        if not found:
            possible = fixed or tuple(option.id for option in question.options)
            message = f'"{question.id}" is never "{written}"; it is one of: {", ".join(possible)}'
            self.source.wrong("S104", path, written, message, nearest(str(written), possible))
        return found[0] if found else ""

    def read_manner(self, table: Table, path: Path) -> Rows:
        """``manner = { M1 = ["rehearsed"] }``."""
        for person, here, manners in self._by_person(table, path):
            found = tuple(self.named("manner", manner, here) for manner in self.of_type(manners, list, here))
            if all(found):
                yield from self._body(events.AttitudeObserved, here, {"person": person, "manners": found})

    def read_disclosed(self, rows: list[Any], path: Path) -> Rows:
        """``disclosed = ["M1"]``."""
        for place, written in enumerate(rows):
            person = self.person(written, (*path, place))
            if person:
                yield from self._body(events.Disclosed, (*path, place), {"person": person})

    def read_compare(self, rows: list[Any], path: Path) -> Rows:
        """``compare = [{ people = ["M1", "A1"], fact = "destination", verdict = "differs" }]``."""
        for table, here in self._tables(rows, path):
            fact = self._named_at("fact", table, here)
            written = self.of_type(table.get("people", []), list, (*here, "people"))
            people = tuple(self.person(one, (*here, "people")) for one in written)
            if fact and all(people):
                yield from self._body(events.ComparisonJudged, here, {**table, "fact": fact, "people": people})

    def read_conclude(self, table: Table, path: Path) -> Rows:
        """``conclude = { M1 = "in_doubt" }``."""
        for person, here, conclusion in self._by_person(table, path):
            fields = {"person": person, "conclusion": conclusion, "reason": REASON}
            yield from self._body(events.Assessed, here, fields)

    def read_bribe(self, offered: bool, path: Path) -> Rows:
        """``bribe = true``."""
        if offered:
            yield from self._body(events.BribeOffered, path, {})

    def read_official_suspected(self, suspected: bool, path: Path) -> Rows:
        """``official_suspected = true``."""
        if suspected:
            yield from self._body(events.OfficialSuspected, path, {})

    def read_actions(self, rows: list[Any], path: Path) -> Rows:
        """``actions = [{ action = "inform_superior", person = "M1", state = "done" }]``."""
        for table, here in self._tables(rows, path):
            action = self._named_at("action", table, here)
            if "person" in table:
                table["person"] = self.person(table["person"], (*here, "person"))
            if action:
                yield from self._body(events.ActionRecorded, here, {**table, "action": action})

    def read_outcome(self, table: Table, path: Path) -> Rows:
        """``outcome = { M1 = { outcome = "returned", receiver = "..." } }``, or the outcome alone."""
        for person, here, row in self._by_person(table, path):
            fields = {"outcome": row} if isinstance(row, str) else dict(self.of_type(row, dict, here))
            outcome = self._named_at("outcome", fields, here)
            if outcome:
                yield from self._body(events.OutcomeRecorded, here, {**fields, "person": person, "outcome": outcome})


def _value_of(question: Question, answer: Any) -> Table:
    """The parts of an answer that is written as one text or number."""
    if question.kind in _CHOOSING:
        return {"choices": [answer]}
    if isinstance(answer, int):
        return {"age" if question.kind is QuestionKind.DATE else "number": answer, "text": str(answer)}
    return {"date": answer, "text": answer} if question.kind is QuestionKind.DATE else {"text": answer}


PARTS: dict[str, tuple[type, Callable[[ScenarioReader, Any, Path], Rows]]] = {
    "people": (list, ScenarioReader.read_people),
    "marks": (dict, ScenarioReader.read_marks),
    "register": (dict, ScenarioReader.read_register),
    "others": (str, ScenarioReader.read_others),
    "conduct": (dict, ScenarioReader.read_conduct),
    "answers": (dict, ScenarioReader.read_answers),
    "manner": (dict, ScenarioReader.read_manner),
    "disclosed": (list, ScenarioReader.read_disclosed),
    "compare": (list, ScenarioReader.read_compare),
    "conclude": (dict, ScenarioReader.read_conclude),
    "bribe": (bool, ScenarioReader.read_bribe),
    "official_suspected": (bool, ScenarioReader.read_official_suspected),
    "actions": (list, ScenarioReader.read_actions),
    "outcome": (dict, ScenarioReader.read_outcome),
}
"""What may happen in a scenario: the keys, their types, and how each is read."""
