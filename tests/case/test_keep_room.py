"""Room for the next case file, on a disk that has none left."""

from screening_tui.case.open_case import keep_room, room_for
from screening_tui.errors import CannotWrite


class FullFolder:
    """A folder in which nothing more can be set aside."""

    def __init__(self) -> None:
        self.tried: list[int] = []

    def set_aside(self, _name: str, size: int) -> None:
        self.tried.append(size)
        raise CannotWrite("The disk is full.")


def test_less_and_less_is_tried_and_none_at_all_is_no_failure() -> None:
    folder = FullFolder()
    keep_room(folder, 1000)  # type: ignore[arg-type]
    assert folder.tried[0] == room_for(1000)
    assert folder.tried == sorted(folder.tried, reverse=True)
    assert folder.tried[-1] >= 1000
