"""Files from outside that are no text, too large, or no files at all."""

import os
from pathlib import Path

import pytest

from screening_tui.errors import BadInput
from screening_tui.reading.toml import read_bounded


def refused(path: Path | str, limit: int = 1024, name: str = "") -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        read_bounded(path, limit, name)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.place in str(caught.value)
    return diagnostic.code, diagnostic.message


def test_a_text_comes_as_it_is_without_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b'\xef\xbb\xbftitle = "\xc3\xb1"\r\n')
    assert read_bounded(file, 100) == 'title = "ñ"\r\n'


def test_the_limit_is_in_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"x" * 2048)
    assert len(read_bounded(file, 2048)) == 2048
    assert refused(file, 2047) == ("F102", "the file is larger than 1 KiB")


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "gone") == ("F101", "there is no such file")
    assert refused(tmp_path / "file" / "x") == ("F101", "there is no such file")
    assert refused(tmp_path) == ("F101", "it is a folder")
    assert refused(tmp_path / "pipe") == ("F101", "it is not a regular file")
    assert refused("/dev/zero") == ("F101", "it is not a regular file")
    assert refused(tmp_path / "one") == ("F101", "its links lead in a circle")
    assert refused(tmp_path / ("x" * 300)) == ("F101", "the name is too long")
    assert refused(tmp_path / "a\0b") == ("F101", "this is no file name")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "the file may not be read"),
        (OSError(5, "Input/output error"), "it cannot be read (Input/output error)"),
    ],
)
def test_what_the_system_refuses_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    def refusing(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refusing)
    assert refused("a.toml") == ("F101", message)


@pytest.mark.parametrize(
    ("data", "place", "found"),
    [
        (b"a\nb\xe9c", (2, 2), "byte 0xE9"),
        (b"\xc3", (1, 1), "byte 0xC3"),
        ("título".encode("utf-16"), (1, 1), "byte 0xFF"),
    ],
)
def test_other_encodings_are_told_with_their_place(
    tmp_path: Path, data: bytes, place: tuple[int, int], found: str
) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read_bounded(file, 100, "a.toml")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.file) == ("F103", "a.toml")
    assert ((diagnostic.line, diagnostic.column), diagnostic.found) == (place, found)
    assert ("UTF-16" in diagnostic.advice) is (found == "byte 0xFF")
