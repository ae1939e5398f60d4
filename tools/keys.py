"""Writes ``docs/keys.md`` from the bindings of the screens themselves, or with ``--check`` says whether it is current.

A man page of every key: what it does, where, its second key, and its name for the ``[keys]`` of ``station.toml``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding

from screening_tui.commands.bindings import bindings_by_place
from screening_tui.language import use_language
from screening_tui.tui.keys import GLOBAL_BINDINGS, written

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"

PLACES = {
    "": ("Everywhere", "They also work above a dialog, where that makes sense, and in the middle of typing."),
    "ScreeningApp": ("Kept silent", "So that a habit from other programs ends nothing."),
    "HomeScreen": ("The first screen", ""),
    "CaseScreen": ("In every step of a case", ""),
    "ReplayScreen": ("A replay", ""),
    "LibraryScreen": ("The library", "While words are typed to search for, letters are words."),
    "StatsScreen": ("Counts", ""),
    "PeopleList": ("People and travel: the list", ""),
    "PersonForm": ("People and travel: one person", ""),
    "IndicatorsView": ("Indicators", ""),
    "ConductPanel": ("Before and after an interview: the rules", ""),
    "QuestionPanel": ("A question", ""),
    "OwnQuestionPanel": ("A question of the officer's own", ""),
    "ListStep": ("In every step that is a list", ""),
    "CompareView": ("Compare", ""),
    "AssessView": ("Decide", ""),
    "ActionsView": ("Actions", ""),
    "CloseView": ("Close", ""),
    "QuietInput": ("Typing on one line", ""),
    "WordsField": ("Typing words", ""),
    "ChoiceRow": ("A row of choices", "A choice's own number picks it too."),
    "Dialog": ("In every dialog", ""),
    "ChoiceList": ("A list to choose from, and the menu", ""),
    "FormDialog": ("A dialog to fill in", ""),
    "MessageDialog": ("A message", ""),
    "HitDialog": ("A register's entry beside a person", ""),
    "ZoneDialog": ("Reading a travel document", "In a scanner's burst Enter is a line break."),
}
"""Class to what people call it, in the order of the page; one that is missing here comes last, by its own name."""

HEAD = """\
# Keys

<!-- Written by `make keys` from the bindings in src/screening_tui/tui. Change them there. -->

Whatever can be done here and now stands in the line of keys at the bottom or in the menu (F10). A function key that a
terminal keeps for itself has a second key beside it. `screening-tui station keys` shows what this terminal sends for
each key.

A key with a name in the last column can be moved in `station.toml`; all of its keys are replaced by those given:

```toml
[keys]
hide = ["f9", "ctrl+l"]
```

`screening-tui station check` reports names and keys that do not exist, and keys that would then do two things at once.
"""


def page() -> str:
    """The whole page."""
    use_language("en")
    places = bindings_by_place()
    order = [*(place for place in PLACES if place in places), *sorted(set(places) - set(PLACES))]
    return "\n".join([HEAD, *(line for place in order for line in _section(place))])


def _section(place: str) -> Iterator[str]:
    title, remark = PLACES.get(place, (place, ""))
    yield f"## {title}\n"
    if remark:
        yield f"{remark}\n"
    yield "| keys | what | name |\n|---|---|---|"
    rows: dict[tuple[str, str], list[str]] = {}
    everywhere = {binding.action for binding in GLOBAL_BINDINGS} if place else set()
    for binding in bindings_by_place()[place]:
        if binding.action in everywhere:
            continue
        rows.setdefault((_what(binding), binding.id or ""), []).append(_key(binding.key))
    for (what, name), keys in rows.items():
        cell = f"`{name}`" if name else ""
        yield f"| {', '.join(f'`{key}`' for key in keys)} | {what} | {cell} |"
    yield ""


def _what(binding: Binding) -> str:
    if binding.action.startswith("move("):
        return "move the mark"
    return binding.tooltip or binding.description or WORDS[binding.action]


def _key(key: str) -> str:
    return f"Ctrl+{written(key[5:])}" if key.startswith("ctrl+") and len(key) > 6 else written(key)


WORDS = {
    "nothing": "nothing",
    "cursor_up": "up a line",
    "cursor_down": "down a line",
    "cursor_left": "one to the left",
    "cursor_right": "one to the right",
    "cursor_word_left": "a word to the left",
    "cursor_left_word": "a word to the left",
    "cursor_word_right": "a word to the right",
    "cursor_right_word": "a word to the right",
    "cursor_line_start": "to the line's beginning",
    "home": "to the line's beginning",
    "cursor_line_end": "to the line's end",
    "end": "to the line's end",
    "delete_left": "delete what is left of the cursor",
    "delete_right": "delete what is under the cursor",
    "delete_word_left": "delete the word on the left",
    "delete_left_word": "delete the word on the left",
    "delete_to_start_of_line": "delete back to the line's beginning",
    "delete_left_all": "delete back to the line's beginning",
    "delete_to_end_of_line": "delete on to the line's end",
    "delete_right_all": "delete on to the line's end",
}
"""What the bindings of typing do, which have no words on any screen."""


def main() -> int:
    """Write, or check; 1 where the page is not current."""
    text = page()
    if "--check" in sys.argv[1:]:
        current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        if not current:
            print("docs/keys.md is not what the bindings say: run make keys", file=sys.stderr)
        return 0 if current else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
