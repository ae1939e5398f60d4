"""A small protocol with one of everything, and short ways to write down a case."""

from screening_tui.case.events import (
    ActionRecorded,
    Answered,
    Assessed,
    AttitudeObserved,
    Body,
    ComparisonJudged,
    Disclosed,
    Event,
    IndicatorMarked,
    Missing,
    Opened,
    PersonAdded,
    Pin,
    QuestionAdded,
)
from screening_tui.case.fold import fold
from screening_tui.case.model import Case
from screening_tui.case.value import Value
from screening_tui.protocol.load import load
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.sources import Sources

PROTOCOL = """
format = 1
id = "small"
version = "1.0"
title = { en = "Small", es = "Pequeño" }
about = "For tests."
source = "Invented"
fallback = "en"
fallback_name = "English"
translations = ["es.toml"]

step = [
    { id = "people", kind = "intake", title = "People", help = "h", fields = ["name"] },
    { id = "look", kind = "indicators", title = "Look", help = "h" },
    { id = "child", kind = "interview", role = "minor", title = "Child", help = "h", \
demanded_when = "any indicator is observed", offered_when = "any indicator is cannot_tell or age < 10" },
    { id = "grown", kind = "interview", role = "adult", title = "Grown-up", help = "h", \
demanded_when = "any indicator is observed and count minor >= 1" },
    { id = "hold", kind = "compare", title = "Hold", help = "h", offered_when = "any fact is cannot_tell" },
    { id = "judge", kind = "assess", title = "Judge", help = "h" },
    { id = "act", kind = "actions", title = "Act", help = "h" },
    { id = "end", kind = "close", title = "End", help = "h" },
]
indicator = [
    { id = "wanted", step = "look", label = "Wanted", about = ["person"], immediate = true },
    { id = "hidden", step = "look", label = "Hidden", about = ["minor"] },
]
fact = [
    { id = "companion", label = "Companion", comparator = "name" },
    { id = "name", label = "Name", comparator = "name" },
    { id = "town", label = "Town", comparator = "place" },
    { id = "tie", label = "Tie", comparator = "choice" },
    { id = "birthday", label = "Birthday", comparator = "date" },
    { id = "siblings", label = "Siblings", comparator = "number" },
    { id = "phone", label = "Phone", comparator = "phone" },
    { id = "why", label = "Why", comparator = "text" },
    { id = "toy", label = "Toy", comparator = "text" },
]
manner = [
    { id = "calm", label = "calm" },
    { id = "afraid", label = "afraid", roles = ["minor"] },
]
outcome = [
    { id = "goes_on", label = "Goes on" },
    { id = "sent_back", label = "Sent back" },
    { id = "handed", label = "Handed over" },
]
contact = [{ id = "boss", label = "Boss" }]

[[conduct]]
id = "alone"
step = "child"
moment = "before"
label = "Alone"

[[conduct]]
id = "helper"
step = "child"
moment = "before"
label = "The helper knows nobody here"
may_not_apply = true

[[question]]
id = "route"
step = "people"
kind = "choice"
ask = "Which way?"
per = "case"
option = [{ id = "road", label = "By road" }, { id = "river", label = "By river" }]
[[question]]
id = "boat"
step = "people"
kind = "long_text"
ask = "Which boat?"
per = "case"
when = "answer.route is river"
[[question]]
id = "bag"
step = "people"
kind = "yes_no"
ask = "A bag?"
[[question]]
id = "school"
step = "people"
kind = "long_text"
ask = "School?"
per = "minor"

[[question]]
id = "c_companion"
step = "child"
kind = "person"
ask = "Who is with you?"
say = "Who came with you?"
fact = "companion"
[[question]]
id = "c_name"
step = "child"
kind = "name_response"
ask = "Say the name."
fact = "name"
[[question]]
id = "c_town"
step = "child"
kind = "place"
ask = "Where to?"
fact = "town"
[[question]]
id = "c_tie"
step = "child"
kind = "choice"
ask = "What is the tie?"
fact = "tie"
option = [
    { id = "aunt", label = "Aunt" },
    { id = "friend", label = "Friend" },
    { id = "stranger", label = "Stranger" },
    { id = "other", label = "Other" },
]
[[question]]
id = "c_birthday"
step = "child"
kind = "date"
ask = "Born when?"
fact = "birthday"
[[question]]
id = "c_siblings"
step = "child"
kind = "number"
ask = "How many siblings?"
fact = "siblings"
[[question]]
id = "c_siblings_names"
step = "child"
kind = "long_text"
ask = "Their names?"
when = "answer.c_siblings >= 1"
[[question]]
id = "c_phone"
step = "child"
kind = "phone"
ask = "Whose number do you know?"
fact = "phone"
[[question]]
id = "c_why"
step = "child"
kind = "long_text"
ask = "Why?"
fact = "why"
[[question]]
id = "c_why_again"
step = "child"
kind = "long_text"
ask = "Why, once more?"
fact = "why"
when = "answer.c_why is declined"
[[question]]
id = "c_own"
step = "child"
kind = "long_text"
ask = "Your own"
own = true

[[question]]
id = "g_companion"
step = "grown"
kind = "person"
ask = "Who are you?"
fact = "companion"
[[question]]
id = "g_name"
step = "grown"
kind = "person"
ask = "The child's name?"
fact = "name"
[[question]]
id = "g_town"
step = "grown"
kind = "place"
ask = "Where to?"
fact = "town"
[[question]]
id = "g_tie"
step = "grown"
kind = "choice"
ask = "What is the tie?"
fact = "tie"
option = [
    { id = "aunt", label = "Aunt" },
    { id = "friend", label = "Friend" },
    { id = "godmother", label = "Godmother" },
    { id = "other", label = "Other" },
]
[[question]]
id = "g_birthday"
step = "grown"
kind = "date"
ask = "Born when?"
fact = "birthday"
[[question]]
id = "g_siblings"
step = "grown"
kind = "number"
ask = "How many siblings?"
fact = "siblings"
[[question]]
id = "g_phone"
step = "grown"
kind = "phone"
ask = "Which number?"
fact = "phone"
[[question]]
id = "g_why"
step = "grown"
kind = "long_text"
ask = "Why?"
fact = "why"
[[question]]
id = "g_more"
step = "grown"
kind = "long_text"
ask = "Your own"
own = true
[[question]]
id = "g_confirm"
step = "grown"
kind = "long_text"
ask = "Confirm"
own = true

[[finding]]
id = "seen"
label = "Seen"
when = "any indicator is observed"
[[finding]]
id = "apart"
label = "They differ"
when = "any fact is differs"
per = "minor"
[[finding]]
id = "worry"
label = "Worry: look"
when = "finding.seen or finding.apart"
[[finding]]
id = "young"
label = "Young"
when = "age < 6"
per = "minor"
look_further = false

[[check]]
id = "young_one"
step = "child"
weight = "info"
when = "age < 6"
message = "Young."
[[check]]
id = "not_alone"
step = "child"
weight = "warning"
when = "conduct.alone is not_confirmed"
message = "Not alone."
[[check]]
id = "stop"
step = "end"
weight = "block"
when = "indicator.wanted is observed and action.report is to_do"
message = "Report first."

[[check]]
id = "clear_all_the_same"
step = "judge"
weight = "warning"
when = "conclusion is not_detected and any fact is differs"
message = "They differ."
[[check]]
id = "clear_and_silent"
step = "judge"
weight = "warning"
when = "conclusion is not_detected and not disclosure"
message = "Nothing was told."

[[action]]
id = "guard"
number = 2
label = "Guard"
recommended_when = "disclosure or conclusion is detected"
offered_when = "conclusion is in_doubt or (finding.worry and not finding.young)"
deadline = "now"
contact = "boss"
record = [{ id = "who", label = "Who" , required = true }, { id = "where", label = "Where" }]
[action.gate]
outcome = "sent_back"
requires = ["receiver", "receiver_kind", "how_certain"]
message = { en = "Not like this.", es = "Así no." }
[[action]]
id = "hand_over"
number = 3
label = "Hand over"
recommended_when = "bribe"
deadline = "today"
gate = { outcome = "handed", requires = ["receiver"], never_an_adult_of_the_case = false, message = "To whom?" }
[[action]]
id = "report"
number = 1
per = "case"
label = "Report"
recommended_when = "indicator.wanted is observed"
deadline = "now"
immediate = true
"""

