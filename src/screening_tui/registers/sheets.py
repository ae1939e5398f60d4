"""CSV: the program's own, with a documented header, and OpenSanctions' ``targets.simple.csv``."""

import csv
from collections.abc import Iterable, Iterator, Mapping

from screening_tui.errors import BadInput
from screening_tui.registers.model import Document, Entry, Quality
from screening_tui.registers.rows import DATES, WORDS, Row

COLUMNS = (
    *("id", "register", "name", "aliases", "weak_aliases", "birth_dates", "sex", "nationalities", "documents"),
    *(*WORDS, *DATES, "end", "provenance"),
)
_TOLD = 12
"""Columns that are wrong; there may be thousands."""
BETWEEN = ";"
"""Between several values in one cell."""
_FORMULA = ("=", "+", "-", "@", "'")
"""A spreadsheet would compute a cell that begins so; one that is written gets an apostrophe before it."""


def own_rows(lines: Iterable[str], name: str) -> Iterator[Row]:
    """The rows of the program's own CSV. Raises BadInput for a header or a quotation that cannot be."""
    for line, row in _table(lines, name, required=("id", "name"), known=COLUMNS):
        fields = {column: _plain(cell) for column, cell in row.items()}
        names = [(fields["name"], Quality.GOOD.value)] if fields["name"] else []
        names += [(alias, Quality.GOOD.value) for alias in _split(fields.get("aliases"))]
        names += [(alias, Quality.LOW.value) for alias in _split(fields.get("weak_aliases"))]
        yield Row(
            line,
            fields,
            names,
            _split(fields.get("birth_dates")),
            _split(fields.get("nationalities")),
            [_document(paper) for paper in _split(fields.get("documents"))],
            _split(fields.get("provenance")),
        )


def simple_rows(lines: Iterable[str], name: str, register: str) -> Iterator[Row | None]:
    """The people of ``targets.simple.csv``; None for a company, a ship and whatever else is no person."""
    for line, row in _table(lines, name, required=("id", "schema", "name"), known=()):
        if row["schema"] != "Person":
            yield None
            continue
        fields = {
            "id": row["id"],
            "register": register,
            "source": row.get("dataset", ""),
            "reason": row.get("sanctions", "")[:2_000],
            "updated": row.get("last_change", "")[:10],
        }
        names = [(row["name"], "good"), *((alias, "good") for alias in _split(row.get("aliases")))]
        papers = [(number, "", "") for number in _split(row.get("identifiers"))]
        countries = [code for code in _split(row.get("countries")) if len(code) == 2 and code not in ("eu", "un", "zz")]
        yield Row(line, fields, names, _split(row.get("birth_date")), countries, papers)


def _table(
    lines: Iterable[str], name: str, *, required: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Line and cells by column; every row has all columns of the header."""
    reader = csv.reader(lines, strict=True)
    try:
        header = [column.strip().lower() for column in next(reader, [])]
        missing = [column for column in required if column not in header]
        unknown = [column for column in header if known and column not in known]
        if missing or unknown or len(set(header)) != len(header):
            wrong = [
                *(f"no column {c}" for c in missing),
                *(f"unknown column {c[:40]}" for c in dict.fromkeys(unknown)),
            ]
            raise BadInput(
                f"{name}:1: the header does not fit: " + "; ".join(wrong[:_TOLD] or ["a column stands there twice"]),
                advice="The columns are: " + ", ".join(known or required),
            )
        for row in reader:
            if any(row):
                if len(row) != len(header):
                    raise BadInput(f"{name}:{reader.line_num}: {len(row)} cells, but {len(header)} columns.")
                yield reader.line_num, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise BadInput(f"{name}:{reader.line_num}: this is no CSV: {error}.") from None


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(BETWEEN) if part.strip()]


def _document(text: str) -> tuple[str, str, str]:
    """``NI:C1234567`` or ``C1234567``."""
    country, colon, number = text.partition(":")
    return (number, country, "") if colon else (text, "", "")


def cells(entry: Entry) -> list[str]:
    """An entry as a row of the program's own CSV."""
    many = {
        "aliases": [alias.name for alias in entry.aliases if alias.quality is Quality.GOOD],
        "weak_aliases": [alias.name for alias in entry.aliases if alias.quality is Quality.LOW],
        "birth_dates": entry.birth_dates,
        "nationalities": entry.nationalities,
        "documents": [_written(paper) for paper in entry.documents],
        "provenance": entry.provenance,
    }
    row = [
        f"{BETWEEN} ".join(part.replace(BETWEEN, ",") for part in many[column])
        if column in many
        else str(getattr(entry, column))
        for column in COLUMNS
    ]
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row]


def _written(paper: Document) -> str:
    return f"{paper.country}:{paper.number}" if paper.country else paper.number
