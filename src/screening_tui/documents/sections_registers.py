"""What the registers said: each search, and each entry that was found, opened or judged."""

from typing import Any

from screening_tui.case.events import RegisterHitShown
from screening_tui.case.model import Standing
from screening_tui.documents.teller import Teller, kept

Table = dict[str, Any]
Key = tuple[str, str, str]
"""Person, register, entry."""


def searches(teller: Teller) -> list[Table]:
    """Who was looked for, where, and how many entries may have meant them."""
    return [
        kept(
            person=teller.person(person),
            registers=[teller.words.register(register) for register in standing.body.registers],
            found=str(len(standing.body.found)),
            time=teller.when(standing.at),
            event=standing.seq,
        )
        for person, standing in teller.case.searches.items()
    ]


def hits(teller: Teller) -> list[Table]:
    """Every entry that may mean somebody: why, what it says, and what the officer decided."""
    case = teller.case
    found = {
        (person, entry.register_name, entry.entry): entry.strength
        for person, standing in case.searches.items()
        for entry in standing.body.found
    }
    shown = {key: standing.body.strength for key, standing in case.hits_shown.items()}
    judged = dict.fromkeys(case.hits_judged, "")
    return [_hit(teller, key, strength) for key, strength in (judged | found | shown).items()]


def _hit(teller: Teller, key: Key, strength: str) -> Table:
    person, register, entry = key
    shown, judged = teller.case.hits_shown.get(key), teller.case.hits_judged.get(key)
    return kept(
        person=teller.person(person),
        register=teller.words.register(register),
        entry=entry,
        strength=teller.word(strength),
        why=_why(teller, shown) if shown else "",
        record=_record(teller, shown) if shown else "",
        opened=teller.when(shown.at) if shown else teller._("not opened"),
        judgement=teller.word(judged.body.judgement) if judged else teller._("not judged"),
        reason=judged.body.reason if judged else "",
        time=teller.when(judged.at) if judged else "",
        event=[standing.seq for standing in (shown, judged) if standing],
        before=[str(seq) for seq in judged.earlier] if judged else "",
    )


def _why(teller: Teller, shown: Standing[RegisterHitShown]) -> list[str]:
    """``Birth date: nearly (year off by one): 1985-03-07 | 1986-03-07``; nothing of what one of them does not say."""
    said = teller.words.compared
    return [
        f"{said(each.field)}: {said(each.agreement)}{f' ({said(each.why)})' if each.why else ''}: "
        f"{each.here} | {each.there}"
        for each in shown.body.fields
        if each.agreement != "unknown"
    ]


def _record(teller: Teller, shown: Standing[RegisterHitShown]) -> list[str]:
    """The entry's own words, in the order in which its fields were compared."""
    place = {each.field: place for place, each in enumerate(shown.body.fields)}
    record = sorted(shown.body.record.items(), key=lambda item: (place.get(item[0], len(place)), item[0]))
    return [f"{teller.words.compared(name)}: {words}" for name, words in record]
