"""A list that never changes and yet grows: one more at its end costs the same however long it is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

T = TypeVar("T")


class Growing(Sequence[T]):
    """An immutable sequence. Those that grew out of it share its items, and none sees what came after its own end.

    Equal to a tuple of the same items; a slice is a tuple.
    """

    __slots__ = ("_length", "_shared")

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._shared = list(items)
        self._length = len(self._shared)

    def plus(self, item: T) -> "Growing[T]":
        """The sequence with one more item."""
        # Where somebody else went on from here already, their item stands in the shared list and has to stay theirs.
        shared = self._shared if len(self._shared) == self._length else self._shared[: self._length]
        shared.append(item)
        longer: Growing[T] = Growing()
        longer._shared, longer._length = shared, len(shared)
        return longer

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self._shared[at] for at in range(*place.indices(self._length)))
        if not -self._length <= place < self._length:
            raise IndexError("there is no such item")
        return self._shared[place if place >= 0 else self._length + place]

    def __iter__(self) -> Iterator[T]:
        return islice(self._shared, self._length)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Growing | tuple):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # a Case is not hashed either

    def __repr__(self) -> str:
        return f"Growing({tuple(self)!r})"
