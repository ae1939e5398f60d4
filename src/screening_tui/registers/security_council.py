"""The UN Security Council's consolidated list, streamed through expat; a document type or an entity is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from screening_tui.errors import BadInput
from screening_tui.registers.rows import Row

_DEEPEST = 12
_LONGEST = 20_000
"""Characters of one element."""
_CHUNK = 65_536
_SAVE_AS = 'Save the file again with the encoding "UTF-8".'
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES = {"good": "good", "a.k.a.": "good", "low": "low"}

Node = dict[str, list["str | Node"]]


class _Reader:
    """Builds one INDIVIDUAL at a time."""

    def __init__(self, path: Path, register: str) -> None:
        self.path = path
        self.register = register
        self.ready: list[Row] = []
        self._stack: list[tuple[str, Node, list[str]]] = []
        self._depth = 0
        self._line = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise BadInput(
            f"{self.path}:{self.parser.CurrentLineNumber}: it declares a document type or entities, which are refused.",
            advice="The Council's own file has none: fetch it again.",
        )

    def _begin(self, tag: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadInput(f"{self.path}:{self.parser.CurrentLineNumber}: the elements are nested too deeply.")
        if tag == "INDIVIDUAL":
            self._line = self.parser.CurrentLineNumber
            self._stack = [(tag, {}, [])]
        elif self._stack:
            self._stack.append((tag, {}, []))

    def _text(self, text: str) -> None:
        if self._stack:
            words = self._stack[-1][2]
            words.append(text)
            if sum(map(len, words)) > _LONGEST:
                raise BadInput(f"{self.path}:{self.parser.CurrentLineNumber}: more than {_LONGEST} characters.")

    def _end(self, _: str) -> None:
        self._depth -= 1
        if not self._stack:
            return
        tag, node, words = self._stack.pop()
        if self._stack:
            self._stack[-1][1].setdefault(tag, []).append(node or "".join(words).strip())
        else:
            self.ready.append(_row(self._line, node, self.register))


def rows(file: BinaryIO, path: Path, register: str) -> Iterator[Row]:
    """The individuals of the list; its organisations are passed over."""
    reader = _Reader(path, register)
    try:
        while chunk := file.read(_CHUNK):
            reader.parser.Parse(chunk, False)
            yield from reader.ready
            reader.ready.clear()
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BadInput(
            f"{path}:{error.lineno}: this is no XML: {expat.ErrorString(error.code)}.", advice="Fetch the file again."
        ) from None
    except LookupError:
        raise BadInput(f"{path}:1: it is written in an encoding that nobody knows.", advice=_SAVE_AS) from None


def _row(line: int, person: Node, register: str) -> Row:
    fields = {
        "id": _one(person, "REFERENCE_NUMBER") or _one(person, "DATAID"),
        "register": register,
        "source": " ".join(["UN Security Council", _one(person, "UN_LIST_TYPE")]).strip(),
        "reason": " ".join(filter(None, [", ".join(_values(person, "DESIGNATION")), _one(person, "COMMENTS1")]))[
            :2_000
        ],
        "sex": _one(person, "GENDER").lower(),
        "updated": max([*_values(person, "LAST_DAY_UPDATED"), _one(person, "LISTED_ON")])[:10],
    }
    names = [(" ".join(filter(None, (_one(person, part) for part in _NAMES))), "good")]
    if original := _one(person, "NAME_ORIGINAL_SCRIPT"):
        names.append((original, "good"))
    for alias in _nodes(person, "INDIVIDUAL_ALIAS"):
        quality = _QUALITIES.get(_one(alias, "QUALITY").lower(), "low")
        names += [(name, quality) for name in _one(alias, "ALIAS_NAME").split(";") if name.strip()]
    births = [day for born in _nodes(person, "INDIVIDUAL_DATE_OF_BIRTH") for day in _births(born)]
    papers = [
        (_one(paper, "NUMBER"), "", _one(paper, "TYPE_OF_DOCUMENT")) for paper in _nodes(person, "INDIVIDUAL_DOCUMENT")
    ]
    return Row(line, fields, names, births, _countries(person), papers)


def _births(born: Node) -> list[str]:
    """A day, a year, or both ends of a range of years."""
    day = _one(born, "DATE")[:10]
    return [day] if day else [year for part in ("YEAR", "FROM_YEAR", "TO_YEAR") if (year := _one(born, part))]


def _countries(person: Node) -> list[str]:
    """The list has their English names; those that are not known here stay out."""
    from screening_tui.names.gazetteer import country_code
    from screening_tui.names.spelling import plain_words

    return [code for name in _values(person, "NATIONALITY") if (code := country_code(plain_words(name)))]


def _one(node: Node, tag: str) -> str:
    return next((value for value in node.get(tag, []) if isinstance(value, str)), "")


def _nodes(node: Node, tag: str) -> list[Node]:
    return [value for value in node.get(tag, []) if isinstance(value, dict)]


def _values(node: Node, tag: str) -> list[str]:
    return [text for part in _nodes(node, tag) for text in part.get("VALUE", []) if isinstance(text, str)]
