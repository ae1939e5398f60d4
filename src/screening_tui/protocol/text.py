"""Text in several languages, and the identifiers that a protocol's author gives."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import RootModel, StringConstraints

IDENTIFIER = r"^[a-z][a-z0-9_]{0,63}$"
PROTOCOL_ID = r"^[a-z0-9][a-z0-9_-]{0,63}$"
LANGUAGE_CODE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
"""What an author calls a step, a question, an indicator: lower case, digits and underscores."""

ProtocolId = Annotated[str, StringConstraints(pattern=PROTOCOL_ID)]
"""What an office calls its protocol: ``iom-ilo-2006``."""

LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]
"""An IETF language tag such as ``es`` or ``pt-BR``."""


class Text(RootModel[dict[str, str]], frozen=True):
    """One text in several languages; the first language is the protocol's fallback."""

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # the languages, not pydantic's fields
        return iter(self.root)

    def has(self, language: str) -> bool:
        """Whether the text exists in that language itself, without falling back."""
        return bool(self.root.get(language))

    def say(self, language: str) -> str:
        """The text in that language or, where it is missing, in the fallback; empty only if no language has it."""
        return self.root.get(language) or next((text for text in self.root.values() if text), "")
