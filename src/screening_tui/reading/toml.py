"""TOML from outside. What would exhaust the parser is refused before the parser sees it.

Without that, a dotted key of 80 KB keeps ``tomllib`` busy for 24 seconds and 6 GB, 500 nested arrays end in a
RecursionError and a number of 4,301 digits in a bare ValueError.
"""

import re
import tomllib
from typing import Any

from screening_tui.errors import BadInput
from screening_tui.reading.clean import clean_tree
from screening_tui.reading.diagnostic import Diagnostic, Level, shorten
from screening_tui.reading.file import read_bounded
from screening_tui.reading.tokens import TOKEN, place_of

__all__ = ["KIB", "parse_clean_toml", "parse_toml", "read_bounded"]

KIB = 1024
DEEPEST_NESTING = 32
LONGEST_WORD = 128
"""Characters of a bare key or of a number."""
LONGEST_KEY = 256
"""Characters of a quoted key."""
MOST_KEY_PARTS = 16

_FLAT_LINE = re.compile(
    r"""^(?:
      \[[\w.-]++\] | \[\[[\w.-]++\]\]
    | [\w-]++\ =\ "[^"'\\\n]*+"
    | [\w-]++\ =\ \[(?![^\n]*\"\"\")[^\[\]{}'\#\n]*+\]
    )$""",
    re.MULTILINE | re.VERBOSE,
)
"""A line that leaves the nesting as it was, wherever in a TOML text it stands: even inside a string, it ends none."""
_LONG_WORD = re.compile(rf"""[^\s"'\#\[\]{{}}=,.]{{{LONGEST_WORD + 1}}}""")
_QUOTED_KEY = re.compile(r"""["'][ \t]*[=.]""")

_PLACE_IN_MESSAGE = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)


def parse_toml(text: str, file_name: str) -> dict[str, Any]:
    """The tables of a TOML text, as they are written: not cleaned.

    Raises BadInput with one diagnostic: T101 no TOML, T102 nested too deeply, T103 a key too long or of too many
    parts, T104 a number too long.
    """
    if not _is_evidently_harmless(text):
        _look_ahead(text, file_name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(text, file_name, str(error)) from None
    except (RecursionError, ValueError) as error:
        # A number or a date that is written well and means nothing, such as 30 February.
        raise _refusal("T101", text, file_name, None, "", f"a value means nothing ({error})", "Correct it.") from None


def parse_clean_toml(text: str, file_name: str) -> dict[str, Any]:
    """Like ``parse_toml``, with every string and key cleaned; line breaks stay in values."""
    tree = parse_toml(text, file_name)
    if "\\" not in text and text.replace("\n", "").isprintable():
        return tree  # nothing in it could need cleaning
    cleaned: dict[str, Any] = clean_tree(tree)
    return cleaned


def _is_evidently_harmless(text: str) -> bool:
    """Whether a look ahead could find nothing: six times faster than one, and true of what people write."""
    rest = _FLAT_LINE.sub("", text)
    if rest.count("[") + rest.count("{") > DEEPEST_NESTING:
        return False
    for line in text.split("\n"):
        if line.count(".") >= MOST_KEY_PARTS or (len(line) > LONGEST_WORD and _LONG_WORD.search(line)):
            return False
        if len(line) > LONGEST_KEY and _QUOTED_KEY.search(line):
            return False
    return True


def _look_ahead(text: str, file_name: str) -> None:
    depth = dots = 0
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if kind in {"word", "dot"}:
            dots += token[0].count(".")
            if dots >= MOST_KEY_PARTS or token.end() - token.start() > LONGEST_WORD:
                _refuse_long_word(text, file_name, token, dots)
        elif kind == "string":
            _refuse_long_quoted_key(text, file_name, token)
        elif kind != "comment":
            dots = 0
            depth += (kind == "open") - (kind == "close")
            if depth > DEEPEST_NESTING:
                message = f"the value is nested more than {DEEPEST_NESTING} deep"
                raise _refusal("T102", text, file_name, token.start(), "", message, "Use fewer brackets.")


def _refuse_long_word(text: str, file_name: str, token: re.Match[str], dots: int) -> None:
    word, start = token[0], token.start()
    if dots >= MOST_KEY_PARTS:
        message = f"the key has more than {MOST_KEY_PARTS} parts"
        raise _refusal("T103", text, file_name, start, word, message, "Use shorter keys.")
    if max(map(len, word.split("."))) <= LONGEST_WORD:
        return
    if word[0].isdigit() or word[0] in "+-":
        message = f"the number has more than {LONGEST_WORD} characters"
        raise _refusal("T104", text, file_name, start, word, message, "Write a number that somebody can read.")
    message = f"the key has more than {LONGEST_WORD} characters"
    raise _refusal("T103", text, file_name, start, word, message, "Use a shorter key.")


def _refuse_long_quoted_key(text: str, file_name: str, token: re.Match[str]) -> None:
    if token.end() - token.start() <= LONGEST_KEY:
        return
    after = text[token.end() : token.end() + 64].lstrip(" \t")
    if after.startswith(("=", ".")):
        message = f"the key has more than {LONGEST_KEY} characters"
        raise _refusal("T103", text, file_name, token.start(), token[0], message, "Use a shorter key.")


def _syntax_error(text: str, file_name: str, message: str) -> BadInput:
    match = _PLACE_IN_MESSAGE.match(message)
    if match is None or match[2] is None:
        offset, words = _last_open_string(text), match[1] if match else message
    else:
        lines = text.replace("\r\n", "\n").split("\n")
        line, column = int(match[2]), int(match[3])
        offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        text, words = "\n".join(lines), match[1]
    found = text[offset:].split("\n", 1)[0] or text[:offset].rstrip("\n").rsplit("\n", 1)[-1]
    words = words[:1].lower() + words[1:]
    return _refusal("T101", text, file_name, offset, found, f"this is not TOML: {words}", "Correct the line.")


def _last_open_string(text: str) -> int:
    """Where a string begins that does not end; the text's end if there is none."""
    for token in TOKEN.finditer(text):
        if token.lastgroup == "string":
            written = token[0]
            quotes = written[:3] if written[:3] in {'"""', "'''"} else written[0]
            if len(written) < 2 * len(quotes) or not written.endswith(quotes):
                return token.start()
    return len(text)


def _refusal(
    code: str, text: str, file_name: str, offset: int | None, found: str, message: str, advice: str
) -> BadInput:
    place = (0, 0) if offset is None else place_of(text, offset)
    found = shorten(clean_tree(found, lines=False))
    diagnostic = Diagnostic(code, Level.ERROR, file_name, *place, "", found, message, advice)
    return BadInput(f"{diagnostic.place}: {message}", advice=advice, diagnostics=(diagnostic,))
