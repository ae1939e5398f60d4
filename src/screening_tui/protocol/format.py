"""What the tables of the format are called in the model, and which of their keys are texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from screening_tui.protocol import model
from screening_tui.protocol.condition import Condition
from screening_tui.protocol.text import Text

FORMAT = 1
"""The version of the format that this program reads."""
MAIN_FILE = "protocol.toml"


@dataclass(frozen=True)
class TableFormat:
    """One kind of table."""

    name: str
    """As an author writes it: ``question``."""
    model: type[model.Table]
    field: str
    """What the model calls it in the table that holds it: ``questions``."""
    repeated: bool = True
    """Whether it is written ``[[question]]``; otherwise ``[guide]``."""
    nested: tuple["TableFormat", ...] = ()

    @cached_property
    def title(self) -> str:
        """For messages: ``a question``."""
        article = "the" if not self.repeated else "an" if self.name[0] in "aio" else "a"
        return f"{article} {self.name}"

    @cached_property
    def kinds(self) -> Mapping[str, type]:
        """What TOML calls each key's value; ``dict`` for a text in several languages. Others are left to the model."""
        kinds = {key: _kind(info.annotation) for key, info in self.model.model_fields.items()}
        return {key: kind for key, kind in kinds.items() if kind is not None}

    @cached_property
    def texts(self) -> frozenset[str]:
        """The keys that hold a text in several languages."""
        return frozenset(key for key, info in self.model.model_fields.items() if info.annotation in (Text, Text | None))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that an author may write."""
        own = set(self.model.model_fields) - {table.field for table in self.nested}
        return frozenset(own | {table.name for table in self.nested})

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The keys that hold a condition."""
        return tuple(
            key for key, info in self.model.model_fields.items() if info.annotation in (Condition, Condition | None)
        )


def _kind(annotation: object) -> type | None:
    if annotation in (Text, Text | None):
        return dict
    if annotation in (int, int | None):
        return int
    return bool if annotation is bool else None


TABLES: Mapping[str, TableFormat] = {
    table.name: table
    for table in (
        TableFormat("step", model.Step, "steps"),
        TableFormat("indicator", model.Indicator, "indicators"),
        TableFormat("conduct", model.Conduct, "conducts"),
        TableFormat("question", model.Question, "questions", nested=(TableFormat("option", model.Option, "options"),)),
        TableFormat("fact", model.Fact, "facts"),
        TableFormat("check", model.Check, "checks"),
        TableFormat("manner", model.Manner, "manners"),
        TableFormat("finding", model.Finding, "findings"),
        TableFormat(
            "action",
            model.Action,
            "actions",
            nested=(
                TableFormat("record", model.RecordField, "records"),
                TableFormat("gate", model.Gate, "gate", repeated=False),
            ),
        ),
        TableFormat("outcome", model.Outcome, "outcomes"),
        TableFormat("contact", model.Contact, "contacts"),
        TableFormat("advice", model.Advice, "advices"),
    )
}
"""The tables that any file may hold, in the order of the documentation."""

GUIDE = TableFormat("guide", model.Guide, "guide", repeated=False)
PROTOCOL = TableFormat("protocol", model.Protocol, "", repeated=False)
"""The top of ``protocol.toml``, as far as it is in the model."""
HEADER_IN_MODEL = ("id", "version", "title", "about", "source", "adult_from_age", "fallback")
HEADER = frozenset({*HEADER_IN_MODEL, "format", "fallback_name", "include", "translations"})
"""The keys at the top of ``protocol.toml`` and of no other file."""
TRANSLATION_HEADER = frozenset({"language", "name", "reviewed"})
"""The keys at the top of a translation file."""
