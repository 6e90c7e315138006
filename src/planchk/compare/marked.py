"""Which words of a text changed, so that a reader's eye finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from planchk.fingerprint import fingerprint

_WORD = re.compile(r"\S+")
# Words times words that are compared one with another; a rewritten diary of years is shown as that.
_MOST = 1_000_000
# So few unchanged words between two changes are shown as part of the change: a patchwork can't be read.
_ISLAND = 1


class Piece(NamedTuple):
    """Words that stand in both texts, or only in the old or the new one."""

    kind: Literal["same", "old", "new"]
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts in pieces, the old words of a change before the new ones.

    Case, quotation marks and spaces don't count as changes.
    """
    olds, news = _WORD.findall(old), _WORD.findall(new)
    found: list[Piece] = []
    for same, i1, i2, j1, j2 in _blocks([fingerprint([w]) for w in olds], [fingerprint([w]) for w in news]):
        if same:
            found.append(Piece("same", " ".join(news[j1:j2])))
        else:
            found += [Piece("old", " ".join(olds[i1:i2]))] if i2 > i1 else []
            found += [Piece("new", " ".join(news[j1:j2]))] if j2 > j1 else []
    return tuple(found)


Block = tuple[bool, int, int, int, int]


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return the runs of words that are the same (True) and not, by their start and end in both."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    ends = len(old) - last, len(new) - last
    blocks: list[Block] = [(True, 0, first, 0, first)] if first else []
    if ends[0] > first or ends[1] > first:
        blocks += _middle(old[first : ends[0]], new[first : ends[1]], first)
    return blocks + ([(True, ends[0], len(old), ends[1], len(new))] if last else [])


def _middle(old: Sequence[str], new: Sequence[str], first: int) -> list[Block]:
    if len(old) * len(new) > _MOST:
        return [(False, first, first + len(old), first, first + len(new))]
    from difflib import SequenceMatcher

    blocks: list[Block] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal" and i2 - i1 > _ISLAND
        block = (same, first + i1, first + i2, first + j1, first + j2)
        if blocks and blocks[-1][0] == same:
            before = blocks.pop()
            block = (same, before[1], block[2], before[3], block[4])
        blocks.append(block)
    return blocks
