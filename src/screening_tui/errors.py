"""Errors that are meant for people: what happened, and what to do about it. None of them is shown as a traceback."""

from screening_tui.reading.diagnostic import Diagnostic


class ScreeningError(Exception):
    """Something that the person at the keyboard can be told in words. ``str(error)`` is its message."""

    title: str = "This did not work"
    exit_status: int = 1

    def __init__(self, message: str, *, title: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.title = title or type(self).title
        self.advice = advice


class BadInput(ScreeningError):  # noqa: N818  a person reads it, not only a programmer
    """A file or a value from outside cannot be used. What is wrong with it, place by place, is in ``diagnostics``."""

    title = "This cannot be read"
    exit_status = 2

    def __init__(
        self, message: str, *, title: str = "", advice: str = "", diagnostics: tuple[Diagnostic, ...] = ()
    ) -> None:
        super().__init__(message, title=title, advice=advice)
        self.diagnostics = diagnostics


class CannotWrite(ScreeningError):  # noqa: N818
    """Something could not be made durable. What was acknowledged before still stands."""

    title = "This could not be saved"
    exit_status = 3
