"""What is half typed in a form that lies over a case is kept on the disk as half-typed answers are, until recorded."""

import errno
import os
from pathlib import Path

import pytest

from booth import AtTheBooth, Booth
from prepared import (
    at,
    both_told,
    concluded,
    in_the_minors_interview,
    marks,
    people,
    said,
)
from screening_tui.case.disk import Disk
from screening_tui.case.draft import Place
from screening_tui.case.events import Body, IndicatorMarked, Noted
from screening_tui.station.places import cases_folder
from screening_tui.tui.forms import FormDraft, without_recorded
from screening_tui.tui.screens.form import FormDialog

HALF = "half a wo"
BEFORE_RULES = [*people(), *marks(["no_kinship"]), at("minor_interview", "M1")]
FORMS: dict[str, tuple[list[Body], tuple[str, ...]]] = {
    "note": (in_the_minors_interview(), ("f2",)),
    "offer": (in_the_minors_interview(), ("f7",)),
    "stop": (in_the_minors_interview(), ("f8",)),
    "undo": ([*in_the_minors_interview(), *said("M1", "m_name", "Ana")], ("Take back the last entry",)),
    "document": (in_the_minors_interview(), ("Document or proof asked for",)),
    "looked_after": (in_the_minors_interview(), ("Who looks after somebody", "tab")),
    "object": (in_the_minors_interview(), ("Object secured",)),
    "official": (in_the_minors_interview(), ("Entry 8",)),
    "hand_over": (in_the_minors_interview(), ("Hand over to another officer",)),
    "present": (in_the_minors_interview(), ("Who else is in the room",)),
    "conduct": (BEFORE_RULES, ("n",)),
    "indicator": ([*people(), *marks()[:1]], ("up", "tab", "tab")),
    "verdict": (both_told(), ("tab", "tab")),
    "action_done": (concluded(), ("d",)),
    "action_attempted": (concluded(), ("t",)),
    "action_impossible": (concluded(), ("i",)),
    "action_not_needed": (concluded(), ("x",)),
    "outcome": (concluded(step="close"), ("1",)),
    "after": (concluded(step="close"), ("l",)),
}
"""Every form that a case opens: what has happened before, and the keys or lines of the menu that open it."""


async def open_form(booth: Booth, *ways: str) -> None:
    """Through keys and lines of the menu."""
    for way in ways:
        if way[:1].isupper():
            await booth.choose(way)
        else:
            await booth.press(way)
    assert isinstance(booth.app.screen, FormDialog), booth.screen


async def half_typed(booth: Booth, *ways: str) -> None:
    """In the middle of a word in that form; the clock that looks after it has looked."""
    await open_form(booth, *ways)
    await booth.type(HALF)
    assert booth.app.case_screen is not None
    booth.app._looked_at_key = 0.0
    booth.app._look_at_the_clock()
    await booth.until(lambda: HALF in kept(booth), "the draft")


def kept(booth: Booth) -> str:
    """What lies on the disk now."""
    store = cases_folder(None, booth.desk.station, os.environ)
    draft = store / booth.desk.number / "draft"
    return draft.read_text(encoding="utf-8") if draft.exists() else ""


@pytest.mark.parametrize("form", FORMS)
async def test_a_killed_program_gives_it_back(at_the_booth: AtTheBooth, home: Path, form: str) -> None:
    case, ways = FORMS[form]
    async with at_the_booth(case=case) as booth:
        await half_typed(booth, *ways)
        number = booth.desk.number  # and no more is heard of this program
    async with at_the_booth(command="resume", case_number=number) as booth:
        booth.must_show("Half-typed text from", "To see it, open:")
        await open_form(booth, *ways)
        booth.must_show(HALF)
        await booth.press("escape")
        assert not booth.desk.drafts, "left on purpose"
        await booth.until(lambda: HALF not in kept(booth), "no draft any more")


async def test_recorded_is_no_draft_any_more(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await half_typed(booth, "f2")
        await booth.press("enter")
        assert booth.last("noted").text == HALF
        assert not booth.desk.drafts
        await booth.until(lambda: not kept(booth), "no draft any more")
        await booth.press("f2")
        booth.must_not_show(HALF)


async def test_a_draft_from_before_it_was_recorded_is_not_offered(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await half_typed(booth, "f2")
        older = kept(booth)
        await booth.press("enter")
        number = booth.desk.number
        folder = cases_folder(None, booth.desk.station, os.environ)
    draft = folder / number / "draft"
    draft.write_text(older, encoding="utf-8")
    draft.chmod(0o600)
    async with at_the_booth(command="resume", case_number=number) as booth:
        booth.must_not_show("Half-typed text")
        await booth.press("f2")
        booth.must_not_show(HALF)


async def test_in_one_persons_interview_nobody_elses_text_comes_up(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await half_typed(booth, "f2")
        booth.app.case_screen.ending.leave()  # type: ignore[union-attr]
        await booth.settle()
        await booth.press("r")
        await booth.go_to("Adult")
        await booth.press("f2")
        booth.must_not_show(HALF)


@pytest.mark.parametrize("form", ["note", "action_done", "after", "indicator"])
async def test_what_is_not_saved_stays_in_its_form(
    at_the_booth: AtTheBooth, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def fail(_disk: Disk, _descriptor: int) -> None:
        raise OSError(errno.EIO, "broken for a test")

    case, ways = FORMS[form]
    async with at_the_booth(case=case) as booth:
        await open_form(booth, *ways)
        await booth.type(HALF)
        monkeypatch.setattr(Disk, "sync", fail)
        await booth.press("enter")
        booth.must_show("NOT SAVED", "What you typed stays on the screen.")
        await booth.press("escape")
        assert isinstance(booth.app.screen, FormDialog)
        booth.must_show(HALF)


async def test_what_the_protocol_refuses_stays_in_its_form(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=in_the_minors_interview()) as booth:
        await open_form(booth, "Who else is in the room")
        await booth.type("Luis Ejemplo")
        await booth.press("tab 1 enter")
        booth.must_show("Not possible")
        await booth.press("enter")
        assert isinstance(booth.app.screen, FormDialog)
        booth.must_show("Luis Ejemplo", "1[x]")


def test_a_form_in_which_nothing_is_typed_any_more_is_no_draft() -> None:
    drafts: dict[Place, str] = {}
    draft = FormDraft(drafts, None, "note", "Note")
    draft.keep({"text": HALF, "by": "B"})
    assert draft.kept() == {"text": HALF, "by": "B"}
    draft.keep({})
    assert not drafts


def test_a_form_is_over_only_when_one_entry_says_all_of_it() -> None:
    drafts: dict[Place, str] = {}
    FormDraft(drafts, None, "a", "A").keep({"text": HALF, "by": "M1,A1"})
    later = (Noted(text=HALF), IndicatorMarked(indicator="wanted", mark="observed", people=("M1", "A1")))
    assert without_recorded(drafts, later) == drafts
    both = IndicatorMarked(indicator="wanted", mark="observed", people=("M1", "A1"), note=HALF)
    assert not without_recorded(drafts, (both,))
