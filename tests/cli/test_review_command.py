"""``review`` and ``import``, on a store that the program itself made and on copies of its case files."""

import json
import shutil
from pathlib import Path

FIRST, OPEN = "PC2-2026-0001", "PC2-2026-0002"
ROJAS = ("--as", "Insp. Rojas", "--role", "supervisor")


def test_reviewed_sent_back_answered_and_approved(command, store: Path) -> None:
    def review(*words: str) -> str:
        ended = command("review", FIRST, "--store", store, *words)
        assert (ended.status, ended.err) == (0, "")
        return ended.out

    assert "open comment" in review(*ROJAS, "--comment", "What did she see?", "--on", "6")
    assert review(*ROJAS, "--send-back", "Say what she saw.").startswith(f"{FIRST}: sent back")
    comment = json.loads(command("show", FIRST, "--store", store, "--json").out)["review_comment"][0]
    assert comment["about_event"] == 6
    assert comment["by"] == "Insp. Rojas, supervisor"
    review("--as", "M. Solano", "--answer", "She looked at the floor.", "--on", str(comment["event"]))
    review(*ROJAS, "--resolve", str(comment["event"]))
    ended = command("review", FIRST, "--store", store, *ROJAS, "--approve")
    assert ended.status == 2
    assert "not closed" in ended.err
    shown = json.loads(command("show", FIRST, "--store", store, "--json").out)
    assert shown["review_comment"][0]["state"] == "resolved"
    assert "She looked at the floor." in shown["review_comment"][0]["answered"][0]
    assert [row["decision"] for row in shown["review_decision"]] == ["sent back"]
    file = store / "cases" / FIRST / "case.toml"
    assert command("verify", file).status == 0


def test_who_wrote_a_case_cannot_approve_it_and_nothing_is_recorded(command, store: Path) -> None:
    before = (store / "cases" / FIRST / "journal").read_bytes()
    ended = command("review", FIRST, "--store", store, "--as", "SOLANO, m.", "--approve")
    assert (ended.status, ended.out) == (2, "")
    assert "Who wrote a case cannot approve it." in ended.err
    assert (store / "cases" / FIRST / "journal").read_bytes() == before


def test_what_is_wrong_is_said(command, store: Path, tmp_path: Path) -> None:
    for words, told in (
        (["review", OPEN, "--as", "R", "--approve"], "not closed"),
        (["review", "PC2-2026-0099", "--as", "R", "--approve"], "There is no case"),
        (["review", FIRST, "--as", "R", "--comment", "x", "--on", "999"], "no entry 999"),
        (["review", FIRST, "--as", " ", "--approve"], "Words are needed"),
        (["review", FIRST, "--as", "R", "--comment", " "], "Words are needed"),
        (["review", FIRST, "--as", "R", "--answer", "x"], "Say which comment"),
        (["review", FIRST, "--as", "R", "--answer", "x", "--on", "2"], "no comment"),
        (["review", store / "cases" / FIRST / "case.toml", "--as", "R", "--answer", "x", "--on", "2"], "not in a copy"),
        (["review", tmp_path / "nowhere", "--as", "R", "--approve"], "nowhere"),
        (["review", FIRST, "--as", "R"], "required"),
    ):
        ended = command(*words, "--store", store)
        assert (ended.status, ended.out) == (2, ""), words
        assert told in ended.err, words


def reviewed_copy(command, store: Path, tmp_path: Path, *words: str) -> Path:
    copy = tmp_path / "copy.toml"
    shutil.copy(store / "cases" / FIRST / "case.toml", copy)
    copy.chmod(0o640)
    ended = command("review", copy, *ROJAS, *words)
    assert (ended.status, ended.err) == (0, "")
    return copy


def test_a_copy_takes_the_review_and_import_brings_it_back(command, store: Path, tmp_path: Path) -> None:
    copy = reviewed_copy(command, store, tmp_path, "--approve")
    assert copy.stat().st_mode & 0o777 == 0o640
    assert command("verify", copy).status == 0
    assert json.loads(command("list", copy, "--json").out)[0]["review"] == "approved"
    ended = command("import", copy, "--store", store)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"{FIRST}: 2 new entries were taken in.\n{FIRST}: approved\n"
    row = json.loads(command("list", "--store", store, "--json", "--conclusion", "detected").out)[0]
    assert (row["review"], row["officer"]) == ("approved", "M. Solano")
    assert command("import", copy, "--store", store).out.startswith(f"{FIRST}: 0 new entries")
    assert command("verify", store / "cases" / FIRST / "case.toml").status == 0
    assert command("review", FIRST, "--store", store, *ROJAS, "--reopen", "A second look.").out.endswith("to review\n")


def test_histories_that_part_are_refused_with_the_place(command, store: Path, tmp_path: Path) -> None:
    copy = reviewed_copy(command, store, tmp_path, "--comment", "From the copy.")
    assert command("review", FIRST, "--store", store, *ROJAS, "--comment", "From the store.").status == 0
    before = (store / "cases" / FIRST / "journal").read_bytes()
    ended = command("import", copy, "--store", store)
    assert (ended.status, ended.out) == (2, "")
    assert "The histories part: the store has entry 14 (review begun," in " ".join(ended.err.split())
    assert "From the" not in ended.err
    assert (store / "cases" / FIRST / "journal").read_bytes() == before


def test_an_older_copy_and_a_changed_one_are_refused(command, store: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.toml"
    shutil.copy(store / "cases" / FIRST / "case.toml", old)
    assert command("review", FIRST, "--store", store, *ROJAS, "--comment", "x").status == 0
    assert "the copy ends before it" in " ".join(command("import", old, "--store", store).err.split())
    old.write_text(old.read_text().replace("Two stories.", "One story."))
    for words in (["import", old, "--store", store], ["review", old, *ROJAS, "--approve"]):
        ended = command(*words)
        assert ended.status == 2
        assert "changed" in ended.err
