"""A small protocol that is sound, and ways to break it."""

from screening_tui.protocol.check import check
from screening_tui.protocol.sources import Sources
from screening_tui.reading.diagnostic import Diagnostic

MAIN = """\
format = 1
id = "small"
version = "1"
title = "A small protocol"
about = "For tests."
source = "Made up."
fallback = "en"
fallback_name = "English"
include = ["more.toml"]
translations = ["es.toml"]

[[step]]
id = "people"
kind = "intake"
title = "People"
help = "Who is here?"
fields = ["name", "age"]

[[step]]
id = "signs"
kind = "indicators"
title = "Signs"
help = "Look."

[[step]]
id = "minor"
kind = "interview"
role = "minor"
title = "Minor"
help = "Ask."
demanded_when = "any indicator is observed and count minor >= 1"

[[step]]
id = "adult"
kind = "interview"
role = "adult"
title = "Adult"
help = "Ask."

[[step]]
id = "both"
kind = "compare"
title = "Compare"
help = "Compare."

[[step]]
id = "decide"
kind = "assess"
title = "Decide"
help = "Decide."

[[step]]
id = "act"
kind = "actions"
title = "Act"
help = "Act."

[guide]
minutes_per_year_of_age = 5
"""

MORE = """\
[[indicator]]
id = "afraid"
step = "signs"
label = "Afraid"
about = ["minor"]

[[indicator]]
id = "hidden"
step = "signs"
label = "Hidden"
about = ["transport"]
immediate = true

[[conduct]]
id = "alone"
step = "minor"
moment = "before"
label = "Alone"
say = "Just us."

[[question]]
id = "travel"
step = "people"
kind = "yes_no"
ask = "Do they travel together?"
per = "case"

[[question]]
id = "m_pet"
step = "minor"
kind = "yes_no"
ask = "Is there a pet?"
say = "Do you have a pet?"

[[question]]
id = "m_pets"
step = "minor"
kind = "number"
ask = "How many?"
minimum = 1
maximum = 20
unit = "pets"
when = "answer.m_pet is yes"

[[question]]
id = "m_to"
step = "minor"
kind = "place"
ask = "Where to?"
fact = "destination"

[[question]]
id = "a_to"
step = "adult"
kind = "place"
ask = "Where to?"
fact = "destination"

[[question]]
id = "a_job"
step = "adult"
kind = "choices"
ask = "Which work?"
option = [{ id = "farm", label = "Farm" }, { id = "shop", label = "Shop" }, { id = "other", label = "Other" }]

[[fact]]
id = "destination"
label = "Destination"
comparator = "place"

[[check]]
id = "not_alone"
step = "minor"
weight = "warning"
when = "conduct.alone is not_confirmed"
message = "The minor should be alone."

[[manner]]
id = "calm"
label = "Calm"

[[manner]]
id = "fearful"
label = "Fearful"
roles = ["minor"]

[[finding]]
id = "sign"
label = "A sign"
when = "any indicator is observed"

[[finding]]
id = "contradiction"
label = "They differ"
when = "fact.destination is differs"
per = "minor"

[[action]]
id = "call"
number = 1
label = "Call"
recommended_when = "conclusion is detected or finding.contradiction"
offered_when = "finding.sign"
deadline = "now"
contact = "police"
record = [{ id = "who", label = "Who" }]

[[action]]
id = "return"
number = 2
label = "Return"
recommended_when = "conclusion is not_detected"
deadline = "before_outcome"
gate = { outcome = "returned", requires = ["receiver"], message = "To whom?" }

[[outcome]]
id = "returned"
label = "Returned"

[[contact]]
id = "police"
label = "Police"

[[advice]]
id = "bribe"
title = "Offers"
text = "Refuse."
"""

SPANISH = """\
language = "es"
name = "español"
reviewed = true
protocol = { title = "Un protocolo pequeño", about = "Para pruebas." }
step.people = { title = "Personas", help = "¿Quiénes son?" }
step.signs = { title = "Señales", help = "Observe." }
step.minor = { title = "Menor", help = "Pregunte." }
step.adult = { title = "Adulto", help = "Pregunte." }
step.both = { title = "Comparar", help = "Compare." }
step.decide = { title = "Decidir", help = "Decida." }
step.act = { title = "Actuar", help = "Actúe." }
indicator.afraid.label = "Con miedo"
indicator.hidden.label = "Escondido"
conduct.alone = { label = "A solas", say = "Solo tú y yo." }
question.travel.ask = "¿Viajan juntos?"
question.m_pet = { ask = "¿Hay una mascota?", say = "¿Tienes una mascota?" }
question.m_pets = { ask = "¿Cuántas?", unit = "mascotas" }
question.m_to.ask = "¿Adónde?"
question.a_to.ask = "¿Adónde?"
question.a_job.ask = "¿Qué trabajo?"
question.a_job.option = { farm = { label = "Finca" }, shop = { label = "Tienda" }, other = { label = "Otro" } }
fact.destination.label = "Destino"
check.not_alone.message = "La persona menor debe estar a solas."
manner.calm.label = "Tranquilo"
manner.fearful.label = "Temeroso"
finding.sign.label = "Una señal"
finding.contradiction.label = "Difieren"
action.call.label = "Llamar"
action.call.record.who.label = "Quién"
action.return.label = "Retornar"
action.return.gate.message = "¿A quién?"
outcome.returned.label = "Retornado"
contact.police.label = "Policía"
advice.bribe = { title = "Ofertas", text = "Rechace." }
"""

FILES = {"protocol.toml": MAIN, "more.toml": MORE, "es.toml": SPANISH}


def changed(file: str, old: str, new: str) -> Sources:
    """The small protocol with one passage replaced."""
    assert FILES[file].count(old) == 1, f"{old!r} stands {FILES[file].count(old)} times in {file}"
    return Sources.from_files({**FILES, file: FILES[file].replace(old, new)})


def with_more(text: str, file: str = "more.toml") -> Sources:
    """The small protocol with more tables at the end of a file."""
    return Sources.from_files({**FILES, file: FILES[file] + "\n" + text})


def place_of(sources: Sources, file: str, marked: str) -> tuple[str, int, int]:
    """File, line and column of the one passage of a file in which ``^`` marks the place."""
    before, after = marked.split("^")
    text = sources.files[file]
    assert text.count(before + after) == 1, f"{before + after!r} stands {text.count(before + after)} times in {file}"
    offset = text.index(before + after) + len(before)
    return file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def found(sources: Sources, code: str) -> list[Diagnostic]:
    """What a check finds under one code."""
    return [diagnostic for diagnostic in check(sources) if diagnostic.code == code]


def places(sources: Sources, code: str) -> list[tuple[str, int, int]]:
    """Where a check finds something under one code."""
    return [(diagnostic.file, diagnostic.line, diagnostic.column) for diagnostic in found(sources, code)]
