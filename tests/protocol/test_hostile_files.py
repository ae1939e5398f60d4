"""Files that are broken or meant to do harm: one clear error, never a traceback, never much memory."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from screening_tui.errors import BadInput
from screening_tui.protocol.check import check
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import read_sources
from small_protocol import FILES

MIB = 1024 * 1024
HEAD = FILES["protocol.toml"].split("include")[0]

HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "one byte": b"=",
    "no text": bytes(range(256)),
    "zeros": b"\0" * 200_000,
    "latin-1": HEAD.replace("small", "peque\u00f1o").encode("latin-1"),
    "utf-16": HEAD.encode("utf-16"),
    "too large": b"#" * (256 * 1024 + 1),
    "arrays in arrays": b"a = " + b"[" * 100_000,
    "arrays in lines": b"a = " + b"[\n" * 100_000,
    "tables in tables": b"a = " + b"{ a = " * 40_000,
    "a dotted key": b"a." * 40_000 + b"a = 1",
    "a dotted key with spaces": b"a . " * 40_000 + b"a = 1",
    "a dotted key in quotes": b'"a".' * 40_000 + b"a = 1",
    "a dotted header": b"[" + b"a." * 40_000 + b"a]",
    "a giant key": b"a" * 250_000 + b" = 1",
    "a giant key in quotes": b'"' + b"a" * 250_000 + b'" = 1',
    "a giant number": b"a = " + b"1" * 4301,
    "a giant float": b"a = 1." + b"0" * 250_000,
    "a giant string": b'a = "' + b"a" * 250_000,
    "a giant string in lines": b'a = """' + b"a\n" * 100_000,
    "quotes": b'"' * 250_000,
    "single quotes": b"'" * 250_000,
    "escaped quotes": b'a = "' + b'\\"' * 120_000,
    "brackets": b"[]" * 120_000,
    "thousands of keys": b"".join(b"k%d = 1\n" % n for n in range(20_000)),
    "thousands of tables": b"".join(b"[t%d]\n" % n for n in range(20_000)),
    "thousands of items": b"".join(b"[[step]]\n" for n in range(25_000)),
    "thousands of numbers": b"step = [" + b"1," * 120_000 + b"]",
    "thousands of empty tables": b"step = [" + b"{}," * 80_000 + b"]",
    "thousands of options": b"[[question]]\n" + b"[[question.option]]\n" * 12_000,
    "a giant id": HEAD.encode() + b'[[contact]]\nid = "' + b"a" * 240_000 + b'"\nlabel = "a"',
    "a giant condition": HEAD.encode() + b'[[finding]]\nid = "f"\nlabel = "f"\nwhen = "' + b"(" * 240_000 + b'"',
    "a terminal's orders": HEAD.encode() + b'"\\u001b]0;x\\u0007" = "\\u001b[2J\\u202e"',
}

WATCHED = r"""
import json, re, sys
from screening_tui.errors import BadInput
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import read_sources

told = {}
for folder in sys.argv[1:]:
    try:
        load(read_sources(folder))
        told[folder] = "loaded"
    except BadInput as error:
        told[folder] = [error.diagnostics[0].code, str(error)]
# Not getrusage: what that tells begins with the peak of the program that started this one.
told["peak"] = int(re.search(r"VmHWM:\s+(\d+) kB", open("/proc/self/status").read())[1]) * 1024
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a program of its own says to each of them, and how much memory it took for all of them at its peak."""
    home = tmp_path_factory.mktemp("hostile")
    folders = {}
    for number, (name, data) in enumerate(HOSTILE.items()):
        folder = home / str(number)
        folder.mkdir()
        (folder / "protocol.toml").write_bytes(data)
        folders[str(folder)] = name
    done = subprocess.run([sys.executable, "-c", WATCHED, *folders], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return {folders.get(key, key): value for key, value in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_refused_in_words(told: dict[str, object], name: str) -> None:
    answer = told[name]
    assert isinstance(answer, list), answer
    code, words = answer
    assert code[0] in "FTP"
    assert len(words) < 400
    assert words.isprintable()


def test_all_of_them_together_take_little_memory(told: dict[str, object]) -> None:
    peak = told["peak"]
    assert isinstance(peak, int)
    assert peak < 256 * MIB


def circle(home: Path) -> None:
    (home / "protocol.toml").symlink_to(home / "other.toml")
    (home / "other.toml").symlink_to(home / "protocol.toml")


def folder(home: Path) -> None:
    (home / "protocol.toml").mkdir()


def pipe(home: Path) -> None:
    os.mkfifo(home / "protocol.toml")


def device(home: Path) -> None:
    (home / "protocol.toml").symlink_to("/dev/zero")


def nothing(home: Path) -> None:
    (home / "more.toml").write_text("")


@pytest.mark.parametrize("make", [circle, folder, pipe, device, nothing])
def test_what_is_no_file_is_refused_in_words(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path)
    for path in (tmp_path, tmp_path / "protocol.toml"):
        with pytest.raises(BadInput) as caught:
            read_sources(path)
        assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["F101"]


def test_a_missing_include_is_one_error_at_its_name(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text.replace('"es.toml"]', '"es.toml", "gone.toml"]'))
    sources = read_sources(tmp_path)
    (diagnostic,) = check(sources)
    assert (diagnostic.code, diagnostic.place) == ("F101", f"{tmp_path}/protocol.toml:10:28")
    with pytest.raises(BadInput):
        load(sources)
