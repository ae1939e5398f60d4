"""The program's own language: chosen, spoken, and complete."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening_tui import language

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.use_language("en")


def test_english_is_the_source_and_needs_no_catalogue() -> None:
    assert language.current_language() == "en"
    assert language._("usage: ") == "usage: "
    assert language.ngettext("one case", "many cases", 1) == "one case"
    assert language.ngettext("one case", "many cases", 0) == "many cases"


@pytest.mark.parametrize("code", ["es", "es-CR", "es_MX.UTF-8", "ES"])
def test_spanish_of_any_country_speaks_spanish(code: str) -> None:
    assert language.use_language(code) == "es"
    assert language.current_language() == "es"
    assert language._("usage: ") == "uso: "
    assert language.ngettext("expected %s argument", "expected %s arguments", 2) == "se esperan %s valores"
    assert language._("") == "", "an empty text must not become the catalogue's header"


@pytest.mark.parametrize("code", ["fr", "", "../es", "xx-YY"])
def test_a_language_without_a_catalogue_falls_back_to_english(code: str) -> None:
    language.use_language("es")
    assert language.use_language(code) == "en"
    assert language._("usage: ") == "usage: "


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en"),
        ({"LANG": "es_CR.UTF-8"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_CR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES@euro"}, "es"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:es:en"}, "es"),
        ({"LANG": "xx", "LC_ALL": ""}, "en"),
    ],
)
def test_the_environment_chooses_in_posix_order(environ: dict[str, str], expected: str) -> None:
    assert language.language_of_environment(environ) == expected


def test_importing_it_costs_next_to_nothing() -> None:
    script = (
        "import sys; import screening_tui.language; print([m for m in ('gettext', 're', 'typing') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-c", script], env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True
    )
    assert run.stdout.strip() == b"[]", run.stderr.decode()


def test_every_message_of_the_sources_is_translated_and_compiled() -> None:
    run = subprocess.run([sys.executable, ROOT / "tools" / "catalogues.py", "--check"], capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
