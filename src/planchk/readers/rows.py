"""Rows of a table: where they stand, whether a page break cut them, and forms whose rows are columns."""

from __future__ import annotations

from collections.abc import Mapping

from planchk.place import Place
from planchk.readers.entries import Gathered
from planchk.readers.grid import Row
from planchk.readers.headings import Columns, header_of
from planchk.readers.names import ACTION_KEYS, fold


def row_place(row: Row) -> Place:
    """Return the place of a row: that of its first cell that starts in it."""
    places = [cell.place for cell in row if cell is not None and cell.text]
    return max(places, key=_depth, default=Place("")) if places else Place("")


def _depth(place: Place) -> int:
    """Return how far down a place is: merged cells start in the rows above."""
    digits = "".join(sign if sign.isdigit() else " " for sign in place.within.rpartition(", ")[2]).split()
    return int(digits[-1]) if digits else place.line


def is_rest(gathered: Gathered, columns: Columns) -> bool:
    """Whether the first row of a page goes on from the last row of the page before."""
    has = {field for column in columns.values() for field in column.fields or ()}
    if "id" in has:
        return "id" not in gathered.texts and "due" not in gathered.texts
    words = gathered.text_of("action")
    return not gathered.texts.keys() & {"owner", "due", "status"} and (not words or words[0].islower())


def upright(rows: tuple[Row, ...], given: Mapping[str, str]) -> tuple[Row, ...]:
    """Turn a form, whose headings stand in its first column, into a table of columns."""
    if len(rows) < 3 or not 2 <= len(rows[0]) <= 6:
        return rows
    firsts = tuple(row[0] for row in rows)
    known = _known(firsts, given)
    named = sum(cell is not None and bool(cell.text) for cell in firsts)
    if known < 3 or 3 * known < 2 * named or known <= max(_known(row, given) for row in rows):
        return rows
    return tuple(zip(*rows, strict=True)) if header_of(firsts, given, False) else rows


def _known(row: Row, given: Mapping[str, str]) -> int:
    names = (fold(cell.text) for cell in row if cell is not None and len(cell.text) < 80)
    return sum(name in ACTION_KEYS or name in given for name in names)
