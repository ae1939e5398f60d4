"""Whether a file is as it was written."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from screening_tui.case import events as ev
from screening_tui.case.case_file import read_case_text, render
from screening_tui.case.head import head_code
from screening_tui.documents.case_upper import upper_part
from screening_tui.documents.verify import Verified, verified, verify
from screening_tui.errors import BadInput
from screening_tui.protocol.sources import Sources
from told_case import CONTACTS, head_of, opening, protocol, sources, told, whole


def text_of(*bodies: ev.Body) -> str:
    case = told(*bodies)
    return render(case, sources(), head_of(case), upper_part(protocol(), case, case.officer_language, CONTACTS))


def checked(text: str) -> Verified:
    return verified(read_case_text(text, "case.toml"), "case.toml")


def seen(result: Verified) -> set[tuple[str, str]]:
    return {(finding.code, finding.key) for finding in result.findings if finding.code.startswith("K")}


@pytest.fixture(scope="module")
def text() -> str:
    return text_of(*whole())


def test_an_untouched_file_is_untouched(text: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    result = verify(path, head_code(head_of(told(*whole()))))
    assert seen(result) == set()
    assert result.is_untouched
    assert result.head_code == head_code(head_of(told(*whole())))


@pytest.mark.parametrize("language", ["en", "es", "", "pt-BR"])
def test_whatever_the_language(language: str) -> None:
    assert seen(checked(text_of(opening(language=language), *whole()[1:]))) == set()


def test_it_can_be_verified_again_after_more_was_recorded(text: str, tmp_path: Path) -> None:
    before = head_code(head_of(told(*whole())))
    path = tmp_path / "case.toml"
    path.write_text(text_of(*whole(), ev.Reopened(reason="x"), ev.Noted(text="y")), encoding="utf-8")
    result = verify(path, before.lower())
    assert seen(result) == {("K112", f"event {len(whole())}")}
    assert result.is_untouched


def test_another_history_is_told(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text_of(*whole()[:-1], ev.Noted(text="other")), encoding="utf-8")
    result = verify(path, head_code(head_of(told(*whole()))))
    assert seen(result) == {("K111", "head")}
    assert not result.is_untouched


def test_a_mistyped_code_is_no_alarm(text: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="not a head code"):
        verify(path, "K7Q2-9M4T-B3FX-2")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda t: t.replace('mark = "observed"', 'mark = "not observed"', 1), "indicator[1].mark"),
        (lambda t: t.replace('reason = "Two stories."', 'reason = "No reason."', 1), "assessment[1].reason"),
        (lambda t: t.replace('reason = "Two stories."\n', "", 1), "assessment[1].reason"),
        (lambda t: t.replace("[[outcome]]", '[[outcome]]\nmood = "calm"', 1), "outcome[1].mood"),
        (lambda t: t.replace("[[person]]", "[[stranger]]", 1), "stranger"),
        (lambda t: t.replace('minors = "1"', "minors = 1", 1), "minors"),
        (
            lambda t: t.replace('about = ["M1 Ana Lopez", "baggage"]', 'about = ["M1 Ana Lopez"]', 1),
            "indicator[1].about",
        ),
        (lambda t: t.replace("[contacts]\n", "[other]\n", 1), "other"),
    ],
)
def test_what_was_altered_for_people_is_told_with_its_place(text: str, change: Callable[[str], str], key: str) -> None:
    changed = change(text)
    assert changed != text
    result = checked(changed)
    assert not result.is_untouched
    assert ("K201", key) in seen(result)
    assert ("K104", "seal") in seen(result)
    assert not any(code == "K105" for code, _key in seen(result))


def test_a_forger_who_seals_again_is_still_seen(text: str) -> None:
    case = told(*whole())
    sections = upper_part(protocol(), case, "en", CONTACTS)
    forged = render(case, sources(), head_of(case), sections).replace('verdict = "differ"', 'verdict = "agree"', 1)
    body = forged[: forged.rindex("\n[seal]\n")]
    sealed = body + f'\n[seal]\nsha256 = "{sha256(body.encode()).hexdigest()}"\n'
    assert seen(checked(sealed)) == {("K201", "comparison[1].fact[1].verdict")}


def test_another_versions_words_are_a_warning_only(text: str) -> None:
    changed = text.replace('mark = "observed"', 'mark = "seen"', 1).replace(
        '[machine]\nprogram = "', '[machine]\nprogram = "9.'
    )
    levels = {finding.code: finding.level for finding in checked(changed).findings}
    assert levels["K201"] == "warning"


def test_contacts_of_an_odd_shape_are_told(text: str) -> None:
    changed = text.replace('superior = "Insp. Rojas, radio 4"', "superior = 4")
    assert ("K201", "contacts") in seen(checked(changed))


def test_a_file_without_its_protocol_is_checked_as_far_as_it_goes(text: str) -> None:
    result = checked(text.replace("[[protocol_file]]", "[[no_file]]"))
    assert ("K106", "protocol_file") in seen(result)
    assert not any(code == "K201" for code, _key in seen(result))


def test_a_protocol_that_is_refused_is_told() -> None:
    broken = Sources.from_files({"protocol.toml": "format = 1\n"})
    case = told(opening())
    result = checked(render(case, broken, head_of(case), ()))
    assert {"K106", "K110"} <= {code for code, _key in seen(result)}
