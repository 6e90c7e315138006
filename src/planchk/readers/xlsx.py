"""Excel: each sheet that is shown, streamed, so that a million formatted rows cost neither time nor memory."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from planchk.errors import InputError
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.archive import Archive
from planchk.readers.colours import rating_colour
from planchk.readers.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Cell, Document, Grid, Row, clean, too_large
from planchk.readers.xlsx_values import column_of, letters_of, shown

# A sheet ends where so many rows, or cells, hold nothing: what follows is formatting.
_EMPTY_ROWS = 5_000
_EMPTY_CELLS = 300_000
_MOST_SHEETS = 100
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_DAMAGED = "this Excel file is damaged."
_AGAIN = "Open it in its program, save it anew, and try that file."


def read(data: bytes, path: str) -> Document:
    """Return the document in an .xlsx file: a grid for each sheet.

    Raises:
        InputError: damaged, or larger than any plan.
    """
    archive = Archive(data, path)
    archive.check_xml()
    try:
        return _read(data, archive, path)
    except InputError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble on
        raise InputError.one(f"{_DAMAGED} ({type(error).__name__})", path, _AGAIN) from None


def _read(data: bytes, archive: Archive, path: str) -> Document:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        theme = _theme(book.loaded_theme)
        grids: list[Grid] = []
        notes: list[Note] = []
        for sheet in book.worksheets[:_MOST_SHEETS]:
            rows = _rows(sheet, archive, path, theme, notes)
            grid = Grid(f"sheet {sheet.title}", rows, Place(path, within=f"sheet {sheet.title}"), sheet=sheet.title)
            if sheet.sheet_state == "visible":
                grids.append(grid)
            elif count := len({id(cell) for row in rows for cell in row if cell and cell.text}):
                notes.append(Note("unread", f"the hidden sheet {sheet.title} holds {count} cells", grid.place, count))
    return Document(path, "Excel", tuple(grids), (*notes, *_other_text(archive, path)))


def _rows(sheet: Any, archive: Archive, path: str, theme: list[str], notes: list[Note]) -> tuple[Row, ...]:
    """Return the rows of a sheet down to the last that holds text, as wide as the widest text."""
    sheet.reset_dimensions()  # what the file declares may be the whole sheet
    found: dict[tuple[int, int], Cell] = {}
    colours: dict[int, str] = {}
    empty_rows = empty_cells = read = values = deepest = widest = errors = beyond = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        holds = False
        for at, source in enumerate(row):
            value = source.value
            values += value is not None
            if at >= MAX_COLUMNS:
                beyond += value is not None
                continue
            colour = _fill(source, colours, theme) if value is not None or at < 60 else ""
            if value is None and not colour:
                continue
            text = shown(value, source.number_format) if value is not None else ""
            if source.data_type == "e":
                errors, text = errors + 1, ""
            if text or colour:
                place = Place(path, within=f"sheet {sheet.title}, cell {letters_of(at + 1)}{number}")
                found[number, at] = Cell(text, place, colour, bool(text and source.font and source.font.b))
            if text:
                holds, deepest, widest = True, number, max(widest, at + 1)
        read += len(row)
        if holds:
            empty_rows = empty_cells = 0
        else:
            empty_rows, empty_cells = empty_rows + 1, empty_cells + len(row)
        if empty_rows >= _EMPTY_ROWS or empty_cells >= _EMPTY_CELLS:
            beyond += max(archive.count(sheet._worksheet_path, b"<v>", b"<is>") - values, 0)
            break
        if read - empty_cells > 4 * MAX_CELLS or len(found) > MAX_CELLS or deepest > MAX_ROWS:
            raise too_large(path)
    if beyond:
        message = f"{beyond} cells far below or beside the table in sheet {sheet.title}"
        notes.append(Note("unread", message, Place(path), beyond))
    if errors:
        notes.append(Note("unread", f"{errors} formula errors in sheet {sheet.title}", Place(path), errors))
    if deepest * widest > 4 * MAX_CELLS:
        raise too_large(path)
    lines = [[found.get((number, at)) for at in range(widest)] for number in range(1, deepest + 1)]
    for left, top, right, bottom in _merged(archive, sheet):
        if top <= deepest and left <= widest:
            cell = lines[top - 1][left - 1]
            for line in lines[top - 1 : bottom]:
                line[left - 1 : right] = [cell] * (min(right, widest) - left + 1)
    return tuple(map(tuple, lines))


def _merged(archive: Archive, sheet: Any) -> list[tuple[int, int, int, int]]:
    """Return the merged ranges of a sheet as (left, top, right, bottom); they stand behind its rows."""
    ranges = []
    for match in _MERGED.finditer(archive.tail(sheet._worksheet_path, b"mergeCells")):
        left, right = column_of(match[1]), column_of(match[3])
        ranges.append((left, int(match[2]), right, int(match[4])))
    return ranges[:20_000]


def _fill(source: Any, colours: dict[int, str], theme: list[str]) -> str:
    """Return the rating that a cell's fill stands for; known by its style, since few styles fill a sheet."""
    style = getattr(source, "_style_id", 0)
    if not style:
        return ""
    if style not in colours:
        colours[style] = ""
        fill = source.fill
        if fill is not None and getattr(fill, "patternType", None) == "solid":
            colours[style] = rating_colour(_colour(fill.fgColor, theme))
    return colours[style]


def _colour(colour: Any, theme: list[str]) -> str:
    if colour.type == "rgb":
        return str(colour.rgb)
    if colour.type == "indexed":
        from openpyxl.styles.colors import COLOR_INDEX

        return str(COLOR_INDEX[colour.indexed]) if 0 <= colour.indexed < len(COLOR_INDEX) else ""
    return theme[colour.theme] if colour.type == "theme" and 0 <= colour.theme < len(theme) else ""


def _theme(data: object) -> list[str]:
    """Return the colours of a theme, in the order in which cells number them."""
    if not isinstance(data, bytes):
        return []
    named = dict(
        re.findall(rb'<a:(dk1|lt1|dk2|lt2|accent[1-6])>\s*<a:\w+[^>]*?(?:val|lastClr)="([0-9A-Fa-f]{6})"', data)
    )
    order = (b"lt1", b"dk1", b"lt2", b"dk2", *(b"accent%d" % number for number in range(1, 7)))
    return [named.get(name, b"").decode() for name in order]


def _other_text(archive: Archive, path: str) -> Iterator[Note]:
    """Yield what stands beside the cells: text boxes and comments."""
    for name in archive.names:
        if name.startswith("xl/drawings/drawing") and name.endswith(".xml"):
            for shape in archive.xml(name).iter("{*}txBody"):
                text = clean(" ".join(part.text or "" for part in shape.iter("{*}t")))
                if text:
                    yield Note("unread", f"a text box: '{' '.join(text.split())[:80]}'", Place(path))
        elif re.fullmatch(r"xl/(?:comments/?\w*|threadedComments/\w+)\.xml", name):
            count = sum(1 for _ in archive.xml(name).iter("{*}comment", "{*}threadedComment"))
            if count:
                yield Note("unread", f"{count} comment{'s' if count > 1 else ''}", Place(path), count)
