"""What an answer is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict

Number = Annotated[int, Strict(), Field(ge=-(2**63), le=2**63 - 1)]
"""A whole number that every reader of a case file can hold; a text of digits is none."""

Flag = Annotated[bool, Strict()]
"""Yes or no; a number is none."""


class Value(BaseModel):
    """One answer, flat, so that it reads well in a case file. Which parts are filled follows from the question's kind.

    ``text`` always holds the words as the officer typed them; the other parts are what was understood beside them.
    A part that this version does not know is kept.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    text: str = ""
    choices: tuple[str, ...] = ()
    """Ids of options; ``yes`` or ``no``; for a name response ``naturally``, ``hesitated`` or ``not_at_all``."""
    number: Number | None = None
    date: str = ""
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
    age: Number | None = None
    """An approximate age, in years."""
    place: str = ""
    country: str = ""
    name: str = ""
    tie: str = ""
    """How the named person is tied to the one who answers."""
    phone: str = ""
    document: str = ""
    """A document's number; ``name`` then holds what kind of document it is."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return self == Value()
