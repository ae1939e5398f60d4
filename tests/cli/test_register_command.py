"""``register``, as a person types it."""

import json
import re
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "registers"


def test_from_an_import_to_a_hit_and_back_out(command, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    taken = command("register", "import", EXAMPLES / "wanted.csv", *store)
    assert (taken.status, taken.out[:8], taken.err) == (0, "3 added,", "")
    assert command("register", "import", EXAMPLES / "missing-minors.jsonl", *store).status == 0
    assert command("register", "import", EXAMPLES / "wanted.csv", *store).out.startswith("0 added, 0 changed")
    assert command("register", "diff", EXAMPLES / "wanted.csv", *store).status == 0
    listed = command("register", "list", *store).out
    assert re.search(r"missing_minor: 1 entries hold, 1 ended; copy of 20\d\d-\d\d-\d\d, 0 days old", listed)
    assert json.loads(command("register", "list", "--json", *store).out)[0]["as_of"].startswith("20")
    hit = command("register", "search", "MARIN", "ROSA", "--birth", "1985-07-03", "--document", "COI23456", *store)
    assert hit.status == 0
    assert "EX-W-1" in hit.out
    assert "strong" in hit.out
    assert "day and month swapped" in hit.out
    assert "Call: Inspector Example" in hit.out
    (found,) = json.loads(command("register", "search", "Vladimir Vidumanov", "--json", *store).out)
    assert (found["entry"]["id"], found["strength"]) == ("EX-W-3", "possible")
    out = tmp_path / "out.jsonl"
    assert command("register", "export", "--output", out, *store).status == 0
    assert out.stat().st_mode & 0o777 == 0o600
    assert command("register", "export", "--output", out, *store).status == 3
    other = ("--store", tmp_path / "other")
    assert command("register", "merge", out, "--origin", "north", *other).out.startswith("5 added")
    exported = command("register", "export", "--format", "csv", *other).out
    assert exported.count("north") == 5
    assert command("register", "expire", "EX-W-1", "--found", *other).out.endswith("1 entry ended\n")
    assert command("register", "search", "Rosa Inventada", *other).status == 1
    assert command("register", "diff", EXAMPLES / "wanted.csv", "--store", tmp_path / "other").status in {0, 1}


def test_what_is_wrong_is_said_and_nothing_is_kept(command, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("id,name\nA,Ana Uno\n,Juan\n")
    ended = command("register", "import", bad, "--store", tmp_path / "store")
    assert (ended.status, ended.out) == (2, "")
    assert f"{bad}:3:1: error R101" in ended.err
    assert "Nothing was changed" in ended.err
    assert command("register", "list", "--store", tmp_path / "store").out == ""
    for words in (["search", "x", "--birth", "yesterday"], ["expire", "A"], ["expire", "--found"]):
        assert command("register", *words, "--store", tmp_path / "store").status == 2
    assert command("register", "list", "--store", tmp_path / "nowhere").status == 2


def test_no_start_of_the_program_loads_registers(command, home) -> None:
    import subprocess
    import sys

    code = "import sys, screening_tui.cli, screening_tui.tui.app, screening_tui.commands.arguments\n"
    code += "print([name for name in sys.modules if 'registers' in name or name == 'sqlite3'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
