"""Why, in words: an action or a finding, its condition, what of that holds, and the marks and answers behind it."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from screening_tui.documents.event_words import in_words, timed
from screening_tui.documents.teller import Teller
from screening_tui.screening.chain import Chain, Link

Table = dict[str, Any]


def why_lines(teller: Teller, chain: Chain, width: int, indent: int = 0) -> Iterator[str]:
    """One chain, what it follows from below it and further in: action, condition, finding, condition, answer or mark.

    Of a condition only what holds is followed; each event stands there with its words, its time and its number.
    """
    yield from _line(title(teller, chain), width, indent)
    yield from _line(teller._("because: {condition}").format(condition=chain.condition), width, indent + 2)
    for link in chain.decisive:
        yield from _link(teller, chain, link, width, indent + 2)


def title(teller: Teller, chain: Chain) -> str:
    """``action: Keep the minor safe (M1)``."""
    kind = teller._("finding") if chain.what == "finding" else teller._("action")
    return f"{kind}: {teller.keyed(chain.what, chain.key)}"


def _link(teller: Teller, chain: Chain, link: Link, width: int, indent: int) -> Iterator[str]:
    if link.text != chain.condition:  # a condition of one test is written once
        yield from _line(f"- {link.text}", width, indent)
        indent += 2
    for words in own_events(teller, link):
        yield from _line(words, width, indent)
    for under in link.under:
        yield from why_lines(teller, under, width, indent)


def own_events(teller: Teller, link: Link) -> list[str]:
    """What a test rests on itself: the events of the findings that it names stand with those."""
    below = {seq for under in link.under for seq in under.result.because}
    return [timed(teller, teller.events[seq]) for seq in link.result.because if seq not in below]


def why_tables(teller: Teller, chains: Iterable[Chain]) -> list[Table]:
    """The same for programs, with every test of every condition, whether it holds or not."""
    return [_table(teller, chain) for chain in chains]


def _table(teller: Teller, chain: Chain) -> Table:
    return {
        "what": chain.what,
        "id": chain.id,
        "person": chain.person,
        "label": teller.keyed(chain.what, chain.key),
        "condition": chain.condition,
        "holds": chain.result.truth.value,
        "because": [
            {
                "test": link.text,
                "holds": link.result.truth.value,
                "events": [_event(teller, seq) for seq in link.result.because],
                "under": why_tables(teller, link.under),
            }
            for link in chain.links
        ],
    }


def _event(teller: Teller, seq: int) -> Table:
    event = teller.events[seq]
    return {"seq": seq, "at": event.at, "words": in_words(teller, event)}


def _line(words: str, width: int, indent: int) -> list[str]:
    begin = " " * indent
    return wrap(words, max(width, indent + 20), initial_indent=begin, subsequent_indent=begin + "  ")
