"""A document of paragraphs and tables -> `Report`, with one text that spans refer to."""

from __future__ import annotations

from collections.abc import Iterator

from planchk.drafting.layout import blocks_of, lines_of
from planchk.drafting.marks import mark_of
from planchk.drafting.report import Block, Report, Shape
from planchk.readers.grid import Cell, Document, Grid, Paragraph

_SHORT = 110  # characters; a bold paragraph up to this is a heading
_BOLD_LEVEL = 7


def report_of_document(document: Document) -> Report:
    """Return the report in a document."""
    return _from_lines(document) if document.kind == "PDF" else _Writer(document).report()


def _from_lines(document: Document) -> Report:
    """Return the report in a PDF, of which the reader gives lines and not paragraphs."""
    lines: list[str] = []
    headings: set[int] = set()
    at = 0
    for block in document.blocks:
        if isinstance(block, Grid):
            texts = [text for _, cell in _cells(block) for text in (*cell.text.split("\n"), "")]
            texts = ["", *texts]
        else:
            texts = [block.text]
            if block.level or (block.strong and len(block.text) <= _SHORT and not block.text.endswith((".", ";", ","))):
                headings.add(at)
        for text in texts:
            lines.append(text)
            at += len(text) + 1
    text = "\n".join(lines)
    # Levels by size of type say what is a heading, but not reliably how deep.
    blocks = blocks_of(lines_of(text, dict.fromkeys(headings, 1)))
    return Report(document.path, text, tuple(block._replace(level=0) for block in blocks))


class _Writer:
    """Puts the blocks of a document one below the other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.at = 0
        self.pending = ""
        self.levels = any(isinstance(block, Paragraph) and block.level for block in document.blocks)

    def report(self) -> Report:
        if self.document.title:
            self._write(self.document.title, "heading", 1)
        for block in self.document.blocks:
            if isinstance(block, Grid):
                for column, cell in _cells(block):
                    for line in cell.text.split("\n"):
                        self._write(line, "paragraph", column=column)
            elif block.level:
                self._write(block.text, "heading", block.level)
            elif block.item:
                self._write(block.text, "item")
            else:
                for line in block.text.split("\n"):
                    self._paragraph(line, block.strong)
        text = "".join(self.parts)
        if not self.levels and not any(block.shape == "heading" for block in self.blocks):
            return Report(self.document.path, text, tuple(blocks_of(lines_of(text))))
        return Report(self.document.path, text, tuple(self.blocks))

    def _paragraph(self, text: str, strong: bool) -> None:
        heads = strong and len(text) <= _SHORT and not text.endswith((".", ";", ",")) and not mark_of(text)
        self._write(text, "heading" if heads else "paragraph", _BOLD_LEVEL if heads else 0)

    def _write(self, text: str, shape: Shape, level: int = 0, column: str = "") -> None:
        text = " ".join(text.split())
        mark = mark_of(text) if shape != "heading" else ""
        if not text:
            return
        if shape == "item" and not mark:
            text, mark = f"• {text}", "• "
        if mark and len(mark.strip()) == len(text):  # "R1" in a cell or line of its own: it marks what comes next
            self.pending = mark.strip()
            return
        opening, self.pending = mark.strip() or self.pending, ""
        if shape == "paragraph" and opening:
            shape = "item"
        self.blocks.append(Block(shape, self.at + len(mark), self.at + len(text), opening, level, column))
        self.parts.append(f"{text}\n\n")
        self.at += len(text) + 2


def _cells(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """Yield each cell once, with the heading of its column where the table has a row of headings."""
    seen: set[int] = set()
    head: tuple[Cell | None, ...] = ()
    if len(grid.rows) > 1 and all(cell is None or cell.strong for cell in grid.rows[0]):
        head = grid.rows[0]
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell is None or id(cell) in seen or not cell.text.strip():
                continue
            seen.add(id(cell))
            above = head[column] if head and row is not head else None
            yield (" ".join(above.text.split()) if above else ""), cell
