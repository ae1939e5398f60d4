"""The language that the program itself speaks: English in the source, other languages from gettext catalogues.

The protocol's own sentences do not pass here; they carry their languages with them. Nothing is imported and no file is
read until a language other than English is asked for, because every start of the program comes through here.
"""

from __future__ import annotations

import os.path

TYPE_CHECKING = False  # ``typing`` itself would cost more than all of this module
if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations

SOURCE_LANGUAGE = "en"
LANGUAGES: Mapping[str, str] = {"en": "English", "es": "español"}
"""The languages that the program speaks, by code, each by its own name."""

CATALOGUES = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120  ``pathlib`` costs 10 ms
DOMAIN = "screening_tui"


class _Spoken:
    """The one language of this process: one officer sits before one screen."""

    code: str = SOURCE_LANGUAGE
    translations: NullTranslations | None = None


def _(message: str) -> str:
    """The message in the language in use. Call it where the text is shown, never while a module is imported."""
    return _Spoken.translations.gettext(message) if _Spoken.translations and message else message


def ngettext(singular: str, plural: str, number: int) -> str:
    """The singular or the plural, as the language in use counts."""
    if _Spoken.translations:
        return _Spoken.translations.ngettext(singular, plural, number)
    return singular if number == 1 else plural


def use_language(code: str) -> str:
    """Speak this language from now on; a regional one (``es-CR``) counts as its own language without the region.

    Gives back the code that is in use now: English where there is no catalogue for what was asked.
    """
    plain = _plain(code)
    _Spoken.code, _Spoken.translations = SOURCE_LANGUAGE, None
    if plain in LANGUAGES and plain != SOURCE_LANGUAGE:
        import gettext

        _Spoken.translations = gettext.translation(DOMAIN, CATALOGUES, languages=[plain])
        _Spoken.code = plain
    return _Spoken.code


def current_language() -> str:
    """The code of the language in use."""
    return _Spoken.code


def language_of_environment(environ: Mapping[str, str]) -> str:
    """The first language that the environment asks for and the program speaks, in POSIX order; English if none."""
    wanted = [*environ.get("LANGUAGE", "").split(":")]
    wanted += [next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")]
    codes = (_plain(code) for code in wanted)
    return next((code for code in codes if code in LANGUAGES), SOURCE_LANGUAGE)


def _plain(code: str) -> str:
    """``es_CR.UTF-8@euro`` is ``es``."""
    for mark in "-.@":
        code = code.replace(mark, "_")
    return code.split("_")[0].lower()
