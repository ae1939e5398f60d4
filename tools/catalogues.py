"""Keep the gettext catalogues in step with the sources: ``make catalogues``, or ``--check`` to be told what is missing.

English is the source. Messages that left the sources leave the catalogues; new ones come in untranslated, and the check
names them until somebody translates them.
"""

import ast
import re
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCES = Path(__file__).parents[1] / "src" / "screening_tui"
CATALOGUES = SOURCES / "locale"
DOMAIN = "screening_tui"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

ARGPARSE_WORDS: tuple[str | tuple[str, str], ...] = (
    # What argparse of Python 3.11 to 3.14 says by itself, as far as an officer can get to see it.
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "show program's version number and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "unrecognized arguments: %s",
    "the following arguments are required: %s",
    "expected one argument",
    "expected at least one argument",
    "expected at most one argument",
    ("expected %s argument", "expected %s arguments"),
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "not allowed with argument %s",
    "one of the arguments %s is required",
)


def extract() -> Catalog:
    """Every message of the sources, and argparse's own."""
    catalogue = Catalog(domain=DOMAIN)
    for file_name, _line, message, comments, context in extract_from_dir(
        str(SOURCES), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        catalogue.add(message, locations=[(file_name, 0)], auto_comments=comments, context=context)
    for path in sorted(SOURCES.rglob("*.py")):
        for message in inside_f_strings(path):
            catalogue.add(message, locations=[(path.relative_to(SOURCES).as_posix(), 0)])
    for words in ARGPARSE_WORDS:
        catalogue.add(words, locations=[("argparse", 0)])
    return catalogue


def inside_f_strings(path: Path) -> Iterator[str]:
    """The messages that stand within an f-string, which the extraction above does not look into before Python 3.12."""
    for text in (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.JoinedStr)):
        for node in ast.walk(text):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
            if called and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Every message, without the header."""
    return (message for message in catalogue if message.id)


def read(path: Path) -> Catalog:
    """A catalogue in its readable form."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=DOMAIN)


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue with the template's messages, keeping every translation that is still needed."""
    catalogue = read(path)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def readable(catalogue: Catalog) -> bytes:
    """The catalogue as its ``.po`` file: without dates and line numbers, so that a change shows only itself."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, sort_by_file=True, include_lineno=False, omit_header=True)
    header = [
        'msgid ""',
        'msgstr ""',
        f'"Language: {catalogue.locale}\\n"',
        f'"Plural-Forms: {catalogue.plural_forms}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
    ]
    return ("\n".join(header) + "\n\n").encode() + buffer.getvalue().rstrip(b"\n") + b"\n"


def compiled(path: Path) -> bytes:
    """The ``.mo`` file that belongs to a ``.po`` file."""
    catalogue = read(path)
    # Babel puts the hour of compiling into the file otherwise, which would then never be the same twice.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def placeholders(text: str) -> tuple[list[str], list[str]]:
    """The names in braces and the percent codes of a text, sorted."""
    try:
        named = sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        named = ["not a format"]
    return named, sorted(re.findall(r"%(?:\(\w+\))?[srd]", text))


def problems(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    sources = message.id if isinstance(message.id, tuple) else (message.id,)
    translations = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        yield f"not sure: {sources[0]!r}"
    if not all(translations):
        yield f"not translated: {sources[0]!r}"
        return
    for translation in translations:
        # A singular may leave the number out ("one minute"), so the plural's placeholders are the measure.
        if placeholders(translation) not in [placeholders(source) for source in sources]:
            yield f"other placeholders: {sources[0]!r} -> {translation!r}"
        if (sources[0][:1].isspace(), sources[0][-1:] == "\n") != (translation[:1].isspace(), translation[-1:] == "\n"):
            yield f"other white space at an end: {sources[0]!r}"


def check(path: Path, template: Catalog) -> list[str]:
    """Everything that keeps a catalogue from being complete and up to date."""
    catalogue = read(path)
    wanted, present = ({message.id for message in messages(book)} for book in (template, catalogue))
    found = [f"missing: {message!r}" for message in sorted(wanted - present, key=str)]
    found += [f"no longer in the sources: {message!r}" for message in sorted(present - wanted, key=str)]
    found += [problem for message in messages(catalogue) for problem in problems(message)]
    binary = path.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(path):
        found.append("the .mo file is older than the .po file")
    return found


def main() -> int:
    """Update and compile every catalogue, then report; with ``--check`` only report."""
    template = extract()
    status = 0
    for path in sorted(CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        if "--check" not in sys.argv[1:]:
            path.write_bytes(readable(updated(path, template)))
            path.with_suffix(".mo").write_bytes(compiled(path))
        found = check(path, template)
        for line in found:
            print(f"{path.parts[-3]}: {line}")
        status |= bool(found)
    return status


if __name__ == "__main__":
    sys.exit(main())
