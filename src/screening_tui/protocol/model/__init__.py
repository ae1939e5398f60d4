"""The immutable Protocol: everything that may be shown, asked, concluded and done, as an office wrote it down.

Every class is one table of the format that ``docs/protocol-format.md`` describes. Items refer to each other by
``id``; the loader has checked that each reference leads somewhere, so that nothing here has to be looked up twice.
"""

from screening_tui.protocol.model.actions import (
    Action,
    Advice,
    Contact,
    Deadline,
    Gate,
    Outcome,
    RecordField,
)
from screening_tui.protocol.model.interview import (
    Conduct,
    Guide,
    Manner,
    Option,
    Question,
    QuestionKind,
)
from screening_tui.protocol.model.judgement import (
    Check,
    Comparator,
    Fact,
    Finding,
    Weight,
)
from screening_tui.protocol.model.looking import (
    About,
    Indicator,
    Source,
)
from screening_tui.protocol.model.protocol import (
    Protocol,
)
from screening_tui.protocol.model.steps import (
    Language,
    PersonField,
    Step,
    StepKind,
)
from screening_tui.protocol.model.table import (
    Role,
    Table,
)

__all__ = [
    "About",
    "Action",
    "Advice",
    "Check",
    "Comparator",
    "Conduct",
    "Contact",
    "Deadline",
    "Fact",
    "Finding",
    "Gate",
    "Guide",
    "Indicator",
    "Language",
    "Manner",
    "Option",
    "Outcome",
    "PersonField",
    "Protocol",
    "Question",
    "QuestionKind",
    "RecordField",
    "Role",
    "Source",
    "Step",
    "StepKind",
    "Table",
    "Weight",
]