SPANISH = """
language = "es"
name = "español"
reviewed = false
[indicator.wanted]
label = "Buscada"
[question.c_why]
ask = "¿Por qué?"
[question.c_why_again]
ask = "¿Por qué?"
[question.bag]
ask = "¿Una maleta?"
[step.child]
title = "Menor"
[question.c_town]
ask = "¿Adónde?"
[question.c_companion]
say = "¿Quién vino contigo?"
[action.guard]
label = "Cuidar"
[action.guard.record.who]
label = "Quién"
"""


def small_protocol() -> Protocol:
    return load(Sources.from_files({"protocol.toml": PROTOCOL, "es.toml": SPANISH}))


SMALL = small_protocol()

OPENED = Opened(
    number="TST-2026-0001",
    origin="practice",
    protocol=Pin(id="small", version="1.0", title="Small", digest=""),
    program="0",
    officer_language="en",
    interview_language="es",
)


def events(*bodies: Body, at: str = "2026-11-23T14:32:07.120-06:00") -> tuple[Event, ...]:
    """One event a second, the opening first."""
    return tuple(Event(seq, at, 1000 * seq, "M. Solano", "4471", body) for seq, body in enumerate((OPENED, *bodies), 1))


def case_of(*bodies: Body) -> Case:
    return fold(events(*bodies))


