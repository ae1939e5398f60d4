"""Play every scripted officer of ``examples/answers`` and keep the case files in ``examples/cases``: ``make examples``.

The same script gives the same file, byte for byte, as long as the program and the default protocol stay the same.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from screening_tui.case.case_file import CASE_FILE
from screening_tui.errors import ScreeningError
from screening_tui.options import Options
from screening_tui.tui.scripted import run_answers

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRIPTS = EXAMPLES / "answers"
CASES = EXAMPLES / "cases"


def play(script: Path, into: Path) -> None:
    """Play one script in a store of its own, and keep its case file."""
    with TemporaryDirectory() as folder:
        store = Path(folder)
        run_answers(Options(answers=script, store=store), script)
        (case_file,) = store.glob(f"scripted/*/{CASE_FILE}")
        shutil.copyfile(case_file, into)


def main() -> int:
    """All of them, or the first complaint."""
    CASES.mkdir(exist_ok=True)
    for script in sorted(SCRIPTS.glob("*.toml")):
        print(script.stem)
        try:
            play(script, CASES / script.name)
        except ScreeningError as error:
            print(f"{error.title}: {error}\n{error.advice}", file=sys.stderr)
            return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
