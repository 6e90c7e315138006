"""What every reader of a document gives: its tables as grids of cells, and the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planchk.errors import InputError, PlanchkError
from planchk.place import Place
from planchk.plan import Note

# A tracker of 2,000 rows and 20 columns has 40,000 cells.
MAX_CELLS = 250_000
MAX_ROWS = 50_000
MAX_COLUMNS = 400
# A long progress diary is 5,000 characters. Past this it is no field of an action.
MAX_TEXT = 100_000

_SPACES = re.compile(r"[ \t\x0b\x0c\xa0\u2000-\u200a\u202f\u205f\u3000]+")
# Soft hyphens, zero-width marks, controls, lone surrogates: nothing that a reader sees.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
# Signs of the Symbol and Wingdings fonts, as PDF and Word hand them over.
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0FB: "✗", 0xF0FD: "☒", 0xF06F: "☐"}
_BREAKS = re.compile(r"(?: *[\r\n\x85\u2028\u2029])+ *")


class Cell(NamedTuple):
    """A cell of a table. A merged cell stands, as the same object, in every spot that it covers.

    ``text`` keeps paragraphs apart by newlines, bullets by a leading ``•``; ``colour`` is the
    cell's colour as a word of a rating (``Red``); ``strong`` marks bold cells and headings.
    """

    text: str
    place: Place
    colour: str = ""
    strong: bool = False


Row = tuple[Cell | None, ...]


class Grid(NamedTuple):
    """A table or sheet; all rows have one length.

    ``name`` is what a person calls it ("table 2"); ``follows`` tells that it goes on from the page before.
    """

    name: str
    rows: tuple[Row, ...]
    place: Place
    sheet: str = ""
    follows: bool = False


class Paragraph(NamedTuple):
    """Text outside of tables. ``level``: 1 to 9 for a heading, 0 for none; ``item``: in a list, its depth from 1."""

    text: str
    place: Place
    level: int = 0
    item: int = 0
    strong: bool = False


class Document(NamedTuple):
    """A file as its reader gives it: blocks in their order, and what could not be given as blocks."""

    path: str
    kind: str
    blocks: tuple[Grid | Paragraph, ...]
    notes: tuple[Note, ...] = ()
    title: str = ""


class Spanning(NamedTuple):
    """A cell, and how many columns and rows it covers."""

    cell: Cell | None
    columns: int = 1
    rows: int = 1


def clean(text: str) -> str:
    """Return text as a person sees it: one kind of space and line break, no empty lines, nothing invisible."""
    text = text.translate(_SYMBOLS)
    text = _BREAKS.sub("\n", _SPACES.sub(" ", _UNSEEN.sub("", text)))
    return text.strip()


def lay_out(rows: Iterable[Sequence[Spanning]], path: str) -> tuple[Row, ...]:
    """Return the rows with every merged cell in all of its spots.

    Raises:
        InputError: more cells than any plan has.
    """
    laid: list[list[Cell | None]] = []
    reaching: dict[int, tuple[Cell | None, int]] = {}  # column -> a cell from above, and how many rows it still covers
    total = 0
    for row in rows:
        line: list[Cell | None] = []
        further: dict[int, tuple[Cell | None, int]] = {}
        cells = iter(row)
        while len(line) < MAX_COLUMNS:
            if len(line) in reaching:
                cell, left = reaching.pop(len(line))
                columns = 1
            elif given := next(cells, None):
                cell, columns, left = given
            elif reaching and max(reaching) > len(line):
                cell, columns, left = None, 1, 1
            else:
                break
            for _ in range(min(columns, MAX_COLUMNS)):
                if left > 1:
                    further[len(line)] = (cell, left - 1)
                line.append(cell)
        reaching = further
        laid.append(line)
        total += len(line)
        if total > MAX_CELLS or len(laid) > MAX_ROWS:
            raise too_large(path)
    width = max(map(len, laid), default=0)
    return tuple((*line, *[None] * (width - len(line))) for line in laid)


def too_large(path: str) -> PlanchkError:
    """Return the error for a file with more cells than any plan has."""
    return InputError.one(
        f"a table of more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells.", path, "Is this the plan? Keep only its rows."
    )