def minor(person: str = "M1", **details: object) -> PersonAdded:
    return PersonAdded.model_validate({"person": person, "role": "minor", **details})


def adult(person: str = "A1", **details: object) -> PersonAdded:
    return PersonAdded.model_validate({"person": person, "role": "adult", **details})


def mark(indicator: str, mark: str, *people: str) -> IndicatorMarked:
    return IndicatorMarked.model_validate({"indicator": indicator, "mark": mark, "people": people})


def said(person: str, question: str, text: str = "", **parts: object) -> Answered:
    value = Value.model_validate({"text": text, **parts})
    return Answered(person=person, question=question, value=value)


def unsaid(person: str, question: str, reason: str = "does_not_know") -> Missing:
    return Missing.model_validate({"person": person, "question": question, "reason": reason})


def verdict(fact: str, judged: str, first: str = "M1", second: str = "A1") -> ComparisonJudged:
    return ComparisonJudged.model_validate({"fact": fact, "people": (first, second), "verdict": judged})


def concluded(person: str, conclusion: str) -> Assessed:
    return Assessed.model_validate({"person": person, "conclusion": conclusion, "reason": "Because"})


def disclosed(person: str = "M1") -> Disclosed:
    return Disclosed(person=person, words="He hurts me")


def own(
    question: str = "own.1", person: str = "M1", wording: str = "Your dog's name?", neutral: str = "Any pet?"
) -> QuestionAdded:
    return QuestionAdded(question=question, person=person, wording=wording, neutral=neutral)


def attitude(person: str, *manners: str, question: str = "") -> AttitudeObserved:
    return AttitudeObserved(person=person, manners=manners, question=question)


def recorded(action: str, state: str, person: str = "", **fields: object) -> ActionRecorded:
    return ActionRecorded.model_validate({"action": action, "state": state, "person": person, **fields})
