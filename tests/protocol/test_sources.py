"""A protocol's files: found, bounded, inside its folder."""

import os
from pathlib import Path

import pytest

from screening_tui.errors import BadInput
from screening_tui.protocol.check import check
from screening_tui.protocol.load import load
from screening_tui.protocol.sources import Sources, default_sources, read_sources
from small_protocol import FILES

SMALLEST = """\
format = 1
id = "x"
version = "1"
title = "X"
about = "X"
source = "X"
fallback = "en"
fallback_name = "English"
"""
STEP = '\n[[step]]\nid = "s"\nkind = "close"\ntitle = "S"\nhelp = "H"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "small"
    home.mkdir()
    for name, text in FILES.items():
        (home / name).write_text(text)
    return home


def including(folder: Path, *names: str, key: str = "include") -> Sources:
    quoted = ", ".join(f'"{name}"' for name in names)
    (folder / "protocol.toml").write_text(f"{SMALLEST}{key} = [{quoted}]\n{STEP}")
    return read_sources(folder)


def codes(sources: Sources) -> list[tuple[str, int, int]]:
    return [(d.code, d.line, d.column) for d in check(sources)]


def test_a_protocol_is_its_folder_or_its_main_file(folder: Path) -> None:
    sources = read_sources(folder)
    assert dict(sources.files) == FILES
    assert list(sources.files) == ["protocol.toml", "more.toml", "es.toml"]
    assert read_sources(folder / "protocol.toml") == sources == Sources.from_files(FILES)
    assert load(sources).id == "small"


def test_the_digest_is_over_names_and_bytes_and_not_over_line_ends(folder: Path) -> None:
    digest = read_sources(folder).digest
    assert len(digest) == 64
    assert Sources.from_files(dict(reversed(FILES.items()))).digest == digest
    assert next(iter(Sources.from_files(dict(reversed(FILES.items()))).files)) == "protocol.toml"
    (folder / "more.toml").write_bytes(FILES["more.toml"].replace("\n", "\r\n").encode())
    assert read_sources(folder).digest == digest
    for other in (
        {**FILES, "more.toml": FILES["more.toml"] + " "},
        {**FILES, "extra.toml": ""},
        {"protocol.toml": FILES["protocol.toml"], "es.toml": FILES["es.toml"], "mor.toml": "e" + FILES["more.toml"]},
    ):
        assert Sources.from_files(other).digest != digest


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda home: home / "gone", "there is no such file"),
        (lambda home: home / "more.toml", "a protocol is a folder with a protocol.toml in it"),
        (lambda home: home / "gone.toml", "a protocol is a folder with a protocol.toml in it"),
        (lambda home: home.parent, "there is no such file"),
        (lambda home: Path("/dev/null"), "a protocol is a folder with a protocol.toml in it"),
    ],
)
def test_what_is_no_protocol_is_told_in_words(folder: Path, make: object, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_sources(make(folder))  # type: ignore[operator]
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.message) == ("F101", message)


def test_a_main_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "protocol.toml").mkdir()
    for path in (tmp_path, tmp_path / "protocol.toml"):
        with pytest.raises(BadInput):
            read_sources(path)


