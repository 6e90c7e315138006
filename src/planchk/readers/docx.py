"""Word: the body's tables and paragraphs, walked in the XML itself (an object model costs five times as much)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planchk.errors import InputError
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.archive import Archive
from planchk.readers.colours import rating_colour
from planchk.readers.docx_styles import Numbering, Styles, W, on
from planchk.readers.grid import MAX_CELLS, Cell, Document, Grid, Paragraph, Spanning, clean, lay_out, too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Ticks and crosses of the Wingdings fonts, which have no other code.
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F0FB": "✗", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0B7": "•", "F0A7": "•"}
_SYMBOLS |= {"F0D8": "➢", "F050": "✓", "F052": "☑", "F06C": "●", "F06E": "■"}
# Wrappers around blocks and runs; what stands in other elements is no text of the document as it is now.
_WRAPPERS = frozenset(
    W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_MARGIN = re.compile(r"word/(?:header|footer)\d{0,3}\.xml")
_COLOURED_MARKS = frozenset("●•■⬤◼▲▼◆")


def read(data: bytes, path: str) -> Document:
    """Return the document in a .docx file.

    Raises:
        InputError: damaged, or it would unpack to more than any plan.
    """
    return _Reader(Archive(data, path), path).document()


class _Reader:
    def __init__(self, archive: Archive, path: str) -> None:
        self.archive = archive
        self.path = path
        self.styles = Styles(self._part("word/styles.xml"))
        self.numbering = Numbering(self._part("word/numbering.xml"), self.styles)
        self.blocks: list[Grid | Paragraph] = []
        self.boxes: list[str] = []
        self.tables = 0
        self.paragraphs = 0
        self.title = ""

    def document(self) -> Document:
        name = next((n for n in self.archive.names if n.startswith("word/document") and n.endswith(".xml")), "")
        root = self.archive.xml(name) if name else None
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise InputError.one("this Word file has no text.", self.path, "Save it anew as .docx.")
        for block in _unwrapped(body):
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self._table(block)
        return Document(self.path, "Word", tuple(self.blocks), tuple(self._notes()), self.title)

    def _part(self, name: str) -> _Element | None:
        return self.archive.xml(name) if name in self.archive else None

    # -- paragraphs -----------------------------------------------------------------------------

    def _paragraph(self, element: _Element) -> None:
        self.paragraphs += 1
        if self.paragraphs > MAX_CELLS:
            raise too_large(self.path)
        text, strong, _ = self._text_of(element)
        if not text:
            return
        place = Place(self.path, within=f"paragraph {self.paragraphs}")
        style = self.styles.of(element)
        if style.title and not self.title and not self.blocks:
            self.title = " ".join(text.split())
            return
        item = 0 if style.level else self.numbering.depth(element)
        if item:
            text = text.removeprefix("• ")
        self.blocks.append(Paragraph(text, place, style.level, item, strong))

    def _text_of(self, element: _Element) -> tuple[str, bool, str]:
        """Return a paragraph's text with its number or bullet, whether all of it is bold, and its highlight."""
        parts: list[str] = []
        bold: list[bool] = []
        colour = ""
        for run in _unwrapped(element):
            if run.tag != f"{W}r":
                continue
            properties = run.find(f"{W}rPr")
            if properties is not None and on(properties, "vanish"):
                continue
            text = self._run(run)
            parts.append(text)
            if text.strip():
                bold.append(properties is not None and on(properties, "b"))
                if properties is not None and not colour:
                    colour = _run_colour(properties, text)
        text = clean("".join(parts))
        mark = self.numbering.mark(element)
        if mark and mark != "•":
            text = f"{mark} {text}".strip()
        elif mark and text:
            text = f"• {text}"
        strong = bool(bold) and (all(bold) or self.styles.of(element).bold)
        return text, strong or (bool(text) and self.styles.of(element).bold), colour

    def _run(self, run: _Element) -> str:
        parts: list[str] = []
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag == f"{W}tab":
                parts.append(" ")
            elif tag in (f"{W}br", f"{W}cr"):
                parts.append("\n")
            elif tag == f"{W}noBreakHyphen":
                parts.append("-")
            elif tag == f"{W}sym":
                parts.append(_SYMBOLS.get((child.get(f"{W}char") or "").upper(), ""))
            elif tag == f"{W}fldChar" and (box := child.find(f".//{W}checkBox")) is not None:
                parts.append(
                    "✓" if on(box, "checked") or (box.find(f"{W}checked") is None and on(box, "default")) else ""
                )
            elif tag in (f"{W}pict", f"{W}drawing", f"{W}object", f"{_MC}AlternateContent"):
                self._box(child)
        return "".join(parts)

    def _box(self, element: _Element) -> None:
        """Keep the text of a text box; of the two renderings that Word stores, the first."""
        if element.tag == f"{_MC}AlternateContent" and len(element):
            element = element[0]
        for content in element.iter(f"{W}txbxContent"):
            text = clean("\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in content.iter(f"{W}p")))
            if text:
                self.boxes.append(text)

    # -- tables ---------------------------------------------------------------------------------

    def _table(self, element: _Element, inside: str = "") -> None:
        self.tables += 1
        name = f"table {self.tables}"
        at = len(self.blocks)
        nested: list[_Element] = []
        rows = lay_out(self._rows(element, name, nested), self.path)
        self.blocks.insert(at, Grid(name, rows, Place(self.path, within=name)))
        for table in nested:
            self._table(table)

    def _rows(self, element: _Element, name: str, nested: list[_Element]) -> Iterator[list[Spanning]]:
        above: dict[int, Cell | None] = {}
        number = 0
        for row in _unwrapped(element):
            if row.tag != f"{W}tr" or row.find(f"{W}trPr/{W}del") is not None:
                continue
            number += 1
            place = Place(self.path, within=f"{name}, row {number}")
            skipped = row.find(f"{W}trPr/{W}gridBefore")
            spannings = [Spanning(None, _number(skipped))] if skipped is not None else []
            column = spannings[0].columns if spannings else 0
            header = row.find(f"{W}trPr/{W}tblHeader") is not None
            here: dict[int, Cell | None] = {}
            for part in _unwrapped(row):
                if part.tag != f"{W}tc":
                    continue
                properties = part.find(f"{W}tcPr")
                span = properties.find(f"{W}gridSpan") if properties is not None else None
                merged = properties.find(f"{W}vMerge") if properties is not None else None
                cell: Cell | None
                if merged is not None and merged.get(f"{W}val") != "restart" and column in above:
                    cell = above[column]
                else:
                    cell = self._cell(part, properties, place, header, nested)
                columns = _number(span)
                spannings.append(Spanning(cell, columns))
                here[column] = cell
                column += columns
            above = here
            yield spannings

    def _cell(
        self, element: _Element, properties: _Element | None, place: Place, header: bool, nested: list[_Element]
    ) -> Cell:
        lines: list[str] = []
        bold: list[bool] = []
        colour = ""
        for block in _unwrapped(element):
            if block.tag == f"{W}tbl":
                nested.append(block)
            elif block.tag == f"{W}p":
                text, strong, highlight = self._text_of(block)
                colour = colour or highlight
                if text:
                    lines.append(text)
                    bold.append(strong)
        shading = properties.find(f"{W}shd") if properties is not None else None
        fill = rating_colour(shading.get(f"{W}fill") or "") if shading is not None else ""
        return Cell("\n".join(lines), place, fill or colour, header or (bool(bold) and all(bold)))

    # -- what is left ---------------------------------------------------------------------------

    def _notes(self) -> Iterator[Note]:
        for text in self.boxes:
            yield Note("unread", f"a text box: '{' '.join(text.split())[:80]}'", Place(self.path))
        for part, what in (("comments", "comment"), ("footnotes", "footnote"), ("endnotes", "endnote")):
            root = self._part(f"word/{part}.xml")
            count = (
                sum(any((t.text or "").strip() for t in each.iter(f"{W}t")) for each in root) if root is not None else 0
            )
            if count:
                yield Note("unread", f"{count} {what}{'s' if count > 1 else ''}", Place(self.path), count)
        seen: set[str] = set()
        for part in self.archive.names:
            if _MARGIN.fullmatch(part):
                text = clean(" ".join(t.text or "" for t in self.archive.xml(part).iter(f"{W}t")))
                if text and text not in seen:
                    seen.add(text)
                    yield Note("unread", f"a page's head or foot: '{' '.join(text.split())[:80]}'", Place(self.path))


def _unwrapped(element: _Element) -> Iterator[_Element]:
    """Yield the children, those within content controls, links and insertions too."""
    stack = [iter(element)]
    while stack:
        for child in stack[-1]:
            if child.tag in _WRAPPERS:
                if _is_placeholder(child):
                    continue
                stack.append(iter(child))
                break
            if child.tag == f"{_MC}AlternateContent" and len(child) and element.tag != f"{W}r":
                stack.append(iter(child[0]))
                break
            yield child
        else:
            stack.pop()


def _is_placeholder(element: _Element) -> bool:
    """Whether a content control shows only its prompt ("Choose an item"): nobody has filled it in."""
    properties = element.find(f"{W}sdtPr") if element.tag == f"{W}sdt" else None
    return properties is not None and on(properties, "showingPlcHdr")


def _number(element: _Element | None) -> int:
    """Return the value of a span, at least 1 and within reason."""
    value = element.get(f"{W}val") if element is not None else None
    return min(max(int(value), 1), 400) if value and value.isdecimal() and len(value) < 6 else 1


def _run_colour(properties: _Element, text: str) -> str:
    for name, key in (("highlight", "val"), ("shd", "fill")):
        found = properties.find(W + name)
        if found is not None and (colour := rating_colour(found.get(W + key) or "")):
            return colour
    found = properties.find(f"{W}color")
    if found is not None and text.strip() and set(text.strip()) <= _COLOURED_MARKS:
        return rating_colour(found.get(f"{W}val") or "")
    return ""
