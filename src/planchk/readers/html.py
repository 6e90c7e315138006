"""HTML: the tables, headings and text of a page, by a real parser; nothing it refers to is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planchk.errors import InputError
from planchk.files import decode_export
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.colours import rating_colour
from planchk.readers.grid import Cell, Document, Grid, Paragraph, Spanning, clean, lay_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset("script style template noscript head svg math object iframe select datalist".split())
_BLOCKS = frozenset("p div li ul ol dl dt dd br tr h1 h2 h3 h4 h5 h6 section article blockquote pre main aside".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "th"))
_COLOUR = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DEEPEST = 200


def read(data: bytes, path: str) -> Document:
    """Return the document in an HTML file.

    Raises:
        InputError: binary, or too deeply nested.
    """
    declared = _CHARSET.search(data[:4096])
    notes: list[Note] = []
    text = ""
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            text = ""
    if not text:
        text, guessed = decode_export(data, path)
        notes += [Note("assumed", f"the text is in {guessed}", Place(path))] if guessed else []
    return Document(path, "HTML", tuple(blocks_of(text, path)), tuple(notes))


def blocks_of(text: str, path: str, line: int = 0) -> list[Grid | Paragraph]:
    """Return the blocks of a piece of HTML; ``line`` is how many lines stand before it in its file.

    Raises:
        InputError: too deeply nested.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    source = text.replace("\0", "").encode("utf-8", "replace")
    if not source.strip():
        return []
    try:
        root: Any = html.document_fromstring(source, parser=parser)
    except etree.ParserError:  # nothing but comments
        return []
    walk = _Walk(path, line)
    walk.block(root, 0)
    walk.flush()
    return walk.blocks


class _Walk:
    def __init__(self, path: str, line: int) -> None:
        self.path = path
        self.line = line
        self.blocks: list[Grid | Paragraph] = []
        self.tables = 0
        self.parts: list[str] = []
        self.start: _Element | None = None
        self.level = self.item = 0

    def place(self, element: Any) -> Place:
        return Place(self.path, self.line + (element.sourceline or 1))

    def block(self, element: Any, depth: int, item: int = 0) -> None:
        """Walk an element: tables become grids, the text between blocks becomes paragraphs."""
        if depth > _DEEPEST:
            raise InputError.one(f"nested deeper than {_DEEPEST} levels.", self.path, "Write the plan flatter.")
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or _hidden(element):
            return
        if tag == "table":
            self.flush()
            self._table(element, depth)
            return
        item += tag in ("ul", "ol")
        if tag in _BLOCKS:
            self.flush()
            self.level, self.item, self.start = _HEADINGS.get(tag, 0), item if tag == "li" else 0, element
        self._add(element, element.text)
        if tag == "img":
            self._add(element, element.get("alt"))
        for child in element:
            self.block(child, depth + 1, item)
            if child.tag in _BLOCKS or child.tag == "table":
                self.flush()
            self._add(element, child.tail)

    def _add(self, element: Any, text: str | None) -> None:
        if text:
            if not self.parts and text.strip():
                self.start = self.start if self.start is not None else element
            self.parts.append(re.sub(r"\s+", " ", text))

    def flush(self) -> None:
        text = clean("".join(self.parts))
        if text and self.start is not None:
            strong = any(each.tag in _BOLD for each in self.start) and not (self.start.text or "").strip()
            self.blocks.append(Paragraph(text, self.place(self.start), self.level, self.item, strong))
        self.parts, self.start, self.level, self.item = [], None, 0, 0

    # -- tables ---------------------------------------------------------------------------------

    def _table(self, element: Any, depth: int) -> None:
        self.tables += 1
        at = len(self.blocks)
        nested: list[Any] = []
        rows = lay_out((list(self._row(row, nested)) for row in _rows(element)), self.path)
        self.blocks.insert(at, Grid(f"table {self.tables}", rows, self.place(element)))
        for caption in element.findall("caption"):
            self.blocks.insert(at, Paragraph(clean(_text(caption)), self.place(caption), strong=True))
        for table in nested:
            self.block(table, depth + 1)

    def _row(self, row: Any, nested: list[Any]) -> Iterator[Spanning]:
        for cell in row:
            if cell.tag in ("td", "th") and not _hidden(cell):
                colour = _colour_of(cell) or _colour_of(row)
                text = clean(_text(cell, nested))
                strong = cell.tag == "th" or _all_bold(cell)
                made = Cell(text, self.place(cell), colour, strong)
                yield Spanning(made, _span(cell, "colspan"), _span(cell, "rowspan"))


def _rows(table: Any) -> list[Any]:
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += [row for row in child if row.tag == "tr"]
    return rows


def _text(element: Any, nested: list[Any] | None = None, depth: int = 0) -> str:
    """Return the text of a cell, a line for each block and a bullet for each list item."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _UNSEEN or (depth and _hidden(element)) or depth > _DEEPEST:
        return ""
    if tag == "table" and depth and nested is not None:
        nested.append(element)
        return ""
    if tag == "br":
        return "\n"
    if tag == "img":
        return f" {element.get('alt') or ''} "
    if tag == "input":
        return "✓" if element.get("type") == "checkbox" and element.get("checked") is not None else ""
    parts = [re.sub(r"\s+", " ", element.text or "")]
    for child in element:
        parts += [_text(child, nested, depth + 1), re.sub(r"\s+", " ", child.tail or "")]
    text = "".join(parts)
    if tag == "li":
        return f"\n• {text.strip()}\n"
    return f"\n{text}\n" if tag in _BLOCKS and depth else text


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), 1000) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _colour_of(element: Any) -> str:
    style = _COLOUR.search(element.get("style") or "")
    given = (style[1].split("!")[0] if style else "") or element.get("bgcolor") or ""
    if colour := rating_colour(given):
        return colour
    names = re.split(r"[\s_-]+", element.get("class") or "")[:20]
    return next((colour for name in names if (colour := rating_colour(name) if name.isalpha() else "")), "")


def _all_bold(cell: Any) -> bool:
    """Whether everything in a cell is bold."""
    inner = cell
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
        if inner.tag in _BOLD:
            return True
    return False
