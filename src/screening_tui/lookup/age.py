"""How old a copy of a register is, in words: whoever decides on an entry has to know what it may not know yet."""

from datetime import date

from screening_tui.language import ngettext


def age_words(as_of: str, today: date) -> str:
    """``2026-11-20, 4 days old``; as it stands for what is no moment."""
    try:
        day = date.fromisoformat(as_of[:10])
    except ValueError:
        return as_of
    days = max((today - day).days, 0)
    return ngettext("{day}, {n} day old", "{day}, {n} days old", days).format(day=day, n=days)
