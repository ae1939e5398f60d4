"""Words that try to steer the terminal, the markup or the program are shown as words."""

import pytest

from booth import AtTheBooth, Booth
from prepared import A1, at, concluded, in_the_minors_interview, marks, people, said
from screening_tui.case.events import Assessed, Body, ConductRecorded, Noted, PersonAdded

STEERING = (
    "\x1b[2J\x1b[31mred",
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x9b31m\x9d0;owned\x9c",
    "a\x00b\x08\x7f",
    "one\rtwo\u2028three\u2029four\x0bfive",
    "abc\u202edef\u2066ghi\u2069\u200f",
    "a\u200bb\ufeffc\u00add",
    "x\U000e0041\U000e0042",
)
"""Control sequences, bidirectional controls, what is not seen."""
MARKUP = (
    "[red]x[/]",
    "[/]",
    "[@click=app.quit]leave[/]",
    "[x] done [ ] open",
    "[[[b]]]\\[b]",
    "{0} {name} %s %(x)s {}",
)
LETTERS = (
    "日本語の名前 한국어 中文",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u0334\u0319\u0324\u031e\u035a\u032fA\u0301\u0301\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e8\U0001f1f7",
    "می\u200cخواهم",
)
"""Wide ones, combined ones, joined ones."""
WORDS = {"steering": " ".join(STEERING), "markup": " ".join(MARKUP), "letters": " ".join(LETTERS), "long": "A" * 10_000}
EVERY_KIND = pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)


def hostile_case(words: str) -> list[Body]:
    """The same words in a name, an answer, a note, a reason and a conclusion."""
    return [
        *people(PersonAdded(person="M1", role="minor", name=words, age=9, nationality=words, document=words), A1),
        *marks(["no_kinship"]),
        at("minor_interview", "M1"),
        ConductRecorded(conduct="alone", person="M1", confirmed=False, reason=words),
        *said("M1", "m_name", words, name=words, tie=words),
        *said("M1", "m_destination", words, place=words, country=words),
        *said("A1", "a_destination", words, place=words),
        Noted(text=words, person="M1"),
        Assessed(person="M1", conclusion="detected", reason=words),
    ]


@EVERY_KIND
async def test_in_a_case_that_was_kept(at_the_booth: AtTheBooth, words: str) -> None:
    case = hostile_case(words)
    for step in (at("people"), at("minor_interview", "M1"), at("compare", "M1", "A1"), at("decide"), at("close")):
        async with at_the_booth(case=[*case, step]) as booth:
            must_be_harmless(booth)
            if step.step == "minor_interview":
                await booth.press("shift+tab")
                must_be_harmless(booth)


@EVERY_KIND
async def test_pasted_into_every_kind_of_field(at_the_booth: AtTheBooth, words: str) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.paste(words)
        must_be_harmless(booth)
        await booth.press("enter")
        must_be_harmless(booth)
        assert clean(booth.case.people["M1"].body.name)
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await booth.paste(words)
        await booth.press("tab")
        await booth.paste(words)
        must_be_harmless(booth)
        await booth.press("f2")
        await booth.paste(words)
        must_be_harmless(booth)
        await booth.press("enter enter")
        must_be_harmless(booth)
        value = booth.case.answers["M1", "m_name"].body.value
        assert clean(value.text.replace("\n", ""))
        assert clean(value.name)
        assert clean(booth.last("noted").text.replace("\n", ""))
        if words != WORDS["steering"]:
            assert value.text == words


async def test_markup_in_an_answer_is_no_link(at_the_booth: AtTheBooth) -> None:
    link = "[@click=app.quit]leave[/]"
    async with at_the_booth(case=[*in_the_minors_interview(), *said("M1", "m_name", link)]) as booth:
        await booth.press("shift+tab")
        booth.must_show(link)
        styles = [segment.style for strip in booth.strips for segment in strip if segment.style]
        assert not [style for style in styles if style.link or style.meta.get("@click")]


async def test_hostile_words_in_a_protocol_and_a_station(at_the_booth: AtTheBooth) -> None:
    station = 'name = "[red]x[/]\\u001b[2J\\u202e"\n[contacts.superior]\nname = "[@click=app.quit]leave[/]\\u009b31m"\n'
    async with at_the_booth(station=station) as booth:
        must_be_harmless(booth)
        booth.must_show("[red]x[/]")
        await booth.press("f9")
        must_be_harmless(booth)
        booth.must_show("[red]x[/]")
    async with at_the_booth(station=station, case=concluded()) as booth:
        must_be_harmless(booth)
        booth.must_show("[@click=app.quit]leave[/]")


def clean(text: str) -> bool:
    """Whether nothing is in a text that a terminal obeys."""
    return all(character.isprintable() or character in "\u200c\u200d" for character in text)


def must_be_harmless(booth: Booth) -> None:
    """What reaches the terminal is text, each line as wide as the screen at most; the program runs."""
    assert not booth.app._exit
    assert booth.app._exception is None
    for line in booth.painted.split("\n"):
        assert clean(line), repr(line)
