"""CSV and TSV, as Excel and trackers export them."""

from __future__ import annotations

import csv
from io import StringIO

from planchk.errors import InputError
from planchk.files import decode_export
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Cell, Document, Grid, clean, too_large

_SIGNS = ",;\t|"


def read(data: bytes, path: str) -> Document:
    """Return the document in a file of separated values: one grid.

    Raises:
        InputError: binary, or larger than any plan.
    """
    text, guessed = decode_export(data, path)
    notes = [Note("assumed", f"the text is in {guessed}", Place(path))] if guessed else []
    sign, skipped = _sign(text)
    csv.field_size_limit(MAX_TEXT)
    source = csv.reader(StringIO(text, newline=""), delimiter=sign)
    rows: list[list[Cell | None]] = []
    first = 1
    line = total = width = 0
    try:
        while True:
            first = line + 1
            values = next(source, None)
            if values is None:
                break
            line = source.line_num
            if first <= skipped:
                continue
            while values and not values[-1].strip():
                values.pop()
            place = Place(path, first)
            rows.append([Cell(words, place) if (words := clean(value)) else None for value in values[:MAX_COLUMNS]])
            width = max(width, len(rows[-1]))
            total += len(rows[-1])
            if total > MAX_CELLS or len(rows) > MAX_ROWS or len(rows) * width > 8 * MAX_CELLS:
                raise too_large(path)
    except csv.Error as error:
        message = f"these are no separated values: {error}."
        raise InputError.one(message, Place(path, first), "Is a quotation mark left open there?") from None
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Document(path, "CSV", (Grid("the table", padded, Place(path, 1)),), tuple(notes))


def _sign(text: str) -> tuple[str, int]:
    """Return what separates the values, and how many lines say so ("sep=;", which Excel writes)."""
    first = text[:200].split("\n", 1)[0].strip()
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4], 1
    if first.casefold() == "sep=":
        return "\t", 1

    def fit(sign: str) -> tuple[int, int]:
        """How many rows have the most frequent width above one, and that width."""
        try:
            widths = [
                len(row)
                for _, row in zip(
                    range(40), csv.reader(StringIO(text[:200_000], newline=""), delimiter=sign), strict=False
                )
            ]
        except csv.Error:
            return 0, 0
        usual = max((width for width in widths if width > 1), key=widths.count, default=0)
        return widths.count(usual) if usual else 0, usual

    return max(_SIGNS, key=fit), 0
