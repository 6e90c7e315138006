"""A rewording as it is shown: both sides, the changed words marked, long unchanged runs cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from planchk.compare.marked import Piece, pieces

# Unchanged words that are kept beside a change, and changed ones that are shown of one change.
_BESIDE, _CHANGED = 8, 60
# Changes that are shown of one text.
_SHOWN = 6


class Part(NamedTuple):
    """Words of one side, and whether they are what changed."""

    text: str
    changed: bool


class Sides(NamedTuple):
    """The old and the new side; empty where there was or is no text."""

    old: tuple[Part, ...]
    new: tuple[Part, ...]


def sides_of(old: str, new: str) -> Sides:
    """Return both sides of a rewording, fit to be read."""
    found = _bounded(pieces(old, new))
    return Sides(tuple(_side(found, "old")), tuple(_side(found, "new")))


def _bounded(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces up to the last change that is shown, and a mark for the rest."""
    changes = 0
    for at, piece in enumerate(found):
        changes += piece.kind != "same" and (at == 0 or found[at - 1].kind == "same")
        if changes > _SHOWN:
            return (*found[:at], Piece("same", "…"))
    return found


def _side(found: tuple[Piece, ...], side: Literal["old", "new"]) -> Iterator[Part]:
    for at, piece in enumerate(found):
        if piece.kind == "same":
            yield Part(_middle_cut(piece.text, first=at == 0, last=at == len(found) - 1), False)
        elif piece.kind == side:
            words = piece.text.split()
            yield Part(" ".join(words[:_CHANGED]) + (" …" if len(words) > _CHANGED else ""), True)


def _middle_cut(text: str, first: bool, last: bool) -> str:
    """Return unchanged words, those far from a change left out."""
    words = text.split()
    before, after = (0 if first else _BESIDE), (0 if last else _BESIDE)
    if len(words) <= before + after + 2:
        return text
    return " ".join((*words[:before], "…", *(words[len(words) - after :] if after else ())))
