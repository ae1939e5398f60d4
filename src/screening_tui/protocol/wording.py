"""A condition in words, for people who read a protocol and do not write one."""

from collections.abc import Callable, Mapping

from screening_tui.protocol.condition import And, AnyOf, CountOf, Expression, Holds, Is, Measures, Name, Not, Or
from screening_tui.protocol.format import TABLES
from screening_tui.protocol.model import Protocol
from screening_tui.protocol.vocabulary import ANY_ANSWER, NAME_RESPONSES

Translate = Callable[[str], str]
"""A sentence of the program to the reader's language."""

_TABLE_OF: Mapping[str, str] = {"answer": "question"}


class Wording:
    """Puts conditions of one protocol into words."""

    def __init__(self, protocol: Protocol, language: str, _: Translate) -> None:
        self.protocol = protocol
        self.language = language
        self.names = {
            "indicator": _("the indicator {label}"),
            "finding": _("{label}"),
            "answer": _("the answer to {label}"),
            "fact": _("the comparison of {label}"),
            "conduct": _("the rule {label}"),
            "action": _("the action {label}"),
            "conclusion": _("the conclusion"),
            "outcome": _("the outcome"),
            "disclosure": _("a disclosure"),
            "bribe": _("a bribe was offered"),
            "official_suspected": _("an official is suspected"),
            "age": _("the age"),
            "age_in_doubt": _("the age is in doubt"),
            "manner.minor": _("how the minor answers"),
            "manner.adult": _("how the adult answers"),
        }
        self.several = {
            "indicator": _("indicators"),
            "fact": _("compared facts"),
            "conclusion": _("conclusions"),
            "disclosure": _("disclosures"),
            "minor": _("minors"),
            "adult": _("adults"),
        }
        self.values = {
            "observed": _("observed"),
            "not_observed": _("not observed"),
            "cannot_tell": _("cannot tell"),
            "agrees": _("agrees"),
            "differs": _("differs"),
            "detected": _("detected"),
            "in_doubt": _("in doubt"),
            "not_detected": _("not detected"),
            "confirmed": _("confirmed"),
            "not_confirmed": _("not confirmed"),
            "to_do": _("to do"),
            "attempted": _("attempted"),
            "done": _("done"),
            "impossible": _("impossible"),
            "not_needed": _("not needed"),
            "given": _("given"),
            "does_not_know": _("does not know"),
            "declined": _("declined"),
            "not_asked": _("not asked"),
            "does_not_apply": _("does not apply"),
            "yes": _("yes"),
            "no": _("no"),
            "naturally": _("naturally"),
            "hesitated": _("hesitated"),
            "not_at_all": _("not at all"),
        }
        self.is_, self.measured = _("{name}: {values}"), _("{name} {operator} {number}")
        self.any_of, self.any_at_all = _("any of the {names}: {values}"), _("any of the {names}")
        self.count_of = _("number of {names} ({values}) {operator} {number}")
        self.not_, self.or_, self.and_, self.either = _("not ({part})"), _(" or "), _(" and "), _(" or ")

    def of(self, expression: Expression) -> str:
        """The whole condition."""
        match expression:
            case Not(part):
                return self.not_.format(part=self.of(part))
            case And(parts):
                return self.and_.join(f"({self.of(part)})" if isinstance(part, Or) else self.of(part) for part in parts)
            case Or(parts):
                return self.or_.join(f"({self.of(part)})" if isinstance(part, And) else self.of(part) for part in parts)
            case Holds(name):
                return self.name(name)
            case Is(name, values):
                return self.is_.format(name=self.name(name), values=self.listed(name, values))
            case Measures(name, operator, number):
                return self.measured.format(name=self.name(name), operator=operator, number=number)
            case _:
                return self.collective(expression)

    def collective(self, expression: AnyOf | CountOf) -> str:
        """``any`` and ``count``."""
        names, values = self.several[expression.family.family], self.listed(expression.family, expression.values)
        match expression:
            case CountOf(_, (), operator, number):
                return self.measured.format(name=names, operator=operator, number=number)
            case CountOf(_, _, operator, number):
                return self.count_of.format(names=names, values=values, operator=operator, number=number)
            case _:
                return (self.any_of if values else self.any_at_all).format(names=names, values=values)

    def name(self, name: Name) -> str:
        """A name by its item's label."""
        words = self.names.get(name.family) or self.names.get(f"{name.family}.{name.member}")
        if words is None:
            return f"{name.family}.{name.member}"  # a station's register has no label in the protocol
        return words.format(label=f"\u201c{self.label(name)}\u201d") if name.member and "{label}" in words else words

    def label(self, name: Name) -> str:
        """What an item is called."""
        items = getattr(self.protocol, TABLES[_TABLE_OF.get(name.family, name.family)].field)
        item = next(item for item in items if item.id == name.member)
        text = item.ask if name.family == "answer" else item.label
        return str(text.say(self.language))

    def listed(self, name: Name, values: tuple[str, ...]) -> str:
        """Values by their labels."""
        return self.either.join(self.value(name, value) for value in values)

    def value(self, name: Name, value: str) -> str:
        """A value by its item's label, or as the program says it."""
        protocol = self.protocol
        labels = {}
        if name.family == "outcome":
            labels = {item.id: item.label for item in protocol.outcomes}
        elif name.family == "manner":
            labels = {item.id: item.label for item in protocol.manners}
        elif name.family == "answer" and value not in ANY_ANSWER and value not in NAME_RESPONSES:
            labels = {item.id: item.label for item in protocol.question_by_id[name.member].options}
        return labels[value].say(self.language) if value in labels else self.values.get(value, value)
