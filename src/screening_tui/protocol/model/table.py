"""What every table of the format is, and the words that several of them share."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Role = Literal["minor", "adult"]
"""A person's part in a case. Somebody whose age is in doubt is a minor."""


class Table(BaseModel):
    """One table of the format: immutable, and no key that is not its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
