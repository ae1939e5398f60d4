"""A review on the screen: comments and the decision in a replay, and how the officer meets them."""

import shutil
from pathlib import Path

import pytest

from booth import AtTheBooth, Booth
from prepared import concluded, keep
from screening_tui.case.case_file import read_case_file
from screening_tui.case.events import Closed, OutcomeRecorded
from screening_tui.options import Options
from screening_tui.tui.screens.replay import ReplayScreen

EXAMPLE = Path(__file__).parents[2] / "examples" / "cases" / "contradiction-in-doubt.toml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A supervisor's copy of a closed case."""
    return Path(shutil.copy(EXAMPLE, tmp_path / "copy.toml"))


async def say(booth: Booth, key: str, words: str = "", name: str = "Insp. Ejemplo") -> None:
    """Choose one line of the review, fill in the form, save it."""
    await booth.press("r", key)
    await booth.type(words)
    await booth.press("tab")
    if name:
        await booth.press("ctrl+u")
        await booth.type(name)
    await booth.press("enter")


def kinds(file: Path) -> list[str]:
    return [event.body.kind for event in read_case_file(file).case.events]


async def test_a_copy_is_commented_settled_and_approved(at_the_booth: AtTheBooth, copy: Path) -> None:
    before = len(kinds(copy))
    async with at_the_booth(command="replay", case_number=str(copy), at=30) as booth:
        booth.must_show("event 30 of")
        await say(booth, "c", "Who said so?")
        booth.must_show("event 30 of", "to review")
        await booth.press("r")
        booth.must_show("Review: to review", "Who said so?", "send it back")
        booth.must_not_show("approve the case")  # not before the comment is settled
        await booth.press("down", "down", "enter", "enter")
        booth.must_show("to review")
        await say(booth, "a", name="")
        booth.must_show("approved")
        await booth.press("end")
        booth.must_show("approved")
        await say(booth, "t", "Too early.", name="")
        booth.must_show("to review")
    told = kinds(copy)[before:]
    assert [kind for kind in told if kind != "review_begun"] == [
        "review_commented", "review_resolved", "review_approved", "review_reopened"
    ]  # fmt: skip
    comment = next(event for event in read_case_file(copy).case.events if event.body.kind == "review_commented")
    assert (comment.officer, comment.body.on) == ("Insp. Ejemplo", 30)  # type: ignore[union-attr]


async def test_who_wrote_it_cannot_approve_it_and_what_was_typed_stays(at_the_booth: AtTheBooth, copy: Path) -> None:
    whole = copy.read_bytes()
    async with at_the_booth(command="replay", case_number=str(copy)) as booth:
        await say(booth, "a", "It is fine.", name="Officer Example")
        booth.must_show("Who wrote a case cannot approve it.", "It is fine.")
        await booth.press("escape")
        booth.must_show("REPLAY")
    assert copy.read_bytes() == whole


async def test_a_changed_copy_takes_no_review(at_the_booth: AtTheBooth, copy: Path) -> None:
    copy.write_text(copy.read_text(encoding="utf-8").replace("blue house", "red house"), encoding="utf-8")
    whole = copy.read_bytes()
    async with at_the_booth(command="replay", case_number=str(copy)) as booth:
        await booth.press("enter")
        await say(booth, "w", "Why?")
        booth.must_show("damaged or was changed")
    assert copy.read_bytes() == whole


OFFICER = Options(officer="T. Prueba", badge="4471")
ENDED = OutcomeRecorded(outcome="protected_here", person="M1", to="the duty room", receiver="Lic. Ejemplo")


async def test_the_whole_exchange_stands_in_its_replay(at_the_booth: AtTheBooth) -> None:
    number = keep(OFFICER, [*concluded(), ENDED, Closed()])
    async with at_the_booth(command="replay", case_number=number) as booth:
        await say(booth, "w", "Where is the proof?")
        await say(booth, "s", "Ask for the document.", name="")
        booth.must_show("sent back")
    async with at_the_booth(command="resume", case_number=number) as booth:
        booth.must_show("A reviewer has sent this case back", "Open comments: 1.")
        booth.must_not_show("Where is the proof?", "Ask for the document.")
        await booth.press("r")
        booth.must_show("sent back: Ask for the document.", "Where is the proof?")
        await booth.press("enter")
        booth.must_show("Ask for the document.")
        await booth.press("enter", "down", "enter")
        booth.must_show("Comment", "Where is the proof?")
        await booth.type("It was shown: a birth certificate.")
        await booth.press("enter")
        booth.must_show("Answered. The reviewer settles the comment.")
        await booth.choose("Comments of the reviewer")
        booth.must_show("answered")
        await booth.press("escape")
        booth.desk.record(Closed())
    async with at_the_booth(command="replay", case_number=number) as booth:
        await booth.press("r")
        booth.must_show("answered, to review")
        await booth.press("down", "down", "enter")
        await booth.press("tab")
        await booth.type("Insp. Ejemplo")
        await booth.press("enter")
        await say(booth, "a", name="")
        booth.must_show("approved")
        screen = next(each for each in booth.app.screen_stack if isinstance(each, ReplayScreen))
        told = [event.body.kind for event in screen.desk.replay.events]
        order = [kind for kind in told if kind.startswith(("review_", "comment_")) and kind != "review_begun"]
        assert order == [
            "review_commented", "review_sent_back", "comment_answered", "review_resolved", "review_approved"
        ]  # fmt: skip
        for seq, kind in enumerate(told, 1):
            if kind == "comment_answered":
                screen.show_event(seq)
                await booth.settle()
                booth.must_show("It was shown: a birth certificate.")


async def test_later_and_a_case_without_comments(at_the_booth: AtTheBooth) -> None:
    number = keep(OFFICER, [*concluded(), ENDED, Closed()])
    async with at_the_booth(command="replay", case_number=number) as booth:
        await say(booth, "s", "Go on.")
    async with at_the_booth(command="resume", case_number=number) as booth:
        await booth.press("l")
        booth.must_not_show("A reviewer has sent this case back")
