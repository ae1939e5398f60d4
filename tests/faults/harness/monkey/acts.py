"""What the monkey does: mostly keys that mean something where it is, at times anything else."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from random import Random

from textual import events

from booth import Booth
from harness.inputs.naughty import TEXTS
from screening_tui.tui.scripted import read_answers

_EXAMPLES = Path(__file__).parents[4] / "examples" / "answers"
_KEYS = (
    *("enter", "enter", "enter", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "space"),
    *("backspace", "delete", "home", "end", "escape", "question_mark", "asterisk", "plus", "minus"),
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *("ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "shift+f1", "alt+x", "ctrl+at", "ctrl+underscore"),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzANOYYY0123456789yyynnnooo ?*+-.,'ñÉ人\u200d\u0301"
_WORDS = (
    "Ana Prueba",
    "9",
    "14",
    "Luis Ejemplo",
    "by the river",
    "Tapachula",
    "2013-05-04",
    "does not say",
    "M1",
    "17",
)
_SIZES = ((80, 24), (80, 24), (80, 24), (132, 43), (60, 18), (40, 12), (20, 5), (1, 1), (300, 100))


def act(booth: Booth, random: Random) -> str:
    """Do one thing, and give back what it was. Waits for nothing."""
    if booth.app.hidden and random.random() < 0.5:
        booth.send("enter")
        return "key enter"
    doing = random.choices(
        (_bound, _key, _letter, _words, _naughty, _paste, _resize, _burst, _wait),
        weights=(46, 16, 18, 10, 3, 3, 2, 2, 0.4),
    )[0]
    return doing(booth, random)


def _bound(booth: Booth, random: Random) -> str:
    """A key that does something on this screen, but seldom one that ends the program."""
    keys = sorted(key for key, active in booth.app.screen.active_bindings.items() if active.enabled)
    key = random.choice(keys or ["enter"])
    if key in {"q", "ctrl+q"} and random.random() < 0.9:
        key = "enter"
    booth.send(key)
    return f"key {key}"


def _key(booth: Booth, random: Random) -> str:
    key = random.choice(_KEYS)
    booth.send(key)
    return f"key {key}"


def _letter(booth: Booth, random: Random) -> str:
    key = random.choice(_LETTERS)
    booth.send("space" if key == " " else key)
    return f"key {key!r}"


def _words(booth: Booth, random: Random) -> str:
    words = random.choice(_WORDS)
    for character in words:
        booth.send("space" if character == " " else character)
    return f"type {words}"


def _naughty(booth: Booth, random: Random) -> str:
    """As the terminal's reader would hand it on: characters that are no keys are gone by then."""
    text = "".join(character for character in random.choice(TEXTS)[:60] if character.isprintable())
    for character in text:
        booth.send("space" if character == " " else character)
    return f"type {text!r}"


def _paste(booth: Booth, random: Random) -> str:
    text = random.choice((*_WORDS, *TEXTS)) * random.choice((1, 1, 2))
    text = text.encode("utf-8", "replace").decode()
    booth._post(events.Paste(text))
    return f"paste {text[:40]!r}"


def _resize(booth: Booth, random: Random) -> str:
    size = random.choice(_SIZES)
    booth._post(events.Resize.from_dimensions(size, None))
    return f"resize {size}"


def _burst(booth: Booth, random: Random) -> str:
    """Several keys before the screen could follow."""
    keys = [random.choice((*_KEYS, *_LETTERS.replace(" ", ""))) for _ in range(random.choice((2, 5, 20)))]
    for key in keys:
        booth.send(key)
    return f"burst {' '.join(keys)}"


def _wait(booth: Booth, random: Random) -> str:
    """As long as it takes for the screen to hide itself."""
    booth.app.last_key -= 10_000
    booth.app._look_at_the_clock()
    return "wait"


Chunk = Callable[[Random], Iterator[tuple[str, str]]]


@cache
def _lines(file: Path) -> list[tuple[str, str]]:
    return [(verb, rest) for _number, verb, rest in read_answers(file).lines if verb in {"key", "type"}]


def _beginning(file: Path, random: Random) -> Iterator[tuple[str, str]]:
    """The first part of what a scripted officer does: so the monkey gets everywhere."""
    lines = _lines(file)
    yield from lines[: random.randrange(1, len(lines) + 1)]


def _middle(file: Path, random: Random) -> Iterator[tuple[str, str]]:
    lines = _lines(file)
    begin = random.randrange(len(lines))
    yield from lines[begin : begin + random.randrange(1, 30)]


_FILES = sorted(_EXAMPLES.glob("*.toml"))
CHUNKS: tuple[Chunk, ...] = (
    *(partial(_beginning, file) for file in _FILES),
    *(partial(_middle, file) for file in _FILES),
)
