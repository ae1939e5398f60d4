"""The first screen: new, resume, practice, officer, quit, and the cases that are open."""

import os
from pathlib import Path

import pytest

from booth import AtTheBooth
from prepared import M1, M2, at, concluded, in_the_minors_interview, keep, marks, people
from screening_tui.case.events import Closed
from screening_tui.options import Options
from screening_tui.tui.app import ScreeningApp
from screening_tui.tui.engine import Engine
from screening_tui.tui.screens.home import HomeScreen

OFFICER = Options(officer="T. Prueba")


async def test_everything_that_can_be_done_is_on_it(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station='name = "Paso Canoas, booth 2"\ncode = "PC2"') as booth:
        booth.must_show("SCREENING", "Paso Canoas, booth 2", "n New screening", "r Resume", "nothing open")
        booth.must_show("p Practice", "o Officer T. Prueba - badge 4471", "q Quit", "F1 help", "F9 hide")


async def test_new_opens_a_case_at_its_first_step(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station='code = "PC2"') as booth:
        await booth.press("n")
        booth.must_show("PC2-", "-0001", "People and travel", "New: minor")
        assert booth.bodies("opened")[0].origin == "officer"


async def test_enter_opens_the_marked_line(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("down down up enter")
        booth.must_show("PRACTICE", "New: minor")


async def test_resume_without_an_open_case_says_so(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("r")
        booth.must_show("There is no open case.", "New screening")


async def test_open_cases_are_listed_by_people_and_place_never_by_name(at_the_booth: AtTheBooth) -> None:
    keep(OFFICER, people(M1, M2))
    keep(OFFICER, in_the_minors_interview())
    keep(OFFICER, [*people(), *marks(), Closed()])
    async with at_the_booth() as booth:
        booth.must_show("2 open")
        assert "2 minors" in booth.line_with("-0001")
        assert "1 minor, 1 adult" in booth.line_with("-0002")
        assert "Minor M1" in booth.line_with("-0002")
        assert "0 min ago" in booth.line_with("-0002")
        booth.must_not_show("Ana", "Luis", "-0003")


async def test_r_goes_on_with_the_latest_case_and_its_own_line_with_another(at_the_booth: AtTheBooth) -> None:
    keep(OFFICER, people(M1, M2))
    keep(OFFICER, in_the_minors_interview())
    async with at_the_booth() as booth:
        await booth.press("r")
        booth.must_show("-0002", "question 1 of")
        await booth.choose("Leave the case")
        await booth.press("down down enter")
        booth.must_show("-0001", "Indicators")


async def test_a_case_that_was_left_comes_back_to_the_first_screen(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("n")
        await booth.person("Ana Prueba", "9")
        await booth.choose("Leave the case")
        booth.must_show("1 open", "1 minor")
        await booth.press("r")
        booth.must_show("Ana Prueba", "9 years")
        kinds = [event.body.kind for event in booth.case.events]
        assert kinds.index("step_left") < kinds.index("interrupted") < kinds.index("resumed")


async def test_practice_is_marked_and_lies_in_a_store_of_its_own(at_the_booth: AtTheBooth, home: Path) -> None:
    async with at_the_booth(officer=None, badge=None) as booth:
        await booth.press("p")
        booth.must_show("PRACTICE PRAC-")
        assert booth.bodies("opened")[0].origin == "practice"
        await booth.choose("Leave the case")
        assert "PRACTICE" in booth.line_with("PRAC-")
        await booth.press("down enter")
        booth.must_show("PRACTICE PRAC-", "New: minor")
    data = home / "data" / "screening-tui" / "CASE"
    assert [folder.name[:4] for folder in (data / "practice").iterdir() if folder.is_dir()] == ["PRAC"]
    assert not (data / "cases").exists()


async def test_the_first_case_asks_who_works_here_and_remembers_it(at_the_booth: AtTheBooth, home: Path) -> None:
    async with at_the_booth(officer=None, badge=None) as booth:
        booth.must_show("not known yet")
        await booth.press("n")
        booth.must_show("Who works with the program")
        await booth.press("enter")
        booth.must_show("Please fill in: Your name")
        await booth.type("M. Solano")
        await booth.press("tab")
        await booth.type("77")
        await booth.press("enter")
        booth.must_show("New: minor")
        assert (booth.case.events[0].officer, booth.case.events[0].badge) == ("M. Solano", "77")
    async with at_the_booth(officer=None, badge=None) as booth:
        booth.must_show("M. Solano - badge 77")
        assert oct((home / "state" / "screening-tui").stat().st_mode)[-3:] == "700"


async def test_another_officer_can_take_the_seat(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("o ctrl+u")
        await booth.type("N. Vargas")
        await booth.press("enter")
        booth.must_show("Officer N. Vargas")
        await booth.press("n")
        assert booth.case.events[0].officer == "N. Vargas"


async def test_esc_leaves_the_question_who_works_here(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(officer=None, badge=None) as booth:
        await booth.press("n escape")
        booth.must_show("New screening", "not known yet", "nothing open")


async def test_q_ends_the_program(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("q")
        assert booth.app._exit
        assert not booth.app.return_code


async def test_ctrl_c_and_ctrl_q_do_nothing(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("ctrl+c ctrl+q")
        assert not booth.app._exit
        booth.must_show("New screening")


async def test_help_says_what_the_keys_are_for(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth() as booth:
        await booth.press("f1")
        booth.must_show("The first screen", "Every answer is saved when you press Enter.")
        await booth.press("enter ctrl+g")
        booth.must_show("The first screen")


async def test_a_named_case_is_resumed_at_once(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(case=concluded()) as booth:
        booth.must_show("Actions · 0 of 6", "Inform your immediate superior")


async def test_resume_without_a_number_takes_the_latest(at_the_booth: AtTheBooth) -> None:
    keep(OFFICER, people())
    keep(OFFICER, [*people(), *marks(), at("decide")])
    async with at_the_booth(command="resume") as booth:
        booth.must_show("-0002", "Decide")


async def test_a_case_that_does_not_exist_is_said_and_nothing_is_opened(at_the_booth: AtTheBooth) -> None:
    keep(OFFICER, people())
    async with at_the_booth(command="resume", case_number="CASE-2020-0099") as booth:
        booth.must_show("! ", "CASE-2020-0099", "New screening")
        assert not booth.app._exit


async def test_a_station_file_with_an_error_stops_the_start(at_the_booth: AtTheBooth) -> None:
    async with at_the_booth(station="idle_minutes = 'soon'") as booth:
        assert booth.app._exit
        assert booth.app.return_code == 2


async def test_a_second_program_may_only_look(at_the_booth: AtTheBooth) -> None:
    number = keep(OFFICER, in_the_minors_interview())
    other = Engine(Options(officer="N. Vargas"), os.environ).resume(number)
    async with at_the_booth(command="resume", case_number=number) as booth:
        booth.must_show("Only to look at", "is being worked on by N. Vargas")
        await booth.press("enter")
        booth.must_show("question 1 of", "only to look at")
        before = len(other.case.events)
        await booth.type("nobody may write this")
        await booth.press("f2")
        await booth.type("nor this")
        await booth.press("enter")
        booth.must_show("This case can only be looked at here.")
        await booth.press("f4 escape f10")
        await booth.choose("Leave the case")
        booth.must_show("New screening")
    assert len(other.case.events) == before
    other.open_case.close()


async def test_what_comes_while_the_screen_is_taken_down_finds_no_line_and_is_no_fault(
    at_the_booth: AtTheBooth,
) -> None:
    async with at_the_booth() as booth:
        home = booth.app.home
        for line in list(home.query("*")):
            await line.remove()
            home.paint()
            home.show_cases(())
            home.tell("words")
        assert booth.app._exception is None
    home.show_cases(())
    HomeScreen(booth.app.symbols).show_cases(())


async def test_who_leaves_while_the_program_loads_begins_no_case(
    at_the_booth: AtTheBooth, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = ScreeningApp._loaded

    def left_meanwhile(app: ScreeningApp, engine: Engine) -> None:
        app.exit()
        loaded(app, engine)

    monkeypatch.setattr(ScreeningApp, "_loaded", left_meanwhile)
    async with at_the_booth(command="practice") as booth:
        assert booth.app.case_screen is None
    assert booth.app._exception is None
    assert not Engine(OFFICER, os.environ).open_cases()
