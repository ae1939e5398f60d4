"""What a terminal shows of the bytes that a program writes, and what else those bytes would make it do."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

SEQUENCE = re.compile(
    r"\x1b\[(?P<given>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"  # CSI
    r"|\x1b(?P<string>[]PX^_]).*?(?:\x07|\x1b\\)"  # OSC, DCS, SOS, PM, APC
    r"|\x1b(?P<escape>[ -/]*[0-Z\\`-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069])",
    re.DOTALL,
)


def tokens(text: str) -> Iterator[re.Match[str] | str]:
    """The controls in a text, and the words between them."""
    at = 0
    for match in SEQUENCE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield match
        at = match.end()
    if at < len(text):
        yield text[at:]


def kinds(output: bytes) -> set[str]:
    """What sort of controls a terminal was sent: places and colours left out, modes and what they are set to kept."""
    found = set()
    for token in tokens(output.decode("utf-8", "replace")):
        if isinstance(token, str):
            if "\x1b" in token:
                found.add("a broken sequence")
        elif final := token["final"]:
            mode = token["given"] if final in "hlpqrt" or token["given"][:1] in tuple("<=>?") else ""
            found.add(f"CSI {mode}{token['between']}{final}")
        elif string := token["string"]:
            found.add(f"a string for the terminal: ESC {string}")
        else:
            found.add(repr(token[0]))
    return found


def colours(output: bytes) -> set[str]:
    """The parameters of every SGR that chooses a colour, the terminal's own default left out."""
    found = set()
    for token in tokens(output.decode("utf-8", "replace")):
        if not isinstance(token, str) and token["final"] == "m":
            for number in token["given"].split(";"):
                if number.isdigit() and (30 <= int(number) <= 49 or 90 <= int(number) <= 107):
                    found |= {number} - {"39", "49"}
    return found


def words_only(output: bytes) -> str:
    """Everything written that is no control."""
    text = output.decode("utf-8", "replace")
    return "".join(token for token in tokens(text) if isinstance(token, str))


class Glass:
    """The screen of a terminal: a grid of characters, a cursor, and a second page that programs may lie over it."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.other_page = False
        self.cursor_shown = True
        self._pages: dict[bool, dict[tuple[int, int], str]] = {False: {}, True: {}}
        self._row = self._column = 0
        self._left_at = (0, 0)
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, data: bytes) -> None:
        """Take what was written; a sequence may go on in the next piece."""
        text = self._rest + self._decoder.decode(data)
        last = text.rfind("\x1b")
        cut = len(text) if last < 0 or SEQUENCE.match(text, last) else last
        self._rest = text[cut:]
        for token in tokens(text[:cut]):
            if isinstance(token, str):
                self._write(token)
            elif token["final"]:
                self._obey(token["final"], token["given"])
            elif token["control"]:
                self._control(token["control"])

    @property
    def lines(self) -> list[str]:
        """What can be read, a line each."""
        page = self._pages[self.other_page]
        return [
            "".join(page.get((row, column), " ") for column in range(self.columns)).rstrip() for row in range(self.rows)
        ]

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(self.lines)

    def resize(self, columns: int, rows: int) -> None:
        """Another size; a program paints everything anew then."""
        self.columns, self.rows = columns, rows

    def _write(self, text: str) -> None:
        for char in text:
            if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
                continue
            wide = unicodedata.east_asian_width(char) in {"W", "F"}
            self._put(char)
            if wide:
                self._put("")

    def _put(self, char: str) -> None:
        if self._column >= self.columns and not self.other_page:  # a page of its own is written without line breaks
            self._row, self._column = self._row + 1, 0
        self._pages[self.other_page][self._row, self._column] = char
        self._column += 1

    def _control(self, char: str) -> None:
        if char == "\r":
            self._column = 0
        elif char == "\n":
            self._row += 1
        elif char == "\b":
            self._column = max(self._column - 1, 0)

    def _obey(self, final: str, given: str) -> None:
        if given.startswith("?"):
            self._set_mode(given[1:], on=final == "h")
            return
        numbers = [int(number) for number in given.split(";") if number.isdigit()]
        first = numbers[0] if numbers else 0
        if final == "H":
            self._row, self._column = max(first, 1) - 1, max(numbers[1] if numbers[1:] else 1, 1) - 1
        elif final in "ABCD":
            by = max(first, 1) * (-1 if final in "AD" else 1)
            if final in "AB":
                self._row += by
            else:
                self._column += by
        elif final in "JK":
            self._wipe(final, first)

    def _set_mode(self, modes: str, *, on: bool) -> None:
        for mode in modes.split(";"):
            if mode == "25":
                self.cursor_shown = on
            elif mode == "1049":
                self.other_page = on
                if on:
                    self._pages[True].clear()
                    self._left_at = self._row, self._column
                else:
                    self._row, self._column = self._left_at

    def _wipe(self, final: str, how: int) -> None:
        page = self._pages[self.other_page]
        for row, column in list(page):
            here = (
                (row, column) >= (self._row, self._column) if how == 0 else (row, column) <= (self._row, self._column)
            )
            if (final == "J" or row == self._row) and (how >= 2 or here):
                del page[row, column]
