"""Every key that the screens bind and that a station may move, collected from the screens themselves."""

import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from inspect import getmembers, isclass

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from screening_tui import tui
from screening_tui.station.check import Bound
from screening_tui.tui.keys import GLOBAL_BINDINGS

_NAMED = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values())


def bindings_by_id() -> dict[str, Bound]:
    """Binding id to its keys and to the places where they work; "" is everywhere."""
    keys: dict[str, list[str]] = defaultdict(list)
    places: dict[str, set[str]] = defaultdict(set)
    for place, binding in _all_bindings():
        if binding.id:
            keys[binding.id] += normal_keys([binding.key])
            places[binding.id].add(place)
    return {binding: Bound(tuple(dict.fromkeys(keys[binding])), frozenset(places[binding])) for binding in keys}


def bindings_by_place() -> dict[str, list[Binding]]:
    """Every binding, one for each of its keys, by the name of the class that has it; "" is everywhere."""
    found: dict[str, list[Binding]] = defaultdict(list)
    for place, binding in _all_bindings():
        found[place].append(binding)
    return dict(found)


def normal_keys(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys by the terminal library's own names: ``?`` is ``question_mark``."""
    return tuple(binding.key for binding in Binding.make_bindings([(",".join(keys), "", "")]))


def is_key(key: str) -> bool:
    """Whether the terminal library knows a key by this name."""
    plain = key.rsplit("+", 1)[-1] or key
    return len(plain) == 1 or plain in _NAMED or key_to_character(plain) is not None


def _all_bindings() -> Iterator[tuple[str, Binding]]:
    yield from (("", binding) for binding in Binding.make_bindings(GLOBAL_BINDINGS))
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        for name, member in getmembers(import_module(module.name), isclass):
            if member.__module__ == module.name and "BINDINGS" in vars(member):
                yield from ((name, binding) for binding in Binding.make_bindings(vars(member)["BINDINGS"]))
