"""OpenDocument text and sheets (LibreOffice): one format for both, so one reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planchk.errors import InputError
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.archive import Archive
from planchk.readers.colours import rating_colour
from planchk.readers.grid import MAX_COLUMNS, Cell, Document, Grid, Paragraph, Spanning, clean, lay_out
from planchk.readers.xlsx_values import letters_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT, STYLE, DRAW = (_URN % name for name in ("office", "table", "text", "style", "drawing"))
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
# What stands in a text and is no part of it.
_APART = frozenset((f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}tracked-changes", f"{TEXT}ruby-text"))
# A content control that shows only its prompt ("Choose an item"): nobody has filled it in.
_PROMPTS = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}showing-place-holder"
_ROWS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_DAY = re.compile(r"\d{1,4}[^\d]+(?:\d{1,2}|\w{3,12})[^\d]+\d{1,4}")
_MOST_REPEATED = 200


def read(data: bytes, path: str) -> Document:
    """Return the document in an .odt or .ods file.

    Raises:
        InputError: damaged, protected, or larger than any plan.
    """
    archive = Archive(data, path)
    manifest = "META-INF/manifest.xml"
    if "encrypted-package" in archive or (manifest in archive and b"encryption-data" in archive.read(manifest)):
        raise InputError.one("this file is protected by a password.", path, "Save it without one.")
    if "content.xml" not in archive:
        raise InputError.one("this OpenDocument file has no content.", path, "Save it anew.")
    return _Reader(archive, path).document()


class _Reader:
    def __init__(self, archive: Archive, path: str) -> None:
        self.path = path
        self.root = archive.xml("content.xml")
        self.styles = _Styles([self.root, *([archive.xml("styles.xml")] if "styles.xml" in archive else [])])
        self.blocks: list[Grid | Paragraph] = []
        self.notes: list[Note] = []
        self.tables = self.paragraphs = 0
        self.title = ""

    def document(self) -> Document:
        body = self.root.find(f"{OFFICE}body")
        for content in body if body is not None else ():
            if content.tag == f"{OFFICE}spreadsheet":
                for sheet in content.iterchildren(f"{TABLE}table"):
                    self._sheet(sheet)
            elif content.tag == f"{OFFICE}text":
                self._text(content)
        for name, what in (("annotation", "comment"), ("note", "footnote")):
            space = OFFICE if name == "annotation" else TEXT
            if count := sum(1 for _ in self.root.iter(space + name)):
                self.notes.append(Note("unread", f"{count} {what}{'s' if count > 1 else ''}", Place(self.path), count))
        return Document(self.path, "", tuple(self.blocks), tuple(self.notes), self.title)

    # -- text -----------------------------------------------------------------------------------

    def _text(self, element: _Element, depth: int = 0) -> None:
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, depth)
            elif child.tag in (f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}section", f"{TEXT}list-header"):
                self._text(child, depth + (child.tag == f"{TEXT}list"))
            elif child.tag == f"{TABLE}table":
                self._table(child)

    def _paragraph(self, element: _Element, depth: int) -> None:
        text = clean(self._words(element))
        self.paragraphs += 1
        if not text:
            return
        name = element.get(f"{TEXT}style-name") or ""
        if not self.blocks and not self.title and self.styles.is_title(name):
            self.title = " ".join(text.split())
            return
        given = element.get(f"{TEXT}outline-level") or "1"
        level = min(int(given), 9) if element.tag == f"{TEXT}h" and given.isdecimal() and len(given) < 3 else 0
        place = Place(self.path, within=f"paragraph {self.paragraphs}")
        self.blocks.append(Paragraph(text, place, level, 0 if level else depth, self._bold(element)))

    def _words(self, element: _Element) -> str:
        """Return the words of a paragraph; text boxes in it are noted and left out."""
        parts = [element.text or ""]
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}s":
                parts.append(" ")
            elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                parts.append("\n" if tag.endswith("break") else " ")
            elif isinstance(tag, str) and tag.startswith(DRAW):
                for box in child.iter(f"{DRAW}text-box"):
                    words = clean(" ".join(self._words(each) for each in box.iter(f"{TEXT}p")))
                    if words:
                        self.notes.append(
                            Note("unread", f"a text box: '{' '.join(words.split())[:80]}'", Place(self.path))
                        )
            elif isinstance(tag, str) and tag not in _APART and child.get(_PROMPTS) != "true":
                parts.append(self._words(child))
            parts.append(child.tail or "")
        return "".join(parts)

    def _bold(self, element: _Element) -> bool:
        """Whether a paragraph is bold: by its style, or all its words by theirs."""
        if self.styles.bold(element.get(f"{TEXT}style-name") or ""):
            return True
        spans = list(element.iterchildren(f"{TEXT}span"))
        plain = (element.text or "") + "".join(child.tail or "" for child in element)
        return (
            bool(spans)
            and not plain.strip()
            and all(self.styles.bold(span.get(f"{TEXT}style-name") or "") for span in spans)
        )

    # -- tables ---------------------------------------------------------------------------------

    def _table(self, element: _Element) -> None:
        self.tables += 1
        name = f"table {self.tables}"
        at = len(self.blocks)
        nested: list[_Element] = []
        rows = lay_out(self._rows(element, nested, f"{name}, row {{row}}"), self.path)
        self.blocks.insert(at, Grid(name, rows, Place(self.path, within=name)))
        for table in nested:
            self._table(table)

    def _sheet(self, element: _Element) -> None:
        title = element.get(f"{TABLE}name") or ""
        rows = lay_out(self._rows(element, [], f"sheet {title}, cell {{cell}}"), self.path)
        place = Place(self.path, within=f"sheet {title}")
        if self.styles.is_hidden(element.get(f"{TABLE}style-name") or ""):
            if count := len({id(cell) for row in rows for cell in row if cell and cell.text}):
                self.notes.append(Note("unread", f"the hidden sheet {title} holds {count} cells", place, count))
        else:
            self.blocks.append(Grid(f"sheet {title}", rows, place, sheet=title))

    def _rows(self, table: _Element, nested: list[_Element], within: str) -> Iterator[list[Spanning]]:
        number = 0
        for row in _rows_of(table):
            repeated = _count(row, f"{TABLE}number-rows-repeated")
            spannings = self._row(row, nested, within, number + 1)
            holds = any(spanning.cell and spanning.cell.text for spanning in spannings)
            if holds and repeated > _MOST_REPEATED:
                message = f"a row repeated {repeated:,} times was read {_MOST_REPEATED} times"
                self.notes.append(Note("unread", message, Place(self.path), repeated - _MOST_REPEATED))
            for _ in range(min(repeated, _MOST_REPEATED if holds else 3)):
                yield spannings
            number += repeated

    def _row(self, row: _Element, nested: list[_Element], within: str, number: int) -> list[Spanning]:
        spannings: list[Spanning] = []
        empty = column = 0
        for element in row:
            if element.tag == f"{TABLE}covered-table-cell":
                column += _count(element, f"{TABLE}number-columns-repeated")
                continue
            if element.tag != f"{TABLE}table-cell" or len(spannings) > MAX_COLUMNS:
                continue
            repeated = _count(element, f"{TABLE}number-columns-repeated")
            spot = within.replace("{row}", str(number)).replace("{cell}", f"{letters_of(column + 1)}{number}")
            cell = self._cell(element, nested, Place(self.path, within=spot))
            column += repeated
            if cell is None:
                empty += repeated
                continue
            spannings += [Spanning(None)] * min(empty, MAX_COLUMNS)
            empty = 0
            across, down = (_count(element, f"{TABLE}number-{name}-spanned") for name in ("columns", "rows"))
            # Repeated cells are several; the same object would be one merged cell.
            spannings += [Spanning(cell._replace(), across, down) for _ in range(min(repeated, MAX_COLUMNS))]
        return spannings

    def _cell(self, element: _Element, nested: list[_Element], place: Place) -> Cell | None:
        lines: list[str] = []
        bold: list[bool] = []
        self._lines(element, lines, bold, nested, "")
        colour, strong = self.styles.cell(element.get(f"{TABLE}style-name") or "")
        text = clean("\n".join(lines))
        if element.get(f"{OFFICE}value-type") == "date" and _DAY.search(text):
            text = (element.get(f"{OFFICE}date-value") or text)[:10]
        spans = _count(element, f"{TABLE}number-columns-spanned") * _count(element, f"{TABLE}number-rows-spanned")
        if not text and not colour and spans == 1:
            return None
        return Cell(text, place, colour, strong or (bool(bold) and all(bold)))

    def _lines(self, element: _Element, lines: list[str], bold: list[bool], nested: list[_Element], mark: str) -> None:
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                text = clean(self._words(child))
                if text:
                    lines.append(mark + text)
                    bold.append(self._bold(child))
            elif child.tag in (f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}section"):
                self._lines(child, lines, bold, nested, "• " if child.tag != f"{TEXT}section" else mark)
            elif child.tag == f"{TABLE}table":
                nested.append(child)


class _Styles:
    """What the styles of a document say of colour, weight and visibility."""

    def __init__(self, roots: list[_Element]) -> None:
        self._styles = {each.get(f"{STYLE}name"): each for root in roots[::-1] for each in root.iter(f"{STYLE}style")}

    def cell(self, name: str) -> tuple[str, bool]:
        """Return a cell's colour as a rating, and whether its text is bold."""
        return rating_colour(self._find(name, "table-cell-properties", f"{FO}background-color")), self.bold(name)

    def bold(self, name: str) -> bool:
        return self._find(name, "text-properties", f"{FO}font-weight") in ("bold", "600", "700", "800", "900")

    def is_hidden(self, name: str) -> bool:
        return self._find(name, "table-properties", f"{TABLE}display") == "false"

    def is_title(self, name: str) -> bool:
        return any(each == "Title" for each in self._chain(name))

    def _chain(self, name: str | None) -> Iterator[str]:
        for _ in range(10):
            if not name:
                return
            yield name
            style = self._styles.get(name)
            name = style.get(f"{STYLE}parent-style-name") if style is not None else None

    def _find(self, name: str, group: str, key: str) -> str:
        for each in self._chain(name):
            style = self._styles.get(each)
            properties = style.find(STYLE + group) if style is not None else None
            value = properties.get(key) if properties is not None else None
            if value:
                return value
        return ""


def _rows_of(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows_of(child)


def _count(element: _Element, name: str) -> int:
    value = element.get(name)
    return min(max(int(value), 1), 2_000_000) if value and value.isdecimal() and len(value) < 9 else 1