def test_names_that_lead_nowhere_or_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.toml").write_text("")
    (folder / "link.toml").symlink_to(tmp_path / "outside.toml")
    (folder / "loop.toml").symlink_to("loop.toml")
    (folder / "sub.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    (folder / "latin.toml").write_bytes(b"# \xe9")
    (folder / "large.toml").write_bytes(b"#" * (256 * 1024 + 1))
    names = {
        "gone.toml": "F101",
        "loop.toml": "F101",
        "sub.toml": "F101",
        "pipe.toml": "F101",
        "latin.toml": "F103",
        "large.toml": "F102",
        "link.toml": "F105",
        "../outside.toml": "F105",
        "/etc/hostname": "F105",
        "/etc/x.toml": "F105",
        "a/../more.toml": "F105",
        "./more.toml": "F105",
        ".hidden.toml": "F105",
        "a//more.toml": "F105",
        "more.txt": "F105",
        "C:more.toml": "F105",
        "x" * 201 + ".toml": "F105",
    }
    sources = including(folder, *names)
    column = 12
    expected = []
    for name, code in names.items():
        expected.append((code, 9, column))
        column += len(name) + 4
    assert codes(sources) == expected
    for name in names:
        (folder / "protocol.toml").write_text(SMALLEST + f'include = ["{name}"]\n{STEP}')
        with pytest.raises(BadInput):
            load(read_sources(folder))


def test_names_that_not_every_computer_allows(folder: Path) -> None:
    assert codes(including(folder, "a\\\\b.toml")) == [("F105", 9, 12)]


def test_a_name_is_cleaned_like_every_text(folder: Path) -> None:
    (diagnostic,) = check(including(folder, "a\\u001b.toml"))
    assert (diagnostic.code, diagnostic.found) == ("F101", "a\ufffd.toml")


def test_a_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    (folder / "b.toml").write_text("# nothing")
    assert codes(including(folder, "b.toml", "b.toml", "gone.toml", "gone.toml")) == [
        ("P108", 9, 22),
        ("F101", 9, 32),
        ("P108", 9, 45),
    ]


def test_a_link_inside_the_folder_is_a_file_like_others(folder: Path) -> None:
    (folder / "b.toml").write_text('[[contact]]\nid = "c"\nlabel = "C"\n')
    (folder / "link.toml").symlink_to("b.toml")
    assert codes(including(folder, "link.toml")) == []


def test_files_in_folders_of_the_protocol(folder: Path) -> None:
    (folder / "country").mkdir()
    (folder / "country" / "panamá.toml").write_text('[[contact]]\nid = "c"\nlabel = 3\n')
    sources = including(folder, "country/panamá.toml")
    assert [d.place for d in check(sources)] == [f"{folder}/country/panamá.toml:3:9"]


def test_too_many_files_and_too_much_text(folder: Path) -> None:
    names = [f"f{number}.toml" for number in range(100)]
    for name in names:
        (folder / name).write_text("# x\n")
    sources = including(folder, *names)
    assert len(sources.files) == 64
    assert [code for code, *_ in codes(sources)] == ["F104"] * 37
    for name in names[:4]:
        (folder / name).write_text("#" * 255 * 1024)
    assert [code for code, *_ in codes(including(folder, *names[:4]))] == ["F102"]


def test_thousands_of_names_are_not_all_tried(folder: Path) -> None:
    sources = including(folder, *(f"f{number}.toml" for number in range(3000)))
    assert len(sources.refused) == 65
    assert {code for code, *_ in codes(sources)} == {"F101", "F104"}


def test_a_main_file_that_is_no_toml_names_no_files(folder: Path) -> None:
    (folder / "protocol.toml").write_text('include = ["more.toml"\n[[step]]\n')
    assert list(read_sources(folder).files) == ["protocol.toml"]
    (folder / "protocol.toml").write_text('include = [["a"], ["more.toml"]]\nfallback = [1]\n')
    assert list(read_sources(folder).files) == ["protocol.toml"]
    (folder / "protocol.toml").write_text('include = [\n "more.toml", # [x]\n]\n[[step]]\nbroken\n')
    assert list(read_sources(folder).files) == ["protocol.toml", "more.toml"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "F101"),
        ({"a.toml": ""}, "F101"),
        ({"protocol.toml": "", "../a.toml": ""}, "F105"),
        ({"protocol.toml": "", "a\x1b.toml": ""}, "F105"),
        ({"protocol.toml": "#" * (256 * 1024 + 1)}, "F102"),
        ({"protocol.toml": "", **{f"{n}.toml": "" for n in range(64)}}, "F102"),
        ({"protocol.toml": "", **{f"{n}.toml": "#" * 250 * 1024 for n in range(10)}}, "F102"),
    ],
)
def test_files_out_of_a_case_are_bounded_too(files: dict[str, str], code: str) -> None:
    with pytest.raises(BadInput) as caught:
        Sources.from_files(files)
    assert caught.value.diagnostics[0].code == code


def test_a_pinned_protocol_that_lacks_a_file(folder: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "es.toml"}
    assert [d.code for d in check(Sources.from_files(files)) if d.level == "error"] == ["F101"]


def test_the_default_protocol_comes_along() -> None:
    assert default_sources().files["protocol.toml"].startswith("#")
    assert not default_sources().refused
