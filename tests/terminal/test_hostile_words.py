"""Whatever is typed, pasted or read: the terminal is sent words, and nothing that it would obey."""

import os
import re
import shutil
import signal
from pathlib import Path

from glass import kinds, words_only
from sitting import Home, Sitting

EXAMPLE = Path(__file__).parents[2] / "examples" / "protocols" / "unaccompanied-minor"
HARMLESS = "Ana Prueba"
HOSTILE = (
    "Ana\x1b]0;OWNED\x07",
    "\x1b]52;c;T1dORUQ=\x1b\\Ana",
    "\x1b[2J\x1b[31mAna",
    "\x1bP$q\x1b\\\x1b_Gx\x1b\\Ana",
    "\x9b31mAna\x9d0;OWNED\x9c\x85",
    "\x0e\x0f\x1b(0\x1bcAna",
    "\u202eanA\u2066\u200f\u2028Ana",
    "[bold red]Ana[/] [@click=app.quit]q[/] [link=file:///]x",
    "A\x00\x07\x08n\x7fa",
)
"""A title, the clipboard, a wiped page, device strings, C1 controls, charsets, bidirectional text, markup, controls."""


def look_around(sitting: Sitting, first: str, rest: tuple[str, ...]) -> None:
    """Paste names of minors, then show them in the list, the form, the marks and behind dialogs."""
    sitting.sees("New: minor")
    for name in (first, *rest):
        sitting.paste(name)
        sitting.press("tab", "9", "enter")
        sitting.sees("m one more minor")
        sitting.press("m")
        sitting.sees("New: minor")
    sitting.send(b"\x1b")
    sitting.sees("m one more minor")
    sitting.press("e")
    sitting.sees("Counts as")
    sitting.press("enter")
    sitting.sees("m one more minor")
    sitting.press("f10")
    sitting.sees("Take back the last entry")
    sitting.send(b"\x1b")
    sitting.sees_no_more("Take back the last entry")
    sitting.press("f9")
    sitting.sees("Enter to go on")
    sitting.press("enter")
    sitting.sees("m one more minor")
    sitting.press("enter")
    sitting.sees("Indicators", "0 of 7")
    sitting.press("tab")
    sitting.sees("About whom")
    sitting.settle()


def must_only_be_words(sitting: Sitting, allowed: set[str]) -> None:
    """Nothing was sent that is more than words, beyond what harmless words take as well."""
    assert not kinds(sitting.output) - allowed
    odd = {char for char in words_only(sitting.output) if not char.isprintable()}
    assert not odd - {"\u200c", "\u200d"}


def allowed_for(home: Home, sitting: Sitting) -> set[str]:
    """The kinds of controls that were sent so far, and none of those that nothing may send."""
    allowed = kinds(sitting.output)
    assert not [kind for kind in allowed if "string" in kind or "broken" in kind]
    sitting.close()
    shutil.rmtree(home.store)
    return allowed


def test_pasted_names_are_words(home: Home) -> None:
    plain = home.sit("new")
    look_around(plain, HARMLESS, ("Luz", "Eva"))
    allowed = allowed_for(home, plain)
    sitting = home.sit("new")
    look_around(sitting, HOSTILE[0], HOSTILE[1:])
    must_only_be_words(sitting, allowed)
    told = home.told(home.listed()[0]["number"])
    assert "Ana\N{REPLACEMENT CHARACTER}]0;OWNED\N{REPLACEMENT CHARACTER}" in told
    assert "[@click=app.quit]q[/]" in told, "markup is kept as what it is: words"


def test_bytes_typed_like_commands_to_a_terminal_are_keys_at_most(home: Home) -> None:
    plain = home.sit("new")
    look_around(plain, HARMLESS, ())
    allowed = allowed_for(home, plain)
    sitting = home.sit("new")
    sitting.sees("New: minor")
    sitting.type(HARMLESS)
    sitting.press("enter")
    sitting.sees(HARMLESS)
    for bytes_ in HOSTILE:
        sitting.press("m")
        sitting.type(bytes_)
        sitting.settle()
    must_only_be_words(sitting, allowed)
    assert HARMLESS in home.told(home.listed()[0]["number"])
    os.kill(sitting.pid, signal.SIGTERM)
    assert sitting.ended() == 128 + signal.SIGTERM, "it lived until it was told to end"


def test_bytes_that_are_no_text_are_seen_as_such_and_what_was_typed_stays(home: Home) -> None:
    sitting = home.sit("new")
    sitting.sees("New: minor")
    sitting.type("Jos")
    sitting.send(b"\xe9 \xff\xfe\xc3( \xf0\x28\x8c\x28 \xed\xa0\x80 ")
    sitting.type("Prueba")
    sitting.sees("Jos\N{REPLACEMENT CHARACTER} ", "Prueba")
    sitting.press("tab", "9", "enter")
    sitting.sees("9 years", "Jos\N{REPLACEMENT CHARACTER} ")
    assert "Jos\N{REPLACEMENT CHARACTER} " in home.told(home.listed()[0]["number"])


def protocol(folder: Path, before: str) -> Path:
    """A copy of the small example protocol, these characters before each of its texts."""
    shutil.copytree(EXAMPLE, folder)
    for file in folder.rglob("*.toml"):
        if "scenarios" not in file.parts:
            text = file.read_text(encoding="utf-8")
            change = r'(\b(?:title|label|ask|say|help|detail|message|text) = ")(?!")'
            file.write_text(re.sub(change, lambda match: match[1] + before, text), encoding="utf-8")
    return folder


def through_the_protocol(sitting: Sitting, mark: str) -> None:
    """The steps' titles, a question, its options, the rules before the talk, the help."""
    sitting.sees("New: minor", mark)
    sitting.type(HARMLESS)
    sitting.press("tab", "9", "enter")
    sitting.sees("9 years")
    sitting.press("f1")
    sitting.sees("Keys here")
    sitting.press("enter")
    sitting.sees_no_more("Keys here")
    sitting.press("f4")
    sitting.sees("Go to", mark)
    sitting.send(b"\x1b")
    sitting.sees_no_more("Go to")
    sitting.press("j")
    sitting.sees("[ ]" + mark)
    sitting.settle()


def test_a_protocols_texts_are_words(home: Home, tmp_path: Path) -> None:
    plain = home.sit("--protocol", str(protocol(tmp_path / "plain", "!! ")), "new")
    through_the_protocol(plain, "!! ")
    allowed = allowed_for(home, plain)
    hostile = protocol(tmp_path / "hostile", "\\u001b]0;x\\u0007\\u009b31m\\u202e[bold]")
    sitting = home.sit("--protocol", str(hostile), "new")
    through_the_protocol(sitting, "\N{REPLACEMENT CHARACTER}]0;x\N{REPLACEMENT CHARACTER}")
    must_only_be_words(sitting, allowed)


def test_a_hostile_environment_reaches_no_terminal(home: Home) -> None:
    plain = home.sit()
    plain.sees("nothing open")
    plain.settle()
    allowed = kinds(plain.output)
    sitting = home.sit("--officer", "Eva\x1b]0;OWNED\x07", LANG="\x1b]0;OWNED\x07", TEXTUAL_DEBUG="1", officer="")
    sitting.sees("nothing open", "Eva")
    sitting.settle()
    must_only_be_words(sitting, allowed)
