"""The nearest known name to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.5) -> str | None:
    """Return the known name most like ``word`` (`difflib` ratio of at least ``cutoff``), or None."""
    import difflib  # here, since only mistakes need it

    by_fold = {name.casefold(): name for name in known}
    # Bounded: a key of a megabyte is no typing mistake, and difflib is quadratic.
    close = difflib.get_close_matches(word.casefold()[:80], by_fold, n=1, cutoff=cutoff)
    return by_fold[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return ``Did you mean 'x'?`` for the nearest known name, or an empty string."""
    name = nearest(word, known, cutoff)
    return f"Did you mean '{name}'?" if name else ""
