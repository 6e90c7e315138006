"""Markdown: pipe tables, headings and lists, by a CommonMark parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planchk.files import decode_export
from planchk.place import Place
from planchk.plan import Note
from planchk.readers.grid import Cell, Document, Grid, Paragraph, Row, clean
from planchk.readers.html import blocks_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes, path: str) -> Document:
    """Return the document in a Markdown file.

    Raises:
        InputError: binary.
    """
    from markdown_it import MarkdownIt

    text, guessed = decode_export(data, path)
    text = text.replace("\r\n", "\n")
    notes = [Note("assumed", f"the text is in {guessed}", Place(path))] if guessed else []
    front = _FRONT.match(text)
    blocks: list[Grid | Paragraph] = []
    if front:  # its lines "council: Aber" are read as those below a title are
        lines = [(number, line) for number, line in enumerate(front[1].split("\n"), 2) if line.strip()]
        blocks += [Paragraph(clean(line.replace('"', "")), Place(path, number)) for number, line in lines]
        text = "\n" * front[0].count("\n") + text[front.end() :]
    tokens = MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(text)
    blocks += _Walk(path).blocks(tokens)
    return Document(path, "Markdown", tuple(blocks), tuple(notes))


class _Walk:
    def __init__(self, path: str) -> None:
        self.path = path
        self.tables = 0

    def blocks(self, tokens: list[Token]) -> Iterator[Grid | Paragraph]:
        level = lists = 0
        fresh = False  # whether the next text opens a list item
        at = 0
        while at < len(tokens):
            token = tokens[at]
            line = token.map[0] + 1 if token.map else 0
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield self._table(tokens[at:end], line)
                at = end
            elif token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "heading_close":
                level = 0
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                lists += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists -= 1
            elif token.type == "list_item_open":
                fresh = True
            elif token.type == "inline" and (text := clean(_words(token))):
                yield Paragraph(text, Place(self.path, line), level, lists if fresh else 0, _is_strong(token))
                fresh = False
            elif token.type == "html_block":
                yield from blocks_of(token.content, self.path, line - 1)
            elif token.type in ("fence", "code_block") and token.content.strip():
                yield Paragraph(clean(token.content), Place(self.path, line))
            at += 1

    def _table(self, tokens: list[Token], line: int) -> Grid:
        self.tables += 1
        rows: list[Row] = []
        cells: list[Cell | None] = []
        here = line
        header = False
        for token in tokens:
            if token.type == "tr_open":
                here = token.map[0] + 1 if token.map else here + 1
                cells = []
            elif token.type in ("th_open", "td_open"):
                header = token.type == "th_open"
            elif token.type == "inline":
                text = clean(_words(token))
                cells.append(Cell(text, Place(self.path, here), "", header or _is_strong(token)) if text else None)
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        width = max(map(len, rows), default=0)
        padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
        return Grid(f"table {self.tables}", padded, Place(self.path, line))


def _words(token: Token) -> str:
    """Return the words of inline Markdown, without its marks."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" " if child.type == "softbreak" else "\n")
        elif child.type == "html_inline":
            parts.append("\n" if _BREAK.fullmatch(child.content) else "")
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts)


def _is_strong(token: Token) -> bool:
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    return len(children) > 2 and children[0].type == "strong_open" and children[-1].type == "strong_close"
