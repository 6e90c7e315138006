"""Texts -> clauses -> units -> rows of the model's table.

A unit is a word, or a word with the one after it. A word is seen as its letters in fours, so that
misspelt, inflected and related words share rows ("assess", "asessment"), and as itself. What it is
seen as has no dictionary: the checksum of each piece is its row. Two pieces may meet in one row;
training has the same meetings, so it learns around them.

The words of a heading are pieces of their own ("§"): a heading says what a row is about, never what
it commits to.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from planchk.match.clauses import clauses
from planchk.match.normalise import Normaliser

BITS = 15
"""The table has two to the power of this many rows."""

SECTION_WEIGHT = 0.7
"""Weight of a heading's units beside the text's own, by cross-validation and `benchmarks/trackers`."""

_MASK = (1 << BITS) - 1
_LENGTH = 4
_SECTION = "§"


class Texts(NamedTuple):
    """The words of an action.

    ``fields``: name (``action``, ``outcome``, ``detail`` or ``measures``) and text, in order;
    ``section``: the headings above it; ``service``: ``children``, ``adults``, ``both`` or empty.
    """

    fields: tuple[tuple[str, str], ...]
    section: str = ""
    service: str = ""
    status: str = ""


class Clause(NamedTuple):
    """A clause (characters ``start`` to ``end`` of a field) and its units that no clause before it has."""

    field: int
    start: int
    end: int
    units: tuple[str, ...]


def read_clauses(texts: Texts, normaliser: Normaliser) -> Iterator[Clause]:
    """Yield the clauses of an action in order."""
    seen: set[str] = set()
    for field, (_, text) in enumerate(texts.fields):
        for start, end in clauses(text):
            new = dict.fromkeys(unit for unit in units_of(normaliser.words(text[start:end])) if unit not in seen)
            seen.update(new)
            yield Clause(field, start, end, tuple(new))


def read_section(section: str, normaliser: Normaliser) -> list[str]:
    """Return the units of headings, each once and marked as a heading's."""
    return [_SECTION + unit for unit in dict.fromkeys(units_of(normaliser.words(section)))]


def units_of(words: list[str]) -> list[str]:
    """Return the units of neighbouring words."""
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def rows_of(unit: str) -> list[int]:
    """Return the rows of a unit, each once."""
    if " " in unit:
        return [crc32(unit.encode()) & _MASK]
    mark, word = (_SECTION, unit[1:]) if unit.startswith(_SECTION) else ("", unit)
    first, padded = crc32(mark.encode()), f" {word} ".encode()
    pieces = [padded[at : at + _LENGTH] for at in range(len(padded) - _LENGTH + 1)]
    pieces.append(b"=" + padded)
    return list(dict.fromkeys([crc32(piece, first) & _MASK for piece in pieces]))
