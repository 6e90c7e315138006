"""How two versions of a text differ: how much, and where."""

from __future__ import annotations

# Words of a text that are looked at. What an action commits to is shorter.
_COMPARED = 2000
# Words shown around a change, and of a change at most.
_AROUND, _SHOWN = 3, 14


def words_of(text: str) -> frozenset[str]:
    """Return the words that `alikeness` compares."""
    return frozenset(_words(text.casefold()))


def alikeness(old: frozenset[str], new: frozenset[str]) -> float:
    """Return the share of words that two texts have in common, 0 to 1 (the Dice coefficient)."""
    return 2 * len(old & new) / ((len(old) + len(new)) or 1)


def change(old: str, new: str) -> tuple[str, str]:
    """Return the words around what differs, of the old and of the new text, each cut short."""
    before, after = _words(old), _words(new)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _cut(before, start, end), _cut(after, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    """Return the words from a little before ``start`` to a little after the last but ``end``."""
    first, last = max(start - _AROUND, 0), min(len(words) - end + _AROUND, len(words))
    shown = words[first:last]
    if len(shown) > _SHOWN + 2 * _AROUND:
        shown, last = shown[:_SHOWN], first + _SHOWN
    return ("… " if first else "") + " ".join(shown) + (" …" if last < len(words) else "")


def _words(text: str) -> list[str]:
    return text.split(maxsplit=_COMPARED)[:_COMPARED]
