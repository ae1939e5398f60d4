"""Every code that a diagnostic may have. A code never changes its meaning; the documentation's table is this one."""

from dataclasses import dataclass

from screening_tui.reading.diagnostic import Level


@dataclass(frozen=True, slots=True)
class Code:
    """One code's level and what it is about."""

    level: Level
    about: str
    stops: bool = True
    """Whether a protocol that has it is not loaded."""


def _stops(about: str) -> Code:
    return Code(Level.ERROR, about)


def _error(about: str) -> Code:
    return Code(Level.ERROR, about, stops=False)


def _warning(about: str) -> Code:
    return Code(Level.WARNING, about, stops=False)


CODES: dict[str, Code] = {
    "F101": _stops("a file cannot be read: it is missing, a folder, a device, a circle of links, not permitted"),
    "F102": _stops("a file, or all together, are too large"),
    "F103": _stops("a file is not written in UTF-8"),
    "F104": _stops("too many files"),
    "F105": _stops("a file's name is not allowed, or leads out of the protocol's folder"),
    "T101": _stops("the text is not TOML"),
    "T102": _stops("nested too deeply"),
    "T103": _stops("a key is too long or has too many parts"),
    "T104": _stops("a number is too long"),
    "P101": _stops("unknown key"),
    "P102": _stops("wrong type or value"),
    "P103": _stops("a key is missing"),
    "P104": _stops("an id is used twice"),
    "P105": _stops("a reference leads nowhere"),
    "P106": _stops("the step is of another kind than this needs"),
    "P107": _stops("another version of the format"),
    "P108": _stops("in the wrong file, or there twice"),
    "P109": _stops("an id that is a word of the condition language"),
    "P110": _stops("a step lacks what its kind needs, or has what its kind cannot use"),
    "P111": _stops("a question's options do not fit its kind"),
    "P112": _stops("a question's limits do not fit"),
    "P113": _stops("a text is empty"),
    "P114": _stops("a language that is not declared"),
    "P115": _warning("an addition that does not name its source"),
    "P116": _stops("more items than a protocol may have"),
    "P201": _stops("a condition cannot be understood"),
    "P202": _stops("a condition uses a name that does not exist"),
    "P203": _stops("a condition compares with a value that is never there"),
    "P204": _stops("a condition uses a name in a way it cannot be used"),
    "P205": _error("a condition can never hold"),
    "P206": _stops("findings that rest on each other in a circle, or in a chain of more than ten"),
    "P207": _error("a step or a question that waits for itself, or for what waits for it"),
    "P208": _warning("a condition that holds only when two minors differ"),
    "P301": _error("a question that nothing can reach"),
    "P302": _warning("an interview with no fact that another interview also establishes"),
    "P303": _error("an action that no rule leads to"),
    "P305": _error("a fact whose comparator does not fit one of its questions"),
    "P306": _warning("a fact that is asked for in one interview only, or in none"),
    "P401": _warning("a translation is missing"),
    "P402": _warning("a translation that nobody has reviewed"),
    "P403": _stops("a translation of something that is not there"),
    "P404": _warning("a text that does not fit its place on a screen of 80 columns"),
}
